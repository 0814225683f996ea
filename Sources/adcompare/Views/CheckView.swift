// After reading this file you know what is said of an answer: the verdict, the point where it shows, the difference, the
// likely slip, and the points that were looked at.

import SymbolicCompare

/// The checks of one formula's derivatives as sections of a report.
struct CheckView {
  let formula: Symbolic
  let answers: [Symbolic]
  let checks: [AnswerCheck]

  /// 0 for what is right, 1 for what is wrong, 3 where nothing can be said.
  static func status(_ checks: [AnswerCheck]) -> ExitStatus {
    checks.reduce(.agreed) { status, check in
      switch check.kind {
      case .right: status
      case .wrong, .rightHere: status.combined(with: .disagreed)
      case .undecided: status.combined(with: .singular)
      }
    }
  }

  var sections: [Section] {
    let heading = Section("", [.verbatim(ComparisonView.lines(of: formula))])
    return [heading] + zip(answers, checks).map(section)
  }

  private func section(_ answer: Symbolic, _ check: AnswerCheck) -> Section {
    let name = "df/d\(ComparisonView.name(check.variable))"
    var blocks: [Block] = [
      .verbatim(["yours: \(answer.abbreviated(to: 400))"]),
      .verdict(kind: check.kind.rawValue, text: "\(check.kind.rawValue): \(CheckView.reason(check))"),
    ]
    if let slip = check.slip { blocks.append(.paragraph("likely slip: \(CheckView.words(slip))")) }
    if let difference = check.difference {
      blocks.append(.paragraph("yours minus the derivative: \(difference.abbreviated(to: 200))"))
    }
    if let remark = check.remark { blocks.append(.paragraph(remark)) }
    blocks.append(.table(CheckView.table(check)))
    return Section(name, blocks)
  }

  static func words(_ slip: LikelySlip) -> String { "\(slip.slip.rawValue); \(slip.explanation)" }

  private static func reason(_ check: AnswerCheck) -> String {
    let count = check.points.count
    let place = check.worst.map { worst in
      let (answer, truth) = numerals(worst, digits: 6)
      let end = answer == truth ? ", which differs beyond the last digit" : ""
      return "at \(point(worst, check)) it is \(answer), the derivative \(truth)\(end)"
    }
    switch check.kind {
    case .right:
      let equal = check.points.count(where: \.isRight)
      if equal == count { return "equal to the derivative at all \(count) points" }
      let kink = check.points.first { !$0.truth.isFinite }.map { point($0, check) }
      let end = kink.map { "; at \($0) there is no derivative" } ?? ""
      return "equal to the derivative at \(equal) of \(count) points\(end)"
    case .rightHere: return "equal at the point that you named, but \(place ?? "not elsewhere")"
    case .wrong: return place ?? "it has no finite value where the derivative has one"
    case .undecided:
      return check.isFirstNamed
        ? "no finite derivative is certain at the point that you named, nor at another one; name another with --at"
        : "no point was found at which the derivative is finite; name one with --at"
    }
  }

  /// The answer's and the derivative's numbers with so many digits, or more where they show the difference only then.
  private static func numerals(
    _ place: AnswerCheck.CheckedPoint, digits: Int
  ) -> (answer: String, truth: String) {
    let texts = (digits...17).lazy.map { count in
      (numeral(place.answer, digits: count), numeral(place.truth, digits: count))
    }
    return texts.first { place.isRight || $0 != $1 } ?? (numeral(place.answer), numeral(place.truth))
  }

  private static func point(_ point: AnswerCheck.CheckedPoint, _ check: AnswerCheck) -> String {
    zip(check.inputs, point.coordinates).map { "\($0)=\(numeral($1))" }.joined(separator: ",")
  }

  /// The points, the wrong ones marked.
  private static func table(_ check: AnswerCheck) -> Table {
    let others = check.points.count > 1 ? ", and others chosen in the domain" : ""
    var table = Table(
      check.isFirstNamed ? "the point that you named" + others : "points chosen in the domain",
      [.words("at"), .values("derivative"), .values("yours"), .words("")])
    for place in check.points {
      let (answer, truth) = numerals(place, digits: 10)
      table.add(
        Cell(point(place, check)), Cell(truth, exact: numeral(place.truth)),
        Cell(answer, exact: numeral(place.answer)),
        Cell(place.isRight ? "equal" : place.truth.isFinite ? "differs" : "no derivative"))
    }
    return table
  }

  /// All points of all variables, for `--csv`.
  var data: Table {
    var table = Table(
      "",
      [
        .words("variable"), .words("verdict"), .words("slip"), .words("at"), .figures("derivative"),
        .figures("yours"), .words("equal"),
      ])
    for check in checks {
      for place in check.points {
        table.add(
          Cell(check.variable), Cell(check.kind.rawValue), Cell(check.slip?.slip.rawValue ?? ""),
          Cell(CheckView.point(place, check)), Cell(place.truth), Cell(place.answer),
          Cell(place.isRight ? "yes" : "no"))
      }
    }
    return table
  }

  /// The checks by variable.
  var json: JSONValue { .object(checks.map { ($0.variable, CheckView.json($0)) }) }

  static func json(_ check: AnswerCheck) -> JSONValue {
    var fields: [(String, JSONValue)] = [
      ("verdict", .string(check.kind.rawValue)), ("reason", .string(reason(check))),
    ]
    if let slip = check.slip {
      fields += [("slip", .string(slip.slip.rawValue)), ("explanation", .string(slip.explanation))]
    }
    if let difference = check.difference {
      fields.append(("difference", .string(FormulaView.whole(difference))))
    }
    if let remark = check.remark { fields.append(("remark", .string(remark))) }
    let points = check.points.map { place in
      JSONValue.object([
        ("at", .object(zip(check.inputs, place.coordinates).map { ($0, .number($1)) })),
        ("derivative", .number(place.truth)), ("yours", .number(place.answer)),
        ("equal", .bool(place.isRight)),
      ])
    }
    return .object(fields + [("points", .array(points))])
  }
}
