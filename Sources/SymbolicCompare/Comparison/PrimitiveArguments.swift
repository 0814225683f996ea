// After reading this file you know how one line of an evaluation trace is computed from a list of arguments.

extension Scalar {
  /// The value of a primitive at its arguments; `nil` if their number is wrong.
  static func apply(_ primitive: Primitive, to arguments: [Self]) -> Self? {
    switch arguments.count {
    case 1: apply(primitive, to: arguments[0])
    case 2: apply(primitive, to: arguments[0], arguments[1])
    default: nil
    }
  }
}
