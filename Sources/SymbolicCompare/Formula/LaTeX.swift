// After reading this file you know how a formula is set for a textbook: fractions and powers carry their grouping
// in the layout, so that fewer parentheses are needed than on one line.
//
//     log(1 + exp(w*x1))/x^2         \frac{\ln\left(1 + e^{w \cdot x_{1}}\right)}{x^{2}}

import Elementary

extension Symbolic {
  /// The formula in LaTeX's mathematical notation, without the dollar signs.
  ///
  /// Quotients are fractions, exponents and exp are superscripts; `x1` becomes x with the index 1, `theta` a Greek letter,
  /// other long names upright text; of two variables that would look alike, as `x1` and `x_1`, one shows its `_`. A formula
  /// whose tree has more than 200,000 nodes is set as a row of assignments with `t_{1}`, `t_{2}`, … for what is used
  /// more than once.
  /// - Complexity: linear in the text.
  public var latex: String {
    latex(besides: [])
  }

  /// The formula in LaTeX, set in a text in which there are other variables too: no two of them look alike.
  package func latex(besides others: [String]) -> String {
    guard node.size > Self.largestPrintedTree else {
      return LaTeXWriter(of: self, naming: LaTeXWriter.naming(Array(Set(variables + others)).sorted())).text
    }
    let merged = sharingEqualSubexpressions
    let parts = merged.namedParts
    let naming = LaTeXWriter.naming(
      Array(Set(variables + others + parts.definitions.map(\.name))).sorted())
    let rows = parts.definitions.map {
      "\(naming($0.name)) = \(LaTeXWriter(of: $0.formula, names: parts.names, naming: naming).text)"
    }
    let result = LaTeXWriter(of: merged, names: parts.names, naming: naming).text
    return (rows + [result]).joined(separator: ";\\quad ")
  }

  /// How the variables of these names are set in one text.
  static func latexNaming(_ names: [String]) -> (String) -> String { LaTeXWriter.naming(names) }

  /// The formula in LaTeX, its variables set as somebody else says.
  func latex(naming: @escaping (String) -> String) -> String { LaTeXWriter(of: self, naming: naming).text }
}

/// Writes one formula in LaTeX, by a list of what remains to be written.
struct LaTeXWriter {
  /// How a variable's name is set.
  let naming: (String) -> String

  private enum Piece {
    case text(String)
    case operand(Node, level: Int)
  }

  private(set) var text = ""

  init(
    of formula: Symbolic, names: [ObjectIdentifier: String] = [:],
    naming: @escaping (String) -> String = LaTeXWriter.name
  ) {
    self.naming = naming
    var remaining: [Piece] = [.operand(formula.node, level: Printer.lowest)]
    while let piece = remaining.popLast() {
      switch piece {
      case .text(let string): text += string
      case .operand(let node, let level):
        if let name = names[ObjectIdentifier(node)], node !== formula.node {
          text += naming(name)
          continue
        }
        let conditional = conditional(node, names)
        let needsParentheses = (conditional?.level ?? Self.level(of: node, names)) < level
        if needsParentheses { remaining.append(.text("\\right)")) }
        if case .variable(let name) = node.content {
          remaining.append(.text(naming(name)))
        } else {
          remaining.append(contentsOf: (conditional?.pieces ?? Self.pieces(of: node)).reversed())
        }
        if needsParentheses { remaining.append(.text("\\left(")) }
      }
    }
  }

  /// A choice as its cases, and a condition in Iverson's brackets, 1 or 0; `nil` for what is neither.
  private func conditional(
    _ node: Node, _ names: [ObjectIdentifier: String]
  ) -> (pieces: [Piece], level: Int)? {
    func comparison(_ gate: Gate) -> [Piece] {
      let (left, relation, right) = gate.relation(names)
      let end = right.map { Piece.operand($0, level: 1) } ?? .text("0")
      return [.operand(left, level: 1), .text(Self.sign(relation)), end]
    }
    // Cases have a brace on their left alone: what follows them would belong to the last row.
    func cases(_ gate: Gate, _ rest: Node?) -> (pieces: [Piece], level: Int) {
      let rest = rest.map { Piece.operand($0, level: 0) } ?? .text("0")
      let pieces: [Piece] = [.text("\\begin{cases} "), .operand(gate.branch, level: 0), .text(" & ")]
      let end: [Piece] = [.text(" \\\\ "), rest, .text(" & \\text{otherwise} \\end{cases}")]
      return (pieces + comparison(gate) + end, 0)
    }
    func brackets(_ gate: Gate) -> [Piece] {
      [.text("\\left[")] + comparison(gate) + [.text("\\right]")]
    }
    switch Conditional(node, names) {
    case nil: return nil
    case .comparison(let gate)?: return (brackets(gate), 5)
    case .both(let gate, let other)?:
      return (brackets(gate) + [.text(" \\cdot "), .operand(other, level: 3)], 2)
    case .either(let gate, let other)?: return cases(gate, other)
    case .choice(let gate, _, let other)?: return cases(gate, other)
    }
  }

  private static func sign(_ relation: Relation) -> String {
    switch relation {
    case .less: " < "
    case .atMost: " \\le "
    case .greater: " > "
    case .atLeast: " \\ge "
    case .equal: " = "
    case .unequal: " \\ne "
    }
  }

