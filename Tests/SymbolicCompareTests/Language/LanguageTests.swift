// Functions of the user, sums, vectors and several results as tables: what is read as what, and what is refused where.

import Elementary
import SymbolicCompare
import Testing

@Suite("Functions, sums and vectors")
struct LanguageTests {
  /// Text, and the same formula written out.
  static let readings: [(String, String)] = [
    // Functions of the user.
    ("f(u) = u^2; f(x) + f(y)", "x^2 + y^2"), ("f(u) = u^2; f(f(x))", "(x^2)^2"),
    ("f(u, v) = u - v; f(x, y)", "x - y"), ("f(u, v) = u - v; f(y, x)", "y - x"),
    ("f(x) = x + 1; f(2*x)", "2*x + 1"), ("f(u) = u; f(x)", "x"), ("f(u) = u*k; f(x)", "x*k"),
    ("k = y + 1; f(u) = u*k; f(x)", "x*(y + 1)"), ("f(u) = u^2; g(v) = f(v) + 1; g(x)", "x^2 + 1"),
    ("f(u) = u^2; g(v) = f(v) + 1; g(g(x))", "(x^2 + 1)^2 + 1"), ("f(u) = u^2\nf(x)", "x^2"),
    ("f(u) = u^2 # the square\n\nf(x)\n", "x^2"), ("f(u) =\n  u^2\nf(x)", "x^2"),
    ("f( u ,v )= u*v ;f (x, y)", "x*y"), ("f(u) = u^2; y = f(x); y*y", "x^2*x^2"),
    ("f(u) = u^2; -f(x)^2", "-((x^2)^2)"), ("f(u) = u + 1; 2*f(x)", "2*(x + 1)"),
    ("f(u) = u + 1; f(x)*f(y)", "(x + 1)*(y + 1)"), ("f(u) = -u; f(2)", "-(2)"),
    ("f(u) = u^2; f(f(f(x)))", "((x^2)^2)^2"), ("f(u) = sin(u); f(cos(x))", "sin(cos(x))"),
    ("f(u) = u + 1; max(f(x), f(y))", "max(x + 1, y + 1)"), ("f(u) = (u + 1); (f(x))", "x + 1"),
    ("f(u) = u^2; u*f(x)", "u*x^2"), ("f(u) = u + w; u = 2; f(u)", "2 + w"),
    ("unused(u) = u + q; x", "x"), ("f(e1) = e1^2; f(x)", "x^2"),
    ("f(i) = i^2; sum(i, 1, 2, f(i))", "1^2 + 2^2"), ("f(u) = i*u; sum(k, 1, 2, f(k))", "i*1 + i*2"),
    ("f(k) = x[k]; f(2)", "x2"), ("f(k) = sum(i, 1, k, x[i]); f(2)*f(3)", "(x1 + x2)*(x1 + x2 + x3)"),
    ("f(u) = log(u, 2); f(x)", "log(x)/log(2)"), ("sum = x + 1; sum^2", "(x + 1)^2"),
    ("len*prod", "len*prod"), ("f(u) = u^2; f1 = f(x); f1 + 1", "x^2 + 1"),
    ("step(E) = E - (E - k*sin(E) - M)/(1 - k*cos(E)); step(M)", "M - (M - k*sin(M) - M)/(1 - k*cos(M))"),
    // Sums and products.
    ("sum(i, 1, 3, x[i])", "x1 + x2 + x3"), ("prod(i, 1, 3, x[i])", "x1*x2*x3"),
    ("sum(i, 1, 1, x)", "x"), ("sum(i, 2, 1, x)", "0"), ("prod(i, 2, 1, x[i])", "1"),
    ("sum(i, 1, 3, i)", "1 + 2 + 3"), ("sum(i, -1, 1, x^i)", "x^-1 + x^0 + x^1"),
    ("sum(i, 1, 2, x[i+1])", "x2 + x3"), ("sum(i, 1, 2, x[2*i])", "x2 + x4"),
    ("sum(i, 0, 2, c[i]*x^i)", "c0*x^0 + c1*x^1 + c2*x^2"),
    ("sum(i, 1, 2, sum(j, 1, 2, x[i]*y[j]))", "x1*y1 + x1*y2 + (x2*y1 + x2*y2)"),
    ("sum(i, 1, 3, sum(j, 1, i - 1, x[j]))", "0 + x1 + (x1 + x2)"),
    ("sum(i, 1, 2, (x[i] - y[i])^2)", "(x1 - y1)^2 + (x2 - y2)^2"),
    ("2*sum(i, 1, 2, x[i])^2", "2*(x1 + x2)^2"), ("sum(i,1,2,x[i])/2", "(x1 + x2)/2"),
    ("1 - sum(i, 1, 2, x[i])", "1 - (x1 + x2)"), ("-sum(i, 1, 2, x[i])", "-(x1 + x2)"),
    ("exp(sum(i, 1, 2, x[i]))", "exp(x1 + x2)"), ("sum(i, 1, 2, exp(x[i]))", "exp(x1) + exp(x2)"),
    ("sum(i, 1, 2, max(x[i], y))", "max(x1, y) + max(x2, y)"), ("sum(i,1,2,-x[i])", "-x1 + -x2"),
    ("n = 2; sum(i, 1, n, x[i])", "x1 + x2"), ("n = 1; sum(i, n, n + 1, x[i])", "x1 + x2"),
    ("sum(i, 1, 2, x[i]) + i", "x1 + x2 + i"), ("i + sum(i, 1, 2, x[i])", "i + (x1 + x2)"),
    ("sum(i,\n 1,\n 2,\n x[i]\n)", "x1 + x2"), ("sum(i, 1, 2, prod(j, 1, 2, x[i]))", "x1*x1 + x2*x2"),
    ("prod(i, 1, 2, 1 + x[i])", "(1 + x1)*(1 + x2)"), ("y = 3; sum(i, 1, 2, y*i)", "3*1 + 3*2"),
    ("sum(i, 1, sum(j, 1, 2, j), x[i])", "x1 + x2 + x3"),
    ("s = sum(i, 1, 2, x[i]); s*s", "(x1 + x2)*(x1 + x2)"),
    ("sum(a_long_name_of_an_index, 1, 2, x[a_long_name_of_an_index])", "x1 + x2"),
    // Vectors.
    ("x[1]", "x1"), ("x[1]*x[2]", "x1*x2"), ("x[0]", "x0"), ("x[2 + 3]", "x5"), ("x[2^3]", "x8"),
    ("x[max(1, 2)]", "x2"),
    ("x [ 1 ]", "x1"), ("x1*x[1]", "x1*x1"), ("x + x[1]", "x + x1"), ("w[2, 1]", "w2_1"),
    ("w[1, 2, 3]", "w1_2_3"),
    ("x1[2]", "x1_2"), ("x[1]^2", "x1^2"), ("-x[1]", "-x1"), ("2*x[1]", "2*x1"), ("sin(x[1])", "sin(x1)"),
    ("x1 = 3*y; x[1] + 1", "3*y + 1"), ("a_vector_with_a_long_name[7]", "a_vector_with_a_long_name7"),
    ("k = 1; x[k] + x[k + 1]", "x1 + x2"), ("_[3]", "__3"), ("x[\n1\n]", "x1"),
    // Names of the field.
    ("log(x, 2)", "log(x)/log(2)"), ("ln(x, b)", "log(x)/log(b)"), ("sec(x)", "1/cos(x)"),
    ("csc(x)", "1/sin(x)"),
    ("cot(x)", "1/tan(x)"), ("normcdf(x)", "erfc(-x/sqrt(2))/2"), ("normpdf(x)", "exp(-x^2/2)/sqrt(2*pi)"),
    (
      "logsumexp(a, b)",
      "max(a, b) + log1p(exp(a - max(a, b))*exp(b - max(a, b)) - expm1(a - max(a, b))*expm1(b - max(a, b)))"
    ),
    (
      "m = max(max(a, b), c); logsumexp(a, b, c) - m",
      "m = max(max(a, b), c); p = exp(a - m); q = exp(b - m); r = exp(c - m); "
        + "max(max(a, b), c) + log1p((p - q*expm1(a - m))*r + p*q + expm1(a - m)*expm1(b - m)*expm1(c - m)) - m"
    ),
    ("sec = 2; sec*x", "2*x"), ("2*cot(x)^2", "2*(1/tan(x))^2"),
    ("log(log(x, 2), 3)", "log(log(x)/log(2))/log(3)"),
  ]

