// After reading this file you know what scripts read of a function of several results: a row an entry as CSV, and as JSON one
// report a result, with what belongs to all of them beside it.

import SymbolicCompare

extension JacobianView {
  /// The entries as a table for scripts.
  var data: Table {
    var table = Table(
      "",
      [
        .words("result"), .words("variable"), .figures("reverse"), .figures("forward"), .figures("formula"),
        .figures("differences"), .words("verdict"),
      ])
    for (index, name) in jacobian.names.enumerated() {
      for variable in jacobian.variables {
        let row = jacobian.results[index]
        let numbers = [Method.reverse, .dual, .symbolic, .finiteDifference].map {
          Cell(row.derivative(by: variable, method: $0))
        }
        table.rows.append(
          [Cell(name), Cell(variable)] + numbers + [Cell(row.kind(by: variable).rawValue)])
      }
    }
    return table
  }

  /// The second derivatives of all results as a table for scripts, and those of higher order by one variable.
  var dataOfHigherOrders: Table {
    var table = Table(
      "",
      [
        .words("result"), .words("variables"), .figures("reverse"), .figures("forward"), .figures("formula"),
        .figures("differences"), .words("verdict"),
      ])
    for (name, result) in zip(jacobian.names, jacobian.results) {
      for row in result.higherDerivatives {
        func cell(_ method: Method) -> Cell { row.answers[method].map { Cell($0) } ?? "" }
        table.add(
          Cell(name), Cell(row.variables.joined(separator: " ")), cell(.reverse), cell(.dual),
          cell(.symbolic),
          row.difference.map { Cell($0.value) } ?? "", Cell(row.verdict.kind.rawValue))
      }
    }
    return table
  }

  /// The Jacobian as JSON: under `results` what one formula's report has, and what belongs to all beside it.
  ///
  /// - Parameter isThorough: whether each result has all that a report of its own has.
  func json(
    writtenAs text: String, schema: Int, _ higher: [HigherOrdersOfResult] = [], cost: Cost? = nil,
    isThorough: Bool = true
  ) -> JSONValue {
    let count = jacobian.operations
    var fields: [(String, JSONValue)] = [
      ("schema", .whole(1)), ("expression", .string(text)),
      ("parsed", .string(jacobian.program)),
      ("at", JSONReport.point(jacobian.point)),
      ("pointChosen", .bool(jacobian.isPointChosen)),
      ("variables", .array(jacobian.variables.map { .string($0) })),
      (
        "results",
        .array(
          zip(jacobian.names, jacobian.results).enumerated().map { index, result in
            let (name, row) = result
            let fixed = JSONReport.Fixed(
              row, writtenAs: text, isThorough: isThorough, isInBatch: !isThorough)
            let view = isThorough ? ComparisonView(comparison: row) : nil
            let more = index < higher.count ? higher[index] : nil
            return .written(
              JSONReport(
                comparison: row, fixed: fixed, schema: schema, view: view, hessian: more?.hessian,
                orders: more?.orders
              ).object(named: name))
          })
      ),
      (
        "jacobian",
        .object([
          ("rows", matrixJSON(.reverse)), ("columns", matrixJSON(.dual)),
          ("reverseSweeps", .whole(jacobian.results.count)), ("reverseSweep", .whole(count.reverseSweep)),
          ("forwardPasses", .whole(jacobian.variables.count)), ("forwardPass", .whole(count.forwardPass)),
          ("function", .whole(count.function)),
        ])
      ),
    ]
    if let pattern = PatternView(jacobian) {
      fields.append(("pattern", pattern.json(rows: jacobian.names, columns: jacobian.variables)))
    }
    if let cost { fields.append(("cost", cost.json)) }
    fields += products.json(of: jacobian)
    fields.append(
      (
        "verdict",
        .object([
          ("kind", .string(verdict.kind.rawValue)), ("reason", .string(verdict.reason)),
        ])
      ))
    return .object(fields)
  }

  private func matrixJSON(_ method: Method) -> JSONValue {
    .array(
      jacobian.results.map { row in
        .array(jacobian.variables.map { .number(row.derivative(by: $0, method: method)) })
      })
  }
}
