// After reading this file you know how the sizes of the formulas and the counts of operations are shown: figures that
// are the same on every run and every machine; measured times stand behind them.

import SymbolicCompare

/// Sizes, counts and times as sections of a report.
struct SizeView {
  let comparison: Comparison
  let rows: [DerivativeComparison]

  /// The naive derivatives of the rows.
  let naive: [NaiveDerivative]

  /// How large each formula is, as the rules made it and lightly simplified.
  var swell: Section {
    var table = Table(
      "",
      [
        .words("nodes"), .figures("tree"), .figures("shared"), .figures("light tree"), .figures("shared"),
        .figures("tree, times f"),
      ])
    addRows(to: &table, of: "f")
    var blocks: [Block] = [.table(table)]
    if rows.count > 0 {
      let source = comparison.swellSources(of: naive).first?.explanation
      blocks.append(
        .paragraph(source ?? "no source of swell is at work: the formula grows by its rules alone"))
    }
    return Section("swell", blocks)
  }

  /// Adds the sizes of the formula, and of its derivatives.
  ///
  /// - Parameter f: the formula's name.
  func addRows(to table: inout Table, of f: String) {
    let tree = comparison.formula.treeSize
    table.add(Cell(f), size(tree), Cell(comparison.formula.sharedSize), "", "", "")
    for (row, naive) in zip(rows, naive) {
      table.add(
        Cell(ComparisonView.derivative(row, of: f)), size(naive.tree), Cell(naive.shared),
        size(naive.light.treeSize), Cell(naive.light.sharedSize),
        Cell("\((Double(naive.tree) / Double(tree) * 10).rounded() / 10)"))
    }
  }

  private func size(_ size: WholeNumber) -> Cell { Cell(shortWhole(size), exact: size.description) }

  /// What each method costs in operations.
  var operations: Section? {
    let count = comparison.operations
    guard count.forwardPasses > 0 else { return nil }
    var table = Table(
      "",
      [.words("operations"), .figures("passes"), .figures("a pass"), .figures("in all"), .figures("times f")])
    func add(_ name: String, _ passes: Int, _ pass: Int) {
      let total = passes * pass
      let ratio = count.function == 0 ? "" : "\((Double(total) / Double(count.function) * 10).rounded() / 10)"
      table.add(Cell(name), Cell(passes), Cell(pass), Cell(total), Cell(ratio))
    }
    add("f", 1, count.function)
    add("forward", count.forwardPasses, count.forwardPass)
    add("reverse", 1, count.reverse)
    add("differences", count.functionCalls, count.function)
    return Section(
      "operations",
      [
        .table(table),
        .paragraph(
          count.reverseRatio <= 5
            ? "reverse mode gives all derivatives at once, for at most about 5 times f where f has many operations "
              + "(cheap gradient principle); counted are the operations of each rule"
            : "reverse mode gives all derivatives at once; counted are the operations of each rule, and a rule of one "
              + "operation, such as that of a power, can have more than 5"),
      ])
  }

  /// How long each method took.
  static func timings(_ cost: Cost, withBars: Bool) -> Section {
    var table = Table(
      "",
      [
        .words("nanoseconds"), .figures("minimum"), .figures("median"), .figures("spread"),
        .figures("times f"),
      ])
    for timing in cost.timings {
      table.add(
        Cell(SizeView.name(timing.name)), Cell(Int(timing.minimum)), Cell(Int(timing.median)),
        Cell(
          cost.rounds > 1 ? "\(Int((timing.spread * 100).rounded(.up)))%" : "", exact: numeral(timing.spread)),
        Cell("\((timing.minimum / cost.timings[0].minimum * 10).rounded() / 10)"))
    }
    table.add("formulas built", Cell(Int(cost.preparation)), "", "", "once, before")
    var blocks: [Block] = [.table(table)]
    blocks.append(
      .paragraph(
        cost.rounds > 1
          ? "rounds in rotation; half of them lie within the spread around the median"
          : "one round: a shared machine can double it"))
    if withBars { blocks.append(bars(cost)) }
    if !Cost.isOptimised {
      blocks.append(.paragraph("not an optimised build: these times mean nothing; build with -c release"))
    }
    return Section("cost", blocks)
  }

  /// The ratios to f as bars.
  private static func bars(_ cost: Cost) -> Block {
    .bars(
      Bars(
        title: "time for the value and all derivatives, in evaluations of f", unit: " f",
        items: cost.timings.map {
          (name: SizeView.name($0.name), length: $0.minimum / cost.timings[0].minimum)
        }))
  }

  /// A timed task's name in a table.
  private static func name(_ task: String) -> String {
    switch Method(rawValue: task) {
    case .dual: "forward"
    case .reverse: "reverse"
    case .symbolic: "formula"
    case .finiteDifference: "differences, adaptive"
    case nil where task == "Jv": "J*v (forward)"
    case nil where task == "wJ": "w*J (reverse)"
    case nil: PlainDifferencesView.name(ofTask: task) ?? "f"
    }
  }
}
