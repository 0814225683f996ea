// After reading this file you know how a derivative is stopped where programs are written down: as a line of a Wengert
// list, in an Autograd trace, in a computation graph.
//
// On a tape nothing is needed: a `Variable` becomes a constant. A recording is replayed at other points, where a constant
// would keep the old value; so the list has a call that computes y = x, has no tangent, and sends nothing back:
//
//     v1 = stopGradient(x)         v1 has a value at each point
//     v2 = v1 * x                  dv2/dx = v1
//
// Nothing is propagated, which is not 0: stopGradient(sqrt(x)) at 0 sends no 0·∞ through the root.

/// y = x, through which nothing passes.
private struct StopGradient: FunctionWithPullback {
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

extension Traced {
  /// The number as a constant, by a line of the recording: a replay has the value of its own point.
  public static func stopGradient(_ x: Traced) -> Traced {
    x.recorder == nil ? x : DefinedFunction(StopGradient())(x)
  }
}

extension Recording {
  /// Whether the program stopped a derivative somewhere, so that its gradient is not that of the function it computes.
  package var stopsGradients: Bool { list.calls.contains { $0.function.isStop } }
}

/// The array as a constant of every trace: its numbers pass, no adjoint does.
public func stopGradient<A: ArrayNumber>(_ x: A) -> A { A(x.array) }

/// The node's value as a constant of the graph, to which nothing is sent.
public func stopGradient(_ x: ComputationGraph.Node) -> ComputationGraph.Node {
  ComputationGraph.Node(x.value)
}
