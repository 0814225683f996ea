// After reading this file you know how the sizes of the formulas and the counts of operations are shown: figures that
// are the same on every run and every machine, before any time.

import SymbolicCompare

/// Sizes, counts and times as sections of a report.
struct SizeView {
  let comparison: Comparison
  let rows: [DerivativeComparison]

  /// How large each naive formula is.
  var swell: Section {
    var table = Table(
      "", [.words("nodes"), .figures("as a tree"), .figures("shared"), .figures("tree, times f")])
    table.add("f", size(comparison.size), Cell(comparison.size.shared), "")
    for row in rows {
      table.add(
        Cell("df/d\(ComparisonView.name(row.variable)), naive"), size(row.size), Cell(row.size.shared),
        Cell(growth(row.size.tree)))
    }
    return Section("swell", [.table(table)])
  }

  private func size(_ size: FormulaSize) -> Cell {
    Cell(shortWhole(size.tree), exact: size.tree.description)
  }

  private func growth(_ size: WholeNumber) -> String {
    "\(((Double(size) / Double(comparison.size.tree)) * 10).rounded() / 10)"
  }

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
          "reverse mode gives all derivatives at once, for at most 5 times f (cheap gradient principle)"),
      ])
  }

  /// How long each method took.
  func timings(_ cost: Cost, withBars: Bool) -> Section? {
    guard !rows.isEmpty else { return nil }
    var table = Table(
      "", [.words("nanoseconds"), .figures("minimum"), .figures("median"), .figures("times f")])
    for timing in cost.timings {
      table.add(
        Cell(SizeView.name(timing.name)), Cell(Int(timing.minimum)), Cell(Int(timing.median)),
        Cell("\((timing.minimum / cost.timings[0].minimum * 10).rounded() / 10)"))
    }
    table.add("formulas built", Cell(Int(cost.preparation)), "", "once, before")
    var blocks: [Block] = [.table(table)]
    if withBars { blocks.append(bars(cost)) }
    if !Cost.isOptimised {
      blocks.append(.paragraph("not an optimised build: these times mean nothing; build with -c release"))
    }
    return Section("cost", blocks)
  }

  /// The ratios to f as bars.
  private func bars(_ cost: Cost) -> Block {
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
    case .finiteDifference: "differences"
    case nil: "f"
    }
  }
}
