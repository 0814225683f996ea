// After reading this file you know what a check of an assignment is: a name, and a question whose answer is nothing, or a
// finding that says what was asked, what is right, and what the submission gave.
//
//     Check("the product rule") { MyDual… }     nil, or a Finding("x*y at x=2,y=3: ∂/∂x is 3.0, yours is 2.0")
//
// The same checks are asked by `swift test`, all in one process, and by the grader, each in a process of its own.

/// One property of a submission.
public struct Check: Sendable, CustomStringConvertible {
  /// What holds, in words; the rubric gives its points under this name.
  public let name: String

  /// What is wrong; `nil` if the property holds.
  public let finding: @Sendable () throws -> Finding?

  /// Creates a check.
  public init(_ name: String, finding: @escaping @Sendable () throws -> Finding?) {
    (self.name, self.finding) = (name, finding)
  }

  /// The name.
  public var description: String { name }

  /// What is wrong, with an error that the submission threw told as a finding; `nil` if the property holds.
  public func outcome() -> Finding? {
    do { return try finding() } catch let finding as Finding { return finding } catch {
      return Finding("your code threw an error: \(error)")
    }
  }
}

/// What is wrong, in words that a student can act on.
public struct Finding: Error, Sendable, CustomStringConvertible {
  /// What was asked, what is right, and what the submission gave.
  public var message: String

  /// A line for the shell that shows the case by the methods of the package.
  public var paste: String?

  /// The mistake that explains the numbers.
  public var slip: String?

  /// Creates a finding.
  public init(_ message: String, paste: String? = nil, slip: String? = nil) {
    (self.message, self.paste, self.slip) = (message, paste, slip)
  }

  /// The message, then the likely slip and the line to paste, each on a line of its own.
  public var description: String {
    var lines = [message]
    if let slip { lines.append("likely: \(slip)") }
    if let paste { lines.append("to see the case: \(paste)") }
    return lines.joined(separator: "\n")
  }
}

extension Finding {
  /// The finding that a number is not the right one; `nil` if it is.
  ///
  /// - Parameters:
  ///   - yours: the submission's number.
  ///   - right: the right one.
  ///   - what: what was asked, as in "the slope of x² at 3".
  ///   - tolerance: how far apart the two may be, relative to the larger of 1 and the right one.
  public static func unless(
    _ yours: Double, is right: Double, _ what: String, within tolerance: Double = 1e-12
  ) -> Finding? {
    let isRight =
      yours == right || (yours.isNaN && right.isNaN)
      || (yours - right).magnitude <= tolerance * Swift.max(1, right.magnitude)
    return isRight ? nil : Finding("\(what): expected \(right), yours is \(shown(yours))")
  }

  /// A number of the submission; the starters' is no number.
  static func shown(_ yours: Double) -> String { yours.isNaN ? "nan (not written yet?)" : "\(yours)" }

  /// The finding that a list of numbers is not the right one; `nil` if it is.
  public static func unless(
    _ yours: [Double], are right: [Double], _ what: String, within tolerance: Double = 1e-12
  ) -> Finding? {
    guard yours.count == right.count else {
      return Finding("\(what): expected \(right.count) numbers, \(right); yours are \(yours.count), \(yours)")
    }
    for (place, (y, r)) in zip(yours, right).enumerated() {
      if unless(y, is: r, "", within: tolerance) != nil {
        let hint =
          yours.allSatisfy(\.isNaN) ? " (not written yet?)" : ", number \(place + 1) of which is wrong"
        return Finding("\(what): expected \(right), yours is \(yours)\(yours.count > 1 ? hint : "")")
      }
    }
    return nil
  }

  /// The finding that something does not hold; `nil` if it does.
  public static func unless(_ holds: Bool, _ message: @autoclosure () -> String) -> Finding? {
    holds ? nil : Finding(message())
  }
}
