// After reading this file you know the three answers that a property has for a case, and why two would not do: a property
// that finds nothing to compare has not been shown to hold.
//
//     holds          something was compared, and agrees
//     not compared   the case says nothing about the property: log(-1) nothing about a finite derivative
//     violated       something differs by more than rounding explains, and what

extension Property {
  /// What a property has to say about one formula at one point.
  public enum Outcome: Hashable, Sendable {
    /// Something was compared, and all that was agrees.
    case holds

    /// Nothing was compared, since the case is outside the property's condition or without a known bound.
    case notCompared

    /// Something does not agree; the text says what.
    case violated(String)
  }
}

extension Property {
  /// Creates a property from comparisons, the first of which that fails ends it.
  ///
  /// It holds where at least one comparison was made and none failed.
  init(
    _ name: String, comparing: @escaping @Sendable (Symbolic, Point, inout Comparisons) throws -> Void
  ) {
    self.init(
      name,
      outcome: { formula, point in
        var comparisons = Comparisons()
        do {
          try comparing(formula, point, &comparisons)
        } catch {
          // Every reason is made here; the sign of a NaN says nothing.
          return .violated("\(error)".replacing("-nan", with: "nan"))
        }
        return comparisons.count > 0 ? .holds : .notCompared
      })
  }
}

/// What does not hold.
struct Violation: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// The comparisons that a property makes at one case, counted.
struct Comparisons {
  /// How many were made.
  private(set) var count = 0

  /// Demands that something hold.
  mutating func demand(_ holds: Bool, else violation: @autoclosure () -> String) throws(Violation) {
    count += 1
    if !holds { throw Violation(violation()) }
  }

  /// Demands that two numbers are no further apart than a bound; compares nothing where the bound is not finite.
  ///
  /// Under a finite bound only one of them being finite is a violation; if neither is, nothing is known.
  mutating func demand(
    _ a: Double, near b: Double, within bound: Double, else violation: @autoclosure () -> String
  ) throws(Violation) {
    guard bound.isFinite, a.isFinite || b.isFinite else { return }
    try demand((a - b).magnitude <= bound + 0x1p-900, else: violation())
  }

  /// Demands that two derivatives are no further apart than rounding explains, for the scale S of their errors.
  ///
  /// Eight units of u·S for each of the two: an operation's value errs by 1 ulp = 2u at most, its partial, made in up
  /// to four steps, by 8u.
  mutating func demand(
    _ a: Double, near b: Double, scale: Double, else violation: @autoclosure () -> String
  ) throws(Violation) {
    try demand(a, near: b, within: 16 * unitRoundoff * scale, else: violation())
  }
}
