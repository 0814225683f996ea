// CSC421/CSC2541: the multivariate chain rule, the full algorithm as its two loops, a diagonal Jacobian, and a module's
// messages.
//
// Where the slides number in topological order and go back, so do a list's slots; an Autograd graph has its order from
// toposort(end), children first. Where the slides' backward pass returns one number, ours returns the adjoints of all starts.

// swift-format-ignore-file: AlwaysUseLowerCamelCase

import Reverse

func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-14 }

// f(x, y) = y + e^(xy) with x = cos t, y = t²: df/dt = ∂f/∂x dx/dt + ∂f/∂y dy/dt; in the slides' bars:
let t = 0.7
let (x, y) = (cos(t), t * t)
let xBar = y * exp(x * y)  // x̄ = ∂f/∂x
let yBar = 1 + x * exp(x * y)  // ȳ = ∂f/∂y
let tBar = xBar * -sin(t) + yBar * 2 * t  // t̄ = x̄ dx/dt + ȳ dy/dt
let byTape = gradient(at: t) { t in
  let (x, y) = (cos(t), t * t)
  return y + exp(x * y)
}
print("t̄ = x̄ dx/dt + ȳ dy/dt:", near(tBar, byTape))

/// A node v_i: its parents, its value from theirs, and ∂v_i/∂(each parent).
struct Step {
  var parents: [Int]
  var value: ([Double]) -> Double
  var partials: ([Double]) -> [Double]
}

// L_reg = ½(σ(wx + b) − t)² + λ·½w², with w = v_0 and b = v_1; w has a fan-out of 2.
let (input, target, lambda) = (2.0, 1.0, 0.1)
let steps: [Step] = [
  Step(parents: [], value: { _ in 0.5 }, partials: { _ in [] }),  // w
  Step(parents: [], value: { _ in -0.25 }, partials: { _ in [] }),  // b
  Step(parents: [0, 1], value: { $0[0] * input + $0[1] }, partials: { _ in [input, 1] }),  // z
  Step(parents: [2], value: { sigmoid($0[0]) }, partials: { [sigmoid($0[0]) * sigmoid(-$0[0])] }),  // y
  Step(parents: [3], value: { pow($0[0] - target, 2) / 2 }, partials: { [$0[0] - target] }),  // L
  Step(parents: [0], value: { $0[0] * $0[0] / 2 }, partials: { [$0[0]] }),  // R
  Step(parents: [4, 5], value: { $0[0] + lambda * $0[1] }, partials: { _ in [1, lambda] }),  // L_reg
]
let N = steps.count

// The full algorithm. Forward pass: for i = 1, …, N compute v_i as a function of Pa(v_i).
var v = [Double](repeating: 0, count: N)
for i in 0..<N { v[i] = steps[i].value(steps[i].parents.map { v[$0] }) }

// Backward pass: v̄_N = 1; for i = N − 1, …, 1: v̄_i = Σ over j in Ch(v_i) of v̄_j ∂v_j/∂v_i.
var bar = [Double](repeating: 0, count: N)
bar[N - 1] = 1
for i in (0..<N - 1).reversed() {
  for j in i + 1..<N {
    guard let place = steps[j].parents.firstIndex(of: i) else { continue }
    bar[i] += bar[j] * steps[j].partials(steps[j].parents.map { v[$0] })[place]
  }
}
let gradientOfLoss = gradient(at: [0.5, -0.25]) { p in
  let loss = pow(sigmoid(p[0] * Variable(input) + p[1]) - Variable(target), 2) / 2
  return loss + Variable(lambda) * p[0] * p[0] / 2
}
print("the two loops:", near(bar[0], gradientOfLoss[0]) && near(bar[1], gradientOfLoss[1]))

// Elementwise operations: y = exp(z) has the Jacobian diag(exp(z₁), …, exp(z_D)); nobody builds it: z̄ = exp(z) ∘ ȳ.
let z = NDArray([0.5, -1, 2]), seed = NDArray([1, 2, -1])
let J = NDArray([[exp(z[0]), 0, 0], [0, exp(z[1]), 0], [0, 0, exp(z[2])]])
print("the diagonal Jacobian:", matmul(J.transposed(), seed) == exp(z) * seed)

// A module z that r, s and t use: it waits for their three messages, adds them up, and sends its own to x.
let (_, _, end) = Autograd.makeVJP(
  { x in
    let z = 3 * x[0]
    let (r, s, t) = (2 * z, -z, z + 1)  // v2 is z; v3, v4 and v5 are r, s and t
    return r * s * t
  }, [1])
if let end { _ = Autograd.backwardPass(1, end) { print($0) } }

// Prints:
// t̄ = x̄ dx/dt + ȳ dy/dt: true
// the two loops: true
// the diagonal Jacobian: true
// v7 → v6: 4.0
// v7 → v5: -18.0
// v6 → v3: -12.0
// v6 → v4: 24.0
// v5 → v2: -18.0
// v3 → v2: -24.0
// v4 → v2: -24.0
// v2 → v1: -198.0
