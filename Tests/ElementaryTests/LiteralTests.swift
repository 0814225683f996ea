// After reading this file you know that no literal changes its value: `1/2` is one half wherever a number is wanted,
// beside Foundation and on every kind of number. (Swift's own `Double(1/2)` is 0: there the Int is asked for.)

import Elementary
import Foundation
import Testing

/// A number type as a student writes it: what is not `Double` and has no order.
private struct Plain: Scalar {
  var value: Double

  init(_ constant: Double) { value = constant }
  static func + (x: Plain, y: Plain) -> Plain { Plain(x.value + y.value) }
  static func - (x: Plain, y: Plain) -> Plain { Plain(x.value - y.value) }
  static func * (x: Plain, y: Plain) -> Plain { Plain(x.value * y.value) }
  static func / (x: Plain, y: Plain) -> Plain { Plain(x.value / y.value) }
  static prefix func - (x: Plain) -> Plain { Plain(-x.value) }
  static func apply(_ function: UnaryFunction, to x: Plain) -> Plain { Plain(.apply(function, to: x.value)) }
  static func apply(_ function: BinaryFunction, to x: Plain, _ y: Plain) -> Plain {
    Plain(.apply(function, to: x.value, y.value))
  }
}

/// Every place of an expression where a literal such as 1/2 or 2 may stand, at x.
private func everyPlace<T: Scalar>(_ x: T) -> [T] {
  let powers: [T] = [
    pow(x, 1 / 2), pow(x, -1 / 2), pow(x, 3 / 2), pow(1 / 2, x), pow(x, 2), pow(2, x), pow(x, 1 / 3),
  ]
  let lifted: [T] = [T(1 / 2), T(7 / 2), T(2), T(-1 / 2)]
  let arithmetic: [T] = [x + 1 / 2, 1 / 2 * x, x / (1 / 2), x - 3 / 2, (1 / 2 + 1 / 3) * x]
  let pairs: [T] = [atan2(1 / 2, x), hypot(x, 1 / 2), max(x, 1 / 2), min(x, 1 / 2), max(9 / 2, x)]
  let orders: [T] = [polygamma(1, x), polygamma(4 / 2, x)]
  let functions: [T] = [exp(1 / 2), sqrt(1 / 4), abs(-1 / 2), relu(1 / 2), sigmoid(1 / 2)]
  return powers + lifted + arithmetic + pairs + orders + functions
}

/// What is meant, with the fractions written as decimals.
private func meant(_ x: Double) -> [Double] {
  func power(_ base: Double, _ exponent: Double) -> Double { Double.apply(.pow, to: base, exponent) }
  let powers = [
    power(x, 0.5), power(x, -0.5), power(x, 1.5), power(0.5, x), x * x, power(2, x), power(x, 1.0 / 3),
  ]
  let lifted = [0.5, 3.5, 2, -0.5]
  let arithmetic = [x + 0.5, 0.5 * x, x / 0.5, x - 1.5, (0.5 + 1.0 / 3) * x]
  let pairs = [
    Double.apply(.atan2, to: 0.5, x), Double.apply(.hypot, to: x, 0.5), Double.maximum(x, 0.5),
    Double.minimum(x, 0.5), Double.maximum(4.5, x),
  ]
  let orders = [Double.apply(.polygamma, to: 1, x), Double.apply(.polygamma, to: 2, x)]
  let functions = [
    Double.apply(.exp, to: 0.5), 0.5, 0.5, 0.5, Double.apply(.sigmoid, to: 0.5),
  ]
  return powers + lifted + arithmetic + pairs + orders + functions
}

@Suite("No literal changes a value")
struct LiteralTests {
  @Test("1/2 is one half in generic code, on Double and on another number", arguments: [0.25, 4, 7.5])
  func generic(_ x: Double) {
    #expect(everyPlace(x) == meant(x))
    #expect(everyPlace(Plain(x)).map(\.value) == meant(x))
  }

  @Test("On plain numbers beside Foundation, the values are Foundation's")
  func plain() {
    let x = 4.0
    let powers: [Double] = [
      pow(x, 1 / 2), pow(4.0, 1 / 2), pow(x, 2), pow(2, x), pow(x, -1 / 2), pow(1 / 2, x),
    ]
    #expect(powers == [2, 2, 16, 16, 0.5, 0.0625])
    let pairs: [Double] = [hypot(x, 3), atan2(1 / 2, x), max(x, 9 / 2), min(x, 1 / 2), max(1 / 2, x)]
    #expect(pairs == [5, Foundation.atan2(0.5, 4.0), 4.5, 0.5, 4])
    let n = 3
    let decimal: Decimal = pow(2, n)
    #expect(decimal == 8)
  }

  @Test("polygamma of an order that is no whole number is NaN, not digamma")
  func order() {
    #expect(polygamma(1 / 2, 2.0).isNaN && polygamma(0, 2.0) == digamma(2.0))
  }
}
