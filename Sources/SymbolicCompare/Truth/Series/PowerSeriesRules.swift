// After reading this file you know the rule of every smooth function for power series: one line each, as a slope that is
// integrated or as a recurrence. No method of differentiation shares them.
//
//     y = f(u)    y' = g(u)·u'    y_0 = f(u_0)
//
// Where a function is not smooth, its series begins in another way: SideEvaluation+Functions.swift.

internal import Elementary

extension PowerSeries {
  /// f(u), where f is analytic at `u_0`; `value` is f(u_0).
  static func apply(_ function: UnaryFunction, to u: PowerSeries, value: C) -> PowerSeries {
    let slope = u.derivative
    let inner = PowerSeries(Array(u.coefficients.dropLast()), u.context)
    func integral(_ slope: PowerSeries) -> PowerSeries { .integral(of: slope, from: value) }
    func known(_ constant: KnownConstant) -> C { C.constant(constant, u.context) }
    func at(_ function: UnaryFunction) -> C { C.apply(function, to: u.coefficients[0], u.context) }

    switch function {
    case .exp: return exponential(of: u, from: value)
    case .exp2: return exponential(of: known(.ln2) * u, from: value)
    case .expm1:
      var result = exponential(of: u, from: at(.exp))
      result.coefficients[0] = value
      return result
    case .log: return integral(slope / inner)
    case .log2: return integral(slope / (known(.ln2) * inner))
    case .log10: return integral(slope / (known(.ln10) * inner))
    case .log1p: return integral(slope / (1 + inner))

    case .sin: return pair(of: u, sign: -1, from: value, at(.cos)).s
    case .cos: return pair(of: u, sign: -1, from: at(.sin), value).c
    case .tan:
      let c = pair(of: inner, sign: -1, from: at(.sin), at(.cos)).c
      return integral(slope / (c * c))
    case .asin: return integral(slope * inverseRoot(of: (1 - inner) * (1 + inner)))
    case .acos: return integral(-slope * inverseRoot(of: (1 - inner) * (1 + inner)))
    case .atan: return integral(slope / (1 + inner * inner))

    case .sinc: return integral(slope * derivative(.sincDerivative, ofOrder: 1, of: inner))

    case .sinh: return pair(of: u, sign: 1, from: value, at(.cosh)).s
    case .cosh: return pair(of: u, sign: 1, from: at(.sinh), value).c
    case .tanh: return integral(C(4) * (slope * bell(of: C(2) * inner)))
    case .asinh: return integral(slope * inverseRoot(of: 1 + inner * inner))
    case .acosh: return integral(slope * inverseRoot(of: (-1 + inner) * (1 + inner)))
    case .atanh: return integral(slope / ((1 - inner) * (1 + inner)))

    case .erf: return integral(known(.twoOverRootPi) * (slope * gaussian(of: inner)))
    case .erfc: return integral(known(.twoOverRootPi) * (-slope * gaussian(of: inner)))
    case .erfinv:
      var y = PowerSeries([value], u.context)
      while y.count < u.count {
        let part = PowerSeries(Array(slope.coefficients.prefix(y.count)), u.context)
        y = integral(part / (known(.twoOverRootPi) * gaussian(of: y)))
      }
      return y
    case .gamma:
      let psi = derivative(.polygamma, ofOrder: 0, of: inner)
      let logarithm = PowerSeries.integral(of: slope * psi, from: C(0))
      return exponential(of: logarithm, from: value)
    case .lgamma: return integral(slope * derivative(.polygamma, ofOrder: 0, of: inner))
    case .digamma: return integral(slope * derivative(.polygamma, ofOrder: 1, of: inner))

    case .sigmoid: return integral(slope * bell(of: inner))
    case .softplus: return integral(slope * apply(.sigmoid, to: inner, first: .sigmoid))

    case .logit: return integral(slope / (inner * (1 - inner)))

    case .log1mexp:
      return integral(slope * (apply(.exp, to: inner, first: .exp) / apply(.expm1, to: inner, first: .expm1)))

    // Powers and pieces: SideEvaluation.
    case .sqrt, .cbrt, .abs, .sign, .heaviside, .relu, .floor: return u.constant(value)
    }
  }

  /// f(u), with f(u_0) computed here; nothing of nothing.
  private static func apply(_ function: UnaryFunction, to u: PowerSeries, first: UnaryFunction) -> PowerSeries
  {
    guard let start = u.coefficients.first else { return u }
    return apply(function, to: u, value: C.apply(first, to: start, u.context))
  }

  /// e^(−u²).
  private static func gaussian(of u: PowerSeries) -> PowerSeries { apply(.exp, to: -(u * u), first: .exp) }

  /// e^(−|u|)/(1 + e^(−|u|))², the slope of the logistic function, in the form that never overflows.
  private static func bell(of u: PowerSeries) -> PowerSeries {
    guard let start = u.coefficients.first else { return u }
    let decay = apply(.exp, to: start.certainSign == -1 ? u : -u, first: .exp)
    let sum = 1 + decay
    return decay / (sum * sum)
  }

  /// ψ⁽ⁿ⁾(u) or sinc⁽ⁿ⁾(u): its slope is that of order n + 1 times u', down to a single coefficient.
  static func derivative(_ function: BinaryFunction, ofOrder n: Int, of u: PowerSeries) -> PowerSeries {
    guard let start = u.coefficients.first else { return u }
    let value = C.derivative(function, ofOrder: n, at: start, u.context)
    let inner = PowerSeries(Array(u.coefficients.dropLast()), u.context)
    return integral(of: u.derivative * derivative(function, ofOrder: n + 1, of: inner), from: value)
  }
}
