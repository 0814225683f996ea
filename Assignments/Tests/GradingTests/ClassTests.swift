// A class of thirty: the solution, the starter, and what students hand in, several of them the same.

import Foundation
import Grading
import Testing

@Suite("A class")
struct ClassTests {
  @Test("thirty submissions, two at the same time", .enabled(if: isWhole))
  func thirty() throws {
    let course = try course()
    let task = try course.task("DualNumbers")
    let wrong = wrongSubmissions.filter { $0.task == task.module && !$0.lost.values.contains(.ranTooLong) }
    let (alone, run) = try withFolder { folder in
      var names: [String] = []
      for number in 1...28 {
        let name = "student-\(number + 10)"
        try wrong[number % wrong.count].write(to: folder.appendingPathComponent(name), of: course)
        names.append(name)
      }
      for (name, folderName) in [("student-01", "Solution"), ("student-02", "Starter")] {
        try FileManager.default.copyItem(
          at: course.folder(of: task).appendingPathComponent(folderName),
          to: folder.appendingPathComponent(name))
      }
      let run = try ClassRun(Grader(course), task, folder, jobs: 2)
      let alone = try names.prefix(3).map {
        try Grader(course).grade(task, folder.appendingPathComponent($0))
      }
      return (alone, run)
    }
    let grades = run.entries.compactMap(\.grade)
    #expect(grades.count == 30 && grades[0].points == 20 && grades[1].points == 0)
    for (number, grade) in alone.enumerated() {
      #expect(grade.rows.map(\.status) == grades[number + 2].rows.map(\.status))
    }
    for grade in grades.dropFirst(2) { #expect(grade.points < 20 && grade.points > 5) }
    print(run.summary)
    let lines = run.summary.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("student-01") && $0.contains("    20") })
    #expect(lines.contains { $0.hasPrefix("passed by") } && lines.contains("commonest failures:"))
    #expect(run.summary.contains("one of the two terms of the product rule is missing"))
  }

  @Test("a folder without submissions is told")
  func empty() throws {
    let course = try course()
    let task = try course.task("1")
    try withFolder { folder in
      #expect(throws: GradingError.self) { try ClassRun(Grader(course), task, folder, jobs: 1) }
      let nowhere = folder.appendingPathComponent("no")
      #expect(throws: GradingError.self) { try ClassRun(Grader(course), task, nowhere, jobs: 1) }
      #expect(throws: GradingError.self) { try Grader(course).grade(task, nowhere) }
    }
  }

  @Test("a handout has no solution, no rubric and no hidden check, and names the package as it is asked")
  func handout() throws {
    for (package, expected) in [
      ("../lib", #".package(name: "four-derivatives", path: "../lib")"#),
      ("https://example.org/d.git@0.1.0", #".package(url: "https://example.org/d.git", from: "0.1.0")"#),
      ("https://example.org/d.git", #".package(url: "https://example.org/d.git", branch: "main")"#),
    ] {
      try withFolder { folder in
        try Course.writeHandout(of: Course.root, to: folder, dependency: package)
        let manifest = try String(contentsOf: folder.appendingPathComponent("Package.swift"), encoding: .utf8)
        #expect(manifest.contains(expected))
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        for word in ["Hidden", "Solution", "task.json"] { #expect(!paths.contains { $0.contains(word) }) }
        for task in try Course.tasks(in: Course.root) {
          for file in task.parts.map(\.file) {
            #expect(paths.contains("\(task.module)/Sources/\(file)"))
            #expect(paths.contains("\(task.module)/Tests/Public\(file)"))
          }
        }
        #expect(throws: GradingError.self) {
          try Course.writeHandout(of: Course.root, to: folder, dependency: package)
        }
      }
    }
  }
}
