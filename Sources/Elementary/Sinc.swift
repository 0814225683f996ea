// After reading this file you know how a function with a gap is continued, and how all its derivatives are computed to
// the last digits.
//
//     sinc(x) = sin(x)/x        at 0 the limit is 1, the slope 0, the second derivative −1/3
//
// A program that says `x == 0 ? 1 : sin(x) / x` takes the branch of a constant at 0, whose derivatives are all 0, and
// beside 0 its slope (cos x − sin(x)/x)/x loses all its digits. So sinc is a primitive, and its derivative of order n
// another one, whose own derivative is that of order n + 1. Two formulas give them all (n-th derivative of x·sinc = sin):
//
//     |x| ≤ 1      Dₙ(x) = Σ ± xᵐ/(m! (n + m + 1))           over the m for which n + m is even
//     beyond       x Dₙ = sin⁽ⁿ⁾(x) − n Dₙ₋₁                 upwards for n ≤ |x|, and downwards from where Dₙ is nothing
//
// Each direction makes errors smaller: a step multiplies one by n/|x|, or by |x|/n.
//
// Next to a root of Dₙ the two terms cancel. A bound on the error is computed along with the value, and where it is more
// than 4 units, the recurrence runs again with 32 digits (SincWithManyDigits.swift). A bound on the value:
//
//     |Dₙ(x)| = |∫₀¹ tⁿ cos(xt + nπ/2) dt| ≤ 1/(n + 1)       and  ≤ 2/|x|, by the recurrence
//
// Check by hand: D₁(π) = (cos π − sinc π)/π = −1/π.

/// sin(x)/x, and 1 at 0.
@usableFromInline
func sincFunction(_ x: Double) -> Double { x == 0 ? 1 : Double.apply(.sin, to: x) / x }

/// The derivative of order n of sinc; n = 0 is sinc.
///
/// NaN unless n is a whole number from 0 through 1000, and at ±∞.
@usableFromInline
func sincDerivativeFunction(_ n: Double, _ x: Double) -> Double {
  guard n >= 0, n <= 1000, n == n.rounded(), x.isFinite else { return .nan }
  let order = Int(n)
  let a = x.magnitude
  let isMirrored = x < 0 && order % 2 == 1
  if order == 0 { return sincFunction(x) }
  if a <= 1 { return isMirrored ? -sincSeries(order, a) : sincSeries(order, a) }
  let (value, error) = sincRecurrence(order, a)
  let digits = error <= 4 * value.magnitude ? value : sincRecurrenceWithManyDigits(order, a)
  return isMirrored ? -digits : digits
}

/// Dₙ(x) for 0 ≤ x ≤ 1, by ten terms of its power series.
private func sincSeries(_ n: Int, _ x: Double) -> Double {
  let first = n % 2
  let square = x * x
  var sum = 0.0
  for m in stride(from: first + 18, through: first, by: -2) {
    sum = 1 / Double(n + m + 1) - square / Double((m + 1) * (m + 2)) * sum
  }
  let isNegative = (n + first) % 4 == 2
  return (isNegative ? -sum : sum) * (first == 1 ? x : 1) + 0  // no −0
}

/// Dₙ(x) for x > 1 by its recurrence upwards, and a bound on the error in units of 2⁻⁵³: infinite for n > x.
private func sincRecurrence(_ n: Int, _ x: Double) -> (value: Double, error: Double) {
  let waves = (Double.apply(.sin, to: x), Double.apply(.cos, to: x))
  guard Double(n) <= x else { return (0, .infinity) }
  var value = waves.0 / x
  var error = 2 * value.magnitude
  for k in 1...n {
    let wave = derivativeOfSine(k, waves.0, waves.1, -)
    let product = Double(k) * value
    value = (wave - product) / x
    error = (wave.magnitude + product.magnitude + Double(k) * error) / x + value.magnitude
  }
  return (value, error)
}

/// The derivative of order k of the sine: sin, cos, −sin, −cos in turn.
func derivativeOfSine<Number>(
  _ k: Int, _ sine: Number, _ cosine: Number, _ negated: (Number) -> Number
) -> Number {
  switch k % 4 {
  case 0: sine
  case 1: cosine
  case 2: negated(sine)
  default: negated(cosine)
  }
}
