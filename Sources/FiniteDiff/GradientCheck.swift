// After reading this file you know what a gradient check answers: not "passed", but how each partial derivative compares
// with what differences can see.

/// The result of checking a gradient against differences, as a value that a program can grade by.
///
/// Its `description` is the report for people.
public struct GradientCheck: Sendable {
  /// The verdict on one partial derivative or on the whole gradient, from harmless to wrong.
  public enum Verdict: String, CaseIterable, Sendable, Comparable {
    /// The values agree, and differences would have seen an error of 10⁻⁴.
    case agree = "AGREE"

    /// The values agree within the differences' error, which is larger than 10⁻⁴ of the derivative.
    case differencesLimited = "FD-LIMITED"

    /// The derivative is too small beside f for differences to see.
    case belowResolution = "BELOW-RESOLUTION"

    /// Not differentiable here; the claimed value lies between the one-sided slopes.
    case kink = "KINK"

    /// The quotients do not settle, so that nothing can be said.
    case indeterminate = "INDETERMINATE"

    /// The function has no finite derivative here.
    case domain = "DOMAIN"

    /// The claimed value is wrong.
    case disagree = "DISAGREE"

    /// Whether one verdict is more harmless than another.
    public static func < (lhs: Verdict, rhs: Verdict) -> Bool { lhs.severity < rhs.severity }

    private var severity: Int { Verdict.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The check of one partial derivative, or of the slope along one direction.
  public struct Entry: Sendable {
    /// The input, counted from 0, or the direction.
    public var place: Place

    /// The input's name, or "component 3", or "random direction".
    public var name: String

    /// The value that the gradient under test gives.
    public var claimed: Double

    /// The value that differences give, with its step and its error estimate.
    public var measured: DifferenceQuotient

    /// The largest difference that the errors of both sides explain, in the unit of the derivative.
    public var bound: Double

    /// The verdict on this partial derivative, or on the slope along this direction.
    public var verdict: Verdict

    /// The verdict's reason in one sentence.
    public var reason: String

    /// What probably went wrong, most likely first; empty unless the verdict is ``Verdict/disagree``.
    public var causes: [LikelyCause] = []

    /// The smallest relative error of the claimed value that this check would have seen.
    public var resolution: Double {
      let size = Swift.max(claimed.magnitude, measured.value.magnitude)
      return size == 0 ? (bound == 0 ? 0 : .infinity) : bound / size
    }
  }

  /// What an entry checks: one partial derivative, or the slope along one direction.
  public enum Place: Hashable, Sendable {
    /// The partial derivative for the input with this index.
    case component(Int)

    /// The slope along a random direction.
    case direction([Double])

    /// The element of a Jacobian or Hessian in this row and column.
    case element(row: Int, column: Int)
  }

  /// The checks of single partial derivatives: all of them for up to 16 inputs, else those found wrong.
  public var components: [Entry]

  /// The checks along random directions.
  public var directions: [Entry]

  /// How f(x + h·v) − f(x) − h·⟨g, v⟩ falls with h along the first direction.
  public var taylor: TaylorRemainder?

  /// What probably went wrong with the gradient as a whole, most likely first.
  public var causes: [LikelyCause]

  /// How often the function was called.
  public var evaluations: Int

  /// The worst of all verdicts, and ``Verdict/disagree`` where a cause lies in the gradient as a whole.
  public var verdict: Verdict { causes.isEmpty ? worstOfEntries : .disagree }

  /// The worst verdict on a single component or direction.
  var worstOfEntries: Verdict { (components + directions).map(\.verdict).max() ?? .agree }

  /// Whether nothing is held against the gradient: every verdict is at most ``Verdict/kink``.
  public var passes: Bool { verdict <= .kink }
}

extension GradientCheck.Entry: CustomStringConvertible {
  /// Place, verdict, both values, step and reason, and the likely causes.
  public var description: String {
    let causes = causes.map { "\n    likely cause: \($0)" }.joined()
    return """
      \(name): \(verdict.rawValue): claimed \(claimed), differences give \(measured.value) ± \(short(measured.errorEstimate)) \
      (\(measured.scheme), h = \(short(measured.step))): \(reason)\(causes)
      """
  }
}

extension GradientCheck: CustomStringConvertible {
  /// The report: one line an entry, the causes, and the worst entry once more at the end.
  public var description: String {
    var lines = [
      "\(verdict.rawValue): \(components.count) components, \(directions.count) directions checked"
    ]
    lines[0] += " with \(evaluations) evaluations"
    lines += (components + directions).map { "  \($0)" }
    if let taylor { lines.append("  \(taylor)") }
    lines += causes.map { "likely cause: \($0)" }
    if let worst = (components + directions).max(by: { $0.verdict < $1.verdict }), worst.verdict > .agree {
      lines.append("worst: \(worst)")
    }
    return lines.joined(separator: "\n")
  }
}
