// After reading this file you know how a number type or a gradient that a student wrote is graded on random formulas.
//
//     let methods = MethodsUnderTest.forward(
//       seed: { MyDual(value: $0, tangent: $1) }, parts: { ($0.value, $0.tangent) })
//     let check = SelfCheck(
//       count: 1000, seed: 1, properties: [.methodsAgree(methods)],
//       formulas: FormulaGenerator(primitives: [.sin, .cos, .exp]))      // what the assignment asks for
//     print(check.failures.map(\.example))                               // small counter-examples
//
// `Snippets/grade-a-number.swift` has a number type to begin with: a struct whose rules are still to be written.

public import Reverse

extension MethodsUnderTest {
  /// The methods of this package, with a number type of somebody else's for forward mode.
  ///
  /// - Parameters:
  ///   - seed: the number for an input, from its value and its tangent.
  ///   - parts: the value and the tangent of a result.
  public static func forward<Number: Scalar & SendableMetatype>(
    seed: @escaping @Sendable (_ value: Double, _ tangent: Double) -> Number,
    parts: @escaping @Sendable (Number) -> (value: Double, derivative: Double)
  ) -> MethodsUnderTest {
    var methods = own
    methods.forward = { list, point, direction in
      parts(list.value(at: zip(point, direction).map { seed($0, $1) }))
    }
    return methods
  }

  /// The methods of this package, with a gradient of somebody else's for reverse mode.
  ///
  /// - Parameter gradient: the value and the gradient of a list at a point; `WengertList.value(at:)` runs it over any
  ///   number type.
  public static func reverse(_ gradient: @escaping Gradient) -> MethodsUnderTest {
    var methods = own
    methods.reverse = gradient
    return methods
  }
}
