// After reading this file you know how the solution of an equation is differentiated without differentiating the solver.
//
// Idea. A root u of F(u, p) = 0 moves when p moves, so that F stays 0:
//
//     ∂F/∂u · du/dp + ∂F/∂p = 0            du/dp = −(∂F/∂u)⁻¹ ∂F/∂p            the implicit function theorem
//
// Only the solution counts, not the way to it: Newton's method, a table, or a lucky guess have the same derivative there.
//
// A number to check by hand: u² = p at p = 4. F = u² − p, ∂F/∂u = 4, ∂F/∂p = −1, and du/dp = 1/4 = 1/(2√4).
//
// Backwards, for an adjoint w of the root: first (∂F/∂u)ᵀ λ = w, one system of linear equations, then p̄ = −(∂F/∂p)ᵀ λ, one
// sweep over F. No matter how many parameters there are, and how many iterations the solver took.
//
//     unrolled:   p ──▸ u₁ ──▸ u₂ ──▸ … ──▸ uₖ     every step is recorded and swept; the derivative converges later than the
//                                                  value, for uₖ′ is made of the step's slopes at uₖ₋₁
//     implicit:   F at the solution alone          memory and time of one step
//
// Fixed points: u = T(u, p) is the root of u − T(u, p); (1 − ∂T/∂u) du/dp = ∂T/∂p.
//
// Where it fails. Where ∂F/∂u is singular the theorem does not hold: roots may meet there (√p and −√p at
// p = 0), and an error says so. It is taken for singular if a step of √ε from the root changes it by half its own
// size: no program can tell such a root from a double one.
// Source: Griewank & Walther 2008, chapter 15; Christianson 1994 (fixed points, backwards).

/// Why an equation has no solution with a derivative.
public enum ImplicitFunctionError: Error, Hashable, Sendable {
  /// ∂F/∂u is singular at the solution, or so near to it that `Double` cannot tell.
  case singularJacobian(at: [Double])

  /// The iteration has not settled after so many steps; and where it was.
  case notSettled(steps: Int, at: [Double])

  /// The equations, or their derivatives, have a value that is not finite.
  case notFinite(at: [Double])

  /// There are not as many equations as unknowns.
  case shape(unknowns: Int, equations: Int)
}

extension ImplicitFunctionError: CustomStringConvertible {
  /// What was found, and what to do about it.
  public var description: String {
    switch self {
    case .singularJacobian(let u):
      """
      At \(u) the Jacobian by the unknowns is singular. If the solution is there, others meet it, and it has no derivative: \
      take other parameters, or equations that tell them apart. If it is elsewhere, take another start.
      """
    case .notSettled(let steps, let u):
      """
      After \(steps) steps the iteration has not settled; it is at \(u). Start nearer to the solution. Where two solutions \
      meet it never settles, and there is no derivative. For a fixed point that repels, or attracts slowly, use Newton's \
      method: rootWithPullback of u - T(u).
      """
    case .notFinite(let u):
      "At \(u) the equations, or their derivatives, are not finite: start nearer to the solution, or inside the domain."
    case .shape(let unknowns, let equations):
      "There are \(unknowns) unknowns and \(equations) equations: return one number for each unknown."
    }
  }
}

