// After reading this file you know how swell is shown as growth: the same report for rising order, iterations or
// number of inputs, until it is done or would be too large.
//
//     log(1 + exp(w*x + b))   by w    naive tree   naive shared   light tree   tape
//                       order 1           27            16           17        5 lines
//                               2          111            31           48        5
//                               3          559            58          163        5
//                                                       factorial   polynomial             constant

/// The swell of a formula as something grows.
public struct SwellGrowth: Sendable {
  /// What grows.
  public enum Axis: String, Sendable {
    /// The order of the derivative.
    case order

    /// How often a formula is applied to itself.
    case iterations

    /// The index of a family: the number of inputs, layers, or steps.
    case index
  }

  /// The swell for one n.
  public struct Row: Sendable {
    /// The order, the number of iterations, or the index.
    public let n: Int

    /// The report.
    public let swell: Swell

    /// By what factor the naive trees are larger than those of the row before; `nil` in the first row.
    public let treeFactor: Double?

    /// By what factor the naive shared form is larger than that of the row before; `nil` in the first row.
    public let sharedFactor: Double?
  }

  /// What grows from row to row.
  public let axis: Axis

  /// The reports, by rising n.
  public private(set) var rows: [Row] = []

  /// Why the last rows are missing, or `nil` if none is.
  public private(set) var refusal: TooLarge?

  /// The growth of a formula's derivatives with their order, from 1.
  ///
  /// - Complexity: one differentiation an order, each of the derivative before.
  public init(
    of formula: Symbolic, withRespectTo name: String, ordersThrough last: Int, limit: Int = 2_000_000
  ) {
    axis = .order
    do {
      try Swell.measure(formula, withRespectTo: [name], upTo: Swift.max(last, 1), limit: limit) { swell in
        append(swell.order, swell)
      }
    } catch {
      refusal = error
    }
  }

  /// The growth of a formula's derivative as the formula is applied to itself, from once.
  public init(iterating formula: Symbolic, over name: String, through last: Int, limit: Int = 2_000_000) {
    axis = .iterations
    append(1...Swift.max(last, 1)) { n throws(TooLarge) in
      try Swell(of: formula.iterated(n, over: name), withRespectTo: [name], limit: limit)
    }
  }

  /// The growth of a family's gradient with its index.
  public init(of family: FormulaFamily, through last: Int, limit: Int = 2_000_000) {
    axis = .index
    append(family.smallest...Swift.max(last, family.smallest)) { n throws(TooLarge) in
      try Swell(of: family.formula(n), withRespectTo: family.parameters(n), limit: limit)
    }
  }

  private mutating func append(_ range: ClosedRange<Int>, _ report: (Int) throws(TooLarge) -> Swell) {
    do throws(TooLarge) {
      for n in range { append(n, try report(n)) }
    } catch {
      refusal = error
    }
  }

  private mutating func append(_ n: Int, _ swell: Swell) {
    let previous = rows.last?.swell
    rows.append(
      Row(
        n: n, swell: swell,
        treeFactor: previous.map { WholeNumber.ratio(of: swell.naiveTree, to: $0.naiveTree) },
        sharedFactor: previous.map { Double(swell.naiveShared) / Double($0.naiveShared) }))
  }
}
