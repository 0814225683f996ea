// After reading this file you know how a derivative that a user wrote is checked: its pullback of 1 against central differences
// of the value, one argument at a time, with the step 6·10⁻⁶·max(1, |x|), where 6·10⁻⁶ = ∛2⁻⁵².

/// How a function's own derivative compares with differences of its value, one argument at a time.
public struct DerivativeCheck: Sendable, CustomStringConvertible {
  /// The derivative by each argument, as the pullback of 1 gives it.
  public let claimed: [Double]

  /// The derivative by each argument, as central differences of the value give it.
  public let differences: [Double]

  /// The largest difference between the two that passes, relative to the larger of their sizes or to 1.
  public let tolerance: Double

  /// Whether the two derivatives agree by every argument.
  public var passes: Bool { failing.isEmpty }

  /// The arguments, counted from 0, by which the two derivatives do not agree; one that is NaN agrees with
  /// none.
  public var failing: [Int] {
    claimed.indices.filter { index in
      let (a, b) = (claimed[index], differences[index])
      return !((a - b).magnitude <= tolerance * Swift::max(1, a.magnitude, b.magnitude))
    }
  }

  /// The verdict, with the numbers that differ.
  public var description: String {
    if passes { return "the pullback agrees with central differences" }
    let parts = failing.map {
      "argument \($0): the rule gives \(claimed[$0]), differences give \(differences[$0])"
    }
    return parts.joined(separator: "; ")
  }
}

extension DefinedFunction {
  /// Compares the pullback with central differences of the step 6·10⁻⁶·max(1, |x|), where 6·10⁻⁶ = ∛2⁻⁵².
  ///
  /// - Complexity: two values an argument, one at the point, and one pullback.
  public func check(at point: [Double], tolerance: Double = 1e-6) -> DerivativeCheck {
    checkArity(point.count)
    let differences = point.indices.map { index in
      let step = 6e-6 * Swift::max(1, point[index].magnitude)
      var (above, below) = (point, point)
      above[index] += step
      below[index] -= step
      return (value(above) - value(below)) / (above[index] - below[index])
    }
    let claimed = adjoints(at: point, value: value(point), adjoint: 1)
    return DerivativeCheck(claimed: claimed, differences: differences, tolerance: tolerance)
  }
}
