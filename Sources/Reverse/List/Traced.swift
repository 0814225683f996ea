// After reading this file you know how a program writes its own Wengert list: its numbers do it.
//
// Idea. A traced number has a value and a slot. Each operation on traced numbers is done, and written down as one
// line. The program runs as it always does, with its loops and branches; what remains is the straight line of
// what it did.
//
//     x = input                 slot 0
//     y = 3 * x                 slot 2 = slot 1 * slot 0      (slot 1: the constant 3)
//     if y > 2 { … }            the comparison slot 3 < slot 2 was met, and was true  (slot 3: the constant 2)
//
// A message shows it as `2 < v1`: y > 2 is asked as 2 < y, and in print a constant stands for its slot.
//
// `Variable` is the faster number, and writes only what the sweep needs. `Traced` writes everything.

/// A number whose every operation becomes a line of a Wengert list.
///
/// Traced numbers come from `record(at:of:)`. They are compared by value, and the comparison is
/// kept. Numbers of two recordings in one operation stop the program with a message.
public struct Traced {
  /// The number itself.
  public let value: Double

  /// The slot in the list; −1 for a constant, which gets its slot where it is used.
  let slot: Int

  /// The list in the making; `nil` for a constant.
  let recorder: Recorder?

  init(value: Double, slot: Int, recorder: Recorder?) {
    self.value = value
    self.slot = slot
    self.recorder = recorder
  }

  /// A constant, which belongs to no list until it meets a number that does.
  public init(_ constant: Double) {
    self.init(value: constant, slot: -1, recorder: nil)
  }
}

/// A list in the making, and the comparisons met so far.
final class Recorder {
  var list: WengertList
  var comparisons: [Recording.Comparison] = []
  private var slotOfConstant: [UInt64: Int] = [:]

  init(inputs: [String]) {
    list = WengertList(inputs: inputs)
  }

  /// The slot of a number of this recording, or of a constant.
  func slot(of x: Traced) -> Int {
    if let recorder = x.recorder {
      if recorder === self { return x.slot }
      stop(
        """
        Traced numbers of two recordings met in one operation. Inside a nested record(at:of:), the numbers of the \
        outer one are not known: write Traced(outer.value) for a constant.
        """)
    }
    if let slot = slotOfConstant[x.value.bitPattern] { return slot }
    let slot = list.constant(x.value)
    slotOfConstant[x.value.bitPattern] = slot
    return slot
  }
}

extension Traced: Scalar {
  /// The sum.
  public static func + (x: Traced, y: Traced) -> Traced { write(.add, x.value + y.value, x, y) }

  /// The difference.
  public static func - (x: Traced, y: Traced) -> Traced { write(.subtract, x.value - y.value, x, y) }

  /// The product.
  public static func * (x: Traced, y: Traced) -> Traced { write(.multiply, x.value * y.value, x, y) }

  /// The quotient.
  public static func / (x: Traced, y: Traced) -> Traced { write(.divide, x.value / y.value, x, y) }

  /// The number with the opposite sign.
  public static prefix func - (x: Traced) -> Traced { write(.negate, -x.value, x) }

  /// An elementary function of a traced number.
  public static func apply(_ function: UnaryFunction, to x: Traced) -> Traced {
    write(.unary(function), Double.apply(function, to: x.value), x)
  }

  /// An elementary function of two traced numbers.
  public static func apply(_ function: BinaryFunction, to x: Traced, _ y: Traced) -> Traced {
    write(.binary(function), Double.apply(function, to: x.value, y.value), x, y)
  }

  private static func write(_ primitive: Primitive, _ value: Double, _ x: Traced) -> Traced {
    guard let recorder = x.recorder else { return Traced(value) }
    return Traced(value: value, slot: recorder.list.append(primitive, x.slot), recorder: recorder)
  }

  /// An operation on two constants is a constant, and writes nothing.
  private static func write(_ primitive: Primitive, _ value: Double, _ x: Traced, _ y: Traced) -> Traced {
    guard let recorder = x.recorder ?? y.recorder else { return Traced(value) }
    let (first, second) = (recorder.slot(of: x), recorder.slot(of: y))
    return Traced(value: value, slot: recorder.list.append(primitive, first, second), recorder: recorder)
  }
}

extension Traced {
  /// The number as a constant, by a line of the recording: a replay has the value of its own point.
  public static func stopGradient(_ x: Traced) -> Traced {
    x.recorder == nil ? x : DefinedFunction(StopGradient())(x)
  }
}

extension Traced: OrderedScalar {
  /// Whether the values are equal; the comparison is kept.
  public static func == (x: Traced, y: Traced) -> Bool { compare(x, .equal, y) }

  /// Whether the first value is the smaller one; the comparison is kept.
  public static func isLess(_ x: Traced, than y: Traced) -> Bool { compare(x, .less, y) }

  /// Whether the first value is the smaller one or equal; the comparison is kept.
  public static func isAtMost(_ x: Traced, _ y: Traced) -> Bool { compare(x, .lessOrEqual, y) }

  private static func compare(_ x: Traced, _ relation: Recording.Comparison.Relation, _ y: Traced) -> Bool {
    let outcome = relation.holds(x.value, y.value)
    guard let recorder = x.recorder ?? y.recorder else { return outcome }
    let (first, second) = (recorder.slot(of: x), recorder.slot(of: y))
    recorder.comparisons.append(
      Recording.Comparison(first: first, relation: relation, second: second, outcome: outcome))
    return outcome
  }
}

extension Traced: CustomStringConvertible {
  /// The value.
  public var description: String { "\(value)" }
}
