// After reading this file you know why the reference can say of each of its numbers how many digits are right.
//
// Idea. Numbers of 31 digits are swept forwards and backwards through the trace, and with each goes a bound of its error,
// as RunningError.swift has it for `Double`. Whatever takes digits takes them in one of these operations, on the way of
// the values, inside a rule, or in a constant: so there is no list of things that go wrong, only of operations.
//
//     z = x ± y      e = eₓ + e_y + u(|x| + |y|)                u = 10⁻³¹
//     z = x·y        e = |x| e_y + |y| eₓ + eₓe_y + u|z| + η    η: what a low word below 5e-324 leaves out
//     z = x/y        e = (eₓ + |z| e_y)/(|y| − e_y) + u|z| + η
//     z = f(x)       e = max |f′| (eₓ + η) + uᶠ|z| + η           uᶠ as DoubleDouble.swift has measured it
//
// η. A number's low word lies 2⁵³ below the high one, and its own last bit another 2⁵³: a number below 2⁻⁹⁶⁸ has a low
// word with less than 53 bits, and below 2⁻¹⁰²² none at all. So what a product leaves out is up to 4·2⁻¹⁰⁷⁴, however
// large the factor is that multiplies it afterwards:
//
//     d/dx log(10³⁰⁴x) at 1.01:   v̄ = 1/(1.01·10³⁰⁴) with an error of 2e-323, times 10³⁰⁴: 19 digits of 0.99
//
// By hand: log of exp(10⁻⁸). The power is right to 2·10⁻³⁰, its logarithm 10⁻⁸ to the same 2·10⁻³⁰: 22 digits.
//
// Limits. As there: slopes are taken at the ends of the interval, terms of second order in u are left out.
//
// Source: Wilkinson 1963; Higham, Accuracy and Stability, section 3.3; Joldes, Muller and Popescu 2017.

/// A number at twice the precision, with a bound of its error.
struct VouchedNumber: Scalar {
  /// What 31 digits give.
  let value: DoubleDouble

  /// How far it may be from what exact arithmetic gives; infinite where nothing is known.
  let error: Double

  init(_ constant: Double) { self.init(DoubleDouble(constant), error: 0) }

  private init(_ value: DoubleDouble, error: Double) {
    self.value = value
    self.error = value.isFinite && !error.isNaN ? error : .infinity
  }

  /// The error passed on, the rounding of the result, and what underflow of its low word takes.
  private init(rounding value: DoubleDouble, passing error: Double, unit: Double = VouchedNumber.unit) {
    self.init(value, error: error + unit * value.high.magnitude + VouchedNumber.underflow(of: value))
  }

  /// The rounding unit of arithmetic, ten times what was measured, and that of elementary functions.
  private static let (unit, unitOfFunctions) = (1e-31, 2e-30)

  /// η: 0 for a number whose low word has all its bits.
  private static func underflow(of x: DoubleDouble) -> Double {
    x.high.magnitude < 0x1p-960 ? 4 * Double.leastNonzeroMagnitude : 0
  }

  private var magnitude: Double { value.high.magnitude }

  private var isExactlyZero: Bool { value.high == 0 && error == 0 }

  /// Whether it is a double without an error: the sum and the product of two of these have room in 31 digits.
  private var isExactDouble: Bool { value.low == 0 && error == 0 }

  static func == (x: Self, y: Self) -> Bool { x.value == y.value }

  static func + (x: Self, y: Self) -> Self {
    if x.isExactlyZero { return y }
    if y.isExactlyZero { return x }
    if x.isExactDouble && y.isExactDouble { return Self(x.value + y.value, error: 0) }
    return Self(x.value + y.value, error: x.error + y.error + unit * (x.magnitude + y.magnitude))
  }

  static func - (x: Self, y: Self) -> Self { x + -y }

  static prefix func - (x: Self) -> Self { Self(-x.value, error: x.error) }

  static func * (x: Self, y: Self) -> Self {
    let product = x.value * y.value
    if (x.isExactlyZero && y.error.isFinite) || (y.isExactlyZero && x.error.isFinite) {
      return Self(product, error: 0)
    }
    if x.isExactDouble && y.isExactDouble { return Self(product, error: underflow(of: product)) }
    return Self(
      rounding: product, passing: x.magnitude * y.error + y.magnitude * x.error + x.error * y.error)
  }

