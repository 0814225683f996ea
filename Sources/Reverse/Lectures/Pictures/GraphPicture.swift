// After reading this file you know what a picture of a computation shows: on each node its value and its
// adjoint, on each edge the local partial derivative.
//
//     ┌─────────┐  ∂ 2   ┌─────────┐
//     │ +       │ ─────▸ │ *       │      adjoint of + = adjoint of * times the ∂ on the edge;
//     │ = 10    │        │ = 20    │      along several edges: the sum
//     │ adj. 2  │        │ adj. 1  │
//     └─────────┘        └─────────┘
//
// "adj. –" says that nothing has been propagated to the node, which is not the same as 0.
//
// Five graphs have such a picture: the notes' nodes, a Wengert list, an EDF program, an Autograd trace, and a
// linear program. Each picture can be had in three languages: `dot` (Graphviz), `mermaid` (Markdown pages), `svg`
// (any browser).

/// A computation graph as it is drawn: nodes, edges, and what is written on them.
public struct GraphPicture: Sendable {
  /// What a node stands for, which decides its colour.
  public enum Kind: Sendable {
    /// A number that stands at the beginning.
    case input, parameter, constant

    /// A number that is computed, on the way or at the end.
    case operation, result
  }

  /// A box of the picture.
  public struct Node: Sendable {
    /// The name of an input, or the sign or name of an operation.
    public let label: String

    /// The value, as it is written in the box.
    public let value: String

    /// The adjoint, as it is written in the box; `nil` for a node that has none, such as a constant.
    public let adjoint: String?

    /// What the node stands for.
    public let kind: Kind

    /// Whether the box is marked, as the one whose value or adjoint the current step of a sweep sets.
    public var isCurrent = false

    /// For how many characters the box has room at least, so that a row of pictures has the same boxes.
    var room = 0

    /// The lines in the box.
    var lines: [String] {
      let first = kind == .constant ? [] : [label]
      return first + ["= \(value)"] + (adjoint.map { ["adj. \($0)"] } ?? [])
    }
  }

  /// An arrow of the picture, from an operand to the operation.
  public struct Edge: Sendable {
    /// The operand's place among the nodes.
    public let from: Int

    /// The operation's place among the nodes.
    public let to: Int

    /// The local partial derivative; empty from a constant, between arrays, and in an EDF program.
    public let partial: String

    /// Whether the arrow is marked, as the one along which the current step of a sweep sends a message.
    public var isCurrent = false
  }

  /// The boxes, each after those on which it depends.
  public internal(set) var nodes: [Node] = []

  /// The arrows, from operands to operations.
  public internal(set) var edges: [Edge] = []

  init() {}
}

extension GraphPicture {
  /// Draws the graph below a node, with the gradients of the last sweep.
  public init(of output: ComputationGraph.Node) {
    var places: [ComputationGraph.Node: Int] = [:]
    for node in output.topologicalOrder().reversed() where !node.isConstant || node === output {
      let operands = zip(node.children, node.localPartials).map { child, partial in
        (places[child], child.value, partial)
      }
      let kind: Kind = node === output ? .result : node.primitive == nil ? .input : .operation
      places[node] = append(node.label, node.value, node.grad, kind, operands)
    }
  }

  /// Draws a Wengert list at a point, with the adjoints of its first output.
  ///
  /// A call of a function with its own derivative has no box: where its result is used, it is drawn as a constant.
  public init(of list: WengertList, at point: [Double]) {
    let values = list.values(at: point)
    let output = list.firstOutput()
    let adjoints = list.adjoints(values: values, seed: 1.0, output: output)
    var places = [Int?](repeating: nil, count: list.slotCount)
    let names = list.slotNames()
    for (slot, name) in list.inputs.enumerated() {
      places[slot] = append(name, values[slot], adjoints[slot], slot == output ? .result : .input, [])
    }
    for line in list.lines {
      let (x, y, z) = (values[line.first], values[line.second ?? line.first], values[line.result])
      let operands = zip(line.operands, [Operand.first, .second]).map { slot, operand in
        (places[slot], values[slot], Rules.partial(of: line.primitive, by: operand, at: x, y, value: z))
      }
      let kind: Kind = line.result == output ? .result : .operation
      // A power is read as it is written, x^2, for its sign alone says little.
      let isPower = line.primitive == .binary(.pow)
      let sign = isPower ? list.formula(of: line, names: names) : line.primitive.name
      let label = list.names[line.result].map { "\($0) = \(sign)" } ?? sign
      places[line.result] = append(label, z, adjoints[line.result], kind, operands)
    }
  }

