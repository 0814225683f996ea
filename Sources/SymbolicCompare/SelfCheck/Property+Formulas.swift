// After reading this file you know what must hold for a formula as a thing of its own: that its text is the formula
// again, and that the sizes it states are those that one counts.

extension Property {
  /// A printed formula is read as the same formula, on one line and as a program.
  ///
  /// Compared for every formula.
  public static func textReadsBack(_ methods: MethodsUnderTest = .own) -> Property {
    Property("what is printed reads back") { formula, _, compared in
      for (name, write) in methods.texts {
        guard let again = try? Symbolic(parsing: write(formula)) else {
          throw Violation("\(name) is refused")
        }
        try compared.demand(again == formula, else: "\(name) reads as \(again)")
      }
    }
  }

  /// The sizes that a formula states are the numbers of nodes that one counts, if they fit into an `Int`.
  ///
  /// The tree's by computing with numbers that count; the shared one as the number of different texts of its parts, if
  /// the tree is small enough; the derivative's predicted one on the derivative.
  public static func sizesAreCounts(_ methods: MethodsUnderTest = .own) -> Property {
    Property("sizes are counts") { formula, point, compared in
      let (list, coordinates) = traced(formula, point)
      let counted = list.value(at: coordinates.map { _ in NodeCount(1) })
      let stated = methods.size(formula)
      guard counted.nodes < .max else { return }
      try compared.demand(
        stated.tree.description == String(counted.nodes),
        else: "states \(stated.tree) nodes, has \(counted.nodes)")
      try compared.demand(
        formula.depth == counted.depth, else: "states a depth of \(formula.depth), has \(counted.depth)")
      if counted.nodes < 500 {
        let parts = Set(list.values(at: list.inputs.map { Symbolic.variable($0) }).map(\.description))
        let used = parts.subtracting(list.inputs).count + formula.variables.count
        try compared.demand(
          stated.shared == used, else: "states \(stated.shared) different parts, has \(used)")
      }
      for name in list.inputs {
        let predicted = formula.derivativeSize(withRespectTo: name).tree
        let size = methods.formula(formula, name).treeSize
        try compared.demand(
          predicted == size, else: "d/d\(name) is predicted to have \(predicted) nodes, has \(size)")
      }
    }
  }
}

/// A number that counts: the nodes of the tree from which it was computed, and the longest way down.
///
/// - Complexity: one addition an operation; stops counting at the largest `Int`.
struct NodeCount: Scalar {
  let nodes: Int
  let depth: Int

  init(_ constant: Double) { (nodes, depth) = (1, 1) }

  private init(above operands: Self...) {
    nodes = operands.reduce(1) { sum, operand in
      let (total, overflow) = sum.addingReportingOverflow(operand.nodes)
      return overflow ? .max : total
    }
    depth = operands.reduce(0) { Swift.max($0, $1.depth) } + 1
  }

  static func + (x: Self, y: Self) -> Self { Self(above: x, y) }
  static func - (x: Self, y: Self) -> Self { Self(above: x, y) }
  static func * (x: Self, y: Self) -> Self { Self(above: x, y) }
  static func / (x: Self, y: Self) -> Self { Self(above: x, y) }
  static prefix func - (x: Self) -> Self { Self(above: x) }
  static func apply(_ function: UnaryFunction, to x: Self) -> Self { Self(above: x) }
  static func apply(_ function: BinaryFunction, to x: Self, _ y: Self) -> Self { Self(above: x, y) }
}
