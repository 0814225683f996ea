import Dual
import Testing

/// x·x·stop(x): at x its value is x³, its slope 2x², its second derivative 2x.
private func cube<T: OrderedScalar>(_ x: T) -> T {
  let given = stopGradient(x)
  return x * x * given
}

@Suite("A stopped gradient in forward mode")
struct StopGradientTests {
  @Test("passes its value and no tangent of any order")
  func everyNumber() {
    let dual = cube(Dual(value: 3, tangent: 1))
    #expect(dual.value == 27 && dual.tangent == 18)
    let hyper = cube(HyperDual(value: 3, first: 1, second: 1, mixed: 0))
    #expect(hyper.value == 27 && hyper.first == 18 && hyper.mixed == 6)
    #expect(derivatives(at: 3, upTo: 4) { x in cube(x) } == [27, 18, 6, 0, 0])
    #expect(derivative(at: 3) { x in cube(x) } == 18)
    #expect(secondDerivative(at: 3) { x in cube(x) } == 6)
    let point = (1...11).map(Double.init)  // chunks of eight and of four
    #expect(gradient(at: point) { x in x.map { cube($0) }.sum() } == point.map { 2 * $0 * $0 })
  }

  @Test("is a constant of every level of a nest")
  func nested() {
    let inner = NestedDual<NestedDual<Double>>.derivative(
      at: NestedDual(value: 3, tangent: 1)
    ) { x in cube(x) }
    #expect(inner.value == 18 && inner.tangent == 6)
    let given = stopGradient(NestedDual(value: NestedDual(value: 3, tangent: 1), tangent: 1))
    #expect(given.tangent == nil && given.value.tangent == nil && given.value.value == 3)
  }

  @Test("meets no infinite slope behind it")
  func edges() {
    #expect(gradient(at: [0, 1]) { x in stopGradient(sqrt(x[0])) + x[1] } == [0, 1])
    #expect(derivative(at: 0) { x in x + sqrt(stopGradient(x)) } == 1)
  }
}
