// TTIC 31230: the slides' class F, class G, class H as components that a reader defines, and u = H(G(F(x), x)).
// swift-format-ignore-file: AlwaysUseLowerCamelCase

import Reverse

/// y = f(x) = x², element by element.
final class F: EDF.Component {
  init(_ x: EDF.Node) { super.init("F", [x]) }
  override func forward() { value = operands[0].value * operands[0].value }
  override func backward() { operands[0].addGrad(grad * 2 * operands[0].value) }  // x.grad += y.grad ∂f/∂x
}

/// z = g(y, x) = y·x, element by element.
final class G: EDF.Component {
  init(_ y: EDF.Node, _ x: EDF.Node) { super.init("G", [y, x]) }
  override func forward() { value = operands[0].value * operands[1].value }
  override func backward() {
    operands[0].addGrad(grad * operands[1].value)  // y.grad += z.grad ∂g/∂y
    operands[1].addGrad(grad * operands[0].value)  // x.grad += z.grad ∂g/∂x
  }
}

/// u = h(z) = Σ log z.
final class H: EDF.Component {
  init(_ z: EDF.Node) { super.init("H", [z]) }
  override func forward() { value = log(operands[0].value).sum() }
  override func backward() { operands[0].addGrad(grad / operands[0].value) }  // z.grad += u.grad ∂h/∂z
}

// The framework: a component registers itself when it is written. The slides' Value is an Input here, set from outside.
let graph = EDF.Graph()
let x = EDF.Input(graph, "x", NDArray([2, 4]))
let u = H(G(F(x), x))
graph.forward()  // the components in the order in which they were written: a topological order
graph.backward(u)  // all grads to 0, u.grad = 1, the components in reverse
print("u = log x³ at", x.value, "x.grad =", x.grad, "= 3/x")
print("order:", graph.components.map(\.name))

// The invariant holds for components of one's own as well, or they are wrong.
let checks = graph.backwardCheckingInvariant(u)
print("the loop invariant held \(checks.filter { $0.deviation < 1e-6 }.count) of \(checks.count) times")

// A parameter is shared by the minibatch: W.grad is a sum of outer products, one an example.
let net = EDF.Graph()
let X = EDF.Input(net, "X", NDArray([[1, 2], [3, 4], [5, 6]]))
let W = EDF.Parameter(net, "W", NDArray([[0.5, -1], [2, 0.25]])),
  B = EDF.Parameter(net, "B", NDArray([0, 0]))
let Y = EDF.Affine([W, B], X)
let loss = H(F(Y))
net.forward()
net.backward(loss)
var sum = NDArray.zeros([2, 2])
for b in 0..<3 {
  let example = X.value.rows([b]).transposed()  // x[b, ·] as a column
  // W.grad[i,j] += x[b,i] y.grad[b,j]: the outer product of example b
  sum += matmul(example, Y.grad.rows([b]))
}
print(
  "the sum of the examples' outer products is W.grad:", abs(sum - W.grad).values.allSatisfy { $0 < 1e-14 })

// Prints:
// u = log x³ at [2.0, 4.0] x.grad = [1.5, 0.75] = 3/x
// order: ["F", "G", "H"]
// the loop invariant held 10 of 10 times
// the sum of the examples' outer products is W.grad: true
