// The language as a table: what is read as what, and what is refused where.

import Elementary
import SymbolicCompare
import Testing

@Suite("What the language reads")
struct ParserTests {
  /// Text, and the same formula with every pair of parentheses that its reading implies.
  static let readings: [(String, String)] = [
    ("-x^2", "-(x^2)"), ("2^-3", "2^(-3)"), ("2^3^2", "2^(3^2)"), ("2^-3^2", "2^(-(3^2))"),
    ("--x", "-(-x)"), ("-x*y", "(-x)*y"), ("x*-y", "x*(-y)"), ("x*-y*z", "(x*(-y))*z"),
    ("2^-3*4", "(2^(-3))*4"), ("x - y - z", "(x - y) - z"), ("x/y/z", "(x/y)/z"), ("x/y*z", "(x/y)*z"),
    ("x - -y", "x - (-y)"), ("x--y", "x - (-y)"), ("x+-y", "x + (-y)"), ("-x + y", "(-x) + y"),
    ("x + y*z", "x + (y*z)"), ("x^y*z", "(x^y)*z"), ("x*y^z", "x*(y^z)"), ("x**y", "x^y"),
    ("x**-y", "x^(-y)"),
    ("x^-y^z", "x^(-(y^z))"), ("pow(x, 2)", "x^2"), ("ln(x)", "log(x)"), ("arcsin(x)", "asin(x)"),
    ("arccos(x)", "acos(x)"), ("arctan(x)", "atan(x)"), (" sin ( x ) ", "sin(x)"), ("\tx\n+\r\ny", "x + y"),
    ("atan2(y, -x)", "atan2((y), (-x))"), ("max(min(x,y),z)", "max((min(x,y)), z)"), ("1E+2", "100"),
    (".5", "0.5"), ("1.5E+2*x", "150*x"), ("1e-3", "0.001"), ("y = x^2; z = y*x; exp(z)", "exp(x^2*x)"),
    ("a=1;b=a+a;b*b", "(1 + 1)*(1 + 1)"), ("((((x))))", "x"), ("0e-999", "0"), ("_a1*exp_", "_a1*(exp_)"),
    ("-2^2", "-(2^2)"), ("-2**2", "-(2^2)"), ("- 2 ^ 2", "-(2^2)"), ("-2*x", "(-2)*x"),
    ("2**-3**2", "2^(-(3^2))"), ("x^2;", "x^2"), ("x = 2", "2"), ("y = x^2; y", "x^2"), ("y = x^2;", "x^2"),
    ("y = x^2\nz = y*x\nexp(z)", "exp(x^2*x)"), ("y = x^2\r\n\r\nexp(y)\r\n", "exp(x^2)"),
    ("# a comment\ny = x^2 # the square\n# another\nloss = exp(y) # the end", "exp(x^2)"),
    ("log(1 +\n  exp(x)\n)", "log(1 + exp(x))"), ("x +\ny", "x + y"), ("x\n* y\n/ z", "x*y/z"),
    ("y = x;\n\n y*y", "x*x"), ("-2\n^2", "-(2^2)"), ("max(x\n, y)", "max(x, y)"), ("x #", "x"),
    ("y = x\n-y", "-x"),
  ]

  @Test("means the same with all parentheses written", arguments: readings)
  func reading(text: String, explicit: String) throws {
    #expect(try Symbolic(parsing: text) == Symbolic(parsing: explicit))
  }

  @Test("is built from operators as from text")
  func operatorsAndText() throws {
    let (x, y) = (Symbolic.variable("x"), Symbolic.variable("y"))
    #expect(try Symbolic(parsing: "-x^2 + 2*y") == -pow(x, 2) + 2 * y)
    #expect(try Symbolic(parsing: "-2") == Symbolic(-2))
    #expect(try Symbolic(parsing: "-2").treeSize == 1)
    #expect(try Symbolic(parsing: "-(2)") == -Symbolic(2))
    #expect(try Symbolic(parsing: "--2") == -Symbolic(-2))
    #expect(try Symbolic(parsing: "pi*e") == Symbolic.pi * Symbolic(2.718281828459045))
    #expect(try Symbolic(parsing: "atan2(y, x)") == atan2(y, x))
    #expect(try Symbolic(parsing: "x - y") != Symbolic(parsing: "y - x"))
  }

  @Test("knows every function", arguments: UnaryFunction.allCases)
  func unaryFunctions(function: UnaryFunction) throws {
    for name in [function.name] + function.aliases {
      let formula = try Symbolic(parsing: "\(name)(x)")
      #expect(formula == Symbolic.apply(function, to: .variable("x")))
      #expect(formula.description == "\(function.name)(x)")
    }
  }

  @Test("knows every function of two arguments", arguments: BinaryFunction.allCases)
  func binaryFunctions(function: BinaryFunction) throws {
    let expected = Symbolic.apply(function, to: .variable("x"), .variable("y"))
    #expect(try Symbolic(parsing: "\(function.name)(x, y)") == expected)
  }

