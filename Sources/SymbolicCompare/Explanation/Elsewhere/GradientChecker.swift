// After reading this file you know what five widely used gradient checks would decide at a point: each has its own step,
// scheme and tolerance, so that a right derivative can fail and a wholly wrong one can pass.
//
//     check                  step h        difference                      accepts the claim c against the quotient q if
//     torch gradcheck        1e-6          (f(x+h) − f(x−h))/2h            |c − q| ≤ 1e-5 + 1e-3·|q|
//     JAX check_grads        1e-4·t        the same along t = 1.764…       |c·t − q·t| ≤ 1e-5 + 1e-5·|q·t|, and times 0.4
//     autograd check_grads   5e-7·v        the same along a random v       |c − q|·|v·w| < 1e-6, or 1e-6 relative to c + q;
//                                                                          then the second derivative, in the same way
//     Stan diagnose          1e-6          the same                        |c − q| ≤ 1e-6
//     SciPy check_grad       1.49e-8       (f(x+h) − f(x))/h               it decides nothing: it returns |c − q|
//
// A derivative of 1e-7 passes all that decide, whatever it is: each tolerance is absolute first.
//
// Sources: torch/autograd/gradcheck.py 2.15.0, jax/_src/public_test_util.py 0.10.2, autograd/test_util.py 1.9.1,
// scipy/optimize 1.17.1, all run; Stan's documentation (diagnose, epsilon and error 1e-6), not run.

import Reverse

/// A widely used check of a derivative against a difference quotient, with its default step and tolerances.
public enum GradientChecker: String, CaseIterable, Sendable {
  /// PyTorch's check: central differences, an absolute and a relative tolerance.
  case torch = "torch gradcheck"

  /// JAX's check: central differences along a random direction.
  case jax = "JAX check_grads"

  /// The check of autograd: central differences along a random direction, of the second derivative too.
  case autograd = "autograd check_grads"

  /// Stan's check: central differences, an absolute tolerance.
  case stan = "Stan diagnose"

  /// SciPy's check: a forward difference, and no decision.
  case scipy = "SciPy check_grad"

  /// What the check says of a right and of a wrong derivative.
  public struct Decision: Hashable, Sendable {
    /// The check that decides.
    public let checker: GradientChecker

    /// Whether the right derivative is accepted; `nil` if that hangs on the check's random numbers, or none is made.
    public let acceptsRight: Bool?

    /// Whether the derivative with the wrong sign is accepted; `nil` as above, and where the derivative is 0.
    public let acceptsWrong: Bool?

    /// The distance between the right derivative and the check's quotient.
    public let error: Double
  }
}

extension GradientChecker {
  /// What the check decides on the derivative of a formula along one input, the others fixed.
  fileprivate func decision(on section: FormulaSection, derivative: Double) -> Decision {
    Decision(
      checker: self, acceptsRight: accepts(derivative, section),
      acceptsWrong: derivative == 0 ? nil : accepts(-derivative, section),
      error: (derivative - quotient(section, 1)).magnitude)
  }

  /// Whether a claimed derivative is accepted; `nil` if random numbers decide.
  private func accepts(_ claim: Double, _ section: FormulaSection) -> Bool? {
    switch self {
    case .torch:
      let quotient = quotient(section, 1)
      return (claim - quotient).magnitude <= 1e-5 + 1e-3 * quotient.magnitude
    case .jax:
      // The first two numbers of NumPy's generator with seed 0: the tangent, then the cotangent.
      let (tangent, cotangent) = (1.764052345967664, 0.4001572083672233)
      let quotient = quotient(section, tangent) * tangent
      let isClose = [1, cotangent].map { scale in
        (claim * tangent - quotient).magnitude * scale <= 1e-5 + 1e-5 * quotient.magnitude * scale
      }
      return isClose.allSatisfy(\.self)
    case .autograd:
      // Random numbers of every usual size: if they decide, nothing is said.
      let sizes = [0.1, 0.5, 1, 2]
      let verdicts = sizes.flatMap { size in
        [0.5, -1, 2.5].map { autogradAccepts(claim, section, size: size, step: $0) }
      }
      return Set(verdicts).count == 1 ? verdicts.first : nil
    case .stan: return (claim - quotient(section, 1)).magnitude <= 1e-6
    case .scipy: return nil
    }
  }

  /// The check's difference quotient along a direction.
  private func quotient(_ section: FormulaSection, _ direction: Double) -> Double {
    switch self {
    case .torch, .stan: section.central(step: 1e-6)
    case .jax: section.central(step: 1e-4 * direction)
    case .autograd: section.central(step: 5e-7 * direction)
    case .scipy: section.forward(step: 0x1p-26)
    }
  }

  /// Both orders that autograd checks, with a direction and a cotangent of this size, and a direction of the second order.
  private func autogradAccepts(
    _ claim: Double, _ section: FormulaSection, size: Double, step: Double
  ) -> Bool {
    func isClose(_ a: Double, _ b: Double, scale: Double) -> Bool {
      (a - b).magnitude * scale < 1e-6 || (a - b).magnitude < 1e-6 * (a + b).magnitude
    }
    guard isClose(claim, quotient(section, size), scale: size * size) else { return false }
    // Of (x, v) ↦ v·f′(x) along (step, 1), with v = size; the claim is as wrong there as here.
    let (slope, bend) = section.slopeAndBend
    let sign = claim == slope ? 1.0 : -1
    let above = (size + 5e-7) * section.slope(offBy: 5e-7 * step)
    let below = (size - 5e-7) * section.slope(offBy: -5e-7 * step)
    return isClose(sign * (size * step * bend + slope), sign * (above - below) / 1e-6, scale: 1)
  }
}

/// A formula along one of its inputs, the others fixed.
private final class FormulaSection {
  private let list: WengertList
  private let x: Double

  /// Slopes beside the point, by how far: several checks ask for the same ones.
  private var slopes: [Double: Double] = [:]

  init(_ comparison: Comparison, position: Int) {
    let slice = comparison.slices.slice(of: position)
    let values = comparison.list.values(at: comparison.coordinates)
    list = comparison.slices.section(along: slice, resting: values)
    x = comparison.coordinates[position]
  }

  private func value(at x: Double) -> Double { list.value(at: [x]) }

  func central(step: Double) -> Double { (value(at: x + step) - value(at: x - step)) / (2 * step) }

  func forward(step: Double) -> Double {
    let stepped = x + step
    return (value(at: stepped) - value(at: x)) / (stepped - x)
  }

  func slope(offBy offset: Double) -> Double {
    if let known = slopes[offset] { return known }
    let slope = list.valueWithGradient(at: [x + offset]).gradient[0]
    slopes[offset] = slope
    return slope
  }

  /// The first and the second derivative.
  lazy var slopeAndBend: (Double, Double) = {
    let gradient = list.valueWithGradient(at: [Dual(value: x, tangent: 1)]).gradient
    return (gradient[0].value, gradient[0].tangent)
  }()
}

extension Comparison {
  /// What widely used gradient checks would decide on the derivative by a variable, the other variables fixed.
  ///
  /// - Parameter variable: a compared variable; for another name the result is empty.
  /// - Complexity: some 20 evaluations of the formula and 8 sweeps.
  public func checkers(withRespectTo variable: String) -> [GradientChecker.Decision] {
    guard let row = self[variable], let position = list.inputs.firstIndex(of: variable) else { return [] }
    let section = FormulaSection(self, position: position)
    return GradientChecker.allCases.map { $0.decision(on: section, derivative: row.reverse) }
  }
}
