// After reading this file you know how one learns that a derivative stands on an edge: where a comparison was
// made between equal values, or a function was met at its kink.
//
//     let report = regularity(at: 1) { x in x == 1 ? 1 : x * x }
//     report.isSmooth            // false
//     report.ties                // a comparison of 1 with 1
//
// The derivative of the branch taken is 0 there, that of the function 2: differentiation follows the program,
// and at a branch point the program is not the function. So `x == 0 ? 1 : sin(x) / x` has the second derivative 0 at 0,
// where that of sinc is −1/3, in forward and in reverse mode alike; write `sinc(x)`, and where there is no such function
// compare with differences, which `checkGradient` does. Where there is no tie, the same branches are taken all around the
// point, and the derivative is the function's. The idea is ADOL-C's, whose drivers answer with a code: 3
// for smooth, 0 for a tie in a comparison.
//
// What is noted is every kink on the way, also one that the first derivative does not show: |x|·|x| is smooth at 0 and has
// the slope 0 there, but its second derivative by the rules is 0 and not 2 (`SecondOrder.swift`).
//
// The function runs once, over plain values that remember where they come from: no mode of differentiation is asked.

/// A meeting of a run with the seam between two pieces of a function, as abs(x) has one at x = 0.
public struct Tie: Hashable, Sendable, CustomStringConvertible {
  /// What kind of step met the seam.
  public enum Kind: Hashable, Sendable {
    /// Two equal values were compared by `<`, `==` and the like.
    case comparison

    /// abs, sign, heaviside or relu at 0, floor at a whole number.
    case kink(UnaryFunction)

    /// max or min of two equal values, hypot(0, 0), atan2 on its cut, mod of a multiple, or a gate at 0.
    case meeting(BinaryFunction)
  }

  /// What kind of step met the seam.
  public let kind: Kind

  /// The number at the seam: both sides of a comparison, both arguments of max or min, or the argument itself.
  public let value: Double

  /// Creates a tie of a kind at a value.
  public init(kind: Kind, value: Double) {
    self.kind = kind
    self.value = value
  }

  /// The tie in words, for example "max of two numbers that are both 2.0".
  public var description: String {
    switch kind {
    case .comparison: "a comparison of \(value) with \(value)"
    case .kink(.floor): "floor where it jumps, at \(value)"
    case .kink(let function): "\(function.name) at its kink \(value)"
    case .meeting(.atan2): "atan2 on its cut, where the angle jumps"
    case .meeting(.mod): "mod where it jumps, of the multiple \(value)"
    case .meeting(let function) where function.isGate: "\(function.name) between its branches, at \(value)"
    case .meeting(let function): "\(function.name) of two numbers that are both \(value)"
    }
  }
}

/// What one run of a function met: its value, and each tie in the order of the run.
public struct Regularity: Sendable {
  /// The function's value.
  public let value: Double

  /// The ties, in the order in which the run met them.
  public let ties: [Tie]

  /// Whether the run met no tie, so that the derivative is that of one piece.
  public var isSmooth: Bool { ties.isEmpty }
}

extension Regularity: CustomStringConvertible {
  /// What was met, and what it means for a derivative here.
  public var description: String {
    if isSmooth { return "smooth: no comparison of equal values and no kink was met" }
    let met = ties.map(\.description).joined(separator: ", ")
    return "\(met): a derivative here is that of the branch taken or the midpoint of two slopes; "
      + "compare it with differences, checkGradient"
  }
}

/// The ties that a function of one number meets at a point.
///
/// - Parameters:
///   - x: the point.
///   - function: a closure over `WatchedValue`, or a generic function over `OrderedScalar`; what it throws is
///     thrown on.
/// - Returns: the value, and each comparison at equality or kink on the way to it that depends on the input.
/// - Complexity: one run of the function.
public func regularity<Failure: Error>(
  at x: Double, of function: (WatchedValue) throws(Failure) -> WatchedValue
) throws(Failure) -> Regularity {
  let record = WatchedValue.Record()
  let result = try function(WatchedValue(value: x, record: record))
  return Regularity(value: result.value, ties: record.ties)
}

