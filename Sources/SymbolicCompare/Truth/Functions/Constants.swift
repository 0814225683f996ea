// After reading this file you know how π, log 2 and log 10 are computed to thousands of digits with nothing but
// divisions by small numbers.
//
//     π      = 16 arctan 1/5 − 4 arctan 1/239                              (Machin, 1706)
//     log 2  = 14 artanh 1/31 + 10 artanh 1/49 + 6 artanh 1/161
//     log 10 = 46 artanh 1/31 + 34 artanh 1/49 + 20 artanh 1/161
//
//     arctan 1/q = Σ (−1)^k / ((2k+1) q^(2k+1)),   artanh 1/q = Σ 1 / ((2k+1) q^(2k+1))
//
// The series is summed in fixed point with a limb more than is kept. Each term is cut off twice, so that the whole
// sum errs by fewer than 2²² units of that limb, which are subtracted: what is kept is too small by less than 2
// units of its last limb. Each constant is computed once in each of three lengths, when it is first asked for.
//
// Source: Brent and Zimmermann, Modern Computer Arithmetic, 4.8 and exercise 4.50.

/// A constant in three lengths: fractions of 8, 32 and 160 limbs, each with its whole part on top.
struct Constant: Sendable {
  private let short: [UInt64]
  private let long: @Sendable () -> [UInt64]
  private let longest: @Sendable () -> [UInt64]

  /// The longest fraction that is kept, in limbs.
  static let mostLimbs = 160

  private init(
    _ short: [UInt64], _ long: @escaping @Sendable () -> [UInt64],
    _ longest: @escaping @Sendable () -> [UInt64]
  ) {
    self.short = short
    self.long = long
    self.longest = longest
  }

  /// The whole part and n limbs of fraction, too small by less than 2 units of the last limb.
  @inline(__always)
  func withLimbs<Result>(_ n: Int, _ body: (Limbs.Source) -> Result) -> Result {
    let limbs = n <= 8 ? short : n <= 32 ? long() : longest()
    return limbs.withUnsafeBufferPointer { buffer in
      withUnsafePointer(to: 0) { body((buffer.baseAddress ?? $0) + (buffer.count - n - 1)) }
    }
  }

  /// An enclosure; nothing is known beyond the longest fraction.
  func ball(bits: Int) -> Ball {
    let n = (Ball.sensible(bits) + 4) / 64 + 1
    guard n <= Self.mostLimbs else { return .indeterminate }
    return withLimbs(n) { source in
      let copy = FixedPoint(count: n)
      copy.limbs.update(from: source, count: n + 1)
      return copy.ball(error: 2, bits: bits)
    }
  }
}

extension Constant {
  static let pi = Constant(piOf8, { piOf32 }, { piOf160 })
  private static let piOf8 = sum(piTerms, alternating: true, limbs: 8)
  private static let piOf32 = sum(piTerms, alternating: true, limbs: 32)
  private static let piOf160 = sum(piTerms, alternating: true, limbs: 160)
  private static let piTerms: [Term] = [(16, 5), (-4, 239)]

  static let ln2 = Constant(ln2Of8, { ln2Of32 }, { ln2Of160 })
  private static let ln2Of8 = sum(ln2Terms, alternating: false, limbs: 8)
  private static let ln2Of32 = sum(ln2Terms, alternating: false, limbs: 32)
  private static let ln2Of160 = sum(ln2Terms, alternating: false, limbs: 160)
  private static let ln2Terms: [Term] = [(14, 31), (10, 49), (6, 161)]

  static let ln10 = Constant(ln10Of8, { ln10Of32 }, { ln10Of160 })
  private static let ln10Of8 = sum(ln10Terms, alternating: false, limbs: 8)
  private static let ln10Of32 = sum(ln10Terms, alternating: false, limbs: 32)
  private static let ln10Of160 = sum(ln10Terms, alternating: false, limbs: 160)
  private static let ln10Terms: [Term] = [(46, 31), (34, 49), (20, 161)]

  /// A multiple of the arctangent or artanh of 1/q.
  private typealias Term = (factor: Int, q: UInt64)

  /// The sum of the terms, cut off after some limbs of fraction.
  private static func sum(_ terms: [Term], alternating: Bool, limbs n: Int) -> [UInt64] {
    let total = FixedPoint(count: n + 1)
    let power = FixedPoint(count: n + 1)
    let part = FixedPoint(count: n + 1)
    for (factor, q) in terms {
      power.limbs.update(repeating: 0, count: n + 1)
      power.whole = UInt64(factor.magnitude) * q
      var k: UInt64 = 0
      var length = n + 2  // the limbs of the power that are not yet 0
      while length > 0 {
        Limbs.divide(power.limbs, power.limbs, length, by: q * q)
        part.limbs.update(repeating: 0, count: n + 2)
        Limbs.divide(part.limbs, power.limbs, length, by: 2 * k + 1)
        if (factor < 0) != (alternating && k % 2 == 1) {
          Limbs.subtract(total.limbs, total.limbs, part.limbs, n + 2)
        } else {
          Limbs.add(total.limbs, total.limbs, part.limbs, n + 2)
        }
        while length > 0 && power.limbs[length - 1] == 0 { length -= 1 }
        k += 1
      }
    }
    Limbs.subtract(1 << 22, from: total.limbs, n + 2)
    return (1..<(n + 2)).map { total.limbs[$0] }
  }
}

extension Ball {
  /// The circle's circumference divided by its diameter; nothing is known beyond 10,200 bits.
  public static func pi(bits: Int) -> Ball { Constant.pi.ball(bits: bits) }

  /// The natural logarithm of 2; nothing is known beyond 10,200 bits.
  public static func ln2(bits: Int) -> Ball { Constant.ln2.ball(bits: bits) }

  /// The natural logarithm of 10; nothing is known beyond 10,200 bits.
  public static func ln10(bits: Int) -> Ball { Constant.ln10.ball(bits: bits) }

  /// The base of the natural logarithm.
  public static func e(bits: Int) -> Ball { BigFloat.one.exp(bits: sensible(bits)) }
}
