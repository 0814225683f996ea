// After reading this file you know how to give a function a derivative of your own: because its value comes from outside
// (a table, a C function), or because you know a better rule than its operations have.
//
// Example. log(1 + exp(x)) overflows at 1000; as one function with its own rule it does not.
//
//     let softplus = DefinedFunction("softplus", of: 1) { x in
//       max(x[0], 0) + log1p(exp(-abs(x[0])))
//     } pullback: { x, _, adjoint in
//       [adjoint / (1 + exp(-x[0]))]
//     }
//     gradient(at: 1000) { x in softplus(x) }      // 1
//
// Idea. The pullback of z = f(x, y, …) takes z̄ to (z̄·∂z/∂x, z̄·∂z/∂y, …); the lectures call it "vjp" and register it with
// `defvjp`. The tangent rule takes (ẋ, ẏ, …) to ż, and is the pullback's transpose: it is needed only where it is cheaper.
// A wrong pullback gives wrong gradients silently, so `check(at:)` compares it with differences of the value.

/// A function with a derivative of its own, used like a built-in one.
public struct DefinedFunction: Sendable {
  /// The name, for printing.
  public let name: String

  /// How many arguments it takes.
  public let arity: Int

  let value: @Sendable ([Double]) -> Double
  let pullback: @Sendable ([Double], Double, Double) -> [Double]
  let tangent: (@Sendable ([Double], Double, [Double]) -> Double)?

  /// Defines a function.
  ///
  /// - Parameters:
  ///   - name: what it is called in printed lists.
  ///   - arity: how many arguments it takes, 1 or more.
  ///   - value: the arguments to the value.
  ///   - tangent: arguments, value and the arguments' tangents to the value's tangent; if it is left out, the
  ///     pullback is used.
  ///   - pullback: arguments, value and the value's adjoint to the arguments' adjoints, as many as arguments.
  public init(
    _ name: String, of arity: Int, value: @escaping @Sendable ([Double]) -> Double,
    tangent: (@Sendable ([Double], Double, [Double]) -> Double)? = nil,
    pullback: @escaping @Sendable (_ x: [Double], _ z: Double, _ adjoint: Double) -> [Double]
  ) {
    if arity < 1 { stop("the function '\(name)' needs one argument or more") }
    self.name = name
    self.arity = arity
    self.value = value
    self.tangent = tangent
    self.pullback = pullback
  }

  /// What the pullback sends to each argument.
  func adjoints(at x: [Double], value z: Double, adjoint: Double) -> [Double] {
    let adjoints = pullback(x, z, adjoint)
    if adjoints.count == arity { return adjoints }
    stop(
      "the pullback of '\(name)' must give \(arity) adjoint(s), one an argument; it gave \(adjoints.count)")
  }

  /// The tangent of the value.
  func tangent(at x: [Double], value z: Double, along direction: [Double]) -> Double {
    if let tangent { return tangent(x, z, direction) }
    return zip(adjoints(at: x, value: z, adjoint: 1), direction).reduce(0) {
      $0 + ($1.1 == 0 ? 0 : $1.0 * $1.1)
    }
  }

  private func checkArity(_ count: Int) {
    if count != arity { stop("'\(name)' takes \(arity) argument(s), not \(count)") }
  }
}

extension DefinedFunction {
  /// The function of variables, recorded on their tape.
  ///
  /// - Complexity: the value and the pullback; an entry for each active argument after the first.
  public func callAsFunction(_ arguments: Variable...) -> Variable { self(arguments) }

  /// The function of variables, recorded on their tape.
  public func callAsFunction(_ arguments: [Variable]) -> Variable {
    checkArity(arguments.count)
    let x = arguments.map(\.value)
    let z = value(x)
    if arguments.allSatisfy(\.isConstant) { return Variable(z) }
    let slopes = adjoints(at: x, value: z, adjoint: 1)
    return zip(arguments, slopes).reduce(Variable(z)) { sum, term in
      Variable.result(z, of: sum, 1, and: term.0, term.1)
    }
  }

  /// The function of traced numbers, as one line of their list.
  public func callAsFunction(_ arguments: Traced...) -> Traced { self(arguments) }

  /// The function of traced numbers, as one line of their list.
  public func callAsFunction(_ arguments: [Traced]) -> Traced {
    checkArity(arguments.count)
    let z = value(arguments.map(\.value))
    guard let recorder = arguments.lazy.compactMap(\.recorder).first else { return Traced(z) }
    let slot = recorder.list.append(self, arguments.map(recorder.slot(of:)))
    return Traced(value: z, slot: slot, recorder: recorder)
  }
}

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
