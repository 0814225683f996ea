// After reading this file you know the number of reverse mode: it computes a value, and on the way it writes
// down how the value was made.
//
// Idea. A variable is a value and a place on a tape. It stands for a number whose derivative by the tape's slot
// number `slot` is `slope`. An input is its own slot, with slope 1.
//
// Example: y = exp(2·x)·x at x = 0.
//
//     x = input            value 0   slope 1   slot 1      writes nothing
//     2·x                  value 0   slope 2   slot 1      writes nothing: one slot, so the slopes multiply
//     exp(2·x)             value 1   slope 2   slot 1      writes nothing
//     exp(2·x)·x           value 0   slope 1   slot 1      1·1 + 0·2, one slot on both sides: writes nothing
//
// Folding. A step with one active operand needs no entry, since the chain rule along it is one product. Only
// where two different slots meet is an entry written: both slots, both partials, 24 bytes:
//
//     a (slot 1, slope p) ──┐
//                           ├──  a·b:   entry (b·p, a·q; 1, 2) in slot 3,   result (slot 3, slope 1)
//     b (slot 2, slope q) ──┘
//
// Cost. 0 or 1 entry an operation, no memory management, no reference counts. Limits: the order of products
// differs from the plain list's, so that derivatives may differ in the last place; a derivative belongs to
// the branches that the run took.

/// A number whose computation is recorded, so that its derivatives can be had by a sweep backwards.
///
/// Variables come from ``gradient(at:of:)-([Double],_)`` and its relatives, or from a ``Tape``. They are compared
/// by value. A variable is used with variables of its own tape, and while that tape lasts; anything else stops
/// the program with a message, as soon as two slots meet or a derivative is asked for: steps that fold write
/// nothing, and only compute. Constants belong to every tape.
@frozen
public struct Variable {
  /// The number itself.
  public let value: Double

  /// The derivative of the number by the slot.
  @usableFromInline let slope: Double

  /// The mark of the recording (upper half) and the slot on its tape (lower half); 0 for a constant.
  @usableFromInline let place: UInt64

  /// The address of the tape's memory; 0 for a constant.
  @usableFromInline let tape: UInt

  @inlinable @inline(__always)
  init(value: Double, slope: Double, place: UInt64, tape: UInt) {
    self.value = value
    self.slope = slope
    self.place = place
    self.tape = tape
  }

  /// A constant, which belongs to no tape.
  @inlinable @inline(__always)
  public init(_ constant: Double) {
    self.init(value: constant, slope: 0, place: 0, tape: 0)
  }

  /// Whether the number depends on no input.
  @inlinable @inline(__always)
  public var isConstant: Bool { place == 0 }
}

extension Variable {
  /// The result of a step with one operand: the chain rule along it is one product.
  @inlinable @inline(__always)
  static func result(_ value: Double, of x: Variable, _ partial: Double) -> Variable {
    Variable(value: value, slope: partial * x.slope, place: x.place, tape: x.tape)
  }

  /// The result of a step with two operands and their partials.
  @inlinable @inline(__always)
  static func result(
    _ value: Double, of x: Variable, _ xPartial: Double, and y: Variable, _ yPartial: Double
  ) -> Variable {
    if y.tape == 0 { return result(value, of: x, xPartial) }
    if x.tape == 0 { return result(value, of: y, yPartial) }
    return meeting(value, of: x, xPartial * x.slope, and: y, yPartial * y.slope)
  }

  /// The result of a step with two operands, whose partials are by the operands' slots already.
  @inlinable @inline(__always)
  static func meeting(
    _ value: Double, of x: Variable, _ xShare: Double, and y: Variable, _ yShare: Double
  ) -> Variable {
    if y.tape == 0 { return Variable(value: value, slope: xShare, place: x.place, tape: x.tape) }
    if x.tape == 0 { return Variable(value: value, slope: yShare, place: y.place, tape: y.tape) }
    if x.tape != y.tape { TapeStorage.stopForForeignVariables(x, y) }
    if x.place == y.place {
      return Variable(value: value, slope: xShare + yShare, place: x.place, tape: x.tape)
    }
    let place = TapeStorage.append(xShare, x, yShare, y)
    return Variable(value: value, slope: 1, place: place, tape: x.tape)
  }
}

