// After reading this file you know that programs with branches, loops and recursion are differentiated, in every
// number type that has an order.

import Dual
import TestSupport
import Testing

/// x³ for x > 0 and x² for the rest, by a branch.
private func branching<T: OrderedScalar>(_ x: T) -> T {
  if x > 0 { return x * x * x }
  return x * x
}

/// √a by Newton's method, in a loop that ends when nothing changes.
private func newtonRoot<T: OrderedScalar>(_ a: T) -> T {
  var y = a
  var last = y + 1
  var steps = 0
  while y != last && steps < 60 {
    last = y
    y = (y + a / y) / 2
    steps += 1
  }
  return (y + a / y) / 2
}

/// xⁿ by recursion.
private func power<T: OrderedScalar>(_ x: T, _ n: Int) -> T {
  if n == 0 { return 1 }
  let half = power(x, n / 2)
  return n % 2 == 0 ? half * half : half * half * x
}

/// The larger of two numbers by comparison, in every wording.
private func larger<T: OrderedScalar>(_ x: T, _ y: T) -> T {
  if x < y { return y }
  if x >= y && !(x <= y) { return x }
  return x == y ? x : y
}

@Suite("Control flow over ordered scalars")
struct ControlFlowTests {
  @Test("Plain numbers", arguments: [-2.0, 0, 3])
  func plain(x: Double) {
    #expect(branching(x) == (x > 0 ? x * x * x : x * x))
    #expect(power(x, 5) == x * x * x * x * x)
    #expect(newtonRoot(2.0) == 1.414213562373095 || ulps(newtonRoot(2.0), 1.4142135623730951) <= 1)
  }

  @Test("Branches: Dual, Dual8, HyperDual, Taylor, NestedDual", arguments: [-2.0, 3])
  func branches(x: Double) {
    let (first, second) = x > 0 ? (3 * x * x, 6 * x) : (2 * x, 2)
    #expect(derivative(at: x, of: branching) == first)
    #expect(gradient(at: [x]) { x in branching(x[0]) } == [first])
    #expect(secondDerivative(at: x, of: branching) == second)
    #expect(derivatives(at: x, upTo: 2, of: branching) == [branching(x), first, second])
    let nested = NestedDual.derivative(at: x) { y in NestedDual.derivative(at: y) { z in branching(z) } }
    #expect(nested == second)
  }

  @Test("Loops: Newton's iteration for √a has the derivatives of √a")
  func loops() {
    let root = 1.5811388300841898
    #expect(ulps(derivative(at: 2.5, of: newtonRoot), 0.5 / root) <= 4)
    #expect(agree(secondDerivative(at: 2.5, of: newtonRoot), -0.25 / (root * 2.5), relative: 1e-14))
    let series = derivatives(at: 2.5, upTo: 3, of: newtonRoot)
    #expect(agree(series[3], 0.375 / (root * 6.25), relative: 1e-13))
  }

  @Test("Recursion: xⁿ", arguments: 0...9)
  func recursion(n: Int) {
    let expected = n == 0 ? 0 : Double(n) * power(1.5, n - 1)
    #expect(derivative(at: 1.5) { x in power(x, n) } == expected)
    #expect(agree(derivatives(at: 1.5, upTo: 1) { x in power(x, n) }[1], expected, relative: 1e-15))
  }

  @Test("All comparisons are by value")
  func comparisons() {
    #expect(gradient(at: [2, 3]) { x in larger(x[0], x[1]) } == [0, 1])
    #expect(gradient(at: [4, 3]) { x in larger(x[0], x[1]) } == [1, 0])
    #expect(gradient(at: [3, 3]) { x in larger(x[0], x[1]) } == [1, 0])
    #expect(secondDerivative(at: 4) { x in larger(x * x, 3) } == 2)
    #expect(derivatives(at: 1, upTo: 2) { x in larger(x * x, 3) } == [3, 0, 0])
    #expect(Taylor(1) < 2 && HyperDual(1) <= 1 && Dual8(2) > 1 && NestedDual<Double>(2) >= 2)
    #expect(Taylor(variable: 1, order: 2) == 1 && Dual4(1) != 2)
  }
}

