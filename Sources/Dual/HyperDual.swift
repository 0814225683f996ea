// After reading this file you know how one run gives an exact second derivative: with two units instead of one.
//
// Idea. A dual number has one unit ε; its square vanishes, and with it everything of second order. A hyper-dual
// number has two, ε₁² = ε₂² = 0 but ε₁ε₂ ≠ 0, so that what is of second order survives in the product.
//
// A number to check by hand: x³ at 2, with x = 2 + ε₁ + ε₂.
//
//     x²  = 4 + 4 ε₁ + 4 ε₂ + 2 ε₁ε₂
//     x³  = 8 + 12 ε₁ + 12 ε₂ + 12 ε₁ε₂
//           │   └─ f′ = 3·2²      └─ f″ = 6·2
//           └─ f
//
// Picture: the products of the parts of u and v, by the units that they carry. Four of them carry ε₁ε₂; those
// marked · have a unit twice, and vanish.
//
//               v        v₁ ε₁     v₂ ε₂     v₁₂ ε₁ε₂
//     u         1        ε₁        ε₂       [ε₁ε₂]
//     u₁ ε₁     ε₁       ·        [ε₁ε₂]     ·
//     u₂ ε₂     ε₂      [ε₁ε₂]     ·         ·
//     u₁₂ ε₁ε₂ [ε₁ε₂]    ·         ·         ·
//
//     mixed part of u·v  =  u v₁₂ + u₁ v₂ + u₂ v₁ + u₁₂ v
//
// Algebra. ℝ[ε₁, ε₂]/(ε₁², ε₂²). With the seeds ε₁ on xᵢ and ε₂ on xⱼ, the mixed part is ∂²f/∂xᵢ∂xⱼ:
//
//     f(x) = f + f′ x₁ ε₁ + f′ x₂ ε₂ + (f′ x₁₂ + f″ x₁ x₂) ε₁ε₂
//
// Cost. Four words a number and about four to six times the time of the plain function a run; a Hessian over
// n inputs takes n (n + 1)/2 runs.
//
// Limits. Order two. For higher orders along one direction, `Taylor`. What rounding has taken no rule brings back: 1 + e⁴⁰⁰ is
// e⁴⁰⁰ to a `Double` (the 1 lies 577 binary places below it), so that log(1 + exp(x)) at 400 has the numbers of log(exp(x)), bit
// for bit, and its second derivative 0; the truth is 2·10⁻¹⁷⁴, and `softplus(x)` has it.
//
// Source. Fike & Alonso 2011, AIAA 2011-886; Griewank & Walther 2008, section 13.1.

/// A number with two tangents and their mixed second derivative: value + first·ε₁ + second·ε₂ + mixed·ε₁ε₂.
///
/// Comparison is by value. A part that is exactly 0 stands for no dependence.
@frozen
public struct HyperDual: Sendable {
  /// The primal: what the program computes without differentiation.
  public var value: Double

  /// The rate of change along the first seed.
  public var first: Double

  /// The rate of change along the second seed.
  public var second: Double

  /// The second derivative along both seeds.
  public var mixed: Double

  /// Creates a number from its four parts.
  @inlinable @inline(__always)
  public init(value: Double, first: Double, second: Double, mixed: Double) {
    self.value = value
    self.first = first
    self.second = second
    self.mixed = mixed
  }

  /// Lifts a constant, whose other parts are 0.
  @inlinable @inline(__always)
  public init(_ constant: Double) { self.init(value: constant, first: 0, second: 0, mixed: 0) }

  /// Whether a part other than the value is NaN, so that the terms need a second look.
  @inlinable @inline(__always)
  var hasUndefinedPart: Bool { (first + second + mixed).isNaN }
}

extension HyperDual: Scalar {
  /// The sum; all parts add.
  @inlinable @inline(__always)
  public static func + (lhs: HyperDual, rhs: HyperDual) -> HyperDual {
    HyperDual(
      value: lhs.value + rhs.value, first: lhs.first + rhs.first, second: lhs.second + rhs.second,
      mixed: lhs.mixed + rhs.mixed)
  }

  /// The difference; all parts subtract.
  @inlinable @inline(__always)
  public static func - (lhs: HyperDual, rhs: HyperDual) -> HyperDual {
    HyperDual(
      value: lhs.value - rhs.value, first: lhs.first - rhs.first, second: lhs.second - rhs.second,
      mixed: lhs.mixed - rhs.mixed)
  }

  /// The number with the opposite sign.
  @inlinable @inline(__always)
  public static prefix func - (operand: HyperDual) -> HyperDual {
    HyperDual(value: -operand.value, first: -operand.first, second: -operand.second, mixed: -operand.mixed)
  }

  /// The product, by the product rule of second order.
  @inlinable @inline(__always)
  public static func * (lhs: HyperDual, rhs: HyperDual) -> HyperDual {
    let ends = lhs.mixed * rhs.value + lhs.value * rhs.mixed
    let product = HyperDual(
      value: lhs.value * rhs.value,
      first: lhs.first * rhs.value + lhs.value * rhs.first,
      second: lhs.second * rhs.value + lhs.value * rhs.second,
      mixed: ends + (lhs.first * rhs.second + lhs.second * rhs.first))
    return product.hasUndefinedPart ? carefulProduct(lhs, rhs) : product
  }

  /// The quotient q = u/v, from u = q v: each part solves the product rule for the part of q.
  @inlinable @inline(__always)
  public static func / (lhs: HyperDual, rhs: HyperDual) -> HyperDual {
    let value = lhs.value / rhs.value
    let first = (lhs.first - value * rhs.first) / rhs.value
    let second = (lhs.second - value * rhs.second) / rhs.value
    let crossed = first * rhs.second + second * rhs.first
    let mixed = (lhs.mixed - crossed - value * rhs.mixed) / rhs.value
    let quotient = HyperDual(value: value, first: first, second: second, mixed: mixed)
    let isInside = rhs.value.magnitude > 0x1p-400 && quotient.isFinite
    return isInside ? quotient : carefulQuotient(lhs, rhs)
  }
}

extension HyperDual: ForwardScalar, OrderedScalar {}

extension HyperDual: CustomStringConvertible {
  /// The number as a sum of its four parts.
  public var description: String { "\(value) + \(first)ε₁ + \(second)ε₂ + \(mixed)ε₁ε₂" }
}
