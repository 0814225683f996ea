// Each wrong submission is compiled and graded as a student's is. A few on every run; all, with the eight solutions and a
// class of thirty, with WHOLE=1 swift test --filter GradingTests.

import Foundation
import Grading
import Testing

let isWhole = ProcessInfo.processInfo.environment["WHOLE"] != nil

func course() throws -> Course { try Course(root: Course.root, products: Course.builtProducts) }

extension WrongSubmission {
  /// Writes the submission: the solution's files, one of them changed, and further files.
  func write(to folder: URL, of course: Course) throws {
    let task = try course.task(task)
    let solutions = course.folder(of: task).appendingPathComponent("Solution")
    try FileManager.default.copyItem(at: solutions, to: folder)
    var text = try String(contentsOf: solutions.appendingPathComponent(file), encoding: .utf8)
    let places = text.ranges(of: solution)
    try #require(places.count == 1, "\(name): '\(solution)' stands in \(file) \(places.count) times")
    text = text.replacing(solution, with: mistake)
    if let imports {
      text = text.replacing("\nimport ", with: "\nimport \(imports)\nimport ", maxReplacements: 1)
    }
    try Data(text.utf8).write(to: folder.appendingPathComponent(file))
    for (name, text) in further { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
  }
}

/// Does something with a new folder, which is gone afterwards.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("grading-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

@Suite("Submissions")
struct SubmissionTests {
  @Test(
    "wrong submissions get the expected grade", arguments: wrongSubmissions.filter { isWhole || $0.isQuick })
  func wrong(_ submission: WrongSubmission) throws {
    let course = try course()
    let grade = try withFolder { folder in
      let own = folder.appendingPathComponent("submission")
      try submission.write(to: own, of: course)
      var grader = Grader(course)
      if submission.lost.values.contains(.ranTooLong) { grader.seconds = 1 }
      return try grader.grade(course.task(submission.task), own)
    }
    let lost = grade.rows.filter { $0.status != .passed }
    let found = Dictionary(lost.map { ($0.name, $0.status) }) { first, _ in first }
    #expect(found == submission.lost)
    for row in grade.rows { #expect(row.points == (row.status == .passed ? row.of : 0)) }
    let feedback = try grade.report(.text)
    for words in submission.says { #expect(feedback.contains(words), "\(feedback)") }
    let controls = feedback.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
    #expect(controls.isEmpty)
    for word in ["0x0", "libswiftCore", "Stack dump", "Thread 0"] { #expect(!feedback.contains(word)) }
  }

  @Test(
    "solutions have all points",
    arguments: try Course.tasks(in: Course.root).filter { isWhole || $0.number == 1 })
  func solution(_ task: Assignment) throws {
    let course = try course()
    let grade = try Grader(course).grade(task, course.folder(of: task).appendingPathComponent("Solution"))
    let feedback = try grade.report(.text)
    #expect(grade.points == 20 && grade.of == 20, "\(feedback)")
    #expect(grade.messages.isEmpty)
  }

  @Test(
    "starters have none", arguments: try Course.tasks(in: Course.root).filter { isWhole || $0.number == 3 })
  func starter(_ task: Assignment) throws {
    let course = try course()
    let grade = try Grader(course).grade(task, course.folder(of: task).appendingPathComponent("Starter"))
    let feedback = try grade.report(.text)
    #expect(grade.rows.allSatisfy { $0.status == .failed && $0.message != nil }, "\(feedback)")
  }
}
