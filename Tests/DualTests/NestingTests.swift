// After reading this file you know which nests with perturbation confusion are refused, and which confusion nobody can
// notice.

import Dual
import Foundation
import TestSupport
import Testing

@Suite("Perturbation confusion")
struct NestingTests {
  @Test("Without the guard the first example gives 2: the lesson")
  func unguarded() {
    let confused = unguardedDerivative(at: 1) { x in x * Dual(unguardedDerivative(at: 1) { y in x + y }) }
    #expect(confused == 2)
  }

  @Test("d/dx (x · d/dy (x + y)) written with Dual on both levels stops")
  func refusedSum() async {
    await #expect(processExitsWith: .failure) {
      _ = derivative(at: 1) { x in x * Dual(derivative(at: 1) { y in x + y }) }
    }
  }

  @Test("d/dx (x · d/dy (x y)) written with Dual on both levels stops")
  func refusedProduct() async {
    await #expect(processExitsWith: .failure) {
      _ = derivative(at: 4) { x in x * Dual(derivative(at: 1) { y in x * y }) }
    }
  }

  @Test(
    "Confusion stops where the outer tangent is multiplied by 0 at the point: d/dy (x y) at 0",
    arguments: 0..<6)
  func refusedAtZero(which: Int) async {
    switch which {
    case 0:
      await #expect(processExitsWith: .failure) {
        _ = derivative(at: 1) { x in x * Dual(derivative(at: 0) { y in x * y }) }
      }
    case 1:
      await #expect(processExitsWith: .failure) {
        _ = derivative(at: 1) { x in x * Dual(derivative(at: 1) { y in x * log(y) }) }
      }
    case 2:
      await #expect(processExitsWith: .failure) {
        _ = gradient(at: [1]) { x in x[0] * Dual8(gradient(at: [3, 3]) { y in x[0] * (y[0] - y[1]) }[0]) }
      }
    case 3:
      await #expect(processExitsWith: .failure) {
        _ = gradient(at: [1]) { (x: [Dual]) in
          x[0] * Dual(gradient(at: [3, 3]) { (y: [Dual]) in x[0] * (y[0] - y[1]) }[0])
        }
      }
    case 4:
      await #expect(processExitsWith: .failure) {
        _ = secondDerivative(at: 1) { x in x * HyperDual(secondDerivative(at: 0) { y in x * y * y }) }
      }
    default:
      await #expect(processExitsWith: .failure) {
        _ = derivatives(at: 1, upTo: 2) { x in x * Taylor(derivatives(at: 0, upTo: 2) { y in x * y }[1]) }
      }
    }
  }

  @Test("A gradient, a Hessian and a Taylor polynomial inside one of their kind stop too", arguments: 0..<3)
  func refusedElsewhere(which: Int) async {
    switch which {
    case 0:
      await #expect(processExitsWith: .failure) {
        _ = gradient(at: [1, 2]) { x in x[1] * Dual(gradient(at: [3]) { y in x[0] * y[0] }[0]) }
      }
    case 1:
      await #expect(processExitsWith: .failure) {
        _ = secondDerivative(at: 1) { x in x * HyperDual(secondDerivative(at: 1) { y in x * y * y }) }
      }
    default:
      await #expect(processExitsWith: .failure) {
        _ = derivatives(at: 1, upTo: 2) { x in x * Taylor(derivatives(at: 1, upTo: 2) { y in x + y }[1]) }
      }
    }
  }

  /// The n-fold x · d/dy (x + y), by recursion with one number type: refused from the first nest on.
  private static func recursive(_ x: Dual, depth: Int) -> Dual {
    depth == 0 ? x : x * Dual(derivative(at: 1) { y in recursive(x + y, depth: depth - 1) })
  }

  @Test("Confusion through recursion stops")
  func refusedRecursion() async {
    await #expect(processExitsWith: .failure) {
      _ = derivative(at: 1) { x in NestingTests.recursive(x, depth: 2) }
    }
  }

  @Test("Not noticed: a number kept after its verb, one made by hand, a kink, another thread")
  func notNoticed() async {
    var kept = Dual(0)
    _ = derivative(at: 1) { x in
      kept = x
      return x
    }
    #expect(derivative(at: 1) { y in kept + y } == 2)
    #expect(derivative(at: 1) { y in Dual(value: 1, tangent: 1) + y } == 2)
    let kink = derivative(at: 1) { x in x * Dual(derivative(at: 0) { y in x * relu(-y) }) }
    #expect(kink == -0.5)  // the truth is −1, that of −x²/2
    let elsewhere = derivative(at: 1) { x in
      let result = Answer()
      let thread = Thread { result.give(derivative(at: 1) { y in x + y }) }
      thread.start()
      return x * Dual(result.wait())
    }
    #expect(elsewhere == 2)  // the truth is 1, as for the first two
  }

  /// A number that one thread gives and another waits for.
  private final class Answer: @unchecked Sendable {
    private let isGiven = DispatchSemaphore(value: 0)
    private var number = 0.0

    func give(_ answer: Double) {
      number = answer
      isGiven.signal()
    }

    func wait() -> Double {
      isGiven.wait()
      return number
    }
  }
}
