// After reading this file you can differentiate without subtracting, and know when that is a trap.
//
// Idea (Squire & Trapp 1998). Take the step in the imaginary direction. For a function that is analytic,
//
//     f(x + i·h) = f(x) + i·h·f′(x) − h²·f″/2 − …,     so     f′(x) = Im f(x + i·h) / h + O(h²)
//
// Nothing is subtracted, so nothing cancels, and h can be so small that h² vanishes: no step to choose, every digit right.
//
// Example. f(x) = x² at 3, h = 10⁻²⁰: (3 + 10⁻²⁰i)² = 9 + 6·10⁻²⁰i, and 6·10⁻²⁰/10⁻²⁰ = 6.
//
// Algebra. A dual number (value, tangent) with ε² = 0 is the same idea without the O(h²): compare `Dual`.
//
// Cost. One evaluation in complex numbers, about four real ones. Limits. The function must be written over `Scalar` and be
// analytic. In plain complex arithmetic |z|, max or a branch on the real part would give a wrong number or 0 without a
// word, and overflow 7.85·10¹⁹ for log(1 + eˣ) at 800. Here such functions are refused: the number itself carries the
// reason why it cannot be trusted, and the verb throws it.

/// The derivative of a function written over `Scalar`, by the complex step: right to the last few digits.
///
/// ```
/// try complexStepDerivative(at: 1.5) { x in exp(x) / (pow(sin(x), 3) + pow(cos(x), 3)) }      // 3.6220337007163255
/// ```
///
/// The step is 2⁻¹⁰⁰, for |x| < 1 times |x|, so that its square vanishes beside any digit. At 0 it is 2⁻⁵⁴⁰, whose square
/// is 0: x² is 0 there and 1/x² is refused. Products must not underflow: where |x| is below 2⁻⁴⁰⁰ the step is 2⁻³⁰·|x|, and
/// below 2⁻¹⁰⁴⁰ there is none; above 2⁵⁰⁰ it is 2⁻¹⁰⁰·|x|, and what varies faster, such as the sine, is refused.
///
/// - Throws: ``ComplexStepError`` where the complex step has no answer, and what the function throws.
/// - Complexity: One evaluation of the function in complex numbers.
public func complexStepDerivative(
  at x: Double, of f: (ComplexNumber) throws -> ComplexNumber
) throws -> Double {
  guard x.isFinite else { throw ComplexStepError.pointNotFinite }
  let step = try complexStep(at: x)
  return try slope(of: f(ComplexNumber(x, step)), step)
}

/// The gradient of a function written over `Scalar`, by one complex step for each input.
///
/// ```
/// try complexStepGradient(at: [2, 5]) { x in log(x[0]) + x[0] * x[1] - sin(x[1]) }      // [5.5, 1.7163378145367738]
/// ```
///
/// - Throws: ``ComplexStepError`` where the complex step has no answer, and what the function throws.
/// - Complexity: n evaluations of the function in complex numbers for n inputs.
public func complexStepGradient(
  at x: [Double], of f: ([ComplexNumber]) throws -> ComplexNumber
) throws -> [Double] {
  guard x.allSatisfy(\.isFinite) else { throw ComplexStepError.pointNotFinite }
  var point = x.map { ComplexNumber($0) }
  return try x.indices.map { index in
    let step = try complexStep(at: x[index])
    point[index] = ComplexNumber(x[index], step)
    defer { point[index] = ComplexNumber(x[index]) }
    return try slope(of: f(point), step)
  }
}

private func complexStep(at x: Double) throws -> Double {
  switch x.magnitude {
  case 0: return 0x1p-540
  case ..<0x1p-1040: throw ComplexStepError.pointTooCloseToZero(x)
  case ..<0x1p-400: return x.magnitude.binade * 0x1p-30
  case ..<1: return x.magnitude.binade * 0x1p-100
  case ..<0x1p500: return 0x1p-100
  default: return x.magnitude.binade * 0x1p-100
  }
}

private func slope(of result: ComplexNumber, _ step: Double) throws -> Double {
  if let refusal = result.refusal { throw refusal }
  guard result.real.isFinite && result.imaginary.isFinite else {
    throw ComplexStepError.overflow(function: "the function")
  }
  return result.imaginary / step
}

/// Why the complex step has no answer.
public enum ComplexStepError: Error, Hashable, Sendable {
  /// The point is NaN or infinite.
  case pointNotFinite

  /// The point is so small that no step is small beside it.
  case pointTooCloseToZero(Double)

  /// The function has no complex derivative: it looks at the size or the sign of its argument.
  case notAnalytic(function: String)

  /// The real function is undefined at this argument; its complex continuation is not, and would answer silently.
  case outsideDomain(function: String, argument: Double)

  /// The function's slope is infinite or undefined at this argument.
  case singular(function: String, argument: Double)

  /// A step of the computation is not finite.
  case overflow(function: String)

  /// This package has no complex continuation of the function.
  case noContinuation(function: String)
}

extension ComplexStepError: CustomStringConvertible {
  /// The reason, and what to do about it.
  public var description: String {
    switch self {
    case .pointNotFinite: "the point is not a finite number; choose a finite one"
    case .pointTooCloseToZero(let point):
      "\(point) is so close to 0 that no step is small beside it; use 0 itself, or dual numbers"
    case .notAnalytic(let function):
      "\(function) is not analytic, so that the complex step would answer wrongly; use differences or dual numbers"
    case .outsideDomain(let function, let argument):
      "\(function) is undefined at \(argument) for real numbers; move the point into the domain"
    case .singular(let function, let argument):
      "\(function) has no finite slope at \(argument); move the point away from there"
    case .overflow(let function):
      "a result of \(function) is not a finite number; rewrite the formula, as log(1 + exp(x)) to softplus(x)"
    case .noContinuation(let function):
      "\(function) has no complex continuation in this package; use differences or dual numbers"
    }
  }
}
