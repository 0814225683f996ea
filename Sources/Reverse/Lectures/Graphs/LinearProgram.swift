// After reading this file you know what reverse mode is: forward mode's linear program, transposed.
//
// Idea. At a point, a Wengert list has a derivative line by line, and each line is linear in the tangents:
//
//     v2 = x1 * x2            v2_dot = x2·x1_dot + x1·x2_dot            with the numbers x1 and x2 of the point
//
// All lines together are a program that multiplies by numbers and adds, and does nothing else: J·v, the linearization. As
// a picture it is a graph whose arrows carry numbers; J is the sum over all paths of the products along them.
//
//     ln(x1) + x1·x2 − sin(x2) at (2, 5):
//
//                    0.5                                                  0.5
//           ┌────────────▸ v1 ──1──┐                            ┌──────────── v1 ◂──1──┐
//         x1 ──5──▸ v2 ──1─────▸ v4 ──1──┐                    x1 ◂──5── v2 ◂──1───── v4 ◂──1──┐
//         x2 ──2──▸ v2           v3 ──−1─▸ v5 = y             x2 ◂──2── v2           v3 ◂─−1── v5 = y
//           └──0.28──▸ v3                                       └──0.28── v3
//
//         linearized: tangents run right                      transposed: adjoints run left
//
// Transposing turns every arrow, and with them the order of the lines; what branched now adds, what added now branches. The
// numbers on the arrows stay. So Jᵀ·w costs what J·v costs, and one w gives a whole row of J: this is why a gradient costs
// as much as one directional derivative, and why an operand that is used twice gets two contributions, "+=".
//
// Algebra. J = Aₙ ⋯ A₂ A₁, a factor a line; Jᵀ = A₁ᵀ A₂ᵀ ⋯ Aₙᵀ; ⟨w, Jv⟩ = ⟨Jᵀw, v⟩; (Jᵀ)ᵀ = J, arrow by arrow.
//
// Cost. One product and one sum an arrow, at most two arrows a line; a call of a function with its own derivative
// has one for each argument. Only arrows on a path from an input to an output are kept. Limits: it holds at its
// point alone. JAX: linearize, linear_transpose. Sources: Radul and others 2023 (arXiv:2204.10923); Griewank &
// Walther 2008, section 3.2.

import WideRange

/// A program that multiplies by numbers and adds: the derivative of a list at a point, or its transpose.
///
/// ```swift
/// let forward = record(at: [2, 5]) { x in log(x[0]) + x[0] * x[1] - sin(x[1]) }.list.linearized(at: [2, 5])
/// forward([1, 0])                  // [5.5], along x1: J·v
/// forward.transposed()([1])        // [5.5, 1.716…], the gradient: Jᵀ·w
/// ```
public struct LinearProgram: Sendable, Hashable {
  /// One product of the program: `target += coefficient · source`.
  public struct Arrow: Sendable, Hashable {
    /// The number that is multiplied.
    public let source: Int

    /// The number that is added to.
    public let target: Int

    /// The factor: a partial derivative of one line.
    public let coefficient: Double
  }

  /// The places of the arguments.
  public let inputs: [Int]

  /// The places of the results.
  public let outputs: [Int]

  /// The products, each after those that add to its source.
  public let arrows: [Arrow]

  /// Whether the program is a list's transposed linearization, which takes adjoints to adjoints.
  public let isTransposed: Bool

  /// The name of each place, for printing.
  let names: [String]

  /// The program with every arrow turned round, which multiplies by the transposed matrix.
  ///
  /// - Complexity: O(arrows).
  public func transposed() -> LinearProgram {
    let turned = arrows.reversed().map {
      Arrow(source: $0.target, target: $0.source, coefficient: $0.coefficient)
    }
    return LinearProgram(
      inputs: outputs, outputs: inputs, arrows: turned, isTransposed: !isTransposed, names: names)
  }

  /// The matrix times a vector.
  ///
  /// An argument that is exactly 0 moves nothing, even through an infinite coefficient. Stops with advice if there are more
  /// or fewer arguments than inputs.
  ///
  /// - Complexity: one product and one sum an arrow. Where they leave the range of `Double`, they are done again with an
  ///   exponent of their own.
  public func callAsFunction(_ arguments: [Double]) -> [Double] {
    if arguments.count != inputs.count {
      let kind = isTransposed ? "adjoints, one for each result" : "tangents, one for each input"
      stop("the linear program takes \(inputs.count) \(kind) of the function; \(arguments.count) were given")
    }
    return WengertList.inRange {
      results(sums(for: arguments) { $0 })
    } else: {
      results(sums(for: arguments) { Scaled($0) }).map(\.nearest)
    }
  }

