// After reading this file you know where an adjoint can be lost: wherever two paths meet. The numbers are small enough
// to be checked by hand.

import Reverse
import TestSupport
import Testing

@Suite("Where paths meet, adjoints add")
struct MeetingPathsTests {
  @Test("also in the sweep that is repeated because something unused is infinite")
  func repeatedSweep() {
    // f = s²y + sx with s = x + y at (0, 3): s = 3, ∂f/∂x = 2sy + s + x = 21, ∂f/∂y = 2sy + s² + x = 27.
    let slopes: [Double] = gradient(at: [0, 3]) { x in
      let s = x[0] + x[1]
      let square = s * s * x[1]
      _ = log(x[0]) * s  // 0·∞ in the plain sweep, and no part of the result
      return square + s * x[0]
    }
    #expect(slopes == [21, 27])
  }

  @Test("also where one variable is several results")
  func oneVariableSeveralResults() {
    let (values, slopes) = valueWithPullback(at: [2, 3]) { x in
      let product = x[0] * x[1]
      return [product, product, x[0], 2 * product, x[0]]
    }
    #expect(values == [6, 6, 2, 12, 2])
    let all: [Double] = slopes([1, 10, 100, 1000, 10000])
    #expect(all == [16133, 4022])  // 2011·3 + 10100 and 2011·2
    let last: [Double] = slopes([0, 0, 0, 0, 1])
    #expect(last == [1, 0])
  }

  @Test("also into memory that the caller keeps")
  func span() {
    var slopes = [7.0, 7, 7]
    var room = slopes.mutableSpan
    let point: [Double] = [2, 5, 3]
    let value = valueWithGradient(at: point.span, into: &room) { x in x[0] * x[1] + x[0] * x[2] * x[2] }
    let again = valueWithGradient(at: point.span, into: &room) { x in x[0] * x[1] + x[0] * x[2] * x[2] }
    #expect(value == 28 && again == 28)
    #expect(slopes == [14, 2, 12])
  }

  @Test("A gradient into a span of another length stops with advice")
  func spanOfAnotherLength() async {
    await #expect(processExitsWith: .failure) {
      var slopes = [0.0]
      var room = slopes.mutableSpan
      let point: [Double] = [2, 5]
      _ = valueWithGradient(at: point.span, into: &room) { x in x[0] * x[1] }
    }
  }

  @Test("One, two and three variables have the gradients of an array of as many")
  func countedVariables() {
    let one: (value: Double, gradient: Double) = valueWithGradient(at: 3) { x in x * x * x }
    #expect(one.value == 27)
    #expect(one.gradient == 27)
    let two = valueWithGradient(at: 2, 5) { x, y in x * x * y }
    #expect(two.value == 20)
    #expect([two.gradient.0, two.gradient.1] == [20, 4])
    let three = valueWithGradient(at: 2, 5, 7) { x, y, z in x * y * y + z * x }
    #expect(three.value == 64)
    #expect([three.gradient.0, three.gradient.1, three.gradient.2] == [32, 20, 2])
  }

  @Test("A program chooses its branch by values: below, at and above the border", arguments: [1.0, 2.0, 3.0])
  func comparisons(point: Double) {
    let border = Variable(2)
    let slope = gradient(at: point) { x in
      var y = Variable(0)
      if x < border { y = y + x }
      if x <= border { y = y + 10 * x }
      if x > border { y = y + 100 * x }
      if x >= border { y = y + 1000 * x }
      if x == border { y = y + 10000 * x }
      return y
    }
    let expected: Double = point < 2 ? 11 : point == 2 ? 11010 : 1100
    #expect(slope == expected)
  }
}

@Suite("What is undefined has undefined derivatives of every order")
struct UndefinedOnEveryPathTests {
  /// Functions outside their domain; what is below each formula is defined.
  static let functions: [(UnaryFunction, Double)] = [
    (.log, -1), (.log2, -1), (.log10, -1), (.log1p, -1.5), (.sqrt, -1), (.asin, 1.5), (.acos, -1.5),
    (.acosh, 0.5),
    (.acosh, -3), (.atanh, 2), (.atanh, -1.5), (.gamma, -2), (.digamma, -1), (.sign, .nan),
    (.heaviside, .nan),
    (.relu, .nan), (.abs, .nan), (.sin, .infinity),
  ]

  @Test("one argument: in the list's adjoints, a pullback and the second derivative", arguments: functions)
  func unary(function: UnaryFunction, point: Double) {
    let list = list(.unary(function))
    let adjoints = list.adjoints(values: list.values(at: [point]), seed: 1, output: 1)
    #expect(adjoints[0]?.isNaN == true)
    let slopes = pullback(at: [point]) { x in [Variable.apply(function, to: x[0]), x[0]] }
    #expect(slopes([1, 0])[0].isNaN)
    #expect(list.hessian(at: [point])[0][0].isNaN)
  }

  @Test(
    "two arguments",
    arguments: [BinaryFunction.max, .min, .pow, .hypot, .atan2], [(1.0, Double.nan), (.nan, 1), (.nan, .nan)])
  func binary(function: BinaryFunction, point: (Double, Double)) {
    let (x, y) = point
    let list = list(.binary(function))
    let values = list.values(at: [x, y])
    guard values[2].isNaN else { return }
    let adjoints = list.adjoints(values: values, seed: 1, output: 2)
    #expect(adjoints[0]?.isNaN == true && adjoints[1]?.isNaN == true)
    for row in list.hessian(at: [x, y]) { #expect(row[0].isNaN && row[1].isNaN) }
  }

  @Test("x + log(y) at y = −1 has no partial derivative by x either, on every path")
  func undefinedSum() throws {
    let recording = record(at: [1, 1]) { x in x[0] + log(x[1]) }
    let list = recording.list
    let point: [Double] = [1, -1]
    var evaluator = Evaluator(list)
    let paths: [[Double]] = [
      gradient(at: point) { x in x[0] + log(x[1]) }, pullback(at: point) { x in [x[0] + log(x[1])] }([1]),
      jacobian(at: point) { x in [x[0] + log(x[1])] }[0], list.valueWithGradient(at: point).gradient,
      try recording.valueWithGradient(at: point).gradient, evaluator.valueWithGradient(at: point).gradient,
      [list.valueWithDerivative(at: point, along: [1.0, 0]).derivative],
      list.hessian(at: point).flatMap(\.self),
    ]
    for (index, path) in paths.enumerated() {
      let areUndefined = path.allSatisfy(\.isNaN)
      #expect(areUndefined, "path \(index): \(path)")
    }
  }
}
