// After reading this file you know the elementary functions of a complex number: exp and sine by Euler's formulas, the
// inverse ones by Kahan (1987), all in a form in which a tiny imaginary part keeps every digit.
//
// A function that looks at size or sign is refused, and so is an argument outside the real function's domain: there the
// complex function has a value, which has nothing to do with the real one (log(−1) = iπ).

extension ComplexNumber {
  /// The value of an elementary function at a complex argument, or a refusal for a function by pieces and for a
  /// real part outside the function's domain or at its end.
  public static func apply(_ function: UnaryFunction, to z: Self) -> Self {
    if z.refusal != nil { return z }
    if z.isConstant { return ComplexNumber(Double.apply(function, to: z.real)) }
    if let refusal = refusal(function, z.real) { return ComplexNumber(refused: refusal) }
    return step(function.name, z, z) { z, _ in value(function, z) }
  }

  /// Why a function cannot be continued from this real part.
  private static func refusal(_ function: UnaryFunction, _ x: Double) -> ComplexStepError? {
    let domain = function.domain
    if function.isPiecewise { return .notAnalytic(function: function.name) }
    if function == .cbrt && x == 0 { return .singular(function: function.name, argument: x) }
    if x == domain.lowerBound || x == domain.upperBound {
      return .singular(function: function.name, argument: x)
    }
    return domain.contains(x) ? nil : .outsideDomain(function: function.name, argument: x)
  }

  // swift-format-ignore
  private static func value(_ function: UnaryFunction, _ z: Self) -> Self {
    let (x, y) = (z.real, z.imaginary)
    let one = ComplexNumber(1)
    switch function {
    case .exp:      return ComplexNumber(length: Elementary::exp(x), angle: y)
    case .exp2:     return ComplexNumber(length: Elementary::exp2(x), angle: y * ln2)
    case .expm1:    return expm1(z)
    case .log:      return ComplexNumber(Elementary::log(z.length), z.angle)
    case .log2:     return ComplexNumber(Elementary::log2(z.length), z.angle / ln2)
    case .log10:    return ComplexNumber(Elementary::log10(z.length), z.angle / ln10)
    case .log1p:    return log1p(z)
    case .sqrt:     return z.squareRoot
    case .cbrt:     return x < 0 ? -cubeRoot(-z) : cubeRoot(z)
    case .sin:      return ComplexNumber(Elementary::sin(x) * Elementary::cosh(y), Elementary::cos(x) * Elementary::sinh(y))
    case .cos:      return ComplexNumber(Elementary::cos(x) * Elementary::cosh(y), -Elementary::sin(x) * Elementary::sinh(y))
    case .tan:      return -tanh(z.timesI).timesI
    case .asin:     return asin(z)
    case .acos:     return acos(z)
    case .atan:     return -atanh(z.timesI).timesI
    case .sinc:     return sinc(z)
    case .sinh:     return ComplexNumber(Elementary::sinh(x) * Elementary::cos(y), Elementary::cosh(x) * Elementary::sin(y))
    case .cosh:     return ComplexNumber(Elementary::cosh(x) * Elementary::cos(y), Elementary::sinh(x) * Elementary::sin(y))
    case .tanh:     return tanh(z)
    case .asinh:    return -asin(z.timesI).timesI
    case .acosh:    return acosh(z)
    case .atanh:    return atanh(z)
    case .sigmoid:  return x >= 0 ? one / (one + value(.exp, -z)) : value(.exp, z) / (one + value(.exp, z))
    case .softplus: return x > 0 ? z + log1p(value(.exp, -z)) : log1p(value(.exp, z))
    default:        return ComplexNumber(refused: .noContinuation(function: function.name))
    }
  }

  private static let ln2 = 0.6931471805599453
  private static let ln10 = 2.302585092994046

  /// sin z/z, near 0 by its power series 1 − z²/3! + z⁴/5! − … .
  private static func sinc(_ z: Self) -> Self {
    guard z.length <= 1 else { return value(.sin, z) / z }
    let square = z * z
    var sum = ComplexNumber(1)
    for k in stride(from: 20.0, through: 2, by: -2) {
      sum = ComplexNumber(1) - square / ComplexNumber(k * (k + 1)) * sum
    }
    return sum
  }

  /// eᶻ − 1 = (eˣ − 1)·cos y − 2·sin²(y/2) + i·eˣ·sin y.
  private static func expm1(_ z: Self) -> Self {
    let half = Elementary::sin(z.imaginary / 2)
    return ComplexNumber(
      Elementary::expm1(z.real) * Elementary::cos(z.imaginary) - 2 * half * half,
      Elementary::exp(z.real) * Elementary::sin(z.imaginary))
  }

  /// log(1 + z), with log |1 + z| = ½·log1p(x·(2 + x) + y²).
  private static func log1p(_ z: Self) -> Self {
    let (x, y) = (z.real, z.imaginary)
    return ComplexNumber(Elementary::log1p(x * (2 + x) + y * y) / 2, Elementary::atan2(y, 1 + x))
  }

  private static func cubeRoot(_ z: Self) -> Self {
    ComplexNumber(length: Elementary::cbrt(z.length), angle: z.angle / 3)
  }

  /// tanh z = (tanh x·(1 + t²) + i·t/cosh² x) / (1 + t²·tanh² x), t = tan y; i·tan z = tanh iz.
  ///
  /// For iz the roles of the tiny and the ordinary part are exchanged: then t is ordinary and tanh x tiny.
  private static func tanh(_ z: Self) -> Self {
    let (t, hyperbolic, cosine) = (
      Elementary::tan(z.imaginary), Elementary::tanh(z.real), Elementary::cosh(z.real)
    )
    let divisor = 1 + t * t * hyperbolic * hyperbolic
    return ComplexNumber(hyperbolic * (1 + t * t) / divisor, t / (cosine * cosine) / divisor)
  }

  private static func asin(_ z: Self) -> Self {
    let (below, above) = (roots(z).below, roots(z).above)
    return ComplexNumber(
      Elementary::atan2(z.real, (below * above).real), Elementary::asinh((below.conjugate * above).imaginary))
  }

  private static func acos(_ z: Self) -> Self {
    let (below, above) = (roots(z).below, roots(z).above)
    return ComplexNumber(
      2 * Elementary::atan2(below.real, above.real), Elementary::asinh((above.conjugate * below).imaginary))
  }

  private static func acosh(_ z: Self) -> Self {
    let one = ComplexNumber(1)
    let (below, above) = ((z - one).squareRoot, (z + one).squareRoot)
    return ComplexNumber(
      Elementary::asinh((below.conjugate * above).real), 2 * Elementary::atan2(below.imaginary, above.real))
  }

  /// √(1 − z) and √(1 + z).
  private static func roots(_ z: Self) -> (below: Self, above: Self) {
    ((ComplexNumber(1) - z).squareRoot, (ComplexNumber(1) + z).squareRoot)
  }

  /// artanh z = ¼·log1p(4x/((1 − x)² + y²)) + ½i·atan2(2y, (1 − x)(1 + x) − y²), the logarithm for |x| and with its sign.
  private static func atanh(_ z: Self) -> Self {
    let (x, y) = (z.real.magnitude, z.imaginary)
    let half = Elementary::log1p(4 * x / ((1 - x) * (1 - x) + y * y)) / 4
    return ComplexNumber(
      z.real < 0 ? -half : half, Elementary::atan2(2 * y, (1 - x) * (1 + x) - y * y) / 2)
  }
}
