// After reading this file you know that a rule has one answer on every path of reverse mode: over numbers that do not
// show their value, as formulas do not, in a pullback that is kept, and in an evaluator, point by point and in blocks.

import Reverse
import TestSupport
import Testing

/// A number that does not show its value: over it the table of rules stands alone, without the answers at edges.
private struct Opaque: Scalar {
  let number: Double

  init(_ constant: Double) { number = constant }

  static func + (x: Opaque, y: Opaque) -> Opaque { Opaque(x.number + y.number) }
  static func - (x: Opaque, y: Opaque) -> Opaque { Opaque(x.number - y.number) }
  static func * (x: Opaque, y: Opaque) -> Opaque { Opaque(x.number * y.number) }
  static func / (x: Opaque, y: Opaque) -> Opaque { Opaque(x.number / y.number) }
  static prefix func - (x: Opaque) -> Opaque { Opaque(-x.number) }

  static func apply(_ function: UnaryFunction, to x: Opaque) -> Opaque {
    Opaque(Double.apply(function, to: x.number))
  }

  static func apply(_ function: BinaryFunction, to x: Opaque, _ y: Opaque) -> Opaque {
    Opaque(Double.apply(function, to: x.number, y.number))
  }
}

@Suite("Rules over numbers that do not show their value")
struct OpaqueNumberTests {
  /// Units that a rule may miss: 8, and what rounding x² or y − 1 costs where the value cannot be looked at.
  private func allowance(_ figure: Figure) -> Double {
    switch figure.function {
    case "erf", "erfc": 8 + 2 * figure.first * figure.first
    case "pow": 8 + 8 * Double.apply(.log, to: figure.first.magnitude).magnitude
    default: 8
    }
  }

  @Test("one argument", arguments: Figure.unary)
  func unary(figure: Figure) throws {
    let function = try #require(UnaryFunction(rawValue: figure.function))
    let slope = list(.unary(function)).valueWithGradient(at: [Opaque(figure.first)]).gradient[0]
    #expect(ulps(slope.number, figure.second) <= allowance(figure))
  }

  @Test("two arguments", arguments: Figure.binary)
  func binary(figure: Figure) throws {
    let function = try #require(BinaryFunction(rawValue: figure.function))
    let point = [Opaque(figure.first), Opaque(figure.second)]
    let slopes = list(.binary(function)).valueWithGradient(at: point).gradient
    #expect(ulps(slopes[0].number, figure.third) <= allowance(figure))
    #expect(ulps(slopes[1].number, figure.fourth) <= allowance(figure))
  }

  @Test("max and min take the slope of the one they select, and half of each at a tie")
  func selection() {
    for (x, y, first) in [(3.0, 2.0, 1.0), (2, 3, 0), (-2, -3, 1), (-3, -2, 0), (-2, 3, 0), (2, 2, 0.5)] {
      let point = [Opaque(x), Opaque(y)]
      let larger = list(.binary(.max)).valueWithGradient(at: point).gradient.map(\.number)
      let smaller = list(.binary(.min)).valueWithGradient(at: point).gradient.map(\.number)
      #expect(larger == [first, 1 - first])
      #expect(smaller == [1 - first, first])
    }
  }

  @Test("the operations of arithmetic")
  func arithmetic() {
    let point = [Opaque(3), Opaque(-4)]
    func slopes(_ operation: Primitive) -> [Double] {
      list(operation).valueWithGradient(at: point).gradient.map(\.number)
    }
    #expect(slopes(.add) == [1, 1])
    #expect(slopes(.subtract) == [1, -1])
    #expect(slopes(.multiply) == [-4, 3])
    #expect(slopes(.divide) == [-0.25, -0.1875])
    #expect(list(.negate).valueWithGradient(at: [Opaque(3)]).gradient.map(\.number) == [-1])
  }
}

@Suite("Edge values on the other paths")
struct EdgeValuesOnEveryPathTests {
  private func expect(
    _ slopes: [Double], _ edge: EdgeCase, at place: SourceLocation = #_sourceLocation
  ) {
    for (slope, expected) in zip(slopes, edge.gradient) {
      #expect(isSameClassAndValue(slope, expected), "\(slopes)", sourceLocation: place)
    }
  }

