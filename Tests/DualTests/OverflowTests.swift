// After reading this file you know what happens where a product or a quotient leaves the range of numbers, and where an
// exponent is rounded: the slow branches of the rules give what the quick ones would.

import Dual
import TestSupport
import Testing

@Suite("Arithmetic beyond the largest number, and the last digits of a power's slope")
struct OverflowTests {
  /// A product's or quotient's value is infinite, its tangent is not always: d(2u) = 2·u̇ for every u.
  @Test("Products with an infinity")
  func products() {
    let infinite = Dual(value: .infinity, tangent: -4)
    #expect((infinite * Dual(2)).tangent == -8 && (Dual(2) * infinite).tangent == -8)
    #expect((Dual(value: 1e300, tangent: 3) * Dual(value: 1e300, tangent: 2)).tangent == 5e300)
    #expect((Dual(value: 1e300, tangent: 3) * Dual(value: 1e300, tangent: -2)).tangent == 1e300)
  }

  /// (1/x)′ = −1/x² is −∞ on both sides of 0, also where 1/x itself overflows.
  @Test("Quotients that overflow", arguments: [0x1p-1030, -0x1p-1030])
  func quotients(x: Double) {
    #expect(derivative(at: x) { 1 / $0 } == -.infinity)
    #expect(derivative(at: x) { -1 / $0 } == .infinity)
    #expect(gradient(at: [x, 1]) { (x: [Dual4]) in x[1] / x[0] } == [-.infinity, 1 / x])
    #expect(gradient(at: [x, 1]) { x in x[1] / x[0] } == [-.infinity, 1 / x])
    #expect(gradient(at: [x, 1]) { (x: [Dual]) in x[1] / x[0] } == [-.infinity, 1 / x])
  }

  /// (u/x)˙ = (u̇ − (u/x)·ẋ)/x stays in range where 1/x does not: (x/x)′ = 0, and (x²/x)′ = (2x − x)/x = 1.
  @Test("Quotients whose divisor has no reciprocal", arguments: [0x1p-1030, -0x1p-1030])
  func subnormalDivisors(x: Double) {
    #expect(derivative(at: x) { $0 / $0 } == 0 && derivative(at: x) { 3 * $0 / $0 } == 0)
    #expect(gradient(at: [x]) { (x: [Dual4]) in x[0] / x[0] } == [0])
    #expect(gradient(at: [x, 1]) { x in (x[0] + x[0] * x[1]) / x[0] } == [0, 1])
    #expect(gradient(at: [x, 2 * x]) { x in x[0] / x[1] } == [.infinity * x, -.infinity * x])
  }

  /// Two lanes: u along the first direction, v along the second.
  private static func partials(
    _ u: Double, _ v: Double, _ operation: (Dual8, Dual8) -> Dual8
  ) -> (Double, Double) {
    let result = operation(
      Dual8(value: u, tangents: SIMD8(1, 0, 0, 0, 0, 0, 0, 0)),
      Dual8(value: v, tangents: SIMD8(0, 1, 0, 0, 0, 0, 0, 0)))
    return (result.tangents[0], result.tangents[1])
  }

  @Test("Products and quotients with an infinity, direction by direction")
  func directions() {
    #expect(Self.partials(.infinity, 2) { $0 * $1 } == (2, .infinity))
    #expect(Self.partials(2, .infinity) { $0 * $1 } == (.infinity, 2))
    #expect(Self.partials(1e300, -1e300) { $0 * $1 } == (-1e300, 1e300))
    #expect(Self.partials(.infinity, 2) { $0 / $1 } == (0.5, -.infinity))
    #expect(Self.partials(.infinity, -2) { $0 / $1 } == (-0.5, -.infinity))
    #expect(Self.partials(-.infinity, 2) { $0 / $1 } == (0.5, .infinity))
    let square = Dual8(value: 1e300, tangents: SIMD8(1, 2, 0, 0, 0, 0, 0, 0))
    #expect((square * square).tangents == SIMD8(2e300, 4e300, 0, 0, 0, 0, 0, 0))
    #expect((square / (square * 0x1p-1020)).tangents[2] == 0)
  }