  /// Where a right operand of `+`, `-` and `*` begins with a minus, it stands in parentheses: two signs do not stand side by side.
  private static func right(_ node: Node, level: Int) -> Piece {
    var start = node
    while case .operation(.multiply) = start.content, let first = start.first { start = first }
    return .operand(node, level: Printer.level(of: start) == 3 ? 4 : level)
  }

  /// The levels of `Printing.swift`; a fraction, an exp or a power of 10 needs no parentheses except as the base of
  /// a power, and a remainder, written with a sign between its arguments, needs them in every operation.
  private static func level(of node: Node, _ names: [ObjectIdentifier: String]) -> Int {
    switch node.content {
    case .operation(.divide), .operation(.unary(.exp)), .operation(.unary(.exp2)): 4
    case .operation(.binary(.mod)): 0
    case .numeral(let value) where value > 0 && numeral(value).hasSuffix("}"): 4
    default: Printer.level(of: node, names)
    }
  }

  private static func pieces(of node: Node) -> [Piece] {
    switch (node.content, node.first, node.second) {
    case (.numeral(let value), _, _): [.text(numeral(value))]
    case (.variable(let name), _, _): [.text(Self.name(name))]
    case (.operation(let primitive), let a?, let b?): pieces(of: primitive, a, b)
    case (.operation(.unary(let function)), let a?, _): pieces(of: function, a)
    case (.operation(.negate), let a?, _):
      if case .numeral(let value) = a.content, value > 0 {
        [.text("-\\left("), .operand(a, level: 0), .text("\\right)")]
      } else {
        [.text("-"), .operand(a, level: 3)]
      }
    case (.operation(let primitive), _, _): [.text(primitive.name)]
    }
  }

  private static func pieces(of primitive: Primitive, _ a: Node, _ b: Node) -> [Piece] {
    switch primitive {
    case .add: [.operand(a, level: 1), .text(" + "), right(b, level: 2)]
    case .subtract: [.operand(a, level: 1), .text(" - "), right(b, level: 2)]
    case .multiply: [.operand(a, level: 2), .text(" \\cdot "), right(b, level: 3)]
    case .divide: [.text("\\frac{"), .operand(a, level: 0), .text("}{"), .operand(b, level: 0), .text("}")]
    case .binary(.pow): [.operand(a, level: 5), .text("^{"), .operand(b, level: 0), .text("}")]
    case .binary(let function) where function.takesOrder:
      [
        .text((function == .polygamma ? name(of: .digamma) : name(of: .sinc)) + "^{("), .operand(a, level: 0),
        .text(")}\\left("), .operand(b, level: 0),
        .text("\\right)"),
      ]
    case .binary(.mod): [.operand(a, level: 4), .text(" \\bmod "), .operand(b, level: 4)]
    case .binary(.min), .binary(.max): call("\\\(primitive.name)", a, b)
    case .binary, .negate, .unary: call("\\operatorname{\(primitive.name)}", a, b)
    }
  }

  private static func call(_ name: String, _ a: Node, _ b: Node) -> [Piece] {
    [.text(name + "\\left("), .operand(a, level: 0), .text(", "), .operand(b, level: 0), .text("\\right)")]
  }

  private static func pieces(of function: UnaryFunction, _ a: Node) -> [Piece] {
    switch function {
    case .exp: [.text("e^{"), .operand(a, level: 0), .text("}")]
    case .exp2: [.text("2^{"), .operand(a, level: 0), .text("}")]
    case .sqrt: [.text("\\sqrt{"), .operand(a, level: 0), .text("}")]
    case .cbrt: [.text("\\sqrt[3]{"), .operand(a, level: 0), .text("}")]
    case .floor: [.text("\\left\\lfloor "), .operand(a, level: 0), .text("\\right\\rfloor")]
    case .abs: [.text("\\left|"), .operand(a, level: 0), .text("\\right|")]
    default: [.text(name(of: function) + "\\left("), .operand(a, level: 0), .text("\\right)")]
    }
  }

  private static func name(of function: UnaryFunction) -> String {
    switch function {
    case .log: "\\ln"
    case .log2: "\\log_{2}"
    case .log10: "\\log_{10}"
    case .sin, .cos, .tan, .sinh, .cosh, .tanh: "\\\(function.name)"
    case .asin, .acos, .atan: "\\arc\(function.name.dropFirst())"
    case .gamma: "\\Gamma"
    case .digamma: "\\psi"
    case .sigmoid: "\\sigma"
    case .heaviside: "H"
    default: "\\operatorname{\(function.name)}"
    }
  }

  /// A number: π and e as letters, an exponent as a power of 10.
  private static func numeral(_ value: Double) -> String {
    let text = Symbolic(value).description
    if text == "pi" || text == "-pi" { return text.replacing("pi", with: "\\pi") }
    guard let e = text.firstIndex(of: "e"), text.count > 1 else { return text }
    let exponent = Int(text[text.index(after: e)...]) ?? 0
    let mantissa = text[..<e]
    return mantissa == "1" ? "10^{\(exponent)}" : "\(mantissa) \\cdot 10^{\(exponent)}"
  }
}
