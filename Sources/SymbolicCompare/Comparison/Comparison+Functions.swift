// After reading this file you know how a Swift function is compared, without writing it down as text.
//
//     func neuron<T: Scalar>(_ v: [T]) -> T { softplus(v[0] * v[1] + v[2]) }
//     let comparison = try Comparison(of: neuron, at: [2, 0.5, -1])          // variables x1, x2, x3
//     try Comparison(of: { x in exp(x) / x }, at: 2)                         // variable x
//
// The function runs once on variables, and what comes out is its formula. A function over `OrderedScalar` has
// branches, which no formula has: it runs once on recorded numbers, and the formula is that of the branch taken at this
// point. ``Comparison/branches`` then says which comparisons were met, and how they came out; where equal
// values were compared, as by `x == 0` at 0, the verdict is INDETERMINATE, for beside the point there is another formula.
//
// A function with a derivative of its own (``FunctionWithPullback``) is compared by the operations of its value, which is all
// that a formula has of it: its pullback is not looked at. Whether the pullback is the value's derivative is another question,
// asked by ``checkGradient`` or by a comparison of the pullback, written as a function, with the formula's derivative.

public import Reverse

extension Comparison {
  /// Compares the four methods on a function of several numbers.
  ///
  /// - Parameters:
  ///   - function: a closure over `[Symbolic]`, or a generic function over `[T]`.
  ///   - point: a number for each input.
  ///   - names: the inputs' names; without them x1, x2 and so on.
  /// - Throws: ``ComparisonError``, and what the function throws.
  public init(of function: ([Symbolic]) throws -> Symbolic, at point: [Double], named names: [String] = [])
    throws
  {
    let names = Comparison.names(names, for: point)
    let formula = try function(names.map { Symbolic.variable($0) })
    try self.init(of: formula, at: names, point)
  }

  /// Compares the four methods on a function of one number, x.
  ///
  /// - Throws: ``ComparisonError``, and what the function throws.
  public init(of function: (Symbolic) throws -> Symbolic, at x: Double) throws {
    try self.init(of: try function(.variable("x")), at: ["x"], [x])
  }

  /// Compares the four methods on a function of several numbers that may have branches, on the one taken here.
  ///
  /// - Parameters:
  ///   - function: a closure over `[Traced]`, or a generic function over `[T]` with `T: OrderedScalar`.
  ///   - point: a number for each input.
  ///   - names: the inputs' names; without them x1, x2 and so on.
  /// - Throws: ``ComparisonError``, ``StoppedGradient``, and what the function throws.
  @_disfavoredOverload
  public init(of function: ([Traced]) throws -> Traced, at point: [Double], named names: [String] = []) throws
  {
    let names = Comparison.names(names, for: point)
    let recording = try record(at: point, named: names) { x in [try function(x)] }
    if recording.stopsGradients { throw StoppedGradient() }
    try self.init(of: recording.list.value(at: names.map { Symbolic.variable($0) }), at: names, point)
    branches = recording.comparisons.map(recording.text)
    let values = recording.list.values(at: point)
    ties = recording.comparisons.filter { values[$0.first] == values[$0.second] }.map(recording.text)
  }

  /// Compares the four methods on a function of one number, x, that may have branches, on the one taken here.
  ///
  /// - Throws: ``ComparisonError``, and what the function throws.
  @_disfavoredOverload
  public init(of function: (Traced) throws -> Traced, at x: Double) throws {
    try self.init(of: { (inputs: [Traced]) in try function(inputs[0]) }, at: [x], named: ["x"])
  }

  private init(of formula: Symbolic, at names: [String], _ point: [Double]) throws(ComparisonError) {
    let used = Set(formula.variables)
    try self.init(of: formula, at: Point(zip(names, point).filter { used.contains($0.0) }))
  }

  /// The given names if there is one for each number, otherwise x1, x2 and so on.
  private static func names(_ names: [String], for point: [Double]) -> [String] {
    names.count == point.count ? names : point.indices.map { "x\($0 + 1)" }
  }
}

/// The refusal to compare a function in which a derivative is stopped.
public struct StoppedGradient: Error, Hashable, CustomStringConvertible {
  /// Creates the refusal.
  public init() {}

  /// What was found, and what to do about it.
  public var description: String {
    "the function calls stopGradient, so that its derivative is meant to be another than that of its values, by which all "
      + "methods are judged; give the stopped part a value of its own, and compare by the other variables"
  }
}

extension Recording {
  /// A comparison that the program met, as it came out: "0 < x1", or "not x1 == 0".
  fileprivate func text(_ met: Comparison) -> String {
    let names = list.slotNames()
    return (met.outcome ? "" : "not ") + "\(names[met.first]) \(met.relation.rawValue) \(names[met.second])"
  }
}
