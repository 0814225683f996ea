// After reading this file you know what is measured when a formula is said to swell, and which of three sources
// makes it do so.
//
//     T(gradient)   =   T(f)        ·   T(∂f)       ·   Σ T(∂ᵢf)      ·   T(∂ᵏf)             · shared(f)
//                       ────            ─────           ────────          ──────
//                       shared(f)       T(f)            T(∂f)             T(∂f) of order 1
//                       │               │               │                 │
//       1  a shared primal is written as a tree         2  one formula    3  one rule more for each order:
//          (and one derivative: at most 7·depth)           a variable        grows like a factorial
//
// None of the three is at work in a tape: it stores the shared primal once, its sweep serves all variables, and the
// sweep has a fixed multiple of the primal's operations.

import Elementary
import Reverse

/// The size of a formula, of its derivatives in naive and in light form, and of its tape.
public struct Swell: Sendable {
  /// One partial derivative.
  public struct Partial: Sendable {
    /// The variable's name.
    public let variable: String

    /// The sizes of the derivative as the rules made it.
    public let naive: FormulaSize

    /// The sizes after light simplification at each order.
    public let light: FormulaSize
  }

  /// The order of the derivatives.
  public let order: Int

  /// The sizes of the formula itself.
  public let formula: FormulaSize

  /// The partial derivatives, one for each variable.
  public let partials: [Partial]

  /// The distinct subexpressions of all naive partials together, and of all light ones.
  public let naiveShared: Int

  /// The distinct subexpressions of all light partials together.
  public let lightShared: Int

  /// The tape beside it.
  public let tape: TapeSize

  /// What makes the gradient large, the strongest first.
  public let sources: [SwellSource]

  /// The nodes of all naive partials written out.
  public var naiveTree: WholeNumber { partials.reduce(0) { $0 + $1.naive.tree } }

  /// The nodes of all light partials written out.
  public var lightTree: WholeNumber { partials.reduce(0) { $0 + $1.light.tree } }

  /// Measures a formula and its derivatives.
  ///
  /// - Parameters:
  ///   - formula: the formula.
  ///   - names: the variables to differentiate with respect to; all of the formula's if `nil`.
  ///   - order: the order of each derivative, 1 or more.
  ///   - limit: how many distinct nodes may be stored for one derivative.
  /// - Throws: ``TooLarge`` before more than that is stored.
  /// - Complexity: linear in the shared sizes of all derivatives, however large their trees.
  public init(
    of formula: Symbolic, withRespectTo names: [String]? = nil, order: Int = 1, limit: Int = 2_000_000
  ) throws(TooLarge) {
    let order = Swift.max(order, 1)
    let names = names ?? formula.variables
    var naive: [Symbolic] = []
    var light: [Symbolic] = []
    var first: WholeNumber = 0
    for name in names {
      naive.append(try formula.derivative(withRespectTo: Array(repeating: name, count: order), upTo: limit))
      var simplified = formula
      for _ in 0..<order {
        simplified =
          simplified.derivative(withRespectTo: name).simplified(.light).result.sharingEqualSubexpressions
      }
      light.append(simplified)
      first += formula.derivativeSize(withRespectTo: name).tree
    }
    self.order = order
    self.formula = FormulaSize(of: formula)
    partials = zip(names, zip(naive, light)).map { name, forms in
      Partial(variable: name, naive: FormulaSize(of: forms.0), light: FormulaSize(of: forms.1))
    }
    naiveShared = Symbolic.sharedSize(of: naive)
    lightShared = Symbolic.sharedSize(of: light)
    tape = TapeSize(of: formula, gradientBy: names)
    sources = SwellSource.attributed(formula: self.formula, partials: partials, firstOrder: first)
  }
}

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

  /// Which of the three it is.
  public let kind: Kind

  /// By what factor it makes the written formulas larger.
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
  static func attributed(
    formula: FormulaSize, partials: [Swell.Partial], firstOrder: WholeNumber
  ) -> [SwellSource] {
    let total = Double(partials.reduce(0) { $0 + $1.naive.tree })
    let largest = partials.map { Double($0.naive.tree) }.max() ?? 1
    let factors: [(Kind, Double)] = [
      (.sharedPrimal, Double(formula.tree) / Double(formula.shared)),
      (.variables, total / largest),
      (.order, total / Double(firstOrder)),
    ]
    return factors.filter { $0.1 > 1.5 }.map { SwellSource(kind: $0.0, factor: $0.1) }
      .sorted { $0.factor > $1.factor }
  }
}

/// The size of the tape that gives the same derivatives.
public struct TapeSize: Sendable, Hashable {
  /// Lines of the Wengert list: one an operation of the function.
  public let lines: Int

  /// Bytes of the list, and of one value and one adjoint a slot.
  public let bytes: Int

  /// Operations of the function and of its gradient by a reverse sweep.
  public let operationsWithGradient: Int

  /// Operations with the gradient, relative to those of the function: the cheap-gradient ratio.
  public var ratio: Double { lines == 0 ? 1 : Double(operationsWithGradient) / Double(lines) }

  /// Measures the tape of a formula.
  ///
  /// The sweep is run over formulas instead of numbers, and what it computes is counted as it stands: the product
  /// with the seed is an operation, and so is each operation of a partial derivative, as in 1/cosh².
  public init(of formula: Symbolic, gradientBy names: [String]) {
    let list = formula.sharingEqualSubexpressions.compiled(inputs: formula.variables)
    lines = list.lines.count
    bytes =
      list.lines.count * MemoryLayout<WengertList.Line>.stride
      + list.constants.count * MemoryLayout<WengertList.Constant>.stride
      + list.slotCount * 2 * MemoryLayout<Double>.stride
    let inputs = list.inputs.map(Symbolic.variable)
    let values = list.values(at: inputs)
    let adjoints = list.adjoints(values: values, seed: 1, output: list.outputs[0])
    let gradient = zip(list.inputs, adjoints).compactMap { names.contains($0) ? $1 : nil }
    operationsWithGradient = EvaluationOrder(of: [values[list.outputs[0]]] + gradient).first.count { $0 >= 0 }
  }
}
