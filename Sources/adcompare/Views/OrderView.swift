// After reading this file you know how derivatives of higher order are shown: what each method gives, the digits that
// differences lose with each order, and the formula's growth beside them.

import SymbolicCompare

/// The Hessian as a section of a report, and as JSON.
struct HessianView {
  /// The entries on and above the diagonal, row by row.
  let rows: [DerivativeComparison]

  /// Which entries can differ from 0, where that is worth a picture.
  let pattern: PatternView?

  /// What the rows are derivatives of, in a sentence: "f", or one of several results.
  let function: String

  /// The second derivatives of a comparison.
  init(_ comparison: Comparison, of function: String = "f") {
    self.function = function
    rows = comparison.higherDerivatives.filter { $0.order == 2 }
    pattern = PatternView(comparison)
  }

  var section: Section {
    var table = Table(
      "",
      [
        .words("by"), .figures("certified"), .words("forward (hyper-dual)"), .words("reverse"),
        .words("formula"), .words("differences agree to"),
      ])
    for row in rows {
      table.add(
        Cell(row.variables.map(ComparisonView.name).joined(separator: ", ")),
        Cell(certifiedNumeral(of: row)), agreement(row, .dual), agreement(row, .reverse),
        agreement(row, .symbolic),
        row.error(of: .finiteDifference).map {
          $0.digits == 16 ? "equal" : Cell("\(digitsNumeral($0.digits)) digits")
        } ?? Cell(row.truth?.number == nil ? "none" : numeral(row[method: .finiteDifference], digits: 7)))
    }
    let verdicts = rows.filter { $0.verdict.kind != .agree }.map { ComparisonView.verdict($0, of: function) }
    return Section(
      "second derivatives\(function == "f" ? "" : " of \(function)") (the Hessian's upper half)",
      [.table(table)] + verdicts + [.table(matrix)])
  }

  /// Each entry by each method, for `--csv`.
  var data: Table {
    var table = Table(
      "",
      [
        .words("by"), .words("and by"), .figures("forward"), .figures("reverse"), .figures("formula"),
        .figures("differences"), .words("verdict"),
      ])
    for row in rows {
      table.add(
        Cell(row.variables[0]), Cell(row.variables[1]), Cell(row.dual), Cell(row.reverse), Cell(row.symbolic),
        Cell(row[method: .finiteDifference]), Cell(row.verdict.kind.rawValue))
    }
    return table
  }

  /// The matrix itself, a column for each variable: the certified numbers.
  private var matrix: Table {
    let variables = rows.filter { $0.variables[0] == $0.variables[1] }.map(\.variable)
    let names = variables.map(ComparisonView.name)
    var table = Table(
      "the Hessian\(function == "f" ? "" : " of \(function)")", [.words("")] + names.map { .figures($0) })
    for (index, variable) in variables.enumerated() {
      let cells = variables.map { other -> Cell in
        let row = rows.first { $0.variables == [variable, other] || $0.variables == [other, variable] }
        let number = row?.truth?.number?.midpoint.nearestDouble ?? row?.dual ?? .nan
        return Cell(numeral(number, digits: 7), exact: numeral(number))
      }
      table.rows.append([Cell(names[index])] + cells)
    }
    return table
  }

  private func agreement(_ row: DerivativeComparison, _ method: Method) -> Cell {
    ComparisonView.agreement(row, row[method: method])
  }

  /// Which entries can differ from 0, as JSON; `nil` where all can.
  var patternJSON: JSONValue? {
    let names = rows.filter { $0.variables[0] == $0.variables[1] }.map(\.variable)
    return pattern?.json(rows: names, columns: names)
  }

  /// The entries of one method as JSON, keys in the order of the sorted names.
  func json(_ method: Method) -> JSONValue {
    .object(rows.map { ($0.key, .number($0[method: method])) })
  }
}

extension DerivativeComparison {
  /// The variables as a key of JSON: their names, sorted.
  var key: String { variables.sorted().joined(separator: ",") }
}

/// The derivatives of one variable by order.
struct OrderView {
  let variable: String
  let rows: [OrderRow]

  /// What is differentiated: "f", or one of several results.
  var function = "f"

  var section: Section {
    Section(
      "\(function == "f" ? "" : "\(function): ")orders 1 to \(rows.count) by \(ComparisonView.name(variable))",
      [
        .table(table)
      ]
        + rows.filter { $0.order > 2 && $0.row.verdict.kind != .agree }.map {
          ComparisonView.verdict($0.row, of: function)
        }
        + [
          .paragraph(
            "a Taylor polynomial costs n^2 operations each, nested dual numbers 3^n; differences lose digits with each "
              + "order; the formula grows by a larger factor each time"),
          .plot(plot),
        ])
  }

  /// Each order by each method; with `--csv` the numbers in full.
  var table: Table {
    var table = Table(
      "",
      [
        .figures("order"), .figures("certified"), .words("Taylor"), .words("nested"), .words("formula"),
        .words("differences"), .figures("tree"), .figures("shared"), .words("verdict"),
      ])
    for row in rows {
      table.add(
        Cell(row.order), Cell(certifiedNumeral(of: row.row)),
        agreement(row.row, row.row.dual), agreement(row.row, row.nested),
        agreement(row.row, row.row.answers[.symbolic]),
        row.row.error(of: .finiteDifference).map {
          Cell("\(digitsNumeral($0.digits)) digits", exact: numeral(row.row[method: .finiteDifference]))
        } ?? "none",
        row.size.map { Cell(shortWhole($0.tree), exact: $0.tree.description) } ?? "too large",
        row.size.map { Cell($0.shared) } ?? "", Cell(row.row.verdict.kind.rawValue))
    }
    return table
  }

  private func agreement(_ row: DerivativeComparison, _ value: Double?) -> Cell {
    value.map { ComparisonView.agreement(row, $0) } ?? "none"
  }

  private var plot: Plot {
    let sizes = rows.compactMap { row in row.size.map { (row.order, $0) } }
    return Plot(
      title: "nodes of the naive formula against the order",
      meaning: "as a tree it grows faster than exponentially, shared it grows slowly",
      horizontal: Axis("order", .whole), vertical: Axis("nodes", .logarithmic),
      series: [
        Plot.Series(name: "as a tree", points: sizes.map { (Double($0), Double($1.tree)) }),
        Plot.Series(name: "shared", points: sizes.map { (Double($0), Double($1.shared)) }),
      ])
  }

  /// The orders as JSON.
  var json: JSONValue {
    .array(
      rows.map { row in
        let derivative = row.row
        var fields: [(String, JSONValue)] = [
          ("order", .whole(row.order)), ("taylor", .number(derivative.dual)),
        ]
        if let nested = row.nested { fields.append(("nested", .number(nested))) }
        if let symbolic = derivative.answers[.symbolic], let size = row.size {
          fields += [
            ("symbolic", .number(symbolic)), ("tree", .digits(size.tree.description)),
            ("shared", .whole(size.shared)),
          ]
        }
        if let difference = derivative.difference {
          fields += [
            ("finiteDifference", .number(difference.value)),
            ("errorEstimate", .number(difference.errorEstimate)),
          ]
        }
        return .object(fields)
      })
  }
}
