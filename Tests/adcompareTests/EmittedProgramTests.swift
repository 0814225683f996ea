// After reading this file you know that emitted programs compile and give the report's numbers: here in C for a dozen
// formulas, where there is a compiler; Tests/Programs/emitted.py does it for hundreds, in three languages.

import Foundation
import SymbolicCompare
import Testing

@Suite("Emitted programs")
struct EmittedProgramTests {
  private static let compiler = ["/usr/bin/cc", "/usr/bin/gcc", "/usr/bin/clang"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static let formulas = [
    "log(1+exp(w*x+b))", "y = x^2; in = tanh(y*w); in*in + w", "erf(x)*erfc(x/3) + x^0.1",
    "x^y + y^2 + hypot(x, y)",
    "digamma(x)*polygamma(2, x) + gamma(x) + lgamma(x)", "max(x, y)*min(x, y*2) + relu(x) - abs(y) + sign(x)",
    "sigmoid(x)*softplus(-x) + atan2(y, x)",
    "asin(x/5) + acos(x/7) + atan(x) + asinh(x) + acosh(x + 2) + atanh(x/9)",
    "exp2(x) + log2(x) + log10(x)*log1p(x) + expm1(x)/cbrt(x)", "-(-x)*-2 - -x/(y - -3) - (x - (y - 1))",
    "sinh(x)/cosh(x)^3", "log10(0.5 - sigmoid(atanh(x/5)))*0 + log10(0.6 - sigmoid(x/50)/2)",
    "sqrt(x)*exp(-y) + tan(x)*log(y) + sin(x)*cos(x)*heaviside(y)",
    "sinc(x)*sincDerivative(2, 3*x) + sincDerivative(1, y + 3)", "logit(x/9)*y",
    "floor(3*x)*y + mod(5*x, y) + ifPositive(x - y, x^2) + ifNotPositive(x - y, y*x)",
    "where(x > 2*y, exp(x), sin(y)*x)*x", "log1mexp(-x)*y",
    "erfinv(x/9)*y",
  ]

  @Test("compile without a warning and give the report's numbers to 2 ulps", .enabled(if: compiler != nil))
  func numbers() throws {
    var (commands, main, expected) = ([String](), "#include <stdio.h>\n", [[Double]]())
    var calls = ""
    for (index, formula) in Self.formulas.enumerated() {
      let report = try #require(try adcompare("--json", "--", formula).objects.first)
      let point = try #require(report["at"] as? [String: Double])
      let methods = try #require(report["methods"] as? [String: Any])
      for (method, word) in [("symbolic", "formula"), ("forward", "forward"), ("reverse", "reverse")] {
        let answer = try #require(methods[word] as? [String: Any])
        let gradient = try #require(answer["gradient"] as? [String: Double])
        let value = try #require(answer["value"] as? Double)
        expected.append([value] + gradient.sorted { $0.key < $1.key }.map(\.value))
        let name = "f\(index)_\(method)"
        commands.append(
          "adcompare derive --emit c --method \(method) -- '\(formula)' | sed 's/^double f(/double \(name)(/' > \(name).c"
        )
        let arguments = point.sorted { $0.key < $1.key }.map { "\($0.value)" }
        main += "double \(name)(\(arguments.map { _ in "double" }.joined(separator: ", ")), double *);\n"
        calls += "{ double g[9]; printf(\"%.17g\", \(name)(\(arguments.joined(separator: ", ")), g)); "
        calls += "for (int i = 0; i < \(arguments.count); i++) printf(\" %.17g\", g[i]); puts(\"\"); }\n"
      }
    }
    let source = "\(main)int main(void) {\n\(calls)}\n"
    commands.append("cat > main.c <<'END'\n\(source)END")
    commands.append("cc -std=c99 -Wall -Wextra -Werror *.c -lm -o programs && ./programs")
    let answer = try shellAnswer(to: commands.joined(separator: "\n"))
    let lines = answer.split(separator: "\n").dropLast()
    #expect(lines.count == expected.count, "\(answer)")
    for (line, numbers) in zip(lines, expected) {
      let computed = line.split(separator: " ").compactMap { Double($0) }
      for (a, b) in zip(computed, numbers) {
        #expect((a - b).magnitude <= 2 * b.ulp, "\(line) for \(numbers)")
      }
      #expect(computed.count == numbers.count)
    }
  }

  /// A formula of x and y, and a point where it has no value.
  static let undefined = [
    ("mod(x, y)", "1, 0"), ("x*mod(x, y)", "1, 0"), ("x/y", "0, 0"), ("x^y", "-1, 0.5"), ("x^0.5*y", "-1, 1"),
    ("y*log(x)", "-1, 1"), ("y + polygamma(1, x)", "-1, 1"),
  ]

  @Test("give NaN for each derivative where the value is NaN", .enabled(if: compiler != nil))
  func outsideDomains() throws {
    var (commands, main, calls) = ([String](), "#include <stdio.h>\n", "")
    for (index, (formula, point)) in Self.undefined.enumerated() {
      for method in ["symbolic", "forward", "reverse"] {
        let name = "f\(index)_\(method)"
        commands.append(
          "adcompare derive --emit c --method \(method) -- '\(formula)' | sed 's/^double f(/double \(name)(/' > \(name).c"
        )
        main += "double \(name)(double, double, double *);\n"
        calls += "{ double g[2], v = \(name)(\(point), g); "
        calls += "printf(\"%d\", v != v && g[0] != g[0] && g[1] != g[1]); }\n"
      }
    }
    commands.append("cat > main.c <<'END'\n\(main)int main(void) {\n\(calls)puts(\"\"); }\nEND")
    commands.append("cc -std=c99 -Wall -Wextra -Werror *.c -lm -o programs && ./programs")
    let answer = try shellAnswer(to: commands.joined(separator: "\n"))
    #expect(answer.hasPrefix(String(repeating: "1", count: 3 * Self.undefined.count)), "\(answer)")
  }

  /// Formulas at points behind a closed gate, where the other branch has no value or no finite slope: value and gradient.
  static let closed: [(formula: String, point: [Double], numbers: [Double])] = [
    ("where(x > 0, log(x), 0)", [-1], [0, 0]), ("where(x > 0, log(x), 0)", [0], [0, 0]),
    ("where(x > 0, sqrt(x)*y, y)", [0, 3], [3, 0, 1]), ("where(x != 0, sin(x)/x, 1)", [0], [1, 0]),
    ("where(x > 0, log(x)*y, y^2)", [0, 2], [4, 0, 4]), ("where(x <= 0, exp(-x), exp(x)/x)", [0], [1, -1]),
    ("where(x > 0 and y > 0, log(x)*sqrt(y), x*y)", [-1, 2], [-2, 2, -1]),
    ("where(x > 0 or y > 0, x + y, sqrt(-x)/y)", [-1, 2], [1, 1, 1]),
    ("where(x > 0, where(log(x) > 0, sqrt(log(x)), 2), y)", [0, 5], [5, 0, 1]),
    ("where(x > 0, where(log(x) > 0, sqrt(log(x)), 2), y)", [1, 5], [2, 0, 0]),
    ("a = sqrt(x); where(y > 0, a, x)", [-4, -1], [-4, 1, 0]),
    ("a = 1/x; b = log(y); where(b > 1, a*b, b)", [0, 1], [0, 0, 1]),
    ("a = log(x); b = 1/a; where(y > 1, b*y, y) + where(y > 1, a, 2*y)", [-1, 1], [3, 0, 3]),
    ("where(x > 0, 1/x, 0)*where(y > 0, 1/y, 0)", [0, 0], [0, 0, 0]), ("where(x > 0, x^x, 0)", [-2], [0, 0]),
    ("where(abs(x) < 1, atanh(x), acosh(x))*y", [2, 0], [0, 0, 1.3169578969248167]),
    ("where(x < 1e300, x*x, y)", [1e301, 2], [2, 0, 1]), ("x*where(y > 0, 1/y, 1)", [3, 0], [3, 1, 0]),
    ("where(x >= 0 and y > 0, y, log(x))", [0, 1], [1, 0, 1]),
    ("where(y > 3 or x > 0.5, log(x), 1)", [0, 0], [1, 0, 0]),
    ("where(not (y <= 3) or x >= 1, sqrt(x), x)", [0, 0], [0, 1, 0]),
    ("where(y > 3 and x > 0.5 or y < -1, log(x), 1)", [0, 0], [1, 0, 0]),
    ("where(y > 3, log(x), 1) + where(y > 4, log(x), 2)", [0, 0], [3, 0, 0]),
    ("where(y > 3, where(x > 1, log(x), 1), x) + where(x > 2, log(x), 2)", [0, 0], [2, 1, 0]),
    ("a = exp(x); b = where(y > 0, a, 1); where(b > 2, a, 2)", [0, -1], [2, 0, 0]),
    ("where(x > 0, sqrt(y)*2, 3) + where(sqrt(y) > 0, 1/sqrt(y), 7)", [-1, 4], [3.5, 0, -0.0625]),
  ]

  /// The numbers of emitted programs, a line a program, run in C or in Python.
  private func numbersOfClosed(in language: String) throws -> [[Double]] {
    var commands: [String] = []
    var (declarations, calls) = ("#include <stdio.h>\n", "")
    for (index, row) in Self.closed.enumerated() {
      for method in ["symbolic", "forward", "reverse"] {
        let name = "f\(index)_\(method)"
        let emitted = "adcompare derive --emit \(language) --method \(method) -- '\(row.formula)'"
        let arguments = row.point.map { "\($0)" }.joined(separator: ", ")
        if language == "c" {
          commands.append("\(emitted) | sed 's/^double f(/double \(name)(/' > \(name).c")
          declarations +=
            "double \(name)(\(row.point.map { _ in "double" }.joined(separator: ", ")), double *);\n"
          calls += "{ double g[9]; printf(\"%.17g\", \(name)(\(arguments), g)); "
          calls += "for (int i = 0; i < \(row.point.count); i++) printf(\" %.17g\", g[i]); puts(\"\"); }\n"
        } else {
          commands.append("\(emitted) > \(name).py")
          calls += "import \(name)\nv, g = \(name).f(\(arguments))\nprint(v, *g)\n"
        }
      }
    }
    if language == "c" {
      commands.append("cat > main.c <<'END'\n\(declarations)int main(void) {\n\(calls)}\nEND")
      commands.append("cc -std=c99 -Wall -Wextra -Werror *.c -lm -o programs && ./programs")
    } else {
      commands.append("cat > main.py <<'END'\n\(calls)END\npython3 main.py 2>&1")
    }
    return try shellAnswer(to: commands.joined(separator: "\n")).split(separator: "\n").dropLast().map {
      $0.split(separator: " ").map { Double($0) ?? .nan }
    }
  }

  @Test("compute nothing behind a closed gate", arguments: ["c", "python"])
  func closedGates(language: String) throws {
    let python = "/usr/bin/python3"
    if language == "c" ? Self.compiler == nil : !FileManager.default.isExecutableFile(atPath: python) {
      return
    }
    let answers = try numbersOfClosed(in: language)
    try #require(answers.count == 3 * Self.closed.count, "\(answers)")
    for (index, row) in Self.closed.enumerated() {
      for answer in answers[3 * index..<3 * index + 3] {
        #expect(answer.count == row.numbers.count)
        for (a, b) in zip(answer, row.numbers) {
          #expect((a - b).magnitude <= 2 * b.ulp, "\(row.formula): \(answer)")
        }
      }
    }
  }

  @Test("name what a gate lets through once, and move it below the number of its gate")
  func order() throws {
    let formula = "a = sqrt(x); b = log(y); where(b > 0, a*b, 0)"
    let text = try adcompare("derive", "--emit", "python", "--method", "reverse", "--", formula).output
    #expect(text.contains("    closed1 = b <= 0\n    a = 0.0 if closed1 else math.sqrt(x)\n"), "\(text)")
    #expect(text.contains("    b_bar = 0.0 if closed1 else v1_bar * a\n"), "\(text)")
  }

  @Test("have every function among them: the compiler does not ask for one that C has not by this name")
  func complete() {
    let names = UnaryFunction.allCases.map(\.name) + BinaryFunction.allCases.map(\.name)
    for name in names where name != "pow" {
      #expect(Self.formulas.contains { $0.contains("\(name)(") }, "\(name)")
    }
  }

  @Test("are refused where they make no sense")
  func refusals() throws {
    for words in [
      ["2"], ["x*y", "--order", "2"], ["x", "--emit", "c", "--method", "reverse", "--order", "2"],
      ["x", "--method", "reverse"],
      ["x", "--emit", "c", "--method", "forward", "--form", "light"], ["x", "--emit", "fortran"],
      ["x", "--form", "small"],
    ] {
      #expect(try adcompare(["derive"] + words).status == 2, "\(words)")
    }
  }
}
