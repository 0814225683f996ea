// After reading this file you know the two sweeps as a row of pictures, one a message: what is known after each step,
// and which node or edge the step is about.
//
//     x = 2 → v1 = log(x) → … → adjoint(v5) = 1 → adjoint(v3) += adjoint(v5) · ∂v5/∂v3 → …
//     values come in from the left                 adjoints go back from the right

extension GraphPicture {
  /// One step of the forward or of the backward sweep.
  public struct Step: Sendable {
    /// What happens, as `v1 = log(x1) = 0.6931` or `adjoint(x1) += adjoint(v1) · ∂v1/∂x1 = 1 · 0.5 = 0.5`.
    public let caption: String

    /// The graph with all numbers known after the step; marked are the box that has got one and its arrow.
    public let picture: GraphPicture

    /// The adjoints that have been propagated so far, by the names of their slots.
    public let adjoints: [(name: String, value: Double)]
  }

  /// The steps of the forward sweep, a line each, and of the backward sweep, a message each.
  ///
  /// - Complexity: a picture of the whole graph for each step; meant for graphs of some dozen nodes.
  public static func steps(of list: WengertList, at point: [Double]) -> [Step] {
    let trace = EvaluationTrace(of: list, at: point)
    let whole = GraphPicture(of: list, at: point)
    let (names, places) = (list.slotNames(), whole.places(of: list))
    var state = State(whole, adjointsOf: list.slotCount)
    var steps: [Step] = []
    let inputs = list.inputs.indices.map { "\(names[$0]) = \(inFourDigits(trace.values[$0]))" }
    state.known.formUnion(list.inputs.indices.compactMap { places[$0] })
    steps.append(
      Step(caption: inputs.joined(separator: ", "), picture: state.picture(at: [], edge: nil), adjoints: []))
    for line in list.lines {
      guard let place = places[line.result] else { continue }
      state.known.insert(place)
      let value = inFourDigits(trace.values[line.result])
      steps.append(
        Step(
          caption: "\(names[line.result]) = \(list.formula(of: line, names: names)) = \(value)",
          picture: state.picture(at: [place], edge: nil), adjoints: []))
    }
    guard let output = list.outputs.first, trace.adjoints[output] != nil, let last = places[output] else {
      return steps
    }
    let captions = trace.messageLines
    state.adjoints[last] = 1
    func adjointsSoFar() -> [(name: String, value: Double)] {
      let slots = Array(list.inputs.indices) + list.lines.map(\.result)
      return slots.compactMap { slot in
        places[slot].flatMap { state.adjoints[$0] }.map { (names[slot], $0) }
      }
    }
    steps.append(
      Step(
        caption: captions[0], picture: state.picture(at: [last], edge: nil), adjoints: adjointsSoFar()))
    var sent: [Int: Int] = [:]
    for (message, caption) in zip(trace.messages, captions.dropFirst()) {
      guard let from = places[message.target], let to = places[message.source] else { continue }
      state.adjoints[from] = (state.adjoints[from] ?? 0) + message.amount
      // Two edges between the same nodes, as of x*x, are taken one after the other.
      let edges = whole.edges.indices.filter { whole.edges[$0].from == from && whole.edges[$0].to == to }
      let number = sent[message.source * list.slotCount + message.target, default: 0]
      sent[message.source * list.slotCount + message.target] = number + 1
      steps.append(
        Step(
          caption: caption,
          picture: state.picture(at: [from], edge: edges.isEmpty ? nil : edges[number % edges.count]),
          adjoints: adjointsSoFar()))
    }
    return steps
  }

  /// The box of each slot of a list: of inputs and lines in their order, constants passed over.
  private func places(of list: WengertList) -> [Int: Int] {
    let boxes = nodes.indices.filter { nodes[$0].kind != .constant }
    let slots = Array(list.inputs.indices) + list.lines.map(\.result)
    return Dictionary(zip(slots, boxes)) { first, _ in first }
  }

  /// What is known at one step.
  private struct State {
    let whole: GraphPicture
    var known: Set<Int> = []
    var adjoints: [Int: Double] = [:]

    init(_ whole: GraphPicture, adjointsOf count: Int) { self.whole = whole }

    func picture(at current: Set<Int>, edge: Int?) -> GraphPicture {
      var picture = whole
      for place in picture.nodes.indices where picture.nodes[place].kind != .constant {
        let node = picture.nodes[place]
        picture.nodes[place] = Node(
          label: node.label, value: known.contains(place) ? node.value : "?",
          adjoint: adjoints[place].map(inFourDigits) ?? "–", kind: node.kind,
          isCurrent: current.contains(place), room: node.lines.map(\.count).max() ?? 0)
      }
      if let edge { picture.edges[edge].isCurrent = true }
      return picture
    }
  }
}