  @Test("shares a name that is used twice")
  func sharing() throws {
    let text = "a = x*x; b = a*a; c = b*b; c*c"
    let formula = try Symbolic(parsing: text)
    #expect(formula.treeSize == 31)
    #expect(formula.sharedSize == 5)
    #expect(formula.variables == ["x"])
  }

  @Test("reads 100,000 parentheses, signs and powers deep")
  func deepNesting() throws {
    let depth = 100_000
    let parentheses = String(repeating: "(", count: depth) + "x" + String(repeating: ")", count: depth)
    #expect(try Symbolic(parsing: parentheses) == .variable("x"))
    #expect(try Symbolic(parsing: String(repeating: "-", count: depth) + "x").depth == depth + 1)
    #expect(try Symbolic(parsing: "x" + String(repeating: "^x", count: depth)).depth == depth + 1)
    let calls = String(repeating: "sin(", count: depth) + "x" + String(repeating: ")", count: depth)
    #expect(try Symbolic(parsing: calls).description == calls)
  }

  @Test("reads 1 MiB")
  func longText() throws {
    let text = "x" + String(repeating: "+x", count: (1 << 19) - 1)
    #expect(try Symbolic(parsing: text).treeSize == WholeNumber(UInt64(text.utf8.count)))
    let error = #expect(throws: SyntaxError.self) { try Symbolic(parsing: text + "+x") }
    #expect(error?.position == 1 << 20)
  }
}

@Suite("What the language refuses, and where")
struct RefusalTests {
  struct Refusal: CustomTestStringConvertible, Sendable {
    let text: String
    let position: Int
    let length: Int
    let word: String
    var testDescription: String { text.debugDescription }

    init(_ text: String, at position: Int, length: Int = 1, _ word: String) {
      (self.text, self.position, self.length, self.word) = (text, position, length, word)
    }
  }

