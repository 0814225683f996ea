// After reading this file you know how a Hessian of a million entries is had for the price of a few gradients, when most of
// its entries are 0 for good.
//
//     prepared once      one recording → pattern (which entries) → star colouring (which directions)
//     at each point      one sweep of second order for all directions (8 at most in one), and each number goes to its place
//
// Example: the chain Σ (xᵢ₊₁ − xᵢ²)² has a tridiagonal Hessian: 3 directions, however long the chain is.
//
// Branches. The list and the pattern are those of the branches taken where it was prepared. At a point where the program
// would take another one the answer is refused (`OtherBranch`), as by every replay of a recording; prepare it again there.
//
// Cost. A sweep of second order for eight colours at a point (`benchmark sparse` times it). Limits. A dense Hessian has a
// colour a column and gains little. Where the plain sweep leaves the range of `Double`, or meets an infinite slope, the
// colours' directions are taken through the gradient's pullback, as `hessian(at:of:)` does.
// Sources: Coleman & Moré 1984; Walther 2008; Gebremedhin, Tarafdar, Pothen & Walther 2009.

/// A function's Hessian with its pattern and its colours, prepared once and evaluated at many points.
///
/// ```swift
/// let chain = SparseHessian(at: start, of: rosenbrock)
/// print(chain.pattern, chain.colouring.colourCount)
/// let hessian = try chain.hessian(at: point)      // a SparseMatrix
/// ```
public struct SparseHessian: Sendable {
  /// The function, as it ran at the point at which it was prepared.
  public let recording: Recording

  /// The pattern's colours.
  public let colouring: StarColouring

  /// Which entries can differ from 0.
  public var pattern: SparsityPattern { colouring.pattern }

  private let program: SecondOrderProgram?

  /// Records a function at a point, and finds its pattern and its colours.
  ///
  /// - Parameters:
  ///   - point: the point, which decides on the branches.
  ///   - function: a closure over `[Traced]`, or a generic function over `[T]`; what it throws is thrown on.
  /// - Complexity: one recording, a pass over it, and the colouring.
  public init(at point: [Double], of function: ([Traced]) throws -> Traced) rethrows {
    self.init(try record(at: point, of: function), at: point)
  }

  init(_ recording: Recording, at point: [Double]) {
    self.recording = recording
    colouring = StarColouring(of: recording.list.hessianPattern(at: point))
    program = SecondOrderProgram(
      recording.list, keeping: recording.comparisons.flatMap { [$0.first, $0.second] })
  }

  /// The second derivatives at a point.
  ///
  /// - Parameter point: as many numbers as there are inputs.
  /// - Returns: the pattern's entries; all NaN where the function's value is.
  /// - Throws: ``OtherBranch`` where the program would take another branch than where it was prepared.
  /// - Complexity: one sweep of second order for eight colours.
  public func hessian(at point: [Double]) throws(OtherBranch) -> SparseMatrix {
    recording.list.checkInputs(point.count)
    guard let program else {
      try recording.checkBranches(values: recording.list.values(at: point))
      return plainHessian(at: point)
    }
    StatusFlags.clear()
    let (value, values, sameBranches) =
      switch colouring.colourCount {
      case 0...2: swept(SecondOrderSweep<SIMD2<Double>>(program), at: point)
      case 3...4: swept(SecondOrderSweep<SIMD4<Double>>(program), at: point)
      default: swept(SecondOrderSweep<SIMD8<Double>>(program), at: point)
      }
    if !sameBranches { try recording.checkBranches(values: recording.list.values(at: point)) }
    if StatusFlags.leftRange(after: values) || !value.isFinite || !values.allSatisfy(\.isFinite) {
      return plainHessian(at: point)
    }
    return SparseMatrix(pattern: pattern, values: values)
  }

  /// The entries by sweeps over the program, as many colours at a time as there are lanes.
  @inline(never)
  private func swept<Lanes: SIMD>(
    _ sweep: SecondOrderSweep<Lanes>, at point: [Double]
  ) -> (value: Double, values: [Double], sameBranches: Bool) where Lanes.Scalar == Double {
    defer { sweep.deallocate() }
    let (inputs, lanes) = (point.count, Lanes.scalarCount)
    var sameBranches = true
    var products = [Double](repeating: 0, count: inputs * colouring.colourCount)
    for start in stride(from: 0, to: Swift.max(1, colouring.colourCount), by: lanes) {
      sweep.run(at: point, colours: colouring.colours, from: start)
      if start == 0 { sameBranches = holds(sweep) }
      for lane in 0..<Swift.min(lanes, colouring.colourCount - start) {
        for input in 0..<inputs { products[input + inputs * (start + lane)] = sweep.product(input)[lane] }
      }
    }
    return (sweep.value(sweep.program.output), colouring.places.map { products[$0] }, sameBranches)
  }

  /// Whether all comparisons come out as they did.
  private func holds<Lanes>(_ sweep: SecondOrderSweep<Lanes>) -> Bool {
    let kept = sweep.program.kept
    return recording.comparisons.indices.allSatisfy { index in
      let (x, y) = (sweep.value(kept[2 * index]), sweep.value(kept[2 * index + 1]))
      return recording.comparisons[index].relation.holds(x, y) == recording.comparisons[index].outcome
    }
  }

  /// The entries by the pullback of the gradient, one direction a colour.
  fileprivate func plainHessian(at point: [Double]) -> SparseMatrix {
    let product = recording.list.hessianTimes(at: point)
    return colouring.matrix(from: colouring.directions.map(product))
  }
}

/// The second derivatives of a function whose Hessian is mostly 0, with pattern and colours found on the way.
///
/// ```swift
/// sparseHessian(at: [2, 3, 4]) { x in x[0] * x[0] * x[1] + x[2] }
/// // 6.0  4.0  ·
/// // 4.0    ·  ·
/// //   ·    ·  ·
/// ```
///
/// For further points ``SparseHessian`` keeps what was found.
///
/// - Parameters:
///   - point: the point.
///   - function: a closure over `[Traced]`, or a generic function over `[T]`; what it throws is thrown on.
/// - Complexity: one recording, a pass over it, the colouring, and a sweep for eight colours.
public func sparseHessian(
  at point: [Double], of function: ([Traced]) throws -> Traced
) rethrows -> SparseMatrix {
  let prepared = try SparseHessian(at: point, of: function)
  // Where it was recorded, all comparisons come out as they did.
  return (try? prepared.hessian(at: point)) ?? prepared.plainHessian(at: point)
}
