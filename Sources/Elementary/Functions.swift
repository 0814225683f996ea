// After reading this file you know how a function is written: `exp(x)`, `pow(x, 2)`, `atan2(y, x)`, over every
// kind of number.
//
// All of them are generic. A public function on plain `Double` would make every `exp` in a file that also
// imports Foundation ambiguous; a generic one leaves `Double` to the C library there and serves the rest.
// (`gamma` is the one exception, and `NamesakesInTheStandardLibrary.swift` says why.)
//
// Precision, in units in the last place of a `Double`, measured at points all over each domain with the C library of
// Linux (Tests/ElementaryTests holds it there): 2, but 4 for gamma, lgamma, digamma, polygamma and sincDerivative. Every
// function of one argument takes NaN to NaN. DLMF is the Digital Library of Mathematical Functions.

/// e to the power x (DLMF 4.2.19).
///
/// Overflows to +∞ beyond 709.78, vanishes below −745.13.
@inlinable @inline(__always)
public func exp<T: Scalar>(_ x: T) -> T { T.apply(.exp, to: x) }

/// 2 to the power x, exact for whole x.
///
/// Overflows to +∞ from 1024 on.
@inlinable @inline(__always)
public func exp2<T: Scalar>(_ x: T) -> T { T.apply(.exp2, to: x) }

/// exp(x) − 1, without cancellation near 0.
///
/// At x = 1e-10 `exp(x) - 1` has 7 correct digits, this has 16.
@inlinable @inline(__always)
public func expm1<T: Scalar>(_ x: T) -> T { T.apply(.expm1, to: x) }

/// The natural logarithm (DLMF 4.2.2).
///
/// Defined for x > 0; −∞ at 0 and −0.0, NaN left of it.
@inlinable @inline(__always)
public func log<T: Scalar>(_ x: T) -> T { T.apply(.log, to: x) }

/// The logarithm to base 2, exact for powers of 2.
///
/// Defined for x > 0; −∞ at 0, NaN left of it.
@inlinable @inline(__always)
public func log2<T: Scalar>(_ x: T) -> T { T.apply(.log2, to: x) }

/// The logarithm to base 10.
///
/// Defined for x > 0; −∞ at 0, NaN left of it.
@inlinable @inline(__always)
public func log10<T: Scalar>(_ x: T) -> T { T.apply(.log10, to: x) }

/// log(1 + x), without cancellation near 0.
///
/// Defined for x > −1; −∞ at −1, NaN left of it. At x = 1e-10 `log(1 + x)` has 7 correct digits, this has 16.
@inlinable @inline(__always)
public func log1p<T: Scalar>(_ x: T) -> T { T.apply(.log1p, to: x) }

/// The square root, correctly rounded.
///
/// Defined for x ≥ 0; NaN left of 0.
@inlinable @inline(__always)
public func sqrt<T: Scalar>(_ x: T) -> T { T.apply(.sqrt, to: x) }

/// The cube root, negative for negative x.
///
/// Unlike pow(x, 1/3) it is defined on all of the real line.
@inlinable @inline(__always)
public func cbrt<T: Scalar>(_ x: T) -> T { T.apply(.cbrt, to: x) }

/// The sine of x radians (DLMF 4.14.1).
///
/// NaN at ±∞. Large angles lose nothing: π is not rounded inside.
@inlinable @inline(__always)
public func sin<T: Scalar>(_ x: T) -> T { T.apply(.sin, to: x) }

/// The cosine of x radians (DLMF 4.14.2).
///
/// NaN at ±∞. Large angles lose nothing.
@inlinable @inline(__always)
public func cos<T: Scalar>(_ x: T) -> T { T.apply(.cos, to: x) }

/// The tangent of x radians, sin(x)/cos(x) (DLMF 4.14.4).
///
/// NaN at ±∞. Never infinite: no double is an odd multiple of π/2.
@inlinable @inline(__always)
public func tan<T: Scalar>(_ x: T) -> T { T.apply(.tan, to: x) }

/// The angle in radians, from −π/2 to π/2, whose sine is x (DLMF 4.23.19).
///
/// Defined for −1 ≤ x ≤ 1; NaN outside.
@inlinable @inline(__always)
public func asin<T: Scalar>(_ x: T) -> T { T.apply(.asin, to: x) }

