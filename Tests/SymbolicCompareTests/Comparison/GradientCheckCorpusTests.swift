// 400 right gradients of the corpus are not accused, and 400 wrong ones are found, or said to be invisible.

import SymbolicCompare
import TestSupport
import Testing

@Suite("Gradient check on the corpus")
struct GradientCheckCorpusTests {
  /// A formula of the corpus at a point: its own, or one nearby.
  struct Sample: Sendable, CustomTestStringConvertible {
    var number: Int
    var item: CorpusCase
    var shift: Double
    var testDescription: String { "\(item.testDescription), inputs times \(1 + shift)" }
  }

  /// The corpus at its own points, then 0.4 % and 1.7 % away from them: 549 samples, of which at least 400 have finite
  /// gradients.
  static let samples: [Sample] = [0, 0.004, -0.017].flatMap { shift in
    CorpusCase.all.enumerated().map { Sample(number: $0, item: $1, shift: shift) }
  }

  enum Mutation: CaseIterable {
    case onePercent, sign, innerDerivative

    func apply(to value: Double) -> Double {
      switch self {
      case .onePercent: value * 1.01
      case .sign: -value
      case .innerDerivative: value / 3
      }
    }
  }

  @Test("No right gradient is accused; each wrong component is found or reported as invisible")
  func rightAndWrongGradients() throws {
    var right = 0
    var wrong = 0
    var invisible = 0
    for sample in Self.samples {
      let formula = try Symbolic(parsing: sample.item.expr)
      let inputs = formula.variables
      let list = formula.compiled(inputs: inputs)
      let point = inputs.map { (sample.item.point[$0] ?? .nan) * (1 + sample.shift) }
      let gradient = list.valueWithGradient(at: point).gradient
      guard !inputs.isEmpty, gradient.allSatisfy(\.isFinite) else { continue }
      var known: [[Double]: Double] = [:]
      func f(_ x: [Double]) -> Double {
        if let value = known[x] { return value }
        let value: Double = list.value(at: x)
        known[x] = value
        return value
      }

      let check = checkGradient(of: f, gradient: { list.valueWithGradient(at: $0).gradient }, at: point)
      right += 1
      #expect(check.passes, "\(sample.testDescription): \(check)")

      let index = sample.number % inputs.count
      guard gradient[index] != 0 else { continue }
      let mutation = Mutation.allCases[(sample.number / 2) % 3]
      var mutated = gradient
      mutated[index] = mutation.apply(to: gradient[index])
      let accusation = checkGradient(of: f, gradient: { _ in mutated }, at: point)
      wrong += 1
      let entry = try #require(
        accusation.components.first { $0.place == .component(index) } ?? accusation.directions.first)
      if entry.verdict == .disagree { continue }
      invisible += 1
      let isInvisible = entry.verdict == .belowResolution || entry.resolution > 0.01
      #expect(isInvisible, "\(mutation) of \(inputs[index]), \(sample.testDescription): \(accusation)")
    }
    #expect(right >= 400 && wrong >= 400)
    #expect(invisible <= wrong / 20)
  }
}
