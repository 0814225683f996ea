// Inputs that a stranger tried: each of these once crashed, passed a wrong gradient, or accused a right one.

import FiniteDiff
import Foundation
import Testing

@Suite("Hostile gradients")
struct HostileGradientTests {
  @Test("A branch at the very point does not hide a wrong value")
  func specialCase() {
    let wrong = checkGradient(
      of: { $0[0] * $0[0] + 3 * $0[0] }, gradient: { [$0[0] == 0 ? 0 : 2 * $0[0] + 3] }, at: [0])
    #expect(wrong.verdict == .disagree && wrong.components[0].causes == [.notPropagated])
  }

  @Test("At a kink a value outside the slopes is wrong, also if the claim jumps there")
  func kinkThatJumps() {
    let wrong = checkGradient(of: { abs($0[0]) }, gradient: { [$0[0] > 0 ? 2 : -2] }, at: [0])
    #expect(wrong.verdict == .disagree)
    let right = checkGradient(of: { abs($0[0]) }, gradient: { [$0[0] > 0 ? 1 : -1] }, at: [0])
    #expect(right.verdict == .kink)
  }

  @Test("Among many inputs a NaN, or a missing end, is found where it is")
  func oneNaN() {
    let point = (0..<40).map { 0.3 + Double($0) }
    let f: ([Double]) -> Double = { x in x.reduce(0) { $0 + sin($1) } }
    let check = checkGradient(
      of: f, gradient: { x in x.enumerated().map { $0 == 29 ? .nan : cos($1) } }, at: point)
    #expect(check.components.map(\.place) == [.component(29)])
    #expect(check.components.first?.causes == [.notFinite])
    let short = checkGradient(of: f, gradient: { x in x.dropLast().map { cos($0) } }, at: point)
    #expect(short.components.map(\.place) == [.component(39)])
    #expect(short.causes == [.wrongLength(claimed: 39, expected: 40)])
  }

  @Test("Among many kinks a wrong component is found")
  func manyKinks() {
    let point = (0..<40).map { Double($0 % 5 - 2) }
    let f: ([Double]) -> Double = { x in x.reduce(0) { $0 + max($1, 0) } }
    let right = checkGradient(of: f, gradient: { x in x.map { $0 > 0 ? 1 : 0 } }, at: point)
    #expect(right.verdict == .kink && right.components.isEmpty)
    let wrong = checkGradient(
      of: f, gradient: { x in x.enumerated().map { $0 == 39 ? 3 : $1 > 0 ? 1 : 0 } }, at: point)
    #expect(wrong.components.map(\.place) == [.component(39)] && !wrong.passes)
  }

  @Test("A gradient that is too long, or that accumulates, does not pass")
  func whole() {
    let long = checkGradient(of: { sin($0[0]) }, gradient: { [cos($0[0]), 7] }, at: [0.4])
    #expect(long.causes == [.wrongLength(claimed: 2, expected: 1)])
    #expect(!long.passes && long.verdict == .disagree && long.components[0].verdict == .agree)
    var sum = 0.0
    let stale = checkGradient(
      of: { sin($0[0]) },
      gradient: { x in
        sum += cos(x[0])
        return [sum]
      }, at: [0.4])
    #expect(stale.causes == [.staleAccumulation] && !stale.passes)
  }
}

@Suite("Hostile arguments")
struct HostileArgumentTests {
  @Test("A direction that is too short moves the other inputs not at all; one that is too long is cut")
  func lengths() {
    let f: ([Double]) -> Double = { $0[0] * $0[0] * $0[1] }
    for v in [[1.0], [1, 0], [1, 0, 5]] {
      let product = hessianVectorProduct(at: [1, 2], along: v, of: f)
      #expect(abs(product[0] - 4) < 1e-6 && abs(product[1] - 2) < 1e-6, "along \(v)")
      let check = taylorRemainder(of: f, gradient: [4, 1], at: [1, 2], along: v)
      #expect(check.supportsGradient)
    }
  }

