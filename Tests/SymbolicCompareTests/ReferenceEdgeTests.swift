// After reading this file you know that the judge is NaN, infinite or zero exactly where Double is, and that it tells
// apart what only the rounding of the argument makes an edge.

import Elementary
import SymbolicCompare
import Testing

/// NaN, negative infinity, a negative number, 0, and so on: what a value is as a class.
private func kind(_ x: Double) -> FloatingPointClassification? {
  x.isNaN
    ? nil
    : x.isZero
      ? .positiveZero : x.isInfinite ? x.floatingPointClass : x < 0 ? .negativeNormal : .positiveNormal
}

@Suite("Double-doubles at the edges")
struct ReferenceEdgeTests {
  static let edges: [Double] = [
    -.infinity, -1e300, -1000, -2.5, -2, -1, -0.5, -1e-300, -0.0, 0, 1e-300, 0.5, 1, 2, 1000, 1e300,
    .infinity, .nan,
  ]

  @Test("Every function of one argument has Double's class", arguments: UnaryFunction.allCases)
  func unaryClasses(_ function: UnaryFunction) {
    for x in Self.edges {
      let value = Double.apply(function, to: x)
      let reference = DoubleDouble.apply(function, to: DoubleDouble(x))
      #expect(kind(reference.high) == kind(value), "\(function) at \(x): \(reference) against \(value)")
      if !reference.isFinite { #expect(reference.low == 0) }
      if value.isFinite {
        #expect((Double(reference) - value).magnitude <= 4 * value.ulp, "\(function) at \(x)")
      }
    }
  }

  @Test("Every function of two arguments has Double's class", arguments: BinaryFunction.allCases)
  func binaryClasses(_ function: BinaryFunction) {
    for x in Self.edges {
      for y in Self.edges {
        // Orders and exponents so large that only their size matters are not the reference's business.
        if function == .polygamma && x > 1e5 { continue }
        let value = Double.apply(function, to: x, y)
        let reference = DoubleDouble.apply(function, to: DoubleDouble(x), DoubleDouble(y))
        #expect(
          kind(reference.high) == kind(value), "\(function) at \(x), \(y): \(reference) against \(value)")
        if value.isFinite && value.magnitude < 1e290 {
          #expect((Double(reference) - value).magnitude <= 4 * value.ulp, "\(function) at \(x), \(y)")
        }
      }
    }
  }

  /// From the least number to the largest, and whatever lies between: far beyond what a power's parts can be.
  static let wholeRange: [Double] = {
    let powers = stride(from: -1074, through: 1023, by: 90).map {
      Double(sign: .plus, exponent: $0, significand: 1)
    }
    let usual = [0.001, 0.3, 1.5, 3, 7, 30.5, 171.6, 709.7, 745.2, 1e5 + 1, Double.greatestFiniteMagnitude]
    return (powers + usual).flatMap { [-$0, $0] }
  }()

  @Test(
    "Every function of one argument is Double's to 4 ulps over the whole range",
    arguments: UnaryFunction.allCases)
  func unaryRange(_ function: UnaryFunction) {
    for x in Self.wholeRange {
      let (value, reference) = (
        Double.apply(function, to: x), DoubleDouble.apply(function, to: DoubleDouble(x))
      )
      #expect(isNear(reference, value), "\(function) at \(x): \(reference) against \(value)")
    }
  }

  @Test(
    "Every function of two arguments is Double's to 4 ulps over the whole range",
    arguments: BinaryFunction.allCases)
  func binaryRange(_ function: BinaryFunction) {
    for x in function == .polygamma ? [0, 1, 2, 5, 20] : Self.wholeRange {
      for y in Self.wholeRange {
        let value = Double.apply(function, to: x, y)
        let reference = DoubleDouble.apply(function, to: DoubleDouble(x), DoubleDouble(y))
        #expect(isNear(reference, value), "\(function) at \(x), \(y): \(reference) against \(value)")
      }
    }
  }

  private func isNear(_ reference: DoubleDouble, _ value: Double) -> Bool {
    guard value.isFinite else { return kind(reference.high) == kind(value) }
    return (Double(reference) - value).magnitude <= 4 * value.ulp
  }

  @Test("Arithmetic has Double's class")
  func arithmetic() {
    for x in Self.edges {
      for y in Self.edges {
        let (a, b) = (DoubleDouble(x), DoubleDouble(y))
        #expect(kind((a + b).high) == kind(x + y) && kind((a - b).high) == kind(x - y), "\(x) ± \(y)")
        #expect(kind((a * b).high) == kind(x * y) && kind((a / b).high) == kind(x / y), "\(x) * / \(y)")
        #expect((a < b) == (x < y) && (a == b) == (x == y) && (a >= b) == (x >= y), "\(x) < = \(y)")
      }
    }
  }

