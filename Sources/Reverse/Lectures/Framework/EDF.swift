// After reading this file you know backpropagation as TTIC 31230 (McAllester) draws it on the board: a program
// that is a sequence of assignments, and a sweep through the assignments in reverse.
//
//     y = f(x)           u.grad  = 1
//     z = g(y, x)        z.grad += u.grad · ∂h/∂z
//     u = h(z)           y.grad += z.grad · ∂g/∂y      x.grad += z.grad · ∂g/∂x
//     ℓ = u              x.grad += y.grad · ∂f/∂x
//
// All grads start at 0. They are added to (+=), never assigned: x occurs twice and gets two contributions.
//
// In the Educational Framework each assignment is a component that registers itself in the order in which it
// is written. The graph is defined once and run many times: `forward()`, `backward(loss)`, `sgd.step(graph)`.
//
// Loop invariant: for a variable w whose definition has not been processed yet, w.grad is ∂ℓ/∂w with ℓ as a
// function of the variables defined so far. `LoopInvariant.swift` checks it at every step.
//
// Cost: each component's backward() is a small multiple of its forward(). Memory: value and grad of each.
// What a production system adds: memory planning, fused components, several devices, graphs that change.

/// The Educational Framework: components, parameters, and gradient descent.
public enum EDF {}

extension EDF {
  /// A program: its inputs, its parameters, and its assignments in order.
  ///
  /// ```swift
  /// let graph = EDF.Graph()
  /// let x = EDF.Input(graph, "x"), t = EDF.Input(graph, "t")
  /// let w = EDF.Parameter(graph, "W", NDArray.zeros([64, 10])), b = EDF.Parameter(graph, "B", NDArray.zeros([10]))
  /// let loss = EDF.Mean(EDF.CrossEntropy(EDF.Affine([w, b], x), t))
  /// ```
  public final class Graph {
    /// The variables whose values are set from outside before each run.
    public internal(set) var inputs: [Input] = []

    /// The variables whose values are learned.
    public internal(set) var parameters: [Parameter] = []

    /// The assignments, in the order in which they were written.
    public internal(set) var components: [Component] = []

    /// Creates an empty program.
    public init() {}

    /// Every variable of the program: inputs, parameters and components.
    public var nodes: [Node] { inputs + parameters + components }

    /// Runs the assignments in order: every component's value from its inputs' values.
    ///
    /// - Complexity: the operations of the program.
    public func forward() {
      for component in components { component.forward() }
    }

    /// Runs the assignments in reverse: every variable's grad becomes the derivative of the loss by it.
    ///
    /// If the loss is an array, its numbers count as if they were added up. Stops with advice for a loss of another graph.
    ///
    /// - Complexity: a small multiple of ``forward()``, however many parameters there are.
    public func backward(_ loss: Node) {
      start(loss)
      for component in components.reversed() where component.hasGrad { component.backward() }
    }

    /// Sets every grad to 0 and the loss's to 1.
    func start(_ loss: Node) {
      guard loss.graph === self else {
        stop("EDF: the loss '\(loss.name)' belongs to another graph; write graph.backward(loss) with its own")
      }
      for node in nodes { node.zeroGrad() }
      loss.addGrad(NDArray.ones(loss.value.shape))
    }
  }

  /// A variable of the program: a value, and the derivative of the loss by it.
  open class Node {
    /// The name under which pictures and reports show the variable.
    public let name: String

    /// The numbers computed or set last.
    public final var value: NDArray

    private weak var owner: Graph?
    private final var accumulated: NDArray?

    fileprivate init(in graph: Graph, named name: String, value: NDArray) {
      self.name = name
      self.value = value
      owner = graph
    }

    /// The program to which the variable belongs.
    public final var graph: Graph {
      guard let owner else {
        stop("EDF: the graph of '\(name)' has ended; keep it in a variable: let graph = EDF.Graph()")
      }
      return owner
    }

    /// ∂ℓ/∂value, in the value's shape; 0 before anything has been added.
    public final var grad: NDArray { accumulated ?? NDArray.zeros(value.shape) }

    /// Whether anything has been added to the grad; an assignment that the loss does not use passes nothing on.
    final var hasGrad: Bool { accumulated != nil }

    /// Sets the grad to 0.
    public final func zeroGrad() { accumulated = nil }

    /// Adds a contribution to the grad: `grad += delta`.
    ///
    /// Along axes over which the value was repeated, a minibatch's examples for instance, delta is summed.
    public final func addGrad(_ delta: NDArray) {
      let delta = delta.sum(to: value.shape)
      guard var sum = accumulated else { return accumulated = delta }
      accumulated = nil  // so that += finds the only copy
      sum += delta
      accumulated = sum
    }
  }

  /// A variable whose value is set from outside: the data.
  public final class Input: Node {
    /// Registers an input with its first value.
    public init(_ graph: Graph, _ name: String, _ value: NDArray = 0) {
      super.init(in: graph, named: name, value: value)
      graph.inputs.append(self)
    }
  }

  /// A variable whose value is learned; it is shared by all examples of a minibatch.
  ///
  /// `addGrad` therefore sums over the minibatch, axis 0 of a contribution that has one axis more.
  public final class Parameter: Node {
    /// Registers a parameter with the value from which learning starts.
    public init(_ graph: Graph, _ name: String, _ value: NDArray) {
      super.init(in: graph, named: name, value: value)
      graph.parameters.append(self)
    }
  }

  /// A variable that an assignment defines: a component ("computation node") of the program.
  ///
  /// A component of your own overrides `forward()` and `backward()`, and nothing else.
  open class Component: Node {
    /// The variables on the assignment's right side.
    public final private(set) var operands: [Node]

    /// Registers an assignment in the program of its operands, as the last one so far.
    public init(_ name: String, _ operands: [Node]) {
      guard let graph = operands.first?.graph else {
        stop("EDF: '\(name)' has no operands; a value set from outside is an EDF.Input")
      }
      if let stranger = operands.first(where: { $0.graph !== graph }) {
        stop("EDF: '\(name)' mixes variables of two graphs; '\(stranger.name)' belongs to another one")
      }
      self.operands = operands
      super.init(in: graph, named: name, value: 0)
      graph.components.append(self)
    }

    deinit {  // frees a long program in a loop, not in a recursion
      var pending = operands
      operands = []
      while var node = pending.popLast() {
        if isKnownUniquelyReferenced(&node), let component = node as? Component {
          pending += component.operands
          component.operands = []
        }
      }
    }

    /// Sets the value from the operands' values.
    open func forward() {}

    /// Adds to each operand's grad: this grad, contracted with the Jacobian by that operand.
    open func backward() {}
  }
}
