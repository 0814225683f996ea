// Task 3, part 1: each operation records its partial derivatives.

import Elementary

extension MyVariable {
  static func + (x: MyVariable, y: MyVariable) -> MyVariable {
    recorded(x.value + y.value, [(x, .nan), (y, .nan)])  // write the two partial derivatives
  }

  static func - (x: MyVariable, y: MyVariable) -> MyVariable {
    recorded(x.value - y.value, [(x, .nan), (y, .nan)])
  }

  static prefix func - (x: MyVariable) -> MyVariable {
    recorded(-x.value, [(x, .nan)])
  }

  static func * (x: MyVariable, y: MyVariable) -> MyVariable {
    recorded(x.value * y.value, [(x, .nan), (y, .nan)])
  }

  static func / (x: MyVariable, y: MyVariable) -> MyVariable {
    recorded(x.value / y.value, [(x, .nan), (y, .nan)])
  }

  static func apply(_ function: UnaryFunction, to x: MyVariable) -> MyVariable {
    let value = Double.apply(function, to: x.value)
    switch function {
    // Write a case for each of exp, log, sin, cos and sigmoid: case .exp: return recorded(value, …)
    default: return recorded(value, [(x, .nan)])  // not asked for
    }
  }

  static func apply(_ function: BinaryFunction, to x: MyVariable, _ y: MyVariable) -> MyVariable {
    recorded(Double.apply(function, to: x.value, y.value), [(x, .nan), (y, .nan)])  // not asked for
  }
}
