// Forward mode: a number carries its tangent through the program. One direction a run; second order by another number.
import Dual

func energy<T: Scalar>(_ x: [T]) -> T {
  let potential = exp(x[0]) * x[1]
  return potential + x[1] * x[1] / 2
}

let x = Dual(value: 10, tangent: 1)
print("(10 + ε)² =", x * x)

let (value, slope) = valueWithDerivative(at: 2) { x in x * exp(x) }
print("x·exp(x) at 2:", value, "with slope", slope)

print("gradient:", gradient(at: [0, 3], of: energy))
print("along [1, 2]:", pushforward(at: [0, 3], along: [1, 2], of: energy).tangent)
print("Hessian:", hessian(at: [0, 3], of: energy))
print("1/(1 - x), orders 0 to 4:", derivatives(at: 0, upTo: 4) { x in 1 / (1 - x) })
print("|x|·x from the left, orders 0 to 2:", derivatives(at: 0, upTo: 2, from: .left) { x in abs(x) * x })

// Prints:
// (10 + ε)² = 100.0 + 20.0ε
// x·exp(x) at 2: 14.7781121978613 with slope 22.16716829679195
// gradient: [3.0, 4.0]
// along [1, 2]: 11.0
// Hessian: [[3.0, 1.0], [1.0, 1.0]]
// 1/(1 - x), orders 0 to 4: [1.0, 1.0, 2.0, 6.0, 24.0]
// |x|·x from the left, orders 0 to 2: [0.0, 0.0, -2.0]
