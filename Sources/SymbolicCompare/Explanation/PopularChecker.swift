// After reading this file you know what four widely used gradient checks would have decided, and why a derivative of
// 1e-7 passes all of them whatever it is: each has an absolute tolerance of 1e-6 or more.
//
// Sources: the functions' documentation and sources: torch.autograd.gradcheck (atol 1e-5, rtol 1e-3),
// jax.test_util.check_grads in double precision (1e-5, 1e-5), autograd.test_util.check_grads (1e-6, or 1e-6 relative
// to the sum), Stan's diagnose mode (1e-6).

/// A widely used check of a derivative against a difference quotient, with its default tolerances.
public enum PopularChecker: String, CaseIterable, Sendable {
  case torch = "torch gradcheck"
  case jax = "JAX check_grads"
  case autograd = "autograd check_grads"
  case stan = "Stan diagnose"

  // swift-format-ignore
  /// Whether the check passes a derivative that a program claims, given the difference quotient.
  public func accepts(_ claimed: Double, against quotient: Double) -> Bool {
    let error = (claimed - quotient).magnitude
    return switch self {
    case .torch:    error <= 1e-5 + 1e-3 * quotient.magnitude
    case .jax:      error <= 1e-5 + 1e-5 * quotient.magnitude
    case .autograd: error < 1e-6 || error < 1e-6 * (claimed + quotient).magnitude
    case .stan:     error <= 1e-6
    }
  }
}
