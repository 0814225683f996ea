// Task 1, part 2: the chain rule, f(x)˙ = f′(x)·ẋ, for each elementary function.

import Dual

extension MyDual {
  static func apply(_ function: UnaryFunction, to x: MyDual) -> MyDual {
    let value = Double.apply(function, to: x.value)
    switch function {
    // solution
    case .exp: return MyDual(value: value, tangent: value * x.tangent)
    case .log: return MyDual(value: value, tangent: x.tangent / x.value)
    case .sin: return MyDual(value: value, tangent: cos(x.value) * x.tangent)
    case .cos: return MyDual(value: value, tangent: -sin(x.value) * x.tangent)
    case .sqrt: return MyDual(value: value, tangent: x.tangent / (2 * value))
    case .tanh:
      let cosine = cosh(x.value)
      return MyDual(value: value, tangent: x.tangent / (cosine * cosine))
    // starter: // Write a case for each of exp, log, sin, cos, sqrt and tanh, such as
    // starter: // case .exp: return MyDual(value: value, tangent: …)
    // end
    default: return MyDual(value: value, tangent: .nan)  // not asked for
    }
  }

  static func apply(_ function: BinaryFunction, to x: MyDual, _ y: MyDual) -> MyDual {
    let value = Double.apply(function, to: x.value, y.value)
    switch function {
    // solution
    case .pow where y.tangent == 0:  // a constant exponent: no logarithm, so that x may be negative
      return MyDual(value: value, tangent: y.value * pow(x.value, y.value - 1) * x.tangent)
    // starter: // Write the case of a power with a constant exponent: case .pow where y.tangent == 0: …
    // end
    default: return MyDual(value: value, tangent: .nan)  // not asked for
    }
  }
}