/// The angle in radians, from 0 to π, whose cosine is x (DLMF 4.23.22).
///
/// Defined for −1 ≤ x ≤ 1; NaN outside.
@inlinable @inline(__always)
public func acos<T: Scalar>(_ x: T) -> T { T.apply(.acos, to: x) }

/// The angle in radians, from −π/2 to π/2, whose tangent is x (DLMF 4.23.3).
///
/// ±π/2 at ±∞. For a point (x, y) in any quadrant use `atan2(y, x)`.
@inlinable @inline(__always)
public func atan<T: Scalar>(_ x: T) -> T { T.apply(.atan, to: x) }

/// sin(x)/x, continued by 1 at 0 (the sinc without π; DLMF 10.49.3, as a spherical Bessel function).
///
/// NaN at ±∞. Written `x == 0 ? 1 : sin(x) / x` it has no derivatives at 0, and few digits of them beside it. What NumPy
/// and MATLAB call sinc is `sinc(.pi * x)`.
@inlinable @inline(__always)
public func sinc<T: Scalar>(_ x: T) -> T { T.apply(.sinc, to: x) }

/// The hyperbolic sine, (exp(x) − exp(−x))/2 (DLMF 4.28.1).
///
/// Overflows to ±∞ beyond ±710.47.
@inlinable @inline(__always)
public func sinh<T: Scalar>(_ x: T) -> T { T.apply(.sinh, to: x) }

/// The hyperbolic cosine, (exp(x) + exp(−x))/2 (DLMF 4.28.2).
///
/// Overflows to +∞ beyond ±710.47.
@inlinable @inline(__always)
public func cosh<T: Scalar>(_ x: T) -> T { T.apply(.cosh, to: x) }

/// The hyperbolic tangent, sinh(x)/cosh(x) (DLMF 4.28.4).
///
/// ±1 at ±∞; it does not overflow on the way.
@inlinable @inline(__always)
public func tanh<T: Scalar>(_ x: T) -> T { T.apply(.tanh, to: x) }

/// The inverse of sinh, log(x + √(x² + 1)) without cancellation (DLMF 4.37.16).
///
/// Defined everywhere.
@inlinable @inline(__always)
public func asinh<T: Scalar>(_ x: T) -> T { T.apply(.asinh, to: x) }

/// The inverse of cosh, log(x + √(x² − 1)) without cancellation (DLMF 4.37.19).
///
/// Defined for x ≥ 1; NaN left of 1.
@inlinable @inline(__always)
public func acosh<T: Scalar>(_ x: T) -> T { T.apply(.acosh, to: x) }

/// The inverse of tanh, log((1 + x)/(1 − x))/2 without cancellation (DLMF 4.37.24).
///
/// Defined for −1 < x < 1; ±∞ at ±1, NaN outside.
@inlinable @inline(__always)
public func atanh<T: Scalar>(_ x: T) -> T { T.apply(.atanh, to: x) }

/// The error function, 2/√π ∫₀ˣ exp(−t²) dt (DLMF 7.2.1).
///
/// From −1 at −∞ to 1 at +∞.
@inlinable @inline(__always)
public func erf<T: Scalar>(_ x: T) -> T { T.apply(.erf, to: x) }

/// 1 − erf(x), without cancellation for large x (DLMF 7.2.2).
///
/// At x = 10 it is 2.09e-45, where `1 - erf(x)` is 0.
@inlinable @inline(__always)
public func erfc<T: Scalar>(_ x: T) -> T { T.apply(.erfc, to: x) }

/// The inverse of the error function, y with erf(y) = x (DLMF 7.17.1).
///
/// From −∞ at −1 to ∞ at 1, NaN outside. The quantile of the normal distribution is √2·erfinv(2p − 1).
@inlinable @inline(__always)
public func erfinv<T: Scalar>(_ x: T) -> T { T.apply(.erfinv, to: x) }

/// The logarithm of the odds, log(x/(1 − x)), the inverse of ``sigmoid(_:)``.
///
/// From −∞ at 0 to ∞ at 1, NaN outside; beside 1/2 it keeps the digits that `log(x / (1 - x))` loses.
@inlinable @inline(__always)
public func logit<T: Scalar>(_ x: T) -> T { T.apply(.logit, to: x) }

/// log(1 − exp(x)) for x < 0, the logarithm of the probability that is left.
///
/// −∞ at 0, NaN right of it. Near 0 it is log(−expm1(x)), far out log1p(−exp(x)), and loses digits nowhere (Mächler, Accurately
/// computing log(1 − exp(−|a|)), 2012). Some libraries take |x| for −x.
@inlinable @inline(__always)
public func log1mexp<T: Scalar>(_ x: T) -> T { T.apply(.log1mexp, to: x) }

