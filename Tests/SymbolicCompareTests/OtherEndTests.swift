// After reading this file you know that a finite result is not believed where it hangs on a number out of range, and is
// believed where it does not.

import SymbolicCompare
import Testing

@Suite("A number out of range")
struct OtherEndTests {
  /// Formulas with the variable by which is differentiated; each value is finite, and wrong.
  static let hidden: [(String, Point, String)] = [
    ("min(log(1 + exp(x)), 2000)", ["x": 1000], "x"),
    ("y^atan(log(1 + exp(x))/1000)", ["x": 1000, "y": 2], "y"),
    ("y^(1/log(1 + exp(x)))", ["x": 1000, "y": 2], "y"),
    ("y*atan(log(1 + exp(x))/1000)", ["x": 1000, "y": 2], "y"),
    ("exp(700)*y/(1 + exp(x))", ["x": 710, "y": 3], "y"),
    ("x*exp(700)/exp(710)", ["x": 1], "x"),
    ("x/(1 + x^2)", ["x": 1e200], "x"),
    ("y + min(log(2*exp(x)), 2000)", ["x": 1000, "y": 1], "y"),
    // Numbers that vanish.
    ("x*exp(-800)*1e300", ["x": 1], "x"),
    ("x*(1e-200*1e-200)*1e300", ["x": 1], "x"),
    ("max(exp(-x)*1e300, 1e-30)", ["x": 750], "x"),
    ("abs(x*y)", ["x": 1e-200, "y": 1e-200], "x"),
  ]

  @Test("on which a finite result hangs is named", arguments: hidden)
  func named(_ text: String, _ point: Point, _ variable: String) throws {
    let row = try #require(try Comparison(of: text, at: point)[variable])
    #expect(row.reverse.isFinite && row.verdict.kind == .overflow, "\(row.verdict.reason)")
    #expect(row.verdict.reason.contains("overflows") || row.verdict.reason.contains("underflow"))
    #expect(row.verdict.diagnosis?.node != nil)
  }

  static let harmless: [(String, Point, String)] = [
    ("y + atan(exp(x))", ["x": 1000, "y": 2], "y"),
    ("y*tanh(exp(x))", ["x": 1000, "y": 2], "y"),
    ("y + 1/(1 + exp(x))", ["x": 800, "y": 2], "y"),
    ("max(x, 0) + log1p(exp(-abs(x)))", ["x": 1000], "x"),
    ("x*y + exp(-800)", ["x": 1, "y": 2], "x"),
    ("exp(-x^2)*1e300", ["x": 100], "x"),
    ("x^2", ["x": 1e-200], "x"),
    ("exp(-exp(x))", ["x": 10], "x"),
  ]

  /// The naive formula may still lose its own digits, and differences theirs.
  @Test("on which nothing hangs changes nothing", arguments: harmless)
  func ignored(_ text: String, _ point: Point, _ variable: String) throws {
    let row = try #require(try Comparison(of: text, at: point)[variable])
    #expect(row.verdict.kind < .kink, "\(row.verdict.reason)")
  }

  /// Forward and reverse mode meet 10³⁰⁰·∞ or ∞ − ∞ on the one way, and not on the other.
  static let apart: [(String, Point)] = [
    ("x*(y/y)", ["x": 1e20, "y": 1e-300]), ("z*(x/x)", ["x": 1e-60, "z": 1e250]),
    ("x/(y/y)", ["x": 1e60, "y": 1e-250]), ("t = y*z; t + t*(t - t)", ["y": 1, "z": 1e200]),
    ("1e9*(x/x)", ["x": 1e-300]), ("x*(1e200*y - 1e200*y)", ["x": 1e200, "y": 1]),
    ("(y/y)*(y + 4.44)", ["y": 0x1.c55p-1024]), ("y/(1/x)", ["x": 1e136, "y": 1e-241]),
    ("y/x^-1", ["x": 1e136, "y": 1e-241]),
  ]

  @Test("inside one of the two sweeps accuses no method", arguments: apart)
  func notAccused(_ text: String, _ point: Point) throws {
    let verdict = try Comparison(of: text, at: point).verdict
    #expect(verdict.kind == .overflow, "\(verdict.reason)")
  }
}
