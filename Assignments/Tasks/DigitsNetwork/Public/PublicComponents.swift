// What students can ask of Components.swift.

import Checking
import Reverse

@testable import DigitsNetwork

/// What is wrong with the grads of a graph, by the framework's loop invariant: against differences.
func invariantFinding(_ graph: EDF.Graph, _ loss: EDF.Node, _ what: String) -> Finding? {
  graph.forward()
  let checks = graph.backwardCheckingInvariant(loss)
  guard let worst = checks.max(by: { $0.deviation < $1.deviation || $1.deviation.isNaN }) else { return nil }
  if worst.deviation <= 1e-6 { return nil }
  let wrong = Set(checks.filter { !($0.deviation <= 1e-6) }.map(\.variable)).sorted()
  return Finding(
    "\(what): the grad of \(wrong.joined(separator: ", ")) differs from what differences give, "
      + "by \(worst.deviation) of its size")
}

func affineGraph() -> (graph: EDF.Graph, x: EDF.Input, affine: EDF.Node, loss: EDF.Node) {
  let graph = EDF.Graph()
  let x = EDF.Input(graph, "x", NDArray([[1, 2], [3, -4], [0.5, 6]]))
  let w = EDF.Parameter(graph, "W", NDArray([[0.5, -1], [2, 0.25]]))
  let b = EDF.Parameter(graph, "B", NDArray([0.1, 0.2]))
  let affine = MyAffine(w, b, x)
  return (graph, x, affine, EDF.Multiply(affine, affine))
}

let publicComponents = [
  Check("Swish forward") {
    let graph = EDF.Graph()
    let y = Swish(EDF.Input(graph, "x", NDArray([0, 2])))
    graph.forward()
    return .unless(y.value.values, are: [0, 2 / (1 + exp(-2.0))], "Swish at 0 and 2")
  },
  Check("MyAffine forward") {
    let (graph, _, affine, _) = affineGraph()
    graph.forward()
    return .unless(
      affine.value.values, are: [4.6, -0.3, -6.4, -3.8, 12.35, 1.2], "x·W + B of three examples",
      within: 1e-12)
  },
]
