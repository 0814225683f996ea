// After reading this file you know how each of the four methods gets its answer for one variable.

/// A formula with its evaluation trace at a point: what all four methods start from.
struct ComparedFormula {
  let formula: Symbolic
  let list: WengertList
  let coordinates: [Double]
  let value: Double

  /// The gradient by one reverse sweep.
  private let gradient: [Double]

  /// The absolute rounding error of the value, to first order.
  private let valueError: Double

  init(formula: Symbolic, list: WengertList, coordinates: [Double]) {
    self.formula = formula
    self.list = list
    self.coordinates = coordinates
    (value, gradient) = list.valueWithGradient(at: coordinates)
    valueError = unitRoundoff * valueScale(of: list, at: coordinates)
  }

  /// The derivative with respect to one variable, by all methods, and the verdict.
  func derivative(withRespectTo variable: String) -> DerivativeComparison {
    let position = list.inputs.firstIndex(of: variable) ?? 0
    let derivativeFormula = formula.derivative(withRespectTo: variable)
    let derivativeList = derivativeFormula.compiled(inputs: list.inputs)
    let difference = differenceQuotient(along: position)
    let evidence = Evidence(
      dual: forwardDerivative(along: position),
      reverse: gradient[position],
      symbolic: derivativeList.value(at: coordinates),
      difference: difference,
      scale: derivativeScale(of: list, at: coordinates, along: position),
      formulaScale: valueScale(of: derivativeList, at: coordinates),
      valueError: valueError,
      slopes: OneSidedSlopes(of: list, at: coordinates, along: position),
      otherQuotients: { quotients(along: position, around: difference.step) },
      singularity: { Singularity(in: list, at: coordinates, derivative: $0) })
    return DerivativeComparison(
      variable: variable, dual: evidence.dual, reverse: evidence.reverse, symbolic: evidence.symbolic,
      difference: difference, scale: evidence.scale, formulaScale: evidence.formulaScale,
      slopes: evidence.slopes, size: FormulaSize(of: derivativeFormula), verdict: evidence.verdict())
  }

  /// One pass over dual numbers, seeded with the variable.
  private func forwardDerivative(along position: Int) -> Double {
    let inputs = coordinates.indices.map { index in
      Dual(value: coordinates[index], tangent: index == position ? 1 : 0)
    }
    return list.value(at: inputs).tangent
  }

  /// The function along one coordinate, the others fixed.
  private func section(along position: Int) -> (Double) -> Double {
    var inputs = coordinates
    return { x in
      inputs[position] = x
      return list.value(at: inputs)
    }
  }

  private func differenceQuotient(along position: Int) -> DifferenceQuotient {
    FiniteDiff::differenceQuotient(at: coordinates[position], of: section(along: position))
  }

  /// Central quotients at steps from a hundredth to a hundred times the chosen one.
  private func quotients(along position: Int, around step: Double) -> [Double] {
    let function = section(along: position)
    let x = coordinates[position]
    return [0.01, 0.1, 0.3, 3, 10, 100].map { factor in
      let (upper, lower) = (x + factor * step, x - factor * step)
      return (function(upper) - function(lower)) / (upper - lower)
    }
  }
}
