// After reading this file you know what the series need of their coefficients, whether these are enclosures of any
// precision (Enclosure.swift) or numbers with a running error bound (RunningNumber.swift).
//
// Every operation takes the context in which it is done: its precision, and how many terms a series may have.

internal import Elementary

/// How a series is computed.
struct SeriesContext: Sendable {
  /// The working precision of a ball.
  var bits: Int

  /// How many coefficients a series keeps.
  var terms: Int

  /// Whether what is rational is kept so; without, each operation rounds, as a `Double`'s does.
  var keepsRationals = true

  /// Whether a numeral that is not whole, or too large to be known to the unit, counts as rounded: as any number between its
  /// neighbours.
  var roundsNumerals = false
}

/// An enclosure of a real number: what is known of one coefficient.
protocol Coefficient: Sendable {
  /// The number that a `Double` is.
  init(exactly x: Double)

  /// A whole number.
  init(_ n: Int)

  /// A rational number.
  init(rational q: Rational, _ context: SeriesContext)

  /// Whether the number is 0, and nothing else is possible.
  var isZero: Bool { get }

  /// The sign, if it can be told: 1, −1, or 0 for exactly 0.
  var certainSign: Int? { get }

  /// Whether exactly the same is known of both.
  func isSame(as other: Self) -> Bool

  /// Whether anything is known of it.
  var isFinite: Bool { get }

  /// The size of the number, as a `Double`.
  var size: Double { get }

  /// A bound on the size of the middle of what is known, of any exponent.
  var magnitude: Magnitude { get }

  /// How far the number can be from the middle of what is known.
  var radius: Double { get }

  /// The number itself where it is a rational one, for exponents.
  var rational: Rational? { get }

  func adding(_ other: Self, _ context: SeriesContext) -> Self
  func subtracting(_ other: Self, _ context: SeriesContext) -> Self
  func multiplied(by other: Self, _ context: SeriesContext) -> Self
  func divided(by other: Self, _ context: SeriesContext) -> Self
  var negated: Self { get }

  /// The smallest enclosure of both.
  func hull(_ other: Self, _ context: SeriesContext) -> Self

  /// The value of a function, whose domain holds the number for certain.
  static func apply(_ function: UnaryFunction, to x: Self, _ context: SeriesContext) -> Self

  /// The value of a function of two numbers.
  static func apply(_ function: BinaryFunction, to x: Self, _ y: Self, _ context: SeriesContext) -> Self

  /// A function whose first argument is the order of a derivative: ψ⁽ⁿ⁾(x), sinc⁽ⁿ⁾(x).
  static func derivative(
    _ function: BinaryFunction, ofOrder n: Int, at x: Self, _ context: SeriesContext
  ) -> Self

  /// π, e, ln 2, ln 10 or 2/√π.
  static func constant(_ constant: KnownConstant, _ context: SeriesContext) -> Self
}

extension Coefficient {
  /// A program's numeral: the `Double` that it is, or anything between its neighbours where it counts as rounded.
  ///
  /// Beyond 2⁵³ a whole number counts, too: it may be n − 1, rounded.
  static func numeral(_ x: Double, _ context: SeriesContext) -> Self {
    let isRounded = context.roundsNumerals && (x.rounded() != x || x.magnitude >= 0x1p53)
    return isRounded ? Self(exactly: x.nextDown).hull(Self(exactly: x.nextUp), context) : Self(exactly: x)
  }
}

/// The real constants that rules contain.
enum KnownConstant: Sendable {
  case pi, e, ln2, ln10, twoOverRootPi
}
