// stopGradient: a value is taken as given, in every mode. Differences see values alone, and cannot be stopped.
import SymbolicCompare

/// The squared distance of a guess from a target that is made of the guess itself, and is not to move with it.
func loss<T: OrderedScalar>(_ x: T) -> T {
  let target = stopGradient(x * x)
  return (x - target) * (x - target)
}

print("forward mode:", Dual::derivative(at: 3) { x in loss(x) })
print("reverse mode:", Reverse::gradient(at: 3) { x in loss(x) })
print("second order:", Dual::secondDerivative(at: 3) { x in loss(x) })
print("Autograd:", Autograd.grad { x in (x - stopGradient(x * x)) * (x - stopGradient(x * x)) }(3))
let difference = FiniteDiff::derivative(at: 3) { x in loss(x) }
print("differences, of the function that is computed:", (difference * 1e6).rounded() / 1e6)

// A recording keeps the line, so that a replay takes its own point's value as given.
let recording = record(at: 3) { x in loss(x) }
print(recording.list)
print("replayed at 2:", try recording.valueWithGradient(at: [2]))

// A formula has no such word: name the part, differentiate, and put it back.
let (x, target) = (Symbolic.variable("x"), Symbolic.variable("target"))
let slope = pow(x - target, 2).derivative(withRespectTo: "x").substituting(x * x, for: "target")
print("as a formula:", slope.simplified(.light).result)

// Prints:
// forward mode: -12.0
// reverse mode: -12.0
// second order: 2.0
// Autograd: -12.0
// differences, of the function that is computed: 60.0
// inputs  x
// v1 = x * x
// v2 = stopGradient(v1)
// v3 = x - v2
// v4 = x - v2
// v5 = v3 * v4
// output  v5
// replayed at 2: (value: 4.0, gradient: [-4.0])
// as a formula: 2*(x - x*x)
