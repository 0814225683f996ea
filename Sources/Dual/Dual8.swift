// After reading this file you know the number of a chunk of eight directions: its operators are written out, since
// closures over operators of a protocol take the compiler too long; what they do is in `VectorDual.swift`.

/// A dual number with eight tangents.
@frozen
public struct Dual8: VectorDual {
  /// The primal: what the program computes without differentiation.
  public var value: Double

  /// The rates of change of the value along eight directions.
  public var tangents: SIMD8<Double>

  /// Creates a number from its value and its tangents.
  @inlinable @inline(__always)
  public init(value: Double, tangents: SIMD8<Double>) {
    self.value = value
    self.tangents = tangents
  }

  /// The sum; tangents add.
  @inlinable @inline(__always)
  public static func + (lhs: Dual8, rhs: Dual8) -> Dual8 {
    Dual8(value: lhs.value + rhs.value, tangents: lhs.tangents + rhs.tangents)
  }

  /// The difference; tangents subtract.
  @inlinable @inline(__always)
  public static func - (lhs: Dual8, rhs: Dual8) -> Dual8 {
    Dual8(value: lhs.value - rhs.value, tangents: lhs.tangents - rhs.tangents)
  }

  /// The number with the opposite sign.
  @inlinable @inline(__always)
  public static prefix func - (operand: Dual8) -> Dual8 {
    Dual8(value: -operand.value, tangents: -operand.tangents)
  }

  /// The product, by the product rule.
  @inlinable @inline(__always)
  public static func * (lhs: Dual8, rhs: Dual8) -> Dual8 { product(lhs, rhs) }

  /// The quotient, by the quotient rule.
  @inlinable @inline(__always)
  public static func / (lhs: Dual8, rhs: Dual8) -> Dual8 { quotient(lhs, rhs) }
}

extension Dual8: Perturbed {
  @usableFromInline var unperturbed: Dual8 { Dual8(value) }
  @usableFromInline var isPerturbed: Bool { tangents != .zero }
  @usableFromInline static var mark: UInt { 16 }
}
