import Foundation
import Testing

/// The folders of a module, from the bottom to the top: a file names no type of a folder above its own.
///
/// The folders of `SymbolicCompare` are targets, whose order the compiler keeps.
private struct Module: CustomTestStringConvertible {
  let path: String

  /// The folders; "" is the module's own, where the names stand that users call.
  let folders: [String]

  var testDescription: String { path }

  init(_ path: String, _ folders: String...) { (self.path, self.folders) = (path, folders) }
}

private let modules = [
  Module("Elementary", "", "Sparsity", "WideRange"),
  Module("Reverse", "Rules", "Tape", "List", "Evaluator", "Sparse", "", "Lectures"),
  Module("FiniteDiff", "", "ComplexStep"),
  Module("SymbolicCompare/Truth", "Numbers", "Functions", "Series", "Certificate", ""),
  Module("SymbolicCompare/Formula", "", "Simplification", "Programs", "Swell"),
  Module("SymbolicCompare/Explanation", "Elsewhere", ""),
  Module("adcompare", "Pages", "Input", "Views", ""),
]

/// One source file, as far as its names go.
private struct SourceFile {
  let name: String
  let level: Int

  /// All words of its code.
  let words: Set<Substring>

  /// The types that it declares, and those inside of types.
  let types: Set<Substring>
  let nested: Set<Substring>

  init(_ name: String, level: Int, text: String) {
    self.name = name
    self.level = level
    let code = text.split(separator: "\n").filter { line in
      !line.drop(while: { $0 == " " }).hasPrefix("//")
    }
    words = Set(
      code.flatMap { line in
        // What stands between quotation marks is no code.
        line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
          .filter { $0.offset % 2 == 0 }.flatMap { Self.words(in: $0.element) }
      })
    types = Self.types(in: code.filter { $0.first != " " })
    nested = Self.types(in: code.filter { $0.first == " " })
  }

  private static func words(in code: Substring) -> [Substring] {
    code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
  }

  /// The types that are declared in these lines, private ones of a file left out.
  private static func types(in code: [Substring]) -> Set<Substring> {
    let kinds: Set<Substring> = ["struct", "enum", "class", "protocol", "actor", "typealias"]
    return Set(
      code.compactMap { line in
        let words = words(in: line)
        guard let first = words.first, line.first == " " || !["private", "fileprivate"].contains(first) else {
          return nil
        }
        return words.firstIndex { kinds.contains($0) }.flatMap { words.dropFirst($0 + 1).first }
      })
  }
}

@Suite("Folders")
struct FolderTests {
  private static func files(of module: Module) throws -> [SourceFile] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/\(module.path)").standardized
    let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(".swift") }.map { path in
      let parts = path.split(separator: "/")
      let folder = parts.count > 1 ? String(parts[0]) : ""
      let level = try #require(
        module.folders.firstIndex(of: folder), "\(module.path)/\(folder) has no place in the order")
      let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
      return SourceFile(path, level: level, text: text)
    }
  }

  @Test("no file names a type of a folder above its own", arguments: modules)
  private func nothingPointsUp(_ module: Module) throws {
    let files = try Self.files(of: module)
    #expect(Set(files.map(\.level)).count == module.folders.count)
    var home: [Substring: Int] = [:]
    for file in files {
      for type in file.types { home[type] = min(home[type] ?? .max, file.level) }
    }
    for file in files {
      // A nested type is named without its owner where it stands.
      let own = files.filter { $0.level == file.level }.reduce(into: Set<Substring>()) {
        $0.formUnion($1.nested)
      }
      for word in file.words.subtracting(own) {
        guard let level = home[word], level > file.level else { continue }
        Issue.record("\(file.name) names \(word), which is of \(module.folders[level])")
      }
    }
  }
}
