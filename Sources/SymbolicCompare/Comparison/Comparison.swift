// After reading this file you know how one formula is differentiated four times at one point, and what is kept of
// it. No method sees another's rules: forward mode runs the evaluation trace over `Dual`, reverse mode sweeps
// it back over `Double`, the naive formula has a trace of its own, and differences see values alone. The certified
// number (Truth) shares no rule with any of them, and judges all.

import Truth

/// The derivatives of one formula at one point by four methods, each with a verdict.
///
///     let comparison = try Comparison(of: "log(1 + exp(w*x + b))", at: ["w": 2, "x": 0.5, "b": -1])
///     comparison.verdict.kind                  // .agree
///     comparison["w"]?.reverse                 // 0.25
///     comparison["w"]?.truth?.number           // a ball around the derivative
///
/// More is computed when it is asked for: ``hints``, the parts of the formula that have a better form;
/// ``smoothness(along:)``; ``firstNaN(in:)``; and why a verdict is not AGREE, at which node, and what to do about it:
/// ``diagnosis(of:)``.
///
/// - Complexity: O(m) operations for a formula of m different nodes, and about ten for each node that each variable reaches:
///   O(m) in all where terms stand apart and are added in pairs, n² additions for a sum of n terms in one line, O(n·m) at
///   worst. O(m) memory.
public struct Comparison: Sendable {
  /// The formula.
  public var formula: Symbolic { prepared.formula }

  /// The point.
  public let point: Point

  /// Whether the comparison chose the point, since the caller named none; a formula without variables needs
  /// none.
  public let isPointChosen: Bool

  /// The value, judged as a derivative of order 0.
  public let valueComparison: DerivativeComparison

  /// A row for each variable: the first derivatives.
  public let derivatives: [DerivativeComparison]

  /// The derivatives of order 2 and more that were asked for: by all pairs of variables for order 2; by one variable for
  /// higher orders.
  public let higherDerivatives: [DerivativeComparison]

  /// The value of the formula.
  public var value: Double { valueComparison.numbers[.reverse] ?? .nan }

  /// What each method costs in operations.
  public let operations: OperationCount

  /// What `pi` and `e` stand for in the certified numbers.
  public var constants: ConstantMeaning { prepared.constants }

  /// The evaluation trace, whose inputs are the formula's variables in order.
  package var list: WengertList { prepared.list }

  /// What each input of the trace reaches.
  package var slices: ForwardSlices { prepared.slices }

  private let prepared: PreparedFormula

  /// The comparisons that a Swift function met on the way to its formula, which is that of the branch taken.
  public internal(set) var branches: [String] = []

  /// The ``branches`` that compared equal values, as `x == 0` at 0: beside the point the function is another
  /// formula.
  public internal(set) var ties: [String] = []

  /// Compares the four methods on a formula.
  ///
  /// - Parameters:
  ///   - formula: a formula with any number of variables.
  ///   - point: a finite number for each variable, and no others; `nil` to have a point chosen.
  ///   - variables: the variables to differentiate by, each once; `nil` for all, in the order of their names.
  ///   - order: the highest order; from 3 on by a single variable.
  ///   - certainty: how much work is put into the certified numbers.
  ///   - constants: whether `pi` and `e` are certified as the `Double`s that programs have, or as real numbers.
  /// - Throws: ``ComparisonError``.
  public init(
    of formula: Symbolic, at point: Point? = nil, withRespectTo variables: [String]? = nil, order: Int = 1,
    certainty: Certainty = .full, constants: ConstantMeaning = .double
  ) throws(ComparisonError) {
    try self.init(
      of: formula, at: point, withRespectTo: variables, order: order, certainty: certainty,
      constants: constants, by: .own)
  }

  /// Compares the four methods, with others in place of the package's exact ones: to see whether a wrong one is found.
  package init(
    of formula: Symbolic, at point: Point? = nil, withRespectTo variables: [String]? = nil, order: Int = 1,
    certainty: Certainty = .full, constants: ConstantMeaning = .double, by methods: ExactMethods
  ) throws(ComparisonError) {
    let prepared = try PreparedFormula(
      of: formula, withRespectTo: variables, constants: constants, by: methods)
    try self.init(of: prepared, at: point, order: order, certainty: certainty, by: methods)
  }

  /// Compares the four methods on a formula that has been differentiated, at one of many points.
  ///
  /// - Throws: ``ComparisonError``.
  public init(
    of prepared: PreparedFormula, at point: Point? = nil, order: Int = 1, certainty: Certainty = .full
  ) throws(ComparisonError) {
    try self.init(of: prepared, at: point, order: order, certainty: certainty, by: .own)
  }

