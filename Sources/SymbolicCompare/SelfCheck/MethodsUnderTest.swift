// After reading this file you know how the properties are pointed at somebody else's derivative: each algorithm that
// they look at is a function in one record, and can be exchanged.
//
//     var methods = MethodsUnderTest.own
//     methods.reverse = { list, point in myTape(list, point) }          // a student's
//     let check = SelfCheck(count: 1000, seed: 1, properties: Property.all(of: methods))
//     print(check.failures.map(\.example))                              // small counter-examples
//
// A number type of one's own has to be a `Scalar`:
//
//     methods.forward = { list, point, direction in
//       let result = list.value(at: zip(point, direction).map { MyDual(value: $0, tangent: $1) })
//       return (result.value, result.tangent)
//     }
//
// and to know that where the tangent is 0 the result is a constant. The textbook's ẏ = f′(x) ẋ, taken as it stands,
// makes 0·∞ = NaN at edges, and is accused there: of x + asin(1), of log2(relu(x)) at −1, of y + x^x for its ∂/∂y at 0.
//
// An answer of the wrong length is told as a violation.
//
// That is also how it is shown that a property can fail: a mistake is planted here, and must be found.

/// The algorithms that the properties compare with one another.
///
/// A function is a trace of primitives, a `WengertList`, whose `value(at:)` runs it over any `Scalar`: over
/// a number type of one's own, too.
public struct MethodsUnderTest: Sendable {
  /// A function at a point, with its value and its gradient.
  public typealias Gradient =
    @Sendable (_ function: WengertList, _ point: [Double]) -> (value: Double, gradient: [Double])

  /// Forward mode: the value and the derivative along a direction.
  public var forward:
    @Sendable (_ function: WengertList, _ point: [Double], _ direction: [Double]) -> (
      value: Double, derivative: Double
    )

  /// Reverse mode: the value and the gradient.
  public var reverse: Gradient

  /// Other ways of reverse mode to the same gradient, with their names.
  public var otherGradients: [(name: String, gradient: Gradient)]

  /// Other ways of forward mode to the same gradient, with their names.
  public var forwardGradients: [(name: String, gradient: Gradient)]

  /// A list prepared once and evaluated at many points.
  public var blocks:
    @Sendable (_ function: WengertList, _ points: [[Double]]) -> (values: [Double], gradients: [[Double]])

  /// The pullback: the gradient of the list's outputs weighted by seeds.
  public var pullback: @Sendable (_ function: WengertList, _ point: [Double], _ seeds: [Double]) -> [Double]

  /// The naive formula of a derivative.
  public var formula: @Sendable (_ formula: Symbolic, _ variable: String) -> Symbolic

  /// The derivatives of orders 0 to n along a direction.
  public var taylor:
    @Sendable (_ function: WengertList, _ point: [Double], _ direction: [Double], _ order: Int) -> [Double]

  /// The Hessian by forward mode alone, row by row.
  public var forwardHessian: @Sendable (_ function: WengertList, _ point: [Double]) -> [[Double]]

  /// The Hessian by reverse mode alone, row by row.
  public var reverseHessian: @Sendable (_ function: WengertList, _ point: [Double]) -> [[Double]]

  /// The kinds of number that compute a value, with their names.
  public var values: [(name: String, value: @Sendable (_ function: WengertList, _ point: [Double]) -> Double)]

  /// The ways to write a formula down, with their names.
  public var texts: [(name: String, text: @Sendable (_ formula: Symbolic) -> String)]

  /// The size of a formula written out, and with every part written once.
  public var size: @Sendable (_ formula: Symbolic) -> (tree: WholeNumber, shared: Int)
}

extension MethodsUnderTest {
  /// The methods of this package.
  public static let own = MethodsUnderTest(
    forward: { list, point, direction in
      let result = Dual::pushforward(at: point, along: direction) { list.value(at: $0) }
      return (result.value, result.tangent)
    },
    reverse: { list, point in list.valueWithGradient(at: point) },
    otherGradients: [
      ("the tape", { list, point in Reverse::valueWithGradient(at: point) { list.value(at: $0) } }),
      ("the plain list, an entry an operation", { list, point in recorded(list, at: point, at: point) }),
      (
        "a recording of another point", { list, point in recorded(list, at: point.map { 1 - $0 }, at: point) }
      ),
      (
        "the evaluator",
        { list, point in
          var evaluator = Evaluator(list)
          return evaluator.valueWithGradient(at: point)
        }
      ),
      (
        "the list with common parts made one",
        { list, point in list.sharingCommonParts().valueWithGradient(at: point) }
      ),
    ],
    forwardGradients: [
      (
        "one tangent a run",
        { list, point in Dual::valueWithGradient(at: point) { (x: [Dual]) in list.value(at: x) } }
      ),
      (
        "eight tangents a run",
        { list, point in Dual::valueWithGradient(at: point) { (x: [Dual8]) in list.value(at: x) } }
      ),
      (
        "four tangents a run",
        { list, point in
          let gradient = Dual::gradient(at: point) { (x: [Dual4]) in list.value(at: x) }
          return (list.value(at: point.map { Dual4($0) }).value, gradient)
        }
      ),
    ],
    blocks: { list, points in
      var evaluator = Evaluator(list)
      return evaluator.valuesWithGradients(at: points)
    },
    pullback: { list, point, seeds in
      Reverse::valueWithPullback(at: point) { x in
        let slots = list.values(at: x)
        return list.outputs.map { slots[$0] }
      }.pullback(seeds)
    },
    formula: { formula, variable in formula.derivative(withRespectTo: variable) },
    taylor: { list, point, direction, order in
      Dual::derivatives(at: point, along: direction, upTo: order) { list.value(at: $0) }
    },
    forwardHessian: { list, point in Dual::hessian(at: point) { list.value(at: $0) } },
    reverseHessian: { list, point in list.hessian(at: point) },
    values: [
      ("Dual", { list, point in list.value(at: point.map { Dual(value: $0, tangent: 1) }).value }),
      ("Dual8", { list, point in list.value(at: point.map { Dual8(value: $0, tangents: .one) }).value }),
      ("Dual4", { list, point in list.value(at: point.map { Dual4(value: $0, tangents: .one) }).value }),
      ("Variable", { list, point in Reverse::valueWithGradient(at: point) { list.value(at: $0) }.value }),
      ("Traced", { list, point in recorded(list, at: point, at: point).value }),
      (
        "HyperDual",
        { list, point in
          list.value(at: point.map { HyperDual(value: $0, first: 1, second: 1, mixed: 0) }).value
        }
      ),
      ("Taylor", { list, point in list.value(at: point.map { Taylor(variable: $0, order: 2) }).value }),
      (
        "NestedDual",
        { list, point in list.value(at: point.map { NestedDual<Double>(value: $0, tangent: 1) }).value }
      ),
      (
        "Evaluator",
        { list, point in
          var evaluator = Evaluator(list)
          return evaluator.value(at: point.span)
        }
      ),
    ],
    texts: [("the text", { $0.description }), ("the program", { $0.program })],
    size: { ($0.treeSize, $0.sharedSize) })

  /// A list recorded anew at one point, and differentiated at another; a trace has no branches to be refused.
  private static func recorded(
    _ list: WengertList, at place: [Double], at point: [Double]
  ) -> (value: Double, gradient: [Double]) {
    // With the names x1, x2, …, which differ whatever the list's own are.
    let recording = record(at: place) { x in [list.value(at: x)] }
    return recording.list.valueWithGradient(at: point)
  }
}
