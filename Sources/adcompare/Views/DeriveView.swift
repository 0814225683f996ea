// After reading this file you know how a reader sees the derivative itself: the formula, the steps that made it, its forms
// with their sizes, and what each form keeps of the digits at a point.

import SymbolicCompare

/// The derivatives of a formula as formulas.
struct DeriveView {
  /// A form of a derivative, with its value at the point.
  struct Form {
    let form: DerivativeForm
    let simplification: Simplification

    /// The value at the point; `nil` without a point.
    let value: Double?
    let ulps: Double?
  }

  /// One derivative.
  struct Row {
    let variable: String
    let order: Int
    let forms: [Form]

    /// The number that the forms are measured against; `nil` where there is no point, or too few of its digits are certain.
    let truth: TrueNumber?

    /// The derivations of order 1, 2, …, each of the light form of the one before.
    let derivations: [Derivation]
  }

  let formula: Symbolic
  let shown: DerivativeForm
  let point: Point?
  let isPointChosen: Bool
  let rows: [Row]
  let showsSteps: Bool

  /// Characters of a formula that are written out, and of one in a step.
  static let (formulaWidth, stepWidth) = (2000, 400)

  init(
    of formula: Symbolic, withRespectTo names: [String], order: Int, form: DerivativeForm?, point: Point?,
    isPointChosen: Bool, showsSteps: Bool
  ) {
    self.formula = formula
    self.point = point
    self.isPointChosen = isPointChosen
    self.showsSteps = showsSteps
    shown = form ?? .light
    let inputs = formula.variables
    let coordinates = point.map { point in inputs.compactMap { point[$0] } }
    rows = names.map { name in
      Row(of: formula, name, order: order, inputs: inputs, at: coordinates, showsSteps: showsSteps)
    }
  }

  private static func nodes(_ count: WholeNumber) -> String {
    count == 1 ? "1 node" : "\(shortWhole(count)) nodes"
  }

  /// df/dx, or d2f/dx2 and so on.
  static func name(_ variable: String, order: Int) -> String {
    let variable = ComparisonView.name(variable)
    return order == 1 ? "df/d\(variable)" : "d\(order)f/d\(variable)\(order)"
  }
}

extension DeriveView.Row {
  init(
    of formula: Symbolic, _ name: String, order: Int, inputs: [String], at coordinates: [Double]?,
    showsSteps: Bool
  ) {
    variable = name
    self.order = order
    let below =
      order == 1 ? formula : formula.derivative(withRespectTo: name, order: order - 1, in: .light).result
    let position = inputs.firstIndex(of: name) ?? 0
    let truth = coordinates.map { TrueFunction(of: below, inputs: inputs).gradient(at: $0)[position] }
    self.truth = truth.flatMap { $0.isCertain ? $0 : nil }
    forms = DerivativeForm.allCases.map { [truth = self.truth] form in
      let simplification = formula.derivative(withRespectTo: name, order: order, in: form)
      let value = coordinates.map {
        simplification.result.sharingEqualSubexpressions.compiled(inputs: inputs).value(at: $0)
      }
      return DeriveView.Form(
        form: form, simplification: simplification, value: value,
        ulps: value.flatMap { value in truth.flatMap { $0.ulps(of: value) } })
    }
    var derivations: [Derivation] = []
    var derivative = formula
    for _ in 0..<(showsSteps ? order : 0) {
      let derivation = derivative.derivation(withRespectTo: name)
      derivations.append(derivation)
      derivative = derivation.result.simplified(.light).result.sharingEqualSubexpressions
    }
    self.derivations = derivations
  }

  /// The form of this name.
  func form(_ form: DerivativeForm) -> DeriveView.Form {
    forms.first { $0.form == form } ?? forms[0]
  }
}

extension DeriveView {
  /// All sections of the report.
  var sections: [Section] {
    [heading, derivatives] + steps + [forms]
  }

