// Task 3, part 1: each operation records its partial derivatives.

import Elementary

extension MyVariable {
  static func + (x: MyVariable, y: MyVariable) -> MyVariable {
    // solution
    recorded(x.value + y.value, [(x, 1), (y, 1)])
    // starter: recorded(x.value + y.value, [(x, .nan), (y, .nan)])  // write the two partial derivatives
    // end
  }

  static func - (x: MyVariable, y: MyVariable) -> MyVariable {
    // solution
    recorded(x.value - y.value, [(x, 1), (y, -1)])
    // starter: recorded(x.value - y.value, [(x, .nan), (y, .nan)])
    // end
  }

  static prefix func - (x: MyVariable) -> MyVariable {
    // solution
    recorded(-x.value, [(x, -1)])
    // starter: recorded(-x.value, [(x, .nan)])
    // end
  }

  static func * (x: MyVariable, y: MyVariable) -> MyVariable {
    // solution
    recorded(x.value * y.value, [(x, y.value), (y, x.value)])
    // starter: recorded(x.value * y.value, [(x, .nan), (y, .nan)])
    // end
  }

  static func / (x: MyVariable, y: MyVariable) -> MyVariable {
    // solution
    let quotient = x.value / y.value
    return recorded(quotient, [(x, 1 / y.value), (y, -quotient / y.value)])
    // starter: recorded(x.value / y.value, [(x, .nan), (y, .nan)])
    // end
  }

  static func apply(_ function: UnaryFunction, to x: MyVariable) -> MyVariable {
    let value = Double.apply(function, to: x.value)
    switch function {
    // solution
    case .exp: return recorded(value, [(x, value)])
    case .log: return recorded(value, [(x, 1 / x.value)])
    case .sin: return recorded(value, [(x, cos(x.value))])
    case .cos: return recorded(value, [(x, -sin(x.value))])
    case .sigmoid: return recorded(value, [(x, value * (1 - value))])
    // starter: // Write a case for each of exp, log, sin, cos and sigmoid: case .exp: return recorded(value, …)
    // end
    default: return recorded(value, [(x, .nan)])  // not asked for
    }
  }

  static func apply(_ function: BinaryFunction, to x: MyVariable, _ y: MyVariable) -> MyVariable {
    recorded(Double.apply(function, to: x.value, y.value), [(x, .nan), (y, .nan)])  // not asked for
  }
}
