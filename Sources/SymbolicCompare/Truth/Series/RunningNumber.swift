// After reading this file you know the cheapest enclosure: a `Double` with a running bound on its error.
//
//     z = fl(x ∘ y)      error(z) = what x and y pass on + 2⁻⁵³·|z|, or without the last term if z is exact
//     z = f(x)           error(z) = the larger of |f(x ± error) − z| + a few units of the C library
//
// It serves twice. It is how far any method that computes in `Double` may be off at a point; and where that is little,
// no limb arithmetic is needed to say that a method is right. What overflows, underflows, or has an error that is not
// small has an infinite error here, which leaves the question to balls.
//
// Limits. The bound relies on the C library's functions being right to two units in the last place, this package's gamma
// family to 32, and on f being monotone or flat over an interval of 2⁻²⁰ of the operand's size: sin, cos and tan of
// operands less certain than 2⁻⁶ and the gamma family left of 0 are left to balls, which rely on neither.
//
// Source: Higham, Accuracy and Stability of Numerical Algorithms, section 3.3 (running error analysis).

internal import Elementary

/// A number computed in `Double`, and how far it can be from the real number that it stands for.
struct RunningNumber: Coefficient {
  let value: Double
  let error: Double

  private init(_ value: Double, error: Double) {
    self.value = value
    self.error = error
  }

  init(exactly x: Double) {
    value = x
    error = x.isFinite ? 0 : .infinity
  }

  init(_ n: Int) { self.init(exactly: Double(n)) }

  init(rational q: Rational, _ context: SeriesContext) {
    let ball = q.ball(bits: 64)
    let nearest = ball.midpoint.nearestDouble
    self.init(nearest, error: ball.isExact && BigFloat(nearest) == ball.midpoint ? 0 : nearest.ulp)
  }

  private static let unknown = RunningNumber(.nan, error: .infinity)
  private static let unit = 0x1p-53

  /// The range in which products are neither out of range nor without all their digits.
  private static let least = 0x1p-900
  private static let largest = 0x1p900

  var size: Double { value.magnitude }
  var magnitude: Magnitude { Magnitude(value) }
  var radius: Double { error }
  var isZero: Bool { value == 0 && error == 0 }
  var isFinite: Bool { error.isFinite }
  func isSame(as other: Self) -> Bool { value == other.value && error == other.error }
  var rational: Rational? { error == 0 ? Rational(value) : nil }

  var certainSign: Int? {
    if error == 0 { return value > 0 ? 1 : value < 0 ? -1 : 0 }
    return value.magnitude > error ? (value > 0 ? 1 : -1) : nil
  }

  /// A result with its own rounding, if it stays in range.
  private static func rounded(_ value: Double, isExact: Bool, passedOn: Double, units: Double = 1) -> Self {
    if isExact && passedOn == 0 { return RunningNumber(value, error: 0) }
    let size = value.magnitude
    guard size <= largest, size >= least || value == 0 else { return unknown }
    guard passedOn == 0 || passedOn >= least * unit else { return unknown }
    // Raised by a part in 2⁵⁰, which covers the rounding of the bound itself.
    let error = (passedOn + (isExact ? 0 : units * unit * size)) * (1 + 0x1p-50)
    return RunningNumber(value, error: error)
  }

  func adding(_ other: Self, _ context: SeriesContext) -> Self {
    if isZero { return other }
    if other.isZero { return self }
    let sum = value + other.value
    let shift = sum - value
    let rest = (value - (sum - shift)) + (other.value - shift)
    return .rounded(sum, isExact: rest == 0, passedOn: error + other.error)
  }

  func subtracting(_ other: Self, _ context: SeriesContext) -> Self { adding(other.negated, context) }

  func multiplied(by other: Self, _ context: SeriesContext) -> Self {
    if isZero || other.isZero { return RunningNumber(0, error: 0) }
    let product = value * other.value
    if product == 0 && value != 0 && other.value != 0 { return .unknown }
    let rest = product.magnitude > Self.least ? (-product).addingProduct(value, other.value) : 1
    let passedOn =
      error == 0 && other.error == 0
      ? 0 : error * other.value.magnitude + value.magnitude * other.error + error * other.error
    return .rounded(product, isExact: rest == 0, passedOn: passedOn)
  }

  func divided(by other: Self, _ context: SeriesContext) -> Self {
    guard other.value.magnitude > other.error else { return .unknown }
    if isZero { return self }
    let quotient = value / other.value
    if quotient == 0 && value != 0 { return .unknown }
    let rest = quotient.magnitude > Self.least ? (-value).addingProduct(quotient, other.value) : 1
    let least = other.value.magnitude - other.error
    let passedOn =
      error == 0 && other.error == 0 ? 0 : (error + quotient.magnitude * other.error) / least
    return .rounded(quotient, isExact: rest == 0, passedOn: passedOn)
  }

