// Task 3, given: what is recorded. Nothing here is to be changed.

import Elementary

/// The list of operations, in the order in which they were done: entry 0 first.
final class Tape {
  /// What an entry was computed from: earlier entries, and its partial derivative by each of them.
  typealias Operand = (entry: Int, partial: Double)

  /// For each entry its operands; an input has none.
  private(set) var entries: [[Operand]] = []

  /// Writes an entry, and returns its number.
  func append(_ operands: [Operand]) -> Int {
    entries.append(operands)
    return entries.count - 1
  }
}

/// A number and its place on a tape; a constant is on none.
struct MyVariable: Scalar {
  let value: Double
  let tape: Tape?
  let entry: Int

  /// A constant.
  init(_ constant: Double) { (value, tape, entry) = (constant, nil, -1) }

  /// An entry of a tape.
  init(value: Double, _ tape: Tape, _ operands: [Tape.Operand]) {
    (self.value, self.tape, entry) = (value, tape, tape.append(operands))
  }

  /// The result of an operation: its operands with the partial derivatives by them; constants are left out.
  static func recorded(_ value: Double, _ operands: [(number: MyVariable, partial: Double)]) -> MyVariable {
    let active = operands.filter { $0.number.tape != nil }
    guard let tape = active.first?.number.tape else { return MyVariable(value) }
    return MyVariable(value: value, tape, active.map { ($0.number.entry, $0.partial) })
  }

  static func == (x: MyVariable, y: MyVariable) -> Bool { x.value == y.value }
}
