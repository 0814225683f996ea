// After reading this file you know how a verdict points at its cause: at one line of the evaluation trace, with the
// formula that the line computes and the numbers that it met.

/// One line of the evaluation trace: what is computed there, from which numbers, and what came out.
public struct TraceNode: Sendable {
  /// The line's number in the trace, counted from 1.
  public let line: Int

  /// What the line computes, as a formula of the variables; cut after 40 characters.
  public let formula: String

  /// The line's operation.
  public let primitive: Primitive

  /// The numbers that the operation met.
  public let operands: [Double]

  /// The number that the operation gave.
  public let value: Double
}

extension TraceNode: CustomStringConvertible {
  /// The formula with its operands, for example "exp(3*x) (operand 3000)".
  public var description: String {
    let numbers = operands.map(FormattedNumber.plain).joined(separator: " and ")
    return "\(formula) (operand\(operands.count == 1 ? "" : "s") \(numbers))"
  }
}

extension TraceNode {
  /// The node of a line, given the number in every slot.
  package init(_ line: WengertList.Line, in list: WengertList, _ values: [Double]) {
    let first = list.lines.first?.result ?? line.result
    let number = list.lines.firstIndex(of: line) ?? line.result - first
    self.init(
      line: number + 1, formula: line.formula(in: list), primitive: line.primitive,
      operands: line.operands.map { values[$0] }, value: values[(list.choice(of: line) ?? line).result])
  }
}

extension WengertList.Line {
  /// The line's result as a formula of the inputs and of the names that were assigned, cut to a length that fits in a
  /// sentence; of a gate, the choice that it is half of.
  func formula(in list: WengertList) -> String {
    let slot = list.choice(of: self)?.result ?? result
    let values = list.values(at: list.inputs.map { Symbolic(anyName: $0) })
    let names = list.names.map { (ObjectIdentifier(values[$0.key].node), $0.value) }
    let printer = Printer(of: values[slot], names: Dictionary(names) { first, _ in first }, limit: 40)
    return printer.abbreviated(to: 40)
  }

  var isGate: Bool {
    if case .binary(let function) = primitive { function.isGate } else { false }
  }
}

extension WengertList {
  /// The sum of two gates on one condition, which is what `where` is written down as: the one that this line is, or that it is a
  /// gate of.
  func choice(of line: Line) -> Line? {
    if gate(of: line) != nil { return line }
    return line.isGate ? lines.first { $0.operands.contains(line.result) && gate(of: $0) != nil } : nil
  }

  /// The first gate of a choice; `nil` for a line that is none.
  func gate(of choice: Line) -> Line? {
    func gate(_ slot: Int?) -> Line? { lines.first { $0.result == slot && $0.isGate } }
    guard choice.primitive == .add, let first = gate(choice.first), let second = gate(choice.second),
      first.first == second.first, first.primitive != second.primitive
    else { return nil }
    return first
  }
}
