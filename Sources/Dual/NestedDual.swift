// After reading this file you know how a derivative of a derivative comes about by nesting, why nested numbers
// cannot be confused, and what nesting costs.
//
// Idea. The parts of a dual number may be any numbers, dual numbers too. x³ at 2, twice:
//
//     value    (2 + ε)         ─ cube ─►   value    8 + 12 ε
//     tangent  (1 + 0 ε)                   tangent  12 + 12 ε
//                                                        └── f″ = 6·2
//
// A derivative inside a derivative is one level deeper, and the level is part of the type:
//
//     NestedDual.derivative(at: 4.0) { x in                               // x: NestedDual<Double>
//       let slope = NestedDual.derivative(at: 1) { y in                   // y: NestedDual<NestedDual<Double>>
//         NestedDual(constant: x) * y
//       }
//       return x * slope                                                  // d/dx (x · d/dy (x y)) = 2x = 8
//     }
//
// The compiler refuses x * y without the lifting: a tangent of one level cannot get into the other.
//
// Cost. A number of depth n has 2ⁿ parts, a product 3ⁿ products of plain numbers. Most of them are equal, since
// it does not matter in which order one differentiates; `Taylor` keeps one of each:
//
//     depth or order n      1     2     3      5        10        20
//     nested, 3ⁿ            3     9    27    243    59 049    3.5·10⁹
//     Taylor                3     6    10     21        66        231       (n + 1)(n + 2)/2
//
// Limits. A lesson and a tool for derivatives inside functions. The rules are written once for all bases, so
// that they cannot avoid every cancellation in their own derivatives; `HyperDual` and `Taylor` do. Far from 1, where a
// derivative of a rule leaves the range, the function is evaluated over numbers that have no range: `Widening.swift`. A chain
// of functions, as 1/(1/x) at 10²⁰⁰, is followed by the verb alone, not in nests made by hand: `OwnUnits.swift`.
//
// Source. Pearlmutter & Siskind 2007 (nesting); Griewank & Walther 2008, section 13.2 (its cost).

/// A dual number over any scalar: value + tangent·ε, where ε² = 0.
///
/// Equality is by value.
@frozen
public struct NestedDual<Base: Scalar> {
  /// The primal.
  public var value: Base

  /// The rate of change of the value; `nil` if the number does not depend on this level's input.
  public var tangent: Base?

  /// Creates a number from its value and its tangent.
  @inlinable
  public init(value: Base, tangent: Base?) {
    self.value = value
    self.tangent = tangent
  }

  /// Lifts a number of the level below, which is a constant on this level.
  @inlinable
  public init(constant: Base) { self.init(value: constant, tangent: nil) }

  /// Lifts a plain constant.
  @inlinable
  public init(_ constant: Double) { self.init(constant: Base(constant)) }
}

extension NestedDual: Sendable where Base: Sendable {}

extension NestedDual {
  /// The derivative of a function at a number of the level below; nests to any depth.
  ///
  /// - Parameters:
  ///   - x: the point, a plain number or one of an outer derivative.
  ///   - function: a closure over numbers one level deeper, or a generic function over `Scalar`.
  /// - Returns: f′(x) as a number of the level below, so that it can be differentiated further.
  /// - Complexity: one run of the function, each operation at three times the cost of the level below.
  @inlinable
  public static func derivative<Failure: Error>(
    at x: Base, of function: (NestedDual) throws(Failure) -> NestedDual
  ) throws(Failure) -> Base {
    let result = try run(seeds: NestedDual(value: x, tangent: 1), of: function)
    // Of a `Double` always the same NaN, for the sign of a computed one differs between processors.
    guard result.value == result.value else { return (Double.nan as? Base) ?? result.value }
    return result.tangent ?? 0
  }
}

extension NestedDual: Scalar {
  /// The sum; tangents add.
  @inlinable
  public static func + (lhs: NestedDual, rhs: NestedDual) -> NestedDual {
    NestedDual(value: lhs.value + rhs.value, tangent: sum(lhs.tangent, rhs.tangent))
  }

  /// The difference; tangents subtract.
  @inlinable
  public static func - (lhs: NestedDual, rhs: NestedDual) -> NestedDual {
    NestedDual(value: lhs.value - rhs.value, tangent: sum(lhs.tangent, rhs.tangent.map { -$0 }))
  }

  /// The number with the opposite sign.
  @inlinable
  public static prefix func - (operand: NestedDual) -> NestedDual {
    NestedDual(value: -operand.value, tangent: operand.tangent.map { -$0 })
  }

  /// The product, by the product rule.
  @inlinable
  public static func * (lhs: NestedDual, rhs: NestedDual) -> NestedDual {
    let left = lhs.tangent.map { $0 * rhs.value }
    let right = rhs.tangent.map { lhs.value * $0 }
    return NestedDual(value: lhs.value * rhs.value, tangent: sum(left, right))
  }

  /// The quotient, by the quotient rule: (u/v)˙ = (u̇ − (u/v) v̇) / v.
  @inlinable
  public static func / (lhs: NestedDual, rhs: NestedDual) -> NestedDual {
    let value = lhs.value / rhs.value
    if rhs.value == .zero, let left = lhs.tangent, let right = rhs.tangent, left != .zero, right != .zero {
      let difference = left / rhs.value - value * right / rhs.value  // ∞ − ∞ stays NaN
      return NestedDual(value: value, tangent: difference)
    }
    let numerator = sum(lhs.tangent, rhs.tangent.map { -(value * $0) })
    return NestedDual(value: value, tangent: numerator.map { $0 / rhs.value })
  }

  /// The sum of two tangents, where a missing one adds nothing.
  @inlinable
  static func sum(_ x: Base?, _ y: Base?) -> Base? {
    guard let x else { return y }
    guard let y else { return x }
    return x + y
  }
}

extension NestedDual: ForwardScalar {}

extension NestedDual: OrderedScalar where Base: OrderedScalar {
  /// The number as a constant: its value passes, and no derivative of any level.
  @inlinable
  public static func stopGradient(_ x: NestedDual) -> NestedDual {
    NestedDual(constant: Base.stopGradient(x.value))
  }
}

extension NestedDual: Perturbed {
  @usableFromInline var unperturbed: NestedDual { NestedDual(constant: value) }
  @usableFromInline func moved(by share: Double) -> NestedDual {
    NestedDual(constant: value == .zero ? value + Base(share) : value - value * Base(share))
  }
  @usableFromInline var asking: NestedDual { self }
  @usableFromInline var isPerturbed: Bool { tangent != nil && value == value }  // not NaN

  /// A bit for each depth; depths that share one are checked for confusion where none is possible.
  @usableFromInline static var mark: UInt {
    let below = (Base.self as? any Perturbed.Type)?.mark ?? 0
    return Swift.max(below << 1, 1 << 8)
  }
}
