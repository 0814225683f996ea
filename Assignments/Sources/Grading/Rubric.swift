// After reading this file you know what the grader knows of a task: a file of data that stands beside it.
//
//     Tasks/DualNumbers/
//       task.json     title, module, the module it imports, points by property, time limits
//       README.md     the page
//       Solution/     from which Starter/ is cut (Cut.swift)
//       Public/       checks that students get
//       Hidden/       checks that they do not
//
// A file of the submission is a part, and the checks of Rules.swift are the lists publicRules in Public/PublicRules.swift and
// hiddenRules in Hidden/HiddenRules.swift: a part that does not compile takes no other with it.

public import Foundation

/// A task, as its task.json says.
public struct Assignment: Codable, Sendable, CustomStringConvertible {
  /// A file that a student writes, with what it is graded by.
  public struct Part: Codable, Sendable {
    /// The file's name.
    public var file: String

    /// What it is about.
    public var title: String

    /// What the part asks to be written, and the library has: calls of it are refused.
    public var forbidden: [String]?

    /// What it is graded by.
    public var properties: [Property]
  }

  /// What a part must do, and what that is worth.
  public struct Property: Codable, Sendable {
    /// The name of its check.
    public var name: String

    /// The points for it.
    public var points: Double

    /// Whether students have the check.
    public var visibility: Visibility

    /// The limit of processor time, if it is not the task's.
    public var seconds: Double?
  }

  /// Whether students have the check.
  public enum Visibility: String, Codable, Sendable {
    case `public`, hidden
  }

  /// The place in the course, from 1.
  public var number: Int

  /// The title.
  public var title: String

  /// The Swift module that a submission is.
  public var module: String

  /// The product that the submission imports.
  public var imports: String

  /// The limit of processor time for a property.
  public var seconds: Double

  /// Files that students get and do not change.
  public var given: [String]

  /// The files that students write.
  public var parts: [Part]

  /// The number and the module.
  public var description: String { "\(number) \(module)" }

  /// All points.
  public var points: Double { parts.flatMap(\.properties).reduce(0) { $0 + $1.points } }
}

/// What the user can mend; the text says how.
public struct GradingError: Error, CustomStringConvertible {
  /// What is wrong, and what to do.
  public let description: String

  /// Creates an error from its text.
  public init(_ description: String) { self.description = description }
}

/// The folders of the assignments: sources, and what has been built.
public struct Course: Sendable {
  /// The folder Assignments.
  public let root: URL

  /// The folder with the modules and libraries of a debug build.
  public let products: URL

  /// The object files that every submission is linked with: the checks' support, and the libraries.
  let objects: [String]

  /// The compiler's settings for the targets in C on which Reverse is built, which it finds by their module maps alone.
  let modulesOfC: [String]

  /// Finds the folders, and says what is missing.
  public init(root: URL, products: URL) throws {
    (self.root, self.products) = (root, products)
    // The grader is linked with the libraries itself, so that the list of its objects is that of theirs and its own.
    let list = products.appendingPathComponent("grade.product/Objects.LinkFileList")
    let lines =
      (try? String(contentsOf: list, encoding: .utf8))?.split(separator: "\n").map(String.init) ?? []
    objects = lines.map { $0.trimmingCharacters(in: ["'", "\""]) }.filter { path in
      !path.contains("/Grading.build/") && !path.contains("/grade.build/")
    }
    let sources = root.appendingPathComponent("../Sources").standardizedFileURL
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: sources.path)) ?? []
    modulesOfC = files.filter { $0.hasSuffix("/module.modulemap") }.sorted().flatMap {
      ["-Xcc", "-fmodule-map-file=\(sources.appendingPathComponent($0).path)"]
    }
    guard !objects.isEmpty else {
      throw GradingError("there is no debug build in \(products.path): run swift build in Assignments first")
    }
  }

  /// The tasks in their order.
  public func tasks() throws -> [Assignment] { try Course.tasks(in: root) }

  /// The tasks of a folder Assignments, in their order.
  public static func tasks(in root: URL) throws -> [Assignment] {
    let folder = root.appendingPathComponent("Tasks")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let tasks = try names.filter { !$0.hasPrefix(".") }.map { name in
      try JSONDecoder().decode(
        Assignment.self, from: Data(contentsOf: folder.appendingPathComponent("\(name)/task.json")))
    }
    return tasks.sorted { $0.number < $1.number }
  }

  /// The task of a number, a module's name in any case, or a folder's path that ends in one.
  public func task(_ name: String) throws -> Assignment {
    let tasks = try tasks()
    let wanted = name.lowercased().split(separator: "/").last.map(String.init) ?? ""
    if let task = tasks.first(where: { "\($0.number)" == wanted || $0.module.lowercased() == wanted }) {
      return task
    }
    let known = tasks.map { "\($0.number) \($0.module)" }.joined(separator: ", ")
    throw GradingError("there is no task '\(name)'; write one of \(known)")
  }

  /// A task's folder.
  public func folder(of task: Assignment) -> URL { root.appendingPathComponent("Tasks/\(task.module)") }
}
