// After reading this file you know that every primitive has a value to 31 digits, and that at the edges, where a
// function is infinite or NaN, it is what `Double` makes it.

public import Elementary

extension DoubleDouble: Scalar {
  // swift-format-ignore
  /// The value of an elementary function to about 31 digits; NaN outside its domain.
  public static func apply(_ function: UnaryFunction, to x: DoubleDouble) -> DoubleDouble {
    if let exception = exception(function, x) { return exception }
    return switch function {
    case .exp:       exponential(x)
    case .exp2:      exponentialToBase2(x)
    case .expm1:     exponentialMinusOne(x)
    case .log:       logarithm(x)
    case .log2:      logarithmToBase2(x)
    case .log10:     logarithm(x) / logarithmOf10
    case .log1p:     logarithmOfOnePlus(x)
    case .sqrt:      squareRoot(x)
    case .cbrt:      cubeRoot(x)
    case .abs:       x.magnitude
    case .sign:      DoubleDouble(Double.apply(.sign, to: x.high))
    case .heaviside: DoubleDouble(Double.apply(.heaviside, to: x.high))
    case .relu:      x.high > 0 ? x : DoubleDouble(0)
    case .sin:       sineAndCosine(x).sine
    case .cos:       sineAndCosine(x).cosine
    case .tan:       tangent(x)
    case .asin:      arcsine(x)
    case .acos:      arccosine(x)
    case .atan:      arctangent(x)
    case .sinh:      hyperbolicSine(x)
    case .cosh:      hyperbolicCosine(x)
    case .tanh:      hyperbolicTangent(x)
    case .asinh:     inverseHyperbolicSine(x)
    case .acosh:     inverseHyperbolicCosine(x)
    case .atanh:     inverseHyperbolicTangent(x)
    case .erf:       errorFunction(x)
    case .erfc:      complementaryErrorFunction(x)
    case .gamma:     gammaFunction(x)
    case .lgamma:    logarithmOfGamma(x)
    case .digamma:   digamma(x)
    case .sigmoid:   logistic(x)
    case .softplus:  (x.high > 0 ? x : DoubleDouble(0)) + logarithmOfOnePlus(exponential(-x.magnitude))
    }
  }

  // swift-format-ignore
  /// The value of an elementary function of two arguments to about 31 digits; NaN outside its domain.
  public static func apply(_ function: BinaryFunction, to x: DoubleDouble, _ y: DoubleDouble) -> DoubleDouble {
    if let exception = exception(function, x, y) { return exception }
    return switch function {
    case .atan2:     angle(y: x, x: y)
    case .pow:       signedPower(x, y)
    case .min:       y < x ? y : x
    case .max:       x < y ? y : x
    case .hypot:     hypotenuse(x, y)
    case .polygamma: x == DoubleDouble(0) ? apply(.digamma, to: y) : polygamma(Int(x.high), y)
    }
  }

  /// The product's and the quotient's counterpart: 1/(1 + e⁻ˣ), left of 0 as eˣ/(1 + eˣ).
  private static func logistic(_ x: DoubleDouble) -> DoubleDouble {
    let decay = exponential(-x.magnitude)
    return (x.high < 0 ? decay : DoubleDouble(1)) / (DoubleDouble(1) + decay)
  }

  /// xʸ with x < 0 too, whose power is even or odd as y is; |x| is not 0 and both are finite.
  private static func signedPower(_ x: DoubleDouble, _ y: DoubleDouble) -> DoubleDouble {
    let isWhole = y.low == 0 && y.high == y.high.rounded()
    if isWhole && y.high.magnitude <= 32 {
      let n = Int(y.high)
      // Few products are more precise than a logarithm, and exact where the result is.
      let value = power(x, Swift.abs(n))
      if value.high.isFinite && value.high.magnitude > 1e-250 {
        return n < 0 ? DoubleDouble(1) / value : value
      }
    }
    if x.high > 0 { return power(x, y) }
    guard y == y.rounded() else { return DoubleDouble(.nan) }
    let isOdd =
      (y.high.truncatingRemainder(dividingBy: 2) + y.low.truncatingRemainder(dividingBy: 2))
      .truncatingRemainder(dividingBy: 2) != 0
    return isOdd ? -power(-x, y) : power(-x, y)
  }
}

extension DoubleDouble {
  /// The value where it is infinite, NaN or a limit, as `Double` has it; `nil` where there are digits to compute.
  ///
  /// A pole or an end of the domain that only the rounded argument meets is none: then `Double`'s value at the next
  /// number on the true argument's side decides.
  private static func exception(_ function: UnaryFunction, _ x: DoubleDouble) -> DoubleDouble? {
    var value = Double.apply(function, to: x.high)
    if !value.isFinite && x.low != 0 {
      value = Double.apply(function, to: x.low > 0 ? x.high.nextUp : x.high.nextDown)
    }
    return value.isFinite && x.high.isFinite ? nil : DoubleDouble(value)
  }

  /// The same for two arguments.
  private static func exception(
    _ function: BinaryFunction, _ x: DoubleDouble, _ y: DoubleDouble
  ) -> DoubleDouble? {
    let value = DoubleDouble(Double.apply(function, to: x.high, y.high))
    guard x.high.isFinite && y.high.isFinite else {
      let hasAngle = function == .atan2 && value.high.isFinite
      return hasAngle ? angleAtInfinity(y: x.high, x: y.high) : value
    }
    switch function {
    case .min, .max: return nil
    case .hypot: return value.high.isFinite ? nil : value
    case .atan2: return x.high == 0 && y.high == 0 ? angleAtZero(y: x.high, x: y.high) : nil
    case .pow: return x.high == 0 || y.high == 0 && y.low == 0 ? value : nil
    case .polygamma:
      guard x.low == 0, x.high >= 0, x.high == x.high.rounded(), x.high < 1e6 else {
        return value.high.isFinite && value.high != 0 ? DoubleDouble(.nan) : value
      }
      let isPole = y.high <= 0 && y == y.rounded()
      return isPole ? DoubleDouble(.nan) : nil
    }
  }

  private static func angleAtZero(y: Double, x: Double) -> DoubleDouble {
    let angle = x.sign == .minus ? piValue : DoubleDouble(0)
    return y.sign == .minus ? -angle : angle
  }

  /// The angle where a coordinate is infinite: that of the point with 1 for ∞ and 0 for what is finite beside it.
  private static func angleAtInfinity(y: Double, x: Double) -> DoubleDouble {
    let unit = { (value: Double) in Double(signOf: value, magnitudeOf: value.isInfinite ? 1 : 0) }
    return angle(y: DoubleDouble(unit(y)), x: DoubleDouble(unit(x)))
  }

  /// π to 31 digits.
  public static var pi: DoubleDouble { piValue }
}
