// After reading this file you know how a failure is handed to a reader: as a line for the shell that shows it again.
//
//     adcompare --at 'x=-1.0,y=0.5' -- 'x*y'
//     adcompare --at 'x=2.0' -- 't1 = sin(x); t1*t1'        a part that is stored once is written once
//
// Both words are in quotes, since formulas are full of what a shell reads in its own way. The -- keeps a formula that
// begins with a minus from being taken for an option.

/// A formula at a point, on which some property was found not to hold.
public struct Counterexample: Error, Hashable, Sendable {
  /// The formula.
  public let formula: Symbolic

  /// The point.
  public let point: Point

  /// What does not hold there.
  public let reason: String

  /// Creates a counter-example.
  public init(_ formula: Symbolic, at point: Point, reason: String) {
    (self.formula, self.point, self.reason) = (formula, point, reason)
  }

  /// The command that shows the case: one line that can be pasted into a POSIX shell.
  ///
  /// What the formula stores once is written once, as an assignment, so that the command computes it once too.
  public var command: String {
    let place = point.names.isEmpty ? "" : " --at \(Counterexample.quoted(point.description))"
    return "adcompare\(place) -- \(Counterexample.quoted(formula.textAsStored))"
  }

  /// One word of a POSIX shell.
  private static func quoted(_ text: String) -> String {
    "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#))'"
  }
}

extension Counterexample: CustomStringConvertible {
  /// The reason, and the command that shows the case.
  public var description: String { "\(reason)\n  \(command)" }
}

extension Symbolic {
  /// The formula with an assignment for each operation that is stored once and used more than once.
  ///
  /// ``program`` makes equal parts one part; here two that were made separately stay two.
  /// - Complexity: linear in the stored nodes.
  var textAsStored: String {
    let order = EvaluationOrder(of: [self])
    let (uses, taken) = (order.uses, Set(variables))
    var names: [ObjectIdentifier: String] = [:]
    var pieces: [String] = []
    var number = 0
    for (index, node) in order.nodes.enumerated() where uses[index] > 1 && node.first != nil {
      pieces.append(Printer(of: Symbolic(node), names: names).text)
      repeat { number += 1 } while taken.contains("t\(number)")
      names[ObjectIdentifier(node)] = "t\(number)"
      pieces[pieces.count - 1] = "t\(number) = \(pieces[pieces.count - 1])"
    }
    return (pieces + [Printer(of: self, names: names).text]).joined(separator: "; ")
  }
}
