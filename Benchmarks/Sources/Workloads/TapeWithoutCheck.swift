// After reading this file you know how the price of the tape's safety check is measured: by two copies of the tape
// that differ in nothing but the check.
//
// The copy has what the workloads need and no more: arithmetic, exp, log and tanh. It lives here, so that the product
// has no unsafe mode. `Checked` is there to show that the copy is as fast as the product's tape.

import Foundation
public import Reverse

/// Whether two variables may meet in an entry.
public protocol TapeCheck {
  static func accepts(_ x: UInt64, _ y: UInt64, next: UInt64) -> Bool
}

/// The product's check: both marks are the recording's.
public enum Checked: TapeCheck {
  @inlinable @inline(__always)
  public static func accepts(_ x: UInt64, _ y: UInt64, next: UInt64) -> Bool {
    ((x ^ next) | (x ^ y)) >> 32 == 0
  }
}

/// No check.
public enum Unchecked: TapeCheck {
  @inlinable @inline(__always)
  public static func accepts(_ x: UInt64, _ y: UInt64, next: UInt64) -> Bool { true }
}

/// A tape's memory.
@frozen
public struct CopiedTape {
  @frozen @usableFromInline
  struct Entry {
    @usableFromInline let firstPartial, secondPartial: Double
    @usableFromInline let first, second: UInt32
    @inlinable @inline(__always)
    init(_ firstPartial: Double, _ first: UInt32, _ secondPartial: Double, _ second: UInt32) {
      (self.firstPartial, self.first) = (firstPartial, first)
      (self.secondPartial, self.second) = (secondPartial, second)
    }
  }

  @usableFromInline var entries: UnsafeMutablePointer<Entry>
  @usableFromInline var next: UInt64 = 1
  @usableFromInline var capacity: Int
  @usableFromInline var mark: UInt64 = 0
  @usableFromInline var adjoints: UnsafeMutablePointer<Double>

  /// A tape of a fixed size, which is kept until the program ends.
  public static func make(capacity: Int) -> UnsafeMutablePointer<CopiedTape> {
    let tape = UnsafeMutablePointer<CopiedTape>.allocate(capacity: 1)
    tape.initialize(
      to: CopiedTape(
        entries: .allocate(capacity: capacity), capacity: capacity, adjoints: .allocate(capacity: capacity)))
    return tape
  }

  @usableFromInline @inline(never)
  static func stop() -> Never { fatalError("the copied tape is full, or a variable is not its own") }
}

/// The copy of the product's `Variable`, with a check or without one.
@frozen
public struct CopiedVariable<Check: TapeCheck> {
  public let value: Double
  @usableFromInline let slope: Double
  @usableFromInline let place: UInt64
  @usableFromInline let tape: UInt

  @inlinable @inline(__always)
  init(value: Double, slope: Double, place: UInt64, tape: UInt) {
    (self.value, self.slope, self.place, self.tape) = (value, slope, place, tape)
  }

  @inlinable @inline(__always)
  public init(_ constant: Double) { self.init(value: constant, slope: 0, place: 0, tape: 0) }

  @inlinable @inline(__always)
  static func result(_ value: Double, of x: Self, _ partial: Double) -> Self {
    Self(value: value, slope: partial * x.slope, place: x.place, tape: x.tape)
  }

  @inlinable @inline(__always)
  static func result(_ value: Double, of x: Self, _ xPartial: Double, and y: Self, _ yPartial: Double) -> Self
  {
    if y.tape == 0 { return result(value, of: x, xPartial) }
    if x.tape == 0 { return result(value, of: y, yPartial) }
    if Check.self == Checked.self, x.tape != y.tape { CopiedTape.stop() }
    let xShare = xPartial * x.slope
    let yShare = yPartial * y.slope
    if x.place == y.place { return Self(value: value, slope: xShare + yShare, place: x.place, tape: x.tape) }
    let tape = UnsafeMutablePointer<CopiedTape>(bitPattern: x.tape).unsafelyUnwrapped
    let place = tape.pointee.next
    if !Check.accepts(x.place, y.place, next: place) { CopiedTape.stop() }
    let slot = Int(truncatingIfNeeded: place & 0xffff_ffff)
    if slot == tape.pointee.capacity { CopiedTape.stop() }
    tape.pointee.entries[slot] = CopiedTape.Entry(
      xShare, UInt32(truncatingIfNeeded: x.place), yShare, UInt32(truncatingIfNeeded: y.place))
    tape.pointee.next = place &+ 1
    return Self(value: value, slope: 1, place: place, tape: x.tape)
  }
}

