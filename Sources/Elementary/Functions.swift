// After reading this file you know how a function is written: `exp(x)`, `pow(x, 2)`, `atan2(y, x)`, over every
// kind of number.
//
// All of them are generic. A public function on plain `Double` would make every `exp` in a file that also
// imports Foundation ambiguous; a generic one leaves `Double` to the C library there and serves the rest.
// (`gamma` is the one exception, and `NamesakesInTheStandardLibrary.swift` says why.)

/// e to the power x.
@inlinable @inline(__always)
public func exp<T: Scalar>(_ x: T) -> T { T.apply(.exp, to: x) }

/// 2 to the power x.
@inlinable @inline(__always)
public func exp2<T: Scalar>(_ x: T) -> T { T.apply(.exp2, to: x) }

/// exp(x) − 1, without cancellation near 0.
@inlinable @inline(__always)
public func expm1<T: Scalar>(_ x: T) -> T { T.apply(.expm1, to: x) }

/// The natural logarithm; −∞ at 0, NaN left of it.
@inlinable @inline(__always)
public func log<T: Scalar>(_ x: T) -> T { T.apply(.log, to: x) }

/// The logarithm to base 2; −∞ at 0, NaN left of it.
@inlinable @inline(__always)
public func log2<T: Scalar>(_ x: T) -> T { T.apply(.log2, to: x) }

/// The logarithm to base 10; −∞ at 0, NaN left of it.
@inlinable @inline(__always)
public func log10<T: Scalar>(_ x: T) -> T { T.apply(.log10, to: x) }

/// log(1 + x), without cancellation near 0; −∞ at −1, NaN left of it.
@inlinable @inline(__always)
public func log1p<T: Scalar>(_ x: T) -> T { T.apply(.log1p, to: x) }

/// The square root; NaN left of 0.
@inlinable @inline(__always)
public func sqrt<T: Scalar>(_ x: T) -> T { T.apply(.sqrt, to: x) }

/// The cube root, negative for negative x.
@inlinable @inline(__always)
public func cbrt<T: Scalar>(_ x: T) -> T { T.apply(.cbrt, to: x) }

/// −1, 0 or 1; 0 at 0.
@inlinable @inline(__always)
public func sign<T: Scalar>(_ x: T) -> T { T.apply(.sign, to: x) }

/// The unit step: 0 left of 0, ½ at 0, 1 right of 0.
@inlinable @inline(__always)
public func heaviside<T: Scalar>(_ x: T) -> T { T.apply(.heaviside, to: x) }

/// max(x, 0), the rectifier.
@inlinable @inline(__always)
public func relu<T: Scalar>(_ x: T) -> T { T.apply(.relu, to: x) }

/// The sine of x radians.
@inlinable @inline(__always)
public func sin<T: Scalar>(_ x: T) -> T { T.apply(.sin, to: x) }

/// The cosine of x radians.
@inlinable @inline(__always)
public func cos<T: Scalar>(_ x: T) -> T { T.apply(.cos, to: x) }

/// The tangent of x radians.
@inlinable @inline(__always)
public func tan<T: Scalar>(_ x: T) -> T { T.apply(.tan, to: x) }

/// The angle in radians, from −π/2 to π/2, whose sine is x; NaN outside −1…1.
@inlinable @inline(__always)
public func asin<T: Scalar>(_ x: T) -> T { T.apply(.asin, to: x) }

/// The angle in radians, from 0 to π, whose cosine is x; NaN outside −1…1.
@inlinable @inline(__always)
public func acos<T: Scalar>(_ x: T) -> T { T.apply(.acos, to: x) }

/// The angle in radians, from −π/2 to π/2, whose tangent is x.
@inlinable @inline(__always)
public func atan<T: Scalar>(_ x: T) -> T { T.apply(.atan, to: x) }

/// The hyperbolic sine, (exp(x) − exp(−x))/2.
@inlinable @inline(__always)
public func sinh<T: Scalar>(_ x: T) -> T { T.apply(.sinh, to: x) }

/// The hyperbolic cosine, (exp(x) + exp(−x))/2.
@inlinable @inline(__always)
public func cosh<T: Scalar>(_ x: T) -> T { T.apply(.cosh, to: x) }

/// The hyperbolic tangent, sinh(x)/cosh(x).
@inlinable @inline(__always)
public func tanh<T: Scalar>(_ x: T) -> T { T.apply(.tanh, to: x) }

/// The inverse of sinh.
@inlinable @inline(__always)
public func asinh<T: Scalar>(_ x: T) -> T { T.apply(.asinh, to: x) }

/// The inverse of cosh; NaN left of 1.
@inlinable @inline(__always)
public func acosh<T: Scalar>(_ x: T) -> T { T.apply(.acosh, to: x) }

/// The inverse of tanh; ±∞ at ±1, NaN outside.
@inlinable @inline(__always)
public func atanh<T: Scalar>(_ x: T) -> T { T.apply(.atanh, to: x) }

/// The error function, 2/√π ∫₀ˣ exp(−t²) dt (DLMF 7.2.1).
@inlinable @inline(__always)
public func erf<T: Scalar>(_ x: T) -> T { T.apply(.erf, to: x) }

/// 1 − erf(x), without cancellation for large x (DLMF 7.2.2).
@inlinable @inline(__always)
public func erfc<T: Scalar>(_ x: T) -> T { T.apply(.erfc, to: x) }

/// The gamma function, (x − 1)! for a whole x (DLMF 5.2.1).
@inlinable @inline(__always)
public func gamma<T: Scalar>(_ x: T) -> T { T.apply(.gamma, to: x) }

/// The logarithm of |gamma(x)|, without overflow.
@inlinable @inline(__always)
public func lgamma<T: Scalar>(_ x: T) -> T { T.apply(.lgamma, to: x) }

/// The derivative of lgamma (DLMF 5.2.2).
@inlinable @inline(__always)
public func digamma<T: Scalar>(_ x: T) -> T { T.apply(.digamma, to: x) }

/// The logistic function 1/(1 + exp(−x)).
@inlinable @inline(__always)
public func sigmoid<T: Scalar>(_ x: T) -> T { T.apply(.sigmoid, to: x) }

/// log(1 + exp(x)), without overflow.
@inlinable @inline(__always)
public func softplus<T: Scalar>(_ x: T) -> T { T.apply(.softplus, to: x) }

/// The angle in radians, from −π to π, of the point (x, y).
@inlinable @inline(__always)
public func atan2<T: Scalar>(_ y: T, _ x: T) -> T { T.apply(.atan2, to: y, x) }

/// A base to the power of an exponent; NaN for a negative base unless the exponent is a whole number.
@inlinable @inline(__always)
public func pow<T: Scalar>(_ base: T, _ exponent: T) -> T { T.apply(.pow, to: base, exponent) }

/// A base to the power of a whole number, which is a constant: `pow(x, 2)`.
@inlinable @inline(__always)
public func pow<T: Scalar>(_ base: T, _ exponent: Int) -> T {
  T.apply(.pow, to: base, T(Double(exponent)))
}

/// The length √(x² + y²), without overflow on the way.
@inlinable @inline(__always)
public func hypot<T: Scalar>(_ x: T, _ y: T) -> T { T.apply(.hypot, to: x, y) }

/// The derivative of order n of digamma (DLMF 5.15.1).
///
/// - Parameters:
///   - order: a whole number n ≥ 0; n = 0 is digamma itself.
///   - x: any number but 0, −1, −2, …
@inlinable @inline(__always)
public func polygamma<T: Scalar>(_ order: Int, _ x: T) -> T {
  T.apply(.polygamma, to: T(Double(order)), x)
}
