// After reading this file you know the two functions that a user of Autograd sees: `makeVJP` and `grad`.
//
// Example.
//
//     let slope = Autograd.grad { x in tanh(x) }           slope(0.5)      1/cosh²(0.5) = 0.786…
//     let bend = Autograd.grad(Autograd.grad { x in tanh(x) })             a gradient of a gradient
//     let byBias = Autograd.grad(argument: 1) { w, b in sum of a loss … }  the second argument's

extension Autograd {
  /// How many traces surround the code that runs now; each task has its own count.
  @TaskLocal static var depth = 0

  /// Traces a function of several arguments, and returns its VJP, its value and the end of its graph.
  ///
  /// The VJP takes an adjoint of the value and returns those of all arguments, from one backward pass. It stops with advice
  /// for an adjoint of another shape than the value's.
  ///
  /// - Complexity: one run of the function, a node a step; each call of the VJP one backward pass.
  public static func makeVJP(
    _ function: ([Box]) -> Box, _ arguments: [Box]
  ) -> (vjp: (Box) -> [Box], value: Box, end: Node?) {
    $depth.withValue(depth + 1) {
      let trace = Trace(level: depth)
      let starts = arguments.map { Node(startOf: trace, $0) }
      let result = function(starts.map { Box($0) })
      guard result.level <= trace.level else {
        stop(
          "makeVJP: the value depends on a traced value kept from an inner run, through which no adjoint can "
            + "pass; return it from that run, or keep its .array")
      }
      let end = result.node?.trace === trace ? result.node : nil
      let vjp = { (g: Box) in
        guard g.shape == result.shape else {
          stop(
            "makeVJP: the adjoint has the shape \(g.shape), but the function's value has \(result.shape)")
        }
        let adjoints = end.map { backwardPass(g, $0) } ?? [:]
        return starts.map { adjoints[$0] ?? Box(NDArray.zeros($0.value.shape)) }
      }
      return (vjp, result.unwrapped(from: trace.level), end)
    }
  }

  /// Traces a function of one argument, and returns its VJP and its value.
  public static func makeVJP(
    _ function: (Box) -> Box, _ x: Box
  ) -> (vjp: (Box) -> Box, value: Box) {
    let (vjp, value, _) = makeVJP({ function($0[0]) }, [x])
    return ({ vjp($0)[0] }, value)
  }

  /// The value of a function whose value is one number, and its derivatives by all arguments.
  ///
  /// Stops with advice if the value is not exactly one number.
  ///
  /// - Complexity: one run of the function and one backward pass, however many arguments there are.
  public static func valueAndGrad(
    _ function: ([Box]) -> Box, _ arguments: [Box]
  ) -> (value: Box, gradients: [Box]) {
    let (vjp, value, _) = makeVJP(function, arguments)
    guard value.array.count == 1 else {
      stop(
        "grad: the function's value has the shape \(value.shape), not one number; take .sum(), or use makeVJP"
      )
    }
    return (value, vjp(Box(NDArray.ones(value.shape))))
  }

  /// The derivative of a function by one of its arguments, as a function of all of them.
  ///
  /// - Complexity: each call of the result one run of the function and one backward pass.
  public static func grad(
    argument: Int = 0, _ function: @escaping ([Box]) -> Box
  ) -> ([Box]) -> Box {
    { arguments in
      guard arguments.indices.contains(argument) else {
        stop("grad: there is no argument \(argument) among \(arguments.count); the first has number 0")
      }
      return valueAndGrad(function, arguments).gradients[argument]
    }
  }

  /// The derivative of a function of one argument.
  ///
  /// - Complexity: each call of the result one run of the function and one backward pass.
  public static func grad(_ function: @escaping (Box) -> Box) -> (Box) -> Box {
    { x in valueAndGrad({ function($0[0]) }, [x]).gradients[0] }
  }

  /// The derivative of a function of two arguments by the first (0) or the second (1).
  public static func grad(
    argument: Int = 0, _ function: @escaping (Box, Box) -> Box
  ) -> (Box, Box) -> Box {
    let derivative = grad(argument: argument) { (x: [Box]) in function(x[0], x[1]) }
    return { x, y in derivative([x, y]) }
  }
}
