// After reading this file you know that mistakes are found, too, where few formulas go: on kinks, in the fourth variable,
// in the fourth lane, in answers that are not numbers or have too few of them.

import SymbolicCompare
import Testing

@Suite("A planted mistake in a corner")
struct PlantedInCornersTests {
  /// A mistake, a case at which it shows, and the property that must find it.
  struct Planted: CustomTestStringConvertible, Sendable {
    let name: String
    let cases: [(text: String, point: Point)]
    let property: @Sendable (MethodsUnderTest) -> Property
    let spoil: @Sendable (inout MethodsUnderTest) -> Void

    var testDescription: String { name }
  }

  private static let smooth: [(text: String, point: Point)] = [("sin(x*y) + exp(y)", ["x": 0.5, "y": -1.5])]

  static let notANumber: [Planted] = [
    Planted(name: "a forward Hessian of NaN", cases: smooth, property: Property.hessiansAgree) {
      $0.forwardHessian = { _, point in point.map { _ in point.map { _ in .nan } } }
    },
    Planted(name: "an infinite reverse Hessian", cases: smooth, property: Property.hessiansAgree) {
      $0.reverseHessian = { _, point in point.map { _ in point.map { _ in .infinity } } }
    },
    Planted(name: "NaN from Taylor's order 2 on", cases: smooth, property: Property.ordersAgree) {
      $0.taylor = { list, point, direction, order in
        let own = MethodsUnderTest.own.taylor(list, point, direction, order)
        return own.enumerated().map { $0 < 2 ? $1 : .nan }
      }
    },
    Planted(name: "a pullback of NaN", cases: smooth, property: Property.pushforwardMeetsPullback) {
      $0.pullback = { _, point, _ in point.map { _ in .nan } }
    },
  ]

  /// Forward mode at a place just to the right takes the right slope of a kink, and the first argument at a tie.
  static let places: [Planted] = [
    Planted(
      name: "the right slope on a kink",
      cases: [
        ("relu(x)", ["x": 0]), ("abs(x)*y", ["x": 0, "y": 2]), ("max(x, y)", ["x": 0, "y": 0]),
        ("min(x, y)", ["x": 0, "y": 0]),
      ], property: Property.kinksAgree
    ) {
      $0.forward = { list, point, direction in
        MethodsUnderTest.own.forward(list, zip(point, direction).map { $0 + 1e-300 * $1 }, direction)
      }
    },
    Planted(
      name: "twice the tangent, beside a 0 that has lost nothing",
      cases: [
        ("relu(x) + y", ["x": -1, "y": 2]), ("heaviside(x)*y + exp(y)", ["x": -1, "y": 2]),
        ("sin(0*x) + y*y", ["x": 1, "y": 3]),
      ], property: Property.unitsAreFew
    ) {
      $0.forward = { list, point, direction in
        let own = MethodsUnderTest.own.forward(list, point, direction)
        return (own.value, 2 * own.derivative)
      }
    },
    Planted(
      name: "Taylor coefficients along unit directions alone", cases: smooth, property: Property.ordersAgree
    ) {
      $0.taylor = { list, point, direction, order in
        let alone = direction.indices.map { direction[$0] == direction.max() ? direction[$0] : 0 }
        return MethodsUnderTest.own.taylor(list, point, alone, order)
      }
    },
    Planted(
      name: "a wrong formula by the third variable",
      cases: [("x*y + y*sin(z)", ["x": 1, "y": 2, "z": 0.5])],
      property: Property.mixedDerivativesAreSymmetric
    ) {
      $0.formula = { formula, name in
        let own = formula.derivative(withRespectTo: name)
        return name == "z" ? own * 1.5 : own
      }
    },
    Planted(name: "a wrong value in forward mode", cases: smooth, property: Property.valuesAreTheSame) {
      $0.forward = { list, point, direction in
        let own = MethodsUnderTest.own.forward(list, point, direction)
        return (own.value.nextUp, own.derivative)
      }
    },
    Planted(name: "a wrong fourth lane of a block", cases: smooth, property: Property.sweepsAgree) {
      $0.blocks = { list, points in
        var own = MethodsUnderTest.own.blocks(list, points)
        for lane in own.gradients.indices.dropFirst(3) { own.gradients[lane][0] *= 1.5 }
        return own
      }
    },
    Planted(name: "the last lane of a block alone", cases: smooth, property: Property.sweepsAgree) {
      $0.blocks = { list, points in
        var own = MethodsUnderTest.own.blocks(list, points)
        if own.values.count > 64 { own.values[own.values.count - 1] += 1 }
        return own
      }
    },
    Planted(name: "chunks that leave out a variable", cases: smooth, property: Property.sweepsAgree) {
      $0.forwardGradients.append(
        (
          "my chunks",
          { list, point in
            let own = MethodsUnderTest.own.reverse(list, point)
            return (own.value, own.gradient.dropLast() + [0])
          }
        ))
    },
  ]

