// y = f(x); z = g(y, x); u = h(z); ℓ = u: the board's four assignments, and the loop invariant on the way back.
import Reverse

let graph = EDF.Graph()
let x = EDF.Input(graph, "x", 2)
let y = EDF.Elementwise(.multiply, x, x)  // y = f(x) = x²
let z = EDF.Elementwise(.multiply, y, x)  // z = g(y, x) = y·x
let u = EDF.Elementwise(.add, z, y)  // u = h(z, y) = z + y

graph.forward()
print("u =", u.value)

let checks = graph.backwardCheckingInvariant(u)  // u.grad = 1, then the assignments in reverse
print("x.grad =", x.grad, "= 3x² + 2x")
print("z.grad =", z.grad, " y.grad =", y.grad, "= x + 1")

for check in checks where check.variable == "x" {
  let holds = check.deviation < 1e-6 ? "x.grad = ∂ℓ/∂x" : "broken"
  print(check.remaining, "assignments not processed yet:", holds)
}

x.value = 3  // defined once, run many times
graph.forward()
graph.backward(u)
print("at x = 3: u =", u.value, " x.grad =", x.grad)

// Prints:
// u = 12.0
// x.grad = 16.0 = 3x² + 2x
// z.grad = 1.0  y.grad = 3.0 = x + 1
// 3 assignments not processed yet: x.grad = ∂ℓ/∂x
// 2 assignments not processed yet: x.grad = ∂ℓ/∂x
// 1 assignments not processed yet: x.grad = ∂ℓ/∂x
// 0 assignments not processed yet: x.grad = ∂ℓ/∂x
// at x = 3: u = 36.0  x.grad = 33.0
