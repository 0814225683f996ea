// After reading this file you know what differences cost where nothing is asked about the step: two calls of f a variable,
// or n + 1 for all of them, and digits.
//
//     forward    (f(x + h·eᵢ) − f(x))/h             n + 1 calls    half of the digits
//     central    (f(x + h·eᵢ) − f(x − h·eᵢ))/2h     2n calls       two thirds
//     adaptive   the step is measured               7 to 9 a variable, more where that leaves a doubt; two thirds, and
//                                                   an estimate of the error
//
// That is what users mean by "finite differences"; the adaptive quotient is what an honest comparison needs. Both steps are
// those of the textbook, √ε·max(1, |x|) and ∛ε·max(1, |x|) (StepRecipe.swift), so the lesson has two halves: a call less costs
// three digits, and at a point of another scale a rule that asks nothing costs all of them.

/// A gradient by differences with the step of a fixed rule.
public struct PlainDifferences: Sendable {
  /// The derivative by one variable.
  public struct Row: Sendable {
    /// The variable.
    public let variable: String

    /// The step.
    public let step: Double

    /// The difference quotient; NaN where a sample is undefined.
    public let value: Double
  }

  /// The rule that gives step and scheme.
  public let recipe: StepRecipe

  /// A row for each of the comparison's variables, in the same order.
  public let rows: [Row]

  /// How often f is called for all of them; f(x), which forward differences share, counts once.
  public let functionCalls: Int

  /// The row of a variable.
  public subscript(variable: String) -> Row? { rows.first { $0.variable == variable } }
}

extension PlainDifferences {
  /// The two rules whose differences a report shows beside the adaptive ones, with their names in JSON.
  public static let shown: [(name: String, recipe: StepRecipe)] = [
    ("centralDifferences", .centralRoot), ("forwardDifferences", .forwardRoot),
  ]
}

extension Comparison {
  /// The derivatives by the compared variables with the step of a fixed rule.
  ///
  /// - Complexity: for each sample a pass along what the variable reaches.
  public func differences(by recipe: StepRecipe) -> PlainDifferences {
    var numbers = SliceSweep(resting: list.values(at: coordinates))
    let order = Dictionary(uniqueKeysWithValues: list.inputs.enumerated().map { ($1, $0) })
    let rows = derivatives.compactMap { row -> PlainDifferences.Row? in
      guard let slice = order[row.variable].map(slices.slice) else { return nil }
      let x = coordinates[slice.input]
      defer { numbers.rest(slice) }
      let value = recipe.quotient(at: x) { numbers.output(moving: slice, of: slices, to: $0) }
      return PlainDifferences.Row(variable: row.variable, step: recipe.step(at: x), value: value)
    }
    return PlainDifferences(
      recipe: recipe, rows: rows, functionCalls: recipe.functionCalls(variables: rows.count))
  }
}

extension StepRecipe {
  /// How often f is called for the derivatives by so many variables.
  public func functionCalls(variables count: Int) -> Int {
    let moved = scheme.offsets.count { $0 != 0 }
    return count * moved + (count > 0 && moved < scheme.offsets.count ? 1 : 0)
  }
}