/// A root of F(u, p) = 0 near a start, and the map from adjoints of the root to adjoints of the parameters.
///
/// ```swift
/// let (u, pullback) = try rootWithPullback(at: [2], from: [1, 1]) { u, p in
///   [u[0] * u[0] + u[1] * u[1] - p[0], u[0] - u[1]]       // where the circle meets the diagonal
/// }
/// ```
///
/// - Parameters:
///   - parameters: the numbers p by which is differentiated.
///   - start: where Newton's method begins.
///   - equations: from u and p to F, as many numbers as unknowns.
/// - Throws: ``ImplicitFunctionError``, and what the function throws.
/// - Complexity: at most 100 steps, each a recording, n sweeps and n³/3 products; then what
///   ``implicitPullback(at:solution:of:)`` takes.
public func rootWithPullback(
  at parameters: [Double], from start: [Double], of equations: ([Variable], [Variable]) throws -> [Variable]
) throws -> (root: [Double], pullback: @Sendable ([Double]) -> [Double]) {
  var search = Search(start)
  let constants = parameters.map { Variable($0) }
  while true {
    let u = search.place
    let (residual, rows) = try linearization(at: u) { u in try equations(u, constants) }
    if residual.allSatisfy({ $0 == 0 }) { break }
    guard let change = solution(of: rows, residual) else {
      throw ImplicitFunctionError.singularJacobian(at: u)
    }
    if try search.hasSettled(after: change.map { -$0 }, within: 100) { break }
  }
  return (search.place, try implicitPullback(at: parameters, solution: search.place, of: equations))
}

/// A fixed point u = T(u, p), by iterating T from a start, and the map from its adjoints to those of the parameters.
///
/// - Parameters:
///   - parameters: the numbers p by which is differentiated.
///   - start: where the iteration begins.
///   - step: from u and p to the next u.
/// - Throws: ``ImplicitFunctionError``, and what the function throws.
/// - Complexity: at most 10,000 steps, none of them recorded; then what
///   ``implicitPullback(at:solution:of:)`` takes.
public func fixedPointWithPullback(
  at parameters: [Double], from start: [Double], of step: ([Variable], [Variable]) throws -> [Variable]
) throws -> (fixedPoint: [Double], pullback: @Sendable ([Double]) -> [Double]) {
  var search = Search(start)
  let constants = parameters.map { Variable($0) }
  while true {
    let u = search.place
    let next = try step(u.map { Variable($0) }, constants).map(\.value)
    if next.count != u.count {
      throw ImplicitFunctionError.shape(unknowns: u.count, equations: next.count)
    }
    if try search.hasSettled(after: zip(next, u).map { $0 - $1 }, within: 10_000) { break }
  }
  let pullback = try implicitPullback(at: parameters, solution: search.place) { u, p in
    zip(u, try step(u, p)).map { $0 - $1 }
  }
  return (search.place, pullback)
}

/// A root of one equation F(u, p) = 0 near a start, and its derivative by each parameter.
///
/// ```swift
/// let (u, gradient) = try rootWithGradient(at: [4], from: 1) { u, p in u * u - p[0] }      // 2, [0.25]
/// ```
///
/// - Throws: ``ImplicitFunctionError``, and what the function throws.
/// - Complexity: a recording and a sweep a step; at the end three recordings with a sweep each, however many
///   parameters there are.
public func rootWithGradient(
  at parameters: [Double], from start: Double, of equation: (Variable, [Variable]) throws -> Variable
) throws -> (root: Double, gradient: [Double]) {
  let (root, pullback) = try rootWithPullback(at: parameters, from: [start]) { u, p in
    [try equation(u[0], p)]
  }
  return (root[0], pullback([1]))
}

/// A fixed point u = T(u, p) of one number, by iterating T, and its derivative by each parameter.
///
/// - Throws: ``ImplicitFunctionError``, and what the function throws.
/// - Complexity: at most 10,000 steps, and three recordings with a sweep each.
public func fixedPointWithGradient(
  at parameters: [Double], from start: Double, of step: (Variable, [Variable]) throws -> Variable
) throws -> (fixedPoint: Double, gradient: [Double]) {
  let (point, pullback) = try fixedPointWithPullback(at: parameters, from: [start]) { u, p in
    [try step(u[0], p)]
  }
  return (point[0], pullback([1]))
}

