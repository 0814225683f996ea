// After reading this file you know how one formula is differentiated four times at one point, and what is kept of
// it. No method sees another's rules: forward mode runs the evaluation trace over `Dual`, reverse mode sweeps
// it back over `Double`, the naive formula has a trace of its own, and differences see values alone.

/// The derivatives of one formula at one point, by four methods, and what they come to.
///
///     let comparison = try Comparison(of: "log(1 + exp(w*x + b))", at: ["w": 2, "x": 0.5, "b": -1])
///     comparison.verdict.kind                  // .agree
///     comparison["w"]?.reverse                 // 0.25
///
/// More is computed when it is asked for: ``reference``, the derivatives to 30 digits and every method's error;
/// ``hints``, the parts of the formula that have a better form; ``regularity(along:)``; ``firstNaN(in:)``. Why a
/// verdict is not AGREE, at which node, and what to do about it, says its ``Verdict/diagnosis``.
///
/// - Complexity: for n variables and a formula of m different nodes, O(n·m) operations, O(m) memory.
public struct Comparison: Sendable {
  /// The formula.
  public let formula: Symbolic

  /// The point.
  public let point: Point

  /// Whether the point was chosen here, since none was named; a formula without variables needs none.
  public let isPointChosen: Bool

  /// The value of the formula.
  public let value: Double

  /// A row for each variable.
  public let derivatives: [DerivativeComparison]

  /// How large the formula is.
  ///
  /// - Complexity: measured anew at each call; linear in the formula's different nodes.
  public var size: FormulaSize { FormulaSize(of: formula) }

  /// What each method costs in operations.
  public let operations: OperationCount

  /// The evaluation trace, whose inputs are the formula's variables in order.
  let list: WengertList

  /// The worst of the variables' verdicts.
  public let verdict: Verdict

  /// The comparisons that a Swift function met on the way to its formula, which is that of the branch taken.
  public internal(set) var branches: [String] = []

  /// Compares the four methods on a formula.
  ///
  /// - Parameters:
  ///   - formula: a formula with any number of variables.
  ///   - point: a finite number for each variable, and no others; `nil` to have a point chosen.
  ///   - variables: the variables to differentiate by; `nil` for all, in the order of their names.
  /// - Throws: ``ComparisonError``.
  public init(
    of formula: Symbolic, at point: Point? = nil, withRespectTo variables: [String]? = nil
  ) throws(ComparisonError) {
    try self.init(of: formula, at: point, withRespectTo: variables, by: .own)
  }

  /// Compares the four methods, with others in place of the package's exact ones: to see whether a wrong one is found.
  package init(
    of formula: Symbolic, at point: Point? = nil, withRespectTo variables: [String]? = nil,
    by methods: ExactMethods
  ) throws(ComparisonError) {
    let names = formula.variables
    let variables = variables ?? names
    let known = Set(names)
    for name in variables where !known.contains(name) {
      throw .unknownVariable(name: name, variables: names)
    }
    let list = formula.compiled(inputs: names)
    let (passes, overflow) = variables.count.multipliedReportingOverflow(by: list.slotCount)
    guard !overflow, passes <= Comparison.largestWork else {
      throw .tooManyVariables(variables: variables.count, operations: list.lines.count)
    }
    let (actualPoint, coordinates) = try Comparison.coordinates(of: point, names, list)

    let trace = ComparedFormula(formula: formula, list: list, coordinates: coordinates, methods: methods)
    let rows = variables.map { trace.derivative(withRespectTo: $0) }
    self.formula = formula
    self.list = list
    self.point = actualPoint
    isPointChosen = point == nil && !names.isEmpty
    value = trace.value
    derivatives = rows
    operations = OperationCount(
      of: list, inputs: names.count, variables: variables.count,
      functionCalls: rows.reduce(0) { $0 + $1.difference.evaluations })
    verdict = Comparison.worst(of: rows, trace)
  }

  /// Compares the four methods on a formula in the command line's language.
  ///
  /// - Throws: ``SyntaxError`` or ``ComparisonError``.
  public init(of text: String, at point: Point? = nil, withRespectTo variables: [String]? = nil) throws {
    try self.init(of: Symbolic(parsing: text), at: point, withRespectTo: variables)
  }

  /// The row of a variable.
  public subscript(variable: String) -> DerivativeComparison? {
    derivatives.first { $0.variable == variable }
  }

  /// Variables times operations beyond which one pass a variable would take more than some seconds.
  static let largestWork = 4_000_000

  private static func coordinates(
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
    let known = Set(names)
    for name in point.names where !known.contains(name) {
      throw .unknownCoordinate(name: name, variables: names)
    }
    let missing = names.filter { point[$0] == nil }
    guard missing.isEmpty else { throw .missing(variables: missing) }
    return (point, names.compactMap { point[$0] })
  }

  private static func worst(of rows: [DerivativeComparison], _ trace: ComparedFormula) -> Verdict {
    if let worst = rows.max(by: { $0.verdict.kind < $1.verdict.kind }) { return worst.verdict }
    if trace.value.isFinite {
      return Verdict(.agree, "the formula has no variables: nothing to differentiate")
    }
    let cause = Singularity(in: trace.list, at: trace.coordinates, derivative: 0)
    return Verdict(
      cause?.kind ?? .indeterminate, cause?.reason ?? "the value is not finite",
      diagnosis: cause?.diagnosis(of: trace.formula, inputs: trace.list.inputs))
  }
}
