// After reading this file you know how a function gets a derivative of its own that can be differentiated again.
//
//     struct Softplus: FunctionWithPullback {
//       let name = "softplus", arity = 1
//       func value<T: Scalar>(at x: [T]) -> T { max(x[0], 0) + log1p(exp(-abs(x[0]))) }
//       func pullback<T: Scalar>(at x: [T], value z: T, adjoint: T) -> [T] { [adjoint * sigmoid(x[0])] }
//     }
//     let softplus = DefinedFunction(Softplus())
//     hessian(at: [0]) { x in softplus(x[0]) }      // [[0.25]], by differentiating the pullback
//
// A closure cannot be generic in Swift, a method can. The gradient's own sweep runs over variables, and there it calls the
// pullback with variables; over formulas it gives the gradient as a formula.

/// A function with a derivative of its own, written over every kind of number.
///
/// Where a list is swept over numbers other than `Double` and ``Variable``, the value is that of ``value(at:)`` by its own
/// operations, and what is sent back is always the pullback's.
public protocol FunctionWithPullback: Sendable {
  /// The name, for printing.
  var name: String { get }

  /// How many arguments the function takes, 1 or more.
  var arity: Int { get }

  /// The value.
  func value<T: Scalar>(at x: [T]) -> T

  /// The arguments' adjoints, as many as arguments: z̄·∂z/∂x for each.
  func pullback<T: Scalar>(at x: [T], value z: T, adjoint: T) -> [T]

  /// The value's tangent: the sum of ∂z/∂x·ẋ.
  ///
  /// If it is left out, it comes from the pullback.
  func tangent<T: Scalar>(at x: [T], value z: T, along direction: [T]) -> T
}

extension FunctionWithPullback {
  /// The pullback of 1, times the direction; an argument that does not move adds nothing.
  public func tangent<T: Scalar>(at x: [T], value z: T, along direction: [T]) -> T {
    zip(pullback(at: x, value: z, adjoint: 1), direction).reduce(.zero) { sum, term in
      term.1 == .zero ? sum : sum + term.0 * term.1
    }
  }
}
