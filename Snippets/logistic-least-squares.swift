// Univariate logistic least squares: as in calculus class, and as a program. Then with regularisation.

// swift-format-ignore-file: AlwaysUseLowerCamelCase

import Foundation
import Reverse

let (w, b, x, t, lambda) = (0.5, -0.25, 2.0, 1.0, 0.1)
func sigma(_ z: Double) -> Double { 1 / (1 + Foundation.exp(-z)) }
func sigmaPrime(_ z: Double) -> Double { sigma(z) * (1 - sigma(z)) }

// As in calculus class: one long formula for each derivative, the same parts again and again.
let dLdw = (sigma(w * x + b) - t) * sigmaPrime(w * x + b) * x
let dLdb = (sigma(w * x + b) - t) * sigmaPrime(w * x + b)
print(String(format: "calculus class   %.6f  %.6f", dLdw, dLdb))

// As a program: forward, then backward. The goal is not a formula but a program.
let z = w * x + b
let y = sigma(z)
let yBar = y - t
let zBar = yBar * sigmaPrime(z)
let (wBar, bBar) = (zBar * x, zBar)
print(String(format: "structured       %.6f  %.6f", wBar, bBar))

// Regularised: R = ½w², L_reg = L + λR. Now w has two children, and w̄ = z̄ ∂z/∂w + R̄ dR/dw.
let RBar = lambda
print(String(format: "regularised      %.6f  %.6f", zBar * x + RBar * w, bBar))

// The same by reverse mode.
let byTape = gradient(at: [w, b]) { p in
  let y = sigmoid(p[0] * Variable(x) + p[1])
  let loss = 0.5 * pow(y - Variable(t), 2)
  return loss + Variable(lambda) * 0.5 * pow(p[0], 2)
}
print(String(format: "reverse mode     %.6f  %.6f", byTape[0], byTape[1]))

// Prints:
// calculus class   -0.139811  -0.069905
// structured       -0.139811  -0.069905
// regularised      -0.089811  -0.069905
// reverse mode     -0.089811  -0.069905
