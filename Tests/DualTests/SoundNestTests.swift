// After reading this file you know which nests of derivatives are right: those by type, and those of one type whose inner
// function takes nothing active from outside. None of them is refused.

import Dual
import TestSupport
import Testing

@Suite("Nests without perturbation confusion")
struct SoundNestTests {
  @Test("Nested by type: d/dx (x · d/dy (x + y)) at 1 is 1, d/dx (x · d/dy (x y)) at 4 is 8")
  func nestedByType() {
    let sum = NestedDual.derivative(at: 1.0) { x in
      let inner = NestedDual.derivative(at: 1) { y in NestedDual(constant: x) + y }
      return x * inner
    }
    #expect(sum == 1)
    let product = NestedDual.derivative(at: 4.0) { x in
      let inner = NestedDual.derivative(at: 1) { y in NestedDual(constant: x) * y }
      return x * inner
    }
    #expect(product == 8)
  }

  @Test("A dual number may be the base: the inner derivative is differentiated by the outer one")
  func nestedInDual() {
    let slope = derivative(at: 4) { x in
      let inner = NestedDual.derivative(at: 1) { y in NestedDual(constant: x) * y }
      return x * inner
    }
    #expect(slope == 8)
    let third = derivative(at: 2) { x in
      NestedDual.derivative(at: x) { y in NestedDual.derivative(at: y) { z in pow(z, 4) } }
    }
    #expect(third == 48)
  }

  @Test("By type such nests are right: d/dx (x · d/dy (x y)) at 1 is 2, at y = 0 too")
  func rightAtZero() {
    let product = NestedDual.derivative(at: 1.0) { x in
      x * NestedDual.derivative(at: 0) { y in NestedDual(constant: x) * y }
    }
    #expect(product == 2)
    let logarithm = NestedDual.derivative(at: 1.0) { x in
      x * NestedDual.derivative(at: 1) { y in NestedDual(constant: x) * log(y) }
    }
    #expect(logarithm == 2)
  }

  @Test("A nest whose inner function takes nothing active from outside is right, and goes through")
  func legitimate() {
    let slope = derivative(at: 2) { x in x * Dual(derivative(at: 3) { y in y * y }) }
    #expect(slope == 6)
    let frozen = derivative(at: 4) { x in
      let constant = x.value
      return x * Dual(derivative(at: 1) { y in Dual(constant) * y })
    }
    #expect(frozen == 4)
    // A root by Newton's method, whose derivative is an inner one at plain numbers.
    let root = derivative(at: 2) { a in
      var y = 1.0
      for _ in 0..<30 {
        let (value, slope) = valueWithDerivative(at: y) { y in y * y - 2 }
        y -= value / slope
      }
      return a * Dual(y)
    }
    #expect(ulps(root, 1.4142135623730951) <= 1)
  }

  @Test("Where the inner function is undefined, the derivative is NaN, and nothing stops")
  func undefinedInside() {
    #expect(derivative(at: 1) { x in x * Dual(derivative(at: -1) { y in log(y) }) }.isNaN)
    #expect(
      derivative(at: 1) { x in x * Dual(derivative(at: -1) { y in y * log(y) + exp(y) / log(y) }) }.isNaN)
    #expect(derivative(at: 1) { x in x * Dual(derivative(at: -1) { y in x * log(y) }) }.isNaN)
    #expect(gradient(at: [1]) { x in x[0] * Dual8(gradient(at: [-1]) { y in x[0] * log(y[0]) }[0]) }[0].isNaN)
    let second = secondDerivative(at: 1) { x in x * HyperDual(secondDerivative(at: -1) { y in x * log(y) }) }
    #expect(second.isNaN)
    let third = derivatives(at: 1, upTo: 1) { x in
      x * Taylor(derivatives(at: -1, upTo: 1) { y in x * log(y) }[1])
    }
    #expect(third[1].isNaN)
    let nested = NestedDual.derivative(at: 1.0) { x in
      x * NestedDual(NestedDual.derivative(at: -1.0) { y in x * log(y) })
    }
    #expect(nested.isNaN)
  }

  @Test("Beside the point the function may be undefined or throw: that decides nothing")
  func edgeBesideThePoint() throws {
    let arc = derivative(at: 2) { x in x * Dual(derivative(at: 1) { y in acosh(y) }) }
    #expect(arc == .infinity)
    struct Outside: Error {}
    let thrown = try derivative(at: 2) { x in
      x * Dual(try derivative(at: 1) { y in if y < 1 { throw Outside() } else { y * y } })
    }
    #expect(thrown == 2)
  }

  @Test("After an error the mark is gone: the next derivative is not taken for a nested one")
  func markAfterError() {
    struct Stop: Error {}
    var runs = 0
    _ = try? derivative(at: 1) { (_: Dual) throws(Stop) -> Dual in throw Stop() }
    _ = derivative(at: 1) { x in
      runs += 1
      return x
    }
    #expect(runs == 1)
  }

  @Test("Different number types nest without a check run")
  func differentTypes() {
    var runs = 0
    let slope = derivative(at: 3) { x in
      let curvature = secondDerivative(at: 2) { y in
        runs += 1
        return y * y * y
      }
      return x * Dual(curvature)
    }
    #expect(slope == 12 && runs == 1)
  }

  @Test("Mixed nests of any depth by type: the n-th derivative of sin")
  func deepNest() {
    let fifth = NestedDual.derivative(at: 0.5) { a in
      NestedDual.derivative(at: a) { b in
        NestedDual.derivative(at: b) { c in
          NestedDual.derivative(at: c) { d in NestedDual.derivative(at: d) { e in sin(e) } }
        }
      }
    }
    #expect(ulps(fifth, Double.apply(.cos, to: 0.5)) <= 2)
  }
}
