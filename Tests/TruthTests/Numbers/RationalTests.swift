// After reading this file you know what is expected of exact fractions.

import Testing
import Truth

@Suite("Exact fractions")
struct RationalTests {
  static let fractions: [Rational] = {
    let wholes = [0, 1, -2, 3, 10, 1 << 40].map { Rational($0) }
    let doubles = [0.1, -0.75, 1e-300, .leastNonzeroMagnitude, 1e300].compactMap { Rational($0) }
    let quotients = zip([1, -2, 10], [3, 7, 9]).compactMap { Rational($0) / Rational($1) }
    return wholes + doubles + quotients
  }()

  private func fraction(_ numerator: Int, _ denominator: Int) throws -> Rational {
    let quotient: Rational? = Rational(numerator) / Rational(denominator)
    return try #require(quotient)
  }

  @Test("The laws of a field", arguments: fractions)
  func field(_ a: Rational) throws {
    for b in Self.fractions {
      let sum: Rational? = a + b
      let product: Rational? = a * b
      let quotient: Rational? = a / b
      let difference: Rational? = a - b
      #expect(sum == b + a && product == b * a)
      #expect(try #require(sum) - b == a)
      #expect((a < b) == (difference?.sign == -1))
      #expect((quotient == nil) == b.isZero)
      if let quotient { #expect(quotient * b == a) }
    }
  }

  @Test("Fractions of small numbers")
  func examples() throws {
    let third = try fraction(1, 3)
    #expect(third + (try fraction(2, 3)) == Rational(1))
    let two: Rational? = third * Rational(6)
    #expect(two?.whole == 2)
    #expect(third.whole == nil && third.sign == 1 && !third.isZero)
    #expect(third.ball(bits: 64).overlaps(Ball(1).divided(by: Ball(3), bits: 200)))
    let tenth = try #require(Rational(0.1) as Rational?)
    #expect(tenth * Rational(3) != Rational(0.3))  // 0.1·3 is exact, and no Double
    #expect(Rational(-7).whole == -7 && Rational(0.5)?.whole == nil)
    #expect(Rational(0.5)?.ball(bits: 2) == Ball(0.5))
    #expect(Rational(Double.nan) == nil && Rational(-Double.infinity) == nil)
  }

  @Test("Exact roots, and none where there is none")
  func roots() throws {
    let twoThirds = try fraction(2, 3)
    #expect(try fraction(4, 9).squareRoot == twoThirds)
    #expect(try fraction(12, 27).squareRoot == twoThirds)  // both parts have a factor 3
    #expect(Rational(0.25)?.squareRoot == Rational(0.5))
    #expect(Rational(2).squareRoot == nil && Rational(-4).squareRoot == nil)
    #expect(Rational(0).squareRoot == Rational(0))
    #expect(try fraction(-27, 8).cubeRoot == Rational(-1.5))
    #expect(Rational(9).cubeRoot == nil)
  }

  @Test("Too long a fraction is none")
  func length() throws {
    var power = try fraction(1, 3)
    var steps = 0
    while let square: Rational = power * power {
      power = square
      steps += 1
    }
    #expect(steps == 11)  // 3²⁰⁴⁸ has 3,246 bits, its square 6,492
    #expect(Rational(1e300)?.ball(bits: 53) == Ball(1e300))
    // A common factor is found before the answer is given up.
    let inverse: Rational? = Rational(1) / power
    #expect(try #require(inverse) * power == Rational(1))
  }
}
