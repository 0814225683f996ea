// Conditions and choices as tables: what is read as what, what is refused where, and what is printed.

import Elementary
import SymbolicCompare
import Testing

@Suite("Conditions and choices")
struct ConditionTests {
  // swift-format-ignore
  /// Text, and the same formula by its gates.
  static let readings: [(String, String)] = [
    // Comparisons as numbers.
    ("x > 0", "ifPositive(x, 1)"), ("x < 0", "ifPositive(-x, 1)"), ("x <= 0", "ifNotPositive(x, 1)"),
    ("x >= 0", "ifNotPositive(-x, 1)"), ("x > y", "ifPositive(x - y, 1)"), ("x < y", "ifPositive(-(x - y), 1)"),
    ("x <= y", "ifNotPositive(x - y, 1)"), ("x >= y", "ifNotPositive(-(x - y), 1)"),
    ("x == y", "ifNotPositive(abs(x - y), 1)"), ("x != y", "ifPositive(abs(x - y), 1)"),
    ("x == 0", "ifNotPositive(abs(x), 1)"), ("0 == x", "ifNotPositive(abs(0 - x), 1)"),
    ("x != 0", "ifPositive(abs(x), 1)"), ("0 > x", "ifPositive(0 - x, 1)"), ("0 < x", "ifPositive(-(0 - x), 1)"),
    ("0 >= x", "ifNotPositive(-(0 - x), 1)"), ("0 <= x", "ifNotPositive(0 - x, 1)"), ("1 > 0", "ifPositive(1, 1)"),
    ("0 > 0", "ifPositive(0, 1)"), ("x > -2", "ifPositive(x - -2, 1)"), ("-x > 0", "ifPositive(-x, 1)"),
    ("x>0", "ifPositive(x, 1)"), ("x>=0", "ifNotPositive(-x, 1)"), ("x\n> 0", "ifPositive(x, 1)"),
    ("x >\n0", "ifPositive(x, 1)"), ("x^2 > y + 1", "ifPositive(x^2 - (y + 1), 1)"),
    ("x + 1 < 2*y", "ifPositive(-(x + 1 - 2*y), 1)"), ("3 - x < -1", "ifPositive(-((3 - x) - -1), 1)"), ("(x > 0)*x^2", "ifPositive(x, 1)*x^2"),
    ("2*(x > 0) - 1", "2*ifPositive(x, 1) - 1"), ("(x > 0) + (y > 0)", "ifPositive(x, 1) + ifPositive(y, 1)"),
    ("exp(x > 0)", "exp(ifPositive(x, 1))"), ("max(x > 0, y)", "max(ifPositive(x, 1), y)"),
    ("(x > 0) > (y > 0)", "ifPositive(ifPositive(x, 1) - ifPositive(y, 1), 1)"),
    ("c = x > 0; c*y", "ifPositive(x, 1)*y"), ("y = x == 1; y", "ifNotPositive(abs(x - 1), 1)"),
    // Choices.
    ("where(x > 0, a, b)", "ifPositive(x, a) + ifNotPositive(x, b)"),
    ("where(x >= 0, a, b)", "ifNotPositive(-x, a) + ifPositive(-x, b)"),
    ("where(x <= 0, a, b)", "ifNotPositive(x, a) + ifPositive(x, b)"),
    ("where(x < y, a, b)", "ifPositive(-(x - y), a) + ifNotPositive(-(x - y), b)"),
    ("where(x == y, a, b)", "ifNotPositive(abs(x - y), a) + ifPositive(abs(x - y), b)"),
    ("where(x != 0, sin(x)/x, 1)", "ifPositive(abs(x), sin(x)/x) + ifNotPositive(abs(x), 1)"),
    ("where(x > 0, log(x), 0)", "ifPositive(x, log(x))"), ("where(x <= 0, x, 0)", "ifNotPositive(x, x)"),
    ("where(x > 0, 0, a)", "ifPositive(x, 0) + ifNotPositive(x, a)"), ("where(x > 0, 0, 0)", "ifPositive(x, 0)"),
    ("where(x > 0 and y > 0, a, 0)", "ifPositive(x, ifPositive(y, a))"),
    ("where(x > 0 or y > 0, a, 0)", "ifPositive(x, a) + ifNotPositive(x, ifPositive(y, a))"),
    ("where(x > 0, 1, 0)", "ifPositive(x, 1)"),
    ("where((x > 0), a, b)", "ifPositive(x, a) + ifNotPositive(x, b)"),
    ("where(\n x > 0,\n a,\n b\n)", "ifPositive(x, a) + ifNotPositive(x, b)"),
    ("2*where(x > 0, a, b)^2", "2*(ifPositive(x, a) + ifNotPositive(x, b))^2"),
    ("-where(x > 0, a, b)", "-(ifPositive(x, a) + ifNotPositive(x, b))"),
    ("where(x > 0, where(y > 0, a, b), c)", "ifPositive(x, ifPositive(y, a) + ifNotPositive(y, b)) + ifNotPositive(x, c)"),
    ("where(x > 0, y > 0, z > 0)", "ifPositive(x, ifPositive(y, 1)) + ifNotPositive(x, ifPositive(z, 1))"),
    ("where(where(x > 0, y > 0, z > 0), a, b)",
      "ifPositive(x, ifPositive(y, a) + ifNotPositive(y, b)) + ifNotPositive(x, ifPositive(z, a) + ifNotPositive(z, b))"),
    ("c = x > 0; where(c, a, b)", "ifPositive(x, a) + ifNotPositive(x, b)"),
    ("where = 2; where*x", "2*x"),
    // and, or, not.
    ("x > 0 and y > 0", "ifPositive(x, ifPositive(y, 1))"),
    ("x > 0 or y > 0", "ifPositive(x, 1) + ifNotPositive(x, ifPositive(y, 1))"),
    ("not x > 0", "ifNotPositive(x, 1)"), ("not x <= 0", "ifPositive(x, 1)"), ("not not x > 0", "ifPositive(x, 1)"),
    ("not x == 0", "ifPositive(abs(x), 1)"), ("not (x > 0)", "ifNotPositive(x, 1)"),
    ("not (x > 0 and y > 0)", "ifPositive(x, ifNotPositive(y, 1)) + ifNotPositive(x, 1)"),
    ("not (x > 0 or y > 0)", "ifNotPositive(x, ifNotPositive(y, 1))"),
    ("not x > 0 and y > 0", "ifNotPositive(x, ifPositive(y, 1))"),
    ("x > 0 and not y > 0", "ifPositive(x, ifNotPositive(y, 1))"),
    ("0 < x and x < 1", "ifPositive(-(0 - x), ifPositive(-(x - 1), 1))"),
    ("x > 0 and y > 0 and z > 0", "ifPositive(x, ifPositive(y, ifPositive(z, 1)))"),
    ("(x > 0 and y > 0) and z > 0", "ifPositive(x, ifPositive(y, ifPositive(z, 1)))"),
    ("x > 0 or y > 0 and z > 0", "ifPositive(x, 1) + ifNotPositive(x, ifPositive(y, ifPositive(z, 1)))"),
    ("(x > 0 or y > 0) and z > 0",
      "ifPositive(x, ifPositive(z, 1)) + ifNotPositive(x, ifPositive(y, ifPositive(z, 1)))"),
    ("where(x > 0 and y > 0, a, b)",
      "ifPositive(x, ifPositive(y, a) + ifNotPositive(y, b)) + ifNotPositive(x, b)"),
    ("where(x > 0 or y > 0, a, b)",
      "ifPositive(x, a) + ifNotPositive(x, ifPositive(y, a) + ifNotPositive(y, b))"),
    ("where(not x > 0, a, b)", "ifNotPositive(x, a) + ifPositive(x, b)"),
    ("x > 0 and\n y > 0", "ifPositive(x, ifPositive(y, 1))"),
    ("(x > 0\n and y > 0)", "ifPositive(x, ifPositive(y, 1))"),
    // In functions, sums and products.
    ("f(u) = where(u > 0, u, 0); f(x) + f(y)",
      "ifPositive(x, x) + ifPositive(y, y)"),
    ("p(u) = u > 0; where(p(x), a, b)", "ifPositive(x, a) + ifNotPositive(x, b)"),
    ("p(u) = u > 0; q(u) = p(u) and u < 1; where(q(x), a, b)",
      "ifPositive(x, ifPositive(-(x - 1), a) + ifNotPositive(-(x - 1), b)) + ifNotPositive(x, b)"),
    ("f(c, u) = where(c, u, -u); f(x > 0, x)", "ifPositive(x, x) + ifNotPositive(x, -x)"),
    ("f(c) = not c; f(x > 0)", "ifNotPositive(x, 1)"), ("f(c) = c and x > 1; f(x < 2)", "ifPositive(-(x - 2), ifPositive(x - 1, 1))"),
    ("f(c) = x > 1 and c; where(f(x < 2), a, b)",
      "ifPositive(x - 1, ifPositive(-(x - 2), a) + ifNotPositive(-(x - 2), b)) + ifNotPositive(x - 1, b)"),
    ("sum(i, 1, 2, where(x[i] > 0, x[i], 0))",
      "ifPositive(x1, x1) + ifPositive(x2, x2)"),
    ("prod(i, 1, 2, (x[i] > i))", "ifPositive(x1 - 1, 1)*ifPositive(x2 - 2, 1)"),
    ("sum(i, 2, 1, where(x > 0, 1, 2))", "0"), ("x[2 > 1]", "x1"), ("x[where(2 > 1, 3, 4)]", "x3"),
    // Steps and remainders.
    ("ceil(x)", "-floor(-x)"), ("ceil(x)^2", "(-floor(-x))^2"), ("mod(x, 1)", "mod(x, 1)"),
    ("floor(x/2)*2", "floor(x/2)*2"), ("mod(-7, 3)", "mod(-7, 3)"), ("x[floor(2.5)]", "x2"), ("x[mod(7, 4)]", "x3"),
    ("ceil = 2; ceil*x", "2*x"),
  ]

