// Reverse mode is forward mode's linear program, transposed: the arrows turn round, their numbers stay.
import Reverse

let recording = record(at: [2, 5]) { x in log(x[0]) + x[0] * x[1] - sin(x[1]) }
let forward = try recording.linearized(at: [2, 5])
let backward = forward.transposed()

print(forward)
print("along x1: J·v =", forward([1, 0]), " along x2:", forward([0, 1]))
print()
print(backward)
print("Jᵀ·w =", backward([1]), "the whole gradient at once")
print("transposed twice, the same program:", backward.transposed() == forward)

let (v, w) = ([0.25, -2.0], [3.0])
let (left, right) = (w[0] * forward(v)[0], zip(backward(w), v).reduce(0) { $0 + $1.0 * $1.1 })
print("<w, Jv> = <Jᵀw, v>:", abs(left - right) < 1e-14)

if CommandLine.arguments.contains("svg") { print(GraphPicture(of: backward, arguments: [1]).svg) }

// Prints:
// inputs x1_dot, x2_dot
// v1_dot = 0.5*x1_dot
// v2_dot = 5*x1_dot + 2*x2_dot
// v3_dot = v1_dot + v2_dot
// v4_dot = 0.283662*x2_dot
// v5_dot = v3_dot - v4_dot
// y_dot = v5_dot
// output  y_dot
// along x1: J·v = [5.5]  along x2: [1.7163378145367738]
//
// input  y_bar
// v5_bar = y_bar
// v4_bar = -v5_bar
// v3_bar = v5_bar
// v2_bar = v3_bar
// v1_bar = v3_bar
// x2_bar = 0.283662*v4_bar + 2*v2_bar
// x1_bar = 5*v2_bar + 0.5*v1_bar
// outputs x1_bar, x2_bar
// Jᵀ·w = [5.5, 1.7163378145367738] the whole gradient at once
// transposed twice, the same program: true
// <w, Jv> = <Jᵀw, v>: true