  /// Text, place and length of what is refused, and a word that message or advice must contain.
  static let refusals: [Refusal] = [
    Refusal("", at: 0, length: 0, "empty"), Refusal("  ", at: 2, length: 0, "empty"),
    Refusal("2x", at: 1, "write 2*x"), Refusal("2(x)", at: 1, "write 2*(x)"),
    Refusal("2(x+(y))*z", at: 1, "write 2*(x+(y))"),
    Refusal("2 sin (x)", at: 2, length: 3, "write 2*sin(x)"),
    Refusal("x y", at: 2, "write x*y"),
    Refusal("(x)(y)", at: 3, "write (x)*(y)"), Refusal("x(y+1)", at: 0, "'x*(y+1)'"),
    Refusal("x+x(2)", at: 3, "write x*(2)"),
    Refusal("2sin(x)", at: 1, length: 3, "write 2*sin(x)"), Refusal("2e", at: 1, "write 2*e"),
    Refusal("1e+ * x", at: 1, "its exponent: 1e3"), Refusal("1.5E-x", at: 3, "its exponent: 1.5e3 or 1.5e-3"),
    Refusal("2 3", at: 2, "write 2*3"), Refusal("pi(x)", at: 2, "write pi*(x)"),
    Refusal("2(x", at: 1, "write 2*(...)"),
    Refusal("2.5e3x", at: 5, "2500*x"),
    Refusal("1..2", at: 0, length: 4, "point"), Refusal("1.2.3", at: 0, length: 5, "point"),
    Refusal("1.", at: 0, length: 2, "write 1 or 1.0"), Refusal("x + .", at: 4, "point"),
    Refusal("1e999", at: 0, length: 5, "too large"), Refusal("1e-999", at: 0, length: 6, "too small"),
    Refusal("log(", at: 4, length: 0, "close the parenthesis"), Refusal("log()", at: 4, "value"),
    Refusal("log(1+exp(x", at: 9, "2 missing"), Refusal("(x", at: 0, "not closed"),
    Refusal("x)", at: 1, "opened"),
    Refusal("()", at: 1, "value"), Refusal("foo(x)", at: 0, length: 3, "defined first: f(u) = u^2; f(x)"),
    Refusal("!x > 0", at: 0, "; write 'not' before a condition: not x > 0"),
    Refusal("sine(x)", at: 0, length: 4, "did you mean sin(x)?"),
    Refusal("Sin(x)", at: 0, length: 3, "sin(x)"),
    Refusal("sgn(x)", at: 0, length: 3, "sign(x)"), Refusal("coth(x)", at: 0, length: 4, "1/tanh(x)"),
    Refusal("softpuls(x)", at: 0, length: 8, "softplus(x)"),
    Refusal("x+*y", at: 2, "'*'"), Refusal("+x", at: 0, "leave this '+' out"),
    Refusal("x ++ y", at: 3, "'+'"),
    Refusal("x+", at: 2, length: 0, "end"), Refusal("x* *y", at: 3, "'*'"), Refusal("*", at: 0, "'*'"),
    Refusal("sin(x,y)", at: 5, "one argument"), Refusal("atan2(y)", at: 7, "two arguments"),
    Refusal("pow(x,2,3)", at: 7, "two arguments"), Refusal("max(,x)", at: 4, "','"),
    Refusal("1,5", at: 1, "point"),
    Refusal("(x,y)", at: 2, "comma"), Refusal("sin x", at: 0, length: 3, "write sin(x)"),
    Refusal("sin^2(x)", at: 0, length: 3, "write sin(x)^2"),
    Refusal("sin**2(x)", at: 0, length: 3, "write sin(x)^2"),
    Refusal("exp", at: 0, length: 3, "write exp(x)"),
    Refusal("x\ny", at: 1, "new line"), Refusal("x\n-y", at: 1, "parentheses"),
    Refusal("y = x # \u{fc}\u{1F600}\ny +* 2", at: 14, "'*'"),
    Refusal("x; y", at: 1, "neither"), Refusal("y=1; y=2; y", at: 5, "second time"),
    Refusal("z=y; y=2; z", at: 5, "before"), Refusal("y=y+1; y", at: 2, "before"),
    Refusal("sin=2; x", at: 0, length: 3, "function"),
    Refusal("e=2; e", at: 0, "constant"), Refusal("(x=2)", at: 2, "'='"),
    Refusal(";x", at: 0, "';'"), Refusal("y=2;;y", at: 4, "';'"),
    Refusal("x\u{0}", at: 1, "control character U+0000"),
    Refusal("\u{1B}[31m", at: 0, "control character U+001B"),
    Refusal("x+\u{1F600}", at: 2, "U+1F600 (GRINNING FACE)"), Refusal("\u{E9}", at: 0, "names are made"),
    Refusal("x\u{B7}y", at: 1, "write *"), Refusal("x \u{2212} 1", at: 2, "minus"),
    Refusal("2\u{3C0}", at: 1, "write pi"),
    Refusal("\u{3B8}", at: 0, "theta"), Refusal("x\u{B2}", at: 1, "^2"),
    Refusal("x\u{A0}+ 1", at: 1, "space"),
    Refusal("|x|", at: 0, "abs"), Refusal("n!", at: 1, "gamma(n + 1)"),
    Refusal("\u{FEFF}x", at: 0, "U+FEFF"), Refusal("e\u{301}", at: 1, "U+0301"),
    Refusal("x @ y", at: 2, "'@'"),
    Refusal("x\u{C}+y", at: 1, "U+000C"), Refusal("\u{202E}x", at: 0, "U+202E"),
    Refusal("$x$", at: 0, "LaTeX"), Refusal("atan(y,x)", at: 6, "atan2(y, x)"),
    Refusal("sqrt(x,3)", at: 6, "x^(1/n)"), Refusal("max(x,y,z)", at: 7, "max(x, max(y, z))"),
    Refusal("logaddexp(x, y)", at: 0, length: 9, "logsumexp(x, y)"),
    Refusal(
      "besselj(0, x)", at: 0, length: 7,
      "atan2, pow, min, max, hypot, mod, ifPositive, ifNotPositive, polygamma or sincDerivative"),
    Refusal("rate((x), y)", at: 0, length: 4, "of two arguments"),
    Refusal("rate(max(x, y))", at: 0, length: 4, "'rate*(max(x, y))'"),
    Refusal("x + \u{FFFD}", at: 4, "not UTF-8"), Refusal("x\u{FEFF}", at: 1, "invisible mark"),
    Refusal("x\u{0}", at: 1, "UTF-16"),
  ]

  @Test("says what was found, where, and how to mend it", arguments: refusals)
  func refusal(_ refusal: Refusal) throws {
    let error = try #require(throws: SyntaxError.self) { try Symbolic(parsing: refusal.text) }
    #expect(error.position == refusal.position)
    #expect(error.length == refusal.length)
    #expect(!error.advice.isEmpty)
    #expect(error.description.contains(refusal.word), "\(error)")
    #expect(error.description.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) }, "\(error)")
  }

  @Test("holds for 100,000 open parentheses")
  func openParentheses() throws {
    let depth = 100_000
    let open = String(repeating: "(", count: depth)
    let error = try #require(throws: SyntaxError.self) { try Symbolic(parsing: open + "x") }
    #expect(error.position == depth - 1)
    #expect(error.message.contains("100000 parentheses"))
    let end = try #require(throws: SyntaxError.self) { try Symbolic(parsing: open) }
    #expect(end.position == depth)
  }

  @Test("shortens what it repeats")
  func longNames() throws {
    let name = String(repeating: "a", count: 1_000_000)
    for text in [
      "\(name)(x)", "x \(name)", "x \(name) = 1", "\(name)(x) = 1", "0x\(name)", "\(name)=1;\(name)=2;x",
      String(repeating: "9", count: 1_000_000),
    ] {
      let error = try #require(throws: SyntaxError.self) { try Symbolic(parsing: text) }
      #expect(error.description.utf8.count < 300)
    }
  }
}
