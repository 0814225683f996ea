// Computation graphs: the lecture notes' examples in the notes' order.
import Reverse

typealias Node = ComputationGraph.Node

// (a + b)·c with a = 7, b = 3, c = 2.
let (a, b, c) = (Node("a", 7), Node("b", 3), Node("c", 2))
let y = (a + b) * c
y.backward()
print("(a + b)c =", y.value, " grads", a.grad ?? 0, b.grad ?? 0, c.grad ?? 0)

// (a + b³)·c, with a power node: child.grad = parent.grad · 3b².
let cubed = (a + pow(b, 3)) * c
cubed.resetGradients()
cubed.backward()
print("(a + b³)c =", cubed.value, " grads", a.grad ?? 0, b.grad ?? 0, c.grad ?? 0)

// (a + Func(b))·c, with a generic unary function: child.grad = parent.grad · ∂Func(child)/∂child.
for function in [UnaryFunction.sqrt, .relu] {
  let node = (a + Node.apply(function, to: b)) * c
  node.resetGradients()
  node.backward()
  print(
    "(a + \(function)(b))c: b.grad = c·\(function)′(b):",
    b.grad == c.value * (function == .relu ? 1 : 0.5 / sqrt(3)))
}

// Gradient checking by numerical gradients: easy, and slow, O(number of inputs) evaluations.
let check = ComputationGraph.GradientCheck(of: [2, 2, 10], at: [7, 3, 2]) { p in (p[0] + p[1]) * p[2] }
print("gradient check:", check.deviation < 1e-8, "with", check.evaluations, "evaluations")

// On a tree, recursion from the output works.
y.resetGradients()
let visits = try y.backwardByRecursion()
print("recursion on the tree: \(visits) visits, grads", a.grad ?? 0, b.grad ?? 0, c.grad ?? 0)

// With sharing (y depends on u1 and u2, both on w, w on x) it calls w twice and counts twice.
let x = Node("x", 3)
let w = x * x
let (u1, u2) = (w * Node(2), w + Node(1))
let shared = u1 * u2
try shared.backwardByRecursion()
print("plain recursion: x.grad =", x.grad ?? 0, "with", w.visits, "visits to w")
shared.resetGradients()
shared.backward()
print("topological order: x.grad =", x.grad ?? 0, "with", w.visits, "visit to w")

// The multivariate chain rule as a dot product: [∂y/∂u1, ∂y/∂u2]·[∂u1/∂w, ∂u2/∂w] · ∂w/∂x.
let outer = NDArray(shared.localPartials)
let inner = NDArray([u1.localPartials[0], u2.localPartials[0]])
print("dot product: ∂y/∂w =", matmul(outer, inner), " ∂y/∂x =", matmul(outer, inner) * 2 * 3)

// Generalised by Jacobian matrices: y = (u1·u2, u1 + u2), ∂y/∂x = ∂y/∂u · ∂u/∂x.
let total = u1 + u2
let (dydu, dudx) = (NDArray([shared.localPartials, total.localPartials]), NDArray([[2.0 * 6], [1 * 6]]))
total.resetGradients()
total.backward()
print("Jacobians: ∂y/∂x =", matmul(dydu, dudx).reshaped(to: [2]), " second row by backward:", x.grad ?? 0)

// Prints:
// (a + b)c = 20.0  grads 2.0 2.0 10.0
// (a + b³)c = 68.0  grads 2.0 54.0 34.0
// (a + sqrt(b))c: b.grad = c·sqrt′(b): true
// (a + relu(b))c: b.grad = c·relu′(b): true
// gradient check: true with 6 evaluations
// recursion on the tree: 5 visits, grads 2.0 2.0 10.0
// plain recursion: x.grad = 348.0 with 2 visits to w
// topological order: x.grad = 228.0 with 1 visit to w
// dot product: ∂y/∂w = 38.0  ∂y/∂x = 228.0
// Jacobians: ∂y/∂x = [228.0, 18.0]  second row by backward: 18.0
