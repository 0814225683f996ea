// After reading this file you know how one coordinate runs over a range: `--at x=0.1:10:50,w=2` compares at fifty points,
// and draws how many digits each method has at each of them.

import SymbolicCompare

/// A range of points along one coordinate.
struct Sweep {
  /// The most points of a sweep: each is a whole comparison with its reference.
  private static let mostPoints = 2000

  /// The coordinate that runs.
  let variable: String
  let from: Double
  let to: Double
  let count: Int

  /// The other coordinates, as they were written.
  private let others: [String]

  /// The sweep that `--at` names; `nil` if it names a point.
  init?(_ arguments: Arguments) throws(Problem) {
    guard let text = arguments.at, text.contains(":") else { return nil }
    let pieces = text.split(separator: ",", omittingEmptySubsequences: false).map {
      String($0).trimmingBlanks
    }
    let ranges = pieces.filter { $0.contains(":") }
    let parts = ranges.first?.split(separator: "=", maxSplits: 1).map { String($0).trimmingBlanks } ?? []
    let ends = parts.last?.split(separator: ":", omittingEmptySubsequences: false).map(String.init) ?? []
    let advice = "write NAME=FROM:TO:COUNT for one variable, for example x=0.1:10:50"
    guard ranges.count == 1, parts.count == 2, ends.count == 3 else {
      throw Problem(argument: "'\(text.printable)' is no point and no range of points", advice: advice)
    }
    guard let count = Int(ends[2].trimmingBlanks), (2...Sweep.mostPoints).contains(count) else {
      throw Problem(
        argument: "a range cannot have '\(ends[2].printable)' points",
        advice: "give a whole number from 2 to \(Sweep.mostPoints)")
    }
    variable = parts[0]
    (from, to) = (try Sweep.value(ends[0], of: variable), try Sweep.value(ends[1], of: variable))
    guard from != to else {
      throw Problem(argument: "the range of \(variable.printable) begins where it ends", advice: advice)
    }
    self.count = count
    others = pieces.filter { !$0.contains(":") }
  }

  /// The sweep that `--at` names, or that of the first variable without a value, from 1e-12 to 1.
  init(byDefaultOf arguments: Arguments) throws(Problem) {
    if let sweep = try Sweep(arguments) {
      self = sweep
      return
    }
    let formula = try parse(arguments.formulaText(), arguments.vectors)
    let given = try readPoint(arguments.at ?? "")
    let free = formula.variables.first { given[$0] == nil }
    guard let name = arguments.wrt?.first ?? free ?? formula.variables.first else {
      throw Problem(argument: "the formula has no variable to run over", advice: "write one, for example x^2")
    }
    guard given[name] == nil else {
      throw Problem(
        argument: "--at gives '\(name.printable)' one value, and no variable a range",
        advice: "write the range: --at \(name.printable)=1e-12:1:25")
    }
    (variable, from, to, count) = (name, 1e-12, 1, 25)
    others = arguments.at.map { [$0] } ?? []
  }

  /// Whether the values are the same factor apart, and not the same distance: ends of one sign, a thousand times apart.
  var isGeometric: Bool { from / to > 0 && !(0.001...1000).contains(from / to) }

  /// The value of a constant expression.
  private static func value(_ text: String, of name: String) throws(Problem) -> Double {
    let assignment = "\(name)=\(text)"
    do {
      return try Point(parsing: assignment)[name] ?? .nan
    } catch {
      throw Problem(error, in: .at, of: assignment)
    }
  }

  /// The coordinate's values.
  var values: [Double] {
    (0..<count).map { index in
      let part = Double(index) / Double(count - 1)
      if index == 0 { return from }
      if index == count - 1 { return to }
      return isGeometric ? from * Elementary::pow(to / from, part) : from + (to - from) * part
    }
  }

  /// A point of the range, as text.
  func point(_ value: Double) -> String {
    (others + ["\(variable)=\(numeral(value))"]).joined(separator: ",")
  }
}

