// After reading this file you know how a derivative is stopped where programs are written down: as a line of a Wengert
// list that sends nothing back.
//
// On a tape nothing is needed: a `Variable` becomes a constant. A recording is replayed at other points, where a constant
// would keep the old value; so the list has a call that computes y = x, has no tangent, and sends nothing back:
//
//     v1 = stopGradient(x)         v1 has a value at each point
//     v2 = v1 * x                  dv2/dx = v1
//
// Nothing is propagated, which is not 0: stopGradient(sqrt(x)) at 0 sends no 0·∞ through the root.

/// y = x, through which nothing passes.
struct StopGradient: FunctionWithPullback {
  let name = "stopGradient"
  let arity = 1

  func value<T: Scalar>(at x: [T]) -> T {
    x[0].primal.map { T($0) } ?? x[0]
  }

  func pullback<T: Scalar>(at x: [T], value z: T, adjoint: T) -> [T] { [] }
}

extension DefinedFunction {
  /// Whether nothing passes through it, forwards or backwards.
  var isStop: Bool { generic is StopGradient }
}
