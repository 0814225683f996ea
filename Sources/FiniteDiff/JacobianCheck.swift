// After reading this file you know how a Jacobian, a Hessian, a pullback or a pushforward written by hand is judged: each
// element as a partial derivative in a gradient check, and the mistakes that only a matrix can have.
//
//     checkJacobian(of: { x in [x[0] * x[1], sin(x[0])] }, jacobian: { x in [[x[1], x[0]], [cos(x[0]), 0]] }, at: [1, 2])
//     checkPullback(of: f, pullback: { w in … }, at: x)         w ↦ Jᵀw, asked for each unit vector: the rows of J
//     checkPushforward(of: f, pushforward: { v in … }, at: x)   v ↦ Jv, asked for each unit vector: the columns of J
//
// Cost. That of the Jacobian by differences, about (5 + 3m)·n calls of the function for n inputs and m outputs; a Hessian
// 70·n + 28·n². Limits. Differences of a Hessian have eight digits, so that an error of 10⁻⁸ passes.

/// The result of checking a matrix of derivatives against differences, as a value that a program can grade by.
public struct JacobianCheck: Sendable {
  /// The checks of all elements, row by row.
  public var elements: [GradientCheck.Entry]

  /// What probably went wrong with the matrix as a whole, most likely first.
  public var causes: [LikelyCause]

  /// How often the function was called.
  public var evaluations: Int

  /// The worst of all verdicts, and ``GradientCheck/Verdict/disagree`` where a cause lies in the matrix as a whole.
  public var verdict: GradientCheck.Verdict {
    causes.isEmpty ? elements.map(\.verdict).max() ?? .agree : .disagree
  }

  /// Whether nothing is held against the matrix: every verdict is at most ``GradientCheck/Verdict/kink``.
  public var passes: Bool { verdict <= .kink }
}

extension JacobianCheck: CustomStringConvertible {
  /// The report: the elements that do not agree, at most eight, and the causes.
  public var description: String {
    let wrong = elements.filter { $0.verdict == .disagree }
    let shown = wrong.isEmpty ? elements.filter { $0.verdict > .agree } : wrong
    var lines = ["\(verdict.rawValue): \(elements.count) elements checked with \(evaluations) evaluations"]
    lines += shown.prefix(8).map { "  \($0)" }
    if shown.count > 8 { lines.append("  and \(shown.count - 8) more") }
    lines += causes.map { "likely cause: \($0)" }
    return lines.joined(separator: "\n")
  }
}

/// Checks a Jacobian against differences, and says what is wrong with it.
///
/// - Parameters:
///   - f: the function.
///   - jacobian: the Jacobian to check, row by row: ∂fᵢ/∂xⱼ in row i and column j.
///   - x: the point.
/// - Complexity: About (5 + 3m)·n calls of the function for n inputs and m outputs; 6 calls of the Jacobian.
public func checkJacobian(
  of f: ([Double]) throws -> [Double], jacobian: ([Double]) throws -> [[Double]], at x: [Double]
) rethrows -> JacobianCheck {
  let measured = try jacobianQuotients(at: x, of: f)
  let rows = try jacobian(x)
  let claim = try Claim({ try jacobian($0).flatMap { $0 } }, at: x, count: measured.count * x.count)
  let calls = 1 + measured.joined().reduce(0) { $0 + $1.evaluations }
  return JacobianCheck(claimed: rows, claim.uncertainty, measured, calls, at: x)
}

/// Checks a Hessian against differences, and says what is wrong with it.
///
/// - Parameters:
///   - f: the function.
///   - hessian: the Hessian to check, row by row: ∂²f/∂xᵢ∂xⱼ in row i and column j.
///   - x: the point.
/// - Complexity: About 70·n + 28·n² calls of the function for n inputs; 6 calls of the Hessian.
public func checkHessian(
  of f: ([Double]) throws -> Double, hessian: ([Double]) throws -> [[Double]], at x: [Double]
) rethrows -> JacobianCheck {
  let measured = try hessianQuotients(at: x, of: f)
  let rows = try hessian(x)
  let claim = try Claim({ try hessian($0).flatMap { $0 } }, at: x, count: x.count * x.count)
  let calls = measured.joined().reduce(0) { $0 + $1.evaluations }
  return JacobianCheck(claimed: rows, claim.uncertainty, measured, calls, at: x, isHessian: true)
}

