// After reading this file you know how a wrong rule is planted in one method of a comparison: each method is put
// together again from its own local derivatives, and one of them is spoilt on the way.

import SymbolicCompare

@testable import SymbolicCompareComparison

/// A beginner's mistake in one derivative rule.
enum Mistake: String, CaseIterable, Sendable {
  case sign, factor, missingInnerDerivative, missingTerm, slight
}

/// A mistake in the rule of one primitive.
struct PlantedMistake: Sendable {
  let mistake: Mistake
  let primitive: Primitive

  /// Local derivative times what comes in from inside (forward) or outside (reverse), with the mistake.
  func product<T: Scalar>(_ partial: T, _ incoming: T, in line: Primitive) -> T {
    guard line == primitive else { return partial * incoming }
    return switch mistake {
    case .sign: -(partial * incoming)
    case .factor: 2 * (partial * incoming)
    case .missingInnerDerivative: partial
    case .missingTerm: partial * incoming + 1
    case .slight: T(1 + 1e-12) * (partial * incoming)
    }
  }
}

extension ExactMethods {
  /// The package's methods with a mistake planted in one of them.
  static func with(_ planted: PlantedMistake, in method: Method) -> ExactMethods {
    var methods = ExactMethods.own
    switch method {
    case .dual:
      methods.forward = { list, point, position in
        forward(list, point, position, planted)
      }
    case .reverse:
      methods.reverse = { list, point in reverse(list, point, planted) }
    case .symbolic:
      methods.formula = { formula, variable in naive(formula, variable, planted) }
    case .finiteDifference: break
    }
    return methods
  }

  /// Forward mode, a tangent at a time.
  private static func forward(
    _ list: WengertList, _ point: [Double], _ position: Int, _ planted: PlantedMistake
  ) -> Double {
    let values = list.values(at: point)
    let isActive = activity(of: list, along: position)
    var tangents = [Double](repeating: 0, count: list.slotCount)
    tangents[position] = 1
    for line in list.lines where isActive[line.result] {
      let operands = line.operands
      tangents[line.result] = operands.indices.reduce(0) { sum, index in
        guard isActive[operands[index]] else { return sum }
        let partial = line.slope(by: index, at: operands.map { values[$0] })
        return sum + planted.product(partial, tangents[operands[index]], in: line.primitive)
      }
    }
    return list.outputs.first.map { tangents[$0] } ?? 0
  }

  /// Reverse mode, with the local derivatives of one-line lists.
  private static func reverse(
    _ list: WengertList, _ point: [Double], _ planted: PlantedMistake
  ) -> (value: Double, gradient: [Double]) {
    let values = list.values(at: point)
    let isActive = activity(of: list)
    var adjoints = [Double](repeating: 0, count: list.slotCount)
    if let output = list.outputs.first { adjoints[output] = 1 }
    for line in list.lines.reversed() where isActive[line.result] {
      let partials = partialsByReverse(of: line, values, isActive)
      for (slot, partial) in zip(line.operands, partials) {
        guard let partial else { continue }
        adjoints[slot] += planted.product(partial, adjoints[line.result], in: line.primitive)
      }
    }
    return (list.outputs.first.map { values[$0] } ?? 0, Array(adjoints[..<point.count]))
  }

  private static func partialsByReverse(
    of line: WengertList.Line, _ values: [Double], _ isActive: [Bool]
  ) -> [Double?] {
    var single = WengertList(inputs: line.operands.indices.map { "v\($0)" })
    let slots = line.operands.indices.map { index in
      isActive[line.operands[index]] ? index : single.constant(values[line.operands[index]])
    }
    let result =
      slots.count == 1
      ? single.append(line.primitive, slots[0]) : single.append(line.primitive, slots[0], slots[1])
    let point = single.values(at: line.operands.map { values[$0] })
    let adjoints = single.adjoints(values: point, seed: 1, output: result)
    return line.operands.indices.map { isActive[line.operands[$0]] ? adjoints[$0] ?? 0 : nil }
  }

  /// The naive formula, put together from the formulas of single operations.
  private static func naive(_ formula: Symbolic, _ variable: String, _ planted: PlantedMistake) -> Symbolic {
    let names = formula.variables
    let list = formula.compiled(inputs: names)
    guard let position = names.firstIndex(of: variable) else { return 0 }
    let values = list.values(at: names.map { Symbolic.variable($0) })
    let isActive = activity(of: list, along: position)
    var derivatives = [Symbolic](repeating: 0, count: list.slotCount)
    derivatives[position] = 1
    for line in list.lines where isActive[line.result] {
      let operands = line.operands
      var terms: [Symbolic] = []
      for index in operands.indices where isActive[operands[index]] {
        let placeholders = operands.indices.map { other in
          isActive[operands[other]] || other == index
            ? Symbolic.variable("p\(other)") : values[operands[other]]
        }
        guard let single = Symbolic.apply(line.primitive, to: placeholders) else { continue }
        let partial = single.derivative(withRespectTo: "p\(index)")
        let inputs = names + operands.indices.map { "p\($0)" }
        let arguments = names.map { Symbolic.variable($0) } + operands.map { values[$0] }
        let filledIn = partial.compiled(inputs: inputs).value(at: arguments)
        terms.append(planted.product(filledIn, derivatives[operands[index]], in: line.primitive))
      }
      derivatives[line.result] = terms.dropFirst().reduce(terms.first ?? 0, +)
    }
    return list.outputs.first.map { derivatives[$0] } ?? 0
  }

  /// Which slots depend on an input, or on any if none is named.
  private static func activity(of list: WengertList, along position: Int? = nil) -> [Bool] {
    var isActive = [Bool](repeating: false, count: list.slotCount)
    for index in list.inputs.indices where position == nil || position == index { isActive[index] = true }
    for line in list.lines { isActive[line.result] = line.operands.contains { isActive[$0] } }
    return isActive
  }
}
