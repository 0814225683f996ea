// After reading this file you know what nesting costs: 3ⁿ products for one, where a Taylor polynomial takes
// (n + 1)(n + 2)/2. Products are counted, not timed.

import Dual
import Testing

/// A plain number that counts the products it takes part in.
private struct Counted: Scalar {
  final class Counter {
    var products = 0
  }

  var value: Double
  var counter: Counter?

  init(value: Double, counter: Counter?) {
    self.value = value
    self.counter = counter
  }

  init(_ constant: Double) { self.init(value: constant, counter: nil) }

  static func == (lhs: Counted, rhs: Counted) -> Bool { lhs.value == rhs.value }

  static func + (lhs: Counted, rhs: Counted) -> Counted {
    Counted(value: lhs.value + rhs.value, counter: lhs.counter ?? rhs.counter)
  }

  static func - (lhs: Counted, rhs: Counted) -> Counted {
    Counted(value: lhs.value - rhs.value, counter: lhs.counter ?? rhs.counter)
  }

  static func * (lhs: Counted, rhs: Counted) -> Counted {
    let counter = lhs.counter ?? rhs.counter
    counter?.products += 1
    return Counted(value: lhs.value * rhs.value, counter: counter)
  }

  static func / (lhs: Counted, rhs: Counted) -> Counted {
    Counted(value: lhs.value / rhs.value, counter: lhs.counter ?? rhs.counter)
  }

  static prefix func - (operand: Counted) -> Counted {
    Counted(value: -operand.value, counter: operand.counter)
  }

  static func apply(_ function: UnaryFunction, to x: Counted) -> Counted {
    Counted(value: Double.apply(function, to: x.value), counter: x.counter)
  }

  static func apply(_ function: BinaryFunction, to x: Counted, _ y: Counted) -> Counted {
    Counted(value: Double.apply(function, to: x.value, y.value), counter: x.counter ?? y.counter)
  }
}

/// The products of one product of two numbers of a depth, all of whose parts are there.
private func products<T: Scalar>(of x: T, _ counter: Counted.Counter) -> Int {
  counter.products = 0
  _ = x * x
  return counter.products
}

@Suite("The cost of nesting")
struct NestingCostTests {
  private typealias One = NestedDual<Counted>
  private typealias Two = NestedDual<One>
  private typealias Three = NestedDual<Two>
  private typealias Four = NestedDual<Three>

  @Test("A product at depth n takes 3ⁿ products: 1, 3, 9, 27, 81")
  func nested() {
    let counter = Counted.Counter()
    let zero = Counted(value: 2, counter: counter)
    let one = One(value: zero, tangent: zero)
    let two = Two(value: one, tangent: one)
    let three = Three(value: two, tangent: two)
    let four = Four(value: three, tangent: three)
    #expect(products(of: zero, counter) == 1)
    #expect(products(of: one, counter) == 3)
    #expect(products(of: two, counter) == 9)
    #expect(products(of: three, counter) == 27)
    #expect(products(of: four, counter) == 81)
  }

  @Test("A Taylor polynomial of order n has n + 1 coefficients where nesting has 2ⁿ parts", arguments: 1...30)
  func taylor(order: Int) {
    let x = exp(Taylor(variable: 0, order: order))
    #expect(x.coefficients.count == order + 1 && x.order == order)
    #expect((x * x).coefficients.count == order + 1)
  }
}
