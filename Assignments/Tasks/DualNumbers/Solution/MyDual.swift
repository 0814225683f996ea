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
    // solution
    self.init(value: constant, tangent: 0)
    // starter: self.init(value: constant, tangent: .nan)  // write the tangent of a constant
    // end
  }

  static func + (x: MyDual, y: MyDual) -> MyDual {
    // solution
    MyDual(value: x.value + y.value, tangent: x.tangent + y.tangent)
    // starter: MyDual(value: x.value + y.value, tangent: .nan)  // write the sum rule
    // end
  }

  static func - (x: MyDual, y: MyDual) -> MyDual {
    // solution
    MyDual(value: x.value - y.value, tangent: x.tangent - y.tangent)
    // starter: MyDual(value: x.value - y.value, tangent: .nan)  // write the rule for differences
    // end
  }

  static prefix func - (x: MyDual) -> MyDual {
    // solution
    MyDual(value: -x.value, tangent: -x.tangent)
    // starter: MyDual(value: -x.value, tangent: .nan)  // write the rule for −x
    // end
  }

  static func * (x: MyDual, y: MyDual) -> MyDual {
    // solution
    MyDual(value: x.value * y.value, tangent: x.tangent * y.value + x.value * y.tangent)
    // starter: MyDual(value: x.value * y.value, tangent: .nan)  // write the product rule
    // end
  }

  static func / (x: MyDual, y: MyDual) -> MyDual {
    // solution
    let quotient = x.value / y.value
    return MyDual(value: quotient, tangent: (x.tangent - quotient * y.tangent) / y.value)
    // starter: MyDual(value: x.value / y.value, tangent: .nan)  // write the quotient rule
    // end
  }
}
