// The functions that are timed, written once over any scalar: what a user writes.

import Dual

/// x₀ x₁ … xₙ₋₁, Speelpenning's product: n − 1 products.
@inline(never)
func product<T: Scalar>(_ x: [T]) -> T {
  var result = x[0]
  for i in 1..<x.count { result *= x[i] }
  return result
}

/// Rosenbrock's chain Σ 100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)²: cheap arithmetic.
@inline(never)
func rosenbrock<T: Scalar>(_ x: [T]) -> T {
  var sum = T(0)
  for i in 0..<(x.count - 1) {
    let steep = x[i + 1] - x[i] * x[i]
    let flat = T(1) - x[i]
    sum += T(100) * steep * steep + flat * flat
  }
  return sum
}

/// Σ log(1 + exp(xᵢ xᵢ₊₁)): mostly elementary functions.
@inline(never)
func logSumExp<T: Scalar>(_ x: [T]) -> T {
  var sum = T(0)
  for i in 0..<(x.count - 1) { sum += log(T(1) + exp(x[i] * x[i + 1])) }
  return sum
}

/// 1/(1 + x²) at one number, 20 operations of arithmetic: a polynomial of Horner's form on top.
func horner<T: Scalar>(_ x: T) -> T {
  var sum = T(0)
  for i in 0..<10 { sum = sum * x + T(0.1 * Double(i + 1)) }
  return sum / (T(1) + x * x)
}
