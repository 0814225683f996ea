// After reading this file you know what forward mode gains where most derivatives are 0: a Jacobian in as many directions as
// it has colours, and a Hessian in as many runs as it has entries.
//
//     let colouring = ColumnColouring(of: jacobianPattern(at: x, of: f))     // once: which columns go together
//     sparseJacobian(at: x, with: colouring, of: f)                          // at each point: 8 colours a run
//     sparseHessian(at: x, with: hessianPattern(at: x, of: f), of: f)        // a run for each pair of the pattern
//
// Jacobian. A tridiagonal one of a thousand columns has three colours: one run of `Dual8` instead of 125.
//
// Hessian. A run of hyper-dual numbers gives one number, uᵀ·H·v, for two directions u and v. Directions of several inputs would
// give the sum of all entries in their rows and columns, from which nothing can be read off: forward mode cannot compress a
// Hessian. It can leave out the pairs that do not interact: 2n − 1 runs for a tridiagonal one instead of n(n + 1)/2. Reverse
// mode gives whole columns, and there colours help (`Reverse::SparseHessian`).
//
// Why the pattern is found by a run of its own: it is a run over another number, `DependentNumber`, for which the function's
// name is given once more. Write the function once, over `[T]`, and give it to both.
//
// Branches. A pattern is that of the branches taken where it was found; at another point `takesSameBranches(at:as:of:)` says
// whether it still holds. Source: Curtis, Powell & Reid 1974; Griewank & Walther 2008, chapter 8.

/// The Jacobian of a function of several numbers, eight colours a run.
///
/// - Parameters:
///   - x: the point; the pattern must hold there.
///   - colouring: the pattern's colours, found once: `ColumnColouring(of: jacobianPattern(at: x, of: f))`.
///   - function: a closure over `[Dual8]`, or a generic function from `[T]` to `[T]`; what it throws is thrown on.
/// - Returns: the pattern's entries; a row is NaN where its result is.
/// - Precondition: the point has as many numbers as the pattern columns, and the function gives as many as it has rows.
/// - Complexity: a run of the function for eight colours.
@inlinable
public func sparseJacobian<Failure: Error>(
  at x: [Double], with colouring: ColumnColouring, of function: ([Dual8]) throws(Failure) -> [Dual8]
) throws(Failure) -> SparseMatrix {
  let verb = "sparseJacobian(at:with:of:)"
  let pattern = colouring.pattern
  requireSameCount(x.count, pattern.columnCount, of: "the point", in: verb)
  var products: [[Double]] = []
  let runs = Runs(of: Dual8.self)
  defer { runs.end() }
  for start in stride(from: 0, to: Swift.max(1, colouring.colourCount), by: 8) {
    var point = x.map { Dual8($0) }
    for (column, colour) in colouring.colours.enumerated() {
      if let colour, colour >= start, colour < start + 8 { point[column].seed(along: colour - start) }
    }
    let results = try runs(seeds: point, of: function)
    requireSameCount(results.count, pattern.rowCount, of: "the function's result", in: verb)
    for direction in 0..<Swift.min(8, colouring.colourCount - start) {
      products.append(results.map { $0.partial(direction) })
    }
  }
  return colouring.matrix(from: products)
}

/// The Hessian of a function of several numbers, a run for each pair of inputs that interact.
///
/// - Parameters:
///   - x: the point; the pattern must hold there.
///   - pattern: which pairs interact, found once: `hessianPattern(at: x, of: f)`.
///   - function: a closure over `[HyperDual]`, or a generic function over `[T]`; what it throws is thrown on.
/// - Returns: the pattern's entries, the same numbers that `hessian(at:of:)` gives.
/// - Precondition: the point has as many numbers as the pattern has columns; the pattern is symmetric.
/// - Complexity: a run of the function for each entry on the diagonal and below it.
@inlinable
public func sparseHessian<Failure: Error>(
  at x: [Double], with pattern: SparsityPattern, of function: ([HyperDual]) throws(Failure) -> HyperDual
) throws(Failure) -> SparseMatrix {
  requireSameCount(x.count, pattern.columnCount, of: "the point", in: "sparseHessian(at:with:of:)")
  requireSameCount(pattern.rowCount, pattern.columnCount, of: "the pattern", in: "sparseHessian(at:with:of:)")
  var point = x.map { HyperDual($0) }
  var values: [Double] = []
  values.reserveCapacity(pattern.entryCount)
  let runs = Runs(of: HyperDual.self)
  defer { runs.end() }
  for row in x.indices {
    for column in pattern.columns(inRow: row) {
      if column > row {
        values.append(0)
        continue
      }
      point[row].first = 1
      point[column].second = 1
      let result = try runs(seeds: point, of: function)
      point[row].first = 0
      point[column].second = 0
      values.append(result.partial(result.mixed))
    }
  }
  return SparseMatrix(pattern: pattern, lowerHalf: values)
}

/// Refused: the pattern is found by a run over another number, for which the function is given once more.
@available(
  *, unavailable,
  message: """
    give the colours, found once: sparseJacobian(at: x, with: ColumnColouring(of: jacobianPattern(at: x, of: f)), \
    of: f); or use reverse mode's, which finds them itself
    """
)
@_disfavoredOverload
public func sparseJacobian(
  at x: [Double], of function: ([Dual8]) throws -> [Dual8]
) rethrows -> SparseMatrix { SparseMatrix(pattern: SparsityPattern(rows: [], columnCount: 0), values: []) }

/// Refused: the pattern is found by a run over another number, for which the function is given once more.
@available(
  *, unavailable,
  message: """
    give the pattern, found once: sparseHessian(at: x, with: hessianPattern(at: x, of: f), of: f); or use reverse \
    mode's, which finds it itself
    """
)
@_disfavoredOverload
public func sparseHessian(
  at x: [Double], of function: ([HyperDual]) throws -> HyperDual
) rethrows -> SparseMatrix { SparseMatrix(pattern: SparsityPattern(rows: [], columnCount: 0), values: []) }
