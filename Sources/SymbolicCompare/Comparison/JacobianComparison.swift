// After reading this file you know how a function of several results is compared: the same lesson twice, by rows and by
// columns.
//
//     f1 = x^2        J =   2x   0       a row is the gradient of one result: one reverse sweep a result gives J by rows;
//     f2 = x*y              y    x       a column is the derivative of all by one variable: one forward pass a variable
//                                        gives J by columns
//
// J·v is one forward pass along v, whatever the number of variables; Jᵀ·w is one reverse sweep with the seeds w, whatever the
// number of results. Each entry is judged by itself, as a derivative of its result. Source: Griewank & Walther 2008, chapter 3.

public import Elementary
import Truth

/// The Jacobian of a function of several results at one point, each entry by all methods and judged.
///
///     let polar = try Symbolic.results(parsing: "x = r*cos(t); y = r*sin(t); x, y")
///     let comparison = try JacobianComparison(of: polar, at: ["r": 2, "t": 0.5])
///     comparison[1, "t"]?.reverse                    // dy/dt = r·cos t = 1.7551651237807455
///
/// - Complexity: a comparison for each result.
public struct JacobianComparison: Sendable {
  /// The results' names: those that the text assigned, else f1, f2, ....
  public let names: [String]

  /// A comparison for each result, by those of the variables that are in it.
  public let results: [Comparison]

  /// The variables to differentiate by: a column for each.
  public let variables: [String]

  /// The point.
  public let point: Point

  /// Whether the point was chosen here.
  public let isPointChosen: Bool

  /// The evaluation trace of all results; what they share stands in it once.
  let list: WengertList

  private let constants: ConstantMeaning

  /// Compares all methods on each result.
  ///
  /// - Parameters:
  ///   - results: the formulas, and their names where they have any; at least one.
  ///   - point: a finite number for each variable, and no others; `nil` to have a point chosen.
  ///   - variables: the variables to differentiate by, each once; `nil` for all, in the order of their names.
  ///   - order: the highest order of derivatives of each result that are compared; 1 for the Jacobian alone.
  ///   - certainty: as for ``Comparison``.
  ///   - constants: whether `pi` and `e` are certified as the `Double`s that programs have, or as real numbers.
  /// - Throws: ``ComparisonError``.
  public init(
    of results: [(name: String?, formula: Symbolic)], at point: Point? = nil,
    withRespectTo variables: [String]? = nil, order: Int = 1, certainty: Certainty = .full,
    constants: ConstantMeaning = .double
  ) throws(ComparisonError) {
    let all = Set(results.flatMap(\.formula.variables)).sorted()
    for name in variables ?? [] where !all.contains(name) {
      throw .unknownVariable(name: name, variables: all)
    }
    // Where the sum has a value and slopes, each result has.
    let formulas = results.map(\.formula)
    let sum = formulas.dropFirst().reduce(formulas.first ?? 0) { $0 + $1 }
    (self.point, _) = try Comparison.coordinates(of: point, all, sum.compiled(inputs: all))
    isPointChosen = point == nil && !all.isEmpty
    self.variables = variables?.withoutRepeats ?? all
    self.constants = constants
    list = Symbolic.compiled(formulas, inputs: all)
    names = JacobianComparison.names(of: results, besides: all)
    var rows: [Comparison] = []
    for formula in formulas {
      let own = formula.variables
      let columns = self.variables.filter(own.contains)
      rows.append(
        try Comparison(
          of: formula, at: self.point.restricted(to: own), withRespectTo: columns, order: order,
          certainty: certainty, constants: constants))
    }
    self.results = rows
  }

  private static func names(
    of results: [(name: String?, formula: Symbolic)], besides variables: [String]
  ) -> [String] {
    var taken = Set(variables).union(results.compactMap(\.name))
    var given: Set<String> = []
    return results.enumerated().map { index, result in
      if let name = result.name, given.insert(name).inserted { return name }
      var name = "f\(index + 1)"
      while !taken.insert(name).inserted { name += "_" }
      return name
    }
  }

  /// An entry: the derivative of a result by a variable; `nil` where the variable is not in the result, so that it is 0, or
  /// missing where the result's value is: ``Comparison/derivative(by:method:)``, ``Comparison/kind(by:)``.
  public subscript(row: Int, variable: String) -> DerivativeComparison? { results[row][variable] }