  static func / (x: Self, y: Self) -> Self {
    let quotient = x.value / y.value
    let least = y.magnitude - y.error
    guard least > 0 else { return Self(quotient, error: .infinity) }
    if x.isExactlyZero { return Self(quotient, error: 0) }
    return Self(rounding: quotient, passing: (x.error + quotient.high.magnitude * y.error) / least)
  }

  static func apply(_ function: UnaryFunction, to x: Self) -> Self {
    let value = DoubleDouble.apply(function, to: x.value)
    if x.isExactlyZero && value.high == 0 { return Self(value, error: 0) }
    if function.isPiecewise {
      let followsOperand = function == .abs || function == .relu
      if x.error >= x.magnitude, x.error > 0 {
        return Self(value, error: followsOperand ? x.error : .infinity)
      }
      return Self(value, error: followsOperand && value.high != 0 ? x.error : 0)
    }
    let passed = x.change { Dual.apply(function, to: $0) }
    return Self(rounding: value, passing: passed, unit: unitOfFunctions)
      .widened(by: rounding(of: function, at: x, value))
  }

  static func apply(_ function: BinaryFunction, to x: Self, _ y: Self) -> Self {
    let value = DoubleDouble.apply(function, to: x.value, y.value)
    if function.isSelection { return Self(value, error: Swift.max(x.error, y.error)) }
    if value.high == 0, x.error == 0, y.error == 0, x.value.high == 0 || y.value.high == 0 {
      return Self(value, error: 0)
    }
    let first = x.change { Dual.apply(function, to: $0, Dual(y.value.high)) }
    let second = y.change { Dual.apply(function, to: Dual(x.value.high), $0) }
    let result = Self(rounding: value, passing: first + second, unit: unitOfFunctions)
    switch function {
    case .pow where !(1e-21...1e21).contains(value.high.magnitude):  // e⁵⁰ = 5·10²¹
      return result.widened(by: 1e-29 * value.high.magnitude)
    case .polygamma: return result.widened(by: 1e-28 * (value.high.magnitude + poleTerm(x, y)))
    default: return result
    }
  }

  private func widened(by more: Double) -> Self { Self(value, error: error + more) }

  /// What the gamma family errs beyond the others: relative to 1 beside its roots, and so it is everywhere here.
  private static func rounding(of function: UnaryFunction, at x: Self, _ value: DoubleDouble) -> Double {
    switch function {
    case .gamma: 1e-28 * value.high.magnitude
    case .lgamma, .digamma: 1e-28 * (value.high.magnitude + 1)
    default: 0
    }
  }

  /// n!/dⁿ⁺¹, the share of the pole at the distance d: left of 0 it can be larger than the sum of all.
  private static func poleTerm(_ n: Self, _ y: Self) -> Double {
    guard y.value.high < 0.5 else { return 0 }
    let distance = Swift.max((y.value.high - y.value.high.rounded()).magnitude, y.value.low.magnitude)
    let power = Double.apply(.pow, to: distance, n.value.high + 1)
    return Double.apply(.gamma, to: n.value.high + 1) / power
  }

  /// The largest change of a function within the number's bound: its largest slope there, times that bound.
  ///
  /// 0 where the number is exact, so that no slope is asked for; infinite where one is not known. A tiny operand counts
  /// as one with an error of η, for what a function computes of it is tiny too.
  private func change(under function: (Dual) -> Dual) -> Double {
    let error = error + (value.high == 0 ? 0 : VouchedNumber.underflow(of: value))
    if error == 0 { return 0 }
    let x = value.high
    func slope(at place: Double) -> Double {
      let slope = function(Dual(value: place, tangent: 1)).tangent.magnitude
      return slope.isNaN ? .infinity : slope
    }
    let here = slope(at: x)
    if error <= 0x1p-30 * x.magnitude { return error * here }
    return error * Swift.max(here, slope(at: x - error), slope(at: x + error))
  }
}