  private init(
    of prepared: PreparedFormula, at point: Point?, order: Int, certainty: Certainty, by methods: ExactMethods
  ) throws(ComparisonError) {
    let (list, variables) = (prepared.list, prepared.variables)
    try HigherOrders.check(variables, order: order, operations: list.lines.count)
    let (actualPoint, coordinates) = try Comparison.coordinates(of: point, list.inputs, list)

    let trace = ComparedFormula(
      prepared: prepared, coordinates: coordinates, methods: methods, certainty: certainty)
    let ofValue = trace.comparisonOfValue()
    let rows = prepared.variables.indices.map { trace.derivative($0) }
    self.prepared = prepared
    self.coordinates = coordinates
    self.point = actualPoint
    isPointChosen = point == nil && !list.inputs.isEmpty
    let higher = order > 1 ? HigherOrders.rows(of: trace, variables, upTo: order) : []
    derivatives = rows
    higherDerivatives = higher
    valueComparison = ofValue
    worst = Comparison.worst(of: ofValue, rows, higher)
    operations = prepared.operations.with(
      functionCalls: rows.reduce(0) { $0 + ($1.difference?.evaluations ?? 0) })
  }

  /// Compares the four methods on a formula in the command line's language.
  ///
  /// - Throws: ``SyntaxError`` or ``ComparisonError``.
  public init(
    of text: String, at point: Point? = nil, withRespectTo variables: [String]? = nil, order: Int = 1,
    constants: ConstantMeaning = .double
  ) throws {
    try self.init(
      of: Symbolic(parsing: text), at: point, withRespectTo: variables, order: order, constants: constants)
  }

  /// The row of a variable.
  public subscript(variable: String) -> DerivativeComparison? {
    derivatives.first { $0.variable == variable }
  }

  /// The derivative by a variable, by one of the methods.
  ///
  /// By a variable that is not in the formula it is 0; NaN by forward and reverse mode where the value is NaN, and by
  /// differences where the value is not finite.
  public func derivative(by variable: String, method: Method = .reverse) -> Double {
    if let row = self[variable] { return row[method: method] }
    let hasNone =
      switch method {
      case .dual, .reverse: value.isNaN
      case .symbolic: false
      case .finiteDifference: !value.isFinite
      }
    return hasNone ? .nan : 0
  }

  /// The verdict on the derivative by a variable; if it is not in the formula, AGREE where there is a value and this is not
  /// NaN, elsewhere the verdict on the value.
  public func kind(by variable: String) -> Verdict.Kind {
    self[variable]?.verdict.kind ?? (hasValue && !value.isNaN ? .agree : valueComparison.verdict.kind)
  }

  /// Whether the formula has a value at the point: its certificate says neither that there is none, nor is undecided.
  public var hasValue: Bool {
    switch valueComparison.truth?.kind {
    case .noValue, .undecided: false
    default: true
    }
  }

  /// Lines of all variables' slices together, beyond which ten passes along each would take more than some seconds: the sum
  /// of the squares of 17,000 variables in one line has so many.
  static let largestWork = 150_000_000

  static func coordinates(
    of point: Point?, _ names: [String], _ list: WengertList
  ) throws(ComparisonError) -> (Point, [Double]) {
    guard let point else {
      guard let chosen = Point.chosen(for: list) else {
        if let formula = Point.variableOrder(in: list) {
          throw .variableOrder(formula: formula, variables: names)
        }
        throw .noPointFound(variables: names, undefined: Point.undefinedEverywhere(in: list))
      }
      return (chosen, chosen.values)
    }
    let coordinates = names.compactMap { point[$0] }
    if coordinates.count == names.count && point.names.count == names.count { return (point, coordinates) }
    let known = Set(names)
    for name in point.names where !known.contains(name) {
      throw .unknownCoordinate(name: name, variables: names)
    }
    let missing = names.filter { point[$0] == nil }
    guard missing.isEmpty else { throw .missing(variables: missing) }
    return (point, coordinates)
  }

  /// Every row that has a verdict: the value, and the derivatives of all orders.
  public var judged: [DerivativeComparison] { [valueComparison] + derivatives + higherDerivatives }

  /// The row with the worst verdict, the first of several; `nil` where all is well.
  public let worst: DerivativeComparison?

  private static func worst(
    of value: DerivativeComparison, _ derivatives: [DerivativeComparison], _ higher: [DerivativeComparison]
  ) -> DerivativeComparison? {
    var worst = value.verdict.kind == .agree ? nil : value
    for row in [derivatives, higher].joined() where row.verdict.kind != .agree {
      guard let known = worst else {
        worst = row
        continue
      }
      if row.verdict.isWorse(than: known.verdict)
        || (known.order == 0 && !known.verdict.isWorse(than: row.verdict))
      {
        worst = row
      }
    }
    return worst
  }

  /// The worst of all verdicts.
  public var verdict: Verdict {
    if let worst { return worst.verdict }
    if let tie = ties.first {
      return Verdict(
        .indeterminate,
        "equal values are compared here (\(tie)), and the formula is that of this branch: beside the point there may be "
          + "another, with other derivatives; compare the function with differences, checkGradient")
    }
    if derivatives.isEmpty {
      return Verdict(.agree, "the formula has no variables: nothing to differentiate")
    }
    // What is not certified is said.
    return (derivatives.first { $0.truth == nil } ?? derivatives[0]).verdict
  }

  /// The coordinates in the order of the trace's inputs.
  package let coordinates: [Double]

  /// How large the formula is.
  ///
  /// - Complexity: measured anew at each call; linear in the formula's different nodes.
  public var size: FormulaSize { FormulaSize(of: formula) }
}
