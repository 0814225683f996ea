// After reading this file you know how the slip behind a method's wrong numbers is found: a program gives no formula of
// the derivative, as a student's answer on paper does, but it gives its numbers at as many points as one asks for.
//
//     a student's tangent of x*y      y at all points      the product rule with a missing term
//
// The points are those at which answers on paper are checked (CheckPoints).

import Reverse

extension LikelySlip {
  /// The slip that explains the partial derivative that a program computes; `nil` if none does, or if nothing is wrong.
  ///
  /// ```swift
  /// LikelySlip(in: { point in myGradient(point)[0] }, of: try Symbolic(parsing: "x*y"), withRespectTo: "x")
  /// ```
  ///
  /// - Parameters:
  ///   - derivative: the program: from the coordinates, in the order of the formula's variables, to the derivative.
  ///   - formula: the formula.
  ///   - variable: the variable of the derivative.
  /// - Complexity: a dozen calls of the program, and some hundred differentiations of the formula.
  public init?(
    in derivative: ([Double]) -> Double, of formula: Symbolic, withRespectTo variable: String
  ) {
    let inputs = formula.variables
    guard let position = inputs.firstIndex(of: variable) else { return nil }
    let list = formula.compiled(inputs: inputs)
    let points = CheckPoints(for: list, by: position, answer: list).near
    let answers = points.map(derivative)
    let differs = zip(points, answers).contains { point, answer in
      let right = list.valueWithGradient(at: point).gradient[position]
      return !((right - answer).magnitude <= 1e-8 * Swift.max(right.magnitude, answer.magnitude))
    }
    let search = SlipSearch(
      formula: formula, variable: variable, inputs: inputs, points: points, answers: answers)
    guard differs, let slip = search.likelySlip() else { return nil }
    self = slip
  }
}
