// Multiclass logistic regression: z_l = Σ_j w_lj x_j + b_l, y = softmax(z), L = −Σ t_k log y_k.

// swift-format-ignore-file: AlwaysUseLowerCamelCase

import Foundation
import Reverse

let W = NDArray([[0.2, -0.5], [1.0, 0.3], [-0.7, 0.8]])
let (b, x, t) = (NDArray([0.1, 0.0, -0.1]), NDArray([1.5, -2.0]), NDArray([0, 1, 0]))

// The slide's program.
let z = matmul(W, x) + b
let y = z.softmax()
let L = -(t * log(y)).sum()
let zBar = y - t
let WBar = matmul(zBar.insertingAxis(1), x.insertingAxis(0))  // z̄ xᵀ: the outer product
let bBar = zBar

// The same by Autograd, from the forward pass alone.
let (value, gradients) = Autograd.valueAndGrad(
  { p in (matmul(p[0], Autograd.Box(x)) + p[1]).crossEntropy(targets: Autograd.Box(t)) },
  [Autograd.Box(W), Autograd.Box(b)])

func show(_ array: NDArray) -> String {
  array.values.map { String(format: "%.4f", $0) }.joined(separator: " ")
}
print("L", show(L), " by Autograd", show(value.array))
print("W̄", show(WBar))
print("  ", show(gradients[0].array), " by Autograd")
print("b̄", show(bBar))
print("  ", show(gradients[1].array), " by Autograd")

// Prints:
// L 0.9838  by Autograd 0.9838
// W̄ 0.9246 -1.2328 -0.9392 1.2523 0.0146 -0.0194
//    0.9246 -1.2328 -0.9392 1.2523 0.0146 -0.0194  by Autograd
// b̄ 0.6164 -0.6261 0.0097
//    0.6164 -0.6261 0.0097  by Autograd
