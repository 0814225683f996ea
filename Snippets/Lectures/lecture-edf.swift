// TTIC 31230, backpropagation and the Educational Framework: the slides' formulas in the slides' order.

// swift-format-ignore-file: AlwaysUseLowerCamelCase

import Reverse

// A computation graph is a sequence of assignments: y = f(x); z = g(y, x); u = h(z); ℓ = u.
let x = 2.0
let y = x * x  // f(x) = x²
let z = y * x  // g(y, x) = y·x
let u = log(z)  // h(z) = log z

// Backpropagation goes through the assignments in reverse. All grads start at 0 and are added to.
var grad = (x: 0.0, y: 0.0, z: 0.0, u: 0.0)
grad.u = 1
grad.z += grad.u * (1 / z)  // ∂h/∂z
grad.y += grad.z * x  // ∂g/∂y
grad.x += grad.z * y  // ∂g/∂x
grad.x += grad.y * 2 * x  // ∂f/∂x
print("by hand: u.grad \(grad.u), z.grad \(grad.z), y.grad \(grad.y), x.grad \(grad.x)")

// The framework: components register themselves in order; defined once, run many times.
let graph = EDF.Graph()
let input = EDF.Input(graph, "x", 2)
let square = EDF.Multiply(input, input)
let product = EDF.Multiply(square, input)
let loss = EDF.Elementwise(.unary(.log), product)
graph.forward()
graph.backward(loss)
print("the framework: x.grad", input.grad)

// The loop invariant: w.grad is ∂ℓ/∂w with ℓ as a function of the variables defined so far.
let checks = graph.backwardCheckingInvariant(loss)
print("the loop invariant held \(checks.filter { $0.deviation < 1e-6 }.count) of \(checks.count) times")

// Vector values: x.grad[i] += Σ_j y.grad[j] ∂y[j]/∂x[i], y.grad contracted with the Jacobian. Here y = softmax(x).
let board = EDF.Graph()
let v = EDF.Input(board, "x", NDArray([0.5, -1])), target = EDF.Input(board, "t", NDArray([0, 1]))
let s = EDF.Softmax(v)
let logLoss = EDF.LogLoss(s, target)
board.forward()
board.backward(logLoss)
let (s0, s1) = (s.value[0], s.value[1])
let partials: [[Double]] = [[s0 * (1 - s0), -s0 * s1], [-s1 * s0, s1 * (1 - s1)]]
let jacobian = NDArray(partials)  // ∂y[j]/∂x[i]
let byJacobian: NDArray = matmul(s.grad, jacobian)
let distance: NDArray = abs(v.grad - byJacobian)
print("a vector's grad:", distance.values.allSatisfy { $0 < 1e-15 })

// Affine([W, B], x): y[b,j] = x[b,i] W[i,j] + B[j], with the indices written out.
let net = EDF.Graph()
let X = EDF.Input(net, "X", NDArray([[1, 2], [3, 4], [5, 6]]))
let W = EDF.Parameter(net, "W", NDArray([[0.5, -1], [2, 0.25]])),
  B = EDF.Parameter(net, "B", NDArray([0.1, 0.2]))
let Y = EDF.Affine([W, B], X)
net.forward()
net.backward(Y)
var byIndices = (x: NDArray.zeros([3, 2]), W: NDArray.zeros([2, 2]), B: NDArray.zeros([2]))
for b in 0..<3 {
  for j in 0..<2 {
    for i in 0..<2 {
      byIndices.x[b, i] += Y.grad[b, j] * W.value[i, j]  // x.grad[b,i] += y.grad[b,j] W[i,j]
      byIndices.W[i, j] += Y.grad[b, j] * X.value[b, i]  // W.grad[i,j] += y.grad[b,j] x[b,i]
    }
    byIndices.B[j] += Y.grad[b, j]  // B.grad[j] += y.grad[b,j]
  }
}
print("Affine by indices:", X.grad == byIndices.x, W.grad == byIndices.W, B.grad == byIndices.B)

// A multi-layer perceptron with one hidden layer, trained by SGD on minibatches: exclusive or.
var random = SeededGenerator(seed: 5)
let mlp = EDF.Graph()
let q = EDF.Input(mlp, "x"), t = EDF.Input(mlp, "t")
let w1 = EDF.Parameter(mlp, "W1", .random([2, 4], bound: 1, using: &random))
let b1 = EDF.Parameter(mlp, "B1", .zeros([4]))
let w2 = EDF.Parameter(mlp, "W2", .random([4, 2], bound: 1, using: &random))
let b2 = EDF.Parameter(mlp, "B2", .zeros([2]))
let p = EDF.Softmax(EDF.Affine([w2, b2], EDF.Sigmoid(EDF.Affine([w1, b1], q))))
let cost = EDF.Mean(EDF.LogLoss(p, t))
let points = NDArray([[0, 0], [0, 1], [1, 0], [1, 1]]), labels = NDArray([0, 1, 1, 0])
var sgd = EDF.SGD(eta: 1)
for _ in 1...2000 {
  for batch in EDF.minibatches(of: 4, size: 2, using: &random) {
    (q.value, t.value) = (points.rows(batch), labels.oneHot(classes: 2).rows(batch))
    mlp.forward()  // every component's value, in order
    mlp.backward(cost)  // every grad, in reverse
    sgd.step(mlp)  // value −= η·grad
  }
}
(q.value, t.value) = (points, labels.oneHot(classes: 2))
mlp.forward()
print("exclusive or:", p.value.largestColumns)

// Prints:
// by hand: u.grad 1.0, z.grad 0.125, y.grad 0.25, x.grad 1.5
// the framework: x.grad 1.5
// the loop invariant held 10 of 10 times
// a vector's grad: true
// Affine by indices: true true true
// exclusive or: [0, 1, 1, 0]