/// The map from adjoints of a solution, however it was found, to adjoints of the parameters.
///
/// - Parameters:
///   - parameters: the numbers p by which is differentiated.
///   - u: the solution, with F(u, p) = 0, which is not checked.
///   - equations: from u and p to F, as many numbers as unknowns.
/// - Throws: ``ImplicitFunctionError``, and what the function throws.
/// - Complexity: three recordings, 2n sweeps and n systems of n linear equations, most of it to see whether
///   ∂F/∂u is singular; then for each pullback one system more and one sweep.
public func implicitPullback(
  at parameters: [Double], solution u: [Double], of equations: ([Variable], [Variable]) throws -> [Variable]
) throws -> @Sendable ([Double]) -> [Double] {
  let count = u.count
  let sweep = try valueWithPullback(at: u + parameters) { all in
    try equations(Array(all[..<count]), Array(all[count...]))
  }.pullback
  let (_, rows) = try linearization(at: u) { u in try equations(u, parameters.map { Variable($0) }) }
  guard try !isNearlySingular(rows, at: u, of: { u in try equations(u, parameters.map { Variable($0) }) })
  else { throw ImplicitFunctionError.singularJacobian(at: u) }
  let columns = transposed(rows)
  return { adjoints in
    if adjoints.count != count {
      stop("the solution has \(count) numbers: give the pullback as many adjoints, not \(adjoints.count)")
    }
    let multipliers = ReverseCore::solution(of: columns, adjoints) ?? adjoints.map { _ in .nan }
    return sweep(multipliers)[count...].map { $0 == 0 ? 0 : -$0 }
  }
}

/// Where an iteration is, and whether it still goes anywhere.
private struct Search {
  private(set) var place: [Double]
  private var steps = 0
  private var lastLength = Double.infinity

  init(_ start: [Double]) { place = start }

  /// Takes a step, and returns whether it was the last one.
  ///
  /// It was if each number changed by at most 2⁻⁵⁰ of itself; or if the step is below a billionth of the largest number, and
  /// not shorter than the one before.
  mutating func hasSettled(after change: [Double], within limit: Int) throws(ImplicitFunctionError) -> Bool {
    place = zip(place, change).map { $0 + $1 }
    steps += 1
    if place.contains(where: { !$0.isFinite }) { throw .notFinite(at: place) }
    let length = change.reduce(0) { max($0, $1.magnitude) }
    defer { lastLength = length }
    if zip(change, place).allSatisfy({ $0.magnitude <= 0x1p-50 * $1.magnitude }) { return true }
    let size = place.reduce(0) { max($0, $1.magnitude) }
    if length <= 0x1p-30 * size && length >= lastLength { return true }
    if steps >= limit { throw .notSettled(steps: steps, at: place) }
    return false
  }
}

/// The values of equations, and a row of derivatives for each.
private func linearization(
  at u: [Double], of equations: ([Variable]) throws -> [Variable]
) throws -> (values: [Double], rows: [[Double]]) {
  let (values, pullback) = try valueWithPullback(at: u, of: equations)
  if values.count != u.count {
    throw ImplicitFunctionError.shape(unknowns: u.count, equations: values.count)
  }
  let rows = values.indices.map { row in pullback(values.indices.map { $0 == row ? 1 : 0 }) }
  if !(values + rows.flatMap(\.self)).allSatisfy(\.isFinite) { throw ImplicitFunctionError.notFinite(at: u) }
  return (values, rows)
}

/// Whether a matrix of derivatives is singular, or a step of √ε from the place changes it by half its size.
private func isNearlySingular(
  _ rows: [[Double]], at u: [Double], of equations: ([Variable]) throws -> [Variable]
) throws -> Bool {
  let size = u.reduce(0) { max($0, $1.magnitude) }
  let beside = u.map { $0 + 0x1p-26 * ($0 == 0 ? size : $0) }
  let moved = transposed((try? linearization(at: beside, of: equations).rows) ?? rows)
  let shares = zip(transposed(rows), moved).map { column, moved in
    solution(of: rows, zip(column, moved).map { $1 - $0 })
  }
  return shares.contains { $0?.contains { $0.magnitude >= 0.5 } ?? true }
}
