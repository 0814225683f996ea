// After reading this file you know what is kept of another system's answer, and when it is called wrong.
//
// Where a function has slopes on both sides, any number from one to the other can be defended: at the kink of |x| the
// systems answer 1, 0 and −1, and none is wrong. What lies outside is wrong, NaN too: relu(x) − relu(−x) is x, and 0 is
// not its slope.

/// What another system answers for one derivative.
public struct ElsewhereAnswer: Hashable, Sendable {
  /// A number, words, or nothing known.
  public enum Answer: Hashable, Sendable {
    /// The derivative as the system computes it.
    case number(Double)

    /// No number: an error's name, or a formula such as "zoo", SymPy's complex infinity.
    case words(String)

    /// The system was not asked, and what is known of it does not settle the answer.
    case notKnown
  }

  /// The system.
  public let system: OtherSystem

  /// The mode in which the system was asked.
  public let mode: SweepMode

  /// The answer.
  public let answer: Answer

  /// Whether the answer lies outside the true slopes; `nil` if they or the answer are not known.
  public let isOutsideTrueSlopes: Bool?

  init(_ system: OtherSystem, _ mode: SweepMode, _ answer: Answer, trueSlopes: TrueSlopes?) {
    self.system = system
    self.mode = mode
    self.answer = answer
    isOutsideTrueSlopes = if case .number(let number) = answer { trueSlopes?.excludes(number) } else { nil }
  }

  /// The number that the system answers; `nil` for words, and where it is not known.
  public var derivative: Double? { if case .number(let number) = answer { number } else { nil } }
}

extension ElsewhereAnswer: CustomStringConvertible {
  /// The answer alone: "0.5", "nan", "zoo", "not known".
  public var description: String {
    switch answer {
    case .number(let number): FormattedNumber.plain(number)
    case .words(let words): words
    case .notKnown: "not known"
    }
  }
}

/// The true slopes of a function at a point, along one variable.
public struct TrueSlopes: Hashable, Sendable {
  /// The slope towards smaller values; NaN where the function has none there.
  public let left: Double

  /// The slope towards larger values; NaN where the function has none there.
  public let right: Double

  /// What rounding can have changed in an answer.
  public let tolerance: Double

  /// The slopes on both sides; the tolerance is for rounding where much cancels.
  public init(left: Double, right: Double, tolerance: Double = 0) {
    self.left = left
    self.right = right
    self.tolerance = tolerance
  }

  /// Whether a number is no slope between the two; `nil` if the function has a slope on neither side.
  ///
  /// The last digits are forgiven: a part in 10⁹ of the larger slope, and the tolerance.
  public func excludes(_ derivative: Double) -> Bool? {
    let sides = [left, right].filter { !$0.isNaN }
    guard let low = sides.min(), let high = sides.max() else { return nil }
    if derivative.isNaN { return true }
    let largest = sides.map(\.magnitude).filter(\.isFinite).max() ?? 0
    let margin = 1e-9 * largest + tolerance
    return derivative < low - margin || derivative > high + margin
  }
}

extension TrueSlopes: CustomStringConvertible {
  /// "the slope is 1", or "the slopes are -1 and 1".
  public var description: String {
    let sides = [left, right].filter { !$0.isNaN }
    guard let first = sides.first, let last = sides.last else { return "there is no slope" }
    let numbers = (FormattedNumber.plain(first), FormattedNumber.plain(last))
    return first == last ? "the slope is \(numbers.0)" : "the slopes are \(numbers.0) and \(numbers.1)"
  }
}
