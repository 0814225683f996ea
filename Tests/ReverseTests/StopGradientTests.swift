import Reverse
import Testing

/// x·stop(x): at x its value is x², its slope x.
private func loss<T: OrderedScalar>(_ x: T) -> T {
  let given = stopGradient(x)
  return given * x
}

@Suite("A stopped gradient in reverse mode")
struct StopGradientTests {
  @Test("passes its value and no adjoint, on the tape, in a list, a trace, a graph and a program")
  func everywhere() {
    #expect(valueWithGradient(at: 3, of: { x in loss(x) }) == (9, 3))
    let recording = record(at: 3) { x in loss(x) }
    let point: [Double] = [3]
    #expect(recording.list.valueWithGradient(at: point) == (9, [3]))
    #expect(recording.list.valueWithDerivative(at: point, along: [1]) == (9, 3))
    #expect(Autograd.grad { x in stopGradient(x) * x }(3).array.scalar == 3)
    let x = ComputationGraph.Node("x", 3)
    let y = stopGradient(x) * x
    y.backward()
    #expect(y.value == 9 && x.grad == 3)
    let graph = EDF.Graph()
    let input = EDF.Input(graph, "x", 3)
    let product = EDF.Multiply(EDF.StopGradient(input), input)
    graph.forward()
    graph.backward(product)
    #expect(product.value == 9 && input.grad == 3)
  }

  @Test("has the value of the new point when a recording is replayed")
  func replay() throws {
    let recording = record(at: 3) { x in loss(x) }
    #expect(recording.list.description == "inputs  x\nv1 = stopGradient(x)\nv2 = v1 * x\noutput  v2")
    #expect(try recording.valueWithGradient(at: [5]) == (25, [5]))
    var evaluator = Evaluator(recording.list)
    #expect(evaluator.valueWithGradient(at: [7]) == (49, [7]))
    #expect(recording.list.linearized(at: [5])([1]) == [5])
    #expect(recording.list.sharingCommonParts().valueWithGradient(at: [5] as [Double]) == (25, [5]))
  }

  @Test("has second derivatives of what is left")
  func second() {
    // s x² with s = x given: 2s.
    #expect(hessian(at: [3]) { (x: [Traced]) in stopGradient(x[0]) * x[0] * x[0] } == [[6]])
    #expect(hessianVectorProduct(at: [3], along: [2]) { (x: [Traced]) in loss(x[0]) } == [0])
    let slope = Autograd.grad { x in stopGradient(x) * x * x }
    #expect(Autograd.grad(slope)(3).array.scalar == 6)
  }

  @Test("sends nothing, so that no infinite slope is met behind it")
  func edges() {
    let function: ([Traced]) -> Traced = { x in stopGradient(sqrt(x[0])) + x[1] }
    let list = record(at: [0, 1], of: function).list
    let point: [Double] = [0, 1]
    #expect(list.valueWithGradient(at: point) == (1, [0, 1]))
    var evaluator = Evaluator(list)
    #expect(evaluator.valueWithGradient(at: point) == (1, [0, 1]))
    #expect(gradient(at: point) { x in stopGradient(sqrt(x[0])) + x[1] } == [0, 1])
    #expect(gradient(at: point) { x in sqrt(stopGradient(x[0])) + x[1] } == [0, 1])
  }

  @Test("of a function that is not recorded is the number itself")
  func plain() {
    let value: Double = loss(3)
    #expect(value == 9)
    #expect(stopGradient(Variable(2)).isConstant)
    #expect(stopGradient(NDArray([1, 2])) == NDArray([1, 2]))
  }

  @Test("and a zero adjoint: neither passes an infinite slope")
  func zeroAdjoint() {
    let pullback = pullback(at: [0, 1]) { x in [sqrt(x[0]), x[1]] }
    #expect(pullback([0, 1]) == [0, 1])
    #expect(pullback([1, 0]) == [.infinity, 0])
  }
}