/// Compares at every point of a range.
func showSweep(_ sweep: Sweep, _ arguments: Arguments) throws -> ExitStatus {
  if arguments.order > 1 {
    throw Problem(argument: "--order does not go with a range of points", advice: "name one point")
  }
  let text = try arguments.formulaText()
  let formula = try parse(text, arguments.vectors)
  let name = arguments.wrt?.first ?? sweep.variable
  if let names = arguments.wrt, names.count > 1 {
    throw Problem(
      argument: "a range of points shows one derivative", advice: "name one variable: --wrt \(names[0])")
  }
  let progress = Progress(on: text)
  defer { progress.end() }
  var rows: [SweepView.Row] = []
  var status = ExitStatus.agreed
  for value in sweep.values {
    let comparison = try compare(
      formula, readFrom: text, at: sweep.point(value), withRespectTo: [name], data: arguments.vectors)
    rows.append(SweepView.Row(value, comparison))
    // A range is looked at for its digits: a point without them is no failure, a wrong rule is.
    if comparison.verdict.kind == .disagree { status = .disagreed }
    progress.show("\(rows.count) of \(sweep.count) points")
  }
  progress.end()
  let view = SweepView(formula: formula, name: name, sweep: sweep, rows: rows)
  if arguments.form.isJSON {
    try writeJSON(
      .object([
        ("schema", .whole(1)), ("expression", .string(text)), ("parsed", .string(formula.textWithNames)),
        ("derivative", .string(name)), ("along", .string(sweep.variable)), ("sweep", view.json),
      ]), arguments)
  } else {
    try write(view.document(at: arguments.at ?? ""), arguments)
  }
  return status
}

/// The comparisons along a range as a table and a plot.
struct SweepView {
  /// The comparison at one point.
  struct Row {
    let place: Double
    let value: Double
    let derivative: Double
    let verdict: String

    /// The correct digits of each method; `nil` where there is nothing to measure by.
    let digits: [(method: Method, digits: Double?)]

    init(_ place: Double, _ comparison: Comparison) {
      self.place = place
      value = comparison.value
      let row = comparison.derivatives.first
      derivative = row?.reverse ?? .nan
      verdict = comparison.verdict.kind.rawValue
      digits = Method.allCases.map { ($0, row?.error(of: $0)?.digits) }
    }
  }

  let formula: Symbolic
  let name: String
  let sweep: Sweep
  let rows: [Row]

  func document(at point: String) -> Document {
    let lines = ComparisonView.lines(of: formula)
    var blocks: [Block] = [.table(table)]
    if rows.contains(where: { $0.digits.contains { $0.digits != nil } }) { blocks.append(.plot(plot)) }
    let counts = Dictionary(grouping: rows, by: \.verdict).map { ($0.key, $0.value.count) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    blocks.append(.paragraph("verdicts: " + counts.map { "\($0.1) \($0.0)" }.joined(separator: ", ")))
    let words = "adcompare --at \(point.shellQuoted) --wrt \(name)"
    return Document(
      title: formula.abbreviated(to: 200),
      sections: [Section("", [.verbatim(lines)]), Section("df/d\(name) along \(sweep.variable)", blocks)],
      command: pasteable(formula).map { "\(words) -- \($0.shellQuoted)" }, data: table)
  }

  private var table: Table {
    var table = Table(
      "",
      [.figures(sweep.variable), .figures("f"), .figures("df/d\(name)")]
        + Method.allCases.map { .figures($0.word) } + [.words("verdict")])
    table.caption = "digits of each method"
    for row in rows {
      table.rows.append(
        [
          Cell(numeral(row.place, digits: 4), exact: numeral(row.place)),
          Cell(numeral(row.value, digits: 4), exact: numeral(row.value)),
          Cell(numeral(row.derivative, digits: 4), exact: numeral(row.derivative)),
        ]
          + row.digits.map { $0.digits.map { Cell(digitsNumeral($0)) } ?? "" } + [Cell(row.verdict)])
    }
    return table
  }

  private var plot: Plot {
    Plot(
      title: "correct digits of df/d\(name) against \(sweep.variable)",
      meaning: "how many digits each method has at each point: 16 is all of them",
      horizontal: Axis(sweep.variable, sweep.isGeometric && sweep.from > 0 ? .logarithmic : .whole),
      vertical: Axis("digits", .whole),
      series: Method.allCases.enumerated().map { index, method in
        Plot.Series(
          name: method.word,
          points: rows.compactMap { row in row.digits[index].digits.map { (row.place, $0) } })
      })
  }

  var json: JSONValue {
    .array(
      rows.map { row in
        .object([
          (sweep.variable, .number(row.place)), ("value", .number(row.value)),
          ("derivative", .number(row.derivative)),
          ("digits", .object(row.digits.map { ($0.method.word, $0.digits.map(JSONValue.number) ?? .null) })),
          ("verdict", .string(row.verdict)),
        ])
      })
  }
}
