// A number type of your own for forward mode, graded on random formulas of what it can do so far.
//
// To begin with, copy `MyDual`, and give each rule that says 0 its derivative. The compiler asks for what is missing.

import SymbolicCompare

struct MyDual: Scalar {
  var value: Double
  var tangent: Double

  init(value: Double, tangent: Double) { (self.value, self.tangent) = (value, tangent) }
  init(_ constant: Double) { self.init(value: constant, tangent: 0) }

  static func + (x: MyDual, y: MyDual) -> MyDual {
    MyDual(value: x.value + y.value, tangent: x.tangent + y.tangent)
  }

  static func - (x: MyDual, y: MyDual) -> MyDual {
    MyDual(value: x.value - y.value, tangent: x.tangent - y.tangent)
  }

  static func * (x: MyDual, y: MyDual) -> MyDual {
    MyDual(value: x.value * y.value, tangent: x.tangent * y.value + x.value * y.tangent)
  }

  static func / (x: MyDual, y: MyDual) -> MyDual {
    let quotient = x.value / y.value
    return MyDual(value: quotient, tangent: (x.tangent - quotient * y.tangent) / y.value)
  }

  static prefix func - (x: MyDual) -> MyDual { MyDual(value: -x.value, tangent: -x.tangent) }

  static func apply(_ function: UnaryFunction, to x: MyDual) -> MyDual {
    let value = Double.apply(function, to: x.value)
    switch function {
    case .exp: return MyDual(value: value, tangent: value * x.tangent)
    case .sin: return MyDual(value: value, tangent: cos(x.value) * x.tangent)
    case .cos: return MyDual(value: value, tangent: sin(x.value) * x.tangent)  // a mistake: the sign
    default: return MyDual(value: value, tangent: .nan)  // not asked for
    }
  }

  static func apply(_ function: BinaryFunction, to x: MyDual, _ y: MyDual) -> MyDual {
    MyDual(value: Double.apply(function, to: x.value, y.value), tangent: .nan)  // not asked for
  }
}

let methods = MethodsUnderTest.forward(
  seed: { MyDual(value: $0, tangent: $1) }, parts: { ($0.value, $0.tangent) })

func grade(_ functions: [UnaryFunction]) -> SelfCheck {
  SelfCheck(
    count: 200, seed: 1, properties: [.methodsAgree(methods)],
    formulas: FormulaGenerator(primitives: functions))
}

print(grade([.exp, .sin]).failures.count, "failures with exp and sin")
let check = grade([.exp, .sin, .cos])
print(check.failures.first.map { "\($0.example)" } ?? "none", "with cos too")

// Prints:
// 0 failures with exp and sin
// the four methods agree: forward mode stands alone: forward 0.8414709848078965, reverse -0.8414709848078965, formula -0.8414709848078965; the rule of forward mode for 'cos' gives 0.8414709848078965 instead of -0.8414709848078965
//   adcompare --at 'x=1.0' -- 'cos(x)'
//   property.violation(try Symbolic(parsing: "cos(x)"), ["x": 1.0]) with cos too