  /// The matrix, a row an output: the Jacobian, or its transpose.
  ///
  /// - Complexity: one run for each input or for each output, whichever are fewer.
  public var matrix: [[Double]] {
    if inputs.count > outputs.count {
      let turned = transposed()
      return outputs.indices.map { row in turned(outputs.indices.map { $0 == row ? 1 : 0 }) }
    }
    let columns = inputs.indices.map { column in self(inputs.indices.map { $0 == column ? 1 : 0 }) }
    return outputs.indices.map { row in columns.map { $0[row] } }
  }

  /// The number at each place; `nil` where nothing that moves arrives.
  func sums<T: Scalar>(for arguments: [Double], lifted: (Double) -> T) -> [T?] {
    var sums = [T?](repeating: nil, count: names.count)
    for (place, argument) in zip(inputs, arguments) where argument != 0 { sums[place] = lifted(argument) }
    for arrow in arrows {
      guard let source = sums[arrow.source] else { continue }
      let product = lifted(arrow.coefficient) * source
      sums[arrow.target] = sums[arrow.target].map { $0 + product } ?? product
    }
    return sums
  }

  private func results<T: Scalar>(_ sums: [T?]) -> [T] { outputs.map { sums[$0] ?? .zero } }
}

extension WengertList {
  /// The derivative at a point as a program of its own, from the inputs' tangents to those of all outputs.
  ///
  /// An output whose value is NaN has the row NaN, by convention; a partial beyond the range is infinite. Calls of
  /// functions with their own derivative are lines whose coefficients come from the pullback.
  ///
  /// - Parameter point: one number for each input.
  /// - Complexity: the values, and one partial for each operand of each line.
  public func linearized(at point: [Double]) -> LinearProgram {
    _ = firstOutput()
    let values = values(at: point)
    let messages = messages(values: values, adjoints: values.map { _ in 1 })
    // Reversed, since messages are in the order of the backward sweep.
    var arrows = messages.reversed().map {
      LinearProgram.Arrow(source: $0.target, target: $0.source, coefficient: $0.partial)
    }
    let taken = Set(inputs).union(names.values)
    let letter = ["y", "f", "z"].first { !taken.contains($0) && !taken.contains("\($0)1") } ?? "result"
    var places = slotNames()
    for (number, slot) in outputs.enumerated() {
      let isUndefined = values[slot].isNaN
      for source in isUndefined ? Array(inputs.indices) : [slot] where dependsOnInputs[source] {
        arrows.append(
          LinearProgram.Arrow(source: source, target: places.count, coefficient: isUndefined ? .nan : 1))
      }
      places.append(outputs.count == 1 ? letter : "\(letter)\(number + 1)")
    }
    return LinearProgram(
      inputs: Array(inputs.indices), outputs: Array(slotCount..<places.count),
      arrows: LinearProgram.onPaths(arrows, from: inputs.count, to: slotCount, of: places.count),
      isTransposed: false, names: places)
  }
}

extension LinearProgram {
  /// The arrows that lie on a path from one of the first places, the inputs, to one of the last, the outputs.
  fileprivate static func onPaths(
    _ arrows: [Arrow], from inputCount: Int, to firstOutput: Int, of count: Int
  ) -> [Arrow] {
    var isReached = (0..<count).map { $0 < inputCount }
    for arrow in arrows where isReached[arrow.source] { isReached[arrow.target] = true }
    var reaches = (0..<count).map { $0 >= firstOutput }
    for arrow in arrows.reversed() where reaches[arrow.target] { reaches[arrow.source] = true }
    return arrows.filter { isReached[$0.source] && reaches[$0.target] }
  }
}

extension Recording {
  /// The derivative at a new point as a program of its own; see ``WengertList/linearized(at:)``.
  ///
  /// - Throws: ``OtherBranch`` where the program would take another branch.
  /// - Complexity: two evaluations of the list, and one partial for each operand of each line.
  public func linearized(at point: [Double]) throws(OtherBranch) -> LinearProgram {
    try checkBranches(values: list.values(at: point))
    return list.linearized(at: point)
  }
}
