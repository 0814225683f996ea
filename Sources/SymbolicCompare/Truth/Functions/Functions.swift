// After reading this file you know how a function of a ball is enclosed, given its value at a point:
//
//     small ball      f(m ± r) = f(m) ± r · sup |f′|         one evaluation; the supremum is in Slopes.swift
//     large ball      f([a, b]) = from f(a) to f(b)          two, for a function that is monotone on the ball
//
// and where nothing can be said: outside the domain, and where the ball crosses its edge.

public import Elementary

extension Ball {
  /// An enclosure of an elementary function; indeterminate where the function is not defined on the whole ball.
  ///
  /// Where pieces meet inside the ball (abs, relu, sign, heaviside at 0) all of them are enclosed.
  public static func apply(_ function: UnaryFunction, to x: Ball, bits: Int) -> Ball {
    guard x.isFinite else { return .indeterminate }
    let bits = sensible(bits)
    switch function {
    case .abs: return absolute(x).rounded(toBits: bits)
    case .floor: return floor(x)
    case .sign, .heaviside, .relu: return piece(function, x, bits: bits)
    case .sin: return sineAndCosine(of: x, bits: bits).sine
    case .cos: return sineAndCosine(of: x, bits: bits).cosine
    case .tan: return tangent(of: x, bits: bits)
    case .sinc: return sincDerivative(0, of: x, bits: bits)
    default: break
    }
    guard function.isDefined(on: x) else { return .indeterminate }
    if x.isExact { return value(function, x.midpoint, bits: bits) }
    if function.domain.excludesPolesOfGamma { return gammaFamily(function, x, bits: bits) }
    let middle = value(function, x.midpoint, bits: bits)
    if let slope = slope(of: function, on: x, value: middle) { return middle.widened(by: slope * x.radius) }
    if function == .cosh {
      let size = absolute(x)
      return hull(
        value(.cosh, size.lowerBound, bits: bits), value(.cosh, size.upperBound, bits: bits), bits: bits)
    }
    return hull(
      value(function, x.lowerBound, bits: bits), value(function, x.upperBound, bits: bits), bits: bits)
  }

  // swift-format-ignore
  /// The value at a number of the domain.
  private static func value(_ function: UnaryFunction, _ x: BigFloat, bits: Int) -> Ball {
    switch function {
    case .exp:      x.exp(bits: bits)
    case .exp2:     x.exp2(bits: bits)
    case .expm1:    x.expm1(bits: bits)
    case .log:      x.log(bits: bits)
    case .log2:     x.log2(bits: bits)
    case .log10:    x.log10(bits: bits)
    case .log1p:    x.log1p(bits: bits)
    case .sqrt:     x.squareRoot(bits: bits)
    case .cbrt:     x.cubeRoot(bits: bits)
    case .asin:     x.asin(bits: bits)
    case .acos:     x.acos(bits: bits)
    case .atan:     x.atan(bits: bits)
    case .sinh:     x.sinh(bits: bits)
    case .cosh:     x.cosh(bits: bits)
    case .tanh:     x.tanh(bits: bits)
    case .asinh:    x.asinh(bits: bits)
    case .acosh:    x.acosh(bits: bits)
    case .atanh:    x.atanh(bits: bits)
    case .erf:      x.erf(bits: bits)
    case .erfc:     x.erfc(bits: bits)
    case .erfinv:   x.inverseErf(bits: bits)
    case .gamma:    x.gamma(bits: bits)
    case .lgamma:   x.logarithmOfGamma(bits: bits)
    case .digamma:  x.digamma(bits: bits)
    case .sigmoid:  x.sigmoid(bits: bits)
    case .softplus: x.softplus(bits: bits)
    case .logit:    x.logit(bits: bits)
    case .log1mexp: x.log1mexp(bits: bits)
    case .abs, .sign, .heaviside, .relu, .floor, .sin, .cos, .tan, .sinc: .indeterminate
    }
  }

  /// An enclosure of an elementary function of two arguments.
  public static func apply(_ function: BinaryFunction, to x: Ball, _ y: Ball, bits: Int) -> Ball {
    let bits = sensible(bits)
    return switch function {
    case .atan2: angle(x: y, y: x, bits: bits)
    case .pow: power(x, y, bits: bits)
    case .min: minimum(x, y, bits: bits)
    case .max: minimum(x.negated, y.negated, bits: bits).negated
    case .hypot: hypotenuse(x, y, bits: bits)
    case .mod: flooredRemainder(x, y, bits: bits)
    case .ifPositive: gate(x.certainSign.map { $0 > 0 }, y, bits: bits)
    case .ifNotPositive: gate(x.certainSign.map { $0 <= 0 }, y, bits: bits)
    case .polygamma, .sincDerivative:
      x.exactOrder.map { derivative(function, ofOrder: $0, at: y, bits: bits) } ?? .indeterminate
    }
  }

  /// A function whose first argument is the order of a derivative.
  static func derivative(_ function: BinaryFunction, ofOrder n: Int, at x: Ball, bits: Int) -> Ball {
    function == .polygamma ? polygamma(n, of: x, bits: bits) : sincDerivative(n, of: x, bits: bits)
  }

  /// The whole number that it is, exactly, for the order of a derivative.
  private var exactOrder: Int? { isExact ? midpoint.whole : nil }
}

extension UnaryFunction {
  /// Whether a finite ball lies inside the domain.
  fileprivate func isDefined(on x: Ball) -> Bool {
    let domain = domain
    if domain.excludesPolesOfGamma { return !x.containsPoleOfGamma }
    func isInside(_ number: BigFloat, _ bound: Double, _ order: (BigFloat, BigFloat) -> Bool) -> Bool {
      if bound.isInfinite { return true }
      let bound = BigFloat(bound)
      return order(bound, number) || domain.includesBounds && number == bound
    }
    return isInside(x.lowerBound, domain.lowerBound, <) && isInside(x.upperBound, domain.upperBound, >)
  }
}

extension Ball {
  /// Whether one of 0, −1, −2, … may be the number.
  var containsPoleOfGamma: Bool {
    let lower = lowerBound
    if lower.sign > 0 { return false }
    if isExact { return midpoint.isWhole }
    // −n lies in the ball if the whole parts of its ends differ, or an end is whole.
    let upper = upperBound
    guard upper.isNegative, lower.exponent < 62 else { return true }
    if lower.isWhole || upper.isWhole { return true }
    return lower.floor != upper.floor
  }
}