  @Test("An argument beside a pole or an end of the domain is not at it")
  func besideTheEdge() {
    let small = DoubleDouble(1e-20)
    let one = DoubleDouble(1)
    let gamma = DoubleDouble.apply(.gamma, to: small - DoubleDouble(2))
    #expect(Double(gamma) == 5e19)
    #expect(Double.apply(.gamma, to: -2).isNaN)
    #expect(Double(DoubleDouble.apply(.log1p, to: small - one)) == Double.apply(.log, to: 1e-20))
    #expect((Double(DoubleDouble.apply(.atanh, to: one - small)) - 23.372424520220431).magnitude < 1e-14)
    #expect(
      DoubleDouble.apply(.asin, to: one + small).isNaN && DoubleDouble.apply(.acos, to: one + small).isNaN)
    #expect(
      DoubleDouble.apply(.acosh, to: one - small).isNaN && DoubleDouble.apply(.atanh, to: one + small).isNaN)
    #expect(DoubleDouble.apply(.log1p, to: -one - small).isNaN)
    #expect(DoubleDouble.apply(.pow, to: DoubleDouble(-2), DoubleDouble(3) + small).isNaN)
  }

  @Test("The roots that only a long number can be close to")
  func longRoots() {
    // π in two doubles is off by 3e-33, and so is its sine; π in one double by 1.2e-16.
    let pi: DoubleDouble = .pi
    let value = Double(DoubleDouble.apply(.sin, to: pi))
    #expect(value.magnitude < 1e-32 && value != 0)
    #expect(Double(DoubleDouble.apply(.sin, to: DoubleDouble(Double.pi))) == 1.2246467991473532e-16)
  }

  @Test("Results that a power of two or a small whole number gives are exact")
  func exactness() {
    let apply = { (function: UnaryFunction, x: Double) in DoubleDouble.apply(function, to: DoubleDouble(x)) }
    for k in [-300.0, -1, 0, 1, 52, 900] {
      let power = Double(sign: .plus, exponent: Int(k), significand: 1)
      #expect(apply(.log2, power) == DoubleDouble(k) && apply(.exp2, k) == DoubleDouble(power))
    }
    #expect(apply(.sqrt, 144) == 12 && (apply(.cbrt, -27) + 3).magnitude < 1e-31)
    #expect(apply(.exp, 0) == 1 && apply(.log, 1) == 0 && apply(.lgamma, 2) == 0)
    #expect(DoubleDouble.apply(.pow, to: 3, 32) == DoubleDouble("1853020188851841"))
    #expect(DoubleDouble(1) / 3 * 3 == 1 && DoubleDouble.apply(.hypot, to: 3, 4) == 5)
  }

  /// A whole number may need both doubles, and a distance from a pole may be the least number there is.
  @Test(
    "The gamma family at a pole, or next to one, that takes two doubles to say",
    arguments: [1, 2, 5, 200, 999_999])
  func longPoles(order: Double) {
    func polygamma(_ x: DoubleDouble) -> DoubleDouble { .apply(.polygamma, to: DoubleDouble(order), x) }
    let poles = [DoubleDouble(7) - 1e17, DoubleDouble(0), DoubleDouble(-36), DoubleDouble(-1e300) - 1e280]
    for pole in poles { #expect(polygamma(pole).isNaN) }
    for beside in [DoubleDouble(0x1p-1074) - 36, DoubleDouble(-0x1p-1074), DoubleDouble(1e-300) - 1] {
      #expect(!polygamma(beside).isFinite || order == 1)
    }
  }

  @Test(
    "No reference stops the program, however long its arguments are",
    arguments: [
      ("polygamma(1,7-x)", 1e17), ("digamma(-2/x)", 1e-102), ("digamma(-1e15-x)", 4.5e307),
      ("digamma(x*-1e17)", 1e20),
      ("polygamma(1,x-1e18)", 3), ("cbrt(digamma(polygamma(2,x*x)))", 1e-17),
      ("polygamma(999999,x-36)", 0x1p-1074),
      ("gamma(7-x)", 1e17), ("lgamma(0.5-x)", 1e17), ("log(x-x)", 1), ("x^(x-x)", 0), ("(x-x)^(1/x)", 1e-300),
    ])
  func longArguments(text: String, x: Double) throws {
    let comparison = try Comparison(of: Symbolic(parsing: text), at: ["x": x])
    #expect(comparison.reference.derivatives[0].digits >= 0)
  }

  @Test("A polygamma of a very large order has no reference")
  func largeOrder() {
    #expect(DoubleDouble.apply(.polygamma, to: 2e6, 735_758).isNaN)
    #expect(
      DoubleDouble.apply(.polygamma, to: 2.5, 1).isNaN && DoubleDouble.apply(.polygamma, to: -1, 1).isNaN)
  }
}
