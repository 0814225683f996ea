// After reading this file you know what a formula's form costs at a point, in digits, and what another form of the
// same function would keep.
//
// The operands of the form are taken as they are; the form and its remedy are evaluated on them, value and
// derivative, in `Double` and in balls of 256 bits. So the loss is the form's own, not what it was handed:
//
//     exp(x) − 1 at x = 1e-9     here 7.1 digits     expm1(x): 16 digits
//
// A remedy is offered only where it is the same function: the balls of the two have a number in common, or the form is not
// finite.

import Truth

/// A part of a formula that has a better form, and what each form keeps at the point.
public struct StabilityHint: Sendable {
  /// The form that was recognised.
  public let form: StableForm

  /// The part of the formula, cut after 60 characters.
  public let written: String

  /// What to write instead, cut after 60 characters.
  public let remedy: String

  /// The correct digits, 0 to 16, of the part as it is written: the fewer of its value's and its derivatives'.
  public let digitsHere: Double

  /// The correct digits of the remedy.
  public let digitsWithRemedy: Double

  /// Whether the part is not finite here though the remedy is.
  public let overflows: Bool

  /// How many digits the remedy gains at this point.
  public var gain: Double { digitsWithRemedy - digitsHere }
}

extension StabilityHint: CustomStringConvertible {
  /// The advice in one sentence.
  public var description: String {
    func rounded(_ digits: Double) -> String { FormattedNumber.plain((10 * digits).rounded() / 10 + 0) }
    let gained = rounded(digitsWithRemedy)
    return overflows
      ? "\(written) is not finite here; \(remedy) has \(gained) correct digits"
      : "\(written) has \(rounded(digitsHere)) correct digits here; \(remedy) has \(gained)"
  }
}

extension Comparison {
  /// The parts of the formula that have a better form, those that gain most first; at most 32.
  ///
  /// A hint with a gain below a digit is of use at other points than this one.
  /// - Complexity: linear in the formula, and some hundred evaluations of each part that is found.
  public var hints: [StabilityHint] {
    let search = StableFormSearch(in: formula)
    let slots = search.slots(inputs: list.inputs)
    let values = list.values(at: coordinates)
    let hints = search.matches().prefix(32).compactMap { match in
      StabilityHint(match, in: search) { values[slots[$0]] }
    }
    return hints.sorted { $0.gain > $1.gain }
  }
}

extension StabilityHint {
  fileprivate init?(_ match: StableFormMatch, in search: StableFormSearch, value: (Int) -> Double) {
    let names = match.bindings.keys.sorted()
    let operands = names.compactMap { match.bindings[$0].map(value) }
    guard let form = try? Symbolic(parsing: match.form.written),
      let better = try? Symbolic(parsing: match.form.remedy),
      let (written, remedy) = search.filledIn(match), operands.allSatisfy(\.isFinite)
    else { return nil }
    let (old, new) = (form.compiled(inputs: names), better.compiled(inputs: names))
    let precise = operands.map { Ball($0) }
    let (oldTruth, newTruth) = Ball.withPrecision(256) {
      (old.valueWithGradient(at: precise), new.valueWithGradient(at: precise))
    }
    guard newTruth.value.isFinite else { return nil }
    overflows = !old.value(at: operands).isFinite
    // Forms are equal where both have a value.
    guard !oldTruth.value.isFinite || oldTruth.value.overlaps(newTruth.value) else { return nil }
    self.form = match.form
    self.written = written.abbreviated(to: 60)
    self.remedy = remedy.abbreviated(to: 60)
    digitsHere = Self.digits(of: old, at: operands, newTruth)
    digitsWithRemedy = Self.digits(of: new, at: operands, newTruth)
  }

  /// The fewest correct digits among the value and the derivatives.
  private static func digits(
    of list: WengertList, at operands: [Double], _ truth: (value: Ball, gradient: [Ball])
  ) -> Double {
    let computed = list.valueWithGradient(at: operands)
    let pairs = [(computed.value, truth.value)] + zip(computed.gradient, truth.gradient)
    return pairs.reduce(16) { least, pair in
      guard pair.1.isFinite else { return least }
      return Swift.min(least, MethodError(of: pair.0, against: pair.1, bound: 1)?.digits ?? 0)
    }
  }
}
