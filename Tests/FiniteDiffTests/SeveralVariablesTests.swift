// Jacobian, Hessian and Hessian-vector product: values within their estimates, and the number of calls.

import FiniteDiff
import Foundation
import Testing

@Suite("Jacobian and Hessian by differences")
struct SeveralVariablesTests {
  @Test("The Jacobian of polar coordinates, within its estimates and at most 13 calls for each input")
  func polarCoordinates() {
    var calls = 0
    let polar: ([Double]) -> [Double] = { x in
      calls += 1
      return [x[0] * cos(x[1]), x[0] * sin(x[1])]
    }
    let (r, angle) = (2.5, 0.7)
    let exact = [[cos(angle), -r * sin(angle)], [sin(angle), r * cos(angle)]]
    let rows = FiniteDiff::jacobianQuotients(at: [r, angle], of: polar)
    #expect(calls <= 2 * 13)
    #expect(calls == rows.flatMap { $0 }.reduce(1) { $0 + $1.evaluations })
    for (row, exactRow) in zip(rows, exact) {
      for (entry, expected) in zip(row, exactRow) {
        #expect(abs(entry.value - expected) <= entry.errorEstimate)
        #expect(entry.errorEstimate < 1e-9)
      }
    }
    #expect(jacobian(at: [r, angle], of: polar) == rows.map { $0.map(\.value) })
    #expect(jacobian(at: [1]) { _ in [] }.isEmpty)
    #expect(jacobian(at: []) { _ in [1, 2] } == [[], []])
  }

  @Test("The Hessian agrees with differences of the right gradient", arguments: KnownGradient.several)
  func hessians(known: KnownGradient) {
    for point in known.points {
      let reference = jacobianQuotients(at: point, of: known.gradient)
      let second = hessianQuotients(at: point, of: known.value)
      for row in point.indices {
        for column in point.indices {
          let (entry, other) = (second[row][column], reference[row][column])
          let error = abs(entry.value - other.value)
          #expect(
            error <= entry.errorEstimate + other.errorEstimate, "\(row), \(column) at \(point): \(entry)")
          #expect(entry.value == second[column][row].value)
        }
      }
    }
  }

  @Test("The Hessian of n inputs takes about 70·n² calls, and they are all counted", arguments: [1, 2, 5])
  func hessianEvaluations(count: Int) {
    let point = (0..<count).map { 0.5 + Double($0) }
    var calls = 0
    let rows = hessianQuotients(at: point) { x in
      calls += 1
      return x.reduce(1) { $0 * sin($1) }
    }
    #expect(calls == rows.flatMap { $0 }.reduce(0) { $0 + $1.evaluations })
    #expect(calls <= 80 * count * count)
  }

  @Test("H·v by the function alone, and by its gradient, are those of Rosenbrock's function")
  func products() {
    let rosenbrock: ([Double]) -> Double = { 100 * pow($0[1] - $0[0] * $0[0], 2) + pow(1 - $0[0], 2) }
    let gradient: ([Double]) -> [Double] = { x in
      [-400 * x[0] * (x[1] - x[0] * x[0]) - 2 * (1 - x[0]), 200 * (x[1] - x[0] * x[0])]
    }
    let exact = [(1200 * 1.44 - 400 * 0.9 + 2) * 2 + 400 * -1.2, -400 * -1.2 * 2 - 200]
    var calls = 0
    let byFunction = hessianVectorQuotients(at: [-1.2, 0.9], along: [2, -1]) { x in
      calls += 1
      return rosenbrock(x)
    }
    #expect(calls == byFunction.reduce(0) { $0 + $1.evaluations })
    for (entry, expected) in zip(byFunction, exact) {
      #expect(abs(entry.value - expected) <= entry.errorEstimate)
      #expect(entry.errorEstimate < 1e-4 * abs(expected))
    }
    for (value, expected) in zip(
      hessianVectorProduct(at: [-1.2, 0.9], along: [2, -1], ofGradient: gradient), exact)
    {
      #expect(abs(value - expected) < 1e-8 * abs(expected))
    }
    #expect(
      hessianVectorProduct(at: [-1.2, 0.9], along: [0, 0], of: rosenbrock).allSatisfy { abs($0) < 1e-3 })
  }
}
