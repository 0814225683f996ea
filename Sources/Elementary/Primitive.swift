// After reading this file you know the steps of which every evaluation trace consists: five of arithmetic,
// and the elementary functions.

/// One step of an evaluation: an operation of arithmetic or an elementary function.
///
/// A Wengert list has one primitive a line, a formula one a node.
@frozen
public enum Primitive: Hashable, Sendable {
  /// The opposite number, −x.
  case negate

  /// An operation of arithmetic on two numbers.
  case add, subtract, multiply, divide

  /// A function of one argument.
  case unary(UnaryFunction)

  /// A function of two arguments.
  case binary(BinaryFunction)
}

extension Primitive {
  /// How many arguments the step takes: 1 or 2.
  @inlinable
  public var arity: Int {
    switch self {
    case .negate, .unary: 1
    case .add, .subtract, .multiply, .divide, .binary: 2
    }
  }

  /// The operator's sign or the function's name.
  public var name: String {
    switch self {
    case .negate, .subtract: "-"
    case .add: "+"
    case .multiply: "*"
    case .divide: "/"
    case .unary(let function): function.name
    case .binary(let function): function.name
    }
  }
}

extension Scalar {
  /// The value of a primitive of one argument; `nil` if the primitive takes two.
  @inlinable
  public static func apply(_ primitive: Primitive, to x: Self) -> Self? {
    switch primitive {
    case .negate: -x
    case .unary(let function): apply(function, to: x)
    case .add, .subtract, .multiply, .divide, .binary: nil
    }
  }

  /// The value of a primitive of two arguments; `nil` if the primitive takes one.
  @inlinable
  public static func apply(_ primitive: Primitive, to x: Self, _ y: Self) -> Self? {
    switch primitive {
    case .add: x + y
    case .subtract: x - y
    case .multiply: x * y
    case .divide: x / y
    case .binary(let function): apply(function, to: x, y)
    case .negate, .unary: nil
    }
  }
}
