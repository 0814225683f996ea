// Task 1, part 1: a number that carries its tangent, and the rules of arithmetic.

import Dual

/// A value x and its tangent ẋ, the derivative of x along the direction that was seeded.
struct MyDual: Scalar {
  var value: Double
  var tangent: Double

  /// A number with its tangent.
  init(value: Double, tangent: Double) {
    self.value = value
    self.tangent = tangent
  }

  /// A constant, which does not depend on any input.
  init(_ constant: Double) {
    self.init(value: constant, tangent: .nan)  // write the tangent of a constant
  }

  static func + (x: MyDual, y: MyDual) -> MyDual {
    MyDual(value: x.value + y.value, tangent: .nan)  // write the sum rule
  }

  static func - (x: MyDual, y: MyDual) -> MyDual {
    MyDual(value: x.value - y.value, tangent: .nan)  // write the rule for differences
  }

  static prefix func - (x: MyDual) -> MyDual {
    MyDual(value: -x.value, tangent: .nan)  // write the rule for −x
  }

  static func * (x: MyDual, y: MyDual) -> MyDual {
    MyDual(value: x.value * y.value, tangent: .nan)  // write the product rule
  }

  static func / (x: MyDual, y: MyDual) -> MyDual {
    MyDual(value: x.value / y.value, tangent: .nan)  // write the quotient rule
  }
}
