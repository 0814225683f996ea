// The project's convention for edge values as one table, through the list, the tape, and the list's sweep over
// variables. NaN and infinities are compared as classes, numbers exactly.

import Foundation
import Reverse
import TestSupport
import Testing

/// A function at a point where calculus needs a convention.
struct EdgeCase: CustomTestStringConvertible, Sendable {
  let text: String
  let point: [Double]
  let gradient: [Double]
  let function: @Sendable ([Traced]) -> Traced

  var testDescription: String { "\(text) at \(point)" }

  init(_ text: String, _ point: [Double], _ gradient: [Double], _ f: @escaping @Sendable ([Traced]) -> Traced)
  {
    self.text = text
    self.point = point
    self.gradient = gradient
    function = f
  }
}

private let inf = Double.infinity
private let nan = Double.nan

private func f(_ function: UnaryFunction, _ x: Double, _ slope: Double) -> EdgeCase {
  EdgeCase("\(function.name)(x)", [x], [slope]) { v in Traced.apply(function, to: v[0]) }
}

private func f(_ function: BinaryFunction, _ x: Double, _ y: Double, _ dx: Double, _ dy: Double) -> EdgeCase {
  EdgeCase("\(function.name)(x, y)", [x, y], [dx, dy]) { v in Traced.apply(function, to: v[0], v[1]) }
}

