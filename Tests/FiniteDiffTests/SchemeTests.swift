// Weights are exact, orders are right, every scheme's estimate is honest, steps and bounds can be given.

import FiniteDiff
import Foundation
import Testing

@Suite("Difference schemes")
struct SchemeTests {
  static func fractions(_ text: String) -> [Rational?] {
    text.split(separator: " ").map { part in
      let parts = part.split(separator: "/").compactMap { Int($0) }
      return parts.count == 2 ? Rational(parts[0], parts[1]) : parts.first.map { Rational($0) }
    }
  }

  @Test(
    "Weights are the fractions of the handbooks, exactly",
    arguments: [
      ([-1, 1], 1, "-1/2 1/2"), ([-2, -1, 1, 2], 1, "1/12 -2/3 2/3 -1/12"),
      ([-3, -2, -1, 1, 2, 3], 1, "-1/60 3/20 -3/4 3/4 -3/20 1/60"), ([0, 1, 2], 1, "-3/2 2 -1/2"),
      ([-1, 0, 1], 2, "1 -2 1"), ([-2, -1, 0, 1, 2], 2, "-1/12 4/3 -5/2 4/3 -1/12"),
      ([-2, -1, 1, 2], 3, "-1/2 1 -1 1/2"),
      ([-2, -1, 0, 1, 2], 4, "1 -4 6 -4 1"), ([-3, -2, -1, 1, 2, 3], 5, "-1/2 2 -5/2 5/2 -2 1/2"),
      ([-3, -2, -1, 0, 1, 2, 3], 6, "1 -6 15 -20 15 -6 1"), ([0, 1, 2, 3], 2, "2 -5 4 -1"),
      ([-1, 4], 1, "-1/5 1/5"), ([2, 0, 1], 1, "-3/2 2 -1/2"),
    ])
  func weights(offsets: [Int], order: Int, expected: String) throws {
    #expect(try Scheme(offsets: offsets, derivativeOrder: order).weights == Self.fractions(expected))
  }

  @Test("Orders and factors of the truncation and rounding errors")
  func factors() {
    let rows: [(Scheme, Int, Double, Double)] = [
      (.forward, 1, 0.5, 2), (.backward, 1, -0.5, 2), (.central, 2, 1.0 / 6, 1),
      (.threePointForward, 2, -1.0 / 3, 4),
      (.threePointBackward, 2, -1.0 / 3, 4), (.fivePoint, 4, -1.0 / 30, 1.5),
      (.sevenPoint, 6, 1.0 / 140, 11.0 / 6),
      (.richardson, 8, -32.0 / 2835, 1.6892857142857145),
    ]
    for (scheme, order, truncation, rounding) in rows {
      #expect(scheme.accuracyOrder == order)
      #expect(abs(scheme.truncationFactor / truncation - 1) < 1e-14)
      #expect(abs(scheme.roundingFactor / rounding - 1) < 1e-14)
    }
  }

  @Test(
    "A scheme of order p is exact for polynomials of degree m + p − 1 and off by C·m-th power for the next",
    arguments: 1...6)
  func polynomials(order: Int) throws {
    let scheme = try Scheme.central(derivativeOrder: order)
    for degree in 0...(order + 1) {
      let quotient = scheme.quotient(at: 0, step: 1) { pow($0, Double(degree)) }
      let exact = degree == order ? (1...order).reduce(1.0) { $0 * Double($1) } : 0
      #expect(abs(quotient - exact) <= 1e-10)
    }
  }

  @Test("What is not a scheme is refused with advice")
  func refusals() {
    #expect(throws: SchemeError.unsupportedOrder(0)) { try Scheme(offsets: [0, 1], derivativeOrder: 0) }
    #expect(throws: SchemeError.unsupportedOrder(7)) { try Scheme.central(derivativeOrder: 7) }
    #expect(throws: SchemeError.tooFewPlaces(2, 2)) { try Scheme(offsets: [0, 1], derivativeOrder: 2) }
    #expect(throws: SchemeError.repeatedPlace) { try Scheme(offsets: [1, 1, 0], derivativeOrder: 1) }
    #expect(throws: SchemeError.tooLarge) { try Scheme(offsets: Array(-20...20), derivativeOrder: 6) }
    #expect(throws: SchemeError.tooLarge) { try Scheme(offsets: [.min, .max], derivativeOrder: 1) }
    #expect(differenceQuotient(at: 1, order: 9) { $0 }.caveat == .unsupportedOrder(9))
  }