  /// f(e^x) for functions f whose second derivative underflows where e^x·e^x overflows, with (f(e^x))″/f(e^x)′ from the
  /// closed forms: log eˣ = x, √eˣ = e^(x/2), and log(eˣ + 1) with σ′ = σ(1 − σ).
  @Test("Second derivatives of logarithms and roots of huge numbers", arguments: [300, 360, 400, 700.0])
  func hugeOperands(x: Double) {
    func second(_ function: (HyperDual) -> HyperDual) -> Double { secondDerivative(at: x, of: function) }
    for logarithm in [log, log1p, log2, log10] as [(HyperDual) -> HyperDual] {
      #expect(abs(second { logarithm(exp($0)) }) <= 0x1p-52)
    }
    #expect(ulps(second { sqrt(exp($0)) }, exp(x / 2) / 4) <= 128)
    #expect(ulps(second { cbrt(exp($0)) }, exp(x / 3) / 9) <= 128)
    let softmax = 1 / (1 + exp(-1.0))
    let hessian = hessian(at: [x, x - 1]) { x in log(exp(x[0]) + exp(x[1])) }
    for (row, signs) in zip(hessian, [[1.0, -1], [-1, 1]]) {
      for (entry, sign) in zip(row, signs) {
        #expect(abs(entry - sign * softmax * (1 - softmax)) <= 0x1p-51, "\(hessian)")
      }
    }
  }

  /// √x at 0 has infinite derivatives, which a part that is 0 does not meet; log x at −1 has no part at all.
  @Test("Second order: what is 0 meets no infinity, and what is undefined has no parts")
  func partsOfSecondOrder() {
    let alongFirst = sqrt(HyperDual(value: 0, first: 1, second: 0, mixed: 0))
    #expect(alongFirst.first == .infinity && alongFirst.second == 0 && alongFirst.mixed == 0)
    let alongSecond = sqrt(HyperDual(value: 0, first: 0, second: 1, mixed: 0))
    #expect(alongSecond.first == 0 && alongSecond.second == .infinity && alongSecond.mixed == 0)
    let undefined = log(HyperDual(value: -1, first: 1, second: 1, mixed: 1))
    #expect(undefined.first.isNaN && undefined.second.isNaN && undefined.mixed.isNaN)
  }

  /// Bases next to 1, exponents whose predecessor is not a number any more; y·x^(y−1) to 17 digits.
  static let largeExponents = [
    (0x1.0000000000040p0, 0x1p52 + 1, 2.8080615076929927e43),
    (0x1.0000000000040p0, 0x1p53 + 2, 3.5017364257093463e71),
    (0x1.0000000000040p0, 0x1p53 + 4, 3.501736425709447e71),
    (0x1.0000000000040p0, 0x1p54, 2.7227460275589847e127),
    (0x1.fffffffffff80p-1, -0x1p54, -2.722746027568967e127),
    (0x1.0000000000010p0, 1e17, 1.9606255078090332e171),
  ]

  @Test("The slope of a power with an exponent from which 1 cannot be taken", arguments: largeExponents)
  func largeExponent(base: Double, exponent: Double, expected: Double) {
    #expect(ulps(derivative(at: base) { pow($0, Dual(exponent)) }, expected) <= 8)
    #expect(ulps(gradient(at: [base, exponent]) { x in pow(x[0], x[1]) }[0], expected) <= 8)
  }

  /// y = 2⁻⁵⁴, so that y − 1 is rounded to −1, and y·x^(y−1) = 2⁻⁵⁴·x⁻¹·(1 + δ + δ²/2) with δ = y·log x, where −1
  /// alone would lose δ: 173 units in the last place.
  @Test("The slope of a power whose exponent less 1 is rounded", arguments: [900, -900, -1040, -1070])
  func roundedExponent(binary: Int) {
    let x = Double(sign: .plus, exponent: binary, significand: 1)
    let delta = 0x1p-54 * Double(binary) * 0.6931471805599453
    let expected = 0x1p-54 / x * (1 + (delta + delta * delta / 2))
    #expect(ulps(derivative(at: x) { pow($0, 0x1p-54) }, expected) <= 4)
  }

