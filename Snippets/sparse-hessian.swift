// A Hessian of a million entries from three directions: pattern, colours, and many points.

import Reverse

func chain<T: Scalar>(_ x: [T]) -> T {
  zip(x, x.dropFirst()).map { x, next in
    let valley = next - x * x
    return 100 * (valley * valley) + (1 - x) * (1 - x)
  }.sum()
}

let small = SparseHessian(at: [1, 1, 1, 1], of: chain)
print(small.pattern)
print(try small.hessian(at: [1, 1, 1, 1]))

let start = [Double](repeating: 0.5, count: 1000)
let prepared = SparseHessian(at: start, of: chain)
print(prepared.pattern, "in", prepared.colouring.colourCount, "directions")
let hessian = try prepared.hessian(at: start.map { $0 + 0.25 })
print(hessian[500, 499], hessian[500, 500], hessian[500, 501], hessian[500, 502])

// Prints:
// × × · ·
// × × × ·
// · × × ×
// · · × ×
//  802.0  -400.0       ·       ·
// -400.0  1002.0  -400.0       ·
//      ·  -400.0  1002.0  -400.0
//      ·       ·  -400.0   200.0
// 1000 × 1000, 2998 entries in 3 directions
// -300.0 577.0 -300.0 0.0