  @Test("are read as gates, and what is printed reads back", arguments: readings)
  func reading(text: String, explicit: String) throws {
    let formula = try Symbolic(parsing: text)
    #expect(try formula == Symbolic(parsing: explicit), "\(formula)")
    #expect(try Symbolic(parsing: formula.description) == formula, "\(formula)")
    #expect(try Symbolic(parsing: formula.program) == formula, "\(formula.program)")
    let list = try WengertList(parsing: text)
    #expect(list.lines == formula.compiled(inputs: formula.variables).lines)
    #expect(list.inputs == formula.variables)
  }

  @Test(
    "are printed as they are written",
    arguments: [
      "where(x > 0, a, b)", "x > 0", "x < 0", "x >= 0", "x <= 0", "x == 0", "x != 0", "x > y", "x <= y",
      "x == y",
      "x != y", "x > -2", "(x > 0)*x^2", "2*(x > 0) - 1", "where(x == 0, 1, sin(x)/x)", "where(x < 0, -x, x)",
      "2*where(x > 0, a, b)^2", "where(x > 0, where(y > 0, a, b), c)", "where(x - 1 > 0 + y, a, b)",
      "where(x > 1, x, 1)*where(x > 2, x, 2)", "where(x > 0, y, 0)", "x > 0 and y > 0", "where(x <= 0, y, 0)",
      "where(x > 0, 0, y)",
      "where(x > 0, a, 0) + where(y <= 0, b, 0)", "where(x > 0, a, 0) + where(x > 0, b, 0)",
      "x > 0 or y > 0 and z > 0", "x > 0 and (y > 0 or z > 0)", "(x > 0 or y > 0)*z", "exp(x > 0 and y > 0)",
      "3 - x < -1", "-1 > 3 - x", "x < y", "y > x", "x >= y", "y <= x", "0 < x", "0 > x", "0 >= x", "0 <= x",
      "0 == x",
      "0 != x", "where(0 < x, where(x < 1, a, 0), 0)", "2 < 0", "-x < 0", "where(x < y, x^2, 0)^2",
      "max(x > 0, y)",
      "(x > 0) > y", "-(x > 0)", "(x > 0)^2", "where(abs(x) > 0 + y, 1, 2)", "-floor(-x)", "x - 0 > 0",
      "0 < 0", "where(x^2 > y + 1, a, b)",
    ])
  func printing(text: String) throws {
    #expect(try Symbolic(parsing: text).description == text)
    #expect(try Symbolic(parsing: Symbolic(parsing: text).program) == Symbolic(parsing: text))
  }

