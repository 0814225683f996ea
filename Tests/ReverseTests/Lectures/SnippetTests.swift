import Foundation
import Testing

/// A program under Snippets/ that says in its last comment what it prints.
private struct Snippet: CustomTestStringConvertible, Sendable {
  let name: String
  let expected: String
  var testDescription: String { name }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../Snippets").standardized

  /// The files under Snippets/, as paths without their ending.
  static let paths: [String] = {
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }.sorted()
  }()

  /// The snippets that print the same on every run: each ends with "// Prints:" and the lines.
  static let all: [Snippet] = paths.filter { !$0.hasSuffix("train-digits") }.map { path in
    let source = try? String(contentsOf: folder.appendingPathComponent(path + ".swift"), encoding: .utf8)
    let lines = (source ?? "").components(separatedBy: "\n// Prints:\n").dropFirst().joined()
    let expected = lines.split(separator: "\n").map { $0.dropFirst(3) + "\n" }.joined()
    return Snippet(name: String(path.split(separator: "/").last ?? ""), expected: expected)
  }
}

/// Runs a program that lies where the tests lie, and returns what it prints.
private func output(of name: String, _ arguments: String...) throws -> String {
  let folders = [
    Bundle.main.bundleURL, URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent(),
  ]
  let places = folders.flatMap { [$0, $0.deletingLastPathComponent()] }.map {
    $0.appendingPathComponent(name)
  }
  let process = Process()
  process.executableURL = places.first { FileManager.default.isExecutableFile(atPath: $0.path) }
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  #expect(process.terminationStatus == 0)
  return String(decoding: data, as: UTF8.self)
}

@Suite("The snippets")
struct SnippetTests {
  @Test("print what they say they print", arguments: Snippet.all)
  private func prints(_ snippet: Snippet) throws {
    #expect(!snippet.expected.isEmpty)
    #expect(try output(of: snippet.name) == snippet.expected)
  }

  @Test("are all in the table, which names no others")
  func table() throws {
    let page = try String(
      contentsOf: Snippet.folder.appendingPathComponent("README.md"), encoding: .utf8)
    let listed = page.matches(of: #/\]\(([\w\-/]+)\.swift\)/#).map { String($0.1) }
    #expect(Set(listed) == Set(Snippet.paths))
    #expect(Snippet.paths.count >= 34)
  }

  @Test("the digits' training prints a progress line an epoch")
  func training() throws {
    let lines = try output(of: "train-digits", "1").split(separator: "\n")
    #expect(lines.count == 1)
    let match = lines.first?.wholeMatch(of: #/epoch  1  loss (\d\.\d{4})  test (\d\d\.\d) %/#)
    #expect(Double(match?.1 ?? "9") ?? 9 < 1 && Double(match?.2 ?? "0") ?? 0 > 70)
  }
}
