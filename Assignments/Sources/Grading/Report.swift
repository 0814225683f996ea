// After reading this file you know the forms in which a grade is told, all from the same rows:
//
//     text         for people: points, and what to do about each property that is not there
//     json         for scripts: the grade as it is
//     gradescope   results.json: https://gradescope-autograders.readthedocs.io/en/latest/specs/
//     junit        XML as Jenkins' junit-10.xsd has it: a suite a part, a case a property
//
// Gradescope shows hidden checks once grades are published. In JUnit a wrong answer is a failure; a crash, a time limit and
// code that does not compile are errors.

import Foundation

/// A form in which a grade is told.
public enum ReportFormat: String, CaseIterable, Sendable {
  case text, json, junit, gradescope
}

extension Grade {
  /// The grade in one of the forms, with a newline at the end.
  public func report(_ format: ReportFormat) throws -> String {
    switch format {
    case .text: text
    case .json: try encoded(self, .useDefaultKeys)
    case .gradescope: try encoded(Results(of: self), .convertToSnakeCase)
    case .junit: junit
    }
  }

  private func encoded(
    _ value: some Encodable, _ keys: JSONEncoder.KeyEncodingStrategy
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = keys
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }

  /// The points as they are read: 2 rather than 2.0.
  static func digits(_ points: Double) -> String {
    points == points.rounded() ? "\(Int(points))" : "\(points)"
  }

  private var text: String {
    var lines = ["\(task), \(title): \(submission)"]
    lines += messages.map { "! \($0)" }
    var part = ""
    for row in rows {
      if row.part != part { lines.append("\(row.part)") }
      part = row.part
      let hidden = row.visibility == .hidden ? " (hidden)" : ""
      let status = row.status == .passed ? "" : ": \(row.status.rawValue)"
      lines.append("  \(Grade.digits(row.points)) of \(Grade.digits(row.of))  \(row.name)\(hidden)\(status)")
      for line in row.feedback { lines.append("          \(line)") }
    }
    lines.append("\(Grade.digits(points)) of \(Grade.digits(of)) points")
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Grade.Row {
  /// What the student is told, line by line.
  var feedback: [String] {
    var lines = message.map { $0.split(separator: "\n").map(String.init) } ?? []
    if let slip { lines.append("likely: \(slip)") }
    if let paste { lines.append("to see the case: \(paste)") }
    return lines
  }
}

/// The document results.json; the encoder turns maxScore into max_score.
private struct Results: Encodable {
  struct Test: Encodable {
    var score: Double
    var maxScore: Double
    var status: String
    var name: String
    var number: String
    var output: String
    var outputFormat = "text"
    var tags: [String]
    var visibility: String
  }

  var score: Double
  var executionTime: Double
  var output: String
  var outputFormat = "text"
  var visibility = "visible"
  var stdoutVisibility = "hidden"
  var tests: [Test]

  init(of grade: Grade) {
    score = grade.points
    executionTime = (grade.seconds * 100).rounded() / 100
    output = grade.messages.joined(separator: "\n")
    var (part, place, last) = (0, 0, "")
    tests = []
    for row in grade.rows {
      (part, place) = row.part == last ? (part, place + 1) : (part + 1, 1)
      last = row.part
      tests.append(
        Test(
          score: row.points, maxScore: row.of, status: row.status == .passed ? "passed" : "failed",
          name: row.name, number: "\(part).\(place)", output: row.feedback.joined(separator: "\n"),
          tags: [row.part], visibility: row.visibility == .public ? "visible" : "after_published"))
    }
  }
}

extension Grade {
  private var junit: String {
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
    func counts(_ rows: [Row]) -> String {
      let failures = rows.filter { $0.status == .failed }.count
      let errors = rows.filter { $0.status != .failed && $0.status != .passed }.count
      let time = rows.reduce(0) { $0 + $1.seconds }
      return
        #"tests="\#(rows.count)" failures="\#(failures)" errors="\#(errors)" time="\#(Grade.time(time))""#
    }
    lines.append(#"<testsuites name="\#(Grade.escaped(task))" \#(counts(rows))>"#)
    var parts: [String] = []
    for row in rows where !parts.contains(row.part) { parts.append(row.part) }
    for part in parts {
      let own = rows.filter { $0.part == part }
      let name = Grade.escaped("\(task)/\(part)")
      lines.append(#"  <testsuite name="\#(name)" \#(counts(own)) skipped="0">"#)
      for row in own {
        let attributes =
          #"name="\#(Grade.escaped(row.name))" classname="\#(name)" time="\#(Grade.time(row.seconds))""#
        guard row.status != .passed else {
          lines.append("    <testcase \(attributes)/>")
          continue
        }
        let element = row.status == .failed ? "failure" : "error"
        let first = Grade.escaped(row.feedback.first ?? row.status.rawValue)
        let rest = Grade.escaped(row.feedback.joined(separator: "\n"))
        lines.append("    <testcase \(attributes)>")
        lines.append(
          #"      <\#(element) message="\#(first)" type="\#(row.status.rawValue)">\#(rest)</\#(element)>"#)
        lines.append("    </testcase>")
      }
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func time(_ seconds: Double) -> String { String(format: "%.3f", seconds) }

  /// A text inside XML; what XML 1.0 does not allow at all becomes the sign for that.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
