import Reverse
import TestSupport
import Testing

/// An operation on arrays as a function, with arguments at which it is smooth.
private struct Operation: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let arguments: [NDArray]
  let plain: @Sendable ([NDArray]) -> NDArray
  let traced: @Sendable ([Autograd.Box]) -> Autograd.Box

  init(_ primitive: ArrayPrimitive, _ arguments: NDArray...) {
    testDescription = "\(primitive)"
    self.arguments = arguments
    plain = { NDArray.apply(primitive, to: $0) }
    traced = { .apply(primitive, to: $0) }
  }
}

private let cube = NDArray(shape: [2, 3, 2], (0..<12).map { 0.2 + 0.37 * Double($0 * 7 % 12) })
private let matrix = NDArray([[0.3, 1.2, -0.7], [0.9, -0.4, 0.6]])
private let column = NDArray([[1.5], [0.8]])

private let operations: [Operation] =
  [
    Primitive.add, .subtract, .multiply, .divide, .binary(.hypot), .binary(.atan2), .binary(.max),
    .binary(.min),
  ]
  .map { Operation(.elementwise($0), matrix, column) }
  + [
    Operation(.elementwise(.binary(.pow)), cube, NDArray([1.5, -2])),
    Operation(.elementwise(.negate), matrix),
    Operation(.elementwise(.divide), column, matrix),
    Operation(.elementwise(.multiply), NDArray(3), cube),
    Operation(.matrixProduct, matrix, NDArray([[1, 2], [0.5, -1], [0.25, 3]])),
    Operation(.transpose, cube),
    Operation(.reshape([3, 4]), cube),
    Operation(.broadcast(to: [4, 2, 3]), column),
    Operation(.sumTo([3, 1]), cube),
    Operation(.sum(axis: nil), cube),
    Operation(.sum(axis: 1), cube),
    Operation(.sum(axis: -1), cube),
    Operation(.maximum(axis: 1), cube),
    Operation(.logSumExp(axis: 0), cube),
    Operation(.logSumExp(axis: -1), cube),
    Operation(.softmax(axis: 1), cube),
    Operation(.softmax(axis: -1), cube),
    Operation(.slice([1..<2, 0..<3, 0..<1]), cube),
    Operation(.embed([1..<3, 0..<3], in: [4, 3]), matrix),
    Operation(.take([1, 0, 1]), cube),
    Operation(.scatter([2, 2], rows: 4), matrix),
    Operation(.concatenate(axis: 1), matrix, column, matrix),
    Operation(.concatenate(axis: 0), matrix, matrix),
  ].map { $0 }

/// Numbers of this shape that are all different, to weigh a result with.
private func weights(_ shape: [Int]) -> NDArray {
  NDArray(shape: shape, (0..<shape.reduce(1, *)).map { 1 + 0.3 * Double($0) })
}

/// Central differences of a function of arrays with one number as its value.
private func differences(_ arguments: [NDArray], _ function: ([NDArray]) -> Double) -> [NDArray] {
  arguments.indices.map { place in
    NDArray(
      shape: arguments[place].shape,
      arguments[place].values.indices.map { i in
        func value(_ step: Double) -> Double {
          var moved = arguments
          var numbers = moved[place].values
          numbers[i] += step
          moved[place] = NDArray(shape: moved[place].shape, numbers)
          return function(moved)
        }
        let step = 1e-5
        return (8 * (value(step) - value(-step)) - (value(2 * step) - value(-2 * step))) / (12 * step)
      })
  }
}

private func expectClose(
  _ a: NDArray, _ b: NDArray, within tolerance: Double, _ location: SourceLocation = #_sourceLocation
) {
  #expect(a.shape == b.shape, sourceLocation: location)
  for (x, y) in zip(a.values, b.values) {
    #expect((x - y).magnitude <= tolerance * Swift.max(1, y.magnitude), "\(x) \(y)", sourceLocation: location)
  }
}

@Suite("Autograd's three parts")
struct AutogradTests {
  @Test("the VJP of every operation on arrays is what differences say", arguments: operations)
  private func vjps(_ operation: Operation) {
    let weight = weights(operation.plain(operation.arguments).shape)
    let expected = differences(operation.arguments) { (operation.plain($0) * weight).values.reduce(0, +) }
    let (vjp, value, _) = Autograd.makeVJP(operation.traced, operation.arguments.map { .init($0) })
    #expect(value.array == operation.plain(operation.arguments))
    for (adjoint, difference) in zip(vjp(.init(weight)), expected) {
      expectClose(adjoint.array, difference, within: 1e-9)
    }
  }

  @Test("the gradient of a gradient of every operation is what differences say", arguments: operations)
  private func second(_ operation: Operation) {
    let weight = weights(operation.plain(operation.arguments).shape)
    /// Σ (∂/∂x Σ w·f(x)²) · w′ for all arguments x.
    func slope(_ x: [Autograd.Box]) -> Autograd.Box {
      let first = Autograd.valueAndGrad(
        { y in
          let z = operation.traced(y)
          return (z * z * Autograd.Box(weight)).sum()
        }, x)
      return first.gradients.reduce(0) { $0 + ($1 * Autograd.Box(weights($1.shape))).sum() }
    }
    let expected = differences(operation.arguments) { slope($0.map { .init($0) }).array.scalar }
    let result = Autograd.valueAndGrad(slope, operation.arguments.map { .init($0) })
    for (gradient, difference) in zip(result.gradients, expected) {
      expectClose(gradient.array, difference, within: 1e-7)
    }
  }

