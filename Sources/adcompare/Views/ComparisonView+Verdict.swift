// After reading this file you know how a verdict is shown: with its reason, what to do about it, and better forms of the
// formula; and how a derivative is called in a sentence.

import SymbolicCompare

extension ComparisonView {
  /// The worst verdict, repeated last.
  var conclusion: Section {
    let verdict = comparison.verdict
    let place = comparison.worst.map { " (\(ComparisonView.derivative($0)))" } ?? ""
    var blocks = [
      Block.verdict(kind: verdict.kind.rawValue, text: "\(verdict.kind.rawValue)\(place): \(verdict.reason)")
    ]
    if let diagnosis = comparison.diagnosis { blocks += ComparisonView.blocks(of: diagnosis) }
    if let note = noteOnConstants { blocks.append(.paragraph(note)) }
    blocks += elsewhere.blocks(on: rows)
    blocks += hints.map { .paragraph("hint: \($0.description)") }
    return Section("verdict", blocks)
  }

  /// What changes if `pi` and `e` are the real numbers.
  private var noteOnConstants: String? {
    let hanging = isThorough ? comparison.hangingOnConstants : []
    guard let first = hanging.first(where: { $0.truth.kind != $0.row.truth?.kind }) ?? hanging.first else {
      return nil
    }
    return "note: pi and e are the Doubles nearest to them, which matters here: with the real numbers "
      + "\(ComparisonView.derivative(first.row)) is \(certifiedNumeral(first.truth)) (--constants exact)"
  }

  /// A row's name in a sentence: "f", "df/dx", "d2f/dx dy", "d3f/dx^3".
  static func derivative(_ row: DerivativeComparison, of f: String = "f") -> String {
    switch row.order {
    case 0: f
    case 1: "d\(f)/d\(name(row.variable))"
    case 2 where row.variables[0] != row.variables[1]:
      "d2\(f)/d\(name(row.variables[0])) d\(name(row.variables[1]))"
    default: "d\(row.order)\(f)/d\(name(row.variable))^\(row.order)"
    }
  }

  /// A row's verdict as a line of the report.
  static func verdict(_ row: DerivativeComparison) -> Block { verdict(row, of: "f") }

  /// The same for one of several results.
  static func verdict(_ row: DerivativeComparison, of f: String) -> Block {
    let kind = row.verdict.kind.rawValue
    return .verdict(kind: kind, text: "\(derivative(row, of: f))  \(kind): \(row.verdict.reason)")
  }

  /// A method's number beside the certified one: the number itself, and how many digits of it are right.
  static func agreement(_ row: DerivativeComparison, _ value: Double) -> Cell {
    guard let truth = row.truth?.number else { return Cell(numeral(value, digits: 7), exact: numeral(value)) }
    return Cell(distance(value, from: truth.midpoint.nearestDouble), exact: numeral(value))
  }

  /// Better forms of parts of the formula, where they gain a digit or more here.
  var hints: [StabilityHint] {
    !isThorough ? [] : comparison.hints.filter { $0.gain >= 1 || $0.overflows }
  }

  /// What to do, and which rule is wrong.
  static func blocks(of diagnosis: Diagnosis) -> [Block] {
    var blocks: [Block] = []
    if !diagnosis.advice.isEmpty { blocks.append(.paragraph("advice: \(diagnosis.advice)")) }
    if let suspect = diagnosis.suspect { blocks.append(.paragraph(suspect.description)) }
    return blocks
  }
}
