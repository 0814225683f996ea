import Reverse
import Testing

/// y = x², z = y·x, u = sin(z), ℓ = u: the board's four assignments.
private func assignments(at point: NDArray) -> (graph: EDF.Graph, x: EDF.Input, loss: EDF.Node) {
  let graph = EDF.Graph()
  let x = EDF.Input(graph, "x", point)
  let y = EDF.Elementwise(.multiply, x, x)
  let z = EDF.Elementwise(.multiply, y, x)
  let u = EDF.Elementwise(.unary(.sin), z)
  return (graph, x, u)
}

@Suite("The Educational Framework")
struct EDFTests {
  @Test("adds up the contributions of a variable that occurs twice")
  func fanOut() {
    let (graph, x, loss) = assignments(at: 0.5)
    for point in [0.5, 2] {  // defined once, run twice
      x.value = NDArray(point)
      graph.forward()
      graph.backward(loss)
      let cube = point * point * point
      #expect(loss.value.scalar == sin(cube))
      #expect((x.grad.scalar - 3 * point * point * cos(cube)).magnitude < 1e-14)
    }
  }

  @Test("keeps the loop invariant at every step, for every component")
  func invariant() {
    let graph = EDF.Graph()
    var random = SeededGenerator(seed: 3)
    let x = EDF.Input(graph, "x", .random([3, 4], bound: 1, using: &random))
    let t = EDF.Input(graph, "t", NDArray([0, 1, 1]).oneHot(classes: 2))
    let w = EDF.Parameter(graph, "W", .random([4, 2], bound: 1, using: &random))
    let b = EDF.Parameter(graph, "B", .random([2], bound: 1, using: &random))
    let y = EDF.Affine([w, b], x)
    let gate = EDF.Multiply(EDF.Sigmoid(y), EDF.Tanh(EDF.ReLU(y)))
    let sum = EDF.Add(gate, b)  // a parameter used twice, broadcast over the batch
    let losses = EDF.Add(EDF.CrossEntropy(sum, t), EDF.LogLoss(EDF.Softmax(y), t))
    let loss = EDF.Mean(
      EDF.Add(losses, EDF.SquaredError(EDF.Elementwise(.divide, sum, EDF.Elementwise(.unary(.cosh), y)), t)))
    graph.forward()
    let checks = graph.backwardCheckingInvariant(loss)
    #expect(checks.count == (0...graph.components.count).reduce(0) { $0 + $1 + 4 })
    for check in checks { #expect(check.deviation < 1e-8, "\(check)") }
  }

  @Test("a component with a wrong backward breaks the invariant at its own step, not before")
  func mutant() {
    let graph = EDF.Graph()
    let x = EDF.Input(graph, "x", NDArray([0.3, 0.7]))
    let y = ForgetfulSquare("square", [x])
    let z = EDF.Tanh(y)
    let loss = EDF.Mean(z)
    graph.forward()
    let wrong = graph.backwardCheckingInvariant(loss).filter { $0.deviation > 1e-6 }
    #expect(wrong.map(\.remaining) == [0] && wrong.map(\.variable) == ["x"])
  }

  private final class ForgetfulSquare: EDF.Component {
    override func forward() { value = operands[0].value * operands[0].value }
    override func backward() { operands[0].addGrad(grad * operands[0].value) }  // the factor 2 is missing
  }

  @Test("a parameter sums its contributions over the minibatch")
  func minibatch() {
    let graph = EDF.Graph()
    let parameter = EDF.Parameter(graph, "B", NDArray([0, 0]))
    parameter.addGrad(NDArray([[1, 2], [3, 4], [5, 6]]))
    parameter.addGrad(NDArray([1, 1]))
    #expect(parameter.grad == NDArray([10, 13]))
  }

  @Test("SGD goes against the gradient, with momentum as its formula says")
  func descent() {
    let graph = EDF.Graph()
    let w = EDF.Parameter(graph, "w", NDArray([1.0]))
    let loss = EDF.Multiply(w, w)
    var sgd = EDF.SGD(eta: 0.1, momentum: 0.5)
    var (expected, velocity) = (1.0, 0.0)
    for _ in 1...3 {
      graph.forward()
      graph.backward(loss)
      sgd.step(graph)
      velocity = 0.5 * velocity + 2 * expected
      expected += -0.1 * velocity
      #expect((w.value[0] - expected).magnitude < 1e-15)
    }
  }

  @Test("minibatches hold every example once, and the same ones for the same seed")
  func batches() {
    var (one, two) = (SeededGenerator(seed: 9), SeededGenerator(seed: 9))
    let batches = EDF.minibatches(of: 23, size: 5, using: &one)
    #expect(batches.map(\.count) == [5, 5, 5, 5, 3] && batches.flatMap(\.self).sorted() == Array(0..<23))
    #expect(batches == EDF.minibatches(of: 23, size: 5, using: &two))
  }
}