// swift-format-ignore
let edges: [EdgeCase] = [
  // Kinks: the midpoint.
  f(.abs, 0, 0), f(.abs, -0.0, 0), f(.sign, 0, 0), f(.sign, -3, 0), f(.heaviside, 0, 0), f(.relu, 0, 0.5),
  f(.relu, -0.0, 0.5), f(.max, 2, 2, 0.5, 0.5), f(.min, 2, 2, 0.5, 0.5), f(.max, inf, inf, 0.5, 0.5),
  f(.min, -inf, -inf, 0.5, 0.5), f(.hypot, 0, 0, 0, 0), f(.atan2, 0, 0, nan, nan),
  // Steps and gates: a jump has no slope, a branch that is not taken passes nothing.
  f(.floor, 2, 0), f(.floor, -0.5, 0), f(.floor, nan, nan), f(.mod, 6, 3, 1, -2), f(.mod, -7, 3, 1, 3), f(.mod, 7, -3, 1, 3),
  f(.mod, 7, 0, nan, nan), f(.ifPositive, 0, 5, 0, 0), f(.ifPositive, 1, 5, 0, 1), f(.ifNotPositive, 0, 5, 0, 1),
  f(.ifNotPositive, 1, 5, 0, 0), f(.ifPositive, nan, 5, nan, nan), f(.ifNotPositive, 1, nan, 0, 0),
  EdgeCase("floor(sqrt(x))", [0], [0]) { v in Traced.apply(.floor, to: sqrt(v[0])) },
  EdgeCase("ifPositive(x, log(x))", [-1], [0]) { v in ifPositive(v[0], log(v[0])) },
  EdgeCase("ifPositive(x, log(x))", [0], [0]) { v in ifPositive(v[0], log(v[0])) },
  EdgeCase("ifPositive(sqrt(x), y)", [0, 2], [0, 0]) { v in ifPositive(sqrt(v[0]), v[1]) },
  EdgeCase("ifNotPositive(sqrt(x), y)", [0, 2], [0, 1]) { v in ifNotPositive(sqrt(v[0]), v[1]) },
  EdgeCase("mod(x, 1 + sqrt(y))", [0.5, 0], [1, 0]) { v in mod(v[0], 1 + sqrt(v[1])) },
  EdgeCase("max(x, x)", [2], [1]) { v in max(v[0], v[0]) },
  EdgeCase("relu(x) - relu(-x)", [0], [1]) { v in relu(v[0]) - relu(-v[0]) },
  EdgeCase("max(x, 0)", [0], [0.5]) { v in max(v[0], 0) },
  // Infinite slopes, with their sign; −0 is 0.
  f(.sqrt, 0, inf), f(.sqrt, -0.0, inf), f(.cbrt, 0, inf), f(.cbrt, -0.0, inf), f(.log, 0, inf), f(.log, -0.0, inf),
  f(.log2, 0, inf), f(.log2, -0.0, inf), f(.log10, 0, inf), f(.log10, -0.0, inf), f(.log1p, -1, inf), f(.asin, 1, inf),
  f(.asin, -1, inf), f(.acos, 1, -inf), f(.acos, -1, -inf), f(.acosh, 1, inf), f(.atanh, 1, inf), f(.atanh, -1, inf),
  f(.logit, 0, inf), f(.logit, -0.0, inf), f(.logit, 1, inf), f(.erfinv, 1, inf), f(.erfinv, -1, inf),
  EdgeCase("sqrt(-x)", [0], [-inf]) { v in sqrt(-v[0]) },
  // Outside the domain the value is NaN, and so is the slope.
  f(.log, -1, nan), f(.log2, -1, nan), f(.log10, -1, nan), f(.log1p, -1.5, nan), f(.sqrt, -1, nan), f(.asin, 1.5, nan),
  f(.acos, -1.5, nan), f(.acosh, 0.5, nan), f(.acosh, -3, nan), f(.atanh, 2, nan), f(.atanh, -2, nan), f(.gamma, 0, nan),
  f(.gamma, -2, nan), f(.digamma, -1, nan), f(.log, nan, nan), f(.sign, nan, nan), f(.relu, nan, nan),
  f(.abs, nan, nan), f(.sin, inf, nan), f(.max, nan, 1, nan, nan), f(.max, 1, nan, nan, nan), f(.pow, -2, 0.5, nan, nan),
  EdgeCase("x/y", [0, 0], [nan, nan]) { v in v[0] / v[1] },
  EdgeCase("x/y", [inf, inf], [nan, nan]) { v in v[0] / v[1] },
  EdgeCase("x/y", [1, 0], [inf, -inf]) { v in v[0] / v[1] },
  // Powers.
  f(.pow, 0, 2, 0, 0), f(.pow, 0, 1, 1, 0), f(.pow, 0, 0.5, inf, 0), f(.pow, -0.0, 0.5, inf, 0), f(.pow, 0, 0, 0, nan),
  f(.pow, 0, -1, -inf, nan), f(.pow, -0.0, -1, -inf, nan), f(.pow, -0.0, -2, -inf, nan), f(.pow, -2, 3, 12, nan),
  f(.pow, -0.0, 1, 1, 0), f(.pow, -0.0, 1.5, 0, 0), f(.pow, -0.0, 2, 0, 0), f(.pow, -0.0, 3, 0, 0),
  EdgeCase("x^0", [0], [0]) { v in pow(v[0], 0) },
  EdgeCase("x^0", [-0.0], [0]) { v in pow(v[0], 0) },
  EdgeCase("x^1", [0], [1]) { v in pow(v[0], 1) },
  EdgeCase("x^3", [-2], [12]) { v in pow(v[0], 3) },
  EdgeCase("x^-1", [-2], [-0.25]) { v in pow(v[0], -1) },
  EdgeCase("0^x", [0], [nan]) { v in pow(0, v[0]) },
  EdgeCase("0^x", [2], [0]) { v in pow(0, v[0]) },
  // What does not reach the result, or is not selected, adds nothing.
  EdgeCase("x + sqrt(y)", [1, 0], [1, inf]) { v in v[0] + sqrt(v[1]) },
  EdgeCase("unused log(x)", [0], [2]) { v in _ = log(v[0]) * sqrt(v[0]); return v[0] + v[0] },
  EdgeCase("unused log(x)*y", [0, 0], [1, 2]) { v in _ = log(v[0]) * (1 / v[1]); return v[0] + 2 * v[1] },
  EdgeCase("max(1, sqrt(x))", [0], [0]) { v in max(1, sqrt(v[0])) },
  EdgeCase("max(y, sqrt(x))", [0, 1], [0, 1]) { v in max(v[1], sqrt(v[0])) },
  EdgeCase("min(y, 1/x)", [0, 1], [0, 1]) { v in min(v[1], 1 / v[0]) },
  EdgeCase("relu(-1 - sqrt(x))", [0], [0]) { v in relu(-1 - sqrt(v[0])) },
  EdgeCase("sign(sqrt(x) + 1)", [0], [0]) { v in sign(sqrt(v[0]) + 1) },
  EdgeCase("heaviside(log(x))*y", [0, 3], [0, 0]) { v in heaviside(log(v[0])) * v[1] },
  // 0·∞ along a real path stays NaN.
  EdgeCase("0*sqrt(x)", [0], [nan]) { v in 0 * sqrt(v[0]) },
  EdgeCase("sqrt(x)^2", [0], [nan]) { v in pow(sqrt(v[0]), 2) },
  EdgeCase("sqrt(x^2)", [0], [nan]) { v in sqrt(v[0] * v[0]) },
  EdgeCase("log(1+exp(x))", [1000], [nan]) { v in log(1 + exp(v[0])) },
  EdgeCase("exp(y)*sqrt(x)", [0, -1000], [nan, 0]) { v in exp(v[1]) * sqrt(v[0]) },
  // The primitives do not overflow.
  f(.softplus, 1000, 1), f(.softplus, -1000, 0), f(.sigmoid, 1000, 0), f(.sigmoid, -1000, 0), f(.tanh, 1000, 0),
  f(.tanh, -1000, 0), f(.log1p, 1000, 1.0 / 1001), f(.expm1, -1000, 0), f(.erf, 40, 0), f(.asinh, 1e200, 1e-200),
  f(.acosh, 1e200, 1e-200), f(.atan, inf, 0), f(.atan2, inf, 1, 0, 0), f(.atan2, 1, inf, 0, 0),
  f(.atan2, -inf, -inf, 0, 0),
]

