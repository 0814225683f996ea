// After reading this file you know a program as it is read rather than run: in the signs of the command line's
// language, in LaTeX, and in parts for another program.

extension DerivativeProgram {
  /// A name and what is assigned or added to it.
  public struct Line: Sendable, Hashable {
    /// The name.
    public let name: String

    /// Whether the formula is added to what the name has already.
    public let isAdded: Bool

    /// The formula, in the command line's language and the names of lines before.
    public let formula: String
  }

  /// The name under which the value stands in ``lines``: `f`, unless the program has that name already.
  public var valueName: String {
    let taken = Set(inputs + assignments.map(\.name))
    return taken.contains("f") ? taken.contains("value") ? "value_of_f" : "value" : "f"
  }

  /// The assignments, the value under the name ``valueName``, and the derivatives.
  public var lines: [Line] {
    assignments.map { Line(name: $0.name, isAdded: $0.isAdded, formula: $0.formula.description) }
      + results.map { Line(name: $0.name, isAdded: false, formula: $0.formula.description) }
  }

  /// The value and the derivatives, each with its name.
  private var results: [(name: String, formula: Symbolic)] {
    [(valueName, value)] + zip(derivativeNames, derivatives).map { ($0, $1) }
  }

  /// The derivatives' names: df/dx, or dx, d2f/dx2 and so on by one variable.
  public var derivativeNames: [String] {
    variables.enumerated().map { index, name in
      isByOrder && index > 0 ? "d\(index + 1)f/d\(name)\(index + 1)" : "df/d\(name)"
    }
  }

  /// The program, an assignment a line: `x_bar += v1_bar*cos(x)`.
  public var description: String {
    lines.map { "\($0.name) \($0.isAdded ? "+=" : "=") \($0.formula)" }.joined(separator: "\n") + "\n"
  }

  /// The program as aligned equations of LaTeX.
  public var latex: String {
    var rows: [String] = []
    let naming = Symbolic.latexNaming(inputs + assignments.map(\.name))
    func latexName(_ name: String) -> String { self.latexName(name, naming) }
    for assignment in assignments {
      let name = latexName(assignment.name)
      rows.append(
        "\(name) &\(assignment.isAdded ? "\\mathrel{+}=" : "=") \(assignment.formula.latex(naming: latexName))"
      )
    }
    rows.append("f &= \(value.latex(naming: latexName))")
    for (index, derivative) in derivatives.enumerated() {
      let order = isByOrder && index > 0 ? "^{\(index + 1)}" : ""
      let name = latexName(variables[index])
      rows.append(
        "\\frac{\\partial\(order) f}{\\partial \(name)\(order)} &= \(derivative.latex(naming: latexName))")
    }
    return "\\begin{aligned}\n\(rows.joined(separator: " \\\\\n"))\n\\end{aligned}\n"
  }

  /// An adjoint with its bar and a tangent with its dot; a call as its function in upright letters.
  private func latexName(_ name: String, _ naming: (String) -> String) -> String {
    if let call = calls[name] {
      let arguments = call.arguments.map { $0.latex(naming: { Symbolic(anyName: $0).latex }) }.joined(
        separator: ", ")
      let function = call.function.rawValue.replacing("_", with: "\\_")
      return "\\operatorname{\(function)}\\left(\(arguments)\\right)"
    }
    if method == .reverse, name.hasSuffix("_bar") {
      return "\\bar{\(naming(String(name.dropLast(4))))}"
    }
    if method == .forward, let range = name.ranges(of: "_dot").last {
      let pass = name[range.upperBound...].dropFirst()
      let dotted = "\\dot{\(naming(String(name[..<range.lowerBound])))}"
      return pass.isEmpty ? dotted : "\(dotted)^{(\(naming(String(pass))))}"
    }
    return naming(name)
  }
}

extension DerivativeProgram: CustomStringConvertible {}
