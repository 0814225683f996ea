// After reading this file you know how the three sources of swell are told apart in a formula at hand: by the factor
// that each contributes.
//
//     l₈ of the logistic map, third derivative         shared primal   T(f)/shared(f)                  31.8
//                                                      variables       one                             1
//                                                      order           T(∂³f)/T(∂f)                   124.0

/// A reason for which derivatives written as formulas are larger than the program.
public struct SwellSource: Sendable, Hashable {
  /// The three reasons.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// A value that is used more than once is written once a use.
    case sharedPrimal

    /// Each variable has a formula of its own, and what they have in common is written once a variable.
    case variables

    /// Each order applies the rules to what the rules have made.
    case order
  }

  /// Which of the three reasons it is.
  public let kind: Kind

  /// By what factor the reason makes the written formulas larger.
  public let factor: Double

  /// The reason in one sentence, with its figure.
  public var explanation: String {
    let times = factor < 1e15 ? "\((factor * 10).rounded() / 10)" : "\(factor)"
    return switch kind {
    case .sharedPrimal:
      "shared values of f are written once a use: \(times) times the distinct subexpressions"
    case .variables: "each variable has its own formula: \(times) times the largest partial"
    case .order: "each order differentiates what the last one made: \(times) times the first order"
    }
  }

  /// The factors above 1.5, the largest first; none for a formula that only grows by its rules.
  ///
  /// - Parameters:
  ///   - tree, shared: the sizes of the formula.
  ///   - partials: the nodes of its naive partials, written out.
  ///   - firstOrder: those of all partials of first order together; `nil` where these are they.
  package static func attributed(
    tree: WholeNumber, shared: Int, partials: [WholeNumber], firstOrder: WholeNumber? = nil
  ) -> [SwellSource] {
    let total: WholeNumber = partials.reduce(0) { $0 + $1 }
    let largest = partials.max() ?? 1
    let factors: [(Kind, Double)] = [
      (.sharedPrimal, Double(tree) / Double(shared)),
      (.variables, WholeNumber.ratio(of: total, to: largest)),
      (.order, WholeNumber.ratio(of: total, to: firstOrder ?? total)),
    ]
    return factors.filter { $0.1 > 1.5 }.map { SwellSource(kind: $0.0, factor: $0.1) }
      .sorted { $0.factor > $1.factor }
  }
}
