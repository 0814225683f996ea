// After reading this file you know exactly why a derivative is as large as it is: how many nodes each rule adds.
//
// Differentiating an operation f(u, v) writes new operations and copies of f, u and v around the derivatives u′ and
// v′, each of which appears once. With T for the size of a tree,
//
//     T(f′) = T(u′) + T(v′) + k(f)        so        T(e′) = Σ k(f)   over all operations f of e, each use counted
//
//     product     u′·v + u·v′            + * *  and u, v       k = 3 + T(u) + T(v)
//     quotient    (u′·v − u·v′)/v²       / - * * ^ 2 and …     k = 6 + T(u) + 2·T(v)
//     exp         f·u′                   *      and f          k = 1 + T(f)
//
// No k exceeds 7·T(f). So T(e′) ≤ 7·S(e) ≤ 7·T(e)·depth(e), where S adds up the sizes of all subtrees: one
// derivative of a tree is never exponentially larger than the tree.
//
// Nobody writes these numbers down: the rule itself is applied to letters, once, and the nodes of its result are counted.

import Elementary

/// The number of nodes that a rule adds: some new ones, and copies of the operation and of its arguments.
struct NodesAdded: Equatable {
  /// New operations and numerals.
  var new: UInt64 = 0

  /// Copies of the operation differentiated (with its arguments), of its first and of its second argument.
  var f: UInt64 = 0
  var u: UInt64 = 0
  var v: UInt64 = 0

  /// The number for trees of these sizes.
  func total(f: WholeNumber, u: WholeNumber, v: WholeNumber) -> WholeNumber {
    WholeNumber(new) + WholeNumber(self.f) * f + WholeNumber(self.u) * u + WholeNumber(self.v) * v
  }
}

extension NodesAdded {
  /// What a rule adds, counted in its result for letters.
  ///
  /// - Parameter constant: what stands for the constant exponent of a power, or the order of a derivative.
  init(by rule: DerivativeRule, constant: Symbolic) {
    let (f, du, dv) = (Symbolic.variable("f"), Symbolic.variable("du"), Symbolic.variable("dv"))
    var (u, v) = (Symbolic.variable("u"), Symbolic.variable("v"))
    switch rule {
    case .power: v = constant
    case .fixedOrder: u = constant
    default: break
    }
    var remaining = [rule.applied(to: f, u, v, derivatives: du, dv).node]
    while let node = remaining.popLast() {
      if node === f.node {
        self.f += 1
      } else if node === u.node {
        self.u += 1
      } else if node === v.node {
        self.v += 1
      } else if node !== du.node, node !== dv.node {
        new += 1
        remaining += [node.first, node.second].compactMap(\.self)
      }
    }
  }
}

extension DerivativeRule {
  /// How many nodes the rule adds to the derivatives of the arguments.
  ///
  /// - Parameter exponentIsNumeral: whether the constant of a power or the order of a derivative is a numeral, of which the
  ///   rule makes another numeral instead of `c - 1`.
  func nodesAdded(exponentIsNumeral: Bool) -> NodesAdded {
    let table = exponentIsNumeral ? Self.addedWithNumerals : Self.addedWithNames
    return table[self] ?? NodesAdded(by: self, constant: exponentIsNumeral ? 3 : .variable("c"))
  }

  private static let addedWithNumerals = added(constant: 3)
  private static let addedWithNames = added(constant: .variable("c"))

  private static func added(constant: Symbolic) -> [DerivativeRule: NodesAdded] {
    Dictionary(uniqueKeysWithValues: every.map { ($0, NodesAdded(by: $0, constant: constant)) })
  }

  /// All rules.
  static let every: [DerivativeRule] = {
    let operations: [Primitive] =
      [.negate, .add, .subtract, .multiply, .divide] + UnaryFunction.allCases.map { .unary($0) }
      + BinaryFunction.allCases.map { .binary($0) }
    let ofFixedOrder = BinaryFunction.allCases.filter(\.takesOrder).map { DerivativeRule.fixedOrder($0) }
    return [.constant, .variable, .power, .exponential] + ofFixedOrder + operations.map { .operation($0) }
  }()
}
