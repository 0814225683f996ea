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
    var derivatives = DerivativesOfOneOrder(of: formula, by: names ?? formula.variables, limit: limit)
    repeat { try derivatives.differentiate() } while derivatives.order < order
    self.init(of: formula, derivatives)
  }

  /// Measures a formula and its derivatives of order 1, 2, …, each made from the one before.
  ///
  /// - Parameters:
  ///   - formula: the formula.
  ///   - names: the variables to differentiate with respect to.
  ///   - last: the last order.
  ///   - limit: how many distinct nodes may be stored for all derivatives of one order together.
  ///   - body: called with the sizes of each order, in turn.
  /// - Throws: ``TooLarge`` before more than that is stored; what came before has been measured.
  /// - Complexity: linear in the shared sizes of all derivatives of all orders.
  public static func measure(
    _ formula: Symbolic, withRespectTo names: [String], upTo last: Int, limit: Int = 2_000_000,
    _ body: (Swell) -> Void
  ) throws(TooLarge) {
    var derivatives = DerivativesOfOneOrder(of: formula, by: names, limit: limit)
    while derivatives.order < last {
      try derivatives.differentiate()
      body(Swell(of: formula, derivatives))
    }
  }

  private init(of formula: Symbolic, _ derivatives: DerivativesOfOneOrder) {
    let names = derivatives.names
    order = derivatives.order
    self.formula = FormulaSize(of: formula)
    partials = zip(names, zip(derivatives.naive, derivatives.light)).map { name, forms in
      Partial(variable: name, naive: FormulaSize(of: forms.0), light: FormulaSize(of: forms.1))
    }
    naiveShared = Symbolic.sharedSize(of: derivatives.naive)
    lightShared = Symbolic.sharedSize(of: derivatives.light)
    tape = TapeSize(of: formula, gradientBy: names)
    // At order 1 it is the naive form itself.
    let first =
      order == 1
      ? nil : names.reduce(0 as WholeNumber) { $0 + formula.derivativeSize(withRespectTo: $1).tree }
    sources = SwellSource.attributed(
      tree: self.formula.tree, shared: self.formula.shared, partials: partials.map(\.naive.tree),
      firstOrder: first)
  }
}

/// The derivatives of one order, by each variable, in both forms; those of the next are made from them.
private struct DerivativesOfOneOrder {
  let names: [String]
  private let share: Int
  private(set) var order = 0
  private(set) var naive: [Symbolic]
  private(set) var light: [Symbolic]

  init(of formula: Symbolic, by names: [String], limit: Int) {
    self.names = names
    share = limit / Swift.max(names.count, 1)
    naive = Array(repeating: formula, count: names.count)
    light = naive
  }

  mutating func differentiate() throws(TooLarge) {
    order += 1
    for (index, name) in names.enumerated() {
      naive[index] = try naive[index].derivative(withRespectTo: name, asOrder: order, upTo: share)
        .sharingEqualSubexpressions
      light[index] =
        light[index].derivative(withRespectTo: name).simplified(.light).result.sharingEqualSubexpressions
    }
  }
}