  /// Answers with an entry too few.
  static let shapes: [Planted] = [
    Planted(name: "a short gradient, judged", cases: smooth, property: Property.methodsAgree) {
      $0.reverse = { (0, Array(MethodsUnderTest.own.reverse($0, $1).gradient.dropLast())) }
    },
    Planted(name: "a short gradient", cases: smooth, property: Property.unitsAreFew) {
      $0.reverse = { (0, Array(MethodsUnderTest.own.reverse($0, $1).gradient.dropLast())) }
    },
    Planted(name: "another short gradient", cases: smooth, property: Property.sweepsAgree) {
      $0.otherGradients = [("mine", { list, point in (list.value(at: point), []) })]
    },
    Planted(name: "a block with too few gradients", cases: smooth, property: Property.sweepsAgree) {
      $0.blocks = { list, points in (MethodsUnderTest.own.blocks(list, points).values, []) }
    },
    Planted(name: "a short pullback", cases: smooth, property: Property.derivativesAreLinear) {
      $0.pullback = { _, _, _ in [1] }
    },
    Planted(name: "a Hessian without rows", cases: smooth, property: Property.hessiansAgree) {
      $0.forwardHessian = { _, _ in [] }
    },
    Planted(name: "a Hessian with short rows", cases: smooth, property: Property.hessiansAgree) {
      $0.reverseHessian = { _, point in point.map { _ in [0] } }
    },
    Planted(name: "a short Taylor polynomial", cases: smooth, property: Property.ordersAgree) {
      $0.taylor = { _, _, _, _ in [0, 1] }
    },
  ]

  @Test("is found at each of its cases", arguments: notANumber + places + shapes)
  func found(_ planted: Planted) throws {
    var methods = MethodsUnderTest.own
    planted.spoil(&methods)
    for (text, point) in planted.cases {
      let formula = try Symbolic(parsing: text)
      #expect(planted.property(.own).outcome(formula, point) == .holds, "\(text) without it")
      #expect(planted.property(methods).violation(formula, point) != nil, "\(planted.name): \(text)")
    }
  }

  @Test("from the fourth variable on is found")
  func manyVariables() throws {
    var methods = MethodsUnderTest.own
    methods.reverse = { list, point in
      let own = MethodsUnderTest.own.reverse(list, point)
      return (own.value, own.gradient.enumerated().map { $0 < 3 ? $1 : 0 })
    }
    let many = try #require(SelfCheck.kinds.first { $0.name == "many variables" })
    for property in [
      Property.methodsAgree(methods), .sweepsAgree(methods), .unitsAreFew(methods),
    ] {
      let source = SeededGenerator(seed: seed)
      var isFound = false
      for index in 0..<10 where !isFound {
        var generator = source.forCase(index)
        let (formula, point) = many.randomCase(index, using: &generator)
        isFound = point.map { property.violation(formula, $0) != nil } ?? false
      }
      #expect(isFound, "'\(property.name)' does not find it")
    }
  }

  /// A point for every primitive at which none of its derivatives is 0.
  private static func example(_ primitive: Primitive) -> Symbolic? {
    let (x, y) = (Symbolic.variable("x"), Symbolic.variable("y"))
    switch primitive {
    case .unary(let function) where function.isPiecewise: return nil
    case .unary(let function):
      let isInside = function.domain.contains(0.375)
      return Symbolic.apply(function, to: isInside ? x : function.domain.contains(2.375) ? x + 2 : -x)
    case .binary(let function) where function.isPiecewise: return nil
    case .binary(let function) where function.takesOrder: return Symbolic.apply(function, to: Symbolic(1), x)
    case .binary(let function): return Symbolic.apply(function, to: x, y)
    case .negate: return -x
    case .add: return x + y
    case .subtract: return x - y
    case .multiply: return x * y
    case .divide: return x / y
    }
  }

  /// Wrong by 0.7 more than its double, which only −0.7 would be: each order of each primitive, and both Hessians.
  @Test("in one order of one primitive is found", arguments: FunctionFamily.allCases)
  func orders(_ family: FunctionFamily) {
    for primitive in family.primitives {
      guard let formula = Self.example(primitive) else { continue }
      let place: Point = formula.variables == ["x"] ? ["x": 0.375] : ["x": 0.375, "y": 0.75]
      for order in 1...4 {
        var methods = MethodsUnderTest.own
        methods.taylor = { list, point, direction, highest in
          var own = MethodsUnderTest.own.taylor(list, point, direction, highest)
          own[order] = 2 * own[order] + 0.7
          return own
        }
        let violation = Property.ordersAgree(methods).violation(formula, place)
        #expect(violation != nil, "order \(order) of \(formula)")
      }
      for hessian in [\MethodsUnderTest.forwardHessian, \.reverseHessian] {
        var methods = MethodsUnderTest.own
        let own = methods[keyPath: hessian]
        methods[keyPath: hessian] = { list, point in own(list, point).map { $0.map { 2 * $0 + 0.7 } } }
        #expect(Property.hessiansAgree(methods).violation(formula, place) != nil, "Hessian of \(formula)")
      }
      #expect(Property.ordersAgree().outcome(formula, place) == .holds, "\(formula)")
      #expect(Property.hessiansAgree().outcome(formula, place) == .holds, "\(formula)")
    }
  }
}
