// What is committed belongs together: starters and solutions, rubrics and checks, the digits and where they come from.

import Foundation
import Testing

@testable import Grading

@Suite("Tasks")
struct StarterTests {
  @Test("each committed starter is what is cut from its solution")
  func starters() throws {
    for (path, text) in try Course.starters(in: Course.root) {
      let committed = try String(contentsOf: Course.root.appendingPathComponent(path), encoding: .utf8)
      #expect(committed == text, "\(path) is not cut anew: swift run grade --cut")
    }
  }

  @Test("nothing else is in the folder of starters")
  func files() throws {
    for task in try Course.tasks(in: Course.root) {
      for folder in ["Starter", "Solution"] {
        let path = Course.root.appendingPathComponent("Tasks/\(task.module)/\(folder)").path
        let files = try FileManager.default.contentsOfDirectory(atPath: path)
        #expect(Set(files) == Set(task.given + task.parts.map(\.file)))
      }
    }
  }

  @Test("no starter has a solution's mark in it")
  func marks() throws {
    for (path, text) in try Course.starters(in: Course.root) {
      for mark in ["// solution", "// starter", "// end"] { #expect(!text.contains(mark), "\(path)") }
    }
  }

  @Test(
    "marks that do not fit are told with their line",
    arguments: [
      ("a\n// solution\nb", "f:2: // solution without // end"), ("// end", "f:1: // end without // solution"),
      ("// solution\n// solution\n// end", "f:2: // solution inside the one of line 1"),
    ])
  func wrongMarks(_ text: String, _ message: String) {
    #expect { try cut(text, named: "f") } throws: { "\($0)" == message }
  }

  @Test("lines of the solution go, lines of the starter come")
  func cutting() throws {
    let text = "a\n  // solution\n  b\n  // starter: c  // d\n  // starter:\n  // end\ne\n"
    #expect(try cut(text, named: "f") == "a\n  c  // d\n\ne\n")
  }

  @Test("rubrics: twenty points a task, numbers from 1 to 8, names that occur once")
  func rubrics() throws {
    let tasks = try Course.tasks(in: Course.root)
    #expect(tasks.map(\.number) == Array(1...8))
    for task in tasks {
      let names = task.parts.flatMap(\.properties).map(\.name)
      #expect(task.points == 20, "\(task.module)")
      #expect(Set(names).count == names.count, "\(task.module)")
      #expect(task.parts.allSatisfy { part in part.properties.contains { $0.visibility == .public } })
    }
  }

  @Test("each page says what the parts are worth")
  func pages() throws {
    for task in try Course.tasks(in: Course.root) {
      let page = try String(
        contentsOf: Course.root.appendingPathComponent("Tasks/\(task.module)/README.md"), encoding: .utf8)
      let points = task.parts.map { part in "\(Int(part.properties.reduce(0) { $0 + $1.points }))" }
      let sum = points.dropLast().joined(separator: ", ") + " and \(points.last ?? "")"
      #expect(page.contains("Twenty points: \(sum)"), "\(task.module): \(sum)")
      #expect(page.hasPrefix("# \(task.number) ") && page.contains("`import \(task.imports)`"))
      for part in task.parts { #expect(page.contains("`\(part.file)`"), "\(task.module): \(part.file)") }
    }
  }

  @Test("the digits are the corpus's first 400")
  func digits() throws {
    let signs = Array("0123456789abcdefg")
    let file = Course.root.appendingPathComponent("../Tests/TestSupport/Corpus/digits.csv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").prefix(400).map { row in
      let numbers = row.split(separator: ",").compactMap { Int($0) }
      return String(numbers.dropLast().map { signs[$0] }) + " \(numbers.last ?? -1)"
    }
    let source = try String(
      contentsOf: Course.root.appendingPathComponent("Tasks/DigitsNetwork/Starter/Digits.swift"),
      encoding: .utf8)
    let lines = source.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(lines.filter { $0.count == 66 } == rows)
  }
}
