// After reading this file you know what students get: for each task its page, its starter and its public checks, with a
// manifest that names the published package. Solutions, hidden checks and rubric stay here.

import Foundation

extension Course {
  /// Writes the handout into a new folder.
  ///
  /// - Parameters:
  ///   - dependency: where the package is, a path or a URL with a version: `../four-derivatives`,
  ///     `https://…/four-derivatives.git@0.1.0`.
  public static func writeHandout(of root: URL, to folder: URL, dependency: String) throws {
    let manager = FileManager.default
    if let there = try? manager.contentsOfDirectory(atPath: folder.path), !there.isEmpty {
      throw GradingError("\(folder.path) is not empty: name a new folder for the handout")
    }
    let tasks = try tasks(in: root)
    func copy(_ from: String, _ to: String) throws {
      let target = folder.appendingPathComponent(to)
      try manager.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try manager.copyItem(at: root.appendingPathComponent(from), to: target)
    }
    for task in tasks {
      for file in task.given + task.parts.map(\.file) {
        try copy("Tasks/\(task.module)/Starter/\(file)", "\(task.module)/Sources/\(file)")
      }
      try copy("Tasks/\(task.module)/README.md", "\(task.module)/README.md")
      for file in try manager.contentsOfDirectory(
        atPath: root.appendingPathComponent("Tasks/\(task.module)/Public").path)
      {
        try copy("Tasks/\(task.module)/Public/\(file)", "\(task.module)/Tests/\(file)")
      }
    }
    for file in ["Check.swift", "FormulaCheck.swift"] {
      try copy("Sources/Checking/\(file)", "Support/\(file)")
    }
    try Data(manifest(tasks, dependency).utf8).write(to: folder.appendingPathComponent("Package.swift"))
    try Data(welcome(tasks).utf8).write(to: folder.appendingPathComponent("README.md"))
  }

  private static func manifest(_ tasks: [Assignment], _ dependency: String) -> String {
    let package: String
    if let at = dependency.lastIndex(of: "@"), dependency.contains("://") {
      package =
        #".package(url: "\#(dependency[..<at])", from: "\#(dependency[dependency.index(after: at)...])")"#
    } else if dependency.contains("://") {
      package = #".package(url: "\#(dependency)", branch: "main")"#
    } else {
      package = #".package(name: "four-derivatives", path: "\#(dependency)")"#
    }
    let rows = tasks.map { #"  ("\#($0.module)", "\#($0.imports)"),"# }.joined(separator: "\n")
    return """
      // swift-tools-version: 6.3

      // Each task is a module that imports one product; swift test --filter DualNumbers asks the checks of one.

      import PackageDescription

      let tasks = [
      \(rows)
      ]

      func product(_ name: String) -> Target.Dependency { .product(name: name, package: "four-derivatives") }

      let package = Package(
        name: "assignments",
        dependencies: [\(package)],
        targets: [.target(name: "Checking", dependencies: [product("SymbolicCompare")], path: "Support")]
          + tasks.flatMap { name, imported -> [Target] in
            [
              .target(name: name, dependencies: [product(imported)], path: "\\(name)/Sources"),
              .testTarget(
                name: "\\(name)Tests", dependencies: [.byName(name: name), "Checking", product("SymbolicCompare")],
                path: "\\(name)/Tests"),
            ]
          },
        swiftLanguageModes: [.v6]
      )

      """
  }

  private static func welcome(_ tasks: [Assignment]) -> String {
    let rows = tasks.map {
      "| \($0.number) | [\($0.title)](\($0.module)/README.md) | `import \($0.imports)` |"
    }
    return """
      # Assignments

      | | task | imports |
      |---|---|---|
      \(rows.joined(separator: "\n"))

      Write in a task's `Sources`. `swift test --filter \(tasks.first?.module ?? "")` builds everything and asks the public
      checks of that task; there are others when it is graded. Hand in the folder of the task.

      """
  }
}
