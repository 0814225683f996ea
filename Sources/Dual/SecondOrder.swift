// After reading this file you know how second derivatives are asked for: of one number, as a Hessian, and as
// its trace, the Laplacian.
//
//     secondDerivative(at: 2) { x in pow(x, 3) }                   // 12
//     hessian(at: [1, 2]) { x in x[0] * x[0] * x[1] }              // [[4, 2], [2, 0]]
//     laplacian(at: [1, 2]) { x in x[0] * x[0] + x[1] * x[1] }     // 4
//
// Each runs the function on hyper-dual numbers and reads the mixed part.
//
// Kinks. Exactly at a kink a rule answers with the midpoint of its two slopes, a constant, whose derivative is 0. As a second
// derivative of the whole function that may be wrong although the function is smooth: |x|·|x| is x², and at 0 its factors
// have the slope 0 each, so that 0 comes out where 2 is right. `regularity(at:of:)` says whether a kink was met;
// `derivatives(at:upTo:from:of:)` takes one side, where there is none.

/// The second derivative of a function of one number.
///
/// - Parameters:
///   - x: the point.
///   - function: a closure over `HyperDual`, or a generic function over `Scalar`; what it throws is thrown on.
/// - Returns: f″(x), exact but for rounding; NaN where f(x) is NaN. At a kink the slope of the convention is a constant: of
///   `abs(x) * abs(x)` at 0 it is 0, and `derivatives(at: 0, upTo: 2, from: .both)` has the 2.
/// - Complexity: one run of the function on hyper-dual numbers.
@inlinable
public func secondDerivative<Failure: Error>(
  at x: Double, of function: (HyperDual) throws(Failure) -> HyperDual
) throws(Failure) -> Double {
  let result = try run(seeds: HyperDual(value: x, first: 1, second: 1, mixed: 0), of: function)
  return result.partial(result.mixed)
}

/// The Hessian of a function of several numbers: the symmetric matrix of its second derivatives.
///
/// - Parameters:
///   - x: the point.
///   - function: a closure over `[HyperDual]`, or a generic function over `[T]`; what it throws is thrown on.
/// - Returns: ∂²f/∂xᵢ∂xⱼ in row i and column j, exact but for rounding; all NaN where f(x) is NaN. At a kink as
///   ``secondDerivative(at:of:)``.
/// - Complexity: n (n + 1)/2 runs of the function for n inputs, on hyper-dual numbers.
@inlinable
public func hessian<Failure: Error>(
  at x: [Double], of function: ([HyperDual]) throws(Failure) -> HyperDual
) throws(Failure) -> [[Double]] {
  try valueWithHessian(at: x, of: function).hessian
}

/// The value, the gradient and the Hessian of a function of several numbers.
///
/// - Parameters:
///   - x: the point.
///   - function: a closure over `[HyperDual]`, or a generic function over `[T]`; what it throws is thrown on.
/// - Returns: f(x), ∂f/∂xᵢ, and ∂²f/∂xᵢ∂xⱼ in row i and column j.
/// - Complexity: n (n + 1)/2 runs of the function for n inputs, one run if there is none.
@inlinable
public func valueWithHessian<Failure: Error>(
  at x: [Double], of function: ([HyperDual]) throws(Failure) -> HyperDual
) throws(Failure) -> (value: Double, gradient: [Double], hessian: [[Double]]) {
  var point = x.map { HyperDual($0) }
  var result = HyperDual(0)
  var gradient = [Double](repeating: 0, count: x.count)
  var hessian = [[Double]](repeating: gradient, count: x.count)
  guard !x.isEmpty else { return (try function(point).value, gradient, hessian) }
  let runs = Runs(of: HyperDual.self)
  defer { runs.end() }
  for row in x.indices {
    point[row].first = 1
    for column in 0...row {
      point[column].second = 1
      result = try runs(seeds: point, of: function)
      point[column].second = 0
      hessian[row][column] = result.partial(result.mixed)
      hessian[column][row] = hessian[row][column]
    }
    point[row].first = 0
    gradient[row] = result.partial(result.first)
  }
  return (result.value, gradient, hessian)
}

/// The Laplacian of a function of several numbers: the sum of its unmixed second derivatives, Σ ∂²f/∂xᵢ².
///
/// - Parameters:
///   - x: the point.
///   - function: a closure over `[HyperDual]`, or a generic function over `[T]`; what it throws is thrown on.
/// - Returns: the trace of the Hessian.
/// - Complexity: n runs of the function for n inputs, on hyper-dual numbers.
@inlinable
public func laplacian<Failure: Error>(
  at x: [Double], of function: ([HyperDual]) throws(Failure) -> HyperDual
) throws(Failure) -> Double {
  var point = x.map { HyperDual($0) }
  var sum = 0.0
  let runs = Runs(of: HyperDual.self)
  defer { runs.end() }
  for index in x.indices {
    point[index].first = 1
    point[index].second = 1
    let result = try runs(seeds: point, of: function)
    point[index] = HyperDual(x[index])
    sum += result.partial(result.mixed)
  }
  return sum
}

extension HyperDual {
  /// A part as a derivative of a whole function: NaN where the value is NaN, and 0 instead of −0.
  @inlinable @inline(__always)
  func partial(_ part: Double) -> Double { value.isNaN ? .nan : part + 0 }
}
