// After reading this file you know the number of a chunk of eight directions: its operators are written out, since
// closures over operators of a protocol take the compiler too long; what they do is in `VectorDual.swift`.

/// A dual number with eight tangents.
@frozen
public struct Dual8: VectorDual {
  /// The primal: what the program computes without differentiation.
  public var value: Double

  /// The tangents, and whether they are known to be 0, so that operations may leave them out.
  @usableFromInline var lanes: SIMD8<Double>
  @usableFromInline var areZero: Bool

  /// The rates of change of the value along eight directions.
  @inlinable @inline(__always)
  public var tangents: SIMD8<Double> { lanes }

  /// Whether all tangents are 0, as in a number that was lifted or computed from lifted numbers alone.
  @inlinable @inline(__always)
  public var isConstant: Bool { areZero }

  /// Creates a number from its parts.
  @inlinable @inline(__always)
  init(value: Double, tangents: SIMD8<Double>, isConstant: Bool) {
    self.value = value
    lanes = tangents
    areZero = isConstant
  }

  /// Creates a number from its value and its tangents.
  @inlinable @inline(__always)
  public init(value: Double, tangents: SIMD8<Double>) {
    self.init(value: value, tangents: tangents, isConstant: false)
  }

  /// Lifts a constant, whose tangents are −0.0: x + (−0.0) is x for every x, so that the compiler leaves the sum out.
  @inlinable @inline(__always)
  public init(_ constant: Double) {
    self.init(value: constant, tangents: SIMD8(repeating: -0.0), isConstant: true)
  }

  /// Seeds the number as an input: its tangent along one direction is 1, the others stay as they are.
  ///
  /// - Parameter direction: 0 to 7; another one stops the program with advice.
  @inlinable @inline(__always)
  public mutating func seed(along direction: Int) {
    if _slowPath(direction < 0 || direction >= 8) { stopForDirection(direction, of: 8) }
    areZero = false
    lanes[direction] = 1
  }

  /// The tangents times a slope, but 0 along the directions in which the number does not vary, whatever the slope.
  @inlinable @inline(__always)
  public func tangents(times slope: Double) -> SIMD8<Double> {
    (tangents * slope).replacing(with: 0, where: tangents .== 0)
  }

  /// The sum; tangents add.
  @inlinable @inline(__always)
  public static func + (lhs: Dual8, rhs: Dual8) -> Dual8 {
    Dual8(
      value: lhs.value + rhs.value, tangents: lhs.tangents + rhs.tangents,
      isConstant: lhs.isConstant && rhs.isConstant)
  }

  /// The difference; tangents subtract.
  @inlinable @inline(__always)
  public static func - (lhs: Dual8, rhs: Dual8) -> Dual8 {
    Dual8(
      value: lhs.value - rhs.value, tangents: lhs.tangents - rhs.tangents,
      isConstant: lhs.isConstant && rhs.isConstant)
  }

  /// The number with the opposite sign.
  @inlinable @inline(__always)
  public static prefix func - (operand: Dual8) -> Dual8 {
    Dual8(value: -operand.value, tangents: -operand.tangents, isConstant: operand.isConstant)
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
  @usableFromInline func moved(by share: Double) -> Dual8 { Dual8(beside(value, by: share)) }
  @usableFromInline var asking: Dual8 {
    Dual8(
      value: value, tangents: tangents.replacing(with: .nan, where: tangents .!= 0), isConstant: isConstant)
  }
  @usableFromInline var isPerturbed: Bool { tangents != .zero && !value.isNaN }
  @usableFromInline static var mark: UInt { 16 }
}
