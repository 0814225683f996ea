// After reading this file you know how one run follows several directions at once, and why that is cheaper than
// one run a direction.
//
// Idea. In n runs of a dual number the values are computed n times, and only the tangents differ. A number with
// one value and several tangents computes the value once:
//
//     f(x, y) = x·exp(y) at (3, 0)      value    tangents along x and y
//                                 x     3        1    0
//                                 y     0        0    1
//                            exp(y)     1        0    1
//                          x·exp(y)     3        1    3         the gradient, in one run
//
// Picture: a gradient over 20 inputs takes three runs; inputs outside the run's chunk are constants in it.
//
//     run 1   [x₀ … x₇]  x₈ … x₁₉                       ∂f/∂x₀ … ∂f/∂x₇
//     run 2    x₀ … x₇  [x₈ … x₁₅]  x₁₆ … x₁₉           ∂f/∂x₈ … ∂f/∂x₁₅
//     run 3    x₀ … x₁₅                  [x₁₆ … x₁₉]    ∂f/∂x₁₆ … ∂f/∂x₁₉, four directions empty
//
// Algebra. ℝ[ε₁, …, ε_w]/(εᵢεⱼ): any product of two units vanishes.
//
// Cost. One value and w tangents a number. The elementary functions, which are dear, are computed once instead
// of w times; the processor's vector instructions handle two or more tangents at a time. What depends on no input
// of the chunk is a constant, and marked as one: products and functions of constants leave the tangents out. In a
// sum of terms of a few inputs each, most of a run is then a plain evaluation.
//
// Limits. For cheap arithmetic and two or three inputs the plain `Dual` is as fast.
//
// Source. Griewank & Walther 2008, section 3.1 (vector mode); Revels, Lubin & Papamarkou 2016 (chunks).

/// A number with a tangent for each of several directions: value + Σ tangentᵢ·εᵢ.
///
/// Comparison is by value. A tangent that is exactly 0 stands for no dependence along that direction.
public protocol VectorDual: ForwardScalar, OrderedScalar, Sendable where Primal == Double {
  /// The type of the tangents, one lane a direction.
  associatedtype Tangents: SIMD where Tangents.Scalar == Double

  /// The rates of change of the value along the directions.
  var tangents: Tangents { get }

  /// Whether the number was lifted, or computed from such numbers only, so that its tangents are known to be 0.
  var isConstant: Bool { get }

  /// Creates a number from its value and its tangents.
  init(value: Double, tangents: Tangents)

  /// Seeds the number as an input: its tangent along one direction is 1, the others stay as they are.
  mutating func seed(along direction: Int)

  /// The tangents times a slope, but 0 along the directions in which the number does not vary, whatever the slope.
  func tangents(times slope: Double) -> Tangents
}

/// Stops with advice where a direction is none of a number's.
@usableFromInline @inline(never)
func stopForDirection(_ direction: Int, of count: Int) -> Never {
  fatalError("seed(along: \(direction)): a Dual\(count) has the directions 0 to \(count - 1)")
}

extension VectorDual {
  /// The product, by the product rule.
  ///
  /// Where the value is finite, 0·∞ can only arise where the input really reaches the infinity; otherwise each lane is
  /// looked at. The sum is written in both branches: computed before the branch, the compiler splits its vectors.
  @inlinable @inline(__always)
  static func product(_ lhs: Self, _ rhs: Self) -> Self {
    let value = lhs.value * rhs.value
    if lhs.isConstant && rhs.isConstant { return Self(value) }
    if _slowPath(!(value.magnitude < .infinity)) {
      return Self(value: value, tangents: lhs.tangents(times: rhs.value) + rhs.tangents(times: lhs.value))
    }
    return Self(value: value, tangents: lhs.tangents * rhs.value + rhs.tangents * lhs.value)
  }

  /// The quotient, by the quotient rule: (u/v)˙ = (u̇ − (u/v) v̇) / v.
  @inlinable @inline(__always)
  static func quotient(_ lhs: Self, _ rhs: Self) -> Self {
    let value = lhs.value / rhs.value
    if lhs.isConstant && rhs.isConstant { return Self(value) }
    let slope = 1 / rhs.value
    if _fastPath(value.magnitude < .infinity && slope.magnitude < .infinity) {
      return Self(value: value, tangents: (lhs.tangents - rhs.tangents * value) * slope)
    }
    if value.isFinite {
      // 1/v overflows, where v is subnormal; what is divided by v need not: x/x has the slope 0 there.
      return Self(value: value, tangents: (lhs.tangents - rhs.tangents * value) / rhs.value)
    }
    return quotientAtInfinity(lhs, rhs)
  }

