// After reading this file you know the two sweeps over another library's program: tangents in its order, adjoints
// against it, each with a bound of what rounding may change.

/// A derivative on its way, with the largest error that rounding can have made; `nil` bounds nothing.
struct RoundedDerivative {
  var value: Double
  var error: Double = 0

  /// Whether no rounding can have changed more than the last digits.
  var isCertain: Bool { !value.isFinite || error <= 1e-11 * value.magnitude }

  /// Four units of rounding: what a library's function may err.
  private static let unit = 0x1p-51

  /// - Parameter isExact: whether the factor has no rounding in it.
  func passed(through factor: Factor, isExact: Bool) -> RoundedDerivative? {
    switch factor {
    case .cut: return RoundedDerivative(value: 0)
    case .times(let slope): return scaled(to: value * slope, by: slope, isExact)
    case .over(let divisor): return scaled(to: value / divisor, by: 1 / divisor, isExact)
    }
  }

  /// `nil` where an error decides between 0·∞ and ∞.
  private func scaled(to result: Double, by slope: Double, _ isExact: Bool) -> RoundedDerivative? {
    if !slope.isFinite || slope.isNaN { return isCertain ? RoundedDerivative(value: result) : nil }
    guard result.isFinite else { return RoundedDerivative(value: result) }
    let rounding =
      isExact && slope.isShort && value.isShort && result.isShort
      ? 0 : RoundedDerivative.unit * result.magnitude
    return RoundedDerivative(value: result, error: error * slope.magnitude + rounding)
  }

  static func + (a: RoundedDerivative, b: RoundedDerivative) -> RoundedDerivative {
    let sum = a.value + b.value
    guard sum.isFinite else { return RoundedDerivative(value: sum) }
    let rounding = a.value.isShort && b.value.isShort ? 0 : unit * sum.magnitude
    return RoundedDerivative(value: sum, error: a.error + b.error + rounding)
  }
}

extension LibraryTape {
  /// The derivative of a node along one input by a pass through the program; `nil` if it is not known.
  ///
  /// The other inputs have the tangent 0, a number like any other: 0·∞ is NaN.
  func tangent(of output: Int, along input: Int, inputs: Range<Int>) -> Double? {
    guard !isUncertain else { return nil }
    var tangents = [RoundedDerivative?](repeating: nil, count: nodes.count)
    for index in inputs { tangents[index] = RoundedDerivative(value: index == input ? 1 : 0) }
    for (index, node) in nodes.enumerated() where !node.links.isEmpty {
      for link in node.links {
        guard let tangent = tangents[link.node] else { continue }
        guard
          let term = tangent.passed(
            through: link.factor, isExact: node.hasExactOperands)
        else { return nil }
        tangents[index] = tangents[index].map { $0 + term } ?? term
      }
    }
    return Self.answer(tangents[output])
  }

  /// The derivatives of a node by each input, by one sweep against the program's order; `nil` where it is not known.
  func adjoints(of output: Int, inputs: Range<Int>) -> [Double?] {
    guard !isUncertain else { return inputs.map { _ in nil } }
    var adjoints = [RoundedDerivative?](repeating: nil, count: nodes.count)
    var isBroken = false
    if nodes[output].kind == .active { adjoints[output] = RoundedDerivative(value: 1) }
    for index in nodes.indices.reversed() {
      guard let adjoint = adjoints[index] else { continue }
      for link in nodes[index].links {
        guard
          let term = adjoint.passed(
            through: link.factor, isExact: nodes[index].hasExactOperands)
        else {
          isBroken = true
          continue
        }
        adjoints[link.node] = adjoints[link.node].map { $0 + term } ?? term
      }
    }
    return inputs.map { isBroken ? nil : Self.answer(adjoints[$0]) }
  }

  /// What the library would answer: 0 where nothing arrived.
  private static func answer(_ derivative: RoundedDerivative?) -> Double? {
    guard let derivative else { return 0 }
    return derivative.isCertain ? derivative.value + 0 : nil
  }
}