@Suite("Edge values")
struct EdgeValueTests {
  @Test(
    "follow the convention on the list, on the tape, over variables, and on the evaluator", arguments: edges)
  func convention(edge: EdgeCase) {
    let list = record(at: edge.point, of: edge.function).list
    let onList = list.valueWithGradient(at: edge.point).gradient
    let onTape = gradient(at: edge.point) { x in list.value(at: x) }
    let slopes = valueWithPullback(at: edge.point) { x in list.valueWithGradient(at: x).gradient }
    var evaluator = Evaluator(list)
    let evaluated = evaluator.valueWithGradient(at: edge.point).gradient
    let inBlock = evaluator.valuesWithGradients(at: [edge.point]).gradients[0]
    for index in edge.point.indices {
      let expected = edge.gradient[index]
      #expect(isSameClassAndValue(evaluated[index], expected), "evaluator: \(evaluated)")
      #expect(isSameClassAndValue(inBlock[index], expected), "in a block: \(inBlock)")
      #expect(isSameClassAndValue(onList[index], expected), "list: \(onList)")
      #expect(isSameClassAndValue(onTape[index], expected), "tape: \(onTape)")
      #expect(isSameClassAndValue(slopes.value[index], expected), "list over variables: \(slopes.value)")
    }
  }

  @Test("x^n at 0: the n-th derivative is n!, the next one 0", arguments: [1, 2])
  func powersAtZero(order: Int) {
    #expect(hessian(at: [0]) { x in pow(x[0], 2) } == [[2]])
    #expect(hessian(at: [0]) { x in pow(x[0], 1) } == [[0]])
    #expect(hessian(at: [0]) { x in pow(x[0], 3) } == [[0]])
    #expect(hessian(at: [0]) { x in x[0] * x[0] } == [[2]])
    #expect(hessian(at: [0]) { x in pow(x[0], 0) } == [[0]])
  }

  /// Of one function alone, and in a sum with another input, whose mixed derivative is 0 too.
  @Test(
    "far out, where a function has become flat or straight, its second derivative is 0 and not 0·∞",
    arguments: [
      (.tanh, 19.5), (.tanh, 300), (.tanh, 711), (.tanh, 1e300), (.sigmoid, 800), (.softplus, 800),
      (.erf, 40),
      (.erfc, 40), (.atan, 1e200), (.asinh, 1e200), (.abs, 5), (.relu, 5), (.heaviside, 5),
    ] as [(UnaryFunction, Double)])
  func flat(function: UnaryFunction, x: Double) {
    for place in [x, -x] {
      let alone = hessian(at: [place]) { v in Traced.apply(function, to: v[0]) }[0][0]
      #expect(alone.magnitude < 1e-15, "\(function) at \(place): \(alone)")
      let sum = hessian(at: [1, place]) { v in v[0] + Traced.apply(function, to: v[1]) }
      #expect(sum == [[0, 0], [0, alone]])
    }
  }

  @Test("where the value is NaN, so is every partial derivative")
  func undefinedValue() {
    let points: [([Double], ([Variable]) -> Variable)] = [
      ([1, -1], { x in x[0] + log(x[1]) }), ([0, 0], { x in x[0] * log(x[1]) }),
      ([1, 2], { x in 0 * x[0] / 0 + x[1] }),
    ]
    for (point, function) in points {
      let slopes: [Double] = gradient(at: point, of: function)
      let defined = slopes.filter { !$0.isNaN }
      #expect(defined.isEmpty, "\(slopes)")
    }
  }
}
