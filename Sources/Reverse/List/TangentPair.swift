// After reading this file you know the number that repeats a sweep of second order where `Double` was too narrow: a scaled
// value and its scaled derivative along one direction. Over `Double` the same pair gives a rule's own derivative, which the
// sweeps of a sparse Hessian need.
//
// Why. In log(eᵃ + eᵇ) at a = b = 400 the sweep meets u = eᵃ + eᵇ with log″(u) = −1/u² = −10⁻³⁴⁸, which a `Double` calls 0,
// before it is multiplied by (eᵃ)² = 10³⁴⁷. No order of two multiplications mends that for every function and every slope:
// the product of the partials along a path fits, its factors need not. With an exponent of its own each factor fits.
//
// Idea. Values and tangents first (forward mode along v), then the backward sweep over pairs: the adjoint of an input is a
// pair (∂f/∂xᵢ, (H·v)ᵢ). The rules are those of `Rules.swift`, which are generic, so that nothing is written twice.
//
// Cost. Some 20 times a sweep over `Double`, for each direction. Source: Griewank & Walther 2008, section 5.4.

import WideRange

/// A number and its derivative along a direction, which is `nil` where it does not move.
struct TangentPair<Base: Scalar>: Scalar {
  let value: Base
  let tangent: Base?

  init(_ value: Base, _ tangent: Base?) {
    self.value = value
    self.tangent = tangent
  }

  init(_ constant: Double) { self.init(Base(constant), nil) }

  var primal: Double? { value.primal }

  static func == (x: TangentPair, y: TangentPair) -> Bool { x.value == y.value }

  static func + (x: TangentPair, y: TangentPair) -> TangentPair {
    TangentPair(x.value + y.value, sum(x.tangent, y.tangent))
  }

  static func - (x: TangentPair, y: TangentPair) -> TangentPair { x + -y }

  static prefix func - (x: TangentPair) -> TangentPair { TangentPair(-x.value, x.tangent.map { -$0 }) }

  static func * (x: TangentPair, y: TangentPair) -> TangentPair {
    TangentPair(x.value * y.value, sum(x.tangent.map { $0 * y.value }, y.tangent.map { x.value * $0 }))
  }

  static func / (x: TangentPair, y: TangentPair) -> TangentPair {
    let z = x.value / y.value
    let first = x.tangent.map { $0 / y.value }
    return TangentPair(z, sum(first, y.tangent.map { -(z * $0) / y.value }))
  }

  static func apply(_ function: UnaryFunction, to x: TangentPair) -> TangentPair {
    let z = Base.apply(function, to: x.value)
    guard let tangent = x.tangent else { return TangentPair(z, nil) }
    let slope = Rules.slope(of: function, at: x.value, value: z)
    return TangentPair(z, function.ignoresArgument(slope: slope) ? nil : slope * tangent)
  }

  static func apply(_ function: BinaryFunction, to x: TangentPair, _ y: TangentPair) -> TangentPair {
    let z = Base.apply(function, to: x.value, y.value)
    func share(_ operand: Operand, _ tangent: Base?) -> Base? {
      guard let tangent else { return nil }
      let slope = Rules.slope(of: function, by: operand, at: x.value, y.value, value: z)
      return function.ignoresArgument(slope: slope) ? nil : slope * tangent
    }
    return TangentPair(z, sum(share(.first, x.tangent), share(.second, y.tangent)))
  }

  private static func sum(_ x: Base?, _ y: Base?) -> Base? {
    guard let x, let y else { return x ?? y }
    return x + y
  }
}
