// After reading this file you know the grader's command line; the grading is in the module Grading.

import Foundation
import Grading

let usage = """
  usage: swift run grade TASK [--submission DIR] [--format text|json|junit|gradescope] [--output FILE] [--public]
         swift run grade --class DIR TASK [--jobs N] [--output DIR]
         swift run grade --handout DIR [--package PATH or URL@VERSION]
         swift run grade --cut
         swift run grade --list

    TASK           a task's number or module: 1, DualNumbers
    --submission   the folder with the task's files; without it the starter is graded
    --public       asks the public checks alone
    --seconds      the limit of processor time for each property, instead of the rubric's; the clock's is six times that
    --class        grades each folder in DIR, N at the same time, and prints a table;
                   with --output it writes each grade as json into that folder
    --handout      writes what students get into a new folder
    --cut          cuts the starters from the solutions
  """

/// The words of the command line.
struct Arguments {
  var task: String?
  var options: [String: String] = [:]
  var flags: Set<String> = []

  private static let withValue: Set = [
    "--submission", "--seconds", "--format", "--output", "--class", "--jobs", "--handout", "--package",
  ]
  private static let withoutValue: Set = ["--public", "--cut", "--list", "--help"]

  init(_ words: [String]) throws {
    var rest = words[...]
    while let word = rest.popFirst() {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      if Self.withValue.contains(word) {
        guard let value = rest.popFirst() else { throw GradingError("\(word) takes a value\n\(usage)") }
        options[word] = value
      } else if parts.count == 2, Self.withValue.contains(parts[0]) {
        options[parts[0]] = parts[1]
      } else if Self.withoutValue.contains(word) {
        flags.insert(word)
      } else if word.hasPrefix("-") {
        throw GradingError("there is no option \(word)\n\(usage)")
      } else if task == nil {
        task = word
      } else {
        throw GradingError("one task at a time: \(task ?? "") or \(word)?\n\(usage)")
      }
    }
  }

  func folder(_ option: String) -> URL? { options[option].map { URL(fileURLWithPath: $0) } }
}

func run() throws {
  let arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
  let root = Course.root
  if arguments.flags.contains("--help") { return print(usage) }
  if arguments.flags.contains("--cut") {
    let written = try Course.cutStarters(in: root)
    return print(written.isEmpty ? "every starter is cut already" : written.joined(separator: "\n"))
  }
  if arguments.flags.contains("--list") {
    for task in try Course.tasks(in: root) {
      print(task.number, task.module, "imports \(task.imports),", "\(Int(task.points)) points:", task.title)
    }
    return
  }
  if let folder = arguments.folder("--handout") {
    try Course.writeHandout(
      of: root, to: folder, dependency: arguments.options["--package"] ?? Course.packagePath)
    return print("written to \(folder.path)")
  }
  let course = try Course(root: root, products: Course.builtProducts)
  guard let name = arguments.task else { throw GradingError("name a task\n\(usage)") }
  let task = try course.task(name)
  var grader = Grader(course)
  grader.isPublicOnly = arguments.flags.contains("--public")
  if let words = arguments.options["--seconds"] {
    guard let seconds = Double(words), seconds > 0, seconds <= 86_400 else {
      throw GradingError("--seconds takes a number from 0 to 86400, not '\(words)'")
    }
    grader.seconds = seconds
  }
  if let folder = arguments.folder("--class") {
    let words = arguments.options["--jobs"] ?? "\(ProcessInfo.processInfo.activeProcessorCount)"
    guard let jobs = Int(words), (1...256).contains(jobs) else {
      throw GradingError("--jobs takes a number from 1 to 256, not '\(words)'")
    }
    let run = try ClassRun(grader, task, folder, jobs: jobs) { name in
      FileHandle.standardError.write(Data("graded \(name)\n".utf8))
    }
    if let output = arguments.folder("--output") {
      try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
      for entry in run.entries {
        guard let grade = entry.grade else { continue }
        try Data(grade.report(.json).utf8).write(
          to: output.appendingPathComponent("\(entry.submission).json"))
      }
    }
    return print(run.summary, terminator: "")
  }
  let word = arguments.options["--format"] ?? "text"
  guard let format = ReportFormat(rawValue: word) else {
    let known = ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
    throw GradingError("--format takes one of \(known), not '\(word)'")
  }
  let starter = course.folder(of: task).appendingPathComponent("Starter")
  let report = try grader.grade(task, arguments.folder("--submission") ?? starter).report(format)
  if let file = arguments.options["--output"] {
    try Data(report.utf8).write(to: URL(fileURLWithPath: file))
  } else {
    print(report, terminator: "")
  }
}

do {
  try run()
} catch {
  FileHandle.standardError.write(Data("grade: \(error)\n".utf8))
  exit(2)
}
