// Right gradients are not accused; wrong ones are found, or reported as below what differences can see.

import FiniteDiff
import Foundation
import Testing

@Suite("Gradient check")
struct GradientCheckTests {
  @Test("No right gradient is accused", arguments: KnownGradient.all)
  func rightGradients(known: KnownGradient) {
    for point in known.points {
      let check = checkGradient(of: known.value, gradient: known.gradient, at: point)
      #expect(check.passes, "at \(point): \(check)")
    }
  }

  enum Mutation: String, CaseIterable { case onePercent, sign, innerDerivative }

  @Test(
    "Every wrong component is found, or lies below what differences can see", arguments: KnownGradient.all)
  func wrongGradients(known: KnownGradient) {
    for (number, point) in known.points.enumerated() {
      let right = known.gradient(point)
      let index = number % point.count
      for mutation in Mutation.allCases where right[index] != 0 {
        var wrong = right
        switch mutation {
        case .onePercent: wrong[index] *= 1.01
        case .sign: wrong[index] *= -1
        case .innerDerivative: wrong[index] /= 3
        }
        let check = checkGradient(of: known.value, gradient: { _ in wrong }, at: point)
        let entry = check.components[index]
        let isInvisible = entry.verdict == .belowResolution || entry.resolution > 0.01
        #expect(entry.verdict == .disagree || isInvisible, "\(mutation) at \(point): \(check)")
        #expect(check.components.enumerated().allSatisfy { $0 == index || $1.verdict <= .belowResolution })
      }
    }
  }
}

@Suite("Likely causes")
struct DiagnosisTests {
  let point = [0.4, 1.7, -0.9, 2.3, 0.6, -1.1]

  /// Σ cos((k + 1)·xₖ), whose partial derivatives are all different.
  func f(_ x: [Double]) -> Double { x.indices.reduce(0) { $0 + cos(Double($1 + 1) * x[$1]) } }
  func gradient(_ x: [Double]) -> [Double] { x.indices.map { -Double($0 + 1) * sin(Double($0 + 1) * x[$0]) } }

  func causes(_ mutate: ([Double]) -> [Double]) -> GradientCheck {
    checkGradient(of: f, gradient: { mutate(gradient($0)) }, at: point)
  }

  @Test("A lost sign, a factor, an inner derivative and a zero are named, with their component")
  func single() {
    func causes(_ mutate: (inout [Double]) -> Void) -> [LikelyCause] {
      let check = self.causes { gradient in
        var wrong = gradient
        mutate(&wrong)
        return wrong
      }
      #expect(check.verdict == .disagree)
      #expect(check.components.filter { $0.verdict == .disagree }.count == 1)
      return check.components[2].causes
    }
    #expect(causes { $0[2] *= -1 }.first == .sign)
    #expect(causes { $0[2] *= 2 }.first == .factor(2))
    #expect(causes { $0[2] /= 2 }.first == .factor(0.5))
    #expect(causes { $0[2] /= 3 }.first == .missingInnerDerivative(factor: 3, formula: "3"))
    #expect(causes { $0[2] = 0 } == [.notPropagated])
    #expect(causes { $0[2] = .nan } == [.notFinite])
    #expect(causes { $0[2] *= 1.01 }.isEmpty)
  }

  @Test("A chain rule that stopped too early: the missing factor is written with the inputs")
  func innerDerivative() {
    let check = checkGradient(
      of: { sin($0[0] * $0[0] * $0[1]) },
      gradient: { x in
        [cos(x[0] * x[0] * x[1]) * 2 * x[0] * x[1], cos(x[0] * x[0] * x[1])]
      }, at: [0.7, 1.3])
    let isSquare = check.components[1].causes.contains { cause in
      guard case .missingInnerDerivative(let factor, let formula) = cause else { return false }
      return formula == "x[0]^2" && abs(factor - 0.49) < 1e-12
    }
    #expect(isSquare, "\(check)")
    #expect(check.description.contains("x[0]^2"))
  }

  @Test("Exchanged components: shifted, reversed, transposed, summed up")
  func permutations() {
    #expect(causes { Array($0[1...]) + [$0[0]] }.causes.contains(.shifted(by: 1)))
    #expect(causes { [$0[5]] + Array($0[..<5]) }.causes.contains(.shifted(by: -1)))
    #expect(causes { $0.reversed() }.causes.contains(.reversed))
    #expect(
      causes { g in [0, 3, 1, 4, 2, 5].map { g[$0] } }.causes.contains(.transposed(rows: 2, columns: 3)))
    #expect(
      causes { g in
        var sum = 0.0
        return g.map { component in
          sum += component
          return sum
        }
      }.causes.contains(.runningSum))
    #expect(causes { $0.map { -$0 } }.causes == [.sign])
    #expect(causes { $0 }.causes.isEmpty)
  }

  @Test("Adjoints that are not reset between calls are found by calling twice")
  func staleAccumulation() {
    var accumulated = [Double](repeating: 0, count: point.count)
    let check = checkGradient(
      of: f,
      gradient: { x in
        accumulated = zip(accumulated, gradient(x)).map { $0 + $1 }
        return accumulated
      }, at: point)
    #expect(check.causes.contains(.staleAccumulation))
  }

  @Test("The report names component, both values, step and cause")
  func text() {
    let check = causes { g in g.enumerated().map { $0 == 4 ? -$1 : $1 } }
    let claimed = "\(-gradient(point)[4])"
    for part in ["component 4", claimed, "h = ", "sign is wrong", "DISAGREE"] {
      #expect(check.description.contains(part), "\(part) in \(check)")
    }
  }
}

