// After reading this file you know the computation graphs of the lecture notes: nodes with children, values
// going up, gradients coming down.
//
// Example: (a + b)·c at a = 7, b = 3, c = 2. Each edge carries a local partial derivative.
//
//              * 20              grad 1
//        ∂=2 ╱   ╲ ∂=10
//         + 10    c 2            grads 2 and 10
//     ∂=1 ╱  ╲ ∂=1
//       a 7   b 3                grads 2 and 2:   child.grad = parent.grad · ∂parent/∂child
//
// Any function of `Scalar`s builds its graph when it is called with nodes: (a + b)·c, (a + pow(b, 3))·c with a
// power node, (a + exp(b))·c with a generic unary node. A node that occurs twice is one node with two parents;
// what that means for the way back is told in `Backpropagation.swift`.
//
// Limits: for looking at, not for speed. Each node is an object; the tape is a hundred times as fast.

/// The computation graphs of the lecture notes.
public enum ComputationGraph {}

extension ComputationGraph {
  /// A node: an input, a constant, or an operation on its children.
  public final class Node {
    /// The name of an input; `nil` for constants and operations.
    public let name: String?

    /// What the node does with its children; `nil` for an input or a constant.
    public let primitive: Primitive?

    /// The nodes whose values this node uses, in the order in which the operation is written.
    public private(set) var children: [Node]

    /// The node's value, computed when the node is made.
    public let value: Double

    /// ∂output/∂node, as far as it has been added up; `nil` if nothing has been propagated to the node.
    public internal(set) var grad: Double?

    /// How often sweeps have come to the node since the last reset.
    public internal(set) var visits = 0

    /// Creates an input.
    public init(_ name: String, _ value: Double) {
      self.name = name
      self.value = value
      primitive = nil
      children = []
    }

    private init(value: Double, _ primitive: Primitive?, _ children: [Node]) {
      name = nil
      self.value = value
      self.primitive = primitive
      self.children = children
    }

    deinit {  // frees a deep graph in a loop, not in a recursion
      var pending = children
      children = []
      while var node = pending.popLast() {
        if isKnownUniquelyReferenced(&node) {
          pending += node.children
          node.children = []
        }
      }
    }

    /// The local partial derivatives ∂node/∂child, one for each child.
    public var localPartials: [Double] {
      guard let primitive, let x = children.first, let y = children.last else { return [] }
      return zip(children, [Operand.first, .second]).map {
        Rules.partial(of: primitive, by: $1, at: x.value, y.value, value: value)
      }
    }

    /// What the node sends each child: its gradient times the local partial; `nil` where nothing passes.
    ///
    /// Nothing passes to a constant, nor to an argument on which a piecewise function does not depend here.
    func messages(_ gradient: Double) -> [Double?] {
      zip(children, localPartials).map { child, partial in
        if child.isConstant || partial == 0 && primitive?.isPiecewise == true { return nil }
        return gradient * partial
      }
    }

    /// Whether the node is a constant: a number without a name, not an input and not an operation.
    public var isConstant: Bool { name == nil && primitive == nil }

    /// What the node shows of itself: an input's name, a constant's digits, an operation's sign or name.
    public var label: String { name ?? primitive?.name ?? digits(value) }
  }
}

extension ComputationGraph.Node: Scalar {
  /// Creates a constant.
  public convenience init(_ constant: Double) { self.init(value: constant, nil, []) }

  private convenience init(_ primitive: Primitive, _ x: ComputationGraph.Node) {
    self.init(value: Double.apply(primitive, to: x.value) ?? .nan, primitive, [x])
  }

  private convenience init(
    _ primitive: Primitive, _ x: ComputationGraph.Node, _ y: ComputationGraph.Node
  ) {
    self.init(value: Double.apply(primitive, to: x.value, y.value) ?? .nan, primitive, [x, y])
  }

  /// The sum node.
  public static func + (lhs: ComputationGraph.Node, rhs: ComputationGraph.Node) -> Self {
    .init(.add, lhs, rhs)
  }

  /// The difference node.
  public static func - (lhs: ComputationGraph.Node, rhs: ComputationGraph.Node) -> Self {
    .init(.subtract, lhs, rhs)
  }

  /// The product node.
  public static func * (lhs: ComputationGraph.Node, rhs: ComputationGraph.Node) -> Self {
    .init(.multiply, lhs, rhs)
  }

  /// The quotient node.
  public static func / (lhs: ComputationGraph.Node, rhs: ComputationGraph.Node) -> Self {
    .init(.divide, lhs, rhs)
  }

  /// The node with the opposite sign.
  public static prefix func - (operand: ComputationGraph.Node) -> Self { .init(.negate, operand) }

  /// The generic unary node, Func(x).
  public static func apply(_ function: UnaryFunction, to x: ComputationGraph.Node) -> Self {
    .init(.unary(function), x)
  }

  /// The generic node of two arguments; `pow(x, 3)` is the power node.
  public static func apply(
    _ function: BinaryFunction, to x: ComputationGraph.Node, _ y: ComputationGraph.Node
  ) -> Self {
    .init(.binary(function), x, y)
  }
}

/// The node's value as a constant of the graph, to which nothing is sent.
public func stopGradient(_ x: ComputationGraph.Node) -> ComputationGraph.Node {
  ComputationGraph.Node(x.value)
}

extension ComputationGraph.Node: Hashable {
  /// Whether two nodes are the same one, not merely of equal value.
  public static func == (lhs: ComputationGraph.Node, rhs: ComputationGraph.Node) -> Bool { lhs === rhs }

  /// Hashes the node's identity, by which nodes are equal.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
