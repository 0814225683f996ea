// Autograd's three parts on the logistic function: the trace, the table's rules, and the messages backwards.
import Foundation
import Reverse

// 1. Tracing: 1/(1 + exp(−z)) leaves a node for each step.
let (_, value, end) = Autograd.makeVJP({ z in 1 / (1 + exp(-z[0])) }, [0])
let nodes = end.map(Autograd.toposort) ?? []
for node in nodes.reversed() { print(node, "   value", node.value) }

// 2. The table of VJPs: a primitive of one's own, with its rule.
let logistic = Autograd.Function(
  "logistic", { z in 1 / (1 + exp(-z)) }, vjps: Autograd.defineVJP { g, ans, z in g * ans * (1 - ans) })

// 3. The backward pass: each node sends once it has its children's messages.
if let end {
  let starts = Autograd.backwardPass(1, end) { message in print(message) }
  print("dy/dz =", starts.values.first?.array.scalar ?? 0)
}

// Gradients of gradients, since the rules call traced functions.
let slope = Autograd.grad { z in logistic(z) }
let bend = Autograd.grad(slope)
print(
  String(format: "at 1: slope %.6f, slope of the slope %.6f", slope(1).array.scalar, bend(1).array.scalar))

// Prints:
// v1 = start    value 0.0
// v2 = -v1    value -0.0
// v3 = exp(v2)    value 1.0
// v4 = 1.0 + v3    value 2.0
// v5 = 1.0 / v4    value 0.5
// v5 → v4: -0.25
// v4 → v3: -0.25
// v3 → v2: -0.25
// v2 → v1: 0.25
// dy/dz = 0.25
// at 1: slope 0.196612, slope of the slope -0.090858
