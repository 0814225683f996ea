// After reading this file you know how derivatives of higher order are shown: what each method gives, the digits that
// differences lose with each order, and the formula's growth beside them.

import SymbolicCompare

/// The Hessian as a section of a report, and as JSON.
struct HessianView {
  let hessians: Hessians

  var section: Section {
    var table = Table(
      "",
      [
        .words("by"), .figures("forward (hyper-dual)"), .words("reverse"), .words("formula"),
        .words("differences agree to"),
      ])
    for (row, column) in hessians.pairs {
      let forward = hessians.dual[row][column]
      let difference = hessians.differences[row][column]
      table.add(
        Cell("\(ComparisonView.name(hessians.names[row])), \(ComparisonView.name(hessians.names[column]))"),
        Cell(forward), agreement(hessians.reverse[row][column], forward),
        agreement(hessians.symbolic[row][column], forward),
        difference.value == forward || !forward.isFinite
          ? agreement(difference.value, forward)
          : Cell("\(digitsNumeral(correctDigits(difference.value, of: forward))) digits"))
    }
    var blocks: [Block] = [.table(table), .table(matrix)]
    if !isAgreed { blocks.append(.paragraph(HessianView.dissent)) }
    return Section("second derivatives (the Hessian's upper half)", blocks)
  }

  /// Whether the exact methods have six digits in common in every entry.
  private var isAgreed: Bool {
    hessians.pairs.allSatisfy { row, column in
      let forward = hessians.dual[row][column]
      return forward.isFinite
        && [hessians.reverse[row][column], hessians.symbolic[row][column]].allSatisfy {
          correctDigits($0, of: forward) >= 6
        }
    }
  }

  private static let dissent =
    "the exact methods do not agree on these, and the verdict is about the first derivatives: second ones leave the "
    + "range of Double, or cancel, where the first do not, and each method has an order of products of its own"

  /// Each entry by each method, for `--csv`.
  var data: Table {
    var table = Table(
      "",
      [
        .words("by"), .words("and by"), .figures("forward"), .figures("reverse"), .figures("formula"),
        .figures("differences"),
      ])
    for (row, column) in hessians.pairs {
      table.add(
        Cell(hessians.names[row]), Cell(hessians.names[column]), Cell(hessians.dual[row][column]),
        Cell(hessians.reverse[row][column]), Cell(hessians.symbolic[row][column]),
        Cell(hessians.differences[row][column].value))
    }
    return table
  }

  /// The matrix itself, a column for each variable.
  private var matrix: Table {
    let names = hessians.names.map(ComparisonView.name)
    var table = Table("the Hessian", [.words("")] + names.map { .figures($0) })
    for (name, row) in zip(names, hessians.dual) {
      table.rows.append([Cell(name)] + row.map { Cell(numeral($0, digits: 7), exact: numeral($0)) })
    }
    return table
  }

  private func agreement(_ value: Double, _ reference: Double) -> Cell {
    // Beside a forward mode without a number the others are shown themselves.
    Cell(
      reference.isFinite ? distance(value, from: reference) : numeral(value, digits: 7), exact: numeral(value)
    )
  }

  /// The entries of one method as JSON, keys in the order of the sorted names.
  func json(_ method: Method) -> JSONValue {
    .object(
      hessians.pairs.map { row, column in
        let key = [hessians.names[row], hessians.names[column]].sorted().joined(separator: ",")
        let value =
          switch method {
          case .dual: hessians.dual[row][column]
          case .reverse: hessians.reverse[row][column]
          case .symbolic: hessians.symbolic[row][column]
          case .finiteDifference: hessians.differences[row][column].value
          }
        return (key, .number(value))
      })
  }
}

/// The derivatives of one variable by order.
struct OrderView {
  let variable: String
  let rows: [OrderRow]

  var section: Section {
    var blocks: [Block] = [
      .table(table),
      .paragraph(
        "a Taylor polynomial keeps every digit for n^2 operations each; nested dual numbers cost 3^n; differences "
          + "lose digits with each order; the formula grows by a larger factor each time"),
    ]
    blocks += rows.filter(\.isAtKink).map { .paragraph(kink($0)) }
    return Section("orders 1 to \(rows.count) by \(ComparisonView.name(variable))", blocks + [.plot(plot)])
  }

  /// What the sides of a kink have, where the methods have the midpoint of each rule.
  private func kink(_ row: OrderRow) -> String {
    let (right, left) = row.sides
    let sides =
      right == left
      ? "it is \(numeral(right, digits: 7)) from both sides"
      : "it is \(numeral(right, digits: 7)) from the right and \(numeral(left, digits: 7)) from the left"
    return "order \(row.order) stands on a kink, where each rule takes the midpoint of its slopes: \(sides)"
  }

  /// Each order by each method; with `--csv` the numbers in full.
  var table: Table {
    var table = Table(
      "",
      [
        .figures("order"), .figures("Taylor"), .words("nested"), .words("formula"), .words("differences"),
        .figures("tree"), .figures("shared"),
      ])
    for row in rows {
      table.add(
        Cell(row.order), Cell(row.taylor), agreement(row.nested, row.taylor),
        agreement(row.symbolic?.value, row.taylor),
        row.difference.map {
          Cell("\(digitsNumeral(correctDigits($0.value, of: row.taylor))) digits", exact: numeral($0.value))
        } ?? "none",
        row.symbolic.map { Cell(shortWhole($0.tree), exact: $0.tree.description) } ?? "too large",
        row.symbolic.map { Cell($0.shared) } ?? "")
    }
    return table
  }

  private func agreement(_ value: Double?, _ reference: Double) -> Cell {
    value.map { Cell(distance($0, from: reference), exact: numeral($0)) } ?? "none"
  }

  private var plot: Plot {
    let sizes = rows.compactMap { row in row.symbolic.map { (row.order, $0) } }
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
        var fields: [(String, JSONValue)] = [("order", .whole(row.order)), ("taylor", .number(row.taylor))]
        if let nested = row.nested { fields.append(("nested", .number(nested))) }
        if let symbolic = row.symbolic {
          fields += [
            ("symbolic", .number(symbolic.value)), ("tree", .digits(symbolic.tree.description)),
            ("shared", .whole(symbolic.shared)),
          ]
        }
        if let difference = row.difference {
          fields += [
            ("finiteDifference", .number(difference.value)),
            ("errorEstimate", .number(difference.errorEstimate)),
          ]
        }
        return .object(fields)
      })
  }
}
