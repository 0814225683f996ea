// After reading this file you know a complex number that says when it is used wrongly.
//
// A `Scalar` cannot throw: `a * b` has no `try`. So a number carries its refusal along, as NaN carries undefinedness; the
// first one wins, and the verb at the end throws it. A number without imaginary part is a constant or independent of the
// input: of such a number even the absolute value may be taken.

/// A complex number for the complex step: real and imaginary part, and perhaps the reason why it cannot be trusted.
@frozen
public struct ComplexNumber: Equatable, Sendable {
  /// The real part.
  public var real: Double

  /// The imaginary part.
  public var imaginary: Double

  /// Why a derivative read off this number would be wrong; `nil` if it would be right.
  public var refusal: ComplexStepError?

  /// A number from its parts.
  public init(_ real: Double, _ imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }

  /// A number that is refused for a reason.
  init(refused reason: ComplexStepError) {
    self.init(.nan, .nan)
    refusal = reason
  }

  /// Whether the number does not depend on the input.
  var isConstant: Bool { imaginary == 0 && refusal == nil }
}

extension ComplexNumber: Scalar {
  /// A constant: its imaginary part is 0.
  public init(_ constant: Double) { self.init(constant, 0) }

  /// The sum.
  public static func + (z: Self, w: Self) -> Self {
    step("+", z, w) { ComplexNumber($0.real + $1.real, $0.imaginary + $1.imaginary) }
  }

  /// The difference.
  public static func - (z: Self, w: Self) -> Self {
    step("-", z, w) { ComplexNumber($0.real - $1.real, $0.imaginary - $1.imaginary) }
  }

  /// The number with the opposite sign.
  public static prefix func - (z: Self) -> Self {
    step("-", z, z) { z, _ in ComplexNumber(-z.real, -z.imaginary) }
  }

  /// The product (a + ib)(c + id) = ac − bd + i(ad + bc).
  public static func * (z: Self, w: Self) -> Self {
    step("*", z, w) { z, w in
      ComplexNumber(
        z.real * w.real - z.imaginary * w.imaginary, z.real * w.imaginary + z.imaginary * w.real)
    }
  }

  /// The quotient, by Smith's formula, which divides by the real part first; refused where the real divisor is 0.
  public static func / (z: Self, w: Self) -> Self {
    step("/", z, w) { z, w in
      guard w.real != 0 else { return ComplexNumber(refused: .singular(function: "/", argument: 0)) }
      let ratio = w.imaginary / w.real
      let divisor = w.real + w.imaginary * ratio
      return ComplexNumber((z.real + z.imaginary * ratio) / divisor, (z.imaginary - z.real * ratio) / divisor)
    }
  }

  /// One operation: a refusal passes through, and a result that is not finite becomes one.
  static func step(_ name: String, _ z: Self, _ w: Self, _ operation: (Self, Self) -> Self) -> Self {
    if z.refusal != nil { return z }
    if w.refusal != nil { return w }
    var result = operation(z, w)
    if result.refusal == nil && !(result.real.isFinite && result.imaginary.isFinite) {
      result.refusal = .overflow(function: name)
    }
    return result
  }
}

extension ComplexNumber {
  /// |z|.
  var length: Double { Elementary::hypot(real, imaginary) }

  /// The angle of z in radians.
  var angle: Double { Elementary::atan2(imaginary, real) }

  /// a − ib.
  var conjugate: ComplexNumber { ComplexNumber(real, -imaginary) }

  /// i·z.
  var timesI: ComplexNumber { ComplexNumber(-imaginary, real) }

  /// The number of a given length and angle.
  init(length: Double, angle: Double) {
    self.init(length * Elementary::cos(angle), length * Elementary::sin(angle))
  }

  /// √z with a real part that is not negative: √z = t + i·b/(2t), t = √((|z| + |a|)/2), or the same with parts exchanged.
  var squareRoot: ComplexNumber {
    guard real != 0 || imaginary != 0 else { return ComplexNumber(0) }
    let half = Elementary::sqrt((length + real.magnitude) / 2)
    let other = imaginary.magnitude / (2 * half)
    let sign = imaginary < 0 ? -1.0 : 1
    return real >= 0 ? ComplexNumber(half, sign * other) : ComplexNumber(other, sign * half)
  }
}
