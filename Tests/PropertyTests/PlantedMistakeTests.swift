// After reading this file you know that each property can fail: a mistake is planted in one method, as small as one part
// in 10⁹, and the property must find it in a few random formulas. The largest ones are a student's (`StudentsMistakes.swift`).

import SymbolicCompare
import Testing

@Suite("A planted mistake")
struct PlantedMistakeTests {
  /// A mistake, and the properties that must find it.
  struct Planted: CustomTestStringConvertible, Sendable {
    let name: String
    let properties: [@Sendable (MethodsUnderTest) -> Property]
    let spoil: @Sendable (inout MethodsUnderTest) -> Void

    var testDescription: String { name }
  }

  /// One part in 10⁹: far below what a tolerance of 10⁻⁶ would see, far above rounding.
  private static let off = 1 + 1e-9

  static let mistakes: [Planted] = [
    Planted(
      name: "the last bit of a value",
      properties: [Property.valuesAreTheSame, Property.sweepsAgree]
    ) { methods in
      methods.values.append(("my number", { list, point in list.value(at: point).nextUp }))
      methods.otherGradients.append(
        (
          "my tape",
          { list, point in
            let (value, gradient) = list.valueWithGradient(at: point)
            return (value.nextUp, gradient)
          }
        ))
    },
    Planted(
      name: "a gradient that is off by one part in 10⁹",
      properties: [
        Property.methodsAgree, Property.sweepsAgree, Property.unitsAreFew, Property.rulesCompose,
      ]
    ) { methods in
      let own = methods.reverse
      methods.reverse = { list, point in
        let (value, gradient) = own(list, point)
        return (value, list.lines.count > 1 ? gradient.map { $0 * off } : gradient)
      }
    },
    Planted(
      name: "= for += in a sweep",
      properties: [Property.methodsAgree, Property.sweepsAgree, Property.unitsAreFew]
    ) { $0.reverse = overwritingSweep },
    Planted(
      name: "a tangent that is off by one part in 10⁹",
      properties: [Property.methodsAgree, Property.unitsAreFew, Property.pushforwardMeetsPullback]
    ) { methods in
      methods.forward = { list, point, direction in
        let result = MethodsUnderTest.own.forward(list, point, direction)
        return (result.value, result.derivative * off)
      }
    },
    Planted(
      name: "a tangent that is not linear in the direction",
      properties: [Property.derivativesAreLinear]
    ) { methods in
      methods.forward = { list, point, direction in
        let result = MethodsUnderTest.own.forward(list, point, direction)
        return (result.value, result.derivative + 1e-9 * direction.reduce(0) { $0 + $1 * $1 })
      }
    },
    Planted(
      name: "a pullback that forgets a seed",
      properties: [Property.pushforwardMeetsPullback, Property.derivativesAreLinear]
    ) { methods in
      methods.pullback = { list, point, seeds in
        MethodsUnderTest.own.pullback(list, point, seeds.map { $0 == 1 ? 1 : 0.5 })
      }
    },
    Planted(name: "a lane of a block that is another lane's", properties: [Property.sweepsAgree]) { methods in
      methods.blocks = { list, points in
        var result = MethodsUnderTest.own.blocks(list, points)
        result.gradients[1] = result.gradients[0]
        return result
      }
    },
    Planted(
      name: "a formula that is off by one part in 10⁹",
      properties: [Property.methodsAgree, Property.ordersAgree, Property.sizesAreCounts]
    ) { methods in
      methods.formula = { formula, name in formula.derivative(withRespectTo: name) * Symbolic(off) }
    },
    Planted(
      name: "a formula that depends on the variable's name",
      properties: [Property.mixedDerivativesAreSymmetric]
    ) { methods in
      methods.formula = { formula, name in
        let derivative = formula.derivative(withRespectTo: name)
        return name == "x" ? derivative * Symbolic(off) : derivative
      }
    },
    Planted(
      name: "a hyper-dual Hessian that is off",
      properties: [Property.hessiansAgree, Property.scaledDerivativesAgree]
    ) { methods in
      methods.forwardHessian = { list, point in
        MethodsUnderTest.own.forwardHessian(list, point).map { $0.map { $0 * off } }
      }
    },
    Planted(name: "a Hessian that is not symmetric", properties: [Property.hessiansAgree]) { methods in
      methods.reverseHessian = { list, point in
        var hessian = MethodsUnderTest.own.reverseHessian(list, point)
        if hessian.count > 1 { hessian[0][1] *= off }
        return hessian
      }
    },
    Planted(
      name: "a third Taylor coefficient that is off",
      properties: [Property.ordersAgree, Property.scaledDerivativesAgree]
    ) { methods in
      methods.taylor = { list, point, direction, order in
        var derivatives = MethodsUnderTest.own.taylor(list, point, direction, order)
        derivatives[3] *= off
        return derivatives
      }
    },
    Planted(name: "a fourth derivative without its factorial", properties: [Property.ordersAgree]) {
      methods in
      methods.taylor = { list, point, direction, order in
        var derivatives = MethodsUnderTest.own.taylor(list, point, direction, order)
        derivatives[4] /= 24
        return derivatives
      }
    },
    Planted(
      name: "a second derivative that is 0 where its factors leave the range",
      properties: [Property.scaledDerivativesAgree]
    ) { methods in
      methods.reverseHessian = { list, point in
        let isFar = list.values(at: point).contains { $0.exponent.magnitude > 300 }
        let hessian = MethodsUnderTest.own.reverseHessian(list, point)
        return isFar ? hessian.map { $0.map { _ in 0 } } : hessian
      }
    },
    Planted(name: "a text without its parentheses", properties: [Property.textReadsBack]) { methods in
      methods.texts.append(
        ("my text", { $0.description.replacing(" - (", with: " - ").replacing("/(", with: "/") }))
    },
    Planted(name: "a node that is not counted", properties: [Property.sizesAreCounts]) { methods in
      methods.size = { ($0.treeSize, $0.sharedSize - 1) }
    },
  ]

