// After reading this file you know second derivatives of several variables by differences, and what they cost in digits.
//
// Idea. Along a direction v the second derivative of t ↦ f(x + t·v) is vᵀHv. Two directions give a mixed entry, by
// polarisation:
//
//     4·aᵀH·b = (a + b)ᵀH(a + b) − (a − b)ᵀH(a − b)
//
// Example. f = x·y at (0, 0), a = (1, 0), b = (0, 1): along (1, 1) f = t² with second derivative 2, along (1, −1) it is
// −2, and (2 + 2)/4 = 1 = ∂²f/∂x∂y.
//
// The directions are scaled, a = sᵢ·eᵢ, with sᵢ the step that suits input i, so that an input of size 10⁶ and one of size
// 10⁻³ move equally far by their own measure.
//
// Cost. n inputs: n² ladders of about 70 calls. Limits. Half of the digits: about 10⁻⁸ at best. The difference of two
// gradients, where a gradient is at hand, keeps eleven (``hessianVectorProduct(at:along:ofGradient:)``).

/// The Hessian of a function at a point, by differences with automatic steps: symmetric, row by row.
///
/// ```
/// hessian(at: [1, 2]) { x in x[0] * x[0] * x[1] }      // [[4, 2], [2, 0]] to about eight digits
/// ```
///
/// - Complexity: About 70·n² calls of the function for n inputs.
@_disfavoredOverload
public func hessian(at x: [Double], of f: ([Double]) throws -> Double) rethrows -> [[Double]] {
  try hessianQuotients(at: x, of: f).map { $0.map(\.value) }
}

/// The Hessian of a function at a point, each entry with its error estimate.
///
/// The estimate of a mixed entry is the sum of those of its two second derivatives, by the same formula. The matrix is
/// symmetric; the evaluations of an entry below the diagonal are 0, so that their sum is the number of calls.
///
/// - Complexity: About 70·n² calls of the function for n inputs.
public func hessianQuotients(
  at x: [Double], of f: ([Double]) throws -> Double
) rethrows -> [[DifferenceQuotient]] {
  let diagonal = try x.indices.map { try curvature(at: x, along: unitVector($0, x.count), of: f) }
  let scales = zip(x, diagonal).map { input, entry in sensibleScale(entry.step, input) }
  var rows = x.indices.map { row in x.indices.map { _ in diagonal[row] } }
  for row in x.indices {
    for column in x.indices where column > row {
      let a = unitVector(row, x.count, length: scales[row])
      let b = unitVector(column, x.count, length: scales[column])
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
/// - Complexity: About 210·n + 70 calls of the function for n inputs.
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
/// - Complexity: About 210·n + 70 calls of the function for n inputs.
public func hessianVectorQuotients(
  at x: [Double], along v: [Double], of f: ([Double]) throws -> Double
) rethrows -> [DifferenceQuotient] {
  let (v, size) = normalized(x.indices.map { $0 < v.count ? v[$0] : 0 })
  let alongV = try curvature(at: x, along: v, of: f)
  let length = sensibleScale(alongV.step, 1)
  return try x.indices.map { index in
    let own = try curvature(at: x, along: unitVector(index, x.count), of: f)
    let unit = sensibleScale(own.step, x[index])
    let mixed = try mixedDerivative(
      at: x, unitVector(index, x.count, length: unit), v.map { $0 * length }, of: f)
    var quotient = mixed.scaled(by: 1 / (unit * length)).scaled(by: size)
    quotient.evaluations += own.evaluations + (index == 0 ? alongV.evaluations : 0)
    return quotient
  }
}

/// The product of the Hessian with a vector, by central differences of a gradient along that vector.
///
/// ```
/// hessianVectorProduct(at: [1, 2], along: [1, 0], ofGradient: { x in [2 * x[0] * x[1], x[0] * x[0]] })      // [4, 2]
/// ```
///
/// - Complexity: About 33 + 2n calls of the gradient for n inputs.
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

/// vᵀHv, the second derivative along a direction.
private func curvature(
  at x: [Double], along v: [Double], of f: ([Double]) throws -> Double
) rethrows -> DifferenceQuotient {
  let moving = zip(x.indices, v).filter { $0.1 != 0 }.map(\.0)
  guard let only = moving.first, moving.count == 1 else {
    return try differenceQuotient(at: 0, order: 2) { try f(moved(x, along: v, by: $0)) }
  }
  var point = x
  return try differenceQuotient(at: x[only], order: 2) { moved in
    point[only] = moved
    return try f(point)
  }.scaled(by: v[only] * v[only])
}

/// aᵀHb by polarisation, with the sum of both estimates.
private func mixedDerivative(
  at x: [Double], _ a: [Double], _ b: [Double], of f: ([Double]) throws -> Double
) rethrows -> DifferenceQuotient {
  let sum = try differenceQuotient(at: 0, order: 2) { try f(moved(x, along: zip(a, b).map(+), by: $0)) }
  let difference = try differenceQuotient(at: 0, order: 2) {
    try f(moved(x, along: zip(a, b).map(-), by: $0))
  }
  var mixed = sum
  mixed.value -= difference.value
  mixed.truncationError += difference.truncationError
  mixed.roundingError += difference.roundingError
  mixed.evaluations += difference.evaluations
  mixed.caveat = sum.caveat ?? difference.caveat
  return mixed.scaled(by: 0.25)
}

private func unitVector(_ index: Int, _ count: Int, length: Double = 1) -> [Double] {
  (0..<count).map { $0 == index ? length : 0 }
}

/// A power of two of the size of a step that suits an input; of the input itself if there is none.
private func sensibleScale(_ step: Double, _ input: Double) -> Double {
  if step.isNormal { return step.binade }
  return input.isNormal ? input.magnitude.binade : 1
}

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
