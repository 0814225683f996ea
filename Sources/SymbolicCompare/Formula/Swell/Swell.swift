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

  /// The distinct subexpressions of all naive partials together.
  public let naiveShared: Int

  /// The distinct subexpressions of all light partials together.
  public let lightShared: Int

  /// The size of the tape that gives the same derivatives.
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
  ///   - limit: how many distinct nodes may be stored for all derivatives together.
  /// - Throws: ``TooLarge`` before more than that is stored.
  /// - Complexity: linear in the shared sizes of all derivatives, however large their trees.
  public init(
    of formula: Symbolic, withRespectTo names: [String]? = nil, order: Int = 1, limit: Int = 2_000_000
  ) throws(TooLarge) {
    let order = Swift.max(order, 1)
    let names = names ?? formula.variables
    let share = limit / Swift.max(names.count, 1)
    var naive: [Symbolic] = []
    var light: [Symbolic] = []
    var first: WholeNumber = 0
    for name in names {
      naive.append(try formula.derivative(withRespectTo: Array(repeating: name, count: order), upTo: share))
      var simplified = formula
      for _ in 0..<order {
        simplified =
          simplified.derivative(withRespectTo: name).simplified(.light).result.sharingEqualSubexpressions
      }
      light.append(simplified)
      // At order 1 it is the naive form itself.
      if order > 1 { first += formula.derivativeSize(withRespectTo: name).tree }
    }
    self.order = order
    self.formula = FormulaSize(of: formula)
    partials = zip(names, zip(naive, light)).map { name, forms in
      Partial(variable: name, naive: FormulaSize(of: forms.0), light: FormulaSize(of: forms.1))
    }
    naiveShared = Symbolic.sharedSize(of: naive)
    lightShared = Symbolic.sharedSize(of: light)
    tape = TapeSize(of: formula, gradientBy: names)
    sources = SwellSource.attributed(
      tree: self.formula.tree, shared: self.formula.shared, partials: partials.map(\.naive.tree),
      firstOrder: order > 1 ? first : nil)
  }
}