  /// Which entries can differ from 0, whatever the point: those by a variable that is in the result.
  public var pattern: SparsityPattern {
    let columns = Dictionary(uniqueKeysWithValues: variables.enumerated().map { ($1, $0) })
    return SparsityPattern(
      rows: results.map { $0.derivatives.compactMap { columns[$0.variable] } }, columnCount: variables.count)
  }

  /// The result with the worst verdict, the first of several; `nil` where all is well.
  public var worst: Int? {
    var worst: Int?
    for index in results.indices where results[index].verdict.kind != .agree {
      if let known = worst, !results[index].verdict.isWorse(than: results[known].verdict) { continue }
      worst = index
    }
    return worst
  }

  /// The worst of all verdicts.
  public var verdict: Verdict {
    if let worst { return results[worst].verdict }
    if let row = results.first(where: { !$0.derivatives.isEmpty }) { return row.verdict }
    return Verdict(.agree, "the formulas have no variables: nothing to differentiate")
  }

  /// What the Jacobian costs by rows and by columns, in operations.
  ///
  /// A sweep with a seed at every result, as for Jᵀ·w, can cost more than the dearest sweep from one: it reaches all lines.
  public var operations: (function: Int, forwardPass: Int, reverseSweep: Int, sweepOfAll: Int) {
    let count = OperationCount(
      of: list, inputs: list.inputs.count, variables: variables.count, functionCalls: 0)
    let sweep = list.outputs.map { slot in
      var single = list
      single.outputs = [slot]
      return Swift.max(list.lines.count, OperationCount.sweepOperations(single))
    }
    // The sum's own additions are none of the sweep's.
    let ofSum = results.isEmpty ? 0 : OperationCount.sweepOperations(listOfSum) - (results.count - 1)
    return (count.function, count.forwardPass, sweep.max() ?? 0, Swift.max(list.lines.count, ofSum))
  }

  /// The evaluation trace with the sum of all results as its one output: the sweep back over it has a seed at every result.
  var listOfSum: WengertList {
    var sum = list
    guard let first = list.outputs.first else { return sum }
    sum.outputs = [list.outputs.dropFirst().reduce(first) { sum.append(.add, $0, $1) }]
    return sum
  }
}

extension JacobianComparison {
  /// The derivative of each result along a vector, compared by all methods: that of f(x + t·v) by t at 0, a component of J·v.
  ///
  /// - Parameter vector: a number for each variable.
  /// - Returns: the name of t, which is none of the variables', and for each result a comparison of its value, and of its
  ///   derivative by t if the result moves.
  /// - Throws: ``ComparisonError``.
  public func comparisons(
    along vector: [Double]
  ) throws(ComparisonError) -> (parameter: String, rows: [Comparison]) {
    var name = "t"
    while list.inputs.contains(name) { name += "_" }
    var rows: [Comparison] = []
    for row in results {
      var formula = row.formula
      for (variable, component) in zip(variables, vector) where component != 0 {
        let start = Symbolic(point[variable] ?? 0)
        formula = formula.substituting(start + Symbolic(component) * .variable(name), for: variable)
      }
      let own = formula.variables
      var values = Dictionary(uniqueKeysWithValues: zip(list.inputs, coordinates))
      values[name] = 0
      rows.append(
        try Comparison(
          of: formula, at: Point(values).restricted(to: own), withRespectTo: own.filter { $0 == name },
          constants: constants))
    }
    return (name, rows)
  }

  /// The product of the transposed Jacobian and a vector: the gradient of the results' sum with these weights, one reverse
  /// sweep.
  ///
  /// - Parameter weights: a number for each result.
  /// - Throws: ``ComparisonError``.
  public func transposedProduct(with weights: [Double]) throws(ComparisonError) -> Comparison {
    var sum: Symbolic?
    for (weight, row) in zip(weights, results) {
      let term = Symbolic(weight) * row.formula
      sum = sum.map { $0 + term } ?? term
    }
    let formula = sum ?? 0
    let own = formula.variables
    return try Comparison(
      of: formula, at: point.restricted(to: own), withRespectTo: variables.filter(own.contains),
      constants: constants)
  }

  var coordinates: [Double] { list.inputs.compactMap { point[$0] } }
}
