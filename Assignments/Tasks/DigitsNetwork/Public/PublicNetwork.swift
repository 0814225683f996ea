// What students can ask of Network.swift.

import Checking
import Reverse

@testable import DigitsNetwork

let publicNetwork = [
  Check("the loss depends on every parameter") {
    let network = Network(hidden: 3)
    (network.x.value, network.t.value) = Digits.training.rows([0, 1, 2, 3])
    network.graph.forward()
    network.graph.backward(network.loss)
    for parameter in network.graph.parameters where parameter.grad.values.allSatisfy({ $0 == 0 }) {
      return Finding(
        "the grad of \(parameter.name) is 0 everywhere: is it used, and does each backward() add to it?")
    }
    return nil
  },
  Check("the loss falls") {
    let losses = train(Network(), epochs: 3)
    guard let first = losses.first, let last = losses.last, losses.count == 3 else {
      return Finding("three epochs give three losses, yours gives \(losses.count)")
    }
    return .unless(
      last < first / 2, "the mean loss after three epochs is \(last), after the first it was \(first)")
  },
]
