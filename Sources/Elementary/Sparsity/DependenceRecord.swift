// After reading this file you know how the sets of inputs are found without giving each number a set of its own, and how
// pairs of inputs come together.
//
// Idea. Each step of a run leaves a node: its operands, and what it does to pairs of inputs. Only afterwards, and only where
// somebody asks, are sets made, from the inputs down. With U and V the inputs of the operands u and v:
//
//     step                          inputs of the result     pairs that begin to interact here
//     u + v, u − v, max, min, mod   U ∪ V                    none: all second derivatives are 0
//     −u, k·u, u/k, |u|, relu       U                        none
//     u·v                           U ∪ V                    U × V: ∂²(uv)/∂u∂v = 1, the unmixed ones are 0
//     u/v                           U ∪ V                    U × V and V × V: ∂²/∂u² = 0
//     exp u, u^k, … (curved)        U                        U × U
//     u^v, atan2, hypot             U ∪ V                    (U ∪ V) × (U ∪ V)
//     sign u, heaviside u, floor u  none                     none
//     ifPositive(u, v)              V                        none: u decides, and has no slope
//
// A Hessian needs the sets of what enters a curved step, a product or a quotient, and nothing else. In a sum of a thousand
// terms of two inputs each, the sets have two elements, and those of the partial sums are never made. What does not reach
// the result is not looked at.
//
// Cost. One node a step; then the sizes of the sets that are needed, counted in ranges. Limits. Structure, not numbers:
// 0·x depends on x, and x − x too. Source: Walther 2008, "Computing sparse Hessians with automatic differentiation".

/// What the steps of one run depend on.
final class DependenceRecord {
  /// What a step does to pairs of inputs.
  enum Interaction: UInt8 {
    case none, product, quotient, curved
  }

  private struct Node {
    let first: Int
    let second: Int
    let interaction: Interaction
  }

  /// How many inputs there are, whose nodes are the first.
  let inputCount: Int

  private var nodes: [Node] = []

  /// The answers to all comparisons, in their order.
  private(set) var outcomes: [Bool] = []

  init(inputCount: Int) { self.inputCount = inputCount }

  /// Writes a step down, and returns its node; one operand stands twice.
  func append(_ first: Int, _ second: Int, _ interaction: Interaction) -> Int {
    nodes.append(Node(first: first, second: second, interaction: interaction))
    return inputCount + nodes.count - 1
  }

  func note(outcome: Bool) { outcomes.append(outcome) }

  /// The inputs on which each of some nodes depends; a negative node depends on none.
  ///
  /// - Complexity: the steps of the run, and the ranges of the sets that lead to these nodes.
  func inputs(of results: [Int]) -> [InputSet] {
    walk(keeping: results, pairsOf: -1) { _, _, _ in }
  }

  /// For each input, those with which it interacts on the way to a node.
  ///
  /// - Complexity: the steps of the run, and a union for each input of each step that is not linear.
  func interactions(in result: Int) -> [InputSet] {
    var rows = [InputSet](repeating: InputSet(), count: inputCount)
    func cross(_ first: InputSet, _ second: InputSet) {
      for row in first.ranges.joined() { rows[row].formUnion(second) }
      if first == second { return }
      for row in second.ranges.joined() { rows[row].formUnion(first) }
    }
    _ = walk(keeping: [], pairsOf: result) { interaction, first, second in
      switch interaction {
      case .none: break
      case .product: cross(first, second)
      case .quotient:
        cross(first, second)
        cross(second, second)
      case .curved:
        let both = first.union(second)
        cross(both, both)
      }
    }
    return rows
  }

  /// Goes back once to see which sets are needed, and forwards to make them; each is let go after its last use.
  private func walk(
    keeping results: [Int], pairsOf result: Int,
    visit: (_ interaction: Interaction, _ first: InputSet, _ second: InputSet) -> Void
  ) -> [InputSet] {
    var isLive = [Bool](repeating: false, count: inputCount + nodes.count)
    var uses = [Int32](repeating: 0, count: isLive.count)
    if result >= 0 { isLive[result] = true }
    for node in results where node >= 0 { uses[node] += 1 }
    for (index, node) in nodes.enumerated().reversed() {
      let number = inputCount + index
      if isLive[number] { (isLive[node.first], isLive[node.second]) = (true, true) }
      if uses[number] == 0 && !(isLive[number] && node.interaction != .none) { continue }
      uses[node.first] += 1
      if node.second != node.first { uses[node.second] += 1 }
    }
    var sets = [InputSet](repeating: InputSet(), count: isLive.count)
    func letGo(_ node: Int) {
      uses[node] -= 1
      if uses[node] == 0 { sets[node] = InputSet() }
    }
    for input in 0..<inputCount { sets[input] = InputSet(input) }
    for (index, node) in nodes.enumerated() {
      let number = inputCount + index
      let feedsPairs = isLive[number] && node.interaction != .none
      if uses[number] == 0 && !feedsPairs { continue }
      if feedsPairs { visit(node.interaction, sets[node.first], sets[node.second]) }
      if uses[number] > 0 { sets[number] = sets[node.first].union(sets[node.second]) }
      letGo(node.first)
      if node.second != node.first { letGo(node.second) }
    }
    return results.map { $0 < 0 ? InputSet() : sets[$0] }
  }
}