/// max and min as a user writes them, with a literal on either side.
private func clipped<T: OrderedScalar>(_ x: T) -> T { max(x, 2) + max(2, x) + min(x, 2) + min(2.0, x) }

@Suite("max and min are those of calculus, not the standard library's")
struct SelectionTests {
  @Test("Literals on either side, in closures and generic code: the slope at the tie is ½ each")
  func literals() {
    #expect(derivative(at: 2) { x in max(x, 2) } == 0.5)
    #expect(derivative(at: 2) { x in min(2, x) } == 0.5)
    #expect(derivative(at: 2, of: clipped) == 2)
    #expect(gradient(at: [2]) { x in max(x[0], 2) * min(x[0], 2) } == [2])
    #expect(secondDerivative(at: 3) { x in max(x, 2) * x } == 2)
    #expect(derivatives(at: 2, upTo: 1) { x in max(x, 2) } == [2, 0.5])
    #expect(NestedDual.derivative(at: 2.0) { x in clipped(x) } == 2)
    #expect(max(1.0, 2.0) == 2 && min(1, 2) == 1 && clipped(2.0) == 8)
  }
}

@Suite("Ties are noted")
struct RegularityTests {
  @Test("x == 1 ? 1 : x² at 1: the derivative is that of the branch, and the report says so")
  func equality() {
    func program<T: OrderedScalar>(_ x: T) -> T { x == 1 ? 1 : x * x }
    #expect(derivative(at: 1, of: program) == 0)
    let report = regularity(at: 1, of: program)
    #expect(report.ties == [Tie(kind: .comparison, value: 1)] && !report.isSmooth && report.value == 1)
    #expect(regularity(at: 1.5, of: program).isSmooth)
    #expect("\(report.ties[0])" == "a comparison of 1.0 with 1.0")
  }

  @Test("Each comparison operator is heard", arguments: 0..<6)
  func operators(which: Int) {
    let report = regularity(at: [2, 2]) { x -> WatchedValue in
      let (a, b) = (x[0], x[1])
      let answer =
        switch which {
        case 0: a < b
        case 1: a > b
        case 2: a <= b
        case 3: a >= b
        case 4: a == b
        default: a != b
        }
      return answer ? a : b
    }
    #expect(report.ties == [Tie(kind: .comparison, value: 2)])
  }

  @Test("Kinks and meetings are noted, smooth points and constants are not")
  func kinks() {
    #expect(regularity(at: 0) { x in abs(x) }.ties == [Tie(kind: .kink(.abs), value: 0)])
    #expect(regularity(at: 0) { x in relu(x) + heaviside(x) }.ties.count == 2)
    #expect(regularity(at: 2) { x in max(x, 2) }.ties == [Tie(kind: .meeting(.max), value: 2)])
    #expect(
      regularity(at: [0, 0]) { x in hypot(x[0], x[1]) }.ties == [Tie(kind: .meeting(.hypot), value: 0)])
    #expect(regularity(at: 3) { x in abs(x) + max(x, 2) + hypot(x, x) - sin(x) / 2 }.isSmooth)
    #expect(regularity(at: 3) { x in x * abs(0) + max(1, 1) }.isSmooth)
    #expect("\(regularity(at: 0) { x in abs(x) }.ties[0])" == "abs at its kink 0.0")
    #expect("\(regularity(at: 2) { x in max(x, 2) }.ties[0])" == "max of two numbers that are both 2.0")
  }

  @Test("A loop that ends at equality notes its last comparison")
  func loop() {
    let report = regularity(at: 4) { x in
      var y = x
      while y > 1 { y = y / 2 }
      return y
    }
    #expect(report.value == 1 && report.ties == [Tie(kind: .comparison, value: 1)])
  }
}
