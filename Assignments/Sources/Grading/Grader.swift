// After reading this file you know how one submission is graded.
//
//     1. its files are copied into a folder of their own: those the task asks for, the starter's for the missing ones
//     2. they are compiled as the task's module, against the modules that the task allows and no other
//     3. the checks are compiled against them (they see what is internal) and linked with the libraries built once
//     4. each check runs in a process of its own, under limits (ChildProcess)
//
// If 2 or 3 finds errors, the parts they are in are exchanged for the starter's, which compile and do nothing, and the rest
// is graded. A grade costs two runs of the compiler, about 1 s of processor together, and some hundredths of a second for
// each property.

import Foundation

/// Grades submissions of a course.
public struct Grader: Sendable {
  /// The course.
  public let course: Course

  /// Which checks are asked: all, or those that students have.
  public var isPublicOnly = false

  /// A limit of processor time for every property instead of the rubric's.
  public var seconds: Double?

  /// Creates a grader.
  public init(_ course: Course) { self.course = course }

  /// Grades a submission: a folder with the task's files in it, or somewhere below it.
  public func grade(_ task: Assignment, _ submission: URL) throws -> Grade {
    let start = Date()
    var grade = Grade(
      task: task.module, title: task.title, submission: submission.lastPathComponent, messages: [], rows: [],
      seconds: 0)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("grade-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var build = try SubmissionBuild(course, task, in: folder, isPublicOnly: isPublicOnly)
    try build.copy(submission)
    let failures = try build.compile()
    grade.messages = build.messages
    let nonce = UUID().uuidString
    let numbers = failures.count == task.parts.count ? [:] : try numbers(of: build, task, nonce)
    for part in task.parts {
      for property in part.properties where !isPublicOnly || property.visibility == .public {
        var row = Grade.Row(
          name: property.name, part: part.file, visibility: property.visibility, points: 0,
          of: property.points, status: .notCompiled, seconds: 0)
        if let errors = failures[part.file] {
          row.message = errors
        } else if let number = numbers[property.name] {
          ask(&row, number, of: build, task, property)
        } else {
          row.status = .missing
          row.message = "the grader has no check of this name; tell the lecturer"
        }
        grade.rows.append(row)
      }
    }
    grade.seconds = Date().timeIntervalSince(start)
    return grade
  }

  /// The number of each check, by its name.
  private func numbers(of build: SubmissionBuild, _ task: Assignment, _ nonce: String) throws -> [String: Int]
  {
    let child = ChildProcess(
      command: [build.program], directory: build.room.path, input: "\(nonce)\n", seconds: 10)
    let outcome = child.run()
    let names = outcome.answer.split(separator: "\n").compactMap { line -> String? in
      let words = line.split(separator: " ")
      return words.count == 3 && words[0] == nonce && words[1] == "check" ? text(words[2]) : nil
    }
    guard !names.isEmpty else {
      throw GradingError(
        "the checks of \(task.module) do not start: \(outcome.end) \(outcome.output.prefix(400))")
    }
    return Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  private func ask(
    _ row: inout Grade.Row, _ number: Int, of build: SubmissionBuild, _ task: Assignment,
    _ property: Assignment.Property
  ) {
    let nonce = UUID().uuidString
    let limit = seconds ?? property.seconds ?? task.seconds
    let child = ChildProcess(
      command: [build.program, "\(number)"], directory: build.room.path, input: "\(nonce)\n", seconds: limit
    )
    let outcome = child.run()
    row.seconds = outcome.seconds
    // Of an answer with the right nonce the last counts: a crash after it is none of the check's.
    let answers = outcome.answer.split(separator: "\n").filter { $0.hasPrefix("\(nonce) ") }
    let words = answers.last?.split(separator: " ") ?? []
    switch outcome.end {
    case _ where words.count == 2 && words[1] == "passed":
      (row.status, row.points) = (.passed, property.points)
    case _ where words.count == 5 && words[1] == "failed":
      row.status = .failed
      row.message = bounded(text(words[2]), 2000)
      row.slip = words[3] == "-" ? nil : bounded(text(words[3]), 500)
      row.paste = words[4] == "-" ? nil : bounded(text(words[4]), 1000)
    case .ranTooLong:
      row.status = .ranTooLong
      row.message =
        "your code did not come to an end within \(Int(limit)) s: is there a loop or a recursion without end?"
    case .signalled(let signal):
      row.status = .crashed
      row.message = crash(outcome.output, signal)
    case .exited(let code):
      row.status = .ended
      row.message =
        "your code ended the program (exit status \(code)) before the check was through: write no exit()"
    case .notStarted(let reason):
      row.status = .missing
      row.message = "the grader could not start the check (\(reason)); tell the lecturer"
    }
  }

  /// The runtime's own sentence on a crash, without addresses and frames.
  private func crash(_ output: String, _ signal: Int32) -> String {
    let fatal = output.split(separator: "\n").last {
      $0.contains("Fatal error") || $0.contains("Fatal access")
    }
    if let fatal, let start = fatal.range(of: "Fatal error")?.lowerBound {
      // The submission's own files are named; those of the standard library say nothing to a student.
      let place = fatal[..<start].split(separator: "/").last.map(String.init) ?? ""
      let isOwn = place.contains(".swift") && !fatal.hasPrefix("Swift/")
      let message = (isOwn ? place : "") + fatal[start...].replacing("Fatal error: ", with: "")
      return "your code stopped: \(bounded(printable(message), 400))"
    }
    switch signal {
    case SIGSEGV, SIGBUS: return "your code crashed: memory that is not there, or a recursion without end"
    case SIGKILL, SIGABRT: return "your code was stopped: it asked for too much memory"
    case SIGXFSZ: return "your code was stopped: it wrote too large a file"
    default:
      return "your code stopped on something Swift does not allow (signal \(signal)): "
        + "an integer that is too large, a conversion of NaN, or an unwrapped nil"
    }
  }

  private func bounded(_ text: String, _ count: Int) -> String {
    text.count <= count ? text : text.prefix(count) + " …"
  }

  /// The text of hexadecimal digits.
  private func text(_ digits: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = digits[...]
    while rest.count >= 2 {
      guard let byte = UInt8(rest.prefix(2), radix: 16) else { return "" }
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return printable(String(decoding: bytes, as: UTF8.self))
  }

  /// The text without control characters, which a terminal would obey; ends of lines stay.
  private func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control && scalar != "\n"
      result.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }
}
