// After reading this file you know how a formula is differentiated: the rules of `Rules.swift`, applied once to
// each stored node, arguments first.
//
//     s = x + 1; s*s          x′ = 1     1′ = 0     s′ = 1 + 0     (s*s)′ = s′*s + s*s′
//
// The derivative uses the nodes of the formula and of the inner derivatives again. So a formula of N stored nodes
// has a derivative of at most 6·N + O(1) stored nodes, however large the tree is that one would have to write.
// "Symbolic differentiation explodes" is true of the tree, not of the shared form (Laue 2019, arXiv:1904.02990).

import Elementary

extension Symbolic {
  /// The derivative by the rules of the textbook, with nothing simplified.
  ///
  /// ```
  /// c′ = 0    x′ = 1    (a + b)′ = a′ + b′    (a·b)′ = a′·b + a·b′    (a/b)′ = (a′·b − a·b′)/b²    f(u)′ = f′(u)·u′
  /// ```
  /// A formula in which the variable does not occur is differentiated like any other: (w·b)′ = 0·b + w·0. Only an
  /// exponent or a base without the variable chooses a simpler rule of its own: (a^c)′ = (c·a^(c−1))·a′ and
  /// (c^b)′ = (c^b·log c)·b′, while both active give a^b·(b′·log a + b·a′/a).
  ///
  /// At a singular point the formula can be 0·∞ = NaN where forward and reverse mode know that nothing passes.
  /// - Complexity: one rule for each stored node; at most 5 new operations a node.
  public func derivative(withRespectTo name: String) -> Symbolic {
    Differentiation(of: self, withRespectTo: name).result
  }
}

/// One differentiation: the order of the nodes, which of them are differentiated, and what came out.
struct Differentiation {
  private(set) var result: Symbolic

  private static let zero = Symbolic(0)
  private static let one = Symbolic(1)

  init(of formula: Symbolic, withRespectTo name: String) {
    let order = EvaluationOrder(of: [formula])
    let active = order.depends(on: name)
    let needed = Self.differentiated(in: order, active: active)
    var derivatives = Array(repeating: Self.zero, count: order.nodes.count)
    for index in order.nodes.indices where needed[index] {
      let node = order.nodes[index]
      switch node.content {
      case .numeral: break
      case .variable(let variable): if variable == name { derivatives[index] = Self.one }
      case .operation(let primitive):
        let (a, b) = (order.first[index], order.second[index])
        let u = Symbolic(order.nodes[a])
        let v = b >= 0 ? Symbolic(order.nodes[b]) : Self.zero
        derivatives[index] = Self.rule(
          primitive, Symbolic(node), u, v, derivatives[a], b >= 0 ? derivatives[b] : Self.zero,
          active: (active[a], b >= 0 && active[b]))
      }
    }
    result = derivatives[order.roots[0]]
  }

  /// For each node whether its derivative is asked for by a rule, from the outermost node inwards.
  private static func differentiated(in order: EvaluationOrder, active: [Bool]) -> [Bool] {
    var needed = Array(repeating: false, count: order.nodes.count)
    for root in order.roots { needed[root] = true }
    for index in order.nodes.indices.reversed() where needed[index] {
      guard case .operation(let primitive) = order.nodes[index].content else { continue }
      let (a, b) = (order.first[index], order.second[index])
      let uses = argumentsDifferentiated(by: primitive, active: (active[a], b >= 0 && active[b]))
      if uses.first { needed[a] = true }
      if uses.second && b >= 0 { needed[b] = true }
    }
    return needed
  }

  /// Whether the rule of a primitive asks for the derivative of its first and of its second argument.
  private static func argumentsDifferentiated(
    by primitive: Primitive, active: (first: Bool, second: Bool)
  ) -> (first: Bool, second: Bool) {
    switch primitive {
    case .unary(.sign), .unary(.heaviside): (false, false)
    case .negate, .unary: (true, false)
    case .binary(.polygamma): (active.first, true)
    case .binary(.pow): (active.first || !active.second, active.second)
    case .add, .subtract, .multiply, .divide, .binary: (true, true)
    }
  }

  /// The derivative of f = primitive(u, v), by the rule that fits.
  private static func rule(
    _ primitive: Primitive, _ f: Symbolic, _ u: Symbolic, _ v: Symbolic, _ du: Symbolic, _ dv: Symbolic,
    active: (first: Bool, second: Bool)
  ) -> Symbolic {
    switch primitive {
    case .negate: .derivative(of: .negate, u, v, du, dv)
    case .add: .derivative(of: .add, u, v, du, dv)
    case .subtract: .derivative(of: .subtract, u, v, du, dv)
    case .multiply: .derivative(of: .multiply, u, v, du, dv)
    case .divide: .derivative(of: .divide, u, v, du, dv)
    case .unary(let function): .derivative(of: function, f, u, du)
    case .binary(.pow) where !active.second: .derivativeOfPower(u, v, du)
    case .binary(.pow) where !active.first: .derivativeOfExponential(f, u, dv)
    case .binary(.polygamma) where !active.first: .derivativeOfPolygamma(u, v, dv)
    case .binary(let function): .derivative(of: function, f, u, v, du, dv)
    }
  }
}