  @Test("Richardson's tableau and Fornberg's weights are the same scheme")
  func tableau() {
    let f: (Double) -> Double = { exp($0) * sin(3 * $0) }
    var column = [0.08, 0.04, 0.02, 0.01].map { Scheme.central.quotient(at: 0.3, step: $0, of: f) }
    for power in [4.0, 16, 64] {
      column = zip(column, column.dropFirst()).map { $1 + ($1 - $0) / (power - 1) }
    }
    #expect(abs(column[0] - Scheme.richardson.quotient(at: 0.3, step: 0.01, of: f)) < 1e-13)
  }

  @Test(
    "Every scheme's estimate is below the error in at most 5 % of the suite",
    arguments: [Scheme.forward, .backward, .fivePoint, .sevenPoint, .richardson])
  func honesty(scheme: Scheme) {
    var tooSmall = 0
    var total = 0
    for function in KnownFunction.all {
      for x in function.points {
        let quotient = differenceQuotient(at: x, scheme: scheme, of: function.value)
        guard quotient.value.isFinite else { continue }
        total += 1
        if abs(quotient.value - function.derivative(x)) > quotient.errorEstimate { tooSmall += 1 }
      }
    }
    #expect(total > 500)
    #expect(Double(tooSmall) <= 0.05 * Double(total))
  }

  @Test("Ridders' value has a median error below 10⁻¹⁴ and an honest estimate, in about 50 calls")
  func ridders() {
    var tooSmall = 0
    var relative: [Double] = []
    var calls = 0
    for function in KnownFunction.all {
      for x in function.points {
        let quotient = riddersQuotient(at: x, of: function.value)
        let exact = function.derivative(x)
        calls += quotient.evaluations
        if abs(quotient.value - exact) > quotient.errorEstimate { tooSmall += 1 }
        if exact != 0 { relative.append(abs((quotient.value - exact) / exact)) }
      }
    }
    relative.sort()
    #expect(relative[relative.count / 2] < 1e-14)
    #expect(Double(tooSmall) <= 0.05 * Double(relative.count))
    #expect(calls < 55 * relative.count)
  }

  @Test("Derivatives of order 1 to 6 of exp and of sin at 10⁶ stay within their estimates", arguments: 1...6)
  func higherOrders(order: Int) {
    let growth = differenceQuotient(at: 1, order: order) { exp($0) }
    #expect(abs(growth.value - exp(1)) <= growth.errorEstimate)
    #expect(growth.errorEstimate < [1e-9, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2][order - 1])
    let wave = differenceQuotient(at: 1e6, order: order) { sin($0) }
    let exact = [cos(1e6), -sin(1e6), -cos(1e6), sin(1e6), cos(1e6), -sin(1e6)][order - 1]
    #expect(abs(wave.value - exact) <= wave.errorEstimate)
    #expect(wave.errorEstimate < [1e-9, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2][order - 1])
  }
}

@Suite("Given steps and bounds, and noise")
struct StepTests {
  @Test(
    "A given step is used, and its estimate says what it costs", arguments: [1e-1, 1e-3, 1e-6, 1e-10, 1e-13])
  func givenStep(step: Double) {
    for scheme in [Scheme.forward, .central, .fivePoint] {
      let quotient = differenceQuotient(at: 1, scheme: scheme, step: step) { exp($0) }
      #expect(quotient.step == step)
      #expect(abs(quotient.value - exp(1)) <= quotient.errorEstimate)
      #expect(quotient.errorEstimate < 100 * abs(quotient.value - exp(1)) + 1e-9 * step / 1e-6 + 1e-15 / step)
    }
  }

