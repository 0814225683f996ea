// After reading this file you know the slopes that need more than one form: since a rule over any number is differentiated
// itself, the form must keep its digits in its own derivatives too.
//
//     1 − x²      (1 − x)(1 + x) near ±1, but its derivative (1 − x) − (1 + x) is 0 near 0, where −2x is right: there 1 − x·x
//     cosh⁻²      1/cosh² overflows in its derivative beyond 355: there 4e^(∓2x), which is the same from 20 on
//     σ(x)σ(−x)   its derivative cancels near 0: there 1/(2 cosh(x/2))²
//     x/√(x²+y²)  its derivative 1/h − x²/h³ cancels for small y: so 1/√(1 + (y/x)²)
//
// Which form is asked of the plain number; a formula has none, and gets the first one.

extension NestedDual {
  /// 1 − x².
  @inlinable
  static func oneMinusSquare(_ x: Base) -> Base {
    if let point = x.primal, point.magnitude < 0.5 { return 1 - x * x }
    return (1 - x) * (1 + x)
  }

  /// 1/cosh²(x).
  @inlinable
  static func tanhSlope(_ x: Base) -> Base {
    if let point = x.primal, point.magnitude > 20 { return 4 * exp(point > 0 ? -(x + x) : x + x) }
    return pow(1 / cosh(x), 2)
  }

  /// The slope of the logistic function, whose value is y.
  @inlinable
  static func sigmoidSlope(_ x: Base, value y: Base) -> Base {
    if let point = x.primal, point.magnitude > 1 { return y * sigmoid(-x) }
    return pow(0.5 / cosh(0.5 * x), 2)
  }

  /// exp(−x²), as exp(−h²)·exp((h − x)(h + x)) with h = x rounded to 24 bits, whose square is exact.
  @inlinable
  static func bell(_ x: Base) -> Base {
    guard let point = x.primal, point.magnitude < 40 else { return exp(-(x * x)) }
    let rounded = Base(Double(Float(point)))
    let square = rounded * rounded
    let rest = (rounded - x) * (rounded + x)
    return exp(-square) * exp(rest)
  }

  /// The slope of a power v = x^y in its base; y·v/x where y − 1 is rounded, as in `Rules.swift`.
  @inlinable
  static func powerSlope(_ x: Base, _ y: Base, value v: Base) -> Base {
    if x == 0 && y == 0 { return 0 }
    if let exponent = y.primal, x != 0, v.primal?.isNormal == true {
      let reduced = exponent - 1
      if reduced + 1 != exponent || exponent - reduced == 0 { return y * v / x }
    }
    return y * pow(x + 0, y - 1)
  }

  /// floor(x/y) from the remainder v: x − v is a multiple of y but for its rounding.
  @inlinable
  static func floorOfQuotient(_ x: Base, _ y: Base, remainder v: Base) -> Base {
    floor((x - v) / y + 0.5)
  }

  /// x/v for a length v = √(x² + y²); at the corner 0, whose own derivative is NaN.
  @inlinable
  static func cosine(_ x: Base, _ y: Base, length v: Base) -> Base {
    if v == 0 { return cbrt(v) - cbrt(v) }
    guard !(v is Double), let a = x.primal, let b = y.primal, a.isFinite, b.isFinite else { return x / v }
    if a.magnitude >= b.magnitude { return Base(a < 0 ? -1 : 1) / hypot(1, y / x) }
    let ratio = x / y
    return Base(b < 0 ? -1 : 1) * ratio / hypot(1, ratio)
  }
}

extension NestedDual {
  /// Whether an operation has to be done over wide numbers: the argument moves and is far from 1.
  @inlinable @inline(__always)
  static func needsWidth(_ x: NestedDual) -> Bool {
    guard x.tangent != nil, let point = x.value.primal else { return false }
    return !isOrdinary(point) && point.isFinite
  }

  /// Whether a function of two arguments has to be evaluated over wide numbers.
  @inlinable @inline(__always)
  static func needsWidth(_ x: NestedDual, _ y: NestedDual) -> Bool {
    if x.tangent == nil && y.tangent == nil { return false }
    guard let a = x.value.primal, let b = y.value.primal else { return false }
    return !(isOrdinary(a) && isOrdinary(b)) && a.isFinite && b.isFinite
  }

  /// The function over wide numbers, if the base has them.
  @usableFromInline @inline(never)
  static func widely(_ function: UnaryFunction, _ x: NestedDual) -> NestedDual? {
    (Self.self as? any Widening.Type)?.opened(function, x) as? NestedDual
  }

  /// The function of two arguments over wide numbers, if the base has them.
  @usableFromInline @inline(never)
  static func widely(_ function: BinaryFunction, _ x: NestedDual, _ y: NestedDual) -> NestedDual? {
    (Self.self as? any Widening.Type)?.opened(function, x, y) as? NestedDual
  }
}

extension Widening {
  fileprivate static func opened(_ function: UnaryFunction, _ x: Any) -> Self? {
    (x as? Self).map { applyWidely(function, to: $0) }
  }

  fileprivate static func opened(_ function: BinaryFunction, _ x: Any, _ y: Any) -> Self? {
    guard let x = x as? Self, let y = y as? Self else { return nil }
    return applyWidely(function, to: x, y)
  }
}
