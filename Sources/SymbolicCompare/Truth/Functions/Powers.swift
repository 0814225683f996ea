// After reading this file you know how x^y is enclosed: by repeated squaring for a small whole y, which also serves
// negative x and exact results, by a square root besides for half of one, and by exp(y log x) otherwise.
//
//     x^y = exp(y log x): an error of y log x is a relative error of the result, so the product has as many more bits
//     as it has before the point.
//
// Also here: exp2 and the logarithms to base 2 and 10, exact where their results are whole, and hypot.

extension Ball {
  /// The largest whole exponent for which the power is found by squaring.
  private static let largestBySquaring = 256

  /// A base to a power.
  ///
  /// A negative base needs an exact whole exponent; anything to the power 0 is 1.
  static func power(_ x: Ball, _ y: Ball, bits: Int) -> Ball {
    guard x.isFinite, y.isFinite else { return .indeterminate }
    if y.isZero || (x.isExact && x.midpoint == .one) { return .one }
    if x.isZero { return y.certainSign == 1 ? .zero : .indeterminate }
    if y.isExact, y.midpoint.isWhole { return wholePower(x, y.midpoint, bits: bits) }
    guard !x.lowerBound.isNegative else { return .indeterminate }
    if y.isExact, let n = y.midpoint.scaled(byPowerOfTwo: 1).whole, n.magnitude <= largestBySquaring {
      let root = apply(.sqrt, to: x, bits: bits + 12)
      return wholePower(root, BigFloat(n), bits: bits)
    }
    if x.containsZero {
      // From 0 on: monotone in x.
      guard y.certainSign == 1 else { return .indeterminate }
      return hull(.zero, powerByLogarithm(Ball(x.upperBound), y, bits: bits), bits: bits)
    }
    return powerByLogarithm(x, y, bits: bits)
  }

  /// x^y for a positive x.
  private static func powerByLogarithm(_ x: Ball, _ y: Ball, bits: Int) -> Ball {
    let logarithm = apply(.log, to: x, bits: 16)
    let size = logarithm.exponent + y.exponent  // |y log x| < 2^size
    if size < -bits - 8 { return Ball.one.widened(by: .powerOfTwo(size + 1)) }
    // Beyond 2⁷⁰ the exponential is out of range, whatever its digits.
    let precision = bits + 6 + Swift.min(Swift.max(size, 0), 70)
    let product = apply(.log, to: x, bits: precision).multiplied(by: y, bits: precision)
    return apply(.exp, to: product, bits: bits)
  }

  /// x to a whole power that is not 0, for any finite x.
  private static func wholePower(_ x: Ball, _ power: BigFloat, bits: Int) -> Ball {
    let isOdd = power.isOdd
    if x.containsZero || x.accuracyInBits < 6 {
      // Monotone in |x|, on either side of 0.
      guard !x.containsZero || !power.isNegative else { return .indeterminate }
      let (lower, upper) = (x.lowerBound, x.upperBound)
      let ends = hull(
        wholePower(lower, power, bits: bits), wholePower(upper, power, bits: bits), bits: bits)
      return isOdd || !x.containsZero ? ends : hull(.zero, ends, bits: bits)
    }
    if x.isExact && x.midpoint.magnitude == .one { return isOdd ? x : one }
    guard let n = power.whole, n.magnitude <= largestBySquaring else {
      let size = powerByLogarithm(absolute(x), Ball(power), bits: bits)
      return isOdd && x.midpoint.isNegative ? size.negated : size
    }
    return bySquaring(x, n, bits: bits)
  }

  /// An exact number, 0 too, to a whole power.
  private static func wholePower(_ x: BigFloat, _ power: BigFloat, bits: Int) -> Ball {
    if x.isZero { return power.isNegative ? .indeterminate : .zero }
    return wholePower(Ball(x), power, bits: bits)
  }

  /// xⁿ for a whole n that is not 0, from the highest bit of n on.
  static func bySquaring(_ x: Ball, _ n: Int, bits: Int) -> Ball {
    let count = Int(n.magnitude)
    let length = count.bitLength
    let precision = bits + 2 * length + 2
    var result = x
    for i in stride(from: length - 2, through: 0, by: -1) {
      result = result.multiplied(by: result, bits: precision)
      if count >> i & 1 == 1 { result = result.multiplied(by: x, bits: precision) }
    }
    return n > 0 ? result.rounded(toBits: bits) : one.divided(by: result, bits: bits)
  }

  /// √(x² + y²).
  static func hypotenuse(_ x: Ball, _ y: Ball, bits: Int) -> Ball {
    if x.isZero { return absolute(y).rounded(toBits: bits) }
    if y.isZero { return absolute(x).rounded(toBits: bits) }
    let shift = Swift.max(x.exponent, y.exponent)
    if shift.magnitude > largestExponent / 4 {
      // The squares would leave the range.
      return hypotenuse(x.scaled(byPowerOfTwo: -shift), y.scaled(byPowerOfTwo: -shift), bits: bits)
        .scaled(byPowerOfTwo: shift)
    }
    let square = x.multiplied(by: x, bits: bits + 6)
      .adding(y.multiplied(by: y, bits: bits + 6), bits: bits + 6)
    if square.accuracyInBits > 6 { return apply(.sqrt, to: square, bits: bits) }
    guard x.isFinite, y.isFinite else { return .indeterminate }
    let nearest = hypotenuse(
      Ball(BigFloat(x.lowerBoundOfMagnitude)), Ball(BigFloat(y.lowerBoundOfMagnitude)), bits: bits)
    let farthest = hypotenuse(
      Ball(BigFloat(x.upperBoundOfMagnitude)), Ball(BigFloat(y.upperBoundOfMagnitude)), bits: bits)
    return hull(nearest, farthest, bits: bits)
  }
}

extension BigFloat {
  /// 2ˣ, exact for a whole x.
  func exp2(bits: Int) -> Ball {
    if let whole { return Ball.one.scaled(byPowerOfTwo: whole) }
    guard exponent <= 61 else { return isNegative ? Ball.one.scaled(byPowerOfTwo: .min) : .indeterminate }
    let nearest = rounded(toBits: Swift.max(1, exponent)).value
    let whole = exponent < 0 ? 0 : nearest.whole ?? 0
    let rest = self - BigFloat(whole)
    let product = Ball.ln2(bits: bits + 6).multiplied(by: Ball(rest), bits: bits + 6)
    return Ball.apply(.exp, to: product, bits: bits).scaled(byPowerOfTwo: whole)
  }

  /// The logarithm to base 2, exact for powers of 2.
  func log2(bits: Int) -> Ball {
    if sign > 0 && bitCount == 1 { return Ball(exponent - 1) }
    return log(bits: bits + 6).divided(by: .ln2(bits: bits + 6), bits: bits)
  }

  /// The logarithm to base 10, exact for powers of 10 up to 10²⁷, the last one that a Double can be.
  func log10(bits: Int) -> Ball {
    if isWhole && exponent <= 90 && sign > 0 {
      var (power, n) = (BigFloat.one, 0)
      while power < self { (power, n) = (power * BigFloat(10), n + 1) }
      if power == self { return Ball(n) }
    }
    return log(bits: bits + 6).divided(by: .ln10(bits: bits + 6), bits: bits)
  }
}
