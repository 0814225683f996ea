// After reading this file you know how a report shows what a Jacobian costs: by rows and by columns, in operations, and the two
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

  /// J·v and Jᵀ·w.
  func products() throws(Problem) -> [Section] {
    var sections: [Section] = []
    if let vector {
      var table = Table(
        "", [.words("result"), .values("J*v (one forward pass)"), .values("certified")])
      for (index, product) in jacobian.product(with: vector).enumerated() {
        table.add(
          Cell(jacobian.names[index]), Cell(product.value),
          Cell(product.truth.map(JacobianView.text) ?? absence(ofProductIn: index, along: vector)))
      }
      sections.append(
        Section("J*v along \(JacobianView.text(vector, of: jacobian.variables))", [.table(table)]))
    }
    if let covector {
      let sum = try transposed(covector)
      var table = Table(
        "", [.words("variable"), .values("w*J (one reverse sweep)"), .values("certified"), .words("verdict")])
      for name in jacobian.variables {
        let number = sum.derivative(by: name)
        let isZero = sum.kind(by: name) == .agree
        let certified = sum[name].map { $0.truth.map(certifiedNumeral) ?? "none" } ?? (isZero ? "0" : "none")
        table.add(
          Cell(ComparisonView.name(name), exact: name), Cell(number), Cell(certified),
          Cell(sum.kind(by: name).rawValue))
      }
      sections.append(Section("w*J with \(JacobianView.text(covector, of: jacobian.names))", [.table(table)]))
    }
    return sections
  }

  /// Why a component of J·v is not certified: the first of its row's entries that has no certified number.
  private func absence(ofProductIn row: Int, along vector: [Double]) -> String {
    let result = jacobian.results[row]
    let entry = zip(jacobian.variables, vector).first { name, component in
      component != 0 && result[name].map { $0.truth?.number == nil } ?? false
    }
    guard let entry else { return "none (\(result.valueComparison.verdict.kind.rawValue))" }
    return "none (\(result.kind(by: entry.0).rawValue) by \(ComparisonView.name(entry.0)))"
  }

  /// w·J, compared by all methods.
  func transposed(_ weights: [Double]) throws(Problem) -> Comparison {
    do {
      return try jacobian.transposedProduct(with: weights)
    } catch {
      throw Problem(error, at: nil, writtenAs: nil)
    }
  }

  private static func text(_ ball: Ball) -> String {
    let accuracy = ball.accuracyInBits
    let digits = accuracy == .max ? 24 : Swift.max(0, Int(Double(accuracy) * 0.30102999566398119))
    return certifiedNumeral(ball, digits, atMost: 24)
  }

  private static func text(_ vector: [Double], of names: [String]) -> String {
    zip(names, vector).prefix(12).map { "\($0)=\(numeral($1))" }.joined(separator: ", ")
      + (names.count > 12 ? ", ..." : "")
  }
}
