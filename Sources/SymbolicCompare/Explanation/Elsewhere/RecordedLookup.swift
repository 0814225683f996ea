// After reading this file you know what is said of systems that are not simulated: only what they were asked. A formula
// that was put to them, at the point where it was put, has their answer; every other formula is `not known`.
//
// A formula is found again whatever its variables are called: by the steps, the constants and the coordinates.

import Reverse

/// The formulas that were put to the systems, with their answers.
struct RecordedLookup: Sendable {
  /// A recorded formula: the coordinates in the order of first use in the steps.
  private struct Question: Hashable {
    let primitives: [Primitive]
    let operands: [Int]
    let numbers: [UInt64]
  }

  private let answers: [Question: [OtherSystem: [ElsewhereAnswer.Answer]]]

  /// The formulas of the table (`RecordedAnswers.swift`).
  static let table = RecordedLookup(RecordedAnswers.rows)

  private init(_ rows: String) {
    var answers: [Question: [OtherSystem: [ElsewhereAnswer.Answer]]] = [:]
    for row in rows.split(separator: "\n") {
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 2 + RecordedAnswers.systems.count,
        let point = try? Point(parsing: cells[1]), let formula = try? Symbolic(parsing: cells[0])
      else { continue }
      let (question, order) = RecordedLookup.question(formula.compiled(inputs: point.names), point.values)
      guard let question else { continue }
      for (system, cell) in zip(RecordedAnswers.systems, cells.dropFirst(2)) where !cell.isEmpty {
        let parts = cell.split(separator: ";").map { RecordedLookup.answer(String($0)) }
        answers[question, default: [:]][system] = order.map { input in
          // An error is one for all variables.
          input < parts.count ? parts[input] : parts.count == 1 ? parts[0] : .notKnown
        }
      }
    }
    self.answers = answers
  }

  /// What a system answered for the derivatives by each input.
  func gradient(by system: OtherSystem, of list: WengertList, at point: [Double]) -> [ElsewhereAnswer.Answer]
  {
    var gradient = [ElsewhereAnswer.Answer](repeating: .notKnown, count: point.count)
    let (question, order) = RecordedLookup.question(list, point)
    guard let question, let recorded = answers[question]?[system] else { return gradient }
    for (input, answer) in zip(order, recorded) { gradient[input] = answer }
    return gradient
  }

  private static func answer(_ text: String) -> ElsewhereAnswer.Answer {
    Double(text).map { .number($0) } ?? .words(text)
  }

  /// The formula without names, and the inputs in the order of first use; `nil` for a longer one than any recorded.
  private static func question(_ list: WengertList, _ point: [Double]) -> (question: Question?, order: [Int])
  {
    guard list.lines.count <= 12, list.calls.isEmpty else { return (nil, []) }
    let constants = Dictionary(uniqueKeysWithValues: list.constants.map { ($0.slot, $0.value) })
    var numbers: [Int: Int] = [:]
    var (order, operands): ([Int], [Int]) = ([], [])
    var values: [UInt64] = []
    func number(of slot: Int) -> Int {
      if let number = numbers[slot] { return number }
      numbers[slot] = numbers.count
      if slot < point.count { order.append(slot) }
      if let value = slot < point.count ? point[slot] : constants[slot] {
        values.append(value.bitPattern)
        operands.append(slot < point.count ? -1 : -2)
      }
      return numbers.count - 1
    }
    for line in list.lines {
      operands += line.operands.map(number)
      operands.append(number(of: line.result))
    }
    return (Question(primitives: list.lines.map(\.primitive), operands: operands, numbers: values), order)
  }
}
