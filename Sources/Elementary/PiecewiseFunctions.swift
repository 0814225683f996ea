// After reading this file you know the functions that are put together from pieces: what each is on its pieces, where they
// meet, and what counts as its derivative there, by convention.
//
//     relu                          pieces that meet: a kink           the midpoint of the two slopes, 1/2
//     sign  heaviside  floor        steps apart: jumps                 0, as beside the jump
//     mod                           slopes apart: jumps                1 and -floor(x/y), as on the piece of the value
//     ifPositive  ifNotPositive     one argument lets the other pass   that of the branch which is taken
//
// abs, max and min, which have kinks too, are in NamesakesInTheStandardLibrary.swift. Values are exact, but for one rounding
// in mod.

/// −1, 0 or 1; 0 at 0.
///
/// NaN for NaN.
@inlinable @inline(__always)
public func sign<T: Scalar>(_ x: T) -> T { T.apply(.sign, to: x) }

/// The unit step: 0 left of 0, ½ at 0, 1 right of 0 (DLMF 1.16.13).
///
/// It is the derivative of the rectifier, with the midpoint of the two slopes at 0.
@inlinable @inline(__always)
public func heaviside<T: Scalar>(_ x: T) -> T { T.apply(.heaviside, to: x) }

/// max(x, 0), the rectifier.
///
/// NaN for NaN, where max(x, 0) of some libraries is 0.
@inlinable @inline(__always)
public func relu<T: Scalar>(_ x: T) -> T { T.apply(.relu, to: x) }

/// The largest whole number that is not above x.
///
/// It jumps at every whole number; its derivative is 0, there too. The smallest whole number that is not below x is
/// `-floor(-x)`.
@inlinable @inline(__always)
public func floor<T: Scalar>(_ x: T) -> T { T.apply(.floor, to: x) }

/// The remainder x − y·floor(x/y), which has the sign of y, as in Python and NumPy; C's fmod has the sign of x.
///
/// Exact but for one rounding where x and y differ in sign; NaN for y = 0 and for an infinite x. For y = ±∞ it is x where
/// that is 0 or has the sign of y, and y elsewhere, as in Python. It jumps where x/y is whole; its derivatives are
/// (1, −floor(x/y)), there too.
@inlinable @inline(__always)
public func mod<T: Scalar>(_ x: T, _ y: T) -> T { T.apply(.mod, to: x, y) }

/// y where x > 0, and 0 where x ≤ 0, whatever y is there; NaN where x is.
///
/// A choice in code that has no order: `ifPositive(x, a) + ifNotPositive(x, b)` is a where x > 0 and b elsewhere, in the value
/// and in every derivative. Nothing passes to the branch that is not taken, so that `ifPositive(x, log(x))` has the derivative 0
/// left of 0, and at 0. Where the two branches differ it jumps, or has a kink, of which the derivative knows nothing.
@inlinable @inline(__always)
public func ifPositive<T: Scalar>(_ x: T, _ y: T) -> T { T.apply(.ifPositive, to: x, y) }

/// y where x ≤ 0, and 0 where x > 0, whatever y is there; NaN where x is.
///
/// The other half of ``ifPositive(_:_:)``.
@inlinable @inline(__always)
public func ifNotPositive<T: Scalar>(_ x: T, _ y: T) -> T { T.apply(.ifNotPositive, to: x, y) }
