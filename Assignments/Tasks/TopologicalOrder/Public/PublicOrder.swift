// What students can ask of Order.swift.

import Checking
import Reverse

@testable import TopologicalOrder

/// What is wrong with an order.
func violation(of order: [Node], from output: Node, _ graph: String) -> Finding? {
  var nodes: Set<Node> = [output]
  var found = [output]
  while let node = found.popLast() {
    for child in node.children where nodes.insert(child).inserted { found.append(child) }
  }
  if let first = order.first, first != output {
    return Finding("\(graph): the output comes first, yours is \(first.label)")
  }
  if Set(order).count < order.count {
    return Finding(
      "\(graph): each node is listed once, yours has \(order.count) entries of \(Set(order).count) nodes")
  }
  if Set(order) != nodes {
    return Finding(
      "\(graph): the output depends on \(nodes.count) nodes with itself, yours lists \(order.count)")
  }
  let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
  for node in order {
    for child in node.children where (places[child] ?? 0) < (places[node] ?? 0) {
      return Finding("\(graph): \(child.label) is listed before its parent \(node.label)")
    }
  }
  return nil
}

let publicOrder = [
  Check("the order of a tree") {
    let output = (Node("a", 7) + Node("b", 3)) * Node("c", 2)
    return violation(of: order(from: output), from: output, "(a + b)·c")
  },
  Check("the order of a graph with sharing") {
    let x = Node("x", 2)
    let w = x * x
    let output = sin(w) + w
    return violation(of: order(from: output), from: output, "w = x·x, y = sin(w) + w")
  },
]
