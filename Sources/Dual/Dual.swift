// After reading this file you know what a dual number is, and why computing with it differentiates.
//
// Idea. A dual number carries a value and how fast that value changes. Each operation computes both, by the
// rules of calculus, so that a program run on dual numbers yields its value and its derivative together. It
// is arithmetic as with complex numbers: there the square of the new unit is −1, here ε² = 0.
//
// A number to check by hand: x² at 10.
//
//     (10 + ε)² = 100 + 20 ε + ε²
//                  │     │    └── ε² = 0: this vanishes
//                  │     └─────── this is the derivative, 2·10
//                  └───────────── this is the value
//
// Picture: y = x·exp(x) at x = 2, each step with its tangent below it.
//
//     primal     x = 2 ──────► u = exp(x) = 7.39 ──────► y = x·u = 14.78
//     tangent    ẋ = 1 ──────► u̇ = u·ẋ    = 7.39 ──────► ẏ = ẋ·u + x·u̇ = 22.17
//
// Several inputs have one pass each. For f(x, y) = x·y at (3, 5):
//
//     (3 + ε)·5  = 15 + 5 ε      the seed ẋ = 1, ẏ = 0 gives ∂f/∂x = 5
//     3·(5 + ε)  = 15 + 3 ε      the seed ẋ = 0, ẏ = 1 gives ∂f/∂y = 3
//
// Algebra. The numbers a + ȧε with ε² = 0 are the quotient ring ℝ[ε]/(ε²); Taylor's formula ends after its
// second term there. That is the whole method:
//
//     (a + ȧε) + (b + ḃε) = (a + b) + (ȧ + ḃ) ε
//     (a + ȧε) · (b + ḃε) =  a b    + (ȧ b + a ḃ) ε
//     (a + ȧε) / (b + ḃε) =  a / b  + (ȧ − (a/b) ḃ) / b ε
//      f(a + ȧε)          =  f(a)   + f′(a) ȧ ε             f′ stands in Rules.swift, one line a function
//
// Cost. A pass takes one to three times the time of the plain function and two words a number; a gradient
// over n inputs takes n passes. Nothing is recorded, so memory does not grow with the length of the program.
//
// Limits. Many inputs and one output are the reverse mode's case. A dual number does not know which variable
// its tangent belongs to; one from outside in the closure of another derivative is refused where it can be noticed
// (`Nesting.swift`). The derivative is that of the branch taken: `x == 0 ? 1 : sin(x) / x` has slopes of its own at 0, and
// `regularity(at:of:)` of Elementary says where such a comparison was met.
// Several directions a run, second and higher derivatives have number types of their own: `Dual8`, `HyperDual`,
// `Taylor`, `NestedDual`.
//
// Source. Wengert (1964); Griewank & Walther, Evaluating Derivatives, 2008, section 3.1 and chapter 13;
// Baydin et al. 2018, section 3.1.

/// A number with its rate of change: value + tangent·ε, where ε² = 0.
///
/// The tangent is a derivative times the seed of the inputs, in units of the value by units of the input. A
/// tangent that is exactly 0 stands for a number that does not depend on the input; where that matters, a verb finds out
/// whether it is 0 by chance.
///
/// Comparison is by value, so that a program takes the same branches as with plain numbers.
@frozen
public struct Dual: Sendable {
  /// The primal: what the program computes without differentiation.
  public var value: Double

  /// The rate of change of the value along the seed.
  public var tangent: Double

  /// Creates a number from its value and its tangent.
  @inlinable @inline(__always)
  public init(value: Double, tangent: Double) {
    self.value = value
    self.tangent = tangent
  }

  /// Lifts a constant, whose tangent is −0.0: x + (−0.0) is x for every x, so that the compiler leaves the sum out.
  @inlinable @inline(__always)
  public init(_ constant: Double) { self.init(value: constant, tangent: -0.0) }
}

extension Dual: Scalar {
  /// The sum; tangents add.
  @inlinable @inline(__always)
  public static func + (lhs: Dual, rhs: Dual) -> Dual {
    Dual(value: lhs.value + rhs.value, tangent: lhs.tangent + rhs.tangent)
  }

  /// The difference; tangents subtract.
  @inlinable @inline(__always)
  public static func - (lhs: Dual, rhs: Dual) -> Dual {
    Dual(value: lhs.value - rhs.value, tangent: lhs.tangent - rhs.tangent)
  }

  /// The number with the opposite sign.
  @inlinable @inline(__always)
  public static prefix func - (operand: Dual) -> Dual {
    Dual(value: -operand.value, tangent: -operand.tangent)
  }

  /// The product, by the product rule.
  @inlinable @inline(__always)
  public static func * (lhs: Dual, rhs: Dual) -> Dual {
    let value = lhs.value * rhs.value
    guard _fastPath(value.magnitude < .infinity) else {  // else 0·∞ may be in it
      let left = lhs.tangent == 0 ? 0 : lhs.tangent * rhs.value
      return Dual(value: value, tangent: left + (rhs.tangent == 0 ? 0 : lhs.value * rhs.tangent))
    }
    return Dual(value: value, tangent: lhs.tangent * rhs.value + lhs.value * rhs.tangent)
  }

  /// The quotient, by the quotient rule: (u/v)˙ = (u̇ − (u/v) v̇) / v.
  ///
  /// At (1, 0) the partials are (+∞, −∞); where the quotient is NaN, both are NaN.
  @inlinable @inline(__always)
  public static func / (lhs: Dual, rhs: Dual) -> Dual {
    let value = lhs.value / rhs.value
    guard _fastPath(value.magnitude < .infinity) else {
      let slope = value.isNaN ? value : 1 / rhs.value
      let slopeBelow = value.isNaN ? value : -value / rhs.value
      return Dual(value: value, tangent: combine(slope, lhs.tangent, slopeBelow, rhs.tangent))
    }
    return Dual(value: value, tangent: (lhs.tangent - value * rhs.tangent) / rhs.value)
  }
}

extension Dual: ForwardScalar, OrderedScalar {}

extension Dual: CustomStringConvertible {
  /// The number as a sum, for example `100.0 + 20.0ε`.
  public var description: String {
    tangent < 0 ? "\(value) - \(-tangent)ε" : "\(value) + \(tangent + 0)ε"
  }
}