  @Test("a kept pullback", arguments: edges)
  func pullbacks(edge: EdgeCase) {
    let list = record(at: edge.point, of: edge.function).list
    let slopes = pullback(at: edge.point) { x in [list.value(at: x)] }
    expect(slopes([1]), edge)
  }

  @Test("an evaluator, at one point and in blocks", arguments: edges)
  func evaluators(edge: EdgeCase) {
    var evaluator = Evaluator(record(at: edge.point, of: edge.function).list)
    expect(evaluator.valueWithGradient(at: edge.point).gradient, edge)
    let inBlocks = evaluator.valuesWithGradients(at: Array(repeating: edge.point, count: 3)).gradients
    for slopes in inBlocks { expect(slopes, edge) }
  }

  @Test("where a function is undefined, each of its partials is, whatever else is")
  func undefined() {
    let quotient = list(.divide)
    let zeros = quotient.adjoints(values: quotient.values(at: [0.0, 0.0]), seed: 1.0, output: 2)
    #expect(zeros[0]?.isNaN == true && zeros[1]?.isNaN == true)
    let slopes = pullback(at: [0, 0]) { x in [x[0] / x[1], x[0] + x[1]] }
    #expect(slopes([1, 0])[0].isNaN && slopes([1, 0])[1].isNaN)
  }
}

@Suite("Operands that are used again")
struct SharedOperandTests {
  /// One list for each operation: both operands are used twice, before it and after it.
  static let operations: [Primitive] =
    [.negate, .add, .subtract, .multiply, .divide, .unary(.exp), .unary(.sigmoid)]
    + [.binary(.pow), .binary(.hypot), .binary(.atan2)]

  private func list(around operation: Primitive) -> WengertList {
    var list = WengertList(inputs: ["w", "x", "y"])
    let first = list.append(.multiply, 1, 2)
    let second = list.append(.add, 1, 0)
    func once() -> Int {
      operation.arity == 1 ? list.append(operation, first) : list.append(operation, first, second)
    }
    let products = [
      list.append(.multiply, first, second), once(), list.append(.subtract, second, first), once(),
    ]
    list.outputs = [products.dropFirst().reduce(products[0]) { list.append(.multiply, $0, $1) }]
    return list
  }

  @Test(
    "in a list, on a tape, in an evaluator, and in blocks with a last one that is not full",
    arguments: operations)
  func shared(operation: Primitive) {
    let list = list(around: operation)
    var evaluator = Evaluator(list)
    let points = (0..<130).map { index -> [Double] in
      let share = Double(index) / 100
      return [0.5 + share, 2 - share / 2, 1.5]
    }
    let blocks = evaluator.valuesWithGradients(at: points)
    for (index, point) in points.enumerated() {
      let single = evaluator.valueWithGradient(at: point)
      let onTape = gradient(at: point) { x in list.value(at: x) }
      // In a block, exp and sigmoid are others than the C library's, by a unit and a half each; there are two, as factors.
      let isOwn = [.unary(.exp), .unary(.sigmoid)].contains(operation)
      #expect(ulps(blocks.values[index], list.value(at: point)) <= (isOwn ? 8 : 0))
      for input in 0..<3 {
        // A central difference knows the slope to nine digits; the paths agree to fourteen.
        let step = 1e-5
        var (above, below) = (point, point)
        above[input] += step
        below[input] -= step
        let difference = (list.value(at: above) - list.value(at: below)) / (above[input] - below[input])
        #expect((onTape[input] - difference).magnitude <= 1e-6 * max(1, difference.magnitude))
        #expect(agree(single.gradient[input], onTape[input], relative: 1e-13))
        #expect(agree(blocks.gradients[index][input], onTape[input], relative: 1e-13))
      }
    }
  }

  @Test("A seed other than 1 multiplies all adjoints")
  func seeds() {
    let list = surveyList()
    let values = list.values(at: [2.0, 5])
    let tripled = list.adjoints(values: values, seed: 4.0, output: 6)
    #expect(tripled[0] == 22 && tripled[2] == 4 && tripled[4] == -4)
  }
}
