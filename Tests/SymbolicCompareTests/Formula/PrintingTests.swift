// Printing: as few parentheses as possible, and what is printed reads back as the same formula.

import Elementary
import SymbolicCompare
import Testing

@Suite("Printed formulas")
struct PrintingTests {
  @Test(
    "have no parentheses that could be left out",
    arguments: [
      "x + y + z", "x + (y + z)", "x - (y - z)", "x - y - z", "x*y*z", "x*(y*z)", "x/(y*z)", "x/y*z",
      "x/(y/z)",
      "(x + y)*z", "x*(y + z)", "-x^2", "(-x)^2", "x^-2", "x^-y", "x^y^z", "(x^y)^z", "x^(y + z)", "x^-(y*z)",
      "--x", "-(x*y)", "-x*y", "x*-y", "-(x + y)", "x - -y", "x + -2", "-2*x", "(-2)^x", "-2^x", "-(2)",
      "--2", "-0",
      "atan2(y, x)", "max(x, min(y, z))", "log(1 + exp(w*x + b))", "pi*e", "0.1", "1e-05*x", "1e+16",
      "100000",
      "5e-324", "1.7976931348623157e+308", "sin(x)^2", "(x*y)^2", "sqrt(x^2 + y^2)/-z", "1/0", "-(1/0)",
    ])
  func minimal(text: String) throws {
    #expect(try Symbolic(parsing: text).description == text)
  }

  @Test(
    "read back as the number they stand for",
    arguments: [
      0.1, -0.1, 1e16, 1e-5, .pi, -.pi, 2.718281828459045, .leastNonzeroMagnitude, -0.0, 1.0 / 3, .infinity,
      -.infinity, .nan,
    ])
  func numerals(value: Double) throws {
    let numeral = Symbolic(value)
    #expect(try Symbolic(parsing: numeral.description) == numeral)
  }

  @Test("are programs when the tree is too large")
  func programs() throws {
    var y = Symbolic.variable("t1") + 1
    for _ in 0..<100 { y = y * y }
    #expect(y.description.hasPrefix("t2 = t1 + 1; t3 = t2*t2; t4 = t3*t3; "))
    #expect(try Symbolic(parsing: y.description) == y)
    #expect(try Symbolic(parsing: "exp(x)*exp(x)").program == "t1 = exp(x); t1*t1")
    #expect(try Symbolic(parsing: "x + y*2").program == "x + y*2")
  }

  @Test("of derivatives are the templates of the textbook")
  func derivatives() throws {
    let expected = [
      ("x^3", "3*x^2*1"), ("x*x", "1*x + x*1"), ("-x", "-(1)"), ("y", "0"), ("x/y", "(1*y - x*0)/y^2"),
      ("sin(x)", "cos(x)*1"), ("cos(x)", "-sin(x)*1"), ("log(x)", "1/x"), ("tanh(x)", "(1 - tanh(x)^2)*1"),
      ("sqrt(x)", "1/(2*sqrt(x))"), ("x^y", "y*x^(y - 1)*1"), ("y^x", "y^x*log(y)*1"),
      ("x^x", "x^x*(1*log(x) + x*1/x)"), ("x^-2", "-2*x^-3*1"), ("sign(x)", "0"),
      ("erf(x)", "2/sqrt(pi)*exp(-x^2)*1"), ("polygamma(1, x)", "polygamma(2, x)*1"),
      ("sinc(x)", "sincDerivative(1, x)*1"),
      ("max(x, y)", "heaviside(x - y)*1 + heaviside(y - x)*0"),
    ]
    for (text, derivative) in expected {
      #expect(try Symbolic(parsing: text).derivative(withRespectTo: "x").description == derivative)
    }
  }
}