  @Test("A step that cannot be used is refused", arguments: [0, -1e-3, .nan, .infinity, 1e-30])
  func unusableStep(step: Double) {
    let quotient = differenceQuotient(at: 1, step: step) { exp($0) }
    #expect(quotient.value.isNaN)
    guard case .stepNotUsable? = quotient.caveat else {
      Issue.record("\(quotient)")
      return
    }
    #expect(riddersQuotient(at: 1, step: 1e-30) { exp($0) }.isTrusted)
    #expect(riddersQuotient(at: 1, step: -1) { exp($0) }.caveat == .stepNotUsable(-1))
  }

  @Test("Derivatives of higher order at the end of a domain use one-sided schemes", arguments: 2...5)
  func higherOrderAtTheEdge(order: Int) {
    let right = differenceQuotient(at: 2, order: order) { $0 >= 2 ? exp($0) : .nan }
    let left = differenceQuotient(at: 2, order: order) { $0 <= 2 ? exp($0) : .nan }
    for quotient in [right, left] {
      #expect(quotient.scheme.isOneSided)
      #expect(abs(quotient.value - exp(2)) <= quotient.errorEstimate)
      #expect(quotient.errorEstimate < 0.1)
    }
  }

  @Test("No sample lies outside the given bounds")
  func bounds() {
    for (x, range) in [(0.0, 0.0...1), (1, 0...1), (0.999999, 0...1), (0.5, 0...1), (0.5, 0.5...0.6)] {
      var isInside = true
      let quotient = differenceQuotient(at: x, within: range) { t in
        isInside = isInside && range.contains(t)
        return exp(t)
      }
      #expect(isInside)
      #expect(abs(quotient.value - exp(x)) <= quotient.errorEstimate)
      #expect(quotient.errorEstimate < 1e-7)
      #expect(quotient.scheme.isOneSided == (x == range.lowerBound || x == range.upperBound))
    }
    #expect(differenceQuotient(at: 2, within: 0...1) { $0 }.caveat == .pointOutOfBounds)
    #expect(differenceQuotient(at: 1, within: 1...1) { $0 }.caveat == .undefinedNearby)
    let partials = differenceQuotients(at: [0, 1], within: [0...2]) { $0[0] < 0 ? .nan : exp($0[0]) * $0[1] }
    #expect(partials.map(\.scheme) == [.threePointForward, .central])
  }

  @Test("The difference table finds noise of a known size within a factor of 4")
  func differenceTable() {
    var seed: UInt64 = 5
    let noisy: (Double) -> Double = { x in
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return sin(x) + 1e-6 * (Double(seed >> 11) / 0x1p53 - 0.5)
    }
    guard case .estimated(let level) = functionNoise(at: 1, spacing: 1e-5, of: noisy) else {
      Issue.record("no estimate")
      return
    }
    let exact = 1e-6 / 12.0.squareRoot()
    #expect(level < 4 * exact && level > exact / 4)
    #expect(functionNoise(at: 1, spacing: 1e-18) { sin($0) } == .spacingTooSmall)
    #expect(functionNoise(at: 1, spacing: 0.5) { exp(3 * $0) } == .spacingTooLarge)
    #expect(functionNoise(at: 1, spacing: 1) { log($0 - 1) } == .undefined)
  }

  @Test("Rounding that freezes on short steps is noticed: a root by the wrong formula, and (1 − cos x)/x²")
  func frozenRounding() {
    let root = differenceQuotient(at: 1) { a in (-1e6 + sqrt(1e12 - 4 * a)) / (2 * a) }
    #expect(root.caveat == .noisy || abs(root.value + 1e-18) <= root.errorEstimate)
    let versine = differenceQuotient(at: 1e-6) { (1 - cos($0)) / ($0 * $0) }
    #expect(versine.caveat == .noisy)
    #expect(abs(versine.value + 8.3e-8) <= versine.errorEstimate)
  }
}