@Suite("Gradient checks at difficult points")
struct DifficultCheckTests {
  @Test("At a kink any value between the slopes passes, others do not", arguments: [-1, -0.5, 0, 0.3, 1])
  func kink(claimed: Double) {
    let check = checkGradient(of: { abs($0[0]) + $0[1] }, gradient: { _ in [claimed, 1] }, at: [0, 2])
    #expect(check.components[0].verdict == .kink)
    #expect(check.components[1].verdict == .agree)
    #expect(check.passes)
    let wrong = checkGradient(of: { abs($0[0]) }, gradient: { _ in [claimed + 2.5] }, at: [0])
    #expect(wrong.verdict == .disagree)
  }

  @Test("A wrong derivative of 10⁻⁷ beside f = 1 is found; one of 10⁻¹⁷ is below resolution")
  func small() {
    let small = checkGradient(of: { 1 + 1e-7 * sin($0[0]) }, gradient: { [1.01e-7 * cos($0[0])] }, at: [0.5])
    #expect(small.verdict == .disagree)
    let tiny = checkGradient(of: { tanh($0[0]) }, gradient: { [-1 / pow(cosh($0[0]), 2)] }, at: [20])
    #expect(tiny.components[0].verdict == .belowResolution)
  }

  @Test("Outside the domain and at a vertical tangent nothing is claimed")
  func domain() {
    #expect(checkGradient(of: { log($0[0]) }, gradient: { [1 / $0[0]] }, at: [-1]).verdict == .domain)
    #expect(
      checkGradient(of: { sqrt($0[0]) }, gradient: { [0.5 / sqrt($0[0])] }, at: [0]).verdict == .indeterminate
    )
    #expect(checkGradient(of: { $0[0] }, gradient: { _ in [] }, at: [1]).components[0].causes == [.notFinite])
    #expect(checkGradient(of: { _ in 1 }, gradient: { _ in [] }, at: []).verdict == .agree)
  }

  @Test("Among a thousand inputs the two wrong ones are found in far fewer than 50,000 calls")
  func manyInputs() {
    let point = (0..<1000).map { 0.1 + Double($0 % 17) }
    let f: ([Double]) -> Double = { x in x.reduce(0) { $0 + sin($1) } }
    let right = checkGradient(of: f, gradient: { $0.map { cos($0) } }, at: point)
    #expect(right.verdict == .agree && right.directions.count == 4)
    #expect(right.evaluations < 300)
    let wrong = checkGradient(
      of: f,
      gradient: { x in
        x.enumerated().map { $0 == 137 ? 1.01 * cos($1) : $0 == 801 ? -cos($1) : cos($1) }
      }, at: point)
    #expect(wrong.verdict == .disagree)
    #expect(wrong.components.map(\.place) == [.component(137), .component(801)])
    #expect(wrong.components.last?.causes.first == .sign)
    #expect(wrong.evaluations < 4000)
  }

  @Test("The number of evaluations is the true one")
  func evaluations() {
    var calls = 0
    let check = checkGradient(
      of: { x in
        calls += 1
        return sin(x[0]) * x[1]
      }, gradient: { [cos($0[0]) * $0[1], sin($0[0])] }, at: [0.4, 2])
    #expect(calls == check.evaluations)
    #expect(calls <= 240)
  }
}

@Suite("Taylor remainder and adjoint identity")
struct IdentityTests {
  @Test("The slope is 2.00 for a right gradient and 1.00 for one that is wrong by 1 %")
  func slopes() {
    let f: ([Double]) -> Double = { log($0[0]) + $0[0] * $0[1] - sin($0[1]) }
    let right = taylorRemainder(of: f, gradient: [5.5, 2 - cos(5.0)], at: [2, 5], along: [1, 0.5])
    let wrong = taylorRemainder(of: f, gradient: [5.555, 2 - cos(5.0)], at: [2, 5], along: [1, 0.5])
    #expect(abs((right.slope ?? 0) - 2) < 0.02 && right.supportsGradient)
    #expect(abs((wrong.slope ?? 0) - 1) < 0.02 && !wrong.supportsGradient)
    let linear = taylorRemainder(of: { 3 * $0[0] }, gradient: [3], at: [0.7], along: [1])
    #expect(linear.slope == nil && linear.supportsGradient)
  }

  @Test("A pullback that is not transposed, or has a wrong sign, breaks the identity")
  func adjoint() {
    let matrix = [[1.0, 2, -3], [0.5, 4, 1e-3]]
    let forward: ([Double]) -> [Double] = { v in matrix.map { zip($0, v).map(*).reduce(0, +) } }
    let reverse: ([Double]) -> [Double] = { w in (0..<3).map { matrix[0][$0] * w[0] + matrix[1][$0] * w[1] } }
    #expect(adjointIdentity(inputs: 3, outputs: 2, pushforward: forward, pullback: reverse).holds)
    let wrong = adjointIdentity(
      inputs: 3, outputs: 2, pushforward: forward,
      pullback: { w in
        var adjoint = reverse(w)
        adjoint[2] *= -1
        return adjoint
      })
    #expect(!wrong.holds)
    let short = adjointIdentity(inputs: 3, outputs: 2, pushforward: forward, pullback: { $0 })
    #expect(!short.holds)
  }
}
