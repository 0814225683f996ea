// After reading this file you know the named steps by which a formula can be made smaller, and that each says what
// it did.
//
//     none       the formula as the rules of differentiation made it
//     light      0, 1 and numbers are crossed out:           3*x^2*1 + 0        3*x^2
//     factored   common factors of a sum are taken out:      a*b + a*c          a*(b + c)
//     expanded   products of sums are multiplied out:        x*(1 - x)          x - x^2
//     nested     the expanded form by Horner's scheme:       2 + 3*x + 4*x^2    (4*x + 3)*x + 2
//
// Smaller is not more accurate: the expanded derivative of the logistic map l₆ has an eighth of the nodes of the
// naive one, and of its 53 bits more than 40 are wrong on average, because its terms cancel.

import Elementary

/// A named way to rewrite a formula.
public enum SimplificationStep: String, CaseIterable, Sendable {
  /// Leaves the formula as it is.
  case none

  /// Applies the rules for 0, 1 and exact constants.
  case light

  /// Applies the light rules, and takes common factors and denominators out of sums.
  case factored

  /// Multiplies products of sums out, into a sum of terms by rising degree.
  case expanded

  /// Writes the expanded form of one variable as nested products.
  case nested
}

/// A rewritten formula, and what was done to it.
public struct Simplification: Sendable {
  /// A rule and how often it was applied.
  public struct Application: Hashable, Sendable {
    /// What the rule says: "a*1 = a".
    public let rule: String

    /// At how many stored operations it was applied.
    public let count: Int
  }

  /// Which step was taken.
  public let step: SimplificationStep

  /// The rewritten formula; the original if the step was refused.
  public let result: Symbolic

  /// The rules that were applied, the most frequent first.
  public let applications: [Application]

  /// Why the step was not taken, or `nil` if it was.
  public let refusal: String?

  init(_ step: SimplificationStep, _ result: Symbolic, counts: [String: Int] = [:], refusal: String? = nil) {
    self.step = step
    self.result = result
    self.refusal = refusal
    applications = counts.map { Application(rule: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.rule) < ($0.count, $1.rule) }
  }
}

extension Symbolic {
  /// The formula after a step of simplification, with an account of what was done.
  ///
  /// Every step works on stored nodes, so that a shared subexpression is simplified once.
  /// - Complexity: `light` looks once at each stored node, `factored` at up to 64 factors in each sum; `expanded`
  ///   and `nested` grow with the number of terms, and are refused above 2,000.
  public func simplified(_ step: SimplificationStep) -> Simplification {
    switch step {
    case .none: Simplification(.none, self)
    case .light: lightlySimplified
    case .factored: factored
    case .expanded: expanded(as: .expanded) { $0.sum }
    case .nested: expanded(as: .nested) { $0.nestedProducts }
    }
  }

  private var lightlySimplified: Simplification {
    var counts: [String: Int] = [:]
    let result = Symbolic.rebuilt([self]) { original, operation, a, b in
      guard let (rule, result) = LightRule.applied(to: operation, a, b) else { return original }
      counts[rule.rawValue, default: 0] += 1
      return result
    }
    return Simplification(.light, result[0], counts: counts)
  }

  private var factored: Simplification {
    let light = lightlySimplified
    let factoring = Factoring(of: light.result)
    var counts = Dictionary(light.applications.map { ($0.rule, $0.count) }) { $0 + $1 }
    if factoring.count > 0 { counts["a*b + a*c = a*(b + c)"] = factoring.count }
    let tidied = factoring.result.lightlySimplified
    for application in tidied.applications { counts[application.rule, default: 0] += application.count }
    return Simplification(.factored, tidied.result, counts: counts)
  }

  private func expanded(as step: SimplificationStep, _ form: (Expansion) -> Symbolic?) -> Simplification {
    do {
      let expansion = try Expansion(of: self)
      guard let result = form(expansion) else {
        return Simplification(step, self, refusal: "it is not a polynomial in one variable")
      }
      return Simplification(step, result, counts: expansion.counts)
    } catch {
      return Simplification(step, self, refusal: error.reason)
    }
  }

  /// Some formulas after light simplification; what they share stays shared.
  static func lightlySimplified(_ formulas: [Symbolic]) -> [Symbolic] {
    rebuilt(formulas) { original, operation, a, b in
      LightRule.applied(to: operation, a, b)?.result ?? original
    }
  }

  /// Some formulas made anew from the leaves up, each operation as `operation` says.
  ///
  /// - Parameter operation: receives an operation on its new arguments, as a node and in parts, and returns what
  ///   is to stand in its place.
  static func rebuilt(
    _ formulas: [Symbolic],
    _ operation: (_ formula: Symbolic, _ operation: Primitive, _ a: Symbolic, _ b: Symbolic?) -> Symbolic
  ) -> [Symbolic] {
    let order = EvaluationOrder(of: formulas)
    var results: [Symbolic] = []
    results.reserveCapacity(order.nodes.count)
    for (index, node) in order.nodes.enumerated() {
      guard case .operation(let primitive) = node.content else {
        results.append(Symbolic(node))
        continue
      }
      let a = results[order.first[index]]
      let b = order.second[index] < 0 ? nil : results[order.second[index]]
      let isUnchanged = a.node === node.first && b?.node === node.second
      let formula = isUnchanged ? node : Node(node.content, a.node, b?.node)
      results.append(operation(Symbolic(formula), primitive, a, b))
    }
    return order.roots.map { results[$0] }
  }
}
