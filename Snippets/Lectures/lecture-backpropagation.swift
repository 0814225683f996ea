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
let yBar = y - t  // ȳ = y − t
let zBar = yBar * sigmoid(z) * sigmoid(-z)  // z̄ = ȳ σ′(z)
let wBar = zBar * x  // w̄ = z̄ x
let bBar = zBar  // b̄ = z̄
let tape = gradient(at: [w, b]) { p in 0.5 * pow(sigmoid(p[0] * Variable(x) + p[1]) - Variable(t), 2) }
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

// Multiclass logistic regression: z_l = Σ_j w_lj x_j + b_l, y = softmax(z), L = −Σ t_k log y_k.
let (W, bias, X) = (
  NDArray([[0.2, -0.5], [1, 0.3], [-0.7, 0.8]]), NDArray([0.1, 0, -0.1]), NDArray([1.5, -2])
)
let T = NDArray([0, 1, 0])
let Z = matmul(W, X) + bias
let ZBar = Z.softmax() - T  // z̄ = y − t
let WBar = matmul(ZBar.insertingAxis(1), X.insertingAxis(0))  // W̄ = z̄ xᵀ
let multiclass = Autograd.grad { W in (matmul(W, .init(X)) + .init(bias)).crossEntropy(targets: .init(T)) }
print("multiclass:", near(WBar, multiclass(.init(W)).array))

// The MLP in vectorised form: z = W¹x + b¹, h = σ(z), y = W²h + b², L = ½‖y − t‖².
let (W2, b2, T2) = (NDArray([[0.6, -0.3, 0.1], [-0.8, 0.9, 0.4]]), NDArray([0, 0.3]), NDArray([1, 0]))
let h = sigmoid(Z)
let y2 = matmul(W2, h) + b2
let yBar2 = y2 - T2  // ȳ = y − t
let WBar2 = matmul(yBar2.insertingAxis(1), h.insertingAxis(0))  // W̄² = ȳ hᵀ
let hBar = matmul(W2.transposed(), yBar2)  // h̄ = W²ᵀ ȳ
let zBarh = hBar * h * (1 - h)  // z̄ = h̄ ∘ σ′(z)
let WBar1 = matmul(zBarh.insertingAxis(1), X.insertingAxis(0))  // W̄¹ = z̄ xᵀ
let mlp = Autograd.valueAndGrad(
  { p in
    let h = sigmoid(matmul(p[0], .init(X)) + .init(bias))
    let error = matmul(p[1], h) + .init(b2) - .init(T2)
    return 0.5 * (error * error).sum()
  }, [.init(W), .init(W2)])
print("MLP:", near(WBar1, mlp.gradients[0].array), near(WBar2, mlp.gradients[1].array))

// Vector–Jacobian products: z = Wx gives x̄ = Wᵀz̄; z = exp(y) gives ȳ = exp(y) ∘ z̄. No Jacobian is built.
let (vjp, _) = Autograd.makeVJP({ x in matmul(.init(W), x) }, .init(X))
print("VJPs:", near(vjp(.init(T)).array, matmul(W.transposed(), T)), terminator: " ")
let (vjpExp, _) = Autograd.makeVJP({ y in exp(y) }, .init(Z))
print(near(vjpExp(.init(T)).array, exp(Z) * T))

// Message passing: a node collects its children's messages, then sends its own. Logistic, as a composite.
let (_, _, end) = Autograd.makeVJP({ z in 1 / (1 + exp(-z[0])) }, [0])
if let end { _ = Autograd.backwardPass(1, end) { print($0) } }

// grad, and the gradient of a gradient.
let derivative = Autograd.grad { z in 1 / (1 + exp(-z)) }
let second = Autograd.grad(derivative)
print("grad:", derivative(0), "grad of grad:", abs(second(0).array.scalar) < 1e-16)

// Prints:
// logistic least squares: true
// regularised: true
// full algorithm: true true true
// multiclass: true
// MLP: true true
// VJPs: true true
// v5 → v4: -0.25
// v4 → v3: -0.25
// v3 → v2: -0.25
// v2 → v1: 0.25
// grad: 0.25 grad of grad: true
