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
