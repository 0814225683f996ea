// After reading this file you know that the nested, the hyper-dual and the Taylor numbers have the rules of two arguments
// right in each argument, and at the points where their careful branches take over.

import Dual
import TestSupport
import Testing

@Suite("Rules of higher order, argument by argument")
struct NestedRuleTests {
  typealias First = NestedDual<Double>
  typealias Second = NestedDual<NestedDual<Double>>

  private static func near(_ computed: Double?, _ expected: Double) -> Bool {
    agree(computed ?? 0, expected, relative: 1e-11) || ((computed ?? 0) - expected).magnitude < 1e-13
  }

  @Test("NestedDual: both slopes of every function of two arguments", arguments: Reference.binary)
  func slopes(reference: Reference) throws {
    let function = try #require(BinaryFunction(rawValue: reference.name))
    let (x, y) = (reference.point[0], reference.point[1])
    let (fx, fy) = (reference.figures[1], reference.figures[2])
    let first = First.apply(function, to: First(value: x, tangent: 3), First(y))
    let second = First.apply(function, to: First(x), First(value: y, tangent: -4))
    let both = First.apply(function, to: First(value: x, tangent: 3), First(value: y, tangent: -4))
    #expect(Self.near(first.tangent, 3 * fx) && Self.near(second.tangent, -4 * fy))
    #expect(Self.near(both.tangent, 3 * fx - 4 * fy))
  }

  @Test("NestedDual: min, max and polygamma's order", arguments: [(3.0, 1.0), (1, 3), (-3, 1), (1, -3)])
  func selections(x: Double, y: Double) {
    let (u, v) = (First(value: x, tangent: 5), First(value: y, tangent: 7))
    #expect(max(u, v).tangent == (x > y ? 5 : 7) && min(u, v).tangent == (x > y ? 7 : 5))
    let (tie, other) = (First(value: 2, tangent: 5), First(value: 2, tangent: 7))
    #expect(max(tie, other).tangent == 6 && min(tie, other).tangent == 6)
    let order = First.apply(.polygamma, to: First(value: 1, tangent: 1), First(2))
    #expect(order.tangent?.isNaN == true)
    let corner = First.apply(.hypot, to: First(value: 0, tangent: 1), First(value: 2, tangent: 1))
    #expect(corner.tangent == 1)
    let origin = First.apply(.hypot, to: First(value: 0, tangent: 1), First(value: 0, tangent: 1))
    #expect(origin.tangent == 0)
  }

  @Test("NestedDual: −0 is 0 for logarithms and powers")
  func negativeZero() {
    let zero = First(value: -0.0, tangent: 1)
    #expect(log(zero).tangent == .infinity && log2(zero).tangent == .infinity)
    #expect(log10(zero).tangent == .infinity && pow(zero, -2).tangent == -.infinity)
  }

  /// ∂²(x^y)/∂x∂y = x^(y−1) (1 + y log x) is 1/x at y = 0, although the slope y·x^(y−1) itself is 0 there.
  @Test("The twist of x^y at y = 0")
  func twistAtZeroExponent() {
    let x = Second(value: First(2), tangent: First(1))
    let y = Second(value: First(value: 0, tangent: 1), tangent: nil)
    #expect(pow(x, y).tangent?.tangent == 0.5)
    #expect(hessian(at: [2, 0]) { x in pow(x[0], x[1]) }[0][1] == 0.5)
  }

  /// x^(y−1) (1 + y log x): 0 at x = 0 for y > 1, −∞ for 0 < y < 1, undefined for y < 0; and where x^y is 0 or ∞ by
  /// underflow or overflow, the twist need not be.
  @Test("HyperDual: the twist of x^y at 0, at 1 and far out")
  func twists() {
    func twist(_ x: Double, _ y: Double) -> Double { hessian(at: [x, y]) { x in pow(x[0], x[1]) }[0][1] }
    #expect(twist(0, 2) == 0 && twist(0, 1.5) == 0 && twist(0, 0.5) == -.infinity && twist(0, -1).isNaN)
    #expect(twist(1, 2) == 1 && twist(1, 0.5) == 1 && twist(1, -1) == 1)
    #expect(agree(twist(1e-200, 2), 1e-200 * (1 - 400 * 2.302585092994046), relative: 1e-13))
    #expect(agree(twist(1e200, 2), 1e200 * (1 + 400 * 2.302585092994046), relative: 1e-13))
  }

  /// y = 2⁻⁵³, so that y − 2 is rounded; x^(y−2) = x⁻² (1 + δ + δ²/2) with δ = y·log x.
  @Test(
    "HyperDual: the curvature of a power whose exponent less 2 is rounded, and at −0", arguments: [450, -450])
  func powerCurvature(binary: Int) {
    let x = Double(sign: .plus, exponent: binary, significand: 1)
    let delta = 0x1p-53 * Double(binary) * 0.6931471805599453
    let expected = 0x1p-53 * (0x1p-53 - 1) / x / x * (1 + (delta + delta * delta / 2))
    #expect(ulps(secondDerivative(at: x) { pow($0, 0x1p-53) }, expected) <= 6)
    #expect(secondDerivative(at: -0.0) { pow($0, -1) } == .infinity)
    let order = HyperDual(value: 1, first: 1, second: 1, mixed: 0)
    #expect(HyperDual.apply(.polygamma, to: order, HyperDual(2)).mixed.isNaN)
  }

