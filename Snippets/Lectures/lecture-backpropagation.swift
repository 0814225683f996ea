// CSC421/CSC2541, backpropagation and automatic differentiation: the slides' formulas in the slides' order.

// swift-format-ignore-file: AlwaysUseLowerCamelCase

import Reverse

func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-14 }
func near(_ a: NDArray, _ b: NDArray) -> Bool {
  a.shape == b.shape && abs(a - b).values.allSatisfy { $0 < 1e-14 }
}

// Univariate logistic least squares: z = wx + b, y = σ(z), L = ½(y − t)².
let (w, b, x, t) = (0.5, -0.25, 2.0, 1.0)
let z = w * x + b
let y = sigmoid(z)
let L = 0.5 * (y - t) * (y - t)

// As in calculus class: ∂L/∂w = (σ(wx + b) − t) σ′(wx + b) x, ∂L/∂b = (σ(wx + b) − t) σ′(wx + b).
// Long formulas, and σ(wx + b) is computed again and again.
let dLdw = (sigmoid(w * x + b) - t) * sigmoid(w * x + b) * sigmoid(-(w * x + b)) * x
let dLdb = (sigmoid(w * x + b) - t) * sigmoid(w * x + b) * sigmoid(-(w * x + b))

// As a structured program: each line uses those before it.
let yBar = y - t  // ȳ = y − t
let zBar = yBar * sigmoid(z) * sigmoid(-z)  // z̄ = ȳ σ′(z)
let wBar = zBar * x  // w̄ = z̄ x
let bBar = zBar  // b̄ = z̄
let tape = gradient(at: [w, b]) { p in 0.5 * pow(sigmoid(p[0] * Variable(x) + p[1]) - Variable(t), 2) }
print("calculus class:", near(dLdw, wBar) && near(dLdb, bBar))
print("logistic least squares:", near(wBar, tape[0]) && near(bBar, tape[1]))

// Regularised: R = ½w², L_reg = L + λR. w has a fan-out of 2: the multivariate chain rule.
let lambda = 0.1
let (LBar, RBar) = (1.0, lambda)
let wBarreg = LBar * zBar * x + RBar * w  // w̄ = z̄ ∂z/∂w + R̄ dR/dw
let regularised = gradient(at: w) { w in
  let loss = 0.5 * pow(sigmoid(w * Variable(x) + Variable(b)) - Variable(t), 2)
  return loss + Variable(lambda) * 0.5 * w * w
}
print("regularised:", near(wBarreg, regularised))

// The full algorithm: v_1 … v_N in topological order; forward, then v̄_N = 1 and v̄_i = Σ v̄_j ∂v_j/∂v_i.
let list = record(at: [w, b]) { p in 0.5 * pow(sigmoid(p[0] * Traced(x) + p[1]) - Traced(t), 2) }.list
let values = list.values(at: [w, b])
let adjoints = list.adjoints(values: values, seed: 1, output: list.outputs[0])
print(
  "full algorithm:", near(values[list.outputs[0]], L), near(adjoints[0] ?? 0, wBar),
  near(adjoints[1] ?? 0, bBar))

// Vector form: z̄ = (∂y/∂z)ᵀ ȳ with the transposed Jacobian; here y = softmax(z), ∂y_k/∂z_l = y_k (δ_kl − y_l).
let (zVector, yVectorBar) = (NDArray([0.3, -0.2]), NDArray([1, -2]))
let s = zVector.softmax()
let J = NDArray([[s[0] * (1 - s[0]), -s[0] * s[1]], [-s[1] * s[0], s[1] * (1 - s[1])]])
let (vjpSoftmax, _) = Autograd.makeVJP({ z in z.softmax() }, .init(zVector))
print("vector form:", near(vjpSoftmax(.init(yVectorBar)).array, matmul(J.transposed(), yVectorBar)))

// Multiclass logistic regression: z_l = Σ_j w_lj x_j + b_l, y = softmax(z), L = −Σ t_k log y_k.
let (W, bias, X) = (
  NDArray([[0.2, -0.5], [1, 0.3], [-0.7, 0.8]]), NDArray([0.1, 0, -0.1]), NDArray([1.5, -2])
)
let T = NDArray([0, 1, 0])
let Z = matmul(W, X) + bias
let Y = Z.softmax()
let LMulticlass = -(T * log(Y)).sum()  // L = −Σ t_k log y_k
let ZBar = Y - T  // z̄ = y − t
let WBar = matmul(ZBar.insertingAxis(1), X.insertingAxis(0))  // W̄ = z̄ xᵀ
let multiclass = Autograd.grad { W in (matmul(W, .init(X)) + .init(bias)).crossEntropy(targets: .init(T)) }
print("multiclass:", near(LMulticlass, Z.crossEntropy(targets: T)), near(WBar, multiclass(.init(W)).array))

