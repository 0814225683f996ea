// After reading this file you know what is said of systems that are not simulated: only what they were asked. A formula
// that was put to them, at the point where it was put, has their answer; every other formula is `not known`.
//
// A formula is found again whatever its variables are called: by the steps, the constants and the coordinates.

import Reverse

/// The formulas that were put to the systems, with their answers.
struct RecordedLookup: Sendable {
  /// A recorded formula: the coordinates in the order of first use in the steps.
  private struct Question: Equatable {
    let primitives: [Primitive]
    let operands: [Int]
    let numbers: [UInt64]
  }

  /// A row of the table, not read yet: most are not what is looked for, as their number of coordinates tells.
  private struct Row {
    let text: Substring
    let formula: Substring
    let point: Substring
    let coordinateCount: Int

    /// The coordinates in the order of their size, without their names.
    var coordinates: [UInt64] {
      point.utf8.split(separator: UInt8(ascii: ",")).compactMap { coordinate in
        coordinate.firstIndex(of: UInt8(ascii: "=")).flatMap {
          Double(Substring(coordinate[coordinate.index(after: $0)...]))?.bitPattern
        }
      }.sorted()
    }
  }

  private let rows: [Row]

  /// The formulas of the table (`RecordedAnswers.swift`).
  static let table = RecordedLookup(RecordedAnswers.rows)

  private init(_ table: String) {
    // Byte by byte: every report asks the table, and its characters would take longer than the rest of the question.
    rows = table.utf8.split(separator: UInt8(ascii: "\n")).compactMap { text in
      guard let first = text.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
      let rest = text[text.index(after: first)...]
      guard let second = rest.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
      let point = rest[..<second]
      return Row(
        text: Substring(text), formula: Substring(text[..<first]), point: Substring(point),
        coordinateCount: point.reduce(0) { $0 + ($1 == UInt8(ascii: "=") ? 1 : 0) })
    }
  }

  /// What a system answered for the derivatives by each input.
  ///
  /// - Complexity: of the rows those are read that have the same coordinates and the formula's functions.
  func gradient(by system: OtherSystem, of list: WengertList, at point: [Double]) -> [ElsewhereAnswer.Answer]
  {
    var gradient = [ElsewhereAnswer.Answer](repeating: .notKnown, count: point.count)
    let (question, order) = RecordedLookup.question(list, point)
    guard let question, let column = RecordedAnswers.systems.firstIndex(of: system) else { return gradient }
    let coordinates = point.map(\.bitPattern).sorted()
    let functions = question.primitives.filter { $0.name.first?.isLetter == true && $0 != .binary(.pow) }
    for row in rows where row.coordinateCount == point.count && row.coordinates == coordinates {
      let words = row.formula.split { !$0.isLetter && !$0.isNumber }
      guard functions.allSatisfy({ words.contains(Substring($0.name)) }),
        let recorded = Self.answers(in: row, to: question, column)
      else { continue }
      for (input, answer) in zip(order, recorded) { gradient[input] = answer }
    }
    return gradient
  }

  /// What stands in a column of a row, in the order of first use; `nil` if the row is another question, or the cell empty.
  private static func answers(in row: Row, to question: Question, _ column: Int) -> [ElsewhereAnswer.Answer]?
  {
    let cells = row.text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard cells.count == 2 + RecordedAnswers.systems.count, !cells[2 + column].isEmpty,
      let point = try? Point(parsing: cells[1]), let formula = try? Symbolic(parsing: cells[0])
    else { return nil }
    let (recorded, order) = self.question(formula.compiled(inputs: point.names), point.values)
    guard recorded == question else { return nil }
    let parts = cells[2 + column].split(separator: ";").map { answer(String($0)) }
    // An error is one for all variables.
    return order.map { $0 < parts.count ? parts[$0] : parts.count == 1 ? parts[0] : .notKnown }
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
