// What is asked of Components.swift besides.

import Checking
import Reverse

@testable import DigitsNetwork

let hiddenComponents = [
  Check("Swish backward") {
    let graph = EDF.Graph()
    let x = EDF.Input(graph, "x", NDArray([-3, -0.5, 0, 1, 4]))
    return invariantFinding(graph, EDF.Multiply(Swish(x), x), "the loss Σ x·Swish(x)")
  },
  Check("MyAffine backward") {
    let (graph, _, _, loss) = affineGraph()
    return invariantFinding(graph, loss, "the loss Σ y², y = x·W + B")
  },
  Check("grads are added to") {
    // x is used by two components; what one adds the other must leave.
    let graph = EDF.Graph()
    let x = EDF.Input(graph, "x", NDArray([[1, 2]]))
    let w = EDF.Parameter(graph, "W", NDArray([[1, 0], [0, 1]])),
      b = EDF.Parameter(graph, "B", NDArray([0, 0]))
    let loss = EDF.Multiply(MyAffine(w, b, Swish(x)), MyAffine(w, b, x))
    return invariantFinding(graph, loss, "the loss Σ (Swish(x)·W + B)(x·W + B)")
  },
]
