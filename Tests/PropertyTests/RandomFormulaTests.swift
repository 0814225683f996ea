// After reading this file you know how a suite of properties is written by somebody who uses the modules: generators,
// a seed that is printed, a number of cases that is set from outside, and failures made small.
//
//     SEED=7 CASES=100000 swift test -c release --filter RandomFormulaTests

import SymbolicCompare
import TestSupport
import Testing

@testable import SymbolicCompareSelfCheck

/// The seed of this run: the same one every time, or the one that the environment names.
let seed = wholeNumber("SEED", otherwise: UInt64(1))

/// How many random cases each test looks at; the long run sets more.
let caseCount = wholeNumber("CASES", otherwise: 120)

@Suite("Random formulas")
struct RandomFormulaTests {
  @Test("have every property that can be asked of their kind, and give every property something to compare")
  func properties() async {
    let compared = await withTaskGroup(of: [String: Int].self) { group in
      for kind in SelfCheck.kinds { group.addTask { Self.check(kind) } }
      return await group.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }
    // A handful of cases may hold nothing for a property that compares on kinds alone.
    for property in Property.all where caseCount >= 20 {
      #expect(compared[property.name, default: 0] > 0, "'\(property.name)' has compared nothing")
    }
  }

  /// Looks at the cases of one kind, and gives how many of them each property compared something in.
  private static func check(_ kind: SelfCheck.Kind) -> [String: Int] {
    print("SEED=\(seed) CASES=\(caseCount): \(kind)")
    let check = SelfCheck(count: caseCount, seed: seed, kinds: [kind])
    #expect(check.cases > caseCount / 3, "\(kind.name): only \(check.cases) of \(caseCount) had a point")
    for failure in check.failures {
      Issue.record("\(kind.name), SEED=\(seed): \(failure.example)")
    }
    return check.compared
  }

  @Test(
    "have a seed from outside only if it is one",
    arguments: [(nil, 1), ("7", 7), ("abc", nil), ("", nil), ("-1", nil), ("1e6", nil)]
      as [(String?, UInt64?)])
  func seedFromOutside(_ text: String?, _ expected: UInt64?) throws {
    let setting = readWholeNumber("SEED", from: text, otherwise: UInt64(1))
    guard let expected else {
      let refusal = #expect(throws: RefusedSetting.self) { try setting.get() }
      #expect(refusal?.message.contains("write SEED=7") == true)
      return
    }
    #expect(try setting.get() == expected)
  }

