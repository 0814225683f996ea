// After reading this file you know how reverse mode differentiates itself: the backward sweep is a program too.
//
// Idea. A function is recorded as a Wengert list. Its sweep, run over variables instead of numbers, computes the
// gradient and is recorded on a tape while it does. One more sweep over that tape gives second derivatives.
//
// Algebra. With g = ∇f and a direction v, the gradient of the number g(x)·v is H·v. So
//
//     H·v       one sweep over variables, one sweep more: a few times a gradient, H is never formed
//     H         the pullback of g, once for each unit vector: n sweeps
//
// Range. Where a factor of a second derivative leaves the range of `Double`, though the derivative does not, all is done once
// more with scaled numbers: `WengertList+Scaled.swift`.
//
// Limits. What rounding has taken no rule brings back: 1 + e⁴⁰⁰ is e⁴⁰⁰ to a `Double`, so that the second derivative of
// log(1 + exp(x)) at 400 comes out as that of log(exp(x)), 0, and not as 2·10⁻¹⁷⁴; `softplus(x)` has it.
//
// Example: f = x²y at (2, 3): g = (2xy, x²) = (12, 4), H = ((2y, 2x), (2x, 0)) = ((6, 4), (4, 0)).
// Source: Griewank & Walther 2008, section 5.4 ("second-order adjoints").

import WideRange

/// The product of a function's Hessian and a direction.
///
/// ```swift
/// hessianVectorProduct(at: [2, 3], along: [1, 0]) { x in x[0] * x[0] * x[1] }      // [6, 4]
/// ```
///
/// Where a partial derivative is NaN, so are its derivatives; at a kink the slope of the convention is a constant.
///
/// - Complexity: a few times a gradient, however many variables there are.
public func hessianVectorProduct(
  at point: [Double], along direction: [Double], of function: ([Traced]) throws -> Traced
) rethrows -> [Double] {
  if direction.count != point.count {
    stop(
      "hessianVectorProduct: the direction has \(direction.count) component(s), the point \(point.count); "
        + "give as many")
  }
  let list = try record(at: point, of: function).list
  return list.hessianTimes(at: point)(direction)
}

/// The second derivatives of a function, row by row: row i holds ∂²f/∂xᵢ∂xⱼ.
///
/// ```swift
/// hessian(at: [2, 3]) { x in x[0] * x[0] * x[1] }      // [[6, 4], [4, 0]]
/// ```
///
/// - Complexity: one recording, and one sweep for each variable.
public func hessian(at point: [Double], of function: ([Traced]) throws -> Traced) rethrows -> [[Double]] {
  let list = try record(at: point, of: function).list
  return list.hessian(at: point)
}

extension Recording {
  /// The second derivatives of the first output, row by row, without running the program.
  ///
  /// - Throws: ``OtherBranch`` where the program would take another branch.
  /// - Complexity: one sweep over variables, and one sweep more for each input.
  public func hessian(at point: [Double]) throws(OtherBranch) -> [[Double]] {
    try checkBranches(values: list.values(at: point))
    return list.hessian(at: point)
  }
}

extension WengertList {
  /// The second derivatives of the first output, row by row.
  ///
  /// - Complexity: one sweep over variables, and one sweep more for each input.
  public func hessian(at point: [Double]) -> [[Double]] {
    let product = hessianTimes(at: point)
    return point.indices.map { product(unitVector($0, of: point.count)) }
  }

  /// The product of the Hessian with any direction: H is symmetric, so that it is the pullback of the gradient; a sweep over
  /// scaled numbers, if recording the gradient left the range.
  func hessianTimes(at point: [Double]) -> @Sendable (_ direction: [Double]) -> [Double] {
    StatusFlags.clear()
    let pullback = ReverseCore::pullback(at: point) { x in valueWithGradient(at: x).gradient }
    if !StatusFlags.leftRange(after: pullback) { return pullback }
    let values = values(at: point)
    StatusFlags.clear()
    return { direction in
      defer { StatusFlags.clear() }
      return scaledHessianVectorProduct(values: values, along: direction)
    }
  }
}

/// The direction of one component: 1 there, 0 elsewhere.
func unitVector(_ index: Int, of count: Int) -> [Double] {
  var direction = [Double](repeating: 0, count: count)
  direction[index] = 1
  return direction
}

/// The first derivatives of a function of several results: row i holds the gradient of result i.
///
/// ```swift
/// jacobian(at: [2, 3]) { x in [x[0] * x[1], x[0] + x[1]] }      // [[3, 2], [1, 1]]
/// ```
///
/// - Complexity: one recording, and one sweep for each result.
public func jacobian(
  at point: [Double], of function: ([Variable]) throws -> [Variable]
) rethrows -> [[Double]] {
  let (value, pullback) = try valueWithPullback(at: point, of: function)
  return value.indices.map { pullback(unitVector($0, of: value.count)) }
}