  @Test("are read as what they are written out", arguments: readings)
  func reading(text: String, explicit: String) throws {
    let formula = try Symbolic(parsing: text)
    #expect(try formula == Symbolic(parsing: explicit), "\(formula)")
    // Programs read back: with the names of calls as assignments.
    #expect(try Symbolic(parsing: formula.description) == formula)
    #expect(try Symbolic(parsing: formula.program) == formula)
    let list = try WengertList(parsing: text)
    #expect(list.lines == formula.compiled(inputs: formula.variables).lines)
    #expect(list.inputs == formula.variables)
  }

  typealias Refusal = RefusalTests.Refusal

  /// Functions that call one another four times each: written out, the last has 4 to the 10th calls.
  private static let doublings =
    "f(u) = u*u; g(u) = f(f(f(f(u)))); h(u) = g(g(g(g(u)))); p(u) = h(h(h(h(u)))); q(u) = p(p(p(p(u)))); "
    + "r(u) = q(q(q(q(u)))); s(u) = r(r(r(r(u)))); t(u) = s(s(s(s(u)))); v(u) = t(t(t(t(u)))); "
    + "w(u) = v(v(v(v(u)))); y(u) = w(w(w(w(u)))); z + y(x)"

  /// Text, place and length of what is refused, and a word that message or advice must contain.
  static let refusals: [Refusal] = [
    // Functions of the user.
    Refusal("f(u) = f(u) + 1; f(x)", at: 7, "own definition"), Refusal("f(u, u) = u; f(x)", at: 5, "already"),
    Refusal("f(u) = x; f(x)", at: 2, "not used"), Refusal("f(u, v) = u; f(x, y)", at: 5, "'v' is not used"),
    Refusal("f(u) = u", at: 8, length: 0, "ends after"), Refusal("f(u) = u;", at: 9, length: 0, "ends after"),
    Refusal("f(u) = u; f(x, y)", at: 13, "one argument"),
    Refusal("f(u, v) = u*v; f(x)", at: 18, "two arguments"),
    Refusal("f(u) = u; f()", at: 12, "value"), Refusal("f(u) = u; f", at: 10, "write f(u)"),
    Refusal("f(u) = u; f^2", at: 10, "write f(u)^2"), Refusal("f(u) = u; f + 1", at: 10, "no argument"),
    Refusal("f(u) = u + *2; f(x)", at: 11, "'*'"), Refusal("f(u) = (u; f(x)", at: 7, "not closed"),
    Refusal("f(u) = u); f(x)", at: 8, "opened"), Refusal("f(u) = ; f(x)", at: 7, "value"),
    Refusal("f() = 2; f()", at: 2, "parameter"), Refusal("f(2) = 2; x", at: 2, "parameter"),
    Refusal("f(u + 1) = u; x", at: 4, "parameter"), Refusal("f(sin) = 2; x", at: 2, length: 3, "function"),
    Refusal("f(e) = e; x", at: 2, "constant"), Refusal("f(u) = u; f(v) = v; x", at: 10, "second time"),
    Refusal("f(u) = u; f = 2; x", at: 10, "second time"),
    Refusal("f(u) = k*u; k = 2; f(x)", at: 12, "before"),
    Refusal("sec(u) = u; sec(x)", at: 0, length: 3, "cannot be defined"),
    Refusal("sum(u) = u; x", at: 0, length: 3, "anew"),
    Refusal("y = f(u) = u; f(x)", at: 4, "piece of its own"),
    Refusal("f(u) = u, 2; f(x)", at: 8, "one result"),
    Refusal("g(f(x)); f(u) = u", at: 0, "no function"), Refusal("f(x); f(u) = u", at: 0, "no function"),
    Refusal("f(u) = g(u); g(u) = u; f(x)", at: 7, "no function"), Refusal("f(u) = v = u; f(x)", at: 9, "'='"),
    Refusal("square(u) = u^2; sqare(x)", at: 17, length: 5, "did you mean square"),
    Refusal("f(u) = u[1]; f(x)", at: 7, "single number"),
    Refusal("f(u) = x[u/2]; f(1)", at: 9, length: 3, "0.5"), Refusal("f(u) = x[u]; f(y)", at: 9, "variable"),
    Refusal("f(u) = softmax(u, 2); f(x)", at: 7, length: 7, "stands alone"),
    Refusal("f(u) = u; f(x", at: 11, "not closed"),
    Refusal("f(u) = sin(u, 2); f(x)", at: 12, "one argument"), Refusal("f(u) = 2u; f(x)", at: 8, "write 2*u"),
    // Sums and products.
    Refusal("sum(x)", at: 4, "index"), Refusal("sum(2, 1, 3, x)", at: 4, "index"),
    Refusal("sum(x, y)", at: 8, "first and last"),
    Refusal("sum(i, 1, 3", at: 11, length: 0, "write for example sum"),
    Refusal("2*prod(i, 1", at: 11, length: 0, "a product"), Refusal("sum(i, (1", at: 7, "not closed"),
    Refusal("sum(i, 1, 3)", at: 11, "write for example sum"), Refusal("prod(i, 1)", at: 9, "product"),
    Refusal("sum(i, 1, 3, x, y)", at: 14, "no more"), Refusal("sum(i, 1, n, x[i])", at: 10, "variable"),
    Refusal("sum(i, m, 3, x[i])", at: 7, "variable"),
    Refusal("sum(i, 0.5, 3, x[i])", at: 7, length: 3, "0.5"),
    Refusal("sum(i, 1, 1/0, x)", at: 10, length: 3, "inf"),
    Refusal("sum(i, 1, 1e10, x)", at: 10, length: 4, "10000000000"),
    Refusal("sum(pi, 1, 3, x)", at: 4, length: 2, "constant"),
    Refusal("sum(exp, 1, 3, x)", at: 4, length: 3, "function"),
    Refusal("sum(i, 1, 2, sum(i, 1, 2, x))", at: 17, "choose another"),
    Refusal("f(u) = sum(u, 1, 2, u); f(x)", at: 11, "another name"),
    Refusal("sum(i, 1, 3, x[i]", at: 3, "not closed"), Refusal("sum(i, 1, 3, )", at: 13, "value"),
    Refusal("sum(i, , 3, x)", at: 7, "value"),
    Refusal("sum(i, 1, 3, x[i] +* 2)", at: 19, "'*'"), Refusal("sum(i, 3, 1, x[i] +* 2)", at: 19, "'*'"),
    Refusal("sum(i, 1, 3, x[i]; y)", at: 3, "not closed"),
    Refusal("sum(i, 1, 9999999, x)", at: 0, length: 3, "4 MiB"), Refusal("sum (i = 1, 3, x)", at: 5, "index"),
    Refusal(doublings, at: 236, "4 MiB"),
    Refusal("sum(i, 1, 3, softmax(x, i))", at: 13, length: 7, "several"),
    // Vectors.
    Refusal("x[1", at: 1, "']'"), Refusal("x[1)", at: 3, "']'"), Refusal("x]", at: 1, "not opened"),
    Refusal("(x]", at: 2, "')'"),
    Refusal("x[]", at: 2, "value"), Refusal("x[y]", at: 2, "variable"),
    Refusal("x[0.5]", at: 2, length: 3, "0.5"),
    Refusal("x[-1]", at: 2, length: 2, "-1"), Refusal("x[1/0]", at: 2, length: 3, "inf"),
    Refusal("[1, 2]", at: 0, "'['"),
    Refusal("2[1]", at: 1, "behind a name"), Refusal("(x)[1]", at: 3, "behind a name"),
    Refusal("sin(x)[1]", at: 6, "behind a name"),
    Refusal("pi[1]", at: 0, length: 2, "constant"), Refusal("sin[1]", at: 0, length: 3, "write sin(x)"),
    Refusal("x[1]x[2]", at: 4, "write"),
    Refusal("x[1] y", at: 5, "operator"), Refusal("x[1](y)", at: 4, "operator"),
    Refusal("x[1e12]", at: 2, length: 4, "1000000000000"),
    Refusal("x[1]; y", at: 4, "neither"), Refusal("x[1] = 2; x1", at: 5, "'='"),
    Refusal("x1 = x[1]; x1", at: 5, length: 4, "before"),
    Refusal("y = x[1]; x1 = 2; y", at: 10, length: 2, "before"), Refusal("x[[1]]", at: 2, "'['"),
    Refusal("x[1,]", at: 4, "value"),
    Refusal("len(x)", at: 4, "not known"), Refusal("len(2)", at: 4, "len(x)"),
    Refusal("len(x + 1)", at: 4, "len(x)"),
    Refusal("len()", at: 4, "len(x)"),
    // Names of the field.
    Refusal("logsumexp(x)", at: 11, "two arguments or more"), Refusal("sec(x, y)", at: 5, "one argument"),
    Refusal("log(x, 2, 3)", at: 8, "two arguments"),
    Refusal("normcdf()", at: 8, "value"), Refusal("Phi(x)", at: 0, length: 3, "normcdf(x)"),
    Refusal("softmx(x, y)", at: 0, length: 6, "softmax"),
    // Several results.
    Refusal("x^2, x*y", at: 3, "Jacobian"), Refusal("softmax(x, y)", at: 0, "several results"),
    Refusal("1,5", at: 1, "point"),
    Refusal("2*x + 0,5*y", at: 7, "point"), Refusal("y = x, 2*x; y", at: 5, "not several"),
    Refusal("(x, y)", at: 2, "comma"),
    Refusal("x, ", at: 3, length: 0, "value"), Refusal("x,, y", at: 2, "value"), Refusal(", x", at: 0, "','"),
    Refusal("x, y; z", at: 4, "neither"),
    Refusal("2*softmax(x, y)", at: 2, length: 7, "stands alone"),
    Refusal("softmax(x, y)*2", at: 0, length: 7, "stands alone"),
    Refusal("p = softmax(x, y); p", at: 4, length: 7, "stands alone"),
    Refusal("softmax(x)", at: 9, "two arguments"),
  ]

