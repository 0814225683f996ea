// Derivatives of a function you can only call: the complex step, Ridders' extrapolation, and the noise that limits them.
import FiniteDiff

func f<T: Scalar>(_ x: T) -> T {
  let denominator = pow(sin(x), 3) + pow(cos(x), 3)
  return exp(x) / denominator
}
let truth = 3.6220337007163259  // to 17 digits at 1.5

let complex = try complexStepDerivative(at: 1.5) { x in f(x) }
let ridders = riddersQuotient(at: 1.5) { x in f(x) }
print("complex step: 14 digits:", abs(complex / truth - 1) < 1e-14)
print("Ridders: within its estimate:", abs(ridders.value - truth) <= ridders.errorEstimate, terminator: " ")
print("which is below 10⁻¹⁰:", ridders.errorEstimate < 1e-10)

// The complex step has no answer where a function is not analytic, and says so.
do {
  print(try complexStepDerivative(at: 1) { x in max(x, 0.5) * abs(x) })
} catch { print(error) }

// How exact is a function that rounds its result to six places? Seven calls tell.
func measured(_ x: Double) -> Double { (sin(x) * 1e6).rounded() / 1e6 }
print("samples 10⁻⁴ apart:", functionNoise(at: 1, spacing: 1e-4, of: measured))
if case .estimated(let noise) = functionNoise(at: 1, spacing: 1e-6, of: measured) {
  print("samples 10⁻⁶ apart: noise between 10⁻⁷ and 10⁻⁶:", noise > 1e-7 && noise < 1e-6)
}
print("weights of the scheme at −2, −1, 1, 2:", Scheme.fivePoint.weights.map(\.description))

// Prints:
// complex step: 14 digits: true
// Ridders: within its estimate: true which is below 10⁻¹⁰: true
// max is not analytic, so that the complex step would answer wrongly; use differences or dual numbers
// samples 10⁻⁴ apart: spacingTooLarge
// samples 10⁻⁶ apart: noise between 10⁻⁷ and 10⁻⁶: true
// weights of the scheme at −2, −1, 1, 2: ["1/12", "-2/3", "2/3", "-1/12"]
