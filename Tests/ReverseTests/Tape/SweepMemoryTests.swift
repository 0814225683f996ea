// After reading this file you know what must not be seen in the memory that sweeps share: the numbers of the one before.

import Reverse
import Testing

@Suite("The sweep's memory")
struct SweepMemoryTests {
  /// 1·x₁ + 2·x₂ + …, whose partial derivatives tell which input they belong to.
  private func weightedSum(_ x: [Variable]) -> Variable {
    x.enumerated().reduce(Variable(0)) { sum, term in sum + Variable(Double(term.offset + 1)) * term.element }
  }

  @Test("is cleared as far as it is used, few slots and many", arguments: 1...170)
  func cleared(inputs: Int) {
    // Every slot up to the 400th is left with an adjoint of −1; then 2n slots are swept, and 2n + 1.
    let before: [Double] = gradient(at: [Double](repeating: 1, count: 400)) { x in x.reduce(0, -) }
    #expect(before.allSatisfy { $0 == -1 })
    let point = [Double](repeating: 1, count: inputs)
    let weights = (1...inputs).map(Double.init)
    #expect(gradient(at: point, of: weightedSum) == weights)
    let doubled: [Double] = gradient(at: point) { x in
      let sum = weightedSum(x)
      return sum + sum * x[0] * 0 + sum
    }
    #expect(doubled == weights.map { 2 * $0 })
  }
}
