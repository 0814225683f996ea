// After reading this file you know how the module is told from its type: `Dual::gradient`, not `Dual.gradient`.
//
// After a dot, `Dual` is the type, since a type hides the module of its name. `::` is Swift's module selector.

extension Dual {
  /// Refused: `derivative` belongs to the module, as `Dual::derivative(at:of:)`.
  @available(*, unavailable, message: "the verb belongs to the module: write Dual::derivative(at:of:)")
  public static func derivative(at x: Double, of function: (Dual) throws -> Dual) rethrows -> Double { .nan }

  /// Refused: `valueWithDerivative` belongs to the module, as `Dual::valueWithDerivative(at:of:)`.
  @available(
    *, unavailable, message: "the verb belongs to the module: write Dual::valueWithDerivative(at:of:)"
  )
  public static func valueWithDerivative(
    at x: Double, of function: (Dual) throws -> Dual
  ) rethrows -> (value: Double, derivative: Double) { (.nan, .nan) }

  /// Refused: `secondDerivative` belongs to the module, as `Dual::secondDerivative(at:of:)`.
  @available(*, unavailable, message: "the verb belongs to the module: write Dual::secondDerivative(at:of:)")
  public static func secondDerivative(at x: Double, of function: (HyperDual) throws -> HyperDual) rethrows
    -> Double
  { .nan }

  /// Refused: `gradient` belongs to the module, as `Dual::gradient(at:of:)`.
  @available(*, unavailable, message: "the verb belongs to the module: write Dual::gradient(at:of:)")
  public static func gradient(at x: [Double], of function: ([Dual8]) throws -> Dual8) rethrows -> [Double] {
    []
  }

  /// Refused: `valueWithGradient` belongs to the module, as `Dual::valueWithGradient(at:of:)`.
  @available(*, unavailable, message: "the verb belongs to the module: write Dual::valueWithGradient(at:of:)")
  public static func valueWithGradient(
    at x: [Double], of function: ([Dual8]) throws -> Dual8
  ) rethrows -> (value: Double, gradient: [Double]) { (.nan, []) }

  /// Refused: `jacobian` belongs to the module, as `Dual::jacobian(at:of:)`.
  @available(*, unavailable, message: "the verb belongs to the module: write Dual::jacobian(at:of:)")
  public static func jacobian(at x: [Double], of function: ([Dual8]) throws -> [Dual8]) rethrows -> [[Double]]
  { [] }

  /// Refused: `hessian` belongs to the module, as `Dual::hessian(at:of:)`.
  @available(*, unavailable, message: "the verb belongs to the module: write Dual::hessian(at:of:)")
  public static func hessian(at x: [Double], of function: ([HyperDual]) throws -> HyperDual) rethrows
    -> [[Double]]
  { [] }
}
