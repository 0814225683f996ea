// A program's wrong numbers are explained by the rule that it has wrong; right numbers, and strange ones, by nothing.

import SymbolicCompare
import Testing

@Suite("The slip in a program's numbers")
struct SlipOfMethodTests {
  @Test(
    "the rule that gives the numbers",
    arguments: [
      ("x*sin(x)", "x", "sin(x)", Slip.productTerm), ("x*y", "x", "y + x", nil),
      ("x*x", "x", "x", .productTerm),
      ("x/y", "y", "-x/y", .quotientDenominator), ("cos(x)", "x", "sin(x)", .sign),
      ("sin(x*y)", "x", "cos(x*y)", .innerDerivative), ("sqrt(x)", "x", "1/sqrt(x)", .factor),
    ] as [(String, String, String, Slip?)])
  func explained(_ formula: String, _ variable: String, _ answer: String, _ slip: Slip?) throws {
    let f = try Symbolic(parsing: formula)
    let program = try Symbolic(parsing: answer).compiled(inputs: f.variables)
    let found = LikelySlip(in: { program.value(at: $0) }, of: f, withRespectTo: variable)
    #expect(found?.slip == slip, "\(found?.explanation ?? "nothing")")
  }

  @Test(
    "nothing is wrong with right numbers, and nothing explains numbers that are none",
    arguments: ["y", "0/0"])
  func unexplained(_ answer: String) throws {
    let f = try Symbolic(parsing: "x*y")
    let program = try Symbolic(parsing: answer).compiled(inputs: f.variables)
    #expect(LikelySlip(in: { program.value(at: $0) }, of: f, withRespectTo: "x") == nil)
  }

  @Test("a variable that does not occur has no slip")
  func foreign() throws {
    #expect(LikelySlip(in: { _ in 1 }, of: try Symbolic(parsing: "x"), withRespectTo: "z") == nil)
  }
}
