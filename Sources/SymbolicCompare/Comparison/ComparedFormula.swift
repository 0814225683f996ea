// After reading this file you know how each of the four methods gets its answer for one variable.

/// A formula with its evaluation trace at a point: what all four methods start from.
struct ComparedFormula {
  let formula: Symbolic
  let list: WengertList
  let coordinates: [Double]
  let methods: ExactMethods
  let value: Double

  /// The gradient by one reverse sweep.
  private let gradient: [Double]

  /// The absolute rounding error of the value, to first order.
  private let valueError: Double

  init(formula: Symbolic, list: WengertList, coordinates: [Double], methods: ExactMethods = .own) {
    self.formula = formula
    self.list = list
    self.coordinates = coordinates
    self.methods = methods
    (value, gradient) = methods.reverse(list, coordinates)
    valueError = unitRoundoff * valueScale(of: list, at: coordinates)
  }

  /// The derivative with respect to one variable, by all methods, and the verdict with its diagnosis.
  func derivative(withRespectTo variable: String) -> DerivativeComparison {
    let position = list.inputs.firstIndex(of: variable) ?? 0
    let derivativeFormula = methods.formula(formula, variable)
    let derivativeList = derivativeFormula.compiled(inputs: list.inputs)
    let (evidence, condition) = evidence(along: position, derivativeList)
    let judgement = evidence.judgement()
    let diagnostician = Diagnostician(
      compared: self, position: position, evidence: evidence, derivativeFormula: derivativeFormula,
      derivativeList: derivativeList)
    return DerivativeComparison(
      variable: variable, dual: evidence.dual, reverse: evidence.reverse, symbolic: evidence.symbolic,
      difference: evidence.difference, scale: evidence.scale, formulaScale: evidence.formulaScale,
      conditionNumber: condition, slopes: evidence.slopes, size: FormulaSize(of: derivativeFormula),
      verdict: diagnostician.verdict(judgement))
  }

  /// The judgement alone, and what the difference quotient gave.
  func judgement(withRespectTo variable: String) -> (judgement: Judgement, difference: Double) {
    let position = list.inputs.firstIndex(of: variable) ?? 0
    let derivativeList = methods.formula(formula, variable).compiled(inputs: list.inputs)
    let evidence = evidence(along: position, derivativeList).evidence
    return (evidence.judgement(), evidence.difference.value)
  }

  private func evidence(
    along position: Int, _ derivativeList: WengertList
  ) -> (evidence: Evidence, condition: Double) {
    let difference = differenceQuotient(along: position)
    let reverse = gradient[position]
    let sensitivity = DerivativeSensitivity(of: list, at: coordinates, along: position)
    let evidence = Evidence(
      dual: methods.forward(list, coordinates, position),
      reverse: reverse,
      symbolic: derivativeList.value(at: coordinates),
      difference: difference,
      scale: sensitivity.scale,
      formulaScale: valueScale(of: derivativeList, at: coordinates),
      valueError: valueError,
      slopes: OneSidedSlopes(of: list, at: coordinates, along: position),
      otherQuotients: { quotients(along: position, around: difference.step) },
      singularity: { Singularity(in: list, at: coordinates, derivative: $0) },
      overflow: {
        value.isFinite ? nil : Singularity(overflowIn: list, at: coordinates, along: position)
      })
    return (evidence, sensitivity.toInputs / reverse.magnitude)
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
