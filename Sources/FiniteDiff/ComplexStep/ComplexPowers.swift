// After reading this file you know the complex continuation of the functions of two arguments, and which have none.

extension ComplexNumber {
  /// The value of an elementary function of two complex arguments, or a refusal where it is not analytic there.
  public static func apply(_ function: BinaryFunction, to z: Self, _ w: Self) -> Self {
    if z.refusal != nil { return z }
    if w.refusal != nil { return w }
    if z.isConstant && w.isConstant { return ComplexNumber(Double.apply(function, to: z.real, w.real)) }
    switch function {
    case .min, .max, .mod, .ifPositive, .ifNotPositive:
      return ComplexNumber(refused: .notAnalytic(function: function.name))
    case .polygamma, .sincDerivative: return ComplexNumber(refused: .noContinuation(function: function.name))
    case .hypot: return step(function.name, z, w, hypot)
    case .atan2: return step(function.name, z, w, atan2)
    case .pow: return step(function.name, z, w, power)
    }
  }

  /// √(z² + w²), scaled by a power of two so that neither square overflows.
  private static func hypot(_ z: Self, _ w: Self) -> Self {
    let size = Swift.max(z.real.magnitude, w.real.magnitude)
    guard size > 0 else { return ComplexNumber(refused: .singular(function: "hypot", argument: 0)) }
    let scale = ComplexNumber(size.binade)
    let (a, b) = (z / scale, w / scale)
    return (a * a + b * b).squareRoot * scale
  }

  /// The angle of the point (w, z): its real part by the real function, its imaginary part by artan of the smaller ratio.
  private static func atan2(_ z: Self, _ w: Self) -> Self {
    guard z.real != 0 || w.real != 0 else {
      return ComplexNumber(refused: .singular(function: "atan2", argument: 0))
    }
    let angle = Elementary::atan2(z.real, w.real)
    let isSteep = z.real.magnitude > w.real.magnitude
    let turn = isSteep ? -apply(.atan, to: w / z) : apply(.atan, to: z / w)
    var result = ComplexNumber(angle, turn.imaginary)
    result.refusal = turn.refusal
    return result
  }

  /// zʷ: by multiplication for a small whole exponent, else |z|ᵃ·e^(−bφ) at the angle aφ + b·log|z| for w = a + ib.
  private static func power(_ z: Self, _ w: Self) -> Self {
    let isWhole = w.imaginary == 0 && w.real == w.real.rounded()
    if isWhole && w.real.magnitude <= 64 { return wholePower(z, Int(w.real)) }
    if z.real < 0 && isWhole {
      let isOdd = w.real.magnitude < 0x1p53 && !(w.real / 2 == (w.real / 2).rounded())
      return isOdd ? -power(-z, w) : power(-z, w)
    }
    if z.real < 0 { return ComplexNumber(refused: .outsideDomain(function: "pow", argument: z.real)) }
    if z.real == 0 { return ComplexNumber(refused: .singular(function: "pow", argument: 0)) }
    let length = Elementary::pow(z.length, w.real) * Elementary::exp(-w.imaginary * z.angle)
    return ComplexNumber(length: length, angle: w.real * z.angle + w.imaginary * Elementary::log(z.length))
  }

  private static func wholePower(_ z: Self, _ exponent: Int) -> Self {
    var result = ComplexNumber(1)
    for _ in 0..<exponent.magnitude { result = result * z }
    return exponent < 0 ? ComplexNumber(1) / result : result
  }
}
