// After reading this file you know where the grader finds what it needs: its own sources by the place where this file was
// compiled, and what was built by the place of the running program; both can be named in the environment.

public import Foundation

extension Course {
  /// The folder Assignments; `GRADE_ROOT` names another.
  public static var root: URL {
    if let path = ProcessInfo.processInfo.environment["GRADE_ROOT"] { return URL(fileURLWithPath: path) }
    return URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardizedFileURL
  }

  /// The folder with the debug build; `GRADE_PRODUCTS` names another.
  public static var builtProducts: URL {
    if let path = ProcessInfo.processInfo.environment["GRADE_PRODUCTS"] { return URL(fileURLWithPath: path) }
    let own = URL(fileURLWithPath: Bundle.main.executablePath ?? "").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    let isBuild = FileManager.default.fileExists(atPath: own.appendingPathComponent("Modules").path)
    return isBuild ? own : root.appendingPathComponent(".build/debug").resolvingSymlinksInPath()
  }

  /// The package of the libraries, for a handout on this machine.
  public static var packagePath: String { root.appendingPathComponent("..").standardizedFileURL.path }
}
