// After reading this file you know how a wrong rule is named: by its method, its primitive and its operand, with both answers.

/// A derivative rule that gives a wrong partial derivative at the numbers that it met.
public struct SuspectRule: Sendable {
  /// The method whose rule it is.
  public let method: Method

  /// The primitive whose rule it is.
  public let primitive: Primitive

  /// The operand by which it differentiates: 0 or 1.
  public let operand: Int

  /// The partial derivative that the rule gives.
  public let found: Double

  /// The partial derivative that it has to give.
  public let expected: Double
}

extension SuspectRule: CustomStringConvertible {
  /// The rule and its two answers in a sentence.
  public var description: String {
    let argument =
      primitive.arity == 1 ? "" : operand == 0 ? " by its first operand" : " by its second operand"
    return
      "the rule of \(method.name) for '\(primitive.name)'\(argument) gives \(found) instead of \(expected)"
  }
}
