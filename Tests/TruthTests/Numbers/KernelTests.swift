// After reading this file you know how the error bounds of the fixed-point series are tested by themselves: with all their
// limbs and no rounding behind them, against the same series with two limbs more. In a finished ball they hide behind half a
// unit of the last bit, which is hundreds of times larger.

import Elementary
import Testing

@testable import Truth

@Suite("Series in fixed point")
struct KernelTests {
  /// Arguments below 1/4 with so many bits that two limbs more change nothing but the error.
  private func arguments(limbs n: Int) -> [BigFloat] {
    var generator = SeededGenerator(seed: UInt64(n))
    return (0..<40).map { i in
      let limbs = (0..<n).map { _ in UInt64.random(in: .min ... .max, using: &generator) }
      let fraction = limbs.reduce(BigFloat(0)) {
        ($0 + BigFloat($1)).scaled(byPowerOfTwo: -64)
      }
      return fraction.scaled(byPowerOfTwo: -2 - (i % 4) * 5).rounded(toBits: 64 * n - 20).value
    }
  }

  @Test("The error of a Taylor sum stays within its bound", arguments: 1...5)
  func taylorSums(_ n: Int) {
    for x in arguments(limbs: n) {
      for series in [TaylorSum.factorial, .nextFactorial, .evenFactorial, .oddFactorial] {
        for isAlternating in [false, true] {
          let exact = 64 * n + 200
          let coarse = series.sum(of: FixedPoint(x, count: n), isAlternating: isAlternating)
            .ball(error: TaylorSum.error(n), bits: exact)
          let fine = series.sum(of: FixedPoint(x, count: n + 2), isAlternating: isAlternating)
            .ball(error: TaylorSum.error(n + 2), bits: exact)
          #expect(coarse.overlaps(fine), "\(series) of \(n) limbs at \(x.nearestDouble)")
        }
      }
    }
  }

  @Test("The error of the exponential stays within its bound", arguments: 1...5)
  func exponential(_ n: Int) {
    for x in arguments(limbs: n) {
      let exact = 64 * n + 200
      let coarse = Exponential.expm1(FixedPoint(x.scaled(byPowerOfTwo: 1), count: n))
        .ball(error: Exponential.error(limbs: n), bits: exact)
      let fine = Exponential.expm1(FixedPoint(x.scaled(byPowerOfTwo: 1), count: n + 2))
        .ball(error: Exponential.error(limbs: n + 2), bits: exact)
      #expect(coarse.overlaps(fine), "\(n) limbs at \(x.nearestDouble)")
    }
  }

  @Test("The errors of sine and cosine stay within their bound", arguments: 1...5)
  func sineAndCosine(_ n: Int) {
    /// sin 2ᵏt and cos 2ᵏt with all limbs.
    func values(_ t: BigFloat, _ k: Int, limbs n: Int) -> (Ball, Ball) {
      let (exact, error) = (64 * n + 200, SineAndCosine.error(limbs: n, halvings: k))
      let argument = FixedPoint(t, count: n)
      let square = FixedPoint(t * t, count: n)
      let sine = TaylorSum.oddFactorial.sum(of: square, isAlternating: true)
      let cosine = TaylorSum.evenFactorial.sum(of: square, isAlternating: true)
      if k > 0 { SineAndCosine.double(k, sine: sine, cosine: cosine, of: argument) }
      return (sine.ball(error: error, bits: exact), cosine.ball(error: error, bits: exact))
    }
    for x in arguments(limbs: n) {
      for k in [0, 1, 2, SineAndCosine.halvings(limbs: n)] {
        // 2ᵏt below 0.8, t not tiny
        let t = k == 0 ? x : (x + BigFloat(0.5)).scaled(byPowerOfTwo: -k)
        let (coarse, fine) = (values(t, k, limbs: n), values(t, k, limbs: n + 2))
        #expect(coarse.0.overlaps(fine.0) && coarse.1.overlaps(fine.1), "\(n) limbs at \(x.nearestDouble)")
      }
    }
  }

  @Test("Products without their lower half err by at most n units", arguments: 1...6)
  func highProducts(_ n: Int) {
    var generator = SeededGenerator(seed: 3)
    for i in 0..<50 {
      let a = FixedPoint(count: n)
      let b = FixedPoint(count: n)
      let product = FixedPoint(count: n)
      for j in 0..<n {
        a.limbs[j] = i == 0 ? .max : UInt64.random(in: .min ... .max, using: &generator)
        b.limbs[j] = i == 0 ? .max : UInt64.random(in: .min ... .max, using: &generator)
      }
      Limbs.multiplyHigh(product.limbs, a.limbs, b.limbs, n)
      func number(_ x: borrowing FixedPoint) -> BigFloat {
        (0..<n).reduce(BigFloat(0)) {
          $0 + BigFloat(x.limbs[$1]).scaled(byPowerOfTwo: 64 * ($1 - n))
        }
      }
      let missing = number(a) * number(b) - number(product)
      #expect(!(missing < BigFloat(0)) && missing <= BigFloat(n).scaled(byPowerOfTwo: -64 * n))
    }
  }
}
