// After reading this file you know how each method gets its answer for one derivative, and where the certified one comes
// from: the evaluation trace of the formula at the point, from which all start.

import Truth

/// A formula with its evaluation trace at a point.
struct ComparedFormula {
  let formula: Symbolic
  let list: WengertList
  let coordinates: [Double]
  let methods: ExactMethods
  let value: Double

  /// What `pi` and `e` stand for in the certified numbers.
  let constants: ConstantMeaning

  /// How much is certified.
  let certainty: Certainty

  /// The certified numbers, each computed when it is first asked for; `nil` where the trace is too long.
  private(set) var certification: Certification?

  /// The gradient by one reverse sweep.
  private let gradient: [Double]

  /// Steps of a trace times variables beyond which nothing is certified.
  static let largestCertifiedWork = 400_000

  init(
    prepared: PreparedFormula, coordinates: [Double], methods: ExactMethods = .own,
    certainty: Certainty = .full
  ) {
    formula = prepared.formula
    list = prepared.list
    self.coordinates = coordinates
    self.methods = methods
    constants = prepared.constants
    self.certainty = certainty
    let sweep = methods.reverse(list, coordinates)
    value = sweep.value
    // By convention a value that is NaN has no partial derivatives at all.
    gradient = sweep.value.isNaN ? sweep.gradient.map { _ in .nan } : sweep.gradient
    if list.slotCount * Swift.max(1, prepared.variables.count) <= Self.largestCertifiedWork {
      certification = prepared.program.map { Certification(of: $0, at: coordinates) }
    }
  }

  /// Why there is no certified number.
  var whyUncertified: String {
    "steps times variables are more than \(Self.largestCertifiedWork), ask for fewer variables"
  }

  /// The value, with its verdict.
  mutating func comparisonOfValue() -> DerivativeComparison {
    row([], answers: [.dual: value, .reverse: value, .symbolic: value], difference: nil, formula: nil)
  }

  /// A first derivative by all methods, and the verdict on it.
  mutating func derivative(_ derivative: PreparedFormula.Derivative) -> DerivativeComparison {
    let position = list.inputs.firstIndex(of: derivative.variable) ?? 0
    let answers: [Method: Double] = [
      .dual: value.isNaN ? .nan : methods.forward(list, coordinates, position),
      .reverse: gradient[position],
      .symbolic: derivative.list.value(at: coordinates),
    ]
    return row(
      [position], answers: answers, difference: differenceQuotient(along: position),
      formula: derivative.formula)
  }

  /// A derivative of any order, given what the methods answer.
  mutating func row(
    _ positions: [Int], answers: [Method: Double], difference: DifferenceQuotient?, formula: Symbolic?
  ) -> DerivativeComparison {
    let variables = positions.map { list.inputs[$0] }
    func judged(_ truth: CertifiedNumber?) -> DerivativeComparison {
      let bound = roundingBound(positions, truth)
      let evidence = Evidence(
        positions: positions, answers: answers, difference: difference, truth: truth, bound: bound,
        formula: formula)
      let verdict = Judge(compared: self, evidence: evidence).verdict()
      return DerivativeComparison(
        variables: variables, answers: answers, difference: difference, truth: truth, bound: bound,
        formula: formula, verdict: verdict)
    }
    if certainty == .asNeeded, let quick = certification?.quick(by: positions, bits: Certainty.bits) {
      let row = judged(quick)
      if row.verdict.kind <= .belowResolution || row.verdict.suspect != nil { return row }
    }
    return judged(certification?.derivative(by: positions))
  }

  /// Units in the last place that no method is blamed for.
  private static let ulps = 16.0

  /// How far a sound program may be off: four times the radius at 53 bits, and some units of the result.
  private mutating func roundingBound(_ positions: [Int], _ truth: CertifiedNumber?) -> Double {
    guard let radius = certification?.radiusInDouble(by: positions) else { return .infinity }
    let size = truth?.number?.midpoint.nearestDouble ?? 0
    return 4 * radius + (size.isFinite ? Self.ulps * size.ulp : 0) + Double.leastNonzeroMagnitude
  }

  /// How far a sound program may be off by balls alone; infinite where it may lose all digits, or leave their range.
  func certainBound(_ positions: [Int]) -> Double {
    var certification = certification
    return 4 * (certification?.radiusInBalls(by: positions) ?? .infinity)
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
}

/// How much work is put into a certificate.
public enum Certainty: Sendable {
  /// Every number to 57 bits and more, as far as the ladder of precisions goes.
  case full

  /// No more than a verdict needs: where a running error bound in `Double` says that the methods have their digits, that
  /// is enough.
  case asNeeded

  /// The bits that a running bound has to leave: so many that half of a `Double`'s digits can be told.
  static let bits = 34
}

/// What is known of one derivative when it comes to be judged.
struct Evidence {
  /// The positions of the inputs by which was differentiated, one for each order.
  let positions: [Int]

  /// What each exact method gives.
  let answers: [Method: Double]

  /// The difference quotient, if one was made.
  let difference: DifferenceQuotient?

  /// The certified number.
  let truth: CertifiedNumber?

  /// How far a sound program may be off.
  let bound: Double

  /// The naive formula of the derivative.
  let formula: Symbolic?

  var order: Int { positions.count }
}
