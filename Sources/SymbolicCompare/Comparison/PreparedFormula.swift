// After reading this file you know what of a comparison depends on the formula alone, and not on the point: its evaluation
// trace, which lines of it each variable reaches, the rules of the naive derivatives, and the counts of operations.
//
// A batch asks one formula at thousands of points; each but the first is spared all this.

import Truth

/// A formula as it is compared at any number of points.
///
///     let softplus = try PreparedFormula(of: Symbolic(parsing: "log(1 + exp(x))"))
///     for x in [-1.0, 0, 1] { print(try Comparison(of: softplus, at: ["x": x]).verdict.kind) }
///
/// It never changes. A class, so that a comparison does not copy what it holds.
public final class PreparedFormula: Sendable {
  /// The formula.
  public let formula: Symbolic

  /// The variables to differentiate by.
  public let variables: [String]

  /// All variables of the formula, in the order of their names.
  public var names: [String] { list.inputs }

  /// The evaluation trace, whose inputs are the formula's variables in order.
  let list: WengertList

  /// The trace as it is certified; `nil` if it calls functions of which no series is known.
  let program: StraightLineProgram?

  /// Where the variables stand among the trace's inputs.
  let positions: [Int]

  /// What each input reaches.
  let slices: ForwardSlices

  /// The rules of the naive formulas of all derivatives.
  let rules: NaiveRules

  /// What each method costs, the difference quotients left out.
  let operations: OperationCount

  /// What `pi` and `e` stand for in the certified numbers.
  let constants: ConstantMeaning

  /// Differentiates and counts.
  ///
  /// - Parameters:
  ///   - formula: a formula with any number of variables.
  ///   - variables: the variables to differentiate by, each once; `nil` for all, in the order of their names.
  ///   - constants: whether `pi` and `e` are certified as the `Double`s that programs have, or as real numbers.
  /// - Throws: ``ComparisonError``.
  public convenience init(
    of formula: Symbolic, withRespectTo variables: [String]? = nil, constants: ConstantMeaning = .double
  ) throws(ComparisonError) {
    try self.init(of: formula, withRespectTo: variables, constants: constants, by: .own)
  }

  init(
    of formula: Symbolic, withRespectTo variables: [String]?, constants: ConstantMeaning,
    by methods: ExactMethods
  ) throws(ComparisonError) {
    let names = formula.variables
    let variables = variables?.withoutRepeats ?? names
    let known = Set(names)
    for name in variables where !known.contains(name) {
      throw .unknownVariable(name: name, variables: names)
    }
    let list = formula.compiled(inputs: names)
    let order = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    positions = variables.compactMap { order[$0] }
    slices = ForwardSlices(of: list)
    guard slices.areShort(of: positions, together: Comparison.largestWork) else {
      throw .tooManyVariables(variables: variables.count, operations: list.lines.count)
    }
    self.formula = formula
    self.variables = variables
    self.list = list
    self.constants = constants
    program = list.straightLineProgram(constants)
    rules = NaiveRules(of: list)
    operations = OperationCount(
      of: list, inputs: names.count, variables: variables.count, functionCalls: 0)
  }
}
