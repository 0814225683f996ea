// After reading this file you know what a primitive is to Autograd, and how to add one.
//
// Example. The logistic function can be left to its parts, which are traced one by one: negate, exp, add,
// divide. As a primitive it is one node, with a rule of its own:
//
//     let logistic = Autograd.Function(
//       "logistic", { z in 1 / (1 + exp(-z)) },
//       vjps: Autograd.defineVJP { g, ans, z in g * ans * (1 - ans) })

extension Autograd {
  /// The vector–Jacobian products of a primitive, one for each of its arguments.
  ///
  /// From g, the adjoint of the answer, it makes the adjoint of one argument; the Jacobian is never built.
  public typealias VJP =
    @Sendable (
      _ argument: Int, _ g: Box, _ ans: Box, _ arguments: [Box]
    ) -> Box

  /// The rule of a primitive of one argument: x̄ from (g, ans, x).
  public static func defineVJP(
    _ first: @escaping @Sendable (_ g: Box, _ ans: Box, _ x: Box) -> Box
  ) -> VJP {
    { _, g, ans, arguments in
      guard arguments.count == 1 else {
        stop(
          "defineVJP: one rule for a primitive of \(arguments.count) arguments; each argument needs its own")
      }
      return first(g, ans, arguments[0])
    }
  }

  /// The rules of a primitive of two arguments: x̄ and ȳ from (g, ans, x, y).
  public static func defineVJP(
    _ first: @escaping @Sendable (_ g: Box, _ ans: Box, _ x: Box, _ y: Box) -> Box,
    _ second: @escaping @Sendable (_ g: Box, _ ans: Box, _ x: Box, _ y: Box) -> Box
  ) -> VJP {
    { argument, g, ans, arguments in
      guard arguments.count == 2 else {
        stop("defineVJP: two rules for a primitive of \(arguments.count) argument; give one")
      }
      return (argument == 0 ? first : second)(g, ans, arguments[0], arguments[1])
    }
  }

  /// The rule of a primitive of any number of arguments: the adjoint of argument i from (i, g, ans, arguments).
  public static func defineVJP(each rule: @escaping VJP) -> VJP { rule }

  /// A primitive: a function that is traced as one step, with its table of VJPs.
  public struct Function: Sendable {
    /// The name by which nodes and pictures call the primitive.
    public let name: String

    let evaluate: @Sendable ([Box]) -> Box
    let vjp: VJP

    /// Creates a primitive of one argument.
    public init(
      _ name: String, _ function: @escaping @Sendable (Box) -> Box, vjps: @escaping VJP
    ) {
      self.init(name: name, vjp: vjps) { function($0[0]) }
    }

    /// Creates a primitive of two arguments.
    public init(
      _ name: String, _ function: @escaping @Sendable (Box, Box) -> Box, vjps: @escaping VJP
    ) {
      self.init(name: name, vjp: vjps) { function($0[0], $0[1]) }
    }

    /// The primitive for one of the operations on arrays.
    init(_ primitive: ArrayPrimitive) {
      self.init(name: primitive.name, vjp: Autograd.vjp(of: primitive)) { arguments in
        Box(NDArray.apply(primitive, to: arguments.map(\.array)))
      }
    }

    private init(name: String, vjp: @escaping VJP, evaluate: @escaping @Sendable ([Box]) -> Box) {
      self.name = name
      self.vjp = vjp
      self.evaluate = evaluate
    }

    /// Applies the primitive to x, and records the step if x is traced.
    public func callAsFunction(_ x: Box) -> Box { Autograd.record(self, [x]) }

    /// Applies the primitive to x and y, and records the step if one of them is traced.
    public func callAsFunction(_ x: Box, _ y: Box) -> Box { Autograd.record(self, [x, y]) }
  }
}
