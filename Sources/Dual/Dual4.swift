// After reading this file you know the number of a chunk of four directions: its operators are written out, since
// closures over operators of a protocol take the compiler too long; what they do is in `VectorDual.swift`.

/// A dual number with four tangents.
@frozen
public struct Dual4: VectorDual {
  /// The primal: what the program computes without differentiation.
  public var value: Double

  /// The rates of change of the value along four directions.
  public var tangents: SIMD4<Double>

  /// Creates a number from its value and its tangents.
  @inlinable @inline(__always)
  public init(value: Double, tangents: SIMD4<Double>) {
    self.value = value
    self.tangents = tangents
  }

  /// The sum; tangents add.
  @inlinable @inline(__always)
  public static func + (lhs: Dual4, rhs: Dual4) -> Dual4 {
    Dual4(value: lhs.value + rhs.value, tangents: lhs.tangents + rhs.tangents)
  }

  /// The difference; tangents subtract.
  @inlinable @inline(__always)
  public static func - (lhs: Dual4, rhs: Dual4) -> Dual4 {
    Dual4(value: lhs.value - rhs.value, tangents: lhs.tangents - rhs.tangents)
  }

  /// The number with the opposite sign.
  @inlinable @inline(__always)
  public static prefix func - (operand: Dual4) -> Dual4 {
    Dual4(value: -operand.value, tangents: -operand.tangents)
  }

  /// The product, by the product rule.
  @inlinable @inline(__always)
  public static func * (lhs: Dual4, rhs: Dual4) -> Dual4 { product(lhs, rhs) }

  /// The quotient, by the quotient rule.
  @inlinable @inline(__always)
  public static func / (lhs: Dual4, rhs: Dual4) -> Dual4 { quotient(lhs, rhs) }
}

extension Dual4: Perturbed {
  @usableFromInline var unperturbed: Dual4 { Dual4(value) }
  @usableFromInline var isPerturbed: Bool { tangents != .zero }
  @usableFromInline static var mark: UInt { 8 }
}
