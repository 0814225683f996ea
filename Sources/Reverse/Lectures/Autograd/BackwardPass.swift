// After reading this file you know the third of Autograd's three parts: the backward pass, seen as messages.
//
// A node waits until each of its children has sent it a message. It adds them up: that is its adjoint v̄, the
// derivative of the end by its value. Then it sends messages of its own, each the VJP of its step: one for each
// traced argument, to the parent that made it. It knows nothing of how it is used further on: that is all in the
// messages.
//
//         ┌── message v̄₃ ∂v₃/∂v₁ ── v3        v̄₁ = v̄₂ ∂v₂/∂v₁ + v̄₃ ∂v₃/∂v₁
//     v1 ◂┤
//         └── message v̄₂ ∂v₂/∂v₁ ── v2        children before parents: the order is toposort(end)
//
// Cost: each node once, each edge one VJP. Memory: an adjoint lives from its first message to its sending.

extension Autograd {
  /// What a node sends to one of its parents in the backward pass.
  public struct Message: CustomStringConvertible {
    /// The node that has all its messages and now sends.
    public let sender: Node

    /// The node that made one of the sender's arguments.
    public let receiver: Node

    /// The position of that argument.
    public let argument: Int

    /// The sender's adjoint times the Jacobian of its step.
    public let value: NDArray

    /// For example "v3 → v1: 2.0".
    public var description: String { "\(sender.name) → \(receiver.name): \(value)" }
  }

  /// The nodes on which a node depends, itself first, every node before its parents.
  ///
  /// - Complexity: the number of nodes and edges; no recursion.
  public static func toposort(_ end: Node) -> [Node] {
    var missing: [Node: Int] = [end: 0]  // how many of a node's children have not been listed yet
    var found = [end]
    while let node = found.popLast() {
      for (_, parent) in node.parents {
        if missing[parent] == nil { found.append(parent) }
        missing[parent, default: 0] += 1
      }
    }
    var order = [end]
    var place = 0
    while place < order.count {
      for (_, parent) in order[place].parents {
        missing[parent, default: 0] -= 1
        if missing[parent] == 0 { order.append(parent) }
      }
      place += 1
    }
    return order
  }

  /// The sum of the messages so far and one more.
  static func addOutgrads(_ sum: Box?, _ message: Box) -> Box { sum.map { $0 + message } ?? message }

  /// Sends the adjoint g of the end backwards through the graph, and returns the adjoints of the starts.
  ///
  /// - Parameters:
  ///   - g: the seed, in the shape of the end's value.
  ///   - end: the node at which the pass begins.
  ///   - observe: is told each message as it is sent.
  /// - Complexity: each node once, each edge one VJP.
  public static func backwardPass(
    _ g: Box, _ end: Node, observe: ((Message) -> Void)? = nil
  ) -> [Node: Box] {
    var outgrads = [end: g]
    var starts: [Node: Box] = [:]
    for node in toposort(end) {
      guard let outgrad = outgrads.removeValue(forKey: node) else { continue }
      guard let function = node.function else {
        starts[node] = outgrad
        continue
      }
      for (argument, parent) in node.parents {
        let message = function.vjp(argument, outgrad, node.value, node.arguments)
        guard message.shape == parent.value.shape else {
          stop(
            "\(function.name): the VJP of argument \(argument) has the shape \(message.shape), but the argument "
              + "has \(parent.value.shape); sum over repeated axes: .sum(to: x.shape)")
        }
        observe?(Message(sender: node, receiver: parent, argument: argument, value: message.array))
        outgrads[parent] = addOutgrads(outgrads[parent], message)
      }
    }
    return starts
  }
}
