// Assignment 4: a number type of one's own, graded on random formulas, and one function differentiated four times.

import SymbolicCompare

/// A value and its tangent.
package struct MyDual: Scalar {
  package var value: Double
  package var tangent: Double

  package init(value: Double, tangent: Double) { (self.value, self.tangent) = (value, tangent) }
  package init(_ constant: Double) { self.init(value: constant, tangent: 0) }

  package static func + (x: MyDual, y: MyDual) -> MyDual {
    MyDual(value: x.value + y.value, tangent: x.tangent + y.tangent)
  }

  package static func - (x: MyDual, y: MyDual) -> MyDual {
    MyDual(value: x.value - y.value, tangent: x.tangent - y.tangent)
  }

  package static func * (x: MyDual, y: MyDual) -> MyDual {
    MyDual(value: x.value * y.value, tangent: x.tangent * y.value + x.value * y.tangent)
  }

  package static func / (x: MyDual, y: MyDual) -> MyDual {
    let quotient = x.value / y.value
    return MyDual(value: quotient, tangent: (x.tangent - quotient * y.tangent) / y.value)
  }

  package static prefix func - (x: MyDual) -> MyDual { MyDual(value: -x.value, tangent: -x.tangent) }

  package static func apply(_ function: UnaryFunction, to x: MyDual) -> MyDual {
    let value = Double.apply(function, to: x.value)
    switch function {
    case .exp: return MyDual(value: value, tangent: value * x.tangent)
    case .sin: return MyDual(value: value, tangent: cos(x.value) * x.tangent)
    case .cos: return MyDual(value: value, tangent: -sin(x.value) * x.tangent)
    default: return MyDual(value: value, tangent: .nan)  // not asked for
    }
  }

  package static func apply(_ function: BinaryFunction, to x: MyDual, _ y: MyDual) -> MyDual {
    MyDual(value: Double.apply(function, to: x.value, y.value), tangent: .nan)  // not asked for
  }
}

/// The grade for a method: what random formulas of these functions find.
package func grade(_ functions: [UnaryFunction], of methods: MethodsUnderTest) -> SelfCheck {
  SelfCheck(
    count: 100, seed: 7, properties: [.methodsAgree(methods)],
    formulas: FormulaGenerator(primitives: functions))
}

package let ownMethod = MethodsUnderTest.forward(
  seed: { MyDual(value: $0, tangent: $1) }, parts: { ($0.value, $0.tangent) })

/// A forgotten factor: the tangent of a product's second factor.
package let wrongMethod = MethodsUnderTest.forward(
  seed: { MyDual(value: $0, tangent: $1) }, parts: { ($0.value, 2 * $0.tangent) })

package func neuron<T: Scalar>(_ v: [T]) -> T { softplus(v[0] * v[1] + v[2]) }
package func ramp<T: OrderedScalar>(_ x: T) -> T { x > 0 ? x * x : 0 }

package func compared() throws -> (neuron: Comparison, ramp: Comparison) {
  (try Comparison(of: neuron, at: [2, 0.5, -1]), try Comparison(of: ramp, at: 3))
}

package func formula() throws -> (value: Double, gradient: [String]) {
  let f = try Symbolic("x*x*y")
  return (try f.value(at: ["x": 3, "y": 2]), f.gradient().map { $0.simplified().description })
}
