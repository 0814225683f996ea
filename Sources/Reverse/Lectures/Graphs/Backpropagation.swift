// After reading this file you know why backpropagation needs a topological order.
//
// On a tree each node has one parent, and a recursion from the output is right: add to the child's gradient,
// then let the child go on. On a graph with sharing it is not:
//
//           y            w gets its gradient in two contributions. The recursion lets w go on after the first,
//         ╱   ╲          and again after the second with the sum of both: x gets the first contribution twice.
//       u1     u2
//         ╲   ╱          Way 1. Let each call pass on its own contribution only: right, but one call for every
//           w                   path from y. On a ladder of n such squares there are 2ⁿ paths.
//           │            Way 2. Let a node go on once it has both contributions: one call for every node, in
//           │                   topological order.
//           x
//
// The three sweeps are here, each counting its visits. None resets the gradients below the output: `grad` is added
// to. A second sweep without `resetGradients()` starts from the first one's numbers and gives nonsense.
//
// The recursions keep their pending calls in an array instead of on the stack, in the same order, so that a
// deep graph does not overflow it.

extension ComputationGraph {
  /// The refusal to go on with a recursion that has made as many visits as it was allowed.
  public struct TooManyVisits: Error, Hashable, Sendable, CustomStringConvertible {
    /// The visits made.
    public let visits: Int

    /// What happened and what to use.
    public var description: String {
      "stopped after \(visits) visits: a recursion visits a node once for every path to it, and there can be 2ⁿ; "
        + "backward() visits each node once"
    }
  }
}

extension ComputationGraph.Node {
  /// Backpropagation in topological order, each node after all its parents: right.
  ///
  /// - Returns: the visits: one for each node that the output depends on.
  /// - Complexity: the number of nodes and edges.
  @discardableResult
  public func backward() -> Int {
    let order = topologicalOrder()
    grad = 1
    for node in order {
      node.visits += 1
      guard let gradient = node.grad else { continue }
      for (child, message) in zip(node.children, node.messages(gradient)) { child.add(message) }
    }
    return order.count
  }

  /// Backpropagation by recursion with the gradients so far: right on a tree, wrong on a graph.
  ///
  /// - Parameter limit: the number of visits after which it gives up.
  /// - Returns: the visits: one for every path from the output to a node.
  /// - Throws: ``ComputationGraph/TooManyVisits`` at the limit.
  /// - Complexity: one call for every path to every node: 4·2ⁿ − 3 for n squares in a row.
  @discardableResult
  public func backwardByRecursion(
    limit: Int = 1_000_000
  ) throws(ComputationGraph.TooManyVisits) -> Int {
    try recurse(limit) { node, _ in node.grad ?? 0 }
  }

  /// Backpropagation by recursion along every path: right, and exponential.
  ///
  /// Each call passes on its own contribution, and nothing of the others.
  ///
  /// - Parameter limit: the number of visits after which it gives up.
  /// - Returns: the visits: one for every path from the output to a node.
  /// - Throws: ``ComputationGraph/TooManyVisits`` at the limit.
  /// - Complexity: one call for every path to every node: 4·2ⁿ − 3 for n squares in a row.
  @discardableResult
  public func backwardAlongPaths(
    limit: Int = 1_000_000
  ) throws(ComputationGraph.TooManyVisits) -> Int {
    try recurse(limit) { _, message in message }
  }

  private func recurse(
    _ limit: Int, _ passedOn: (ComputationGraph.Node, Double) -> Double
  ) throws(ComputationGraph.TooManyVisits) -> Int {
    grad = nil
    var visits = 0
    var calls: [(node: ComputationGraph.Node, message: Double)] = [(self, 1)]
    while let (node, message) = calls.popLast() {
      guard visits < limit else { throw ComputationGraph.TooManyVisits(visits: visits) }
      visits += 1
      node.visits += 1
      node.add(message)
      let messages = node.messages(passedOn(node, message))
      for (child, message) in zip(node.children, messages).reversed() {
        if let message { calls.append((child, message)) }
      }
    }
    return visits
  }

  private func add(_ message: Double?) {
    guard let message else { return }
    grad = (grad ?? 0) + message
  }

  /// The nodes on which this one depends, itself first, every node before its children.
  ///
  /// - Complexity: the number of nodes and edges.
  public func topologicalOrder() -> [ComputationGraph.Node] {
    var missing = [self: 0]  // how many of a node's parents have not been listed yet
    var found = [self]
    while let node = found.popLast() {
      for child in node.children {
        if missing[child] == nil { found.append(child) }
        missing[child, default: 0] += 1
      }
    }
    var order = [self]
    var place = 0
    while place < order.count {
      for child in order[place].children {
        missing[child, default: 0] -= 1
        if missing[child] == 0 { order.append(child) }
      }
      place += 1
    }
    return order
  }

  /// Sets the gradients of all nodes on which this one depends to "nothing yet", and their visits to 0.
  public func resetGradients() {
    for node in topologicalOrder() { (node.grad, node.visits) = (nil, 0) }
  }
}
