// Task 1, part 2: the chain rule, f(x)˙ = f′(x)·ẋ, for each elementary function.

import Dual

extension MyDual {
  static func apply(_ function: UnaryFunction, to x: MyDual) -> MyDual {
    let value = Double.apply(function, to: x.value)
    switch function {
    // Write a case for each of exp, log, sin, cos, sqrt and tanh, such as
    // case .exp: return MyDual(value: value, tangent: …)
    default: return MyDual(value: value, tangent: .nan)  // not asked for
    }
  }

  static func apply(_ function: BinaryFunction, to x: MyDual, _ y: MyDual) -> MyDual {
    let value = Double.apply(function, to: x.value, y.value)
    switch function {
    // Write the case of a power with a constant exponent: case .pow where y.tangent == 0: …
    default: return MyDual(value: value, tangent: .nan)  // not asked for
    }
  }
}
