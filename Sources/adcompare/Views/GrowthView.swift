// After reading this file you know how the growth of formulas is shown: sizes for each order or each member of a
// family, on a logarithmic scale beside the tape, and which source is at work.

import SymbolicCompare

/// The sizes of derivatives of growing order, or of a growing formula.
struct GrowthView {
  /// The sizes of one order, or of one member of a family.
  struct Row {
    let index: Int
    let swell: Swell
    var closedForm: WholeNumber?
  }

  let title: String

  /// What the index is called: "order" or "n".
  let indexName: String
  private(set) var rows: [Row] = []

  /// Why the rows end early, if they do.
  private(set) var refusal: String?
  /// Distinct nodes of one derivative beyond which the rows end: seconds rather than minutes.
  private static let mostNodes = 100_000

  private let formula: Symbolic
  private var family: FormulaFamily?
  private let names: [String]

  /// The derivatives of one formula, of order 1 to n.
  init(of formula: Symbolic, withRespectTo names: [String], upTo order: Int, progress: (String) -> Void) {
    title = formula.abbreviated(to: 200)
    indexName = "order"
    self.formula = formula
    self.names = names
    do {
      progress("order 1")
      try Swell.measure(formula, withRespectTo: names, upTo: order, limit: GrowthView.mostNodes) { swell in
        rows.append(Row(index: swell.order, swell: swell))
        if swell.order < order { progress("order \(swell.order + 1)") }
      }
    } catch {
      refusal = error.description
    }
  }

  /// The first derivatives of the members of a family.
  init(of family: FormulaFamily, upTo last: Int, progress: (String) -> Void) {
    let members = Swift.max(1, family.smallest)...Swift.max(1, family.smallest, last)
    title = "\(family.name): \(family.summary)"
    indexName = "n"
    formula = family.formula(members.upperBound)
    names = family.parameters(members.upperBound)
    self.family = family
    for member in members {
      progress("n = \(member)")
      do {
        let swell = try Swell(
          of: family.formula(member), withRespectTo: family.parameters(member), limit: GrowthView.mostNodes)
        rows.append(Row(index: member, swell: swell, closedForm: family.naiveTreeSize(member)))
      } catch {
        refusal = error.description
        return
      }
    }
  }

  var sections: [Section] {
    var blocks: [Block] = [.table(table)] + closedForm
    if let refusal { blocks.append(.paragraph("stopped: \(refusal)")) }
    if rows.count > 1 { blocks.append(.plot(plot)) }
    var sections = [Section(family == nil ? "swell by order" : "swell", blocks)]
    if let last = rows.last?.swell {
      sections.append(
        Section(
          "why formulas grow", last.sources.map { .paragraph($0.explanation) } + [.paragraph(tape(last))]))
    }
    sections.append(Section("what each rule adds", [.table(contributions)]))
    return sections
  }

  private func tape(_ swell: Swell) -> String {
    let ratio = (swell.tape.ratio * 10).rounded() / 10
    return
      "the tape beside it: \(swell.tape.lines) lines, \(swell.tape.bytes) bytes; with the whole gradient "
      + "\(swell.tape.operationsWithGradient) operations, \(ratio) times f"
  }

  /// The sizes, a row for each index.
  var table: Table {
    let isFamily = indexName == "n"
    let own: [Table.Column] = isFamily ? [.figures("f tree"), .figures("shared")] : []
    var table = Table(
      isFamily
        ? "nodes of f and of all its first derivatives" : "nodes of the derivatives of order k\(together)",
      [.figures(isFamily ? "n" : "k")] + own + [
        .figures("naive tree"), .figures("shared"), .figures("light tree"), .figures("shared"),
        .figures("tape"),
      ])
    for row in rows {
      let swell = row.swell
      let own = isFamily ? [whole(swell.formula.tree), Cell(swell.formula.shared)] : []
      table.rows.append(
        [Cell(row.index)] + own + [
          whole(swell.naiveTree), Cell(swell.naiveShared), whole(swell.lightTree), Cell(swell.lightShared),
          Cell(swell.tape.lines),
        ])
    }
    return table
  }

  private var together: String { names.count > 1 ? ", by all \(names.count) variables together" : "" }

  /// The same with column names that a script can tell apart.
  var data: Table {
    var table = table
    let own = indexName == "n" ? ["tree", "shared"] : []
    let names =
      [indexName] + own + ["naive tree", "naive shared", "light tree", "light shared", "tape lines"]
    table.columns = names.map { .figures($0) }
    return table
  }

  /// Whether a closed form is known, and whether it gives what was counted.
  private var closedForm: [Block] {
    guard let words = family?.closedForm else { return [] }
    let isRight = rows.allSatisfy { $0.closedForm == $0.swell.naiveTree }
    return [
      .paragraph(
        "closed form of the naive tree: \(words), \(isRight ? "the same in every row" : "which differs")")
    ]
  }

  private func whole(_ number: WholeNumber) -> Cell { Cell(shortWhole(number), exact: number.description) }

  private var plot: Plot {
    func series(_ name: String, _ size: (Swell) -> WholeNumber) -> Plot.Series {
      Plot.Series(name: name, points: rows.map { (Double($0.index), Double(size($0.swell))) })
    }
    func count(_ size: Int) -> WholeNumber { WholeNumber(UInt64(size)) }
    return Plot(
      title: "nodes against \(indexName)",
      meaning: "trees grow exponentially or faster, shared formulas and the tape far more slowly",
      horizontal: Axis(indexName, .whole), vertical: Axis("nodes", .logarithmic),
      series: [
        series("naive, as trees") { $0.naiveTree }, series("light, as trees") { $0.lightTree },
        series("naive, shared") { count($0.naiveShared) }, series("light, shared") { count($0.lightShared) },
        series("tape") { count($0.tape.lines) },
      ])
  }

  /// What each rule of differentiation adds to the first derivative by the first variable.
  private var contributions: Table {
    let size = formula.derivativeSize(withRespectTo: names.first ?? "")
    var table = Table(
      "df/d\(ComparisonView.name(names.first ?? "")): \(shortWhole(size.tree)) nodes as a tree",
      [.words("rule"), .figures("uses"), .figures("nodes")])
    for contribution in size.contributions.prefix(12) {
      table.add(Cell(contribution.rule.description), whole(contribution.uses), whole(contribution.nodes))
    }
    return table
  }

  /// The sizes as JSON: a list of objects, one for each index.
  var json: JSONValue {
    .array(
      rows.map { row in
        let swell = row.swell
        var fields: [(String, JSONValue)] = [
          (indexName, .whole(row.index)),
          ("tree", .digits(swell.formula.tree.description)), ("shared", .whole(swell.formula.shared)),
          ("naive", size(swell.naiveTree, swell.naiveShared)),
          ("light", size(swell.lightTree, swell.lightShared)),
          (
            "tape",
            .object([
              ("lines", .whole(swell.tape.lines)), ("bytes", .whole(swell.tape.bytes)),
              ("operationsWithGradient", .whole(swell.tape.operationsWithGradient)),
            ])
          ),
          ("sources", .array(swell.sources.map { .string($0.explanation) })),
        ]
        if let closedForm = row.closedForm { fields.append(("closedForm", .digits(closedForm.description))) }
        return .object(fields)
      })
  }

  private func size(_ tree: WholeNumber, _ shared: Int) -> JSONValue {
    .object([("tree", .digits(tree.description)), ("shared", .whole(shared))])
  }
}
