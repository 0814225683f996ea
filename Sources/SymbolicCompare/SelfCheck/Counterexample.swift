// After reading this file you know how a failure is handed to a reader: as a line for the shell, and a line of Swift.
//
//     adcompare --at 'x=-1.0,y=0.5' -- 'x*y'
//     adcompare selfcheck --at 'x=2.0' -- 't1 = sin(x); t1*t1'     a part that is stored once is written once
//     property.violation(try Symbolic(parsing: "x*y"), ["x": -1.0, "y": 0.5])
//
// The first line shows the four methods side by side. Blocks, second derivatives, Taylor polynomials, texts and more
// are not among them: such a failure is shown by the second line, which checks every property on the one case.
//
// Neither can show the mistake of a method that is not in the installed program, a student's own, say: there the line
// shows what the package's methods make of the case, and the line of Swift, in the suite that has the property, shows
// the failure.
//
// Formulas are full of what a shell reads in its own way, so they stand in quotes. The -- keeps a formula that begins
// with a minus from being taken for an option.

/// A formula at a point, on which some property was found not to hold.
public struct Counterexample: Error, Hashable, Sendable {
  /// A command that shows the failure again, since it compares what the property compares.
  public enum Command: Hashable, Sendable {
    /// `adcompare`: the value and the first derivatives by the four methods.
    case comparison

    /// `adcompare selfcheck`: every property of the package.
    case selfCheck
  }

  /// The formula.
  public let formula: Symbolic

  /// The point.
  public let point: Point

  /// What does not hold there.
  public let reason: String

  /// The command that shows the failure again.
  public let shownBy: Command

  /// Creates a counter-example.
  ///
  /// - Parameters:
  ///   - formula: the formula.
  ///   - point: a value for each of its variables.
  ///   - reason: what does not hold there.
  ///   - command: what shows it: the comparison of the four methods, or the check of all properties.
  public init(_ formula: Symbolic, at point: Point, reason: String, shownBy command: Command = .comparison) {
    (self.formula, self.point, self.reason, shownBy) = (formula, point, reason, command)
  }

  /// The command that shows the case: one line that can be pasted into a POSIX shell.
  ///
  /// What the formula stores once is written once, as an assignment, so that the command computes it once too. The
  /// command runs the methods of the installed program: a mistake in one that is exchanged, see ``MethodsUnderTest``,
  /// is shown by ``swift`` alone.
  public var command: String {
    let name = shownBy == .selfCheck ? "adcompare selfcheck" : "adcompare"
    let place = point.names.isEmpty ? "" : " --at \(Counterexample.quoted(point.description))"
    return "\(name)\(place) -- \(Counterexample.quoted(formula.programAsStored))"
  }

  /// The expression that shows the case in a suite, where `property` is the property that does not hold.
  public var swift: String {
    let coordinates = zip(point.names, point.values).map { "\"\($0)\": \($1)" }.joined(separator: ", ")
    let place = coordinates.isEmpty ? ":" : coordinates
    return "property.violation(try Symbolic(parsing: \"\(formula.programAsStored)\"), [\(place)])"
  }

  /// One word of a POSIX shell.
  private static func quoted(_ text: String) -> String {
    "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#))'"
  }
}

extension Counterexample {
  /// The place besides the point that the reason names, as in "at [0.5, -2.0] a block has the value 1.0".
  var placeOfFailure: Point? {
    guard let start = reason.firstRange(of: "at [")?.upperBound,
      let end = reason[start...].firstIndex(of: "]")
    else { return nil }
    let coordinates = reason[start..<end].split(separator: ", ").compactMap { Double($0) }
    let names = formula.variables
    guard coordinates.count == names.count else { return nil }
    let place = Point(Array(zip(names, coordinates)))
    return place == point.restricted(to: names) ? nil : place
  }
}

extension Counterexample: CustomStringConvertible {
  /// The reason, the command that shows the case, and the expression that shows it in a suite.
  public var description: String { "\(reason)\n  \(command)\n  \(swift)" }
}
