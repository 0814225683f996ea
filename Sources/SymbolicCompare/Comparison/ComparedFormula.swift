// After reading this file you know how each method gets its answer for one derivative, and where the certified one comes
// from: the evaluation trace of the formula at the point, from which all start.

import Truth

/// A formula with its evaluation trace at a point; a class, so that all verdicts share what is computed once.
package final class ComparedFormula {
  let list: WengertList
  let coordinates: [Double]
  let methods: ExactMethods
  let value: Double

  var formula: Symbolic { prepared.formula }

  /// What `pi` and `e` stand for in the certified numbers.
  var constants: ConstantMeaning { prepared.constants }

  /// How much is certified.
  let certainty: Certainty

  /// The certified numbers, each computed when it is first asked for; `nil` where the trace is too long.
  private(set) var certification: Certification?

  /// The gradient by one reverse sweep.
  private let gradient: [Double]

  private let prepared: PreparedFormula

  /// The numbers in all slots: as plain numbers, as dual numbers, and as the values of naive formulas.
  private var numbers: SliceSweep<Double>
  private var duals: SliceSweep<Dual>
  private var naive: NaiveSweep<Double>

  /// Steps of a trace beyond which nothing is certified; and steps times variables beyond which a variable gets no series,
  /// and no search for a reason, of its own.
  package static let largestCertifiedWork = 400_000

  /// How many more derivatives may be looked at alone, each by passes over the whole formula: for series of its own, where a
  /// singular step comes between it and the value, or for the reason of a verdict.
  ///
  /// Any number where steps times variables are at most `largestCertifiedWork`; beyond, so many that the steps of their passes
  /// are. What is not looked at alone stands on the sweeps that certify all derivatives at once.
  private var examinationsLeft: Int

  init(
    prepared: PreparedFormula, coordinates: [Double], methods: ExactMethods = .own,
    certainty: Certainty = .full
  ) {
    list = prepared.list
    self.coordinates = coordinates
    self.methods = methods
    self.prepared = prepared
    self.certainty = certainty
    let values = list.values(at: coordinates)
    numbers = SliceSweep(resting: values)
    duals = SliceSweep(resting: values.map { Dual($0) })
    naive = NaiveSweep(prepared.rules, values: values)
    let sweep = methods.reverse(list, coordinates)
    value = sweep.value
    // By convention a value that is NaN has no partial derivatives at all.
    gradient = sweep.value.isNaN ? sweep.gradient.map { _ in .nan } : sweep.gradient
    examinationsLeft = Swift.max(1, Self.largestCertifiedWork / Swift.max(1, list.slotCount))
    if list.slotCount * prepared.variables.count <= Self.largestCertifiedWork { examinationsLeft = .max }
    if list.slotCount <= Self.largestCertifiedWork {
      certification = prepared.program.map { Certification(of: $0, at: coordinates) }
    }
  }

  /// The methods' numbers over balls, as far as they serve all derivatives, made when they are first asked for.
  private(set) lazy var shadow = SharedShadow(list, prepared.slices, values: values)

  /// The numbers in all slots.
  var values: [Double] { numbers.resting }

  /// What one input reaches.
  func slice(of position: Int) -> ForwardSlice { prepared.slices.slice(of: position) }

  /// The rules that are wrong at this point, found when they are first asked for.
  private(set) lazy var wrongRules = RuleCheck(methods: methods).findings(in: list, at: coordinates)

  /// Why there is no certified number.
  var whyUncertified: String {
    list.slotCount > Self.largestCertifiedWork
      ? "the formula has more than \(Self.largestCertifiedWork) steps"
      : "steps times variables are more than \(Self.largestCertifiedWork), ask for fewer variables"
  }

  /// The value, with its verdict.
  func comparisonOfValue() -> DerivativeComparison {
    row([], answers: [.dual: value, .reverse: value, .symbolic: value], difference: nil, formula: nil)
  }

  /// The first derivative by one of the compared variables by all methods, and the verdict on it.
  func derivative(_ index: Int) -> DerivativeComparison {
    let (variable, position) = (prepared.variables[index], prepared.positions[index])
    let slice = prepared.slices.slice(of: position)
    let formula = NaiveFormula.derivative(of: self.formula, by: variable, with: methods.formula)
    let answers: MethodNumbers = [
      .dual: value.isNaN ? .nan : forward(along: slice),
      .reverse: gradient[position],
      .symbolic: methods.isOwnFormula
        ? naive.derivative(along: slice, of: prepared.slices)
        : formula.formula.compiled(inputs: list.inputs).value(at: coordinates),
    ]
    return row([position], answers: answers, difference: differenceQuotient(along: slice), formula: formula)
  }

  private func forward(along slice: ForwardSlice) -> Double {
    guard methods.isOwnForward else { return methods.forward(list, coordinates, slice.input) }
    defer { duals.rest(slice) }
    let seed = Dual(value: coordinates[slice.input], tangent: 1)
    return duals.output(moving: slice, of: prepared.slices, to: seed).tangent + 0  // −0 is 0
  }

  private func differenceQuotient(along slice: ForwardSlice) -> DifferenceQuotient {
    defer { numbers.rest(slice) }
    return FiniteDiff::differenceQuotient(at: coordinates[slice.input]) { x in
      numbers.output(moving: slice, of: prepared.slices, to: x)
    }
  }

  /// What the package's own forward mode gives, given what the method in its place gives.
  func ownForward(_ position: Int, _ answer: Double) -> Double {
    methods.isOwnForward ? answer : ExactMethods.own.forward(list, coordinates, position)
  }

  /// What the package's own reverse mode gives.
  private(set) lazy var ownGradient = ExactMethods.own.reverse(list, coordinates).gradient

  /// A derivative of any order, given what the methods answer.
  func row(
    _ positions: [Int], answers: MethodNumbers, difference: DifferenceQuotient?, formula: NaiveFormula?
  ) -> DerivativeComparison {
    let variables = positions.map { list.inputs[$0] }
    let examination = Examination(of: self)
    func compared(_ truth: CertifiedNumber?) -> ComparedDerivative {
      ComparedDerivative(
        positions: positions, answers: answers, difference: difference, truth: truth,
        bound: truth == nil ? .infinity : roundingBound(positions, truth), formula: formula,
        examination: examination)
    }
    func judged(_ truth: CertifiedNumber?) -> DerivativeComparison {
      let derivative = compared(truth)
      let verdict = Judge(compared: self, derivative: derivative).verdict()
      return DerivativeComparison(
        variables: variables, numbers: answers, difference: difference, truth: truth, bound: derivative.bound,
        naive: formula, verdict: verdict)
    }
    if certainty == .asNeeded, let quick = certification?.quick(by: positions, bits: Certainty.bits) {
      let row = judged(quick)
      if row.verdict.kind <= .belowResolution || row.verdict.suspect != nil { return row }
    }
    if examinationsLeft == .max || certification?.isShared(by: positions) ?? false || examination.isGranted {
      return judged(certification?.derivative(by: positions))
    }
    // Without a value there is no derivative, whatever the limits beside the point are.
    let value = certification?.derivative(by: [])
    if case .noValue? = value?.kind { return judged(value) }
    return judged(nil)
  }

  /// Whether one more derivative may be looked at alone, at the cost of some passes over the whole formula: one less is left.
  func spendExamination() -> Bool {
    if examinationsLeft == .max { return true }
    examinationsLeft -= 1
    return examinationsLeft >= 0
  }

  /// What happened at a step; kept, since many derivatives hang on the same one.
  func singularNode(_ step: Int, _ truth: CertifiedNumber.Kind) -> SingularNode? {
    if let known = singularNodes[truth]?[step] { return known }
    let node = SingularNode(step, in: list, at: coordinates, truth: truth)
    singularNodes[truth, default: [:]][step] = .some(node)
    return node
  }

  private var singularNodes: [CertifiedNumber.Kind: [Int: SingularNode?]] = [:]

  /// The units in the last place that are always granted to a method.
  private static let ulps = 16.0

  /// How far a sound program may be off: four times the radius at 53 bits, and some units of the result.
  private func roundingBound(_ positions: [Int], _ truth: CertifiedNumber?) -> Double {
    guard let radius = certification?.radiusInDouble(by: positions) else { return .infinity }
    let size = truth?.number?.midpoint.nearestDouble ?? 0
    return 4 * radius + (size.isFinite ? Self.ulps * size.ulp : 0) + Double.leastNonzeroMagnitude
  }

  /// How far a sound program may be off by balls alone; infinite where it may lose all digits, or leave their range.
  func certainBound(_ positions: [Int]) -> Double {
    4 * (certification?.radiusInBalls(by: positions) ?? .infinity)
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
