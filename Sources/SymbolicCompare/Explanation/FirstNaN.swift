// After reading this file you know where the first NaN came from, in each of the three sweeps: which line, by which
// rule, out of which two numbers.
//
//     x·log x at 0     values    v1 = log(x) = −∞,  v2 = x·v1 = 0·(−∞) = NaN          ← the first NaN
//     √(x²)   at 0     values    finite
//                      adjoints  v̄2 = 1,  v̄1 = 1·∞ = ∞,  x̄ = ∞ · 0 = NaN             ← elsewhere in the backward sweep
//                      tangents  v1 = x² has the tangent 0: by convention √ passes nothing on
//
// NaN spreads, so that the result only says that there was one. Each sweep is walked in its own direction and the
// first line is named whose numbers were not NaN and whose result is. What does not depend on the input, and what
// does not reach the result, is passed over as the sweeps themselves do.

/// The first NaN of a sweep.
public struct FirstNaN: Sendable {
  /// A sweep over the evaluation trace.
  public enum Sweep: Hashable, Sendable {
    /// The values, from the inputs to the result.
    case values

    /// The tangents along a variable, from the inputs to the result.
    case tangents(variable: String)

    /// The adjoints, from the result to the inputs.
    case adjoints
  }

  /// The sweep in which it occurred.
  public let sweep: Sweep

  /// The line at which it arose.
  public let node: TraceNode

  /// The numbers that met: the two factors, or the two terms.
  public let numbers: [Double]

  /// What was done with them, for example "0 · inf" or "inf - inf".
  public let operation: String

  /// What happened, in one sentence.
  public let explanation: String

  private init(
    _ sweep: Sweep, _ node: TraceNode, _ numbers: [Double], _ operation: String, _ explanation: String
  ) {
    self.sweep = sweep
    self.node = node
    self.numbers = numbers
    self.operation = operation
    self.explanation = explanation
  }
}

extension FirstNaN {
  /// The first NaN among the values; `nil` if there is none.
  static func inValues(of list: WengertList, at point: [Double]) -> FirstNaN? {
    let values = list.values(at: point)
    for line in list.lines where values[line.result].isNaN {
      let operands = line.operands.map { values[$0] }
      guard !operands.contains(where: \.isNaN) else { continue }
      let node = TraceNode(line, in: list, values)
      let numbers = operands.map(FormattedNumber.plain)
      let operation =
        switch line.primitive {
        case .add, .subtract, .multiply, .divide: numbers.joined(separator: " \(line.primitive.symbol) ")
        default: "\(line.primitive.name)(\(numbers.joined(separator: ", ")))"
        }
      return FirstNaN(
        .values, node, operands, operation, "the value of \(node.formula) is \(operation) = NaN")
    }
    return nil
  }

  /// The first NaN among the tangents along an input; `nil` if there is none.
  static func inTangents(of list: WengertList, at point: [Double], along position: Int) -> FirstNaN? {
    let inputs = Dual.inputs(at: point, along: position)
    let duals = list.values(at: inputs)
    let sweep = Sweep.tangents(variable: list.inputs[position])
    for line in list.lines where duals[line.result].tangent.isNaN {
      let operands = line.operands.map { duals[$0] }
      guard !operands.contains(where: \.tangent.isNaN) else { continue }
      let node = TraceNode(line, in: list, duals.map(\.value))
      let slopes = operands.indices.map { line.slope(by: $0, at: operands.map(\.value)) }
      let factors = zip(slopes, operands).map { ($0, $1.tangent) }.filter { $0.1 != 0 || operands.count == 1 }
      let products = factors.map { $0.0 * $0.1 }
      if let index = products.firstIndex(where: \.isNaN) {
        let (slope, tangent) = factors[index]
        let operation = "\(FormattedNumber.plain(slope)) · \(FormattedNumber.plain(tangent))"
        return FirstNaN(
          sweep, node, [slope, tangent], operation,
          "the tangent of \(node.formula) is slope · tangent of its operand = \(operation) = NaN")
      }
      let operation = products.map(FormattedNumber.plain).joined(separator: " + ")
      return FirstNaN(
        sweep, node, products, operation, "the tangent of \(node.formula) is the sum \(operation) = NaN")
    }
    return nil
  }

  /// The first NaN of the backward sweep; `nil` if there is none.
  static func inAdjoints(of list: WengertList, at point: [Double]) -> FirstNaN? {
    let values = list.values(at: point)
    guard let output = list.outputs.first else { return nil }
    let final = list.adjoints(values: values, seed: 1, output: output)
    guard final.contains(where: { $0?.isNaN == true }) else { return nil }
    var adjoints = [Double](repeating: 0, count: list.slotCount)
    adjoints[output] = 1
    for line in list.lines.reversed() where final[line.result] != nil {
      let operands = line.operands.map { values[$0] }
      let adjoint = adjoints[line.result]
      for (index, slot) in line.operands.enumerated() where final[slot] != nil {
        let slope = line.slope(by: index, at: operands)
        if slope == 0 && line.primitive.isPiecewise { continue }
        let message = adjoint * slope
        let sum = adjoints[slot] + message
        if sum.isNaN {
          let node = TraceNode(line, in: list, values)
          let numbers = message.isNaN ? [adjoint, slope] : [adjoints[slot], message]
          let operation = numbers.map(FormattedNumber.plain).joined(separator: message.isNaN ? " · " : " + ")
          let explanation =
            message.isNaN
            ? "\(node.formula) sends back adjoint · slope = \(operation) = NaN"
            : "the adjoints that meet below \(node.formula) add up to \(operation) = NaN"
          return FirstNaN(.adjoints, node, numbers, operation, explanation)
        }
        adjoints[slot] = sum
      }
    }
    return nil
  }
}

extension Primitive {
  /// The operator's sign in a sentence.
  fileprivate var symbol: String { self == .multiply ? "·" : name }
}
