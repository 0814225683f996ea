// Laue's equivalence, of whole formulas and operation by operation.

import SymbolicCompare
import Testing

@Suite("Forward mode and the naive formula")
struct EquivalenceTests {
  static let alike = [
    "l2 = 4*x*(1 - x); l3 = 4*l2*(1 - l2); 4*l3*(1 - l3)", "sin(sin(sin(sin(x))))", "x*y*z*x*y",
    "x*exp(x)*cos(x)",
  ]

  @Test("perform the same operations: identical to the last bit", arguments: alike)
  func identical(text: String) throws {
    let equivalence = Equivalence(of: try Symbolic(parsing: text), withRespectTo: "x")
    #expect(equivalence.points == 1000)
    #expect(equivalence.identical == 1000)
  }

  @Test("differ where a rule is arranged differently")
  func different() throws {
    let equivalence = Equivalence(of: try Symbolic(parsing: "tanh(tanh(3*x))"), withRespectTo: "x")
    #expect(equivalence.points == 1000)
    #expect(equivalence.identical < 1000)
  }
}

@Suite("Forward mode and the naive formula, operation by operation")
struct EquivalenceTraceTests {
  private func trace(_ text: String, at point: [Double]) throws -> EquivalenceTrace {
    EquivalenceTrace(of: try Symbolic(parsing: text), withRespectTo: "x", at: point)
  }

  @Test(
    "have the same bits in every row where every rule is arranged alike", arguments: EquivalenceTests.alike)
  func alike(text: String) throws {
    let formula = try Symbolic(parsing: text)
    let trace = try trace(text, at: formula.variables.map { _ in 0.3 })
    #expect(trace.points == 1000)
    #expect(trace.rows.allSatisfy { $0.cause == .same && $0.differing == 0 && $0.forward == $0.naive })
  }

  @Test("of softplus by its weight differ at 284 points, by the rule of the logarithm alone")
  func softplus() throws {
    let formula = try Symbolic(parsing: "log(1+exp(w*x+b))")
    let trace = EquivalenceTrace(of: formula, withRespectTo: "w", at: [-0.2, 1.3, 0.7])
    #expect(trace.rows.map(\.name) == ["w", "v1", "v2", "v3", "v4", "v5"])
    #expect(trace.rows.map(\.differing) == [0, 0, 0, 0, 0, 284])
    #expect(trace.rows.last?.differingByRule == 284)
    #expect(trace.rows.last?.forwardRule == "1/u*u'" && trace.rows.last?.naiveRule == "u'/u")
  }

  @Test("tell a rule of its own from operands that differ already")
  func causes() throws {
    // The product inherits from tanh, and has no arrangement of its own.
    let trace = try trace("2*tanh(3*x)", at: [0.4])
    #expect(trace.rows.map(\.operation) == ["", "3 * x", "tanh(v1)", "2 * v2"])
    let (tanh, product) = (trace.rows[2], trace.rows[3])
    #expect(tanh.differing > 100 && tanh.differingByRule == tanh.differing)
    #expect(product.differing == tanh.differing && product.differingByRule == 0)
    #expect(product.forwardRule == "2*v'" && product.naiveRule == "0*v + 2*v'")
  }

  @Test(
    "count what the comparison of the whole counts",
    arguments: ["tanh(tanh(3*x))", "x^3/sqrt(x)", "log(1+exp(x))"])
  func whole(text: String) throws {
    let trace = try trace(text, at: [0.4])
    let equivalence = Equivalence(of: try Symbolic(parsing: text), withRespectTo: "x")
    #expect(trace.points == equivalence.points)
    #expect(trace.points - (trace.rows.last?.differing ?? 0) == equivalence.identical)
  }

  @Test("differ at a singular point, where the naive formula is 0/0 and nothing passes")
  func singular() throws {
    let trace = try trace("sqrt(x*0)", at: [1])
    #expect(trace.rows.last?.forward == 0 && trace.rows.last?.naive.isNaN == true)
    #expect(trace.rows.last?.cause == .rule)
  }
}
