// The plain verbs and the honesty of their estimates, against derivatives written by hand.

import FiniteDiff
import Foundation
import Testing

@Suite("Derivatives by differences")
struct DerivativeTests {
  @Test("The error stays within the estimate", arguments: KnownFunction.all)
  func estimateIsABound(function: KnownFunction) {
    for x in function.points {
      let quotient = differenceQuotient(at: x, of: function.value)
      let error = abs(quotient.value - function.derivative(x))
      #expect(error <= 3 * quotient.errorEstimate, "at \(x): \(quotient), exactly \(function.derivative(x))")
    }
  }

  @Test("The estimate is below the error in at most 5 % of the suite, and not far above it in the median")
  func estimateIsHonest() {
    var tooSmall = 0
    var ratios: [Double] = []
    for function in KnownFunction.all {
      for x in function.points {
        let quotient = differenceQuotient(at: x, of: function.value)
        let error = abs(quotient.value - function.derivative(x))
        if error > quotient.errorEstimate { tooSmall += 1 }
        if error > 0 { ratios.append(quotient.errorEstimate / error) }
      }
    }
    ratios.sort()
    #expect(ratios.count > 400)
    #expect(Double(tooSmall) <= 0.05 * Double(ratios.count))
    #expect(ratios[ratios.count / 2] < 10)
  }

  @Test("Ordinary points need at most 17 calls, and the count is the true one")
  func evaluations() {
    for x in [0.2, 1, -7, 123.4, 1e6] {
      var calls = 0
      let quotient = differenceQuotient(at: x) { x in
        calls += 1
        return sin(x)
      }
      #expect(calls == quotient.evaluations)
      #expect(calls <= 17 && !quotient.usedWholeLadder)
    }
  }

  struct HardCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var x: Double
    var exact: Double
    var relativeError: Double
    var value: @Sendable (Double) -> Double
  }

  @Test(
    "Hard cases are right to the digits that central differences can give",
    arguments: [
      HardCase(testDescription: "sin at 10⁶", x: 1e6, exact: cos(1e6), relativeError: 1e-10) { sin($0) },
      HardCase(testDescription: "x² at 10⁻⁸", x: 1e-8, exact: 2e-8, relativeError: 1e-14) { $0 * $0 },
      HardCase(testDescription: "log at 10⁻³", x: 1e-3, exact: 1e3, relativeError: 2e-10) { log($0) },
      HardCase(testDescription: "10⁶ + sin at 1", x: 1, exact: cos(1.0), relativeError: 1e-6) {
        1e6 + sin($0)
      },
      HardCase(testDescription: "l₄ at 0.2", x: 0.2, exact: 708288.0 / 78125, relativeError: 2e-10) {
        logistic4($0).value
      },
      HardCase(testDescription: "softplus at −20", x: -20, exact: 1 / (1 + exp(20.0)), relativeError: 1e-4) {
        log(1 + exp($0))
      },
      HardCase(testDescription: "sine in single precision", x: 1, exact: cos(1.0), relativeError: 1e-4) {
        Double(sinf(Float($0)))
      },
      HardCase(testDescription: "exp(x/10⁻³⁰)", x: 1e-30, exact: exp(1.0) * 1e30, relativeError: 1e-10) {
        exp($0 / 1e-30)
      },
    ])
  func hardCase(_ hard: HardCase) {
    let quotient = differenceQuotient(at: hard.x, of: hard.value)
    #expect(abs(quotient.value - hard.exact) <= hard.relativeError * abs(hard.exact))
    #expect(abs(quotient.value - hard.exact) <= quotient.errorEstimate)
    #expect(quotient.isTrusted)
  }

  @Test("What rounding hides is never claimed", arguments: [-40.0, -45, -80])
  func saturatedSoftplus(x: Double) {
    let quotient = differenceQuotient(at: x) { log(1 + exp($0)) }
    #expect(abs(quotient.value - exp(x)) <= quotient.errorEstimate)
    #expect(quotient.caveat == .flat)
  }
}

@Suite("Points without a derivative")
struct EdgeTests {
  @Test("Outside the domain the answer is NaN, with a reason")
  func outside() {
    let quotient = differenceQuotient(at: -1) { log($0) }
    #expect(quotient.value.isNaN)
    #expect(quotient.caveat == .undefinedAtPoint)
    #expect(derivative(at: -1) { log($0) }.isNaN)
    #expect(differenceQuotient(at: 0) { log($0) }.caveat == .infiniteAtPoint)
    #expect(differenceQuotient(at: .infinity) { $0 }.caveat == .pointNotFinite)
    #expect(differenceQuotient(at: .nan) { $0 }.caveat == .pointNotFinite)
    #expect(differenceQuotient(at: 1) { $0 == 1 ? 1 : .nan }.caveat == .undefinedNearby)
  }

