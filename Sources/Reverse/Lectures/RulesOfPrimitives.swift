// After reading this file you know where the lectures' systems get their local partials: from the one table of this
// module, Rules.swift, whichever kind of step it is.

extension Rules {
  /// The partial derivative of a step by one of its operands, at (x, y), where its value is z.
  static func partial<T: Scalar>(
    of primitive: Primitive, by operand: Operand, at x: T, _ y: T, value z: T
  ) -> T {
    switch primitive {
    case .unary(let function): slope(of: function, at: x, value: z)
    case .binary(let function): slope(of: function, by: operand, at: x, y, value: z)
    case .negate, .add, .subtract, .multiply, .divide:
      arithmetic(primitive, by: operand, at: x, y, value: z) ?? T(.nan)
    }
  }
}