  @Test("are programs in which a condition stands once")
  func programs() throws {
    let formula = try Symbolic(parsing: "where(x > 1, exp(x), exp(x)^2)")
    #expect(formula.program == "t1 = exp(x); where(x > 1, t1, t1^2)")
    let twice = try Symbolic(parsing: "where(x > 1, 2, 3)*where(x > 1, 2, 3)")
    #expect(twice.program == "t1 = where(x > 1, 2, 3); t1*t1")
    let named = try Symbolic(parsing: "d = x - 1; where(d > 0, d, 0)")
    #expect(named.program == "d = x - 1; where(d > 0, d, 0)")
    // The derivative has the same condition, as the same node.
    let derivative = try Symbolic(parsing: "where(x > 1, x^2, 5)").derivative(withRespectTo: "x")
    #expect(derivative.description == "where(x > 1, 2*x^1*1, 0)")
  }

  typealias Refusal = RefusalTests.Refusal

  // swift-format-ignore
  static let refusals: [Refusal] = [
    Refusal("0 < x < 1", at: 6, "a < x and x < b"),
    Refusal("x == y == z", at: 7, length: 2, "a == y and y == b"), Refusal("1 >= x + y > 0", at: 11, "a >= x + y and x + y > b"),
    Refusal("x < 0 < y and z > 0", at: 6, "a < 0 and 0 < b"), Refusal("where(0<x<1, 1, 2)", at: 9, "a < x and x < b"),
    Refusal("where(x = 0, 1, 2)", at: 8, "=="), Refusal("x > 0 and y = 1", at: 12, "=="), Refusal("where((x = 0), 1, 2)", at: 9, "pieces"),
    Refusal("where(x, 1, 2)", at: 6, "where(x > 0, a, b)"), Refusal("where(1, a, b)", at: 6, "compare"),
    Refusal("where(x + 1, a, b)", at: 6, length: 5, "compare"), Refusal("where((x > 0)*(y > 0), 1, 2)", at: 6, length: 15, "compare"),
    Refusal("where(ifPositive(x, 2), 1, 2)", at: 6, length: 16, "compare"),
    Refusal("where(x > 0, 1)", at: 14, "two branches"), Refusal("where(x > 0)", at: 11, "two branches"),
    Refusal("where(x > 0, 1, 2, 3)", at: 17, "two branches"), Refusal("where()", at: 6, "value"), Refusal("where(x > 0, 1, 2", at: 5, "not closed"),
    Refusal("where(, 1, 2)", at: 6, "value"), Refusal("where x > 0", at: 6, "write where*x"),
    Refusal("x and y", at: 2, length: 3, "x > 0 and y > 0"), Refusal("x > 0 and y", at: 6, length: 3, "compares"),
    Refusal("x or y > 0", at: 2, length: 2, "x > 0 or y > 0"), Refusal("x > 0 or 1", at: 6, length: 2, "compares"),
    Refusal("not x", at: 0, length: 3, "not x > 0"), Refusal("2 + not x", at: 4, length: 3, "not x > 0"),
    Refusal("and x > 0", at: 0, length: 3, "compares"), Refusal("x > 0 and or y > 0", at: 10, length: 2, "compares"),
    Refusal("x > 0 and", at: 9, length: 0, "value"), Refusal("x >", at: 3, length: 0, "value"), Refusal("> x", at: 0, "value"),
    Refusal("x > > y", at: 4, "value"), Refusal("x >= = y", at: 5, "value"), Refusal("x === y", at: 4, "value"),
    Refusal("not", at: 3, length: 0, "value"), Refusal("x not y", at: 2, length: 3, "write x*not"),
    Refusal("and = 2; x", at: 0, length: 3, "another name"), Refusal("not = 2; x", at: 0, length: 3, "another name"),
    Refusal("f(or) = 2; f(x)", at: 2, length: 2, "another name"), Refusal("where(x) = x; where(2)", at: 0, length: 5, "another name"),
    Refusal("ceil(x) = x; ceil(2)", at: 0, length: 4, "another name"),
    Refusal("x <> y", at: 2, length: 2, "write !="), Refusal("x =< y", at: 2, length: 2, "write <="), Refusal("x => y", at: 2, length: 2, "write >="),
    Refusal("x > 0 && y > 0", at: 6, "write and"), Refusal("x > 0 || y > 0", at: 6, length: 2, "write or"), Refusal("!(x > 0)", at: 0, "not x > 0"),
    Refusal("x > 0 ? 1 : 2", at: 6, "where(x > 0, a, b)"), Refusal("x \u{2264} 1", at: 2, "write <="), Refusal("x \u{2265} 1", at: 2, "write >="),
    Refusal("x \u{2260} 1", at: 2, "write !="), Refusal("\u{230A}x\u{230B}", at: 0, "floor(x)"), Refusal("x % 2", at: 2, "mod(x, y)"),
    Refusal("x mod 2", at: 2, length: 3, "mod(x, y)"), Refusal("x<=>y", at: 3, "one sign"), Refusal("x < > y", at: 4, "one sign"),
    Refusal("x if x > 0 else 1", at: 2, length: 2, "where(x > 0, a, b)"), Refusal("if x > 0", at: 3, "where(x > 0, a, b)"),
    Refusal("if(x > 0, 1, 2)", at: 0, length: 2, "where(x > 0, a, b)"), Refusal("piecewise(x > 0, 1, 2)", at: 0, length: 9, "where"),
    Refusal("round(x)", at: 0, length: 5, "floor(x + 1/2)"), Refusal("trunc(x)", at: 0, length: 5, "sign(x)*floor(abs(x))"),
    Refusal("fmod(x, 2)", at: 0, length: 4, "mod(abs(x), abs(y))"), Refusal("ceiling(x)", at: 0, length: 7, "ceil(x)"),
    Refusal("frac(x)", at: 0, length: 4, "mod(x, 1)"), Refusal("floor(x, 2)", at: 7, "one argument"), Refusal("mod(x)", at: 5, "two arguments"),
    Refusal("mod(x, 2, 3)", at: 8, "two arguments"), Refusal("ceil(x, 2)", at: 6, "one argument"), Refusal("ceil()", at: 5, "value"),
    Refusal("floor", at: 0, length: 5, "floor(x)"), Refusal("mod*2", at: 0, length: 3, "mod(x, y)"),
    Refusal("x > 0\nand y > 0", at: 5, "neither"), Refusal("sum(i, x > 0, 2, i)", at: 7, length: 5, "variable"),
    Refusal("f(c) = where(c, 1, 2); f(x)", at: 13, "compare"), Refusal("f(c) = c and x > 0; f(x)", at: 9, length: 3, "compares"),
    Refusal("x[1 < 2 < 3]", at: 8, "a < 2 and 2 < b"),
    Refusal("where x > 0, 1, 2", at: 6, "where(x > 0, a, b)"), Refusal("sec x", at: 4, "sec(x)"), Refusal("normpdf x", at: 8, "normpdf(x)"),
    Refusal("x // 2", at: 3, "floor(x/y)"), Refusal("[x, y]", at: 0, "without brackets"), Refusal("x[]", at: 2, "x[1]"),
    Refusal("sin(x) y", at: 7, "write sin(x)*y"), Refusal("(x + 1)(x - 1)", at: 7, "write (x + 1)*(x - 1)"),
    Refusal("x[1] y", at: 5, "write x[1]*y"), Refusal("(x + 1) mod 2", at: 8, length: 3, "mod((x + 1), y)"),
    Refusal("clamp(x, 1)", at: 10, "three arguments"), Refusal("log(x, b, c)", at: 8, "two arguments"),
    Refusal("where(x>0 x,y)", at: 10, "write 0, x"), Refusal("where(x > 0, x y)", at: 15, "write x, y"),
    Refusal("max(x y)", at: 6, "write x, y"), Refusal("max(x, y z)", at: 9, "write y*z"),
    Refusal("hypot(3 x)", at: 8, "write 3, x"), Refusal("sum(i, 1 3, x)", at: 9, "write 1, 3"),
    Refusal("clamp(x 0, 1)", at: 8, "write x, 0"), Refusal("f(u, v) = u*v; f(x y)", at: 19, "write x, y"),
    Refusal("max(2(x + 1))", at: 5, length: 1, "write 2*(x + 1)"), Refusal("where(x > 0, 1, x y)", at: 18, "write x*y"),
  ]

  @Test("are refused where they are wrong, with what to write instead", arguments: refusals)
  func refusal(_ refusal: Refusal) throws {
    let error = try #require(throws: SyntaxError.self) { try Symbolic(parsing: refusal.text) }
    #expect(error.position == refusal.position, "\(error)")
    #expect(error.length == refusal.length, "\(error)")
    #expect(error.description.contains(refusal.word), "\(error)")
    #expect(error.description.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) }, "\(error)")
  }

  @Test("of any length and depth take linear time", arguments: [" and ", " or "])
  func length(_ word: String) throws {
    let text = Array(repeating: "x > 1", count: 20_000).joined(separator: word)
    #expect(try Symbolic(parsing: "where(\(text), 1, 2)").compiled(inputs: ["x"]).value(at: [2]) == 1)
    let nested = String(repeating: "not (", count: 1_000) + "x > 1" + String(repeating: ")", count: 1_000)
    #expect(try Symbolic(parsing: nested).compiled(inputs: ["x"]).value(at: [2]) == 1)
  }
}