  /// What is computed carefully because one of its terms is undefined: (u v)₁₂ = u₁₂ v + u v₁₂ + u₁ v₂ + u₂ v₁.
  @Test("HyperDual: products and functions whose careful branch is taken")
  func carefulBranches() {
    let infinite = HyperDual(value: .infinity, first: 0, second: 0, mixed: 0)
    let u = HyperDual(value: .infinity, first: 2, second: 3, mixed: 5)
    let v = HyperDual(value: 7, first: 0, second: 0, mixed: 0)
    let product = u * v
    #expect(product.first == 14 && product.second == 21 && product.mixed == 35)
    let reverse = v * u
    #expect(reverse.first == 14 && reverse.second == 21 && reverse.mixed == 35)
    let twist =
      HyperDual(value: .infinity, first: 2, second: 0, mixed: 0)
      * HyperDual(value: 7, first: 0, second: 3, mixed: 0)
    #expect(twist.first == 14 && twist.second == .infinity && twist.mixed == 6)
    let other =
      HyperDual(value: 7, first: 0, second: 3, mixed: 0)
      * HyperDual(value: .infinity, first: 2, second: 0, mixed: 0)
    #expect(other.first == 14 && other.second == .infinity && other.mixed == 6)
    let bent = HyperDual(value: 7, first: 0, second: 0, mixed: 4) * infinite
    #expect(bent.first == 0 && bent.second == 0 && bent.mixed == .infinity)
    let quotient =
      HyperDual(value: 1, first: 0, second: 0, mixed: 0)
      / HyperDual(value: -0x1p-1030, first: 1, second: 0, mixed: 0)
    #expect(quotient.first == -.infinity && quotient.second == 0 && quotient.mixed == 0)
    #expect(secondDerivative(at: 0) { sqrt($0) } == -.infinity)
  }

