// Two checks that need no tolerance: the Taylor remainder falls like h² for a right gradient, like h for a wrong one; and a
// pullback is the transpose of its pushforward.
import SymbolicCompare

func f<T: Scalar>(_ x: [T]) -> T {
  let product = x[0] * x[1]
  return log(x[0]) + product - sin(x[1])
}

let point = [2.0, 5]
let right = Reverse::gradient(at: point, of: f)
let wrong = [right[0] * 1.01, right[1]]
for gradient in [right, wrong] {
  let remainder = taylorRemainder(of: f, gradient: gradient, at: point, along: [0.6, -0.8])
  print(((remainder.slope ?? 0) * 100).rounded() / 100, remainder.supportsGradient)
}

func g<T: Scalar>(_ x: [T]) -> [T] { [x[0] * x[1], exp(x[0]), x[1] / x[0]] }
let pullback = Reverse::pullback(at: point, of: g)
let identity = adjointIdentity(
  inputs: 2, outputs: 3,
  pushforward: { v in Dual::jacobianVectorProduct(at: point, along: v, of: g).tangents },
  pullback: pullback)
print("the pullback is the pushforward's transpose:", identity.holds)
let forgetful = adjointIdentity(
  inputs: 2, outputs: 3,
  pushforward: { v in Dual::jacobianVectorProduct(at: point, along: v, of: g).tangents },
  pullback: { w in pullback([w[0], w[1], 0]) })
print("and one that forgets a result:", forgetful.holds)

// Prints:
// 2.0 true
// 1.0 false
// the pullback is the pushforward's transpose: true
// and one that forgets a result: false