  /// What the long runs found: mistakes, mended since, and bounds that were too narrow.
  static let onceFound: [(String, Point, Property)] = [
    ("z^3", ["z": -3.16], .valuesAreTheSame()),  // Taylor multiplied where Double has a power
    ("1*-z", ["z": 0], .valuesAreTheSame()),  // Taylor lost the sign of a zero
    ("tanh(y)", ["y": 0.001], .hessiansAgree()),  // 1 - y and 1 + y cancelled in reverse over reverse
    ("tanh(y)", ["y": 1e-9], .hessiansAgree()),
    ("log10(y)", ["y": -1], .undefinedHasNoDerivative()),  // its Hessian was 0 in reverse over reverse
    ("1/z + asin(y)", ["y": 2, "z": 1], .undefinedHasNoDerivative()),
    ("t = asin(z); y*t + t", ["y": 0, "z": 1], .sweepsAgree()),  // ∞ or NaN, as products are grouped
    ("z*acos(tanh(10))", ["z": 1], .unitsAreFew()),  // what numerals alone lose counts too
    ("z*(2/cosh(gamma(y)))", ["y": 6.875, "z": 1], .unitsAreFew()),  // 1/cosh² underflows
    ("t = z/y; u = cbrt(y); t + (u - t) + -t", ["y": 1, "z": 1], .hessiansAgree()),
    ("t = 2 - z - x; 2/(-t - x) + expm1(t)", ["x": 2, "z": 2.6], .hessiansAgree()),
    ("y/z^expm1(z)", ["y": 0, "z": 5.5], .hessiansAgree()),
    // A product of two roundings, where the bound of first order is 0.
    ("t = x^4 + 2; u = t/(t*10); softplus(u/u)", ["x": -2.547], .sweepsAgree()),
    // In a block, in release builds, the sign of a zero was lost.
    ("-y", ["y": 0], .sweepsAgree()),
    // In a block where another point underflowed, a cancelled derivative became a rounding error.
    ("y/(y/softplus(x))", ["x": 0.064, "y": 0], .sweepsAgree()),
    (
      "t = x*3 + x + y; sigmoid((x + expm1(t*sqrt(t)))^-2 - y)", ["x": 8, "y": 7], .derivativesAreLinear()
    ),  // a partial is subnormal: twice as much is not twice as much
    ("(x + z)^2", ["x": -0.499, "z": 3.258], .valuesAreTheSame()),  // the C library's pow is not x·x
    ("(y*x)^2", ["x": 5.553, "y": -0.642], .sweepsAgree()), ("exp(y)^2", ["y": -1.226], .sweepsAgree()),
    ("polygamma(1, x)", ["x": -1.499], .unitsAreFew()),  // polygamma of order 2 next to its root
    (
      "t1 = exp2(x); t2 = expm1(t1); sqrt(t1/(t2*t2))", ["x": 7.8], .pushforwardMeetsPullback()
    ),  // ∂(u/v)/∂v underflows to 0, the product of it and its adjoint would not
    // Numbers of the partials' formulas overflow or underflow, those of the function do not.
    ("x^y", ["x": 0.183, "y": 5.159], .pushforwardMeetsPullback()),  // the sums of the two products cancel
    ("y/gamma(polygamma(1, 0.1))*x", ["x": 0, "y": 0], .mixedDerivativesAreSymmetric()),
    ("sqrt(y/sinh(cosh(y) - z))", ["y": 6.4, "z": 8], .mixedDerivativesAreSymmetric()),
    // The product of two numbers that have cancelled to 0.
    ("tanh(z*tanh(x))*y", ["x": -100, "y": 0, "z": -100], .mixedDerivativesAreSymmetric()),
    ("cbrt(3^x - y)", ["x": -100_000, "y": 1], .unitsAreFew()),  // 3^x was ∞ to 31 digits
    // Accused of a wrong rule, where another term of the sum has no finite slope or no rounding bound.
    ("y + x^z^3", ["x": -3, "y": 0, "z": 3], .methodsAgree()),
    ("x + y^sign(x)", ["x": 281_474_976_710_657, "y": -1], .methodsAgree()),
    ("cbrt(x/(x/3)) + cbrt(expm1(y))", ["x": 1000, "y": 0], .methodsAgree()),
    ("expm1(x) + x^sign(y)", ["x": -400, "y": 0], .methodsAgree()),
    ("t = relu(x); t + exp2(y)^-1 + (-t - x*t)", ["x": 3.3e-16, "y": -700], .methodsAgree()),
    // An infinite slope is met by a tangent that is 0 or a rounding error.
    ("t = tanh(x); acos(t/(t*t/t))", ["x": 1], .sweepsAgree()),
    ("cbrt(x*x/x - x)", ["x": 1.5662500000000001], .sweepsAgree()),
    ("acos(x*x/(x/(1/x)))", ["x": -0.013], .sweepsAgree()),
    ("x^(x*(1/x))", ["x": -0.8075], .sweepsAgree()),
  ]

  @Test("have the properties where they once had not", arguments: onceFound)
  func found(_ text: String, _ point: Point, _ property: Property) throws {
    #expect(property.violation(try Symbolic(parsing: text), point) == nil, "\(text) at \(point)")
  }

  /// That a block's answers are those of a single point is a property (see `sweepsAgree`); here, that they are the same
  /// to the last bit in every place of a block and of the rest after the last whole one.
  @Test("give an evaluator the same answers in blocks of any length")
  func blocks() {
    let source = SeededGenerator(seed: seed)
    for index in 0..<20 {
      var generator = source.forCase(index)
      let formula = FormulaGenerator().formula(using: &generator)
      let list = formula.compiled(inputs: formula.variables)
      var evaluator = Evaluator(list)
      for count in [1, 63, 64, 65, 130] {
        let points = (0..<count).map { _ in
          list.inputs.map { _ in 6 * generator.unit() - 3 }
        }
        let blocks = evaluator.valuesWithGradients(at: points)
        for (lane, point) in points.enumerated() {
          let alone = evaluator.valuesWithGradients(at: [point])
          #expect(blocks.values[lane].isSame(as: alone.values[0]), "\(formula) at \(point), lane \(lane)")
          let agree = zip(blocks.gradients[lane], alone.gradients[0]).allSatisfy { $0.isSame(as: $1) }
          #expect(
            agree, "\(formula) at \(point), lane \(lane): \(blocks.gradients[lane]), \(alone.gradients[0])")
        }
      }
    }
  }
}

extension Double {
  /// Whether two numbers are equal, or both are not a number.
  func isSame(as other: Double) -> Bool { self == other || (isNaN && other.isNaN) }
}