  /// y − 1 is halfway between two numbers and is rounded to −1 + x: an error of 13 units in x^(y−1).
  @Test("The slope of a power whose base is what is left of the exponent")
  func exponentRoundedToTheBase() {
    let (x, y) = (0x1p-52, 0x1.8p-53)
    let delta = y * -52 * 0.6931471805599453
    #expect(ulps(derivative(at: x) { pow($0, Dual(y)) }, y / x * (1 + delta)) <= 4)
  }

  @Test("−0 is 0 for the slopes of powers", arguments: [0.0, -0.0])
  func powersAtZero(x: Double) {
    #expect(derivative(at: x) { pow($0, -2) } == -.infinity)
    #expect(derivative(at: x) { pow($0, -1) } == -.infinity)
    #expect(derivative(at: x) { pow($0, 0) } == 0)
    #expect(derivative(at: x) { pow($0, 1) } == 1)
  }

  /// A polynomial's value is that of the function, the sign of a zero included, as 1/√(−x) shows.
  @Test(
    "Taylor keeps the sign of a zero",
    arguments: [UnaryFunction.sqrt, .cbrt, .sin, .tanh, .expm1, .log1p, .asinh])
  func signOfZero(function: UnaryFunction) {
    for x in [0.0, -0.0] {
      let value = Taylor.apply(function, to: Taylor(variable: x, order: 3)).value
      #expect(value == 0 && value.sign == x.sign)
      #expect(Taylor.apply(function, to: -Taylor(variable: x, order: 3)).value.sign == (-x).sign)
      for selection in [BinaryFunction.min, .max] {
        let (t, u) = (Taylor(variable: x, order: 3), Taylor(variable: -x, order: 3))
        let chosen = Taylor.apply(selection, to: t, u)
        #expect(chosen.value.sign == Double.apply(selection, to: x, -x).sign && chosen.coefficients[1] == 1)
      }
    }
  }

  /// x·(−0) has the tangent 1·(−0) = −0; a partial is given without its sign.
  @Test("A slope of −0 is 0")
  func negativeZero() {
    func zero<T: Scalar>(_ x: T) -> T { x * T(-0.0) }
    #expect(derivative(at: 1) { zero($0) }.sign == .plus)
    #expect(gradient(at: [1]) { (x: [Dual]) in zero(x[0]) }[0].sign == .plus)
    #expect(gradient(at: [1]) { (x: [Dual4]) in zero(x[0]) }[0].sign == .plus)
    #expect(gradient(at: [1]) { x in zero(x[0]) }[0].sign == .plus)
    #expect(valueWithHessian(at: [1]) { x in -(x[0] - x[0]) }.gradient[0].sign == .plus)
    #expect(jacobian(at: [1]) { x in [zero(x[0])] }[0][0].sign == .plus)
    #expect(jacobian(at: [1]) { (x: [Dual]) in [zero(x[0])] }[0][0].sign == .plus)
  }

  @Test("hypot on an axis has the slope ±1 along it and 0 across; at the origin 0", arguments: [2.0, -2])
  func lengths(a: Double) {
    #expect(gradient(at: [0, a]) { (x: [Dual]) in hypot(x[0], x[1]) } == [0, a / 2])
    #expect(gradient(at: [a, 0]) { (x: [Dual]) in hypot(x[0], x[1]) } == [a / 2, 0])
    #expect(gradient(at: [0, 0]) { (x: [Dual]) in hypot(x[0], x[1]) } == [0, 0])
  }

