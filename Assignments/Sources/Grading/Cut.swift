// After reading this file you know how a starter is cut from its solution: one source, so that the two cannot drift apart.
//
//     static func * (x: MyDual, y: MyDual) -> MyDual {
//       // solution                                                 the lines of the solution go,
//       MyDual(value: x.value * y.value, tangent: …)
//       // starter: MyDual(value: .nan, tangent: .nan)  // the product rule      and what stands here comes
//       // end
//     }
//
// Between "// solution" and "// end" each line "// starter: text" becomes its text; a line "// starter:" an empty line.

import Foundation

/// The starter's text, cut from the solution's.
public func cut(_ solution: String, named file: String) throws -> String {
  var lines: [Substring] = []
  var start: Int?
  for (number, line) in solution.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    let indentation = line.prefix { $0 == " " }
    let text = line.dropFirst(indentation.count)
    switch text {
    case "// solution":
      if let start {
        throw GradingError("\(file):\(number + 1): // solution inside the one of line \(start)")
      }
      start = number + 1
    case "// end":
      if start == nil { throw GradingError("\(file):\(number + 1): // end without // solution") }
      start = nil
    case _ where start == nil: lines.append(line)
    case _ where text.hasPrefix("// starter:"):
      let rest = text.dropFirst("// starter:".count).drop { $0 == " " }
      lines.append(rest.isEmpty ? "" : Substring(indentation + rest))
    default: break
    }
  }
  if let start { throw GradingError("\(file):\(start): // solution without // end") }
  return lines.joined(separator: "\n")
}

extension Course {
  /// The starters of all tasks as their solutions have them, by path below the folder Assignments.
  public static func starters(in root: URL) throws -> [String: String] {
    var texts: [String: String] = [:]
    for task in try tasks(in: root) {
      for file in task.given + task.parts.map(\.file) {
        let solution = root.appendingPathComponent("Tasks/\(task.module)/Solution/\(file)")
        texts["Tasks/\(task.module)/Starter/\(file)"] = try cut(
          String(decoding: Data(contentsOf: solution), as: UTF8.self),
          named: "\(task.module)/Solution/\(file)")
      }
    }
    return texts
  }

  /// Cuts every starter from its solution, and writes those that have changed.
  ///
  /// - Returns: the paths of those.
  public static func cutStarters(in root: URL) throws -> [String] {
    var written: [String] = []
    for (path, text) in try starters(in: root).sorted(by: { $0.key < $1.key }) {
      let file = root.appendingPathComponent(path)
      if let old = try? Data(contentsOf: file), old == Data(text.utf8) { continue }
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      written.append(path)
    }
    return written
  }
}