  @Test("Taylor: where the value is undefined, so is every coefficient", arguments: UnaryFunction.allCases)
  func undefinedValues(function: UnaryFunction) {
    let result = Taylor.apply(function, to: Taylor(variable: .nan, order: 3))
    #expect(
      result.value.isNaN
        && (1...3).allSatisfy { $0 < result.coefficients.count && result.coefficients[$0].isNaN })
    let log = Taylor.apply(.log, to: Taylor(variable: -1, order: 2))
    #expect(log.coefficients.count == 3 && log.coefficients[1].isNaN)
    let power = Taylor.apply(.pow, to: Taylor(variable: -2, order: 2), Taylor(0.5))
    #expect(power.coefficients.count == 3 && power.coefficients[1].isNaN)
  }

  /// A negative base with an exponent that varies has a slope in the base alone; with the base alone varying it is the
  /// power rule; ψ₁(2 + t) = ψ₁(2) + ψ₂(2) t + ψ₃(2) t²/2 + ψ₄(2) t³/6.
  @Test("Taylor: powers of 0 and of negative numbers, cube roots, polygamma")
  func taylorCorners() {
    let (t, order) = (Taylor(variable: 0, order: 3), 3)
    #expect(Taylor.apply(.pow, to: Taylor(0), t + 2).coefficients == [0])
    #expect(Taylor.apply(.pow, to: Taylor(1), t + 2).coefficients.dropFirst().allSatisfy { $0 == 0 })
    let square = Taylor.apply(
      .pow, to: Taylor(coefficients: [0, 5], order: order), Taylor(coefficients: [2, 1], order: order))
    #expect(square.value == 0 && square.coefficients[1] == 0 && square.coefficients[2].isNaN)
    let line = Taylor.apply(
      .pow, to: Taylor(coefficients: [0, 5], order: order), Taylor(coefficients: [1, 1], order: order))
    #expect(line.value == 0 && line.coefficients[1] == 5 && line.coefficients[3].isNaN)
    for a in [-8.0, 8] {
      let root = cbrt(Taylor(variable: a, order: 3)).coefficients
      let c = a < 0 ? -2.0 : 2
      #expect(agree(root[1], 1.0 / 12, relative: 1e-14) && agree(root[2], -c / (9 * 64), relative: 1e-14))
    }
    let digamma = Elementary::digamma(Taylor(variable: 2, order: 3)).coefficients
    for k in 1...3 {
      let factorial = [1.0, 1, 2, 6][k]
      #expect(agree(digamma[k], Elementary::polygamma(Double(k), 2.0) / factorial, relative: 1e-14))
    }
  }

  /// A function that is composed by its own Taylor coefficients, of arguments that are not the bare variable: the
  /// recurrence ψ(u + 1) = ψ(u) + 1/u must hold coefficient by coefficient, and u·Γ(u) = Γ(u + 1).
  @Test(
    "Taylor: digamma and gamma of polynomials",
    arguments: [[2, 3], [1.5, -2], [2, 3, -1, 0.5], [3, 0, 2]])
  func compositions(coefficients: [Double]) {
    let u = Taylor(coefficients: coefficients, order: 5)
    func close(_ a: Taylor, _ b: Taylor, at place: SourceLocation = #_sourceLocation) {
      for k in 0...5 {
        let (x, y) = (a.derivative(k), b.derivative(k))
        #expect((x - y).magnitude <= 1e-10 * max(1, y.magnitude), "order \(k)", sourceLocation: place)
      }
    }
    close(Elementary::digamma(u + 1), Elementary::digamma(u) + 1 / u)
    close(Elementary::gamma(u + 1), u * Elementary::gamma(u))
    let whole = Taylor(coefficients: [0] + coefficients.dropFirst(), order: 5)
    close(pow(whole, 4), whole * whole * whole * whole)
    close(pow(u, 4), u * u * u * u)
  }

  @Test("Taylor: zeros beyond the last coefficient, orders, edges")
  func taylorEdges() {
    #expect(taylorCoefficients(at: 2, upTo: 5) { $0 * $0 } == [4, 4, 1, 0, 0, 0])
    #expect(Taylor(coefficients: [1, 2, 3], order: 1).coefficients == [1, 2])
    #expect(Taylor(coefficients: [], order: 2).coefficients == [0])
    #expect(Taylor(coefficients: [1, -0.0, 3], order: 2).derivative(1).sign == .plus)
    #expect(agree(derivatives(at: 1e-200, upTo: 1) { pow($0, 2.5) }[1], 2.5e-300, relative: 1e-13))
    #expect(derivatives(at: -0.0, upTo: 2) { pow($0, -1) }[2] == .infinity)
    let length = hypot(Taylor(variable: 0, order: 3), Taylor(coefficients: [0, 2], order: 3))
    #expect(length.derivative(1) == 0 && length.derivative(2).isNaN && length.derivative(3).isNaN)
    let (zero, steep) = (Taylor(variable: 0, order: 2), Taylor(coefficients: [1, .infinity], order: 2))
    #expect((zero * steep).derivative(1).isNaN && (steep * zero).derivative(1).isNaN)
  }

  /// (u/v)₁₂ = u₁₂/v − u v₁₂/v² − (u/v)₁ v₂/v − (u/v)₂ v₁/v, of which each term is asked alone.
  @Test("HyperDual: a quotient of an infinity, term by term")
  func carefulQuotients() {
    let first = HyperDual(value: .infinity, first: 2, second: 0, mixed: 0)
    let second = HyperDual(value: .infinity, first: 0, second: 2, mixed: 0)
    let left = first / HyperDual(value: 7, first: 0, second: 3, mixed: 0)
    #expect(agree(left.mixed, -6.0 / 49, relative: 1e-15) && left.second == -.infinity)
    let right = second / HyperDual(value: 7, first: 3, second: 0, mixed: 0)
    #expect(agree(right.mixed, -6.0 / 49, relative: 1e-15) && right.first == -.infinity)
    let bent = HyperDual(.infinity) / HyperDual(value: 7, first: 0, second: 0, mixed: 4)
    #expect(bent.mixed == -.infinity && bent.first == 0)
    let product = second * HyperDual(value: 7, first: 3, second: 0, mixed: 4)
    #expect(product.first == .infinity && product.second == 14 && product.mixed == .infinity)
    let mirrored = first * HyperDual(value: 7, first: 0, second: 3, mixed: 4)
    #expect(mirrored.first == 14 && mirrored.second == .infinity && mirrored.mixed == .infinity)
    #expect((First(value: 1, tangent: -1) / First(value: 0, tangent: 1)).tangent == -.infinity)
  }

  @Test("Taylor: the larger of an undefined number and a variable; a power whose exponent turns later")
  func taylorSelections() {
    let larger = max(Taylor(.nan), Taylor(variable: 1, order: 2))
    #expect(larger.coefficients.count == 3 && larger.coefficients[1].isNaN)
    let power = Taylor.apply(
      .pow, to: Taylor(coefficients: [0, 5], order: 3), Taylor(coefficients: [1, 0, 1], order: 3))
    #expect(power.coefficients[1] == 5)
  }

  /// ((x + 1)/x)′ = −1/x² is −∞ where 1/x overflows, on both sides of 0.
  @Test("Taylor: quotients that overflow or are undefined, and the sign of a zero")
  func taylorQuotients() {
    #expect(derivatives(at: -0x1p-1030, upTo: 1) { ($0 + 1) / $0 } == [-.infinity, -.infinity])
    let steep = Taylor(coefficients: [1e300, 1e-10], order: 1) / Taylor(1e-300)
    #expect(steep.value == .infinity && agree(steep.coefficients[1], 1e290, relative: 1e-14))
    let undefined = Taylor(variable: 0, order: 2) / Taylor(0)
    #expect(undefined.coefficients.count == 3 && undefined.coefficients[1].isNaN)
    let signs = taylorCoefficients(at: 1, upTo: 2) { _ in Taylor(coefficients: [1, -0.0, 3], order: 2) }
    #expect(signs == [1, 0, 3] && signs[1].sign == .plus)
  }
}
