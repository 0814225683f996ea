// After reading this file you know what an undefined partial derivative is as a number that moves with its operands: a
// NaN with a derivative of NaN, and not a constant, whose derivative would be 0.

import Reverse
import TestSupport
import Testing

/// A value and its derivative along one direction: the least that differentiates a list's sweep once more.
///
/// What does not move adds nothing to a derivative, not even where it is undefined.
private struct Moving: Scalar {
  let value: Double
  let tangent: Double

  init(_ constant: Double) { self.init(constant, tangent: 0) }

  init(_ value: Double, tangent: Double) {
    self.value = value
    self.tangent = tangent
  }

  var primal: Double? { value }

  static func + (x: Moving, y: Moving) -> Moving { Moving(x.value + y.value, tangent: x.tangent + y.tangent) }
  static func - (x: Moving, y: Moving) -> Moving { Moving(x.value - y.value, tangent: x.tangent - y.tangent) }
  static prefix func - (x: Moving) -> Moving { Moving(-x.value, tangent: -x.tangent) }

  static func * (x: Moving, y: Moving) -> Moving {
    Moving(x.value * y.value, tangent: share(y.value, x.tangent) + share(x.value, y.tangent))
  }

  static func / (x: Moving, y: Moving) -> Moving {
    let z = x.value / y.value
    return Moving(z, tangent: share(1 / y.value, x.tangent) - share(z / y.value, y.tangent))
  }

  private static func share(_ slope: Double, _ tangent: Double) -> Double {
    tangent == 0 ? 0 : slope * tangent
  }

  static func apply(_ function: UnaryFunction, to x: Moving) -> Moving {
    let (z, slopes) = list(.unary(function)).valueWithGradient(at: [x.value])
    return Moving(z, tangent: share(slopes[0], x.tangent))
  }

  static func apply(_ function: BinaryFunction, to x: Moving, _ y: Moving) -> Moving {
    let (z, slopes) = list(.binary(function)).valueWithGradient(at: [x.value, y.value])
    return Moving(z, tangent: share(slopes[0], x.tangent) + share(slopes[1], y.tangent))
  }
}

@Suite("Derivatives of undefined derivatives")
struct MovingNumberTests {
  private func expectUndefined(_ slope: Moving?, at place: SourceLocation = #_sourceLocation) {
    #expect(slope?.value.isNaN == true && slope?.tangent.isNaN == true, sourceLocation: place)
  }

  @Test("are undefined too: one argument, outside the domain", arguments: UndefinedOnEveryPathTests.functions)
  func unary(function: UnaryFunction, point: Double) {
    let list = list(.unary(function))
    let values = list.values(at: [Moving(point, tangent: 1)])
    expectUndefined(list.adjoints(values: values, seed: 1, output: 1)[0])
  }

  @Test(
    "two arguments, whichever of them moves",
    arguments: [
      (BinaryFunction.max, 1.0, Double.nan), (.min, .nan, 1), (.hypot, 1, .nan), (.atan2, .nan, 1),
      (.pow, 2, .nan), (.pow, -2, 0.5), (.pow, -1, .nan),
    ])
  func binary(function: BinaryFunction, x: Double, y: Double) {
    let list = list(.binary(function))
    for direction in [(1.0, 0.0), (0, 1)] {
      let values = list.values(at: [Moving(x, tangent: direction.0), Moving(y, tangent: direction.1)])
      guard values[2].tangent.isNaN else { continue }
      let slopes = list.adjoints(values: values, seed: 1, output: 2)
      expectUndefined(slopes[0])
      expectUndefined(slopes[1])
    }
  }

  @Test("0^y has no slope by y at y ≤ 0, and that slope has none either", arguments: [0.0, -0.5, -1])
  func powerOfZero(exponent: Double) {
    let list = list(.binary(.pow))
    let values = list.values(at: [Moving(0), Moving(exponent, tangent: 1)])
    expectUndefined(list.adjoints(values: values, seed: 1, output: 2)[1])
  }
}