/// Checks the derivative of a function of one number against differences, and says what is wrong with it.
///
/// - Parameters:
///   - f: the function.
///   - derivative: its derivative, to check.
///   - x: the point.
/// - Complexity: About 130 calls of the function and 6 of the derivative; 180 and 12 if the derivative is wrong.
public func checkDerivative(
  of f: (Double) throws -> Double, derivative: (Double) throws -> Double, at x: Double
) rethrows -> GradientCheck {
  try checkGradient(
    of: { try f($0[0]) }, gradient: { [try derivative($0[0])] }, at: [x], names: ["derivative"])
}

/// Checks a pullback w ↦ Jᵀ·w against differences, and says what is wrong with it.
///
/// - Parameters:
///   - f: the function.
///   - pullback: the map from an adjoint of each output to an adjoint of each input, at the point.
///   - x: the point.
/// - Complexity: About (5 + 3m)·n calls of the function for n inputs and m outputs; m + 1 calls of the pullback.
public func checkPullback(
  of f: ([Double]) throws -> [Double], pullback: ([Double]) throws -> [Double], at x: [Double]
) rethrows -> JacobianCheck {
  let measured = try jacobianQuotients(at: x, of: f)
  let rows = try (0..<measured.count).map { try pullback(unitVector($0, measured.count)) }
  let calls = 1 + measured.joined().reduce(0) { $0 + $1.evaluations }
  var check = JacobianCheck(claimed: rows, nil, measured, calls, at: x)
  let weights = (0..<measured.count).map { Double($0 + 2) }
  if !isLinear(try pullback(weights), combining: rows, by: weights) {
    check.causes.insert(.notLinear, at: 0)
  }
  return check
}

/// Checks a pushforward v ↦ J·v against differences, and says what is wrong with it.
///
/// - Parameters:
///   - f: the function.
///   - pushforward: the map from a rate of change of each input to that of each output, at the point.
///   - x: the point.
/// - Complexity: About (5 + 3m)·n calls of the function for n inputs and m outputs; n + 1 calls of the pushforward.
public func checkPushforward(
  of f: ([Double]) throws -> [Double], pushforward: ([Double]) throws -> [Double], at x: [Double]
) rethrows -> JacobianCheck {
  let measured = try jacobianQuotients(at: x, of: f)
  let columns = try (0..<x.count).map { try pushforward(unitVector($0, x.count)) }
  let rows = measured.indices.map { row in columns.map { row < $0.count ? $0[row] : .nan } }
  let calls = 1 + measured.joined().reduce(0) { $0 + $1.evaluations }
  var check = JacobianCheck(claimed: rows, nil, measured, calls, at: x)
  let outputs = columns.map(\.count).first { $0 != measured.count }
  if let outputs { check.causes.append(.wrongLength(claimed: outputs, expected: measured.count)) }
  let weights = (0..<x.count).map { Double($0 + 2) }
  if !isLinear(try pushforward(weights), combining: columns, by: weights) {
    check.causes.insert(.notLinear, at: 0)
  }
  return check
}

/// Refused: of a function of one number the derivative is checked, by
/// `checkDerivative(of:derivative:at:)`.
@available(*, unavailable, message: "of one number: checkDerivative(of: f, derivative: d, at: x)")
public func checkGradient(
  of f: (Double) throws -> Double, gradient: (Double) throws -> Double, at x: Double
) rethrows -> GradientCheck {
  try checkDerivative(of: f, derivative: gradient, at: x)
}

private func unitVector(_ index: Int, _ count: Int) -> [Double] { (0..<count).map { $0 == index ? 1 : 0 } }

/// Whether a map's answer to a combination of unit vectors is that combination of its answers.
private func isLinear(_ image: [Double], combining images: [[Double]], by weights: [Double]) -> Bool {
  image.indices.allSatisfy { index in
    let terms = zip(images, weights).map { index < $0.count ? $0[index] * $1 : .nan }
    let sum = terms.reduce(0, +)
    let size = terms.reduce(image[index].magnitude) { $0 + $1.magnitude }
    return !sum.isFinite || (image[index] - sum).magnitude <= 0x1p-40 * size
  }
}
