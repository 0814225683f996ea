// After reading this file you know the product of a Hessian with a direction in forward mode: a directional derivative
// of each partial derivative.
//
//     hessianVectorProduct(at: [2, 3], along: [1, 0]) { x in x[0] * x[0] * x[1] }      // [6, 4]
//
// A hyper-dual number x + v ε₁ + eᵢ ε₂ has vᵀH eᵢ as its mixed part: component i of H·v. Reverse mode needs one run for
// all components.

/// The product of a function's Hessian and a direction, H·v.
///
/// - Parameters:
///   - x: the point.
///   - direction: v, one component an input.
///   - function: a closure over `[HyperDual]`, or a generic function over `[T]`; what it throws is thrown on.
/// - Returns: Σⱼ ∂²f/∂xᵢ∂xⱼ vⱼ for each i, exact but for rounding; all NaN where f(x) is NaN.
/// - Precondition: the direction has as many components as the point.
/// - Complexity: n runs of the function for n inputs, on hyper-dual numbers; `hessian` needs n (n + 1)/2.
@inlinable
public func hessianVectorProduct<Failure: Error>(
  at x: [Double], along direction: [Double], of function: ([HyperDual]) throws(Failure) -> HyperDual
) throws(Failure) -> [Double] {
  requireSameCount(direction.count, x.count, of: "the direction", in: "hessianVectorProduct(at:along:of:)")
  var point = zip(x, direction).map { HyperDual(value: $0, first: $1, second: 0, mixed: 0) }
  var product: [Double] = []
  let runs = Runs(of: HyperDual.self)
  defer { runs.end() }
  for index in x.indices {
    point[index].second = 1
    let result = try runs(seeds: point, of: function)
    point[index].second = 0
    product.append(result.partial(result.mixed))
  }
  return product
}
