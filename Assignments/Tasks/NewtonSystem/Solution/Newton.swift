// Task 2, part 3: Newton's method, x ← x − J(x)⁻¹ f(x).

import Dual

/// A zero of f near x; `nil` if none is reached in so many steps, or if the Jacobian is singular on the way.
///
/// It is reached when a step is no longer than 10⁻¹² of max(1, |x|) in each component.
func newton(_ f: System, from x: [Double], steps: Int = 50) -> [Double]? {
  // solution
  var x = x
  for _ in 0..<steps {
    let values = f(x.map { Dual(value: $0, tangent: 0) }).map(\.value)
    guard let d = solution(of: jacobian(of: f, at: x), values.map { -$0 }) else { return nil }
    for i in x.indices { x[i] += d[i] }
    guard x.allSatisfy(\.isFinite) else { return nil }
    if zip(x, d).allSatisfy({ abs($1) <= 1e-12 * max(1, abs($0)) }) { return x }
  }
  return nil
  // starter: // In each step: the values, the Jacobian, a linear system, the new x; then ask whether the step was small.
  // starter: x.map { _ in .nan }
  // end
}