  /// Adds a box and the arrows to it, and returns its place.
  ///
  /// An operand without a place is a constant: it gets a box of its own at each use, and no partial, since
  /// nothing is passed to it.
  private mutating func append(
    _ label: String, _ value: Double, _ adjoint: Double?, _ kind: Kind,
    _ operands: [(place: Int?, value: Double, partial: Double)]
  ) -> Int {
    let froms = operands.map { operand in
      if let place = operand.place { return place }
      nodes.append(Node(label: "", value: inFourDigits(operand.value), adjoint: nil, kind: .constant))
      return nodes.count - 1
    }
    nodes.append(
      Node(label: label, value: inFourDigits(value), adjoint: adjoint.map(inFourDigits) ?? "–", kind: kind))
    for (from, operand) in zip(froms, operands) {
      let partial = operand.place == nil ? "" : inFourDigits(operand.partial)
      edges.append(Edge(from: from, to: nodes.count - 1, partial: partial))
    }
    return nodes.count - 1
  }

  /// Draws an EDF program, with the values and grads of the last run.
  public init(of graph: EDF.Graph) {
    let order = graph.nodes
    var places: [ObjectIdentifier: Int] = [:]
    for (place, node) in order.enumerated() {
      places[ObjectIdentifier(node)] = place
      let component = node as? EDF.Component
      let kind: Kind = component == nil ? (node is EDF.Parameter ? .parameter : .input) : .operation
      let isLast = place == order.count - 1 && component != nil
      nodes.append(
        Node(
          label: node.name, value: inShort(node.value), adjoint: inShort(node.grad),
          kind: isLast ? .result : kind))
      for operand in component?.operands ?? [] {
        guard let from = places[ObjectIdentifier(operand)] else { continue }
        edges.append(Edge(from: from, to: place, partial: ""))
      }
    }
  }

  /// Draws the trace that ends at a node, with the adjoints of a backward pass from there.
  public init(of end: Autograd.Node) {
    var adjoints: [Autograd.Node: NDArray] = [end: NDArray.ones(end.value.shape)]
    _ = Autograd.backwardPass(.init(NDArray.ones(end.value.shape)), end) { message in
      adjoints[message.receiver] = adjoints[message.receiver].map { $0 + message.value } ?? message.value
    }
    var places: [Autograd.Node: Int] = [:]
    for (place, node) in Autograd.toposort(end).reversed().enumerated() {
      places[node] = place
      let kind: Kind = node === end ? .result : node.function == nil ? .input : .operation
      nodes.append(
        Node(
          label: node.function.map { "\(node.name) = \($0.name)" } ?? node.name,
          value: inShort(node.value.array), adjoint: adjoints[node].map(inShort) ?? "–", kind: kind))
      for (argument, parent) in node.parents {
        guard let from = places[parent], let function = node.function else { continue }
        let isNumber = node.value.array.rank == 0 && parent.value.array.rank == 0
        let partial = isNumber ? inShort(function.vjp(argument, 1, node.value, node.arguments).array) : ""
        edges.append(Edge(from: from, to: place, partial: partial))
      }
    }
  }
}

/// A number in a picture: four significant digits; below a million the whole part in full.
func inFourDigits(_ x: Double) -> String {
  if x.isNaN { return "nan" }  // the sign of a NaN differs between machines
  guard x.isFinite, x != 0, x != x.rounded() || x.magnitude >= 1e6 else { return digits(x) }
  var (scale, size) = (1.0, x.magnitude)
  if size >= 1e6 || size < 1e-3 {
    var exponent = 0
    while size >= 10 { (size, exponent) = (size / 10, exponent + 1) }
    while size < 1 { (size, exponent) = (size * 10, exponent - 1) }
    var leading = (size * 1000).rounded() / 1000
    if leading == 10 { (leading, exponent) = (1, exponent + 1) }
    return "\(x < 0 ? "-" : "")\(digits(leading))e\(exponent)"
  }
  while size * scale < 1000 { scale *= 10 }
  return digits((x * scale).rounded() / scale)
}

/// An array in a picture: a number, or its shape.
func inShort(_ array: NDArray) -> String {
  array.count == 1 ? inFourDigits(array.values[0]) : "\(array.shape)"
}
