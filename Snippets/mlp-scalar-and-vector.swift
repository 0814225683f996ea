// A multi-layer perceptron with squared error: the backward pass in scalars, in vectors, and by reverse mode.

// swift-format-ignore-file: AlwaysUseLowerCamelCase

import Reverse

let (x, t) = (NDArray([0.5, -1.0, 2.0]), NDArray([1.0, 0.0]))
let W1 = NDArray([[0.1, -0.4, 0.3], [0.7, 0.2, -0.5]]), b1 = NDArray([0.1, -0.2])
let W2 = NDArray([[0.6, -0.3], [-0.8, 0.9]]), b2 = NDArray([0.0, 0.3])

// In vectors: forward, then backward line by line as on the slide.
let z = matmul(W1, x) + b1
let h = sigmoid(z)
let y = matmul(W2, h) + b2
let L = 0.5 * ((y - t) * (y - t)).sum()
let yBar = y - t
let WBar2 = matmul(yBar.insertingAxis(1), h.insertingAxis(0))  // W̄² = ȳ hᵀ
let hBar = matmul(W2.transposed(), yBar)  // h̄ = W²ᵀ ȳ
let zBar = hBar * sigmoid(z) * sigmoid(-z)  // z̄ = h̄ ∘ σ′(z)
let WBar1 = matmul(zBar.insertingAxis(1), x.insertingAxis(0))  // W̄¹ = z̄ xᵀ

// In scalars: one number a line, by the tape. The parameters are W1, b1, W2, b2 in one row.
let parameters = W1.values + b1.values + W2.values + b2.values
let scalar = gradient(at: parameters) { p in
  var loss: Variable = 0
  for k in 0..<2 {
    var y = p[12 + k]
    for i in 0..<2 {
      var z = p[6 + i]
      for j in 0..<3 { z += p[3 * i + j] * Variable(x[j]) }
      y += p[8 + 2 * k + i] * sigmoid(z)
    }
    loss += 0.5 * pow(y - Variable(t[k]), 2)
  }
  return loss
}
let vector = WBar1.values + zBar.values + WBar2.values + yBar.values
let distance = zip(scalar, vector).map { abs($0 - $1) }.max() ?? .nan
print("\(vector.count) derivatives, in vectors and in scalars the same to rounding:", distance < 1e-15)

// Prints:
// 14 derivatives, in vectors and in scalars the same to rounding: true