  @Test("A Jacobian by no inputs has a row for each result, and nothing in it")
  func noInputs() {
    #expect(jacobian(at: []) { (_: [Dual]) in [1, 2] } == [[], []])
    #expect(jacobian(at: []) { (_: [Dual8]) in [1, 2] } == [[], []])
  }
}

@Suite("Chunks, rule by rule")
struct ChunkRuleTests {
  /// What an input enters is no constant, on whichever side it stands, and its tangents reach what is computed from it.
  @Test("Sums, differences, products and quotients of an input and a constant, in a function")
  func constants() {
    let operations: [(String, (Dual4, Dual4) -> Dual4, (Dual8, Dual8) -> Dual8, (Dual, Dual) -> Dual)] = [
      ("+", { $0 + $1 }, { $0 + $1 }, { $0 + $1 }), ("-", { $0 - $1 }, { $0 - $1 }, { $0 - $1 }),
      ("*", { $0 * $1 }, { $0 * $1 }, { $0 * $1 }), ("/", { $0 / $1 }, { $0 / $1 }, { $0 / $1 }),
    ]
    for (name, four, eight, one) in operations {
      let expected = derivative(at: 3) { exp(one($0, 2)) }
      let reverse = derivative(at: 3) { exp(one(2, $0)) }
      #expect(expected != 0 && reverse != 0)
      #expect(ulps(gradient(at: [3]) { (x: [Dual4]) in exp(four(x[0], 2)) }[0], expected) <= 2, "\(name)")
      #expect(ulps(gradient(at: [3]) { (x: [Dual4]) in exp(four(2, x[0])) }[0], reverse) <= 2, "\(name)")
      #expect(ulps(gradient(at: [3]) { (x: [Dual8]) in exp(eight(x[0], 2)) }[0], expected) <= 2, "\(name)")
      #expect(ulps(gradient(at: [3]) { (x: [Dual8]) in exp(eight(2, x[0])) }[0], reverse) <= 2, "\(name)")
    }
    let (four, eight) = (Dual4(2), Dual8(2))
    #expect((four + four).isConstant && (four - four).isConstant && (eight + eight).isConstant)
    #expect((eight - eight).isConstant && (-four).isConstant && (-eight).isConstant)
  }

  /// One lane for each argument, and one for both.
  @Test("Every rule of two arguments is the rule of Dual, in each lane", arguments: Reference.binary)
  func binary(reference: Reference) throws {
    let function = try #require(BinaryFunction(rawValue: reference.name))
    let (x, y) = (reference.point[0], reference.point[1])
    let result = Dual8.apply(
      function, to: Dual8(value: x, tangents: SIMD8(1, 0, 3, 0, 0, 0, 0, 0)),
      Dual8(value: y, tangents: SIMD8(0, 1, 2, 0, 0, 0, 0, 0)))
    for (lane, seeds) in [(1.0, 0.0), (0, 1), (3, 2), (0, 0)].enumerated() {
      let one = Dual.apply(
        function, to: Dual(value: x, tangent: seeds.0), Dual(value: y, tangent: seeds.1))
      #expect(result.value == one.value && result.tangents[lane] == one.tangent)
    }
  }
}

@Suite("Pieces of huge numbers")
struct HugePieceTests {
  /// A piece is straight: its second derivative is its operand's, though the product of the operand's slopes overflows.
  @Test("have the second derivative of their operand", arguments: [416.0, 600, 700])
  func secondDerivatives(_ x: Double) {
    let expected = Dual::secondDerivative(at: x) { (x: HyperDual) in exp(x) }
    let pieces = [
      Dual::secondDerivative(at: x) { (x: HyperDual) in abs(exp(x)) },
      Dual::secondDerivative(at: x) { (x: HyperDual) in relu(exp(x)) },
      Dual::secondDerivative(at: x) { (x: HyperDual) in max(exp(x), 1) },
      -Dual::secondDerivative(at: x) { (x: HyperDual) in min(-exp(x), x) },
    ]
    #expect(pieces == [expected, expected, expected, expected])
  }
}