extension Variable: Scalar {
  /// The sum.
  @inlinable @inline(__always)
  public static func + (x: Variable, y: Variable) -> Variable {
    arithmetic(.add, x.value + y.value, x, y)
  }

  /// The difference.
  @inlinable @inline(__always)
  public static func - (x: Variable, y: Variable) -> Variable {
    arithmetic(.subtract, x.value - y.value, x, y)
  }

  /// The product.
  @inlinable @inline(__always)
  public static func * (x: Variable, y: Variable) -> Variable {
    arithmetic(.multiply, x.value * y.value, x, y)
  }

  /// The quotient.
  ///
  /// The slopes are divided, not multiplied by 1/y and −z/y, which may leave the range where the quotients do not.
  @inlinable @inline(__always)
  public static func / (x: Variable, y: Variable) -> Variable {
    let z = x.value / y.value
    if _slowPath(isFarFromOne(y.value) || z.isNaN) { return farQuotient(z, x, y) }
    return meeting(z, of: x, x.slope / y.value, and: y, -(z * y.slope) / y.value)
  }

  /// The number with the opposite sign.
  @inlinable @inline(__always)
  public static prefix func - (x: Variable) -> Variable {
    Variable(value: -x.value, slope: -x.slope, place: x.place, tape: x.tape)
  }

  @inlinable @inline(__always)
  static func arithmetic(_ operation: Primitive, _ z: Double, _ x: Variable, _ y: Variable) -> Variable {
    result(
      z, of: x, Rules.arithmetic(operation, by: .first, at: x.value, y.value, value: z) ?? .nan,
      and: y, Rules.arithmetic(operation, by: .second, at: x.value, y.value, value: z) ?? .nan)
  }

  /// An elementary function of a variable.
  ///
  /// Inside a piece of slope zero, as for `relu` left of 0, the result is a constant: nothing passes.
  @inlinable @inline(__always)
  public static func apply(_ function: UnaryFunction, to x: Variable) -> Variable {
    let z = Double.apply(function, to: x.value)
    if x.isConstant { return Variable(z) }
    let slope = Rules.slope(of: function, at: x.value, value: z)
    if _slowPath(function.hasSteepSlopes && mayHaveLeftRange(slope)) {
      return scaledResult(z, of: function, x)
    }
    return function.ignoresArgument(slope: slope) ? Variable(z) : result(z, of: x, slope)
  }

  /// An elementary function of two variables.
  ///
  /// Of two different numbers, `min` and `max` return one, and the other one has no part in the result.
  @inlinable @inline(__always)
  public static func apply(_ function: BinaryFunction, to x: Variable, _ y: Variable) -> Variable {
    let z = Double.apply(function, to: x.value, y.value)
    if x.isConstant && y.isConstant { return Variable(z) }
    if function.isSelection && x.value != y.value && !z.isNaN { return z == x.value ? x : y }
    let first =
      x.isConstant ? 0 : Rules.slope(of: function, by: .first, at: x.value, y.value, value: z)
    let second =
      y.isConstant ? 0 : Rules.slope(of: function, by: .second, at: x.value, y.value, value: z)
    if _slowPath(function.hasSteepSlopes && (mayHaveLeftRange(first) || mayHaveLeftRange(second))) {
      return scaledResult(z, of: function, x, y)
    }
    if function.isPiecewise {
      let one = function.ignoresArgument(slope: first) ? Variable(x.value) : x
      let other = function.ignoresArgument(slope: second) ? Variable(y.value) : y
      return result(z, of: one, first, and: other, second)
    }
    return result(z, of: x, first, and: y, second)
  }
}

extension Variable: OrderedScalar {
  /// Whether the values are equal, whatever the derivatives are.
  @inlinable @inline(__always)
  public static func == (x: Variable, y: Variable) -> Bool { x.value == y.value }

  /// Whether the first value is the smaller one, whatever the derivatives are.
  @inlinable @inline(__always)
  public static func isLess(_ x: Variable, than y: Variable) -> Bool { x.value < y.value }

  /// Whether the first value is the smaller one or equal, whatever the derivatives are.
  @inlinable @inline(__always)
  public static func isAtMost(_ x: Variable, _ y: Variable) -> Bool { x.value <= y.value }
}

extension Variable: CustomStringConvertible {
  /// The value.
  public var description: String { "\(value)" }
}

extension Variable {
  /// The value, without the derivatives.
  @inlinable @inline(__always)
  public var primal: Double? { value }
}
