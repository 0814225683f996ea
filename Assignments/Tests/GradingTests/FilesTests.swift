// Which files of a submission are taken: found wherever they lie, of the right task, and never by a link.

import Foundation
import Testing

@testable import Grading

@Suite("Files of a submission")
struct FilesTests {
  @Test("a whole handout, a file of one's own, a link, a missing part")
  func copied() throws {
    let course = try course()
    let task = try course.task("DualNumbers")
    try withFolder { folder in
      func write(_ text: String, _ path: String) throws {
        let file = folder.appendingPathComponent("submission/\(path)")
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      try write("// theirs", "ANOTHER/Sources/Rules.swift")
      try write("// mine", "DualNumbers/Sources/Rules.swift")
      try write("// help", "DualNumbers/Sources/Help.swift")
      try write("// tests", "DualNumbers/Tests/PublicRules.swift")
      try write("// hidden", "DualNumbers/.build/MyDual.swift")
      let secret = folder.appendingPathComponent("secret.txt")
      try Data("secret".utf8).write(to: secret)
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent("submission/DualNumbers/Sources/Derivative.swift"),
        withDestinationURL: secret)
      var build = try SubmissionBuild(
        course, task, in: folder.appendingPathComponent("build"), isPublicOnly: true)
      try build.copy(folder.appendingPathComponent("submission"))
      let files = try FileManager.default.contentsOfDirectory(atPath: build.sources.path).sorted()
      #expect(files == ["Derivative.swift", "Help.swift", "MyDual.swift", "Rules.swift"])
      func copy(_ name: String) throws -> String {
        try String(contentsOf: build.sources.appendingPathComponent(name), encoding: .utf8)
      }
      func starter(_ name: String) throws -> String {
        try String(contentsOf: build.starter.appendingPathComponent(name), encoding: .utf8)
      }
      #expect(try copy("Rules.swift") == "// mine" && copy("Help.swift") == "// help")
      #expect(try copy("MyDual.swift") == starter("MyDual.swift"))
      #expect(try copy("Derivative.swift") == starter("Derivative.swift"))
      #expect(
        build.messages.sorted() == [
          "Derivative.swift is not in the submission; the starter's is graded",
          "MyDual.swift is not in the submission; the starter's is graded",
        ])
    }
  }
}