  /// How each derivative was made.
  var steps: [Section] { rows.flatMap { showsSteps ? steps(of: $0) : [] } }

  /// The formula and the point.
  private var heading: Section {
    var lines = ComparisonView.lines(of: formula)
    if let point, !point.names.isEmpty {
      lines.append("at  \(point.shortDescription)")
      if isPointChosen { lines.append("    (a point chosen for you; --at names another)") }
    }
    return Section("", [.verbatim(lines)])
  }

  /// The derivatives in the form that was asked for.
  private var derivatives: Section {
    Section(
      "derivative",
      rows.map { row in
        let form = row.form(shown)
        let name = DeriveView.name(row.variable, order: row.order)
        var lines = ["\(name) = \(form.text)"]
        if let refusal = form.simplification.refusal { lines.append("    (light, since: \(refusal))") }
        return .verbatim(lines)
      })
  }

  /// How a derivative was made, step by step, and what was crossed out.
  private func steps(of row: Row) -> [Section] {
    row.derivations.enumerated().map { index, derivation in
      let name = DeriveView.name(row.variable, order: index + 1)
      var lines: [String] = []
      let steps = derivation.distinctSteps
      for (number, step) in steps.prefix(60).enumerated() {
        let (input, output) = (step.input.abbreviated(to: DeriveView.stepWidth), step.output)
        lines.append(
          "\(String(number + 1).rightAligned(in: 2))  (\(input))' = \(output.abbreviated(to: DeriveView.stepWidth))"
        )
        lines.append("      \(step.explanation); \(DeriveView.nodes(output.treeSize))")
      }
      if steps.count > 60 { lines.append("    ... \(steps.count - 60) more (--json has all)") }
      let light = derivation.result.simplified(.light)
      let crossed = light.applications.map { "\($0.rule) (\($0.count))" }.joined(separator: ", ")
      return Section(
        "\(name) step by step",
        [
          .verbatim(lines),
          .paragraph(
            crossed.isEmpty
              ? "nothing can be crossed out" : "crossed out, so many times each: \(crossed)"),
          .verbatim(["\(name) = \(light.result.abbreviated(to: DeriveView.formulaWidth))"]),
        ])
    }
  }

  /// The sizes of all forms, and their accuracy at the point.
  private var forms: Section {
    var table = Table(
      "",
      [
        .words("of"), .words("form"), .figures("nodes"), .figures("shared"),
        .values("value (wrong digits after |)"), .figures("ulps off"),
      ])
    table.isGrouped = true
    var notes: [String] = []
    for row in rows {
      var label = DeriveView.name(row.variable, order: row.order)
      for form in row.forms {
        if let refusal = form.simplification.refusal {
          notes.append(
            "\(DeriveView.name(row.variable, order: row.order)) has no \(form.form.rawValue) form: \(refusal)"
          )
          continue
        }
        let result = form.simplification.result
        let marked = form.value.map { value in
          row.truth.map { markedNumeral(value, of: $0.value) } ?? numeral(value)
        }
        table.add(
          Cell(label, exact: DeriveView.name(row.variable, order: row.order)), Cell(form.form.rawValue),
          Cell(shortWhole(result.treeSize), exact: result.treeSize.description), Cell(result.sharedSize),
          Cell(marked ?? "", exact: form.value.map(numeral) ?? ""),
          form.ulps.map { .short($0) } ?? "")
        label = ""
      }
    }
    return Section("forms", [.table(table)] + notes.map { .paragraph($0) })
  }
}

extension DeriveView.Form {
  /// The formula; as a program where it is shorter so.
  var text: String { simplification.result.abbreviated(to: DeriveView.formulaWidth) }
}

extension Derivation.Step {
  /// The rule's name and its equation.
  fileprivate var explanation: String {
    switch rule {
    case .constant: "a constant: \(rule)"
    case .variable: "the variable itself: \(rule)"
    default: "\(rule.name): \(rule)"
    }
  }
}