  var negated: Self { RunningNumber(-value, error: error) }

  func hull(_ other: Self, _ context: SeriesContext) -> Self {
    if value == other.value && error == other.error { return self }
    let low = Swift.min(value - error, other.value - other.error)
    let high = Swift.max(value + error, other.value + other.error)
    let middle = low / 2 + high / 2
    return RunningNumber(middle, error: (high / 2 - low / 2) * (1 + 0x1p-50) + Self.unit * middle.magnitude)
  }

  static func apply(_ function: UnaryFunction, to x: Self, _ context: SeriesContext) -> Self {
    switch function {
    // Not monotone over more than a part of their period, and tan not across a pole.
    case .sin, .cos, .tan:
      guard x.error <= 0x1p-6 else { return unknown }
      if function == .tan {
        let ends = (Double.apply(.cos, to: x.value - x.error), Double.apply(.cos, to: x.value + x.error))
        guard ends.0 * ends.1 > 0 else { return unknown }
      }
    // Poles, and turning points between them.
    case .gamma, .lgamma, .digamma:
      guard x.error == 0 || x.value > x.error else { return unknown }
    case .floor:
      guard x.error > 0 else { return RunningNumber(x.value.rounded(.down), error: 0) }
      guard x.error.isFinite else { return unknown }
      let first = (x.value - x.error).nextDown.rounded(.down)
      let last = (x.value + x.error).nextUp.rounded(.down)
      return RunningNumber(last, error: last - first)
    default: break
    }
    return enclosure(of: x, units: function.unitsOfRounding, canVanish: { $0.magnitude <= 2 }) {
      Double.apply(function, to: $0)
    }
  }

  static func apply(_ function: BinaryFunction, to x: Self, _ y: Self, _ context: SeriesContext) -> Self {
    let first = enclosure(of: x, units: 4) { Double.apply(function, to: $0, y.value) }
    if y.error == 0 { return first }
    let second = enclosure(of: y, units: 4) { Double.apply(function, to: x.value, $0) }
    return RunningNumber(first.value, error: 2 * (first.error + second.error))
  }

  static func derivative(
    _ function: BinaryFunction, ofOrder n: Int, at x: Self, _ context: SeriesContext
  ) -> Self {
    if function == .polygamma, x.error > 0, x.value <= x.error { return unknown }
    // The derivatives of sinc of odd order are 0 at 0.
    return enclosure(of: x, units: 32, canVanish: { $0 == 0 && function == .sincDerivative }) {
      Double.apply(function, to: Double(n), $0)
    }
  }

  static func constant(_ constant: KnownConstant, _ context: SeriesContext) -> Self {
    switch constant {
    case .pi: RunningNumber(.pi, error: 0x1p-52)
    case .e: RunningNumber(2.718281828459045, error: 0x1p-52)
    case .ln2: RunningNumber(0.6931471805599453, error: 0x1p-54)
    case .ln10: RunningNumber(2.302585092994046, error: 0x1p-52)
    case .twoOverRootPi: RunningNumber(1.1283791670955126, error: 0x1p-53)
    }
  }

  private static func enclosure(
    of x: Self, units: Double, canVanish: (Double) -> Bool = { $0 == 0 }, _ function: (Double) -> Double
  ) -> Self {
    let value = function(x.value)
    guard value.isFinite else { return unknown }
    // A 0 that is not one of sin(0), log(1), lgamma(2) is an underflow.
    if value == 0 { return x.error == 0 && canVanish(x.value) ? RunningNumber(0, error: 0) : unknown }
    var passedOn = 0.0
    if x.error > 0 {
      guard x.error <= 0x1p-20 * x.value.magnitude else { return unknown }
      // An error below the operand's last bit would move nothing: then the slope over some bits is taken, and its part.
      let reach = Swift.max(x.error, 4 * x.value.ulp)
      let (below, above) = (function(x.value - reach), function(x.value + reach))
      let change = Swift.max((below - value).magnitude, (above - value).magnitude)
      passedOn = 1.25 * change * (x.error / reach)
      // Steps of a few units are seen as rounding, of which there may be as much.
      passedOn += 2 * units * unit * value.magnitude
      guard passedOn.isFinite else { return unknown }
    }
    return rounded(value, isExact: false, passedOn: passedOn, units: units)
  }
}