  /// The quotient that is infinite or NaN, lane by lane.
  @inlinable @inline(never)
  static func quotientAtInfinity(_ lhs: Self, _ rhs: Self) -> Self {
    let value = lhs.value / rhs.value
    let above = lhs.tangents(timesSteep: value.isNaN ? value : 1 / rhs.value)
    return Self(
      value: value, tangents: above + rhs.tangents(timesSteep: value.isNaN ? value : -value / rhs.value))
  }

  /// The value of an elementary function and its tangents f′(x) ẋ.
  ///
  /// - Complexity: one value, one slope and w products; of a constant, one value.
  @inlinable @inline(__always)
  public static func apply(_ function: UnaryFunction, to x: Self) -> Self {
    let value = Double.apply(function, to: x.value)
    if x.isConstant { return Self(value) }
    guard _fastPath(Dual.isRegular(function, at: x.value)) else {
      return applyAtSingularPoint(function, to: x)
    }
    return Self(value: value, tangents: x.tangents * Dual.slope(of: function, at: x.value, value: value))
  }

  /// The same for any point: kinks and infinite slopes; where the slope has left the range, each lane is computed as a `Dual`.
  @inlinable @inline(never)
  static func applyAtSingularPoint(_ function: UnaryFunction, to x: Self) -> Self {
    let value = Double.apply(function, to: x.value)
    let slope = Dual.definedSlope(of: function, at: x.value, value: value)
    if function.ignoresArgument(slope: slope) { return Self(value) }
    var tangents = x.tangents(timesSteep: slope)
    if slope.isFinite && !mayHaveLeftRange(slope) { return Self(value: value, tangents: tangents) }
    for lane in 0..<Tangents.scalarCount where x.tangents[lane] != 0 {
      tangents[lane] =
        Dual.applyAtSingularPoint(function, to: Dual(value: x.value, tangent: x.tangents[lane])).tangent
    }
    return Self(value: value, tangents: tangents)
  }

  /// The tangents times a slope; what is 0 by chance becomes NaN where the slope is infinite.
  @inlinable @inline(never)
  func tangents(timesSteep slope: Double) -> Tangents {
    if isConstant || !slope.isInfinite { return tangents(times: slope) }
    let lanes = (0..<Tangents.scalarCount).map { tangents[$0] }
    let byChance = partsZeroByChance(lanes)
    var result = tangents
    for lane in lanes.indices {
      result[lane] = term(slope, lanes[lane], isByChance: byChance >> UInt64(lane) & 1 == 1)
    }
    return result
  }

  /// The value of an elementary function of two arguments and its tangents ∂f/∂x ẋ + ∂f/∂y ẏ.
  ///
  /// - Complexity: one value, at most two slopes and 2w products; of constants, one value.
  @inlinable @inline(__always)
  public static func apply(_ function: BinaryFunction, to x: Self, _ y: Self) -> Self {
    let value = Double.apply(function, to: x.value, y.value)
    if x.isConstant && y.isConstant { return Self(value) }
    var tangents = Tangents.zero
    if !x.isConstant {
      let slope = Dual.slopeInFirst(of: function, at: x.value, y.value, value: value)
      if _slowPath(function.hasSteepSlopes && mayHaveLeftRange(slope)) {
        return applyByLanes(function, to: x, y)
      }
      if !function.ignoresArgument(slope: slope) { tangents += x.tangents(times: slope) }
    }
    if !y.isConstant {
      let slope = Dual.slopeInSecond(of: function, at: x.value, y.value, value: value)
      if _slowPath(function.hasSteepSlopes && mayHaveLeftRange(slope)) {
        return applyByLanes(function, to: x, y)
      }
      if !function.ignoresArgument(slope: slope) { tangents += y.tangents(times: slope) }
    }
    return Self(value: value, tangents: tangents)
  }

  /// The function of two arguments lane by lane, each computed as a `Dual`.
  @inlinable @inline(never)
  static func applyByLanes(_ function: BinaryFunction, to x: Self, _ y: Self) -> Self {
    var tangents = Tangents.zero
    for lane in 0..<Tangents.scalarCount {
      let u = Dual(value: x.value, tangent: x.isConstant ? 0 : x.tangents[lane])
      let v = Dual(value: y.value, tangent: y.isConstant ? 0 : y.tangents[lane])
      tangents[lane] = Dual.apply(function, to: u, v).tangent
    }
    return Self(value: Double.apply(function, to: x.value, y.value), tangents: tangents)
  }
}
