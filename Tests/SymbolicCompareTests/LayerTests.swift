import Foundation
import Testing

/// The folders of the module are the pipeline: nothing points up.
@Suite("Folders")
struct LayerTests {
  /// The folders from the bottom to the top.
  ///
  /// `Truth` knows neither formulas nor comparisons, and is a target of its own.
  static let pipeline = ["Language", "Formula", "Comparison", "Explanation", "Answers", "SelfCheck"]

  private struct File {
    let name: String
    let level: Int
    let words: Set<Substring>
    let types: Set<Substring>
    let nested: Set<Substring>
  }

  private static func files() throws -> [File] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/SymbolicCompare").standardized
    var files: [File] = []
    for (level, folder) in pipeline.enumerated() {
      let place = root.appendingPathComponent(folder)
      let names = FileManager.default.enumerator(atPath: place.path)?.compactMap { $0 as? String } ?? []
      for name in names where name.hasSuffix(".swift") {
        let text = try String(contentsOf: place.appendingPathComponent(name), encoding: .utf8)
        let code = text.split(separator: "\n").filter { line in
          !line.drop(while: { $0 == " " }).hasPrefix("//")
        }
        let words = code.flatMap { line in
          // What stands between quotation marks is no code.
          line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter {
            $0.offset % 2 == 0
          }
          .flatMap { Self.words(in: $0.element) }
        }
        files.append(
          File(
            name: "\(folder)/\(name)", level: level, words: Set(words),
            types: types(in: code.filter { $0.first != " " }),
            nested: types(in: code.filter { $0.first == " " })))
      }
    }
    return files
  }

  private static func words(in code: Substring) -> [Substring] {
    code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
  }

  /// The types that are declared in these lines, private ones left out.
  private static func types(in code: [Substring]) -> Set<Substring> {
    let kinds: Set<Substring> = ["struct", "enum", "class", "protocol", "actor", "typealias"]
    return Set(
      code.compactMap { line in
        let words = words(in: line)
        guard let first = words.first, first != "private" && first != "fileprivate" || line.first == " "
        else {
          return nil
        }
        return words.firstIndex { kinds.contains($0) }.flatMap { words.dropFirst($0 + 1).first }
      })
  }

  @Test("no file names a type of a folder above it")
  func nothingPointsUp() throws {
    let files = try Self.files()
    #expect(files.count > 100)
    var home: [Substring: Int] = [:]
    for file in files {
      for type in file.types { home[type] = min(home[type] ?? .max, file.level) }
    }
    // A nested type is named without its owner where it stands.
    let nested = files.map { ($0.level, $0.nested) }
    for file in files {
      let own = nested.filter { $0.0 == file.level }.reduce(into: Set<Substring>()) { $0.formUnion($1.1) }
      for word in file.words.subtracting(own) {
        guard let level = home[word], level > file.level else { continue }
        Issue.record("\(file.name) names \(word), which is of \(Self.pipeline[level])")
      }
    }
  }
}
