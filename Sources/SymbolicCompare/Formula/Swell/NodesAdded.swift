// After reading this file you know exactly why a derivative is as large as it is: how many nodes each rule adds.
//
// Differentiating an operation f(u, v) writes new operations and copies of f, u and v around the derivatives u′ and
// v′, each of which appears once. With T for the size of a tree,
//
//     T(f′) = T(u′) + T(v′) + k(f)        so        T(e′) = Σ k(f)   over all operations f of e, each use counted
//
//     product     u′·v + u·v′            + * *  and u, v       k = 3 + T(u) + T(v) = 2 + T(f)
//     quotient    (u′·v − u·v′)/v²       / - * * ^ 2 …         k = 5 + T(f) + T(v)
//     sin         cos(u)·u′              * cos  and u          k = 2 + T(u) = 1 + T(f)
//
// No k exceeds 7·T(f). So T(e′) ≤ 7·S(e) ≤ 7·T(e)·depth(e), where S adds up the sizes of all subtrees: one
// derivative of a tree is never exponentially larger than the tree.

import Elementary

/// The number of nodes that a rule adds: some new ones, and copies of the operation and of its arguments.
struct NodesAdded: Equatable {
  /// New operations and numerals.
  let new: UInt64

  /// Copies of the operation differentiated (with its arguments), of its first and of its second argument.
  let f: UInt64
  let u: UInt64
  let v: UInt64

  init(_ new: UInt64, f: UInt64 = 0, u: UInt64 = 0, v: UInt64 = 0) {
    (self.new, self.f, self.u, self.v) = (new, f, u, v)
  }

  /// The number for trees of these sizes.
  func total(f: WholeNumber, u: WholeNumber, v: WholeNumber) -> WholeNumber {
    WholeNumber(new) + WholeNumber(self.f) * f + WholeNumber(self.u) * u + WholeNumber(self.v) * v
  }
}

extension DerivativeRule {
  // swift-format-ignore
  /// How many nodes the rule adds to the derivatives of the arguments.
  ///
  /// - Parameter exponentIsNumeral: whether the constant of a power or the order of a derivative is a numeral, of which the
  ///   rule makes another numeral instead of `c - 1`.
  func nodesAdded(exponentIsNumeral: Bool) -> NodesAdded {
    switch self {
    case .constant, .variable:   NodesAdded(1)
    case .power:                 exponentIsNumeral ? NodesAdded(3, f: 1) : NodesAdded(4, f: 1, v: 1)
    case .exponential:           NodesAdded(3, f: 1, u: 1)
    case .fixedOrder:            exponentIsNumeral ? NodesAdded(1, f: 1) : NodesAdded(3, f: 1)
    case .operation(let operation):
      switch operation {
      case .negate:              NodesAdded(1)
      case .add, .subtract:      NodesAdded(1)
      case .multiply:            NodesAdded(2, f: 1)
      case .divide:              NodesAdded(5, f: 1, v: 1)
      case .unary(let function): Self.nodesAdded(by: function)
      case .binary(.atan2):      NodesAdded(7, f: 2)
      case .binary(.pow):        NodesAdded(5, f: 2, u: 1)
      case .binary(.min):        NodesAdded(5, f: 2)
      case .binary(.max):        NodesAdded(5, f: 2)
      case .binary(.hypot):      NodesAdded(3, f: 2)
      case .binary(.polygamma), .binary(.sincDerivative): NodesAdded(8, f: 1)
      }
    }
  }

  // swift-format-ignore
  private static func nodesAdded(by function: UnaryFunction) -> NodesAdded {
    switch function {
    case .log:                                   NodesAdded(0, f: 1)
    case .sign, .heaviside:                      NodesAdded(1)
    case .exp, .expm1, .abs, .relu, .sin:        NodesAdded(1, f: 1)
    case .sinh, .cosh, .lgamma, .softplus:       NodesAdded(1, f: 1)
    case .log1p, .cos, .digamma, .sinc:          NodesAdded(2, f: 1)
    case .log2, .log10, .sqrt, .tan:             NodesAdded(3, f: 1)
    case .exp2, .atan, .atanh:                   NodesAdded(4, f: 1)
    case .cbrt, .asin, .tanh, .asinh, .acosh:    NodesAdded(5, f: 1)
    case .acos:                                  NodesAdded(6, f: 1)
    case .erf, .erfc:                            NodesAdded(9, f: 1)
    case .gamma:                                 NodesAdded(2, f: 2)
    case .sigmoid:                               NodesAdded(4, f: 2)
    }
  }
}