  @Test("are refused with the place", arguments: refusals)
  func refusal(_ refusal: Refusal) throws {
    try RefusalTests().refusal(refusal)
  }

  /// Text, and its results written out one by one.
  static let severalResults: [(String, [String])] = [
    ("x^2, x*y", ["x^2", "x*y"]), ("x, y, 2", ["x", "y", "2"]), ("x", ["x"]), ("1, 5", ["1", "5"]),
    ("x = r*cos(t); y = r*sin(t); x, y", ["r*cos(t)", "r*sin(t)"]), ("x,\n y", ["x", "y"]),
    ("f(u) = u^2; f(x), f(y), f(x*y)", ["x^2", "y^2", "(x*y)^2"]),
    ("max(x, y), min(x, y);", ["max(x, y)", "min(x, y)"]),
    (
      "softmax(a, b)",
      [
        "exp(a - max(a, b))/(exp(a - max(a, b)) + exp(b - max(a, b)))",
        "exp(b - max(a, b))/(exp(a - max(a, b)) + exp(b - max(a, b)))",
      ]
    ),
    (
      "x, softmax(0, 0), y",
      [
        "x", "exp(0 - max(0, 0))/(exp(0 - max(0, 0)) + exp(0 - max(0, 0)))",
        "exp(0 - max(0, 0))/(exp(0 - max(0, 0)) + exp(0 - max(0, 0)))", "y",
      ]
    ),
    ("sum(i, 1, 2, x[i]), prod(i, 1, 2, x[i])", ["x1 + x2", "x1*x2"]), ("x, x", ["x", "x"]),
    ("-x, -2", ["-x", "-2"]),
  ]