  @Test("is found by every property that must find it", arguments: mistakes)
  func found(_ planted: Planted) {
    var methods = MethodsUnderTest.own
    planted.spoil(&methods)
    for property in planted.properties {
      let (sound, spoilt) = (property(.own), property(methods))
      var isFound = false
      let source = SeededGenerator(seed: seed)
      for index in 0..<60 where !isFound {
        var generator = source.forCase(index)
        let formula = FormulaGenerator(operations: 2...6).formula(using: &generator)
        guard let point = PointGenerator().point(for: formula, using: &generator) else { continue }
        isFound = spoilt.violation(formula, point) != nil
        if isFound { #expect(sound.violation(formula, point) == nil) }
      }
      #expect(isFound, "'\(sound.name)' does not find \(planted.name)")
    }
  }

  @Test("of a derivative where there is no value is found")
  func undefined() throws {
    let (formula, point): (Symbolic, Point) = (try Symbolic(parsing: "log(x)*y"), ["x": -1, "y": 2])
    #expect(Property.undefinedHasNoDerivative().violation(formula, point) == nil)
    var methods = MethodsUnderTest.own
    methods.reverseHessian = { _, point in point.map { _ in point.map { _ in 0 } } }
    #expect(Property.undefinedHasNoDerivative(methods).violation(formula, point) != nil)
    methods = .own
    methods.forward = { _, _, _ in (.nan, -1) }  // 1/x
    #expect(Property.undefinedHasNoDerivative(methods).violation(formula, point) != nil)
  }

  @Test("in a student's number is shown on the smallest formula")
  func student() throws {
    var methods = MethodsUnderTest.own
    methods.forward = { list, point, direction in
      let result = list.value(at: zip(point, direction).map { StudentDual(value: $0, tangent: $1) })
      return (result.value, result.tangent)
    }
    let formulas = FormulaGenerator(operations: 3...6, families: [.trigonometric])
    let points = PointGenerator(.awayFromKinks(atLeast: 0.1), extent: 3)
    let check = SelfCheck(
      count: 60, seed: seed, properties: [.methodsAgree(methods)], formulas: formulas, points: points)
    let example = try #require(check.failures.first?.example)
    #expect(example.formula.treeSize <= WholeNumber(3), "\(example)")
    #expect(
      example.description.contains("cos(") && example.description.contains("forward mode"), "\(example)")
  }
}
