// A differential equation through both modes: u′ = p·u·(1 − u) by RK4, and du(T)/du(0) and du(T)/dp, with few states kept.
import Dual
import Reverse

/// One step of the classical Runge–Kutta method for the state (u, p), where p stays.
func step<T: Scalar>(_ state: [T], _ h: Double) -> [T] {
  func rate(_ u: T) -> T { state[1] * u * (1 - u) }
  let (u, half, whole) = (state[0], T(h / 2), T(h))
  let k1 = rate(u)
  let k2 = rate(u + half * k1)
  let k3 = rate(u + half * k2)
  let k4 = rate(u + whole * k3)
  let sum = k1 + 2 * k2 + 2 * k3 + k4
  return [u + T(h / 6) * sum, state[1]]
}

let (start, steps, h) = ([0.1, 0.8], 10_000, 5e-4)  // to T = 5

let forward = Dual::gradient(at: start) { state in
  (0..<steps).reduce(state) { state, _ in step(state, h) }[0]
}
let whole = Reverse::gradient(at: start) { state in
  (0..<steps).reduce(state) { state, _ in step(state, h) }[0]
}
let loop = gradientOfLoop(from: start, steps: steps, checkpoints: 20) { state in
  step(state, h)
} result: {
  $0[0]
}

// The solution is u = 1/(1 + (1/u₀ − 1) e^(−pT)).
let exact = Dual::gradient(at: start) { s in 1 / (1 + (1 / s[0] - 1) * exp(-5 * s[1])) }
func near(_ a: [Double], _ b: [Double]) -> Bool { zip(a, b).allSatisfy { abs($0 - $1) < 1e-11 } }
print(
  "forward, reverse, checkpoints, closed form:", near(forward, exact), near(whole, exact),
  near(loop.gradient, exact))
print(
  "\(loop.checkpointsUsed) states and \(loop.entriesUsed) entries of tape at a time, instead of \(steps) steps"
)
print("\(loop.stepsForwards) steps forwards, \(loop.stepsBackwards) back")

// Prints:
// forward, reverse, checkpoints, closed form: true true true
// 20 states and 15 entries of tape at a time, instead of 10000 steps
// 37980 steps forwards, 10000 back
