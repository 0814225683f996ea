// After reading this file you know how derivatives of any order are asked for.
//
//     derivatives(at: 0, upTo: 4) { x in 1 / (1 - x) }          // [1, 1, 2, 6, 24]
//     taylorCoefficients(at: 0, upTo: 4) { x in exp(x) }        // [1, 1, 1/2, 1/6, 1/24]

/// A function's value and its derivatives at a point, from order 0 to n.
///
/// - Parameters:
///   - x: the point.
///   - order: n ≥ 0.
///   - function: a closure over `Taylor`, or a generic function over `Scalar`; what it throws is thrown on.
/// - Returns: f(x), f′(x), …, f⁽ⁿ⁾(x); all NaN where f(x) is NaN. At a kink each order has the midpoint of the slopes that the
///   operation has there: |x|² as `abs(x) * abs(x)` is 0·0 with the derivatives 0, 0, 0. ``derivatives(at:upTo:from:of:)``
///   has those of one side, 0, 0, 2, and `regularity(at:of:)` says whether a kink was met.
/// - Complexity: one run of the function, each operation in n² plain ones; another run with a higher order where a root of
///   what starts with zeros has used orders up.
public func derivatives<Failure: Error>(
  at x: Double, upTo order: Int, of function: (Taylor) throws(Failure) -> Taylor
) throws(Failure) -> [Double] {
  requireOrder(order, in: "derivatives(at:upTo:of:)")
  let result = try known(toOrder: order) { order throws(Failure) in
    try run(seeds: Taylor(variable: x, order: order), of: function)
  }
  return (0...order).map { result.derivative($0) }
}

/// The coefficients of a function's Taylor polynomial at a point, f⁽ᵏ⁾(x)/k! for k from 0 to n.
///
/// - Parameters:
///   - x: the point.
///   - order: n ≥ 0.
///   - function: a closure over `Taylor`, or a generic function over `Scalar`; what it throws is thrown on.
/// - Returns: n + 1 coefficients; all NaN where f(x) is NaN. They stay finite where the derivatives overflow.
/// - Complexity: one run of the function, each operation in n² plain ones.
public func taylorCoefficients<Failure: Error>(
  at x: Double, upTo order: Int, of function: (Taylor) throws(Failure) -> Taylor
) throws(Failure) -> [Double] {
  requireOrder(order, in: "taylorCoefficients(at:upTo:of:)")
  let result = try known(toOrder: order) { order throws(Failure) in
    try run(seeds: Taylor(variable: x, order: order), of: function)
  }
  result.requireOrder(order, in: "taylorCoefficients(at:upTo:of:)")
  return (0...order).map { result.value.isNaN ? .nan : result[$0] + 0 }
}

/// A function's value and its derivatives along a line x + t v, from order 0 to n.
///
/// - Parameters:
///   - x: the point.
///   - direction: v, one component an input.
///   - order: n ≥ 0.
///   - function: a closure over `[Taylor]`, or a generic function over `[T]`; what it throws is thrown on.
/// - Returns: the derivatives of f(x + t v) by t at t = 0; all NaN where f(x) is NaN.
/// - Precondition: the direction has as many components as the point.
/// - Complexity: one run of the function, each operation in n² plain ones.
public func derivatives<Failure: Error>(
  at x: [Double], along direction: [Double], upTo order: Int,
  of function: ([Taylor]) throws(Failure) -> Taylor
) throws(Failure) -> [Double] {
  requireOrder(order, in: "derivatives(at:along:upTo:of:)")
  requireSameCount(direction.count, x.count, of: "the direction", in: "derivatives(at:along:upTo:of:)")
  let result = try known(toOrder: order) { order throws(Failure) in
    let point = zip(x, direction).map { $1 == 0 ? Taylor($0) : Taylor(coefficients: [$0, $1], order: order) }
    return try run(seeds: point, of: function)
  }
  return (0...order).map { result.derivative($0) }
}

/// Runs a function over polynomials, with a higher order as long as roots have used up orders that are asked for.
///
/// What stays unknown with eight times the order is NaN.
func known<Failure: Error>(
  toOrder order: Int, _ run: (_ order: Int) throws(Failure) -> Taylor
) throws(Failure) -> Taylor {
  var (result, used) = (try run(order), order)
  while result.order < order && result.series.hasLostOrders {
    if used > 8 * order {
      return Taylor(coefficients: result.coefficients + Array(repeating: .nan, count: order), order: order)
    }
    used = 2 * used + 2
    result = try run(used)
  }
  return result
}

/// Stops with advice if an order is negative.
func requireOrder(_ order: Int, in verb: String) {
  if order < 0 { fatalError("\(verb): the order is \(order); give 0 or more") }
}

extension Taylor: Perturbed {
  @usableFromInline var unperturbed: Taylor { Taylor(value) }
  @usableFromInline func moved(by share: Double) -> Taylor { Taylor(beside(value, by: share)) }
  @usableFromInline var asking: Taylor { self }
  @usableFromInline var isPerturbed: Bool { coefficients.count > 1 && !value.isNaN }
  @usableFromInline static var mark: UInt { 4 }
}
