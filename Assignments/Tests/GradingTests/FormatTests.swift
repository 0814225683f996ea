// The published forms of the reports, from a grade with every status and with signs that XML and JSON do not take as they are.

import Foundation
import Testing

@testable import Grading

#if canImport(FoundationXML)
import FoundationXML
#endif

private let statuses: [Grade.Status] = [
  .passed, .failed, .crashed, .ranTooLong, .ended, .notCompiled, .missing,
]

private let grade = Grade(
  task: "DualNumbers", title: "dual numbers", submission: "a & b", messages: ["Rules.swift does not compile"],
  rows: statuses.enumerated().map { number, status in
    Grade.Row(
      name: "x < y & \"\(number)\"", part: number < 4 ? "A.swift" : "B.swift",
      visibility: number % 2 == 0 ? .public : .hidden, points: status == .passed ? 2 : 0, of: 2,
      status: status,
      message: status == .passed ? nil : "∂/∂x is 1 ]]> <b>\u{1}\u{7f}\n\ttwo lines & more",
      slip: status == .failed ? "a sign" : nil, paste: status == .failed ? "adcompare -- 'x*y'" : nil,
      seconds: 0.25)
  }, seconds: 3.125)

/// What junit-10.xsd of Jenkins' xUnit plugin says of the elements that are used: attributes, those that must be there, children.
private let schema: [String: (attributes: Set<String>, required: Set<String>, children: Set<String>)] = [
  "testsuites": (["name", "time", "tests", "failures", "errors"], [], ["testsuite"]),
  "testsuite": (
    [
      "name", "tests", "failures", "errors", "group", "time", "skipped", "timestamp", "hostname", "id",
      "package",
      "file", "log", "url",
    ], ["name", "tests", "failures", "errors"],
    ["testsuite", "properties", "testcase", "system-out", "system-err"]
  ),
  "testcase": (
    ["name", "time", "classname", "group"], ["name"],
    [
      "skipped", "error", "failure", "rerunFailure", "rerunError", "flakyFailure", "flakyError", "system-out",
      "system-err",
    ]
  ),
  "failure": (["type", "message"], [], []), "error": (["type", "message"], [], []),
]

/// Collects what does not fit the schema.
private final class Validator: NSObject, XMLParserDelegate {
  var problems: [String] = []
  var counts: [String: Int] = [:]
  var messages: [String] = []
  private var open: [String] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    counts[name, default: 0] += 1
    if let message = attributes["message"] { messages.append(message) }
    if let parent = open.last {
      if schema[parent]?.children.contains(name) != true { problems.append("\(name) in \(parent)") }
    } else if name != "testsuites" {
      problems.append("the outermost element is \(name)")
    }
    open.append(name)
    guard let rule = schema[name] else { return problems.append("there is no element \(name)") }
    let names = Set(attributes.keys)
    problems += names.subtracting(rule.attributes).map { "\(name) has no attribute \($0)" }
    problems += rule.required.subtracting(names).map { "\(name) lacks \($0)" }
    // SUREFIRE_TIME: groups of at most three digits, in short digits with a point.
    if name != "testcase", let time = attributes["time"], time.wholeMatch(of: /[0-9]*(\.[0-9]*)?/) == nil {
      problems.append("time \(time)")
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }
}

@Suite("Formats")
struct FormatTests {
  @Test("JUnit XML is valid by junit-10.xsd")
  func junit() throws {
    let parser = XMLParser(data: Data(try grade.report(.junit).utf8))
    let validator = Validator()
    parser.delegate = validator
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(validator.problems.isEmpty, "\(validator.problems)")
    #expect(validator.counts == ["testsuites": 1, "testsuite": 2, "testcase": 7, "failure": 1, "error": 5])
    #expect(validator.messages.allSatisfy { $0.hasPrefix("∂/∂x is 1 ]]> <b>") })
  }

  @Test("results.json has the fields of Gradescope's specification, and no others")
  func gradescope() throws {
    let text = try grade.report(.gradescope)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let visibilities: Set = ["hidden", "after_due_date", "after_published", "visible"]
    let top: Set = [
      "score", "execution_time", "output", "output_format", "test_output_format", "test_name_format",
      "visibility",
      "stdout_visibility", "extra_data", "tests", "leaderboard",
    ]
    #expect(Set(document.keys).isSubset(of: top))
    #expect(document["score"] as? Double == 2 && document["execution_time"] as? Double == 3.13)
    for key in ["visibility", "stdout_visibility"] {
      let visibility = try #require(document[key] as? String)
      #expect(visibilities.contains(visibility))
    }
    let tests = try #require(document["tests"] as? [[String: Any]])
    let fields: Set = [
      "score", "max_score", "status", "name", "name_format", "number", "output", "output_format", "tags",
      "visibility",
      "extra_data",
    ]
    let formats: Set = ["text", "html", "simple_format", "md", "ansi"]
    #expect(tests.count == 7)
    for test in tests {
      #expect(Set(test.keys).isSubset(of: fields))
      #expect(test["score"] is Double && test["max_score"] as? Double == 2 && test["name"] is String)
      let status = try #require(test["status"] as? String)
      let visibility = try #require(test["visibility"] as? String)
      let format = try #require(test["output_format"] as? String)
      #expect(
        ["passed", "failed"].contains(status) && visibilities.contains(visibility) && formats.contains(format)
      )
      #expect(test["tags"] is [String] && test["number"] is String && test["output"] is String)
    }
    #expect(tests.map { $0["number"] as? String } == ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3"])
    #expect(tests[1]["visibility"] as? String == "after_published")
  }

  @Test("JSON reads back as the same grade")
  func json() throws {
    let back = try JSONDecoder().decode(Grade.self, from: Data(try grade.report(.json).utf8))
    #expect(back.rows.map(\.status) == statuses && back.points == 2 && back.of == 14)
    #expect(back.rows.map(\.message) == grade.rows.map(\.message))
  }

  @Test("text has points, feedback and the whole")
  func text() throws {
    let lines = try grade.report(.text).split(separator: "\n")
    #expect(lines.first == "DualNumbers, dual numbers: a & b" && lines.last == "2 of 14 points")
    #expect(
      lines.contains("          likely: a sign")
        && lines.contains("          to see the case: adcompare -- 'x*y'"))
  }
}
