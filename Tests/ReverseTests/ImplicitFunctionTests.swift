import Reverse
import TestSupport
import Testing

/// An equation with one unknown and one parameter, and its root in closed form.
private struct Equation: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let parameter: Double
  let start: Double
  let root: Double
  let slope: Double
  let function: @Sendable (Variable, [Variable]) -> Variable

  init(
    _ name: String, at parameter: Double, from start: Double, root: Double, slope: Double,
    _ function: @escaping @Sendable (Variable, [Variable]) -> Variable
  ) {
    (testDescription, self.parameter, self.start, self.root) = (name, parameter, start, root)
    (self.slope, self.function) = (slope, function)
  }

  /// Roots and slopes to 20 digits by mpmath, at 50 digits: Tests/ReverseTests/Figures/roots.py.
  static let all = [
    Equation("u² = p", at: 4, from: 1, root: 2, slope: 0.25) { u, p in u * u - p[0] },
    Equation("u² = 2", at: 2, from: 1, root: 1.4142135623730950488, slope: 0.35355339059327376220) { u, p in
      u * u - p[0]
    },
    Equation("u³ = −5", at: -5, from: -1, root: -1.7099759466766969894, slope: 0.11399839644511313262) {
      u, p in
      u * u * u - p[0]
    },
    Equation("uᵉᵘ = 1", at: 1, from: 1, root: 0.56714329040978387300, slope: 0.36189625663488922148) { u, p in
      u * exp(u) - p[0]
    },
    Equation("Kepler", at: 0.8, from: 1, root: 1.2788415338201600223, slope: 1.1681047907319559158) { u, p in
      u - 0.5 * sin(u) - p[0]
    },
    Equation("0 of sin", at: 3, from: 3, root: 3.1415926535897932385, slope: 0) { u, p in p[0] * sin(u) },
    Equation("0", at: 0, from: 0.5, root: 0, slope: 1) { u, p in tan(u) - p[0] },
  ]
}

@Suite("Roots and fixed points")
struct ImplicitFunctionTests {
  @Test("have the slopes of their closed forms", arguments: Equation.all)
  private func closedForm(_ equation: Equation) throws {
    let (root, gradient) = try rootWithGradient(
      at: [equation.parameter], from: equation.start, of: equation.function)
    #expect(abs(root - equation.root) <= 2 * equation.root.ulp)
    #expect(abs(gradient[0] - equation.slope) <= 4 * max(equation.slope.ulp, 0x1p-53))
  }

  @Test("of a system: where a circle meets a line")
  func system() throws {
    // x² + y² = r², y = m x: x = r/√(1 + m²), at r = 5, m = ¾: (4, 3).
    let (root, pullback) = try rootWithPullback(at: [5, 0.75], from: [1, 1]) { u, p in
      [u[0] * u[0] + u[1] * u[1] - p[0] * p[0], u[1] - p[1] * u[0]]
    }
    #expect(abs(root[0] - 4) < 1e-15 && abs(root[1] - 3) < 1e-15)
    // ∂x/∂r = x/r, ∂x/∂m = −x m/(1 + m²); ∂y/∂r = y/r, ∂y/∂m = x/(1 + m²)
    for (adjoints, expected) in [([1.0, 0], [0.8, -1.92]), ([0, 1], [0.6, 2.56])] {
      for (x, y) in zip(pullback(adjoints), expected) { #expect(abs(x - y) < 1e-14) }
    }
    #expect(pullback([0, 0]) == [0, 0])
  }

  @Test("by iteration and by Newton's method are the same")
  func fixedPoint() throws {
    let iterated = try fixedPointWithGradient(at: [0.5, 1.2], from: 1) { u, p in p[1] * cos(p[0] * u) }
    let newton = try rootWithGradient(at: [0.5, 1.2], from: 1) { u, p in u - p[1] * cos(p[0] * u) }
    #expect(abs(iterated.fixedPoint - newton.root) < 1e-15)
    for (x, y) in zip(iterated.gradient, newton.gradient) { #expect(abs(x - y) < 1e-14) }
    // 1 − 1/r attracts at r = 2.8, with slope 1/r².
    let logistic = try fixedPointWithGradient(at: [2.8], from: 0.3) { u, p in p[0] * u * (1 - u) }
    #expect(abs(logistic.fixedPoint - (1 - 1 / 2.8)) < 2e-15)
    #expect(abs(logistic.gradient[0] - 1 / (2.8 * 2.8)) < 1e-14)
  }

  @Test("agree with unrolled iterations that have converged, and beat those that have not")
  func unrolled() throws {
    let (root, implicit) = try rootWithGradient(at: [2], from: 1) { u, p in u * u - p[0] }
    var errors: [(value: Double, slope: Double)] = []
    for steps in 1...7 {
      let (value, gradient) = valueWithGradient(at: [2]) { p in
        (0..<steps).reduce(Variable(1)) { u, _ in (u + p[0] / u) / 2 }
      }
      errors.append((abs(value - root), abs(gradient[0] - implicit[0])))
    }
    #expect(errors[6].value < 1e-15 && errors[6].slope < 1e-15)
    // The slope lags behind the value: after three steps the root has 6 digits, its slope 4.
    #expect(errors[2].value < 3e-6 && errors[2].slope > 1e-5)
    #expect(zip(errors[1...4], errors[0...3]).allSatisfy { $0.slope < $1.slope })
  }

  @Test("cost one sweep, however many parameters there are")
  func manyParameters() throws {
    let p = (0..<500).map { 1 + Double($0) / 500 }
    let (root, gradient) = try rootWithGradient(at: p, from: 1) { u, p in u * u * u - p.sum() }
    #expect(gradient.allSatisfy { abs($0 * 3 * root * root - 1) < 1e-14 })
  }

  @Test(
    "have derivatives whatever the units of equations and unknowns are", arguments: [1, 1e-20, 1e-150, 1e20])
  func units(_ unit: Double) throws {
    // u + v = 3p and u + 2v = 4p, whose solution is (2p, p), the second equation or the second unknown in another unit.
    let ofEquations = try implicitPullback(at: [1], solution: [2, 1]) { u, p in
      [u[0] + u[1] - 3 * p[0], Variable(unit) * (u[0] + 2 * u[1] - 4 * p[0])]
    }
    let ofUnknowns = try implicitPullback(at: [1], solution: [2, 1 / unit]) { u, p in
      let v = Variable(unit) * u[1]
      return [u[0] + v - 3 * p[0], u[0] + 2 * v - 4 * p[0]]
    }
    #expect(
      agree(ofEquations([1, 0])[0], 2, relative: 1e-14) && agree(ofEquations([0, 1])[0], 1, relative: 1e-14))
    #expect(
      agree(ofUnknowns([1, 0])[0], 2, relative: 1e-14) && agree(ofUnknowns([0, unit])[0], 1, relative: 1e-14))
  }

