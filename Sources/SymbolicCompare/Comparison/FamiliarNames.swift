// After reading this file you know the short names for what one does with a formula most often.
//
//     let f = try Symbolic("x*x*y")
//     try f.value(at: ["x": 3, "y": 2])         // 18
//     f.gradient()                              // the derivatives by x and y, in the order of f.variables
//     f.gradient()[0].simplified()              // (x + x)*y, the light step of simplification

import Reverse

extension Symbolic {
  /// Reads a formula, a line or a program, in the command line's language: ``init(parsing:data:)``.
  ///
  /// - Throws: ``SyntaxError`` with a position and advice.
  public init(_ text: String) throws(SyntaxError) { try self.init(parsing: text) }

  /// The value of the formula at a point.
  ///
  /// - Parameter point: a number for each variable; it may have others, which do not count.
  /// - Returns: the value; NaN outside a function's domain.
  /// - Throws: ``ComparisonError/missing(variables:)``.
  /// - Complexity: one operation for each stored node.
  public func value(at point: Point) throws(ComparisonError) -> Double {
    let names = variables
    let missing = names.filter { point[$0] == nil }
    guard missing.isEmpty else { throw .missing(variables: missing) }
    return compiled(inputs: names).value(at: names.compactMap { point[$0] })
  }

  /// The naive derivatives by all variables, in the order of ``variables``.
  ///
  /// - Complexity: one rule for each stored node and variable.
  public func gradient() -> [Symbolic] { variables.map { derivative(withRespectTo: $0) } }

  /// The formula with 0, 1 and exact constants crossed out: the result of the `light` step.
  ///
  /// - Complexity: one look at each stored node.
  public func simplified() -> Symbolic { simplified(.light).result }
}
