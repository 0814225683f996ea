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

  /// The gradient to 31 digits, for all variables that ask for it.
  private let precise: PreciseGradient

  /// The trace from the other end of what its numbers can be, if some are out of range.
  private let otherEnd: OtherEnd?

  /// The absolute rounding error of the value, to first order.
  private let valueError: Double

  init(formula: Symbolic, list: WengertList, coordinates: [Double], methods: ExactMethods = .own) {
    self.formula = formula
    self.list = list
    self.coordinates = coordinates
    self.methods = methods
    let sweep = methods.reverse(list, coordinates)
    value = sweep.value
    // By convention a value that is NaN has no partial derivatives at all.
    gradient = sweep.value.isNaN ? sweep.gradient.map { _ in .nan } : sweep.gradient
    precise = PreciseGradient(of: list, at: coordinates)
    otherEnd = sweep.value.isFinite ? OtherEnd(of: list, at: coordinates) : nil
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
      conditionNumber: condition, slopes: evidence.slopes, formula: derivativeFormula,
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
      dual: value.isNaN ? .nan : methods.forward(list, coordinates, position),
      reverse: reverse,
      symbolic: derivativeList.value(at: coordinates),
      difference: difference,
      scale: sensitivity.scale,
      finiteScale: sensitivity.finiteScale,
      relativeScale: sensitivity.relativeScale,
      formulaScale: valueScale(of: derivativeList, at: coordinates),
      valueError: valueError,
      slopes: OneSidedSlopes(of: list, at: coordinates, along: position),
      formulaIsFinite: { derivativeList.values(at: coordinates).allSatisfy(\.isFinite) },
      formulaError: {
        derivativeList.value(at: coordinates.map { RunningError($0) }).error
          + unitRoundoff * exponentScale(of: derivativeList, at: coordinates)
      },
      formulaRelativeScale: { valueScale(of: derivativeList, at: coordinates, raise: 0) },
      underflow: {
        sensitivity.meetsUnderflow ? Underflow(in: list, at: coordinates, along: position) : nil
      },
      outOfRange: {
        guard let otherEnd, otherEnd.decides(along: position) else { return nil }
        guard otherEnd.isOverflow else { return .underflow(otherEnd.line) }
        return Singularity(overflowOf: otherEnd.line, in: list, at: coordinates).map { .overflow($0) }
      },
      placeOf: { TraceNode($0, in: list, list.values(at: coordinates)) },
      meetsOverflow: { Extremes.areMet(in: list, at: coordinates, along: position) },
      formulaMeetsOverflow: { Extremes.areMet(inValuesOf: derivativeList, at: coordinates) },
      formulaLoss: { Underflow.loss(ofValueOf: derivativeList, at: coordinates) },
      slopesWithinStep: { slopes(along: position, within: difference.step) },
      stepCrossesSeam: {
        Seams.areCrossed(in: list, at: scattered(along: position, within: difference.step))
      },
      precise: { precise[position] },
      singularity: {
        Singularity(in: list, at: coordinates, derivative: $0, along: value.isFinite ? position : nil)
      },
      edge: { Singularity(steepIn: list, at: coordinates, along: position) },
      infinity: {
        guard !value.isFinite else { return nil }
        return Singularity(infinityIn: list, at: coordinates, along: position)
          ?? Singularity(in: list, at: coordinates, derivative: 0)
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

  /// The exact derivative at points spread over the difference quotient's step, on both sides.
  private func slopes(along position: Int, within step: Double) -> [Double] {
    (neighbours(along: position, within: step) + scattered(along: position, within: step))
      .map { methods.reverse(list, $0).gradient[position] }
  }

  /// 64 points within a step, by multiples of the golden ratio: the step was chosen so that its own samples look smooth.
  private func scattered(along position: Int, within step: Double) -> [[Double]] {
    (1...64).map { number in
      let turn = Double(number) * 0.6180339887498949
      var inputs = coordinates
      inputs[position] += step.magnitude * (2 * (turn - turn.rounded(.down)) - 1)
      return inputs
    }
  }

  private func neighbours(along position: Int, within step: Double) -> [[Double]] {
    let x = coordinates[position]
    let fractions = [1.0, 0.75, 0.5, 0.25, 0.1, 0.01, 1e-4, 1e-8]
    let offsets = fractions.map { $0 * step.magnitude } + [x.ulp, 2 * x.ulp, x.magnitude, 2 * x.magnitude]
    return offsets.filter { $0 <= 2 * step.magnitude }.flatMap { [x - $0, x + $0] }.map { neighbour in
      var inputs = coordinates
      inputs[position] = neighbour
      return inputs
    }
  }
}

/// The gradient to 31 digits, computed once, when a variable first asks for it.
private final class PreciseGradient {
  private let list: WengertList
  private let point: [Double]
  private lazy var gradient = list.valueWithGradient(at: point.map { VouchedNumber($0) }).gradient

  init(of list: WengertList, at point: [Double]) {
    self.list = list
    self.point = point
  }

  /// The derivative along an input.
  ///
  /// - Complexity: some hundred evaluations of the function, the first time.
  subscript(position: Int) -> VouchedNumber { gradient[position] }
}
