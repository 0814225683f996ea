// After reading this file you know what a Taylor polynomial says where numbers end: at the end of a domain, beyond the range of
// numbers, where roots have used up its orders, and where its value is none.

import Dual
import TestSupport
import Testing

@Suite("Taylor polynomials at edges")
struct TaylorEdgeTests {
  /// 2³⁰⁰/(2⁵⁰⁰ + 2¹⁰⁰⁰t) = 2⁻²⁰⁰ Σ (−2⁵⁰⁰t)ᵏ and 2¹⁰⁰⁰/(2⁵⁰⁰ + 2⁶⁰⁰t) = 2⁵⁰⁰ Σ (−2¹⁰⁰t)ᵏ: the products vⱼ qₖ₋ⱼ overflow.
  @Test("Quotients whose products leave the range")
  func quotients() {
    let steep = Taylor(0x1p300) / Taylor(coefficients: [0x1p500, 0x1p1000], order: 2)
    #expect(steep.coefficients == [0x1p-200, -0x1p300, 0x1p800])
    let high = Taylor(0x1p1000) / Taylor(coefficients: [0x1p500, 0x1p600], order: 2)
    #expect(high.coefficients == [0x1p500, -0x1p600, 0x1p700])
    let tiny = Taylor(1) / Taylor(coefficients: [0x1p-500, 0x1p-1000], order: 2)
    #expect(tiny.coefficients == [0x1p500, -1, 0x1p-500])
  }

  /// A function and a point at the end of its domain, and the side on which it is not defined.
  static let ends: [(name: String, point: Double, outside: Taylor.Side)] = [
    ("sqrt(x)", 0, .left), ("log(x)", 0, .left), ("log1p(x)", -1, .left), ("asin(x)", 1, .right),
    ("asin(x)", -1, .left), ("acos(x)", 1, .right), ("acos(x)", -1, .left), ("acosh(x)", 1, .left),
    ("atanh(x)", 1, .right), ("atanh(x)", -1, .left),
  ]

  @Test("Outside a domain there is no derivative; on its other side there is", arguments: ends)
  func domains(end: (name: String, point: Double, outside: Taylor.Side)) {
    let formula = Formula(end.name, variables: ["x"])
    let inside: Taylor.Side = end.outside == .left ? .right : .left
    let outer = derivatives(at: end.point, upTo: 2, from: end.outside) { x in formula([x]) }
    #expect(outer[1].isNaN && outer[2].isNaN, "\(outer)")
    let inner = derivatives(at: end.point, upTo: 2, from: inside) { x in formula([x]) }
    #expect(inner[1].isInfinite, "\(inner)")
  }

  /// The k-th root of two of x⁶⁴ is |x|^(64/2ᵏ); each root halves the order that is known.
  @Test("Roots use up orders; what stays unknown with eight times the order is NaN")
  func lostOrders() {
    func roots(_ count: Int) -> [Double] {
      derivatives(at: 0, upTo: 2) { (x: Taylor) in
        var y = pow(x, 64)
        for _ in 0..<count { y = sqrt(y) }
        return y
      }
    }
    #expect(roots(3) == [0, 0, 0])
    let six = roots(6)
    #expect(six[0] == 0 && six[1].isNaN && six[2].isNaN, "\(six)")
  }

  @Test("At most: by value, and not for NaN")
  func comparisons() {
    let numbers = [-1, 0, 2, Double.nan]
    for a in numbers {
      for b in numbers {
        let (x, y) = (Taylor(variable: a, order: 2), Taylor(variable: b, order: 2))
        #expect(Taylor.isAtMost(x, y) == (a <= b) && Taylor.isLess(x, than: y) == (a < b))
        #expect(Taylor.isEqual(x, to: y) == (a == b))
      }
    }
  }

  /// f = exp(u) with u = 10⁹ + x²: f′ = 2x·f is 0 at 0 however large f is, and f″ = 2f.
  @Test("What stands still has the derivative 0 beyond the range too", arguments: ["exp", "sinh"])
  func standsStill(name: String) {
    let formula = Formula("\(name)(x^2 + 1e9)", variables: ["x"])
    #expect(derivatives(at: 0, upTo: 2) { x in formula([x]) } == [.infinity, 0, .infinity])
  }

  @Test("But not at infinity, where it is unknown", arguments: [UnaryFunction.exp, .sinh, .cosh])
  func infinite(function: UnaryFunction) {
    let series = Taylor.apply(function, to: Taylor(coefficients: [.infinity, 0, 1], order: 2))
    #expect(series.value == .infinity && series.derivative(1).isNaN)
  }

  @Test("Nor has a power of infinity such a derivative", arguments: [1, 2])
  func powerOfInfinity(order: Int) {
    let power = pow(Taylor(coefficients: [.infinity, 0, 1], order: order), Taylor(2.5))
    #expect(power.value == .infinity && power.derivative(1).isNaN)
  }

  @Test("An undefined value is undefined in all orders, as a polynomial of the operands' order")
  func undefined() {
    for function in [BinaryFunction.min, .max, .mod, .hypot, .atan2] {
      let x = Taylor(variable: .nan, order: 3)
      let result = Taylor.apply(function, to: x, Taylor(2))
      #expect(result.order == 3 && result.coefficients.count == 4, "\(function)")
      #expect(result.coefficients.allSatisfy { $0.isNaN }, "\(function)")
      let other = Taylor.apply(function, to: Taylor(2), x)
      #expect(other.order == 3 && other.coefficients.allSatisfy { $0.isNaN }, "\(function)")
    }
  }

  /// (−2 + t)^(3 + 0t): its slope by the base is 3·(−2)² = 12; by the exponent there is none.
  @Test("A power of a negative base has a slope by its base alone")
  func negativeBase() {
    let slope = Taylor.apply(
      .pow, to: Taylor(coefficients: [-2, 1], order: 2), Taylor(coefficients: [3, 0, 1], order: 2))
    #expect(slope.coefficients[0] == -8 && slope.coefficients[1] == 12 && slope.coefficients[2].isNaN)
    let shorter = Taylor.apply(
      .pow, to: Taylor(coefficients: [-2, 1], order: 2), Taylor(coefficients: [3, 0, 0, 1], order: 3))
    #expect(shorter.order == 2)
    let both = Taylor.apply(
      .pow, to: Taylor(coefficients: [0, 2], order: 2), Taylor(coefficients: [1, 1], order: 2))
    #expect(both.coefficients[0] == 0 && both.coefficients[1] == 2, "\(both)")
  }
}
