import Foundation
import Testing

/// The folders of a module, from the bottom to the top: a file uses no name that is declared only in folders above its own.
///
/// The folders of `SymbolicCompare` are targets, whose order the compiler keeps; what is meant here is the order of the folders inside
/// of them.
private struct Module: CustomTestStringConvertible {
  let path: String

  /// The folders; "" is the module's own, where the names stand that users call.
  let folders: [String]

  var testDescription: String { path }

  init(_ path: String, _ folders: String...) { (self.path, self.folders) = (path, folders) }
}

private let modules = [
  Module("Elementary", "", "Sparsity", "WideRange"),
  Module("Reverse", "Rules", "Tape", "List", "Evaluator", "", "Sparse", "Lectures"),
  Module("FiniteDiff", "", "ComplexStep"),
  Module("SymbolicCompare/Truth", "Numbers", "Functions", "Series", "Certificate", ""),
  Module("SymbolicCompare/Formula", "", "Simplification", "Programs", "Swell"),
  Module("SymbolicCompare/Explanation", "Elsewhere", ""),
  Module("adcompare", "Pages", "Input", "Views", ""),
]

/// One source file.
private struct SourceFile {
  /// Where it is under `Sources`.
  let path: String
  let names: SourceNames

  /// The folders in which it is, from the outside.
  var folders: [String] { path.split(separator: "/").dropLast().map(String.init) }

  /// Its folder in a module; `nil` if it is in another.
  func folder(in module: Module) -> String? {
    guard path.hasPrefix("\(module.path)/") else { return nil }
    let inside = folders.dropFirst(module.path.split(separator: "/").count)
    return inside.first ?? ""
  }
}

/// Names that the standard library has too, of a function or a member of its own.
private let standard: Set = [
  "deallocate", "format", "isInfinite", "map", "max", "min", "stride",
]

/// What a file uses and only folders above its own declare.
///
/// - Parameters:
///   - files: the files of a module, each with the level of its folder.
///   - elsewhere: the members of all types in other modules. A name does not say of which type it is a member: what is one there
///     too is passed over.
private func namesAbove(
  _ files: [(level: Int, names: SourceNames)], elsewhere: Set<String>
) -> [(file: Int, name: String, level: Int)] {
  var (bareHome, dottedHome): ([String: Int], [String: Int]) = ([:], [:])
  var globals: Set<String> = []
  for (level, names) in files {
    globals.formUnion(names.globals)
    for name in names.globals.union(names.members) { bareHome[name] = min(bareHome[name] ?? .max, level) }
    for name in names.members.union(names.cases) { dottedHome[name] = min(dottedHome[name] ?? .max, level) }
  }
  let foreign = elsewhere.union(standard)
  let foreignBare = elsewhere.subtracting(globals).union(standard)
  var found: [(file: Int, name: String, level: Int)] = []
  for (index, file) in files.enumerated() {
    let bare = file.names.bare.subtracting(file.names.own).subtracting(foreignBare)
    let dotted = file.names.dotted.subtracting(file.names.ofTypes).subtracting(foreign)
    for name in bare {
      if let level = bareHome[name], level > file.level { found.append((index, name, level)) }
    }
    for name in dotted.subtracting(bare) {
      if let level = dottedHome[name], level > file.level { found.append((index, name, level)) }
    }
  }
  return found
}

@Suite("Folders")
struct FolderTests {
  /// All files of `Sources`, read once.
  private static let files: [SourceFile] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources").standardized
    let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let text = try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
      return SourceFile(path: path, names: SourceNames(of: text ?? ""))
    }
  }()

  @Test("no file uses a name of a folder above its own", arguments: modules)
  private func nothingPointsUp(_ module: Module) throws {
    var inside: [(level: Int, file: SourceFile)] = []
    var elsewhere: Set<String> = []
    for file in Self.files {
      if let folder = file.folder(in: module) {
        let level = module.folders.firstIndex(of: folder)
        inside.append((try #require(level, "\(module.path)/\(folder) has no place in the order"), file))
      } else {
        elsewhere.formUnion(file.names.members.union(file.names.cases))
      }
    }
    #expect(Set(inside.map(\.level)).count == module.folders.count)
    for (file, name, level) in namesAbove(inside.map { ($0, $1.names) }, elsewhere: elsewhere) {
      Issue.record("\(inside[file].file.path) uses \(name), which is of '\(module.folders[level])' above it")
    }
  }

  @Test("every module with folders has their order here")
  func allModules() {
    let known = Set(modules.map(\.path))
    for file in Self.files {
      let depth = file.folders.first == "SymbolicCompare" ? 2 : 1
      guard file.folders.count > depth else { continue }
      #expect(known.contains(file.folders.prefix(depth).joined(separator: "/")), "\(file.path)")
    }
  }

  /// What stands in the folder above, for the rows below.
  private static let above = """
    struct Upper { enum Inner { case first, second(Int) } }
    func lift() {}
    let height = 1
    private func hidden() {}
    extension Int { var raised: Int { let local = 1; return local } }
    #if os(Linux)
      protocol Conditional { func required() }
    #endif
    """

  @Test(
    "a use is seen wherever it is code, and nowhere else",
    arguments: [
      ("let x: Upper? = nil", ["Upper"]), ("func f() { lift() }", ["lift"]),
      ("let x = [1].map(lift)", ["lift"]),
      ("let x = 1.raised", ["raised"]), ("extension Int { func f() -> Int { raised } }", ["raised"]),
      ("struct A: Conditional {}", ["Conditional"]), ("let x = A.Inner.first", ["Inner", "first"]),
      (#"let x = "\(lift())""#, ["lift"]), (#"let x = "a\("b\(height)")c""#, ["height"]),
      ("let x = \"\"\"\n  \\(lift()) Upper\n  \"\"\"", ["lift"]),
      (##"let x = #"\(height) \#(lift())"#"##, ["lift"]),
      ("let x = y ? lift : 1", ["lift"]), ("struct Outer { struct Upper {} }; lift()", ["lift"]),
      ("f() // Upper, lift()", []), ("/* Upper */", []), (#"let x = "Upper lift()""#, []),
      ("let x = \"\"\"\n  \"Upper\" lift()\n  \"\"\"", []), (##"let x = #"a "Upper" \"#"##, []),
      ("f(lift: 1)", []), ("func f(lift: Int) { g(lift) }", []),
      ("func f(lift count: Int) { g(lift: count) }", []), ("enum A { case raised(Int), lift }", []),
      ("let x = y.map { lift in lift + 1 }", []),
      ("for lift in 1...2 { f(lift) }", []), ("if case let .a(lift, height) = x { f(lift, height) }", []),
      ("func f<Upper>(_ x: Upper) {}", []), ("hidden()", []), ("let x = local", []), ("let x = y.height", []),
    ] as [(String, Set<String>)])
  func uses(_ below: String, _ names: Set<String>) {
    let found = namesAbove(
      [(0, SourceNames(of: below)), (1, SourceNames(of: Self.above))], elsewhere: [])
    #expect(Set(found.map(\.name)) == names)
  }
}
