// After reading this file you know which rules for the step are measured.

import SymbolicCompare

/// A rule for the step.
struct Rule: Sendable {
  /// What it answers for one partial derivative.
  struct Answer {
    let value: Double
    let calls: Int
    var estimate = Double.nan
  }

  let name: String

  /// Whether it chooses the step by asking the function, and estimates its error.
  let isAdaptive: Bool
  let answer: @Sendable (Double, (Double) -> Double) -> Answer

  static let all: [Rule] =
    [
      Rule(name: "adaptive", isAdaptive: true) { x, f in
        let quotient = FiniteDiff::differenceQuotient(at: x, of: f)
        return Answer(value: quotient.value, calls: quotient.evaluations, estimate: quotient.errorEstimate)
      }
    ] + earlier
    + StepRecipe.allCases.map { recipe in
      Rule(name: recipe.rawValue, isAdaptive: false) { x, f in
        Answer(value: recipe.quotient(at: x, of: f), calls: recipe.functionCalls(variables: 1))
      }
    }
}
