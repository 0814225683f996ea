// After reading this file you know how a class is graded: each submission as alone, some at the same time, and what the
// lecturer reads afterwards: points for each property, and what went wrong most often.

public import Foundation

/// The grades of a class.
public struct ClassRun: Sendable {
  /// The submissions with their grades, or with the reason why there is none, in the order of their names.
  public private(set) var entries: [(submission: String, grade: Grade?, reason: String?)] = []

  /// The task.
  public let task: Assignment

  /// The time of the whole run.
  public private(set) var seconds = 0.0

  /// Grades every folder in a folder.
  ///
  /// - Parameters:
  ///   - jobs: how many are graded at the same time.
  ///   - progress: is told each name when its grade is there.
  public init(
    _ grader: Grader, _ task: Assignment, _ folder: URL, jobs: Int,
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) throws {
    let start = Date()
    self.task = task
    let manager = FileManager.default
    guard let found = try? manager.contentsOfDirectory(atPath: folder.path) else {
      throw GradingError("there is no folder \(folder.path): name the one with a folder for each submission")
    }
    let names = found.sorted().filter { name in
      var isFolder: ObjCBool = false
      let isThere = manager.fileExists(
        atPath: folder.appendingPathComponent(name).path, isDirectory: &isFolder)
      return isThere && isFolder.boolValue && !name.hasPrefix(".")
    }
    guard !names.isEmpty else {
      throw GradingError("\(folder.path) holds no folder: each submission is a folder of its own in it")
    }
    let queue = Queue(names.count)
    DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, names.count))) { _ in
      while let place = queue.next() {
        do {
          queue.finish(place, .success(try grader.grade(task, folder.appendingPathComponent(names[place]))))
        } catch {
          queue.finish(place, .failure(error))
        }
        progress(names[place])
      }
    }
    entries = zip(names, queue.results).map { name, result in
      switch result {
      case .success(let grade)?: (name, grade, nil)
      case .failure(let error)?: (name, nil, "\(error)")
      case nil: (name, nil, "not graded")
      }
    }
    seconds = Date().timeIntervalSince(start)
  }

  /// The table, the sums, and the commonest failures.
  public var summary: String {
    let properties = task.parts.flatMap { part in part.properties.map { (part.file, $0) } }
    var lines = [
      "\(task.number) \(task.title), \(entries.count) submissions, \(Grade.digits(task.points)) points"
    ]
    for (number, (file, property)) in properties.enumerated() {
      lines.append("  p\(number + 1): \(property.name) (\(file), \(Grade.digits(property.points)))")
    }
    let width = max(10, entries.map(\.submission.count).max() ?? 0)
    func row(_ name: String, _ cells: [String], _ total: String, _ time: String) -> String {
      let padded = name.padding(toLength: width, withPad: " ", startingAt: 0)
      return padded + cells.map { left($0, 5) }.joined() + left(total, 8) + left(time, 9)
    }
    lines.append(row("submission", properties.indices.map { "p\($0 + 1)" }, "points", "seconds"))
    for entry in entries {
      guard let grade = entry.grade else {
        lines.append(
          "\(entry.submission.padding(toLength: width, withPad: " ", startingAt: 0))  \(entry.reason ?? "")")
        continue
      }
      let cells = grade.rows.map { $0.status == .passed ? Grade.digits($0.points) : sign($0.status) }
      lines.append(
        row(entry.submission, cells, Grade.digits(grade.points), String(format: "%.1f", grade.seconds)))
    }
    let grades = entries.compactMap(\.grade)
    let passed = properties.indices.map { place in
      "\(grades.filter { place < $0.rows.count && $0.rows[place].status == .passed }.count)"
    }
    let mean = grades.isEmpty ? 0 : grades.reduce(0) { $0 + $1.points } / Double(grades.count)
    lines.append(row("passed by", passed, String(format: "%.1f", mean), String(format: "%.1f", seconds)))
    lines.append(
      "-: wrong   C: crashed   T: ran too long   E: ended the program   X: does not compile   ?: no check")
    lines += commonest(grades)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The commonest failures, each counted once a submission: a slip, a part that does not run, or a wrong property.
  private func commonest(_ grades: [Grade]) -> [String] {
    var counts: [String: Int] = [:]
    for grade in grades {
      let reasons = grade.rows.filter { $0.status != .passed }.map { row in
        if let slip = row.slip { return slip.components(separatedBy: "; the rule is")[0] }
        return row.status == .failed ? "\(row.name): wrong" : "\(row.part): \(row.status.rawValue)"
      }
      for reason in Set(reasons) { counts[reason, default: 0] += 1 }
    }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(15)
    return sorted.isEmpty ? [] : ["commonest failures:"] + sorted.map { "  \($0.value) × \($0.key)" }
  }

  private func sign(_ status: Grade.Status) -> String {
    switch status {
    case .passed: ""
    case .failed: "-"
    case .crashed: "C"
    case .ranTooLong: "T"
    case .ended: "E"
    case .notCompiled: "X"
    case .missing: "?"
    }
  }

  private func left(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
}

/// Places that are handed out once each, and what came of them.
private final class Queue: @unchecked Sendable {
  private let lock = NSLock()
  private var following = 0
  private var stored: [Result<Grade, any Error>?]

  init(_ count: Int) { stored = Array(repeating: nil, count: count) }

  func next() -> Int? {
    lock.withLock {
      guard following < stored.count else { return nil }
      following += 1
      return following - 1
    }
  }

  func finish(_ place: Int, _ result: Result<Grade, any Error>) { lock.withLock { stored[place] = result } }

  var results: [Result<Grade, any Error>?] { lock.withLock { stored } }
}