  @Test("At the end of a domain the scheme is one-sided and says so")
  func oneSided() {
    let left = differenceQuotient(at: 2) { $0 >= 2 ? exp($0) : .nan }
    #expect(left.scheme == .threePointForward && left.scheme.isOneSided)
    #expect(abs(left.value - exp(2)) <= left.errorEstimate)
    #expect(left.errorEstimate < 1e-8)
    let right = differenceQuotient(at: 2) { $0 <= 2 ? exp($0) : .infinity }
    #expect(right.scheme == .threePointBackward)
    #expect(abs(right.value - exp(2)) <= right.errorEstimate)
  }

  @Test("A vertical tangent and a jump do not settle")
  func notConverged() {
    #expect(differenceQuotient(at: 0) { sqrt($0) }.caveat == .notConverged)
    #expect(differenceQuotient(at: 0) { cbrt($0) }.caveat == .notConverged)
    #expect(differenceQuotient(at: 0) { $0 < 0 ? -1 : 1 }.caveat == .notConverged)
  }

  @Test("At a kink the value is the mean of both slopes, which are given")
  func kink() {
    let absolute = differenceQuotient(at: 0) { abs($0) }
    #expect(absolute.value == 0)
    #expect(absolute.caveat == .kink(left: -1, right: 1))
    let relu = differenceQuotient(at: 3) { max($0 - 3, 0) + $0 }
    #expect(abs(relu.value - 1.5) <= relu.errorEstimate)
    guard case .kink(let left, let right) = relu.caveat else {
      Issue.record("no kink found")
      return
    }
    #expect(abs(left - 1) < 1e-9 && abs(right - 2) < 1e-9)
  }

  @Test(
    "Every finite point gets an answer in a bounded number of calls",
    arguments: [0, -0.0, 0x1p-1074, 0x1p-1030, 1e-30, 1, 1e15, 1e16, 1e300, Double.greatestFiniteMagnitude])
  func extremePoints(x: Double) {
    for point in [x, -x] {
      let quotient = differenceQuotient(at: point) { sin($0) }
      #expect(quotient.evaluations <= 200)
      let quadratic = differenceQuotient(at: point) { $0 * $0 }
      #expect(quadratic.evaluations <= 200)
      let outside = differenceQuotient(at: point) { _ in .nan }
      #expect(outside.value.isNaN)
    }
  }
}

@Suite("Explicit schemes, gradients and errors")
struct VerbTests {
  @Test("Forward and backward differences reach eight digits, central ones eleven")
  func schemes() {
    let forward = differenceQuotient(at: 1, scheme: .forward) { exp($0) }
    let backward = differenceQuotient(at: 1, scheme: .backward) { exp($0) }
    let central = differenceQuotient(at: 1, scheme: .central) { exp($0) }
    for (quotient, bound) in [(forward, 2e-7), (backward, 2e-7), (central, 2e-10)] {
      #expect(abs(quotient.value - exp(1)) <= quotient.errorEstimate)
      #expect(quotient.errorEstimate < bound)
    }
    #expect(forward.scheme == .forward && backward.scheme == .backward)
    #expect(forward.step > 3e-9 && forward.step < 6e-8)
    #expect(central.step > 2e-6 && central.step < 2e-5)
  }

  @Test("Each partial derivative has its own step")
  func gradients() {
    let point = [1e-3, 1e6, 2.0]
    let f: ([Double]) -> Double = { log($0[0]) + sin($0[1]) + $0[2] * $0[2] * $0[0] }
    let partials = differenceQuotients(at: point, of: f)
    let exact = [1e3 + 4, cos(1e6), 4e-3]
    for (partial, expected) in zip(partials, exact) {
      #expect(abs(partial.value - expected) <= partial.errorEstimate)
      #expect(partial.errorEstimate <= 1e-6 * abs(expected))
    }
    #expect(gradient(at: point, of: f) == partials.map(\.value))
    #expect(gradient(at: []) { _ in 3 }.isEmpty)
  }

  struct Refusal: Error, Equatable {}

  @Test("What the function throws, the verb throws")
  func throwing() {
    #expect(throws: Refusal.self) { try derivative(at: 1) { _ in throw Refusal() } }
    #expect(throws: Refusal.self) { try gradient(at: [1]) { _ in throw Refusal() } }
  }
}
