// Formulas set for a textbook.

import Elementary
import SymbolicCompare
import Testing

@Suite("LaTeX")
struct LaTeXTests {
  static let settings = [
    ("log(1 + exp(w*x1))/x^2", "\\frac{\\ln\\left(1 + e^{w \\cdot x_{1}}\\right)}{x^{2}}"),
    ("(x + y)^2", "\\left(x + y\\right)^{2}"), ("x^(y + 1)", "x^{y + 1}"),
    ("(x/y)^2", "\\left(\\frac{x}{y}\\right)^{2}"),
    ("exp(x)^2", "\\left(e^{x}\\right)^{2}"), ("a*(b/c)", "a \\cdot \\frac{b}{c}"),
    ("x - (y - z)", "x - \\left(y - z\\right)"),
    ("-x*-2", "-x \\cdot \\left(-2\\right)"), ("sqrt(x) + cbrt(y)", "\\sqrt{x} + \\sqrt[3]{y}"),
    ("abs(x)", "\\left|x\\right|"),
    ("pi*e", "\\pi \\cdot e"), ("2.5e-10", "2.5 \\cdot 10^{-10}"), ("1e300", "10^{300}"),
    ("x_1 + x1", "x_{\\_1} + x_{1}"), ("alpha1*alpha_1", "\\alpha_{1} \\cdot \\alpha_{\\_1}"),
    ("x__ - x", "x_{\\_\\_} - x"),
    ("theta_1 + rate", "\\theta_{1} + \\mathrm{rate}"),
    ("w1_23", "w_{1,23}"), ("x_theta + w_max_2", "x_{\\theta} + w_{\\mathrm{max},2}"),
    ("asin(x) + atan2(y, x)", "\\arcsin\\left(x\\right) + \\operatorname{atan2}\\left(y, x\\right)"),
    ("max(x, y)", "\\max\\left(x, y\\right)"), ("polygamma(1, x)", "\\psi^{(1)}\\left(x\\right)"),
    (
      "where(x > 0, x^2, sin(x))",
      "\\begin{cases} x^{2} & x > 0 \\\\ \\sin\\left(x\\right) & \\text{otherwise} \\end{cases}"
    ),
    ("(x >= 1)*x", "\\left[x \\ge 1\\right] \\cdot x"),
    ("mod(x, 3) + floor(x)", "\\left(x \\bmod 3\\right) + \\left\\lfloor x\\right\\rfloor"),
    ("x*mod(y, 2)^2", "x \\cdot \\left(y \\bmod 2\\right)^{2}"),
    ("x^3*mod(y, 2)*z", "x^{3} \\cdot \\left(y \\bmod 2\\right) \\cdot z"),
    ("-mod(x + 1, 2*y)", "-\\left(\\left(x + 1\\right) \\bmod \\left(2 \\cdot y\\right)\\right)"),
    ("mod(mod(x, 3), 2)/exp(mod(x, 2))", "\\frac{\\left(x \\bmod 3\\right) \\bmod 2}{e^{x \\bmod 2}}"),
    ("ifPositive(x, y)", "\\begin{cases} y & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}"),
    (
      "ifPositive(x, y)^2",
      "\\left(\\begin{cases} y & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}\\right)^{2}"
    ),
    (
      "where(x > 0, y, 1)*z",
      "\\left(\\begin{cases} y & x > 0 \\\\ 1 & \\text{otherwise} \\end{cases}\\right) \\cdot z"
    ),
    (
      "sqrt(where(x > 0, y, 1))", "\\sqrt{\\begin{cases} y & x > 0 \\\\ 1 & \\text{otherwise} \\end{cases}}"
    ), ("(x > 0)^2", "\\left[x > 0\\right]^{2}"),
    ("sincDerivative(2, x)", "\\operatorname{sinc}^{(2)}\\left(x\\right)"),
    ("-(2)", "-\\left(2\\right)"), ("x*-1", "x \\cdot \\left(-1\\right)"),
    ("x - -y", "x - \\left(-y\\right)"),
    ("x + -y*z", "x + \\left(-y \\cdot z\\right)"), ("x*-(y/2)", "x \\cdot \\left(-\\frac{y}{2}\\right)"),
    ("mod(-x, 2)", "\\left(-x\\right) \\bmod 2"), ("mod(x, -2)", "x \\bmod \\left(-2\\right)"),
    ("x > 0 and y > 0", "\\left[x > 0\\right] \\cdot \\left[y > 0\\right]"),
    ("3 - x < -1", "\\left[3 - x < -1\\right]"),
    ("1e16*x", "10^{16} \\cdot x"), ("log10(x)", "\\log_{10}\\left(x\\right)"),
  ]

  @Test("needs fewer parentheses than one line", arguments: settings)
  func setting(text: String, latex: String) throws {
    #expect(try Symbolic(parsing: text).latex == latex)
  }

  @Test("balances its braces for random formulas")
  func balance() {
    var generator = SeededGenerator(seed: 7)
    for index in 0..<2_000 {
      let source = FormulaGenerator(operations: (index % 12)...(index % 12), variables: ["x", "y"])
      let latex = source.formula(using: &generator).latex
      #expect(latex.count { $0 == "{" } == latex.count { $0 == "}" })
      #expect(latex.matches(of: /\\left/).count == latex.matches(of: /\\right/).count)
    }
  }

  @Test("names what is used more than once when the tree is too large")
  func program() {
    var y = Symbolic.variable("x") + 1
    for _ in 0..<100 { y = y * y }
    #expect(y.latex.hasPrefix("t_{1} = x + 1;\\quad t_{2} = t_{1} \\cdot t_{1};\\quad "))
  }
}
