// After reading this file you know what a grade is made of: properties, each with its points, or with the reason why not.

/// The grade of one submission.
public struct Grade: Codable, Sendable {
  /// What became of a property.
  public enum Status: String, Codable, Sendable {
    case passed, failed, crashed
    case ranTooLong = "ran too long"
    case ended = "ended the program"
    case notCompiled = "not compiled"
    case missing
  }

  /// A property with its points.
  public struct Row: Codable, Sendable {
    /// The property.
    public var name: String

    /// The file that it is about.
    public var part: String

    /// Whether students have the check.
    public var visibility: Assignment.Visibility

    /// The points given, all or none.
    public var points: Double

    /// The points that can be had.
    public var of: Double

    /// What became of it.
    public var status: Status

    /// What is wrong, for the student.
    public var message: String?

    /// The mistake that explains it.
    public var slip: String?

    /// A line for the shell that shows the case.
    public var paste: String?

    /// The time of the check.
    public var seconds: Double
  }

  /// The task's module.
  public var task: String

  /// The task's title.
  public var title: String

  /// The name of the submission's folder.
  public var submission: String

  /// What is to be said of the whole: files that do not compile, files that are not asked for.
  public var messages: [String]

  /// The properties, in the rubric's order.
  public var rows: [Row]

  /// The whole time, compiling included.
  public var seconds: Double

  /// The points of all properties.
  public var points: Double { rows.reduce(0) { $0 + $1.points } }

  /// The points that can be had.
  public var of: Double { rows.reduce(0) { $0 + $1.of } }
}
