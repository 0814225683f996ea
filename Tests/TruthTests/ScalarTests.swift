// After reading this file you know that generic code runs over balls, at a precision that is set around it.

import Elementary
import Testing
import Truth

@Suite("Balls as scalars")
struct ScalarTests {
  private func example<T: Scalar>(_ x: T) -> T {
    let growth = exp(x)
    return log(1 + growth) / x - 0.5
  }

  @Test("Generic code at several precisions")
  func precisions() {
    let double = example(0.1)
    for bits in [53, 64, 128, 1000] {
      let ball = Ball.withPrecision(bits) { example(Ball(0.1)) }
      #expect(Ball.withPrecision(bits) { Ball.precision } == bits)
      #expect(ball.accuracyInBits >= bits - 4)
      #expect((ball.midpoint.nearestDouble - double).magnitude <= 1e-14)
    }
    #expect(Ball.precision == 128)
  }

  @Test("The protocol's other requirements")
  func requirements() {
    let three: Ball = 3
    let tenth: Ball = 0.1
    #expect(three == Ball(3) && tenth == Ball(0.1) && Ball.zero.isZero)
    #expect(-three == Ball(-3) && three - three == .zero)
    #expect(Ball.indeterminate.primal?.isNaN == true)
    #expect(Ball.apply(.multiply, to: three, three) == Ball(9))
    #expect(pow(three, 2) == Ball(9) && max(three, tenth) == three)
  }

  @Test("(1 − cos x)/x² at 1e-9: the ball says how many digits there are")
  func cancellation() {
    func quotient(_ bits: Int) -> Ball {
      Ball.withPrecision(bits) {
        let x = Ball(1e-9)
        return (1 - cos(x)) / (x * x)
      }
    }
    #expect(quotient(53).accuracyInBits < 1)
    #expect(quotient(128).accuracyInBits > 60)
    #expect(quotient(128).overlaps(quotient(256)))
    #expect(quotient(256).midpoint.decimal(digits: 20) == "0.49999999999999999996")
  }
}
