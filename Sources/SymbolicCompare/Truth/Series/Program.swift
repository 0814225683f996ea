// After reading this file you know the form in which a function comes to be certified: a straight line of primitives, as
// a Wengert list is one.

public import Elementary

/// A function as a straight line of steps, each of which names the earlier steps that it uses.
public struct StraightLineProgram: Hashable, Sendable {
  /// An input, a constant or an operation.
  public enum Step: Hashable, Sendable {
    /// The input at this position.
    case input(Int)

    /// A number, which is exactly the `Double` that it is.
    case constant(Double)

    /// The real number π.
    case pi

    /// The real number e.
    case e

    /// A primitive of the results of earlier steps; one of them if it takes one.
    case apply(Primitive, Int, Int?)
  }

  /// The steps, in the order in which they are done.
  public let steps: [Step]

  /// The step whose result is the function's value.
  public let output: Int

  /// Which steps the value needs.
  let isNeeded: [Bool]

  /// Which steps depend on an input.
  let dependsOnInputs: [Bool]

  /// For each step the first one that is the same function of the same numbers; empty where that decides nothing, since no step
  /// has pieces.
  private let firstEqual: [Int]

  /// Creates a program from its steps and the step whose result is the value.
  ///
  /// - Parameters:
  ///   - steps: the steps; each uses earlier ones alone.
  ///   - output: the step that is the value.
  public init(steps: [Step], output: Int) {
    self.steps = steps
    self.output = output
    var isNeeded = [Bool](repeating: false, count: steps.count)
    if steps.indices.contains(output) { isNeeded[output] = true }
    for index in steps.indices.reversed() where isNeeded[index] {
      guard case .apply(_, let first, let second) = steps[index] else { continue }
      isNeeded[first] = true
      if let second { isNeeded[second] = true }
    }
    self.isNeeded = isNeeded
    dependsOnInputs = Self.dependence(of: steps) { _ in true }
    firstEqual = Self.firstEqualSteps(steps)
  }

  /// Whether two steps are one number, written twice or not, wherever the inputs are.
  func areEqual(_ a: Int, _ b: Int) -> Bool {
    a == b || (!firstEqual.isEmpty && firstEqual[a] == firstEqual[b])
  }

  private static func firstEqualSteps(_ steps: [Step]) -> [Int] {
    let hasPieces = steps.contains { step in
      if case .apply(let primitive, _, _) = step { primitive.isPiecewise } else { false }
    }
    guard hasPieces else { return [] }
    var known: [Step: Int] = [:]
    var first: [Int] = []
    first.reserveCapacity(steps.count)
    for (index, step) in steps.enumerated() {
      var step = step
      if case .apply(let primitive, let x, let y) = step {
        step = .apply(primitive, first[x], y.map { first[$0] })
      }
      let equal = known[step] ?? index
      if equal == index { known[step] = index }
      first.append(equal)
    }
    return first
  }

  /// The last precision, in bits, up to which no step takes more than about a second.
  var mostBits: Int {
    steps.reduce(Int.max) { bits, step in
      guard case .apply(let primitive, let first, _) = step else { return bits }
      switch primitive {
      case .unary(.gamma), .unary(.lgamma), .unary(.digamma): return Swift.min(bits, 4096)
      case .binary(.polygamma):
        guard case .constant(let order) = steps[first], order <= 20 else { return Swift.min(bits, 2048) }
        return Swift.min(bits, 2048)
      default: return bits
      }
    }
  }

  /// Which steps depend on an input of this set.
  func dependence(on positions: Set<Int>) -> [Bool] {
    Self.dependence(of: steps) { positions.contains($0) }
  }

  private static func dependence(of steps: [Step], on isMeant: (Int) -> Bool) -> [Bool] {
    var depends = [Bool](repeating: false, count: steps.count)
    for (index, step) in steps.enumerated() {
      switch step {
      case .input(let position): depends[index] = isMeant(position)
      case .apply(_, let first, let second):
        depends[index] = depends[first] || (second.map { depends[$0] } ?? false)
      case .constant, .pi, .e: break
      }
    }
    return depends
  }
}