// The MLP in scalar form: z_i = Σ_j w¹_ij x_j + b¹_i, h_i = σ(z_i), y_k = Σ_i w²_ki h_i + b²_k, L = ½ Σ_k (y_k − t_k)².
let (W2, b2, T2) = (NDArray([[0.6, -0.3, 0.1], [-0.8, 0.9, 0.4]]), NDArray([0, 0.3]), NDArray([1, 0]))
var (hScalar, yScalar) = (NDArray.zeros([3]), b2)
for i in 0..<3 { hScalar[i] = sigmoid(W[i, 0] * X[0] + W[i, 1] * X[1] + bias[i]) }
for k in 0..<2 { for i in 0..<3 { yScalar[k] += W2[k, i] * hScalar[i] } }
var scalar = (W2: NDArray.zeros([2, 3]), h: NDArray.zeros([3]), W1: NDArray.zeros([3, 2]))
for k in 0..<2 {
  let ykBar = yScalar[k] - T2[k]  // ȳ_k = y_k − t_k
  for i in 0..<3 {
    scalar.W2[k, i] = ykBar * hScalar[i]  // w̄²_ki = ȳ_k h_i
    scalar.h[i] += ykBar * W2[k, i]  // h̄_i = Σ_k ȳ_k w²_ki
  }
}
for i in 0..<3 {
  let ziBar = scalar.h[i] * hScalar[i] * (1 - hScalar[i])  // z̄_i = h̄_i σ′(z_i)
  for j in 0..<2 { scalar.W1[i, j] = ziBar * X[j] }  // w̄¹_ij = z̄_i x_j
}

// The MLP in vectorised form: z = W¹x + b¹, h = σ(z), y = W²h + b², L = ½‖y − t‖².
let h = sigmoid(Z)
let y2 = matmul(W2, h) + b2
let yBar2 = y2 - T2  // ȳ = y − t
let WBar2 = matmul(yBar2.insertingAxis(1), h.insertingAxis(0))  // W̄² = ȳ hᵀ
let bBar2 = yBar2  // b̄² = ȳ
let hBar = matmul(W2.transposed(), yBar2)  // h̄ = W²ᵀ ȳ
let zBarh = hBar * h * (1 - h)  // z̄ = h̄ ∘ σ′(z)
let WBar1 = matmul(zBarh.insertingAxis(1), X.insertingAxis(0))  // W̄¹ = z̄ xᵀ
let bBar1 = zBarh  // b̄¹ = z̄
let mlp = Autograd.valueAndGrad(
  { p in
    let h = sigmoid(matmul(p[0], .init(X)) + p[1])
    let error = matmul(p[2], h) + p[3] - .init(T2)
    return 0.5 * (error * error).sum()
  }, [.init(W), .init(bias), .init(W2), .init(b2)])
print("MLP in scalars:", near(scalar.W1, WBar1), near(scalar.W2, WBar2))
print("MLP in vectors:", zip([WBar1, bBar1, WBar2, bBar2], mlp.gradients).allSatisfy { near($0, $1.array) })

// Vector–Jacobian products: z = Wx gives x̄ = Wᵀz̄; y = exp(z) gives z̄ = exp(z) ∘ ȳ. No Jacobian is built.
let (vjp, _) = Autograd.makeVJP({ x in matmul(.init(W), x) }, .init(X))
print("VJPs:", near(vjp(.init(T)).array, matmul(W.transposed(), T)), terminator: " ")
let (vjpExp, _) = Autograd.makeVJP({ z in exp(z) }, .init(Z))
print(near(vjpExp(.init(T)).array, exp(Z) * T))

// Message passing: a node collects its children's messages, then sends its own. Logistic, as a composite.
let (_, _, end) = Autograd.makeVJP({ z in 1 / (1 + exp(-z[0])) }, [0])
if let end {
  for node in Autograd.toposort(end).reversed() { print(node) }
  _ = Autograd.backwardPass(1, end) { print($0) }
}

// The table of VJPs: defvjp(multiply, (g, ans, x, y) → y·g, (g, ans, x, y) → x·g).
let multiply = Autograd.Function(
  "multiply", { x, y in x * y },
  vjps: Autograd.defineVJP({ g, ans, x, y in y * g }, { g, ans, x, y in x * g }))
print("defvjp:", Autograd.valueAndGrad({ p in multiply(p[0], p[1]) }, [3, 4]).gradients)

// grad, and the gradient of a gradient.
let derivative = Autograd.grad { z in 1 / (1 + exp(-z)) }
let second = Autograd.grad(derivative)
print("grad:", derivative(0), "grad of grad:", abs(second(0).array.scalar) < 1e-16)

// Prints:
// calculus class: true
// logistic least squares: true
// regularised: true
// full algorithm: true true true
// vector form: true
// multiclass: true true
// MLP in scalars: true true
// MLP in vectors: true
// VJPs: true true
// v1 = start
// v2 = -v1
// v3 = exp(v2)
// v4 = 1.0 + v3
// v5 = 1.0 / v4
// v5 → v4: -0.25
// v4 → v3: -0.25
// v3 → v2: -0.25
// v2 → v1: 0.25
// defvjp: [4.0, 3.0]
// grad: 0.25 grad of grad: true