extension CopiedVariable: OrderedScalar {
  @inlinable @inline(__always)
  public static func + (x: Self, y: Self) -> Self { result(x.value + y.value, of: x, 1, and: y, 1) }
  @inlinable @inline(__always)
  public static func - (x: Self, y: Self) -> Self { result(x.value - y.value, of: x, 1, and: y, -1) }
  @inlinable @inline(__always)
  public static func * (x: Self, y: Self) -> Self {
    result(x.value * y.value, of: x, y.value, and: y, x.value)
  }
  @inlinable @inline(__always)
  public static func / (x: Self, y: Self) -> Self {
    let z = x.value / y.value
    return result(z, of: x, 1 / y.value, and: y, -z / y.value)
  }
  @inlinable @inline(__always)
  public static prefix func - (x: Self) -> Self { result(-x.value, of: x, -1) }

  @inlinable @inline(__always)
  public static func apply(_ function: UnaryFunction, to x: Self) -> Self {
    let z = Double.apply(function, to: x.value)
    switch function {
    case .exp: return result(z, of: x, z)
    case .log: return result(z, of: x, 1 / x.value)
    case .tanh: return result(z, of: x, (1 - z) * (1 + z))
    default: fatalError("the copied tape has no \(function)")
    }
  }
  public static func apply(_ function: BinaryFunction, to x: Self, _ y: Self) -> Self {
    fatalError("the copied tape has no \(function)")
  }

  @inlinable @inline(__always)
  public static func == (x: Self, y: Self) -> Bool { x.value == y.value }
  @inlinable @inline(__always)
  public static func isLess(_ x: Self, than y: Self) -> Bool { x.value < y.value }
  @inlinable @inline(__always)
  public static func isAtMost(_ x: Self, _ y: Self) -> Bool { x.value <= y.value }
}

/// The value and the gradient on a copied tape; edge values are not looked after.
@inlinable
public func valueWithGradient<Check: TapeCheck>(
  on tape: UnsafeMutablePointer<CopiedTape>, at point: Span<Double>, into gradient: inout MutableSpan<Double>,
  of function: (Span<CopiedVariable<Check>>) -> CopiedVariable<Check>
) -> Double {
  let count = point.count
  tape.pointee.mark += 1 << 32
  tape.pointee.next = tape.pointee.mark + UInt64(count + 1)
  return withUnsafeTemporaryAllocation(of: CopiedVariable<Check>.self, capacity: count) { inputs in
    for index in 0..<count {
      inputs.initializeElement(
        at: index,
        to: CopiedVariable(
          value: point[unchecked: index], slope: 1, place: tape.pointee.mark | UInt64(index + 1),
          tape: UInt(bitPattern: tape)))
    }
    let result = function(UnsafeBufferPointer(inputs).span)
    let top = Int(truncatingIfNeeded: result.place & 0xffff_ffff)
    let adjoints = tape.pointee.adjoints
    adjoints.update(repeating: 0, count: max(top, count) + 1)
    adjoints[top] = result.slope
    carry(adjoints, through: tape.pointee.entries, from: top, to: count)
    for index in 0..<count { gradient[unchecked: index] = adjoints[index + 1] }
    return result.value
  }
}

/// The product's plain sweep.
@usableFromInline
func carry(
  _ adjoints: UnsafeMutablePointer<Double>, through entries: UnsafeMutablePointer<CopiedTape.Entry>,
  from top: Int, to inputs: Int
) {
  guard top > inputs else { return }
  var slot = top
  var adjoint = adjoints[top]
  while slot > inputs {
    let entry = entries[slot]
    let (first, second) = (Int(entry.first), Int(entry.second))
    let below = slot &- 1
    var next = adjoints[below]
    if first == below {
      next += adjoint * entry.firstPartial
    } else {
      adjoints[first] += adjoint * entry.firstPartial
    }
    if second == below {
      next += adjoint * entry.secondPartial
    } else {
      adjoints[second] += adjoint * entry.secondPartial
    }
    adjoint = next
    slot = below
  }
  adjoints[inputs] = adjoint
}
