// What is asked of Network.swift besides.

import Checking
import Reverse

@testable import DigitsNetwork

let hiddenNetwork = [
  Check("three digits in four of the test images") { try reading(epochs: 3, atLeast: 75) },
  Check("nine digits in ten of the test images") { try reading(epochs: 12, atLeast: 88) },
]

func reading(epochs: Int, atLeast wanted: Int) throws -> Finding? {
  let network = Network()
  _ = train(network, epochs: epochs)
  let answers = network.read(Digits.test.pixels)
  guard answers.count == Digits.test.labels.count else {
    return Finding("read gives \(answers.count) answers for 100 images")
  }
  let right = zip(answers, Digits.test.labels).filter { $0 == $1 }.count
  return .unless(
    right >= wanted,
    "after \(epochs) epochs \(right) of 100 test images are read rightly; \(wanted) are wanted")
}
