// After reading this file you know what is expected of balls: what they hold, what their arithmetic does with exact
// numbers, with nothing known, and with exponents at the ends of the range.

import Elementary
import Testing
import Truth

@Suite("Balls")
struct BallTests {
  static func ball(_ midpoint: Double, _ radius: Double) -> Ball {
    Ball(midpoint: BigFloat(midpoint), radius: Magnitude(radius))
  }

  @Test("What a ball says of itself")
  func properties() {
    let wide = Self.ball(1, 2)
    #expect(wide.containsZero && wide.certainSign == nil && wide.accuracyInBits < 0)
    #expect(wide.lowerBound == BigFloat(-1) && wide.upperBound == BigFloat(3))
    #expect(wide.contains(BigFloat(3)) && wide.contains(BigFloat(-1)) && !wide.contains(BigFloat(3.0000001)))
    #expect(Self.ball(1, 1).containsZero)
    #expect(Self.ball(-1, 0.5).certainSign == -1)
    #expect(Ball(0).isZero && Ball(0).certainSign == 0 && Ball(-0.0).isZero)
    #expect(Ball(1.5).isExact && Ball(1.5).accuracyInBits == .max)
    #expect(Self.ball(1, 0x1p-60).accuracyInBits == 60)
    #expect(Self.ball(0, 0x1p-60).containsZero && Self.ball(0, 0x1p-60).accuracyInBits < 0)
    #expect(!Ball.indeterminate.isFinite && Ball.indeterminate.containsZero)
    #expect(Ball.indeterminate.certainSign == nil && Ball.indeterminate.contains(BigFloat(1e300)))
    #expect(!Ball(Double.nan).isFinite && !Ball(Double.infinity).isFinite)
    #expect(Self.ball(1, 1).overlaps(Self.ball(3, 1)) && !Self.ball(1, 1).overlaps(Self.ball(3, 0.9)))
  }

  @Test("Exact numbers stay exact where their results are short")
  func exactness() {
    let (half, three) = (Ball(0.5), Ball(3))
    #expect(half.adding(three, bits: 53) == Ball(3.5))
    #expect(half.multiplied(by: three, bits: 53) == Ball(1.5))
    #expect(three.divided(by: Ball(8), bits: 53) == Ball(0.375))
    #expect(!Ball(1).divided(by: three, bits: 53).isExact)
    #expect(three.subtracting(three, bits: 53).isZero)
    #expect(Ball(0).multiplied(by: Self.ball(1, 0.5), bits: 53).isZero)
    #expect(Ball(0).divided(by: Self.ball(1, 0.5), bits: 53).isZero)
  }

  @Test("Nothing known in, nothing known out")
  func indeterminate() {
    let unknown = Ball.indeterminate
    for other in [Ball(0), Ball(1), unknown] {
      #expect(!unknown.adding(other, bits: 64).isFinite)
      #expect(!unknown.multiplied(by: other, bits: 64).isFinite)
      #expect(!other.multiplied(by: unknown, bits: 64).isFinite)
      #expect(!other.divided(by: unknown, bits: 64).isFinite)
      #expect(!Ball.hull(unknown, other, bits: 64).isFinite)
      #expect(!Ball.apply(.max, to: unknown, other, bits: 64).isFinite)
    }
    #expect(!Ball(1).divided(by: Self.ball(1, 1), bits: 64).isFinite)
    for function in UnaryFunction.allCases { #expect(!Ball.apply(function, to: unknown, bits: 64).isFinite) }
  }

  @Test("The rounding goes into the radius", arguments: [2, 53, 64, 127, 128, 129, 300])
  func roundingErrors(_ bits: Int) {
    let tiny = Ball(1).scaled(byPowerOfTwo: -1000)
    for ball in [
      Ball(1).adding(tiny, bits: bits), Ball(1).subtracting(tiny, bits: bits),
      Ball(1).adding(Ball(1).scaled(byPowerOfTwo: -1 << 59), bits: bits),
    ] {
      #expect(ball.midpoint == BigFloat(1))
      #expect(ball.accuracyInBits >= bits - 1 && !ball.isExact)
    }
    let third = Ball(1).divided(by: Ball(3), bits: bits)
    #expect(third.multiplied(by: Ball(3), bits: bits).contains(BigFloat(1)))
    #expect(third.accuracyInBits >= bits - 1)
  }

  @Test("Beyond the range nothing is known, below it a tiny ball around 0 is left")
  func range() {
    let (huge, tiny) = (Ball(1).scaled(byPowerOfTwo: 1 << 59), Ball(1).scaled(byPowerOfTwo: -1 << 59))
    #expect(huge.multiplied(by: huge, bits: 64).isFinite == false)
    #expect(tiny.divided(by: huge, bits: 64).isFinite)
    let below = tiny.multiplied(by: tiny, bits: 64).multiplied(by: tiny, bits: 64)
    #expect(below.containsZero && below.upperBound.exponent < -1 << 59)
    #expect(!Ball(1).scaled(byPowerOfTwo: .max).isFinite)
    #expect(Ball(1).scaled(byPowerOfTwo: .min).containsZero)
  }

  @Test("The description has the digits that are certain, and the radius")
  func description() {
    #expect(Ball(1).divided(by: Ball(3), bits: 64).description == "0.33333333333333333334 ± 1.4e-20")
    #expect(
      Ball(0.5).description == "0.5" && Ball(1024).description == "1024.0" && Ball(0).description == "0.0")
    #expect(Ball.indeterminate.description == "unknown")
    #expect(Self.ball(1, 2).description == "1 ± 2.0")
  }

  @Test("A hull holds both balls and hardly more")
  func hull() {
    let hull = Ball.hull(Self.ball(1, 0.5), Self.ball(4, 0.25), bits: 64)
    #expect(hull.lowerBound <= BigFloat(0.5) && hull.lowerBound > BigFloat(0.4999))
    #expect(hull.upperBound >= BigFloat(4.25) && hull.upperBound < BigFloat(4.2501))
  }

  @Test("A bound is never too small")
  func magnitudes() {
    let parts = [0x1p-1074, 1e-300, 0x1.fffffffffffffp-1, 1, 1.5, .pi, 1e300].map { Magnitude($0) }
    for a in parts {
      for b in parts {
        let exact = (BigFloat(a.upperBound), BigFloat(b.upperBound))
        #expect(Magnitude(exact.0 + exact.1) <= a + b)
        #expect(Magnitude(exact.0 * exact.1) <= a * b)
        #expect((a < b) == (exact.0 < exact.1))
      }
      #expect(a + .zero == a && a * .zero == .zero)
      #expect((a + .infinity).isFinite == false)
    }
    #expect(Magnitude(BigFloat(1) + BigFloat(Double.leastNonzeroMagnitude)) > Magnitude(1))
  }
}
