// A function whose value comes from outside, or whose derivative you know better than its operations do.
import Reverse

let softplus = DefinedFunction("softplus", of: 1) { x in
  max(x[0], 0) + log1p(exp(-abs(x[0])))
} pullback: { x, value, adjoint in
  [adjoint / (1 + exp(-x[0]))]
}
let byOperations = gradient(at: 1000) { x in log(1 + exp(x)) }
print(
  "at 1000: NaN by its operations: \(byOperations.isNaN), by its rule",
  gradient(at: 1000) { x in softplus(x) })

// A wrong rule gives wrong gradients silently; check it against differences once.
let wrong = DefinedFunction("cube", of: 1) { x in
  x[0] * x[0] * x[0]
} pullback: { x, _, adjoint in
  [adjoint * 3 * x[0]]  // the square is forgotten
}
print("softplus:", softplus.check(at: [0.3]))
print("cube passes:", wrong.check(at: [2]).passes, "argument", wrong.check(at: [2]).failing)

// It is one line of a recording, and generic rules can be differentiated again.
struct Square: FunctionWithPullback {
  let name = "square", arity = 1
  func value<T: Scalar>(at x: [T]) -> T { x[0] * x[0] }
  func pullback<T: Scalar>(at x: [T], value z: T, adjoint: T) -> [T] { [2 * x[0] * adjoint] }
}
let square = DefinedFunction(Square())
print(record(at: 3) { x in square(x) + x }.list)
print("second derivative:", hessian(at: [3]) { x in square(x[0]) })

// Prints:
// at 1000: NaN by its operations: true, by its rule 1.0
// softplus: the pullback agrees with central differences
// cube passes: false argument [0]
// inputs  x
// v1 = square(x)
// v2 = v1 + x
// output  v2
// second derivative: [[2.0]]
