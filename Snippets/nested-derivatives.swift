// Derivatives inside derivatives, the confusion that threatens them, and the operators of vector calculus.
import Dual

// d/dx (x · d/dy (x + y)) at x = 1, y = 1 is 1: the inner derivative is 1 whatever x is.
let nested = NestedDual<Double>.derivative(at: 1) { x in
  x * NestedDual<NestedDual<Double>>.derivative(at: 1) { y in NestedDual(constant: x) + y }
}
let confused = unguardedDerivative(at: 1) { x in x * Dual(unguardedDerivative(at: 1) { y in x + y }) }
print("with a level a derivative:", nested, " with one ε for all:", confused)

// 1/r is harmonic in three dimensions, away from 0: its Laplacian is 0. That of r² is 6.
func inverseRadius<T: Scalar>(_ x: [T]) -> T { 1 / sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]) }
print("Laplacian of 1/r:", abs(laplacian(at: [1, 2, 2], of: inverseRadius)) < 1e-16, terminator: " ")
print("of r²:", laplacian(at: [1, 2, 2]) { x in x[0] * x[0] + x[1] * x[1] + x[2] * x[2] })

// A field that turns: divergence 0, curl 2 along the axis.
let field = { (x: [Dual]) in [-x[1], x[0], 0] }
print("divergence:", divergence(at: [1, 2, 3], of: field), " curl:", curl(at: [1, 2, 3], of: field))

// Prints:
// with a level a derivative: 1.0  with one ε for all: 2.0
// Laplacian of 1/r: true of r²: 6.0
// divergence: 0.0  curl: [0.0, 0.0, 2.0]