/// The ties that a function of several numbers meets at a point.
///
/// - Parameters:
///   - x: the point.
///   - function: a closure over `[WatchedValue]`, or a generic function over `[T]`; what it throws is thrown on.
/// - Returns: the value, and each comparison at equality or kink on the way to it that depends on an input.
/// - Complexity: one run of the function.
public func regularity<Failure: Error>(
  at x: [Double], of function: ([WatchedValue]) throws(Failure) -> WatchedValue
) throws(Failure) -> Regularity {
  let record = WatchedValue.Record()
  let result = try function(x.map { WatchedValue(value: $0, record: record) })
  return Regularity(value: result.value, ties: record.ties)
}

/// A plain value that knows whether it depends on an input, and notes where it meets a tie.
public struct WatchedValue: OrderedScalar {
  final class Record {
    var ties: [Tie] = []
  }

  /// The value.
  public let value: Double

  /// Where ties are noted; `nil` for a constant, which meets none.
  let record: Record?

  init(value: Double, record: Record?) {
    self.value = value
    self.record = record
  }

  /// Lifts a constant.
  public init(_ constant: Double) { self.init(value: constant, record: nil) }

  /// The value.
  public var primal: Double? { value }

  /// Whether the values are equal; if they are and one depends on an input, a tie is noted.
  public static func == (lhs: WatchedValue, rhs: WatchedValue) -> Bool {
    noteComparison(lhs, rhs)
    return lhs.value == rhs.value
  }

  /// Whether the left value is below the right one; if they are equal and one depends on an input, a tie is
  /// noted.
  public static func isLess(_ lhs: WatchedValue, than rhs: WatchedValue) -> Bool {
    noteComparison(lhs, rhs)
    return lhs.value < rhs.value
  }

  /// Whether the left value is at most the right one; if they are equal and one depends on an input, a tie is
  /// noted.
  public static func isAtMost(_ lhs: WatchedValue, _ rhs: WatchedValue) -> Bool {
    noteComparison(lhs, rhs)
    return lhs.value <= rhs.value
  }

  private static func noteComparison(_ lhs: WatchedValue, _ rhs: WatchedValue) {
    if lhs.value == rhs.value { note(.comparison, at: lhs.value, lhs, rhs) }
  }

  private static func note(_ kind: Tie.Kind, at value: Double, _ x: WatchedValue, _ y: WatchedValue) {
    (x.record ?? y.record)?.ties.append(Tie(kind: kind, value: value))
  }

  /// The sum.
  public static func + (lhs: WatchedValue, rhs: WatchedValue) -> WatchedValue {
    WatchedValue(value: lhs.value + rhs.value, record: lhs.record ?? rhs.record)
  }

  /// The difference.
  public static func - (lhs: WatchedValue, rhs: WatchedValue) -> WatchedValue {
    WatchedValue(value: lhs.value - rhs.value, record: lhs.record ?? rhs.record)
  }

  /// The product.
  public static func * (lhs: WatchedValue, rhs: WatchedValue) -> WatchedValue {
    WatchedValue(value: lhs.value * rhs.value, record: lhs.record ?? rhs.record)
  }

  /// The quotient.
  public static func / (lhs: WatchedValue, rhs: WatchedValue) -> WatchedValue {
    WatchedValue(value: lhs.value / rhs.value, record: lhs.record ?? rhs.record)
  }

  /// The number with the opposite sign.
  public static prefix func - (operand: WatchedValue) -> WatchedValue {
    WatchedValue(value: -operand.value, record: operand.record)
  }

  /// The value of an elementary function; a kink or a jump is noted.
  public static func apply(_ function: UnaryFunction, to x: WatchedValue) -> WatchedValue {
    if Primitive.unary(function).isOnSeam(at: x.value, x.value) { note(.kink(function), at: x.value, x, x) }
    return WatchedValue(value: Double.apply(function, to: x.value), record: x.record)
  }

  /// The value of an elementary function of two arguments; equal arguments of max and min, and other seams, are noted.
  public static func apply(_ function: BinaryFunction, to x: WatchedValue, _ y: WatchedValue) -> WatchedValue
  {
    if Primitive.binary(function).isOnSeam(at: x.value, y.value) {
      note(.meeting(function), at: x.value, x, y)
    }
    return WatchedValue(value: Double.apply(function, to: x.value, y.value), record: x.record ?? y.record)
  }
}
