import Elementary
import SymbolicCompare
import Testing

@testable import SymbolicCompareSelfCheck

@Suite("Running error")
struct RunningErrorTests {
  // swift-format-ignore
  /// Functions of one argument: the number, its error, and the least and the largest bound that is right.
  static let unary: [(UnaryFunction, Double, Double, ClosedRange<Double>)] = [
    (.floor,     2.5,  0.25,  0...0),
    (.floor,     2,    0,     0...0),
    (.floor,     2,    1e-16, 1...Double.infinity),
    (.floor,     1.9,  0.2,   1...Double.infinity),
    (.sign,      0.5,  0.25,  0...0),
    (.sign,      0.5,  0.75,  2...Double.infinity),
    (.heaviside, -1,   1,     0.5...Double.infinity),
    (.abs,       -3,   0.25,  0.25...0.26),
    (.abs,       0.1,  0.25,  0.25...0.26),
    (.relu,      -3,   0.25,  0...0),
    (.relu,      -0.1, 0.25,  0.15...0.26),
  ]

  @Test(
    "behind one argument is that of its piece, or of the seam that the argument's own reaches",
    arguments: unary)
  func one(_ function: UnaryFunction, _ x: Double, _ error: Double, _ bound: ClosedRange<Double>) {
    let result = RunningError.apply(function, to: RunningError(x, error: error))
    #expect(bound.contains(result.error), "\(result.error)")
  }

  // swift-format-ignore
  /// Functions of two arguments, in the same way.
  static let binary: [(BinaryFunction, RunningError, RunningError, ClosedRange<Double>)] = [
    (.mod, RunningError(7.5, error: 0.25), RunningError(3),              0.25...0.26),
    (.mod, RunningError(6),                RunningError(3),              0...1e-15),
    (.mod, RunningError(6, error: 1e-15),  RunningError(3),              3...Double.infinity),
    (.mod, RunningError(5.9, error: 0.2),  RunningError(3),              2.8...Double.infinity),
    (.mod, RunningError(7.5),              RunningError(3, error: 0.1),  0.2...0.21),
    (.mod, RunningError(301.5),            RunningError(3, error: 0.02), 3...Double.infinity),
    (.mod, RunningError(0.4),              RunningError(1, error: 0.7),  0.3...Double.infinity),
    (.mod, RunningError(1e-20),            RunningError(1, error: 1e-16), 0...1e-35),
    (.mod, RunningError(1e300, error: 1),  RunningError(1e-10),          1e-10...Double.infinity),
    (.mod, RunningError(1e300),            RunningError(1e-10),          0...1e-25),
    (.max, RunningError(1, error: 0.25),   RunningError(3, error: 0.5),  0.5...0.51),
    (.min, RunningError(1, error: 0.25),   RunningError(3, error: 0.5),  0.25...0.26),
    (.max, RunningError(2.9, error: 0.25), RunningError(3, error: 0.5),  0.5...0.76),
    (.ifPositive, RunningError(1, error: 0.5),  RunningError(3, error: 0.5), 0.5...0.5),
    (.ifPositive, RunningError(-1, error: 0.5), RunningError(Double.infinity), 0...0),
    (.ifPositive, RunningError(1, error: 1),    RunningError(3), 3...Double.infinity),
    (.hypot, RunningError(0.1, error: 0.25), RunningError(0, error: 0.25),  0.35...0.51),
    (.atan2, RunningError(0.1, error: 0.25), RunningError(-1),              6...Double.infinity),
  ]

  @Test("behind two arguments is that, too", arguments: binary)
  func two(_ function: BinaryFunction, _ x: RunningError, _ y: RunningError, _ bound: ClosedRange<Double>) {
    let result = RunningError.apply(function, to: x, y)
    #expect(bound.contains(result.error), "\(result.error)")
  }
}
