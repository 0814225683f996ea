import Reverse
import Testing

private typealias Node = ComputationGraph.Node

/// n squares on top of one another: each node is the sum of two nodes that both depend on the one below.
private func ladder(_ x: Node, _ squares: Int) -> Node {
  var w = x
  for _ in 0..<squares { w = -w + (w + w) }
  return w
}

@Suite("Computation graphs")
struct ComputationGraphTests {
  @Test("(a + b)·c at 7, 3, 2 has the gradients of the notes")
  func product() {
    let (a, b, c) = (Node("a", 7), Node("b", 3), Node("c", 2))
    let sum = a + b
    let y = sum * c
    #expect(y.value == 20 && y.localPartials == [2, 10])
    #expect([a, b, c, sum].allSatisfy { $0.grad == nil }, "nothing has been propagated yet")
    #expect(y.backward() == 5)
    #expect([y, sum, a, b, c].map(\.grad) == [1, 2, 2, 2, 10])
  }

  @Test("(a + b³)·c has a power node, (a + Func(b))·c a generic one")
  func powerAndFunction() {
    let (a, b, c) = (Node("a", 7), Node("b", 3), Node("c", 2))
    let y = (a + pow(b, 3)) * c
    y.backward()
    #expect(y.value == 68 && [a, b, c].map(\.grad) == [2, 54, 34])
    for function in UnaryFunction.allCases where function.domain.contains(3) {
      y.resetGradients()
      let z = (a + Node.apply(function, to: b)) * c
      z.backward()
      var list = WengertList(inputs: ["b"])
      list.outputs = [list.append(.unary(function), 0)]
      let slope = list.valueWithGradient(at: [3.0]).gradient[0]
      let isFlat = function.isPiecewise && slope == 0
      #expect(isFlat ? b.grad == nil : b.grad == 2 * slope || slope.isNaN, "\(function)")
    }
  }

  @Test("on a tree all three sweeps agree, with one visit a node")
  func tree() throws {
    let inputs = (1...6).map { Node("x\($0)", Double($0)) }
    let y = (inputs[0] + inputs[1] * inputs[2]) * sin(inputs[3] / (inputs[4] - inputs[5]))
    #expect(y.backward() == 12)
    let expected = inputs.map(\.grad)
    y.resetGradients()
    #expect(try y.backwardByRecursion() == 12 && inputs.map(\.grad) == expected)
    y.resetGradients()
    #expect(try y.backwardAlongPaths() == 12 && inputs.map(\.grad) == expected)
  }

  @Test("with sharing the plain recursion counts twice: y = u1·u2, both of w, w of x")
  func sharing() throws {
    let x = Node("x", 2)
    let w = x * Node(3)
    let (u1, u2) = (sin(w), w + Node(1))
    let y = u1 * u2
    y.backward()
    let right = 3 * (cos(6.0) * 7 + sin(6.0))
    #expect(((x.grad ?? 0) - right).magnitude < 1e-14)
    #expect(w.visits == 1 && x.visits == 1)

    y.resetGradients()
    try y.backwardAlongPaths()
    #expect(((x.grad ?? 0) - right).magnitude < 1e-14 && w.visits == 2 && x.visits == 2)

    y.resetGradients()
    try y.backwardByRecursion()
    // the first contribution to w reaches x twice: 3·(2·m1 + m2) with m1 = cos 6 · 7, m2 = sin 6
    #expect(((x.grad ?? 0) - 3 * (2 * cos(6.0) * 7 + sin(6.0))).magnitude < 1e-14)
  }

  @Test("b = a + a, c = b + b: 4, and the plain recursion says otherwise")
  func smallest() throws {
    let a = Node("a", 1)
    let b = a + a
    let c = b + b
    c.backward()
    #expect(a.grad == 4)
    c.resetGradients()
    try c.backwardByRecursion()
    #expect(a.grad == 6)
  }

  @Test(
    "on a ladder of n squares: 2ⁿ paths, and one visit a node in topological order", arguments: [1, 2, 5, 10])
  func visits(_ n: Int) throws {
    let x = Node("x", 1)
    let y = doubled(x, n)
    #expect(y.backward() == n + 1 && x.grad == Double(1 << n) && x.visits == 1)
    y.resetGradients()
    #expect(try y.backwardAlongPaths() == 2 << n - 1 && x.grad == Double(1 << n) && x.visits == 1 << n)
  }

  /// x + x, and the sum plus itself, n times.
  private func doubled(_ x: Node, _ n: Int) -> Node { (0..<n).reduce(x) { y, _ in y + y } }

  @Test("a recursion that would take for ever gives up with advice")
  func limit() {
    let x = Node("x", 1)
    let y = ladder(x, 60)
    #expect(y.backward() == 1 + 3 * 60 && x.grad == 1)
    let error = #expect(throws: ComputationGraph.TooManyVisits.self) {
      try y.backwardAlongPaths(limit: 10_000)
    }
    #expect(
      error?.visits == 10_000 && error?.description.contains("backward() visits each node once") == true)
  }

  @Test("without a reset the second sweep starts from the first one's gradients")
  func reset() {
    let x = Node("x", 3)
    let y = x * x
    let z = y * y
    z.backward()
    #expect(x.grad == 108)
    z.backward()
    #expect(x.grad == 324, "not 108, and not even twice that: y's stale 18 was sent along again")
    z.resetGradients()
    #expect(x.grad == nil)
    z.backward()
    #expect(x.grad == 108)
  }

  @Test("a graph of 30 000 nodes is swept and freed without recursion")
  func depth() throws {
    let x = Node("x", 1)
    let y = (0..<30_000).reduce(x) { y, _ in -y }
    #expect(y.backward() == 30_001 && x.grad == 1)
    y.resetGradients()
    #expect(try y.backwardByRecursion() == 30_001 && x.grad == 1)
  }

  @Test("nothing passes through max to the smaller argument, however steep")
  func selection() {
    let x = Node("x", 0)
    let y = max(Node(1), sqrt(x))
    y.backward()
    #expect(x.grad == nil)
  }

  @Test("gradient checking takes two evaluations an input, and finds a mistake", arguments: [1, 10, 100])
  func checking(_ n: Int) {
    let point = (0..<n).map { 0.1 + Double($0) / Double(n) }
    func value(_ x: [Double]) -> Double { x.reduce(0) { $0 + sin($1) } }
    var gradient = point.map { cos($0) }
    let check = ComputationGraph.GradientCheck(of: gradient, at: point, function: value)
    #expect(check.evaluations == 2 * n && check.deviation < 1e-8)
    gradient[n / 2] += 0.01
    #expect(ComputationGraph.GradientCheck(of: gradient, at: point, function: value).deviation > 0.009)
  }
}
