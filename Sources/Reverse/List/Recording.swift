// After reading this file you know how a function is recorded once and evaluated many times, and why that needs
// the comparisons that it met.
//
// Example. f(x) = x > 0 ? x² : −x, recorded at 3, is the list `v1 = x * x` with the comparison `0 < x: true`.
// At 5 the list answers 25. At −5 it would answer 25 too, where f is 5: there the replay refuses.
//
// Cost. Recording is slow next to `gradient(at:of:)`, since every operation is written. A replay is a walk along
// the list, and records nothing.

/// The refusal to replay a recording where its program would take another branch.
public struct OtherBranch: Error, Hashable, CustomStringConvertible {
  /// The comparison that comes out differently.
  public let comparison: Recording.Comparison

  /// The two numbers compared, at the new point.
  public let numbers: [Double]

  /// The comparison as a formula of the list's slots.
  let formula: String

  /// What differs, and what to do.
  public var description: String {
    """
    At this point the program takes another branch: \(formula) was \(comparison.outcome) when it was recorded, and \
    \(digits(numbers[0])) \(comparison.relation.rawValue) \(digits(numbers[1])) is \(!comparison.outcome). Record it \
    again at this point.
    """
  }
}

/// A function as it ran at one point: its Wengert list, and the comparisons that it met.
///
/// ```swift
/// let recording = record(at: [2, 5]) { x in [log(x[0]) + x[0] * x[1] - sin(x[1])] }
/// print(recording.list)
/// print(try recording.valueWithGradient(at: [3, 4]))
/// ```
public struct Recording: Sendable {
  /// The operations, one a line.
  public internal(set) var list: WengertList

  /// The comparisons, in the order in which they were met.
  public let comparisons: [Comparison]

  /// Throws if the program would take another branch at a point whose slots have these values.
  ///
  /// - Complexity: one comparison for each that was met.
  public func checkBranches(values: [Double]) throws(OtherBranch) {
    for comparison in comparisons {
      let numbers = [values[comparison.first], values[comparison.second]]
      if comparison.relation.holds(numbers[0], numbers[1]) == comparison.outcome { continue }
      let names = list.slotNames()
      let formula = "\(names[comparison.first]) \(comparison.relation.rawValue) \(names[comparison.second])"
      throw OtherBranch(comparison: comparison, numbers: numbers, formula: formula)
    }
  }

  /// The values of all outputs at a new point, without running the program.
  ///
  /// - Throws: ``OtherBranch`` where the program would take another branch.
  /// - Complexity: the operations of the list.
  public func outputs(at point: [Double]) throws(OtherBranch) -> [Double] {
    let values = list.values(at: point)
    try checkBranches(values: values)
    return list.outputs.map { values[$0] }
  }

  /// The value and the gradient of the first output at a new point, without running the program.
  ///
  /// - Throws: ``OtherBranch`` where the program would take another branch.
  /// - Complexity: two sweeps forwards and one backwards.
  public func valueWithGradient(at point: [Double]) throws(OtherBranch) -> (value: Double, gradient: [Double])
  {
    try checkBranches(values: list.values(at: point))
    return list.valueWithGradient(at: point)
  }
}

extension Recording {
  /// A comparison that a program met on two of its numbers.
  public struct Comparison: Sendable, Hashable {
    /// The relation of two numbers that the program asked about.
    public enum Relation: String, Sendable {
      /// Whether the first number is smaller.
      case less = "<"

      /// Whether the first number is not larger.
      case lessOrEqual = "<="

      /// Whether the numbers are equal.
      case equal = "=="

      /// Whether the relation holds between two numbers; none holds where one of them is NaN.
      public func holds(_ x: Double, _ y: Double) -> Bool {
        switch self {
        case .less: x < y
        case .lessOrEqual: x <= y
        case .equal: x == y
        }
      }
    }

    /// The slot of the number on the left.
    public let first: Int

    /// The relation of two numbers that the program asked about.
    public let relation: Relation

    /// The slot of the number on the right.
    public let second: Int

    /// Whether the relation held at the point of the recording.
    public let outcome: Bool
  }
}

/// Records a function of several variables and several results.
///
/// The function runs once, at the point, and may throw. Inputs are named x1, x2 and so on.
///
/// - Complexity: one line an operation.
public func record(
  at point: [Double], of function: ([Traced]) throws -> [Traced]
) rethrows -> Recording {
  try run(at: point, names: point.indices.map { "x\($0 + 1)" }, of: function)
}

/// Records a function of several variables and one result; inputs are named x1, x2 and so on.
///
/// - Complexity: one line an operation.
public func record(at point: [Double], of function: ([Traced]) throws -> Traced) rethrows -> Recording {
  try record(at: point) { x in [try function(x)] }
}

/// Records a function of one variable, named x.
///
/// - Complexity: one line an operation.
public func record(at x: Double, of function: (Traced) throws -> Traced) rethrows -> Recording {
  try record(at: [x], named: ["x"]) { x in [try function(x[0])] }
}

/// Records a function of several variables and several results, with names for its inputs.
///
/// As many names as inputs, no two the same: else the program stops with advice.
///
/// - Complexity: one line an operation.
public func record(
  at point: [Double], named names: [String], of function: ([Traced]) throws -> [Traced]
) rethrows -> Recording {
  if names.count != point.count { stop("a point of \(point.count) numbers needs as many names") }
  var seen: Set<String> = []
  if let name = names.first(where: { !seen.insert($0).inserted }) {
    stop("record(at:named:of:): the name '\(name)' is given twice; give each input a name of its own")
  }
  return try run(at: point, names: names, of: function)
}

/// Runs a function on traced inputs of these names.
private func run(
  at point: [Double], names: [String], of function: ([Traced]) throws -> [Traced]
) rethrows -> Recording {
  let recorder = Recorder(inputs: names)
  let inputs = point.indices.map { Traced(value: point[$0], slot: $0, recorder: recorder) }
  let results = try function(inputs)
  recorder.list.outputs = results.map(recorder.slot(of:))
  return Recording(list: recorder.list, comparisons: recorder.comparisons)
}

extension Recording {
  /// Whether the program stopped a derivative somewhere, so that its gradient is not that of the function it computes.
  package var stopsGradients: Bool { list.calls.contains { $0.function.isStop } }
}
