// After reading this file you know second derivatives of several variables by differences, and what they cost in digits.
//
// Idea. The diagonal holds second derivatives of one input, the others fixed (Derivative.swift). A mixed entry is taken from
// the four corners of a small parallelogram (MixedDerivative.swift), along two inputs or along an input and a vector.
//
// The directions are scaled, a = sᵢ·eᵢ with sᵢ the size of input i, at least 1, so that an input of size 10⁶ and one of
// size 1 move equally far by their own measure.
//
// Cost. n inputs: n²/2 ladders of 56 calls. Limits. Half of the digits: about 10⁻⁸ at best. The difference of two
// gradients, where a gradient is at hand, keeps eleven (``hessianVectorProduct(at:along:ofGradient:)``).

/// The Hessian of a function at a point, by differences with automatic steps: symmetric, row by row.
///
/// ```
/// hessian(at: [1, 2]) { x in x[0] * x[0] * x[1] }      // [[4, 2], [2, 0]] to about eight digits
/// ```
///
/// - Complexity: About 70·n + 28·n² calls of the function for n inputs.
@_disfavoredOverload
public func hessian(at x: [Double], of f: ([Double]) throws -> Double) rethrows -> [[Double]] {
  try hessianQuotients(at: x, of: f).map { $0.map(\.value) }
}

/// The Hessian of a function at a point, each entry with its error estimate.
///
/// The estimate of a mixed entry is how far the quotient moves from one rung of its ladder to the next. The matrix is
/// symmetric; the evaluations of an entry below the diagonal are 0, so that their sum is the number of calls.
///
/// - Complexity: About 70·n + 28·n² calls of the function for n inputs.
public func hessianQuotients(
  at x: [Double], of f: ([Double]) throws -> Double
) rethrows -> [[DifferenceQuotient]] {
  let diagonal = try x.indices.map { try curvature(at: x, by: $0, of: f) }
  let scales = x.map(sensibleScale)
  var rows = x.indices.map { row in x.indices.map { _ in diagonal[row] } }
  for row in x.indices {
    for column in x.indices where column > row {
      let a = unitVector(row, x.count, scales[row])
      let b = unitVector(column, x.count, scales[column])
      let mixed = try mixedDerivative(at: x, a, b, of: f)
      let area = scales[row] * scales[column]
      rows[row][column] = mixed.scaled(by: 1 / area)
      rows[column][row] = rows[row][column]
      rows[column][row].evaluations = 0
    }
  }
  return rows
}

/// The product of the Hessian with a vector, by differences of the function alone.
///
/// - Complexity: At most 56·n calls of the function for n inputs.
@_disfavoredOverload
public func hessianVectorProduct(
  at x: [Double], along v: [Double], of f: ([Double]) throws -> Double
) rethrows -> [Double] {
  try hessianVectorQuotients(at: x, along: v, of: f).map(\.value)
}

/// The product of the Hessian with a vector, each component with its error estimate.
///
/// A missing component of the vector counts as 0, one too many is ignored.
///
/// - Complexity: At most 56·n calls of the function for n inputs.
public func hessianVectorQuotients(
  at x: [Double], along v: [Double], of f: ([Double]) throws -> Double
) rethrows -> [DifferenceQuotient] {
  let (v, size) = normalized(x.indices.map { $0 < v.count ? v[$0] : 0 })
  let length = sensibleScale(zip(x, v).map { $1 == 0 ? 0 : $0 }.map(\.magnitude).max() ?? 0)
  return try x.indices.map { index in
    let unit = sensibleScale(x[index])
    let mixed = try mixedDerivative(
      at: x, unitVector(index, x.count, unit), v.map { $0 * length }, of: f)
    return mixed.scaled(by: 1 / (unit * length)).scaled(by: size)
  }
}

/// The product of the Hessian with a vector, by central differences of a gradient along that vector.
///
/// ```
/// hessianVectorProduct(at: [1, 2], along: [1, 0], ofGradient: { x in [2 * x[0] * x[1], x[0] * x[0]] })
/// // [3.9999999999999996, 2.0]
/// ```
///
/// - Complexity: About 5 + 3n calls of the gradient for n inputs.
public func hessianVectorProduct(
  at x: [Double], along v: [Double], ofGradient gradient: ([Double]) throws -> [Double]
) rethrows -> [Double] {
  let (v, size) = normalized(v)
  return try jacobianQuotients(at: [0]) { try gradient(moved(x, along: v, by: $0[0])) }.map {
    $0[0].value * size
  }
}

/// A vector with its largest component between 1 and 2, and the power of two that it was divided by.
private func normalized(_ v: [Double]) -> (vector: [Double], size: Double) {
  let largest = v.map(\.magnitude).max() ?? 0
  guard largest.isFinite, largest > 0 else { return (v, 1) }
  let size = largest.binade
  return (v.map { $0 / size }, size)
}

/// ∂²f/∂xᵢ², the second derivative by one input.
private func curvature(
  at x: [Double], by index: Int, of f: ([Double]) throws -> Double
) rethrows -> DifferenceQuotient {
  var point = x
  return try differenceQuotient(at: x[index], order: 2) { moved in
    point[index] = moved
    return try f(point)
  }
}

private func unitVector(_ index: Int, _ count: Int, _ length: Double) -> [Double] {
  (0..<count).map { $0 == index ? length : 0 }
}

/// A power of two of the size of an input, and 1 for a smaller one: the largest of the ladder's steps is a quarter of it.
private func sensibleScale(_ input: Double) -> Double { Swift.max(input.magnitude.binade, 1) }

extension DifferenceQuotient {
  /// The quotient of a function that is a constant times this one.
  fileprivate func scaled(by factor: Double) -> DifferenceQuotient {
    var result = self
    result.value *= factor
    result.truncationError *= factor.magnitude
    result.roundingError *= factor.magnitude
    return result
  }
}