  @Test("are refused where the Jacobian is singular, exactly or to rounding")
  func singular() {
    let singular: [(Double, Double)] = [(0, 0), (1, 1), (1, 3)]
    for (p, start) in singular {
      let error = #expect(throws: ImplicitFunctionError.self) {
        try rootWithGradient(at: [p], from: start) { u, q in p == 0 ? u * u - q[0] : u * u - 2 * u + q[0] }
      }
      guard case .singularJacobian = error else {
        Issue.record("\(String(describing: error)) at p = \(p)")
        continue
      }
      #expect(error?.description.contains("has no derivative") == true)
    }
    #expect(throws: ImplicitFunctionError.singularJacobian(at: [1, 2])) {
      try rootWithPullback(at: [1], from: [1, 2]) { u, p in
        [u[0] + u[1] - p[0], 2 * u[0] + 2 * u[1] - 2 * p[0]]
      }
    }
  }

  @Test("beside a double root are found, with their large slopes")
  func nearlyDouble() throws {
    // u = 1 + √(1 − p): slope −1/(2√(1 − p)), which is −500 at 1 − p = 10⁻⁶.
    let (root, gradient) = try rootWithGradient(at: [1 - 0x1p-20], from: 3) { u, p in u * u - 2 * u + p[0] }
    #expect(abs(root - (1 + 0x1p-10)) < 1e-12 && abs(gradient[0] + 512) < 1e-6)
  }

  @Test("say where the search went wrong, and what to do")
  func errors() {
    func message(_ body: () throws -> Void) -> String {
      let error = #expect(throws: ImplicitFunctionError.self) { try body() }
      return error?.description ?? ""
    }
    let noRoot = message { _ = try rootWithGradient(at: [1], from: 3) { u, p in u * u + p[0] } }
    #expect(noRoot.hasPrefix("After 100 steps the iteration has not settled"))
    let outside = message { _ = try rootWithGradient(at: [1], from: 30) { u, p in log(u) - p[0] } }
    #expect(outside.contains("not finite: start nearer to the solution, or inside the domain"))
    let repelling = message {
      _ = try fixedPointWithGradient(at: [3.5], from: 0.3) { u, p in p[0] * u * (1 - u) }
    }
    #expect(repelling.hasPrefix("After 10000 steps") && repelling.contains("rootWithPullback of u - T(u)"))
    let short = message { _ = try rootWithPullback(at: [1], from: [1, 2]) { u, _ in [u[0]] } }
    let shortStep = message { _ = try fixedPointWithPullback(at: [1], from: [1, 2]) { u, _ in [u[0]] } }
    #expect(short.hasPrefix("There are 2 unknowns and 1 equations") && shortStep == short)
  }

  @Test("stand in a larger program as functions with their own derivative")
  func defined() throws {
    let kepler = DefinedFunction("kepler", of: 2) { p in
      let found = try? rootWithGradient(at: p, from: p[0]) { u, p in u - p[1] * sin(u) - p[0] }
      return found?.root ?? .nan
    } pullback: { p, u, adjoint in
      let pullback = try? implicitPullback(at: p, solution: [u]) { u, p in [u[0] - p[1] * sin(u[0]) - p[0]] }
      return pullback?([adjoint]) ?? [.nan, .nan]
    }
    #expect(kepler.check(at: [0.8, 0.5]).passes)
    let gradient = gradient(at: [0.8, 0.5]) { p in kepler(p[0], p[1]) * p[0] }
    let u = 1.2788415338201600223
    #expect(abs(gradient[0] - (u + 0.8 * 1.1681047907319559158)) < 1e-14)
  }
}