  @Test("give several results", arguments: severalResults)
  func results(text: String, explicit: [String]) throws {
    let results = try Symbolic.results(parsing: text)
    #expect(try results.map(\.formula) == explicit.map { try Symbolic(parsing: $0) })
    // Printed with commas between, they read back.
    let printed = results.map(\.formula.description).joined(separator: ", ")
    #expect(try Symbolic.results(parsing: printed).map(\.formula) == results.map(\.formula))
    let names = Set(results.flatMap(\.formula.variables)).sorted()
    let list = Symbolic.compiled(results.map(\.formula), inputs: names)
    #expect(list.outputs.count == explicit.count)
  }

  @Test("keep the names of results and calls")
  func names() throws {
    let results = try Symbolic.results(parsing: "x = r*cos(t); y = r*sin(t); x, y, r^2")
    #expect(results.map(\.name) == ["x", "y", nil])
    let program = try Symbolic(parsing: "f(u) = u^2; y = f(a); f_1 = f(b); y + f_1 + f(c)")
    #expect(program.assignedNames == ["y", "f_1", "f_2"])
    #expect(program.program == "y = a^2; f_1 = b^2; f_2 = c^2; y + f_1 + f_2")
  }

  @Test("hold for 10,000 functions, each calling the one before")
  func manyFunctions() throws {
    let functions = (1...10_000).map { "f\($0)(u) = f\($0 - 1)(u) + 1; " }.joined()
    let formula = try Symbolic(parsing: "f0(u) = u; \(functions)f10000(x)")
    #expect(formula.depth == 10_001)
    let nested = String(repeating: "f(", count: 100_000) + "x" + String(repeating: ")", count: 100_000)
    #expect(try Symbolic(parsing: "f(u) = -u; \(nested)").depth == 100_001)
  }
}