/// The gamma function, (x − 1)! for a whole x (DLMF 5.2.1).
///
/// NaN at the poles 0, −1, −2, …, where its two one-sided limits differ, and at −∞. Overflows beyond 171.62;
/// `lgamma` does not.
@inlinable @inline(__always)
public func gamma<T: Scalar>(_ x: T) -> T { T.apply(.gamma, to: x) }

/// The logarithm of |gamma(x)|, without overflow (DLMF 5.2.1).
///
/// +∞ at the poles 0, −1, −2, … and at ±∞; 0 at 1 and 2.
@inlinable @inline(__always)
public func lgamma<T: Scalar>(_ x: T) -> T { T.apply(.lgamma, to: x) }

/// The derivative of lgamma, ψ(x) = gamma′(x)/gamma(x) (DLMF 5.2.2).
///
/// NaN at the poles 0, −1, −2, … and at −∞. At most 4 units in the last place off, next to its roots too.
@inlinable @inline(__always)
public func digamma<T: Scalar>(_ x: T) -> T { T.apply(.digamma, to: x) }

/// The logistic function 1/(1 + exp(−x)).
///
/// 0 at −∞, 1 at +∞; nothing overflows, and a small result keeps its digits.
@inlinable @inline(__always)
public func sigmoid<T: Scalar>(_ x: T) -> T { T.apply(.sigmoid, to: x) }

/// log(1 + exp(x)), without overflow.
///
/// 0 at −∞, x itself far right; written out it would be +∞ from 709.79 on.
@inlinable @inline(__always)
public func softplus<T: Scalar>(_ x: T) -> T { T.apply(.softplus, to: x) }

/// The angle in radians, from −π to π, of the point (x, y) (DLMF 4.23(iii)).
///
/// 0 or ±π at the origin, by the signs of its zeros. The order of the arguments is that of y/x.
@inlinable @inline(__always)
public func atan2<T: Scalar>(_ y: T, _ x: T) -> T { T.apply(.atan2, to: y, x) }

/// A base to the power of an exponent (DLMF 4.2.26).
///
/// A negative base needs a whole exponent, otherwise the value is NaN; 0 to a negative power is infinite; anything to
/// the power 0 is 1. A square is x·x, rounded once. The exponent is a number like the base: `pow(x, 2)`, and
/// `pow(x, 1/2)` is √x; an `Int` in a variable is lifted, `pow(x, T(Double(n)))`. Swift's `^` is something else, the
/// exclusive or of bits.
@inlinable @inline(__always)
public func pow<T: Scalar>(_ base: T, _ exponent: T) -> T { T.apply(.pow, to: base, exponent) }

/// The length √(x² + y²), without overflow or underflow on the way.
///
/// +∞ if either is infinite.
@inlinable @inline(__always)
public func hypot<T: Scalar>(_ x: T, _ y: T) -> T { T.apply(.hypot, to: x, y) }

/// The derivative of order n of digamma (DLMF 5.15.1).
///
/// - Parameters:
///   - order: a whole number n ≥ 0, a constant such as 2; n = 0 is digamma itself. Any other one gives NaN.
///   - x: any number but the poles 0, −1, −2, …, where the value is NaN.
/// - Complexity: at most 50 exponentials for any order and argument, three times as many left of 0; next to a
///   root there, some 80 powers with 32 digits more.
@inlinable @inline(__always)
public func polygamma<T: Scalar>(_ order: T, _ x: T) -> T { T.apply(.polygamma, to: order, x) }

/// The derivative of order n of sinc, ∫₀¹ tⁿ cos(xt + nπ/2) dt.
///
/// At most 1/(n + 1) in size, NaN at ±∞. At most 4 units in the last place off, next to its roots too.
///
/// - Parameters:
///   - order: a whole number n from 0 through 1000, a constant such as 2; n = 0 is sinc itself. Any other one gives NaN.
///   - x: any number.
/// - Complexity: a sine, a cosine and n divisions; next to a root, and for n > |x| > 1, some hundred times as much.
@inlinable @inline(__always)
public func sincDerivative<T: Scalar>(_ order: T, _ x: T) -> T { T.apply(.sincDerivative, to: order, x) }
