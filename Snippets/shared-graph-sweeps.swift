// Why a topological order? Three backward sweeps over the smallest shared graph, and over ladders.
import Reverse

let a = ComputationGraph.Node("a", 1)
let b = a + a
let c = b + b  // c = 4a
c.backward()
print("topological order:        a.grad =", a.grad ?? 0, " visits to a:", a.visits)
c.resetGradients()
try c.backwardAlongPaths()
print("recursion over paths:     a.grad =", a.grad ?? 0, " visits to a:", a.visits)
c.resetGradients()
try c.backwardByRecursion()
print("recursion on sums so far: a.grad =", a.grad ?? 0, " visits to a:", a.visits, " wrong: counted twice")

for n in [5, 10, 15] {
  let x = ComputationGraph.Node("x", 1)
  let y = (0..<n).reduce(x) { y, _ in y + y }
  let sorted = y.backward()
  y.resetGradients()
  print("ladder of \(n):", sorted, "visits in order,", try y.backwardAlongPaths(), "along paths")
}

c.resetGradients()
c.backward()
c.backward()  // without a reset: b's old 2 is sent along again
print("two sweeps without a reset: a.grad =", a.grad ?? 0)

// Prints:
// topological order:        a.grad = 4.0  visits to a: 1
// recursion over paths:     a.grad = 4.0  visits to a: 4
// recursion on sums so far: a.grad = 6.0  visits to a: 4  wrong: counted twice
// ladder of 5: 6 visits in order, 63 along paths
// ladder of 10: 11 visits in order, 2047 along paths
// ladder of 15: 16 visits in order, 65535 along paths
// two sweeps without a reset: a.grad = 12.0
