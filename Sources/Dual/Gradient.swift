// After reading this file you know how forward mode answers for functions of several numbers: it follows one
// direction a run, and a gradient is n directions.
//
//     gradient(at: [1, 2]) { x in x[0] * exp(x[1]) }                        // [7.389…, 7.389…]
//     pushforward(at: [1, 2], along: [0, 1]) { x in x[0] * exp(x[1]) }      // value and slope along [0, 1]
//
//     seeds of the runs       tangents that come out
//     ẋ = (1, 0)              ∂f/∂x₀
//     ẋ = (0, 1)              ∂f/∂x₁

/// The gradient of a function of several numbers: all its partial derivatives.
///
/// - Parameters:
///   - x: the point.
///   - function: a closure over `[Dual]`, or a generic function over `[T]`; what it throws is thrown on.
/// - Returns: ∂f/∂xᵢ for each i, exact but for rounding; all NaN where f(x) is NaN.
/// - Complexity: n runs of the function for n inputs; one array of n dual numbers.
@_disfavoredOverload
@inlinable
public func gradient<Failure: Error>(
  at x: [Double], of function: ([Dual]) throws(Failure) -> Dual
) throws(Failure) -> [Double] {
  try valueWithGradient(at: x, of: function).gradient
}

/// The value and the gradient of a function of several numbers.
///
/// - Parameters:
///   - x: the point.
///   - function: a closure over `[Dual]`, or a generic function over `[T]`; what it throws is thrown on.
/// - Returns: f(x), and the gradient as `gradient(at:of:)` gives it.
/// - Complexity: n runs of the function for n inputs, one run if there is none; one array of n dual numbers.
@_disfavoredOverload
@inlinable
public func valueWithGradient<Failure: Error>(
  at x: [Double], of function: ([Dual]) throws(Failure) -> Dual
) throws(Failure) -> (value: Double, gradient: [Double]) {
  var point = x.map { Dual($0) }
  guard !point.isEmpty else { return (try function([]).value, []) }
  var value = 0.0
  var partials: [Double] = []
  partials.reserveCapacity(point.count)
  let runs = Runs(of: Dual.self)
  defer { runs.end() }
  for index in point.indices {
    seed(&point, index)
    let result = try runs(seeds: point, of: function)
    value = result.value
    partials.append(result.tangent + 0)
  }
  if value.isNaN { partials = [Double](repeating: .nan, count: x.count) }
  return (value, partials)
}

/// Seeds one input; the one before is a constant again.
@inlinable @inline(__always)
func seed(_ point: inout [Dual], _ index: Int) {
  point.withUnsafeMutableBufferPointer { inputs in  // one look at the array's ownership a run
    if index > 0 { inputs[index - 1].tangent = -0.0 }
    inputs[index].tangent = 1
  }
}

/// The value of a function and its slope along a direction: the pushforward of the direction, ∇f(x)·v.
///
/// Other names are directional derivative and Jacobian-vector product (jvp).
///
/// - Parameters:
///   - x: the point.
///   - direction: v, one component an input; it need not have length 1, and its length counts.
///   - function: a closure over `[Dual]`, or a generic function over `[T]`; what it throws is thrown on.
/// - Returns: f(x) and Σ ∂f/∂xᵢ vᵢ.
/// - Precondition: the direction has as many components as the point.
/// - Complexity: one run of the function, whatever the number of inputs.
@inlinable
public func pushforward<Failure: Error>(
  at x: [Double], along direction: [Double], of function: ([Dual]) throws(Failure) -> Dual
) throws(Failure) -> (value: Double, tangent: Double) {
  let point = seeded(x, along: direction, in: "pushforward(at:along:of:)")
  let result = try run(seeds: point, of: function)
  return (result.value, result.partial)
}

/// The value of a function of one number and its slope times a tangent: the pushforward of that tangent.
///
/// - Parameters:
///   - x: the point.
///   - tangent: ẋ, the rate at which x changes.
///   - function: a closure over `Dual`, or a generic function over `Scalar`; what it throws is thrown on.
/// - Returns: f(x) and f′(x) ẋ.
/// - Complexity: one run of the function.
@inlinable
public func pushforward<Failure: Error>(
  at x: Double, along tangent: Double, of function: (Dual) throws(Failure) -> Dual
) throws(Failure) -> (value: Double, tangent: Double) {
  let result = try run(seeds: Dual(value: x, tangent: tangent), of: function)
  return (result.value, result.partial)
}

/// The point with a direction as its tangents; stops if they differ in length.
@inlinable
func seeded(_ x: [Double], along direction: [Double], in verb: String) -> [Dual] {
  requireSameCount(direction.count, x.count, of: "the direction", in: verb)
  return zip(x, direction).map { Dual(value: $0, tangent: $1) }
}
