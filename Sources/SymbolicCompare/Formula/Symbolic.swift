// After reading this file you know the fourth kind of number: one that computes no value but remembers how it would.
//
// Idea. Run a function on a variable instead of a number. Each `+`, `*`, `sin` then makes a node that points to
// its arguments, and what comes out is the formula of the function.
//
//     let x = Symbolic.variable("x")
//     let f = x * x + sin(x)                          // x*x + sin(x)
//     let d = f.derivative(withRespectTo: "x")        // 1*x + x*1 + cos(x)*1
//
// By hand: x·x is a product, (a·b)′ = a′·b + a·b′ with a = b = x and x′ = 1 gives 1·x + x·1; sin(u)′ = cos(u)·u′.
// Nothing is tidied up: that is the point of the exhibit. At x = 2 both sides are 4 + cos 2.
//
// Sharing. A `let` that is used twice is one node with two arrows to it. Written on one line it appears twice:
//
//     let s = x + 1;  let p = s * s                    tree:  (x + 1)*(x + 1)    7 nodes
//                                                      shared: s = x + 1; s*s    4 nodes
//
// Written-out formulas can be exponentially larger than what is stored: ``treeSize`` against ``sharedSize``.
//
// Cost. One node an operation, about 96 bytes. Nothing here recurs: a chain of a million operations is built,
// differentiated, measured, evaluated and freed without a deep stack.
//
// Limits. Numerals are finite: Symbolic(.infinity) is 1/0, and the negative zero is -(0), so that every formula
// prints as text that reads back as itself. Symbolic(-2) is one numeral, as the text "-2" is; -Symbolic(2) is the
// negation of a numeral, written -(2).

public import Elementary

/// A formula: shared, immutable nodes.
///
/// Made by operators and functions from ``variable(_:)`` and literals, by running generic code on it, or from
/// text by ``init(parsing:data:)``. Two formulas are equal when they are the same when written out.
public struct Symbolic: Sendable {
  package let node: Node

  package init(_ node: Node) { self.node = node }

  package init(_ primitive: Primitive, _ x: Symbolic) { node = Node(.operation(primitive), x.node) }

  package init(_ primitive: Primitive, _ x: Symbolic, _ y: Symbolic) {
    node = Node(.operation(primitive), x.node, y.node)
  }
}

extension Symbolic {
  /// The variable of this name.
  ///
  /// Two variables of one name are the same variable.
  ///
  /// - Parameter name: letters a to z and A to Z, digits and `_`, not starting with a digit, neither `pi`, `e` nor a
  ///   function's name, so that every formula reads back as it is printed. Another name stops the program with advice.
  public static func variable(_ name: String) -> Symbolic {
    guard isVariableName(name) else {
      fatalError(
        "\(SyntaxError.quoted(name)) is not the name of a variable: write letters a to z, digits and _, "
          + "not starting with a digit; pi, e and the functions' names are taken")
    }
    return Symbolic(anyName: name)
  }

  /// The variable of a name that the language need not have, such as u' in a rule that is only shown.
  package init(anyName name: String) { self.init(Node(.variable(name))) }

  /// The names of the variables in the formula, each once, sorted.
  ///
  /// - Complexity: one visit to each stored node.
  public var variables: [String] {
    var names: Set<String> = []
    for node in EvaluationOrder(of: [self]).nodes {
      if case .variable(let name) = node.content { names.insert(name) }
    }
    return names.sorted()
  }
}

extension Symbolic {
  /// The names that a program assigned to parts of the formula, in the order of their evaluation.
  ///
  /// - Complexity: one visit to each stored node.
  public var assignedNames: [String] { EvaluationOrder(of: [self]).nodes.compactMap { $0.label?.text } }
}

extension Symbolic: Scalar {
  /// The numeral of a constant; an infinity becomes 1/0 or -(1/0), NaN 0/0, and the negative zero -(0).
  public init(_ constant: Double) {
    if constant.isFinite && (constant != 0 || constant.sign == .plus) {
      self.init(Node(.numeral(constant)))
    } else {
      let magnitude =
        constant == 0 ? 0 : Symbolic(Node(.numeral(constant.isNaN ? 0 : 1))) / Symbolic(Node(.numeral(0)))
      self = constant.isNaN || constant.sign == .plus ? magnitude : -magnitude
    }
  }

  /// The sum of two formulas.
  public static func + (lhs: Symbolic, rhs: Symbolic) -> Symbolic { Symbolic(.add, lhs, rhs) }

  /// The difference of two formulas.
  public static func - (lhs: Symbolic, rhs: Symbolic) -> Symbolic { Symbolic(.subtract, lhs, rhs) }

  /// The product of two formulas.
  public static func * (lhs: Symbolic, rhs: Symbolic) -> Symbolic { Symbolic(.multiply, lhs, rhs) }

  /// The quotient of two formulas.
  public static func / (lhs: Symbolic, rhs: Symbolic) -> Symbolic { Symbolic(.divide, lhs, rhs) }

  /// The negation of a formula.
  public static prefix func - (operand: Symbolic) -> Symbolic { Symbolic(.negate, operand) }

  /// The formula of an elementary function of a formula.
  public static func apply(_ function: UnaryFunction, to x: Symbolic) -> Symbolic {
    Symbolic(.unary(function), x)
  }

  /// The formula of an elementary function of two formulas.
  public static func apply(_ function: BinaryFunction, to x: Symbolic, _ y: Symbolic) -> Symbolic {
    Symbolic(.binary(function), x, y)
  }
}

extension Symbolic: Hashable {
  /// Whether two formulas are the same when written out: same operations, numerals and names in the same places.
  ///
  /// `x + y` and `y + x` are equal as functions but not as formulas.
  /// - Complexity: O(1) for almost all that differ; linear in the stored nodes of both for equal ones, however
  ///   large the trees are.
  public static func == (lhs: Symbolic, rhs: Symbolic) -> Bool {
    if lhs.node === rhs.node { return true }
    guard lhs.node.structuralHash == rhs.node.structuralHash else { return false }
    let numbering = StructuralNumbering(EvaluationOrder(of: [lhs, rhs]))
    return numbering.roots[0] == numbering.roots[1]
  }

  /// Feeds the hash value that was made with the outermost node into a hasher.
  ///
  /// - Complexity: O(1).
  public func hash(into hasher: inout Hasher) { hasher.combine(node.structuralHash) }
}
