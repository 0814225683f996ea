// After reading this file you know how a derivative that a user wrote is checked: against differences of the value.

/// How a function's own derivative compares with differences of its value, one argument at a time.
public struct DerivativeCheck: Sendable, CustomStringConvertible {
  /// What the pullback says, for each argument.
  public let claimed: [Double]

  /// Central differences of the value, for each argument.
  public let differences: [Double]

  /// The tolerance that was asked for, relative to the larger of the two or to 1.
  public let tolerance: Double

  /// Whether all arguments agree.
  public var passes: Bool { failing.isEmpty }

  /// The arguments, from 0, that do not agree.
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
  /// Compares the pullback with central differences, whose step is the cube root of the rounding unit.
  ///
  /// - Complexity: two values an argument.
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
