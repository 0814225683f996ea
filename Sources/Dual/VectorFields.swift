// After reading this file you know the derivatives of functions with several results: the Jacobian, its product
// with a direction, and for vector fields the divergence and the curl.
//
//     jacobian(at: [1, 2]) { x in [x[0] * x[1], x[0] + x[1]] }           // [[2, 1], [1, 1]]
//     divergence(at: [1, 2]) { x in [x[0] * x[1], x[0] + x[1]] }         // 2 + 1 = 3
//
//                      x₀   x₁    one run a column: forward mode
//             y₀   ⎡   2    1  ⎤
//             y₁   ⎣   1    1  ⎦  one sweep a row: reverse mode

/// The Jacobian of a function with several results: ∂yᵢ/∂xⱼ in row i and column j.
///
/// - Parameters:
///   - x: the point.
///   - function: a closure from `[Dual]` to `[Dual]`, or a generic function; what it throws is thrown on.
/// - Returns: one row a result; a row is NaN where its result is.
/// - Complexity: n runs of the function for n inputs, one run if there is none.
@_disfavoredOverload
@inlinable
public func jacobian<Failure: Error>(
  at x: [Double], of function: ([Dual]) throws(Failure) -> [Dual]
) throws(Failure) -> [[Double]] {
  var point = x.map { Dual($0) }
  var rows: [[Double]] = []
  if x.isEmpty { return try function(point).map { _ in [] } }
  let runs = Runs(of: Dual.self)
  defer { runs.end() }
  for column in x.indices {
    seed(&point, column)
    let results = try runs(seeds: point, of: function)
    if column == 0 { rows = [[Double]](repeating: [], count: results.count) }
    requireSameCount(results.count, rows.count, of: "a later run's result", in: "jacobian(at:of:)")
    for (row, result) in results.enumerated() { rows[row].append(result.partial) }
  }
  return rows
}

/// The results of a function and the product of its Jacobian with a direction, without the Jacobian.
///
/// Other names are pushforward and jvp.
///
/// - Parameters:
///   - x: the point.
///   - direction: v, one component an input.
///   - function: a closure from `[Dual]` to `[Dual]`, or a generic function; what it throws is thrown on.
/// - Returns: y = f(x), and Σⱼ ∂yᵢ/∂xⱼ vⱼ for each i.
/// - Precondition: the direction has as many components as the point.
/// - Complexity: one run of the function, whatever the number of inputs and results.
@inlinable
public func jacobianVectorProduct<Failure: Error>(
  at x: [Double], along direction: [Double], of function: ([Dual]) throws(Failure) -> [Dual]
) throws(Failure) -> (values: [Double], tangents: [Double]) {
  let point = seeded(x, along: direction, in: "jacobianVectorProduct(at:along:of:)")
  let results = try run(seeds: point, of: function)
  return (results.map { $0.value }, results.map { $0.partial })
}

/// The divergence of a vector field: Σ ∂yᵢ/∂xᵢ, the trace of the Jacobian.
///
/// - Parameters:
///   - x: the point.
///   - field: a closure from `[Dual]` to `[Dual]`, or a generic function; what it throws is thrown on.
/// - Returns: a source's strength, in units of y by units of x.
/// - Precondition: the field has as many components as the point.
/// - Complexity: n runs of the field for n inputs.
@inlinable
public func divergence<Failure: Error>(
  at x: [Double], of field: ([Dual]) throws(Failure) -> [Dual]
) throws(Failure) -> Double {
  let rows = try jacobian(at: x, of: field)
  requireSameCount(rows.count, x.count, of: "the field", in: "divergence(at:of:)")
  return x.indices.reduce(0) { sum, index in sum + rows[index][index] }
}

/// The curl of a vector field in space: (∂y₂/∂x₁ − ∂y₁/∂x₂, ∂y₀/∂x₂ − ∂y₂/∂x₀, ∂y₁/∂x₀ − ∂y₀/∂x₁).
///
/// - Parameters:
///   - x: the point, three coordinates.
///   - field: a closure from `[Dual]` to `[Dual]`, or a generic function; what it throws is thrown on.
/// - Returns: the three components of the curl, in units of y by units of x.
/// - Precondition: point and field have three components.
/// - Complexity: three runs of the field.
@inlinable
public func curl<Failure: Error>(
  at x: [Double], of field: ([Dual]) throws(Failure) -> [Dual]
) throws(Failure) -> [Double] {
  requireSameCount(x.count, 3, of: "the point", in: "curl(at:of:)")
  let rows = try jacobian(at: x, of: field)
  requireSameCount(rows.count, 3, of: "the field", in: "curl(at:of:)")
  return [rows[2][1] - rows[1][2], rows[0][2] - rows[2][0], rows[1][0] - rows[0][1]]
}

/// Stops with advice if a point, a direction or a field does not have the components that a verb needs.
@usableFromInline
func requireSameCount(_ count: Int, _ expected: Int, of what: String, in verb: String) {
  if count != expected {
    let components = expected == 1 ? "1 component" : "\(expected) components"
    fatalError("\(verb): \(what) needs \(components) and has \(count); give \(expected)")
  }
}
