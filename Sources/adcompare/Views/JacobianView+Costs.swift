// After reading this file you know how a report shows what a Jacobian costs: by rows and by columns, in operations, beside its
// products J·v and Jᵀ·w, which cost one pass each whatever the size of J.

import SymbolicCompare

extension JacobianView {
  /// What the Jacobian costs, by rows and by columns.
  var costs: Section {
    let count = jacobian.operations
    let (rows, columns) = (jacobian.results.count, jacobian.variables.count)
    var table = Table(
      "", [.words("the whole Jacobian"), .words("passes"), .figures("operations"), .figures("times f")])
    func add(_ name: String, _ passes: String, _ operations: Int) {
      let ratio = Double(operations) / Double(Swift.max(1, count.function))
      table.add(Cell(name), Cell(passes), Cell(operations), Cell("\((ratio * 10).rounded() / 10)"))
    }
    add("f, all results", "1", count.function)
    add("by rows (reverse)", "\(rows), a result each", rows * count.reverseSweep)
    add("by columns (forward)", "\(columns), a variable each", columns * count.forwardPass)
    add("J*v (forward)", "1", count.forwardPass)
    add("w*J (reverse)", "1", count.sweepOfAll)
    let cheaper =
      rows * count.reverseSweep < columns * count.forwardPass
      ? "here the rows cost less" : "here the columns cost less"
    return Section(
      "operations",
      [
        .table(table),
        .paragraph(
          "a reverse sweep gives a row whatever the number of variables, a forward pass a column whatever the number of "
            + "results; \(cheaper)"),
      ])
  }
}
