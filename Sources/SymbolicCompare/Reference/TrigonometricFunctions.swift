// After reading this file you know how sine and cosine are summed at 31 digits, and how their inverses follow from
// them by one step of Newton's method.

import Elementary

extension DoubleDouble {
  /// sin r and cos r for |r| ≤ π/4 by their Taylor series (DLMF 4.19.1, 4.19.2).
  private static func sineAndCosine(ofSmall r: DoubleDouble) -> (sine: DoubleDouble, cosine: DoubleDouble) {
    let square = r * r
    // The last terms are below 2⁻⁵³ of the sums, so that a double is precise enough for them.
    var tailOfSine = 0.0
    var tailOfCosine = 0.0
    for k in stride(from: 28, through: 18, by: -2) {
      tailOfCosine = reciprocalsOfFactorials[k].high - square.high * tailOfCosine
      tailOfSine = reciprocalsOfFactorials[k + 1].high - square.high * tailOfSine
    }
    var sine = DoubleDouble(tailOfSine)
    var cosine = DoubleDouble(tailOfCosine)
    for k in stride(from: 16, through: 2, by: -2) {
      cosine = reciprocalsOfFactorials[k] - square * cosine
      sine = reciprocalsOfFactorials[k + 1] - square * sine
    }
    return (r - r * square * sine, DoubleDouble(1) - square * cosine)
  }

  /// sin x and cos x for any finite x; NaN for the others.
  static func sineAndCosine(_ x: DoubleDouble) -> (sine: DoubleDouble, cosine: DoubleDouble) {
    guard x.high.isFinite else { return (DoubleDouble(.nan), DoubleDouble(.nan)) }
    let (quarter, rest) = reducedByHalfPi(x)
    let (sine, cosine) = sineAndCosine(ofSmall: rest)
    switch quarter {
    case 0: return (sine, cosine)
    case 1: return (cosine, -sine)
    case 2: return (-sine, -cosine)
    default: return (-cosine, sine)
    }
  }

  /// sin πx and cos πx, where the whole turns are taken off without any rounding.
  static func sineAndCosineOfPi(times x: DoubleDouble) -> (sine: DoubleDouble, cosine: DoubleDouble) {
    let halves = (x * DoubleDouble(2)).rounded()
    let angle = (x - halves * DoubleDouble(0.5)) * piValue
    let (sine, cosine) = sineAndCosine(ofSmall: angle)
    let quarter =
      halves.high.truncatingRemainder(dividingBy: 4) + halves.low.truncatingRemainder(dividingBy: 4)
    switch (Int(quarter) % 4 + 4) % 4 {
    case 0: return (sine, cosine)
    case 1: return (cosine, -sine)
    case 2: return (-sine, -cosine)
    default: return (-cosine, sine)
    }
  }

  /// tan x = sin x/cos x.
  static func tangent(_ x: DoubleDouble) -> DoubleDouble {
    let (sine, cosine) = sineAndCosine(x)
    return sine / cosine
  }
}

extension DoubleDouble {
  /// arctan x for |x| ≤ 1: with y from `Double`, tan(arctan x − y) = (x cos y − sin y)/(cos y + x sin y).
  private static func arctangent(ofSmall x: DoubleDouble) -> DoubleDouble {
    let y = DoubleDouble(Double.apply(.atan, to: x.high))
    let (sine, cosine) = sineAndCosine(ofSmall: y)
    return y + (x * cosine - sine) / (cosine + x * sine)
  }

  /// arctan x; beyond 1 as π/2 − arctan 1/x (DLMF 4.24.9).
  static func arctangent(_ x: DoubleDouble) -> DoubleDouble {
    if x.high.magnitude <= 1 { return arctangent(ofSmall: x) }
    let rest = arctangent(ofSmall: DoubleDouble(1) / x)
    return (x.high < 0 ? -halfOfPi : halfOfPi) - rest
  }

  /// arcsin x for |x| ≤ 0.6, by a step of Newton's method for sin y = x.
  private static func arcsine(ofSmall x: DoubleDouble) -> DoubleDouble {
    let y = DoubleDouble(Double.apply(.asin, to: x.high))
    let (sine, cosine) = sineAndCosine(ofSmall: y)
    let step = (x - sine) / cosine
    // The second-order term tan(y)·step²/2 is about 2⁻¹⁰⁷ of the result.
    return y + (step + DoubleDouble(0.5 * step.high * step.high * sine.high / cosine.high))
  }

  /// arcsin x; beyond ½ as π/2 − 2 arcsin √((1 − x)/2) (DLMF 4.24.1), where 1 − x is exact.
  static func arcsine(_ x: DoubleDouble) -> DoubleDouble {
    if x.high.magnitude <= 0.5 { return arcsine(ofSmall: x) }
    let half = arcsine(ofSmall: squareRoot((DoubleDouble(1) - x.magnitude) * DoubleDouble(0.5)))
    let angle = halfOfPi - DoubleDouble(2) * half
    return x.high < 0 ? -angle : angle
  }

  /// arccos x, which keeps its digits next to 1, where it vanishes.
  static func arccosine(_ x: DoubleDouble) -> DoubleDouble {
    if x.high.magnitude <= 0.5 { return halfOfPi - arcsine(ofSmall: x) }
    let half = arcsine(ofSmall: squareRoot((DoubleDouble(1) - x.magnitude) * DoubleDouble(0.5)))
    return x.high < 0 ? piValue - DoubleDouble(2) * half : DoubleDouble(2) * half
  }

  /// The angle of the point (x, y), both finite and not both 0.
  static func angle(y: DoubleDouble, x: DoubleDouble) -> DoubleDouble {
    let a = x.magnitude
    let b = y.magnitude
    let acute = b > a ? halfOfPi - arctangent(ofSmall: a / b) : arctangent(ofSmall: b / a)
    let angle = x.high.sign == .minus ? piValue - acute : acute
    return y.high.sign == .minus ? -angle : angle
  }
}
