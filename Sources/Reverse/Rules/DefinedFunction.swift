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
//
// Two ways to write one. Closures over `Double`, as above, are enough for gradients. For second derivatives the pullback is
// itself differentiated, so that it must be generic: `FunctionWithPullback.swift`.

/// A function with a derivative of its own, used like a built-in one.
public struct DefinedFunction: Sendable {
  /// The name, for printing.
  public let name: String

  /// How many arguments the function takes.
  public let arity: Int

  let value: @Sendable ([Double]) -> Double
  let pullback: @Sendable ([Double], Double, Double) -> [Double]
  let tangent: (@Sendable ([Double], Double, [Double]) -> Double)?

  /// The function over every kind of number, if that was given.
  let generic: (any FunctionWithPullback)?

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
    generic = nil
  }

  /// Defines a function by a type that writes it over every kind of number, so that it has second derivatives.
  public init(_ function: some FunctionWithPullback) {
    if function.arity < 1 { stop("the function '\(function.name)' needs one argument or more") }
    name = function.name
    arity = function.arity
    value = { x in function.value(at: x) }
    tangent = { x, z, direction in function.tangent(at: x, value: z, along: direction) }
    pullback = { x, z, adjoint in function.pullback(at: x, value: z, adjoint: adjoint) }
    generic = function
  }

  /// What the pullback sends to each argument.
  func adjoints(at x: [Double], value z: Double, adjoint: Double) -> [Double] {
    let adjoints = pullback(x, z, adjoint)
    checkAdjoints(adjoints.count)
    return adjoints
  }

  func checkAdjoints(_ count: Int) {
    if count == arity || isStop { return }
    stop("the pullback of '\(name)' must give \(arity) adjoint(s), one an argument; it gave \(count)")
  }

  /// The tangent of the value.
  func tangent(at x: [Double], value z: Double, along direction: [Double]) -> Double {
    if let tangent { return tangent(x, z, direction) }
    return zip(adjoints(at: x, value: z, adjoint: 1), direction).reduce(0) {
      $0 + ($1.1 == 0 ? 0 : $1.0 * $1.1)
    }
  }

  func checkArity(_ count: Int) {
    if count != arity { stop("'\(name)' takes \(arity) argument(s), not \(count)") }
  }
}