  @Test("every elementary function has the derivative of the scalar list", arguments: UnaryFunction.allCases)
  func elementary(_ function: UnaryFunction) {
    let points = [0.3, 0.7, 0, 1, -1, 1000, 1.5]
    var list = WengertList(inputs: ["x"])
    list.outputs = [list.append(.unary(function), 0)]
    let derivative = Autograd.grad { x in Autograd.Box.apply(function, to: x).sum() }
    for (slope, point) in zip(derivative(.init(NDArray(points))).array.values, points) {
      let expected = list.valueWithGradient(at: [point]).gradient[0]
      #expect(isSameClassAndValue(slope, expected), "\(function) at \(point): \(slope), \(expected)")
    }
  }

  @Test("derivatives of any order of x³ at 2: 12, 12, 6, 0")
  func orders() {
    let cube = { (x: Autograd.Box) in x * x * x }
    let first = Autograd.grad(cube)
    let second = Autograd.grad(first)
    let third = Autograd.grad(second)
    let fourth = Autograd.grad(third)
    #expect([first, second, third, fourth].map { $0(2).array.scalar } == [12, 12, 6, 0])
  }

  @Test("an inner derivative does not mix with the outer one")
  func confusion() {
    // d/dx (x · d/dy (x + y)) = 1, not 2.
    let outer = Autograd.grad { x in x * Autograd.grad { y in x + y }(1) }
    #expect(outer(1).array.scalar == 1)
    // d/dx (x · d/dy (x·y)) = 2x
    let product = Autograd.grad { x in x * Autograd.grad { y in x * y }(1) }
    #expect(product(3).array.scalar == 6)
  }

  @Test("argument: chooses the argument")
  func arguments() {
    let function = { (x: Autograd.Box, y: Autograd.Box) in x * x * y }
    #expect(Autograd.grad(function)(3, 5).array.scalar == 30)
    #expect(Autograd.grad(argument: 1, function)(3, 5).array.scalar == 9)
    #expect(
      Autograd.grad(argument: 1) { x in x[0] * x[2] }([1, 2, 3]).array.scalar == 0)
  }

  @Test("a primitive of one's own is one node, with the gradients of the composite")
  func ownPrimitive() {
    let logistic = Autograd.Function(
      "logistic", { z in 1 / (1 + exp(-z)) }, vjps: Autograd.defineVJP { g, ans, z in g * ans * (1 - ans) })
    let composite = { (z: Autograd.Box) in 1 / (1 + exp(-z)) }
    let own = { (z: Autograd.Box) in logistic(z) }
    #expect(Autograd.makeVJP({ own($0[0]) }, [0.5]).end?.description == "v2 = logistic(v1)")
    let steps = Autograd.makeVJP({ composite($0[0]) }, [0.5]).end.map(Autograd.toposort) ?? []
    #expect(
      steps.reversed().map(\.description)
        == ["v1 = start", "v2 = -v1", "v3 = exp(v2)", "v4 = 1.0 + v3", "v5 = 1.0 / v4"])
    let pairs = [(own, composite), (Autograd.grad(own), Autograd.grad(composite))]
    for (f, g) in pairs {
      let (a, b) = (Autograd.grad(f)(0.5).array.scalar, Autograd.grad(g)(0.5).array.scalar)
      #expect((a - b).magnitude < 1e-16)
    }
  }

  @Test("a node sends once it has its children's messages, one to each argument")
  func messages() {
    let (_, _, end) = Autograd.makeVJP({ v in v[0] * v[0] + sin(v[0]) }, [2])
    var messages: [String] = []
    let starts = end.map { Autograd.backwardPass(1, $0) { messages.append($0.description) } }
    #expect(
      messages == [
        "v4 → v2: 1.0", "v4 → v3: 1.0", "v2 → v1: 2.0", "v2 → v1: 2.0", "v3 → v1: \(cos(2.0))",
      ])
    #expect(starts?.values.map(\.array.scalar) == [4 + cos(2)])
  }

  @Test("what does not reach the result has the derivative 0, however steep it is")
  func unreached() {
    let slope = Autograd.grad { x in sqrt(x)[1..<2].sum() }
    #expect(slope(.init(NDArray([0, 4]))).array == NDArray([0, 0.25]))
    #expect(Autograd.grad { _ in 7 }(1).array.scalar == 0)
  }

  @Test("equal largest numbers share the adjoint")
  func ties() {
    let slope = Autograd.grad { x in x.maximum(axis: 0) }
    #expect(slope(.init(NDArray([3, 1, 3]))).array == NDArray([0.5, 0, 0.5]))
  }

  @Test("a chain of 30 000 steps is differentiated and freed without recursion")
  func depth() {
    let slope = Autograd.grad { x in
      var y = x
      for _ in 0..<30_000 { y = y + 1 }
      return y
    }
    #expect(slope(1).array.scalar == 1)
  }

  @Test("cross-entropy of logits has the gradient softmax(z) − t")
  func crossEntropy() {
    let target = NDArray([[0, 1, 0], [0.5, 0.25, 0.25]])
    let slope = Autograd.grad { z in z.crossEntropy(targets: Autograd.Box(target)).sum() }
    for scale in [1.0, 1000] {
      let logits = NDArray(scale) * matrix
      expectClose(slope(.init(logits)).array, logits.softmax() - target, within: 1e-15)
    }
  }
}