  @Test("A refusal too says how often the function was called")
  func callsOfARefusal() {
    var calls = 0
    let isolated: (Double) -> Double = { x in
      calls += 1
      return x == 1 ? 1 : .nan
    }
    let quotients = [
      differenceQuotient(at: 1, of: isolated), differenceQuotient(at: 1, order: 2, of: isolated),
      riddersQuotient(at: 1, of: isolated),
    ]
    #expect(quotients.allSatisfy { $0.caveat == .undefinedNearby })
    #expect(quotients.reduce(0) { $0 + $1.evaluations } == calls)
  }

  @Test("Any range of octaves gives a curve")
  func octaves() {
    let curve = vCurve(at: 1, scheme: .central, octaves: Int.min...Int.max) { sin($0) }
    #expect(curve.points.count < 8500 && curve.points.count > 205)
  }

  @Test("The noise of huge and of tiny values is their own", arguments: [1e-200, 1, 1e200])
  func noise(scale: Double) {
    let values = [0.1, -0.2, 0.05, 0.3, -0.1, 0.2, -0.3]
    let noise = functionNoise(at: 0, spacing: 1) { scale * values[Int($0) + 3] }
    guard case .estimated(let sigma) = noise else {
      Issue.record("no estimate: \(noise)")
      return
    }
    #expect(sigma > 0.05 * scale && sigma < 0.5 * scale)
    #expect(functionNoise(at: 0, spacing: 1) { Int($0).isMultiple(of: 2) ? 1.7e308 : -1.7e308 } == .undefined)
  }

  @Test("The complex step is right at tiny and huge points, and refuses poles at 0")
  func complexStep() throws {
    for x in [1e-300, 1e-200, 1e-150, 1e200, 1e300] {
      #expect(abs(try complexStepDerivative(at: x) { log($0) } * x - 1) < 1e-13, "log at \(x)")
    }
    for x in [1e-150, 1e-140, 1e100, 1e150] {
      #expect(abs(try complexStepDerivative(at: x) { $0 * $0 } / (2 * x) - 1) < 1e-13, "x² at \(x)")
    }
    #expect(throws: ComplexStepError.self) { try complexStepDerivative(at: 0) { 1 / ($0 * $0) } }
    #expect(throws: ComplexStepError.self) { try complexStepDerivative(at: 0) { log($0 * $0) } }
    #expect(throws: ComplexStepError.self) {
      try complexStepDerivative(at: .leastNonzeroMagnitude) { log($0) }
    }
    #expect(try complexStepDerivative(at: 0) { $0 * $0 * $0 } == 0)
  }

  @Test(
    "a Hessian-vector product keeps its digits along vectors of any length",
    arguments: [1e-300, 1e-30, 1, 1e30])
  func lengthOfTheVector(_ length: Double) {
    let byValues = hessianVectorProduct(at: [1, 2], along: [length, 0], of: { $0[0] * $0[0] * $0[1] })
    let byGradient = hessianVectorProduct(
      at: [1, 2], along: [length, 0], ofGradient: { [2 * $0[0] * $0[1], $0[0] * $0[0]] })
    for product in [byValues, byGradient] {
      #expect((product[0] / length - 4).magnitude < 1e-6)
      #expect((product[1] / length - 2).magnitude < 1e-6)
    }
  }

  @Test(
    "a right gradient is not accused where differences see only scatter", arguments: [1e13, 1e14, 1e15, 1e16])
  func scatter(_ x: Double) {
    let check = checkGradient(of: { sin($0[0]) }, gradient: { [cos($0[0])] }, at: [x])
    #expect(check.components.allSatisfy { $0.verdict != .disagree }, "\(check)")
    #expect(check.directions.allSatisfy { $0.verdict != .disagree }, "\(check)")
  }

  @Test("a Hessian keeps its digits at the minimum of a sum of squares, where f is 0 by cancellation")
  func minimum() {
    let hessian = hessianQuotients(at: [1, 1]) { x in
      let (slope, valley) = (1 - x[0], x[1] - x[0] * x[0])
      return slope * slope + 100 * (valley * valley)
    }
    for (row, expected) in zip(hessian, [[802.0, -400], [-400, 200]]) {
      for (entry, value) in zip(row, expected) {
        #expect((entry.value - value).magnitude < 1e-4)
        #expect((entry.value - value).magnitude <= entry.errorEstimate)
      }
    }
  }
}
