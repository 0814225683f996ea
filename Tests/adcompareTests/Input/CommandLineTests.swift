import Foundation
import TestSupport
import Testing

@Suite("The command line")
struct CommandLineTests {
  @Test("answers the README's first example")
  func firstExample() throws {
    let outcome = try adcompare("log(1+exp(w*x+b))")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("f = log(1 + exp(w*x + b))\n"))
    #expect(outcome.output.contains("AGREE: "))
    #expect(outcome.errors.isEmpty)
  }

  @Test("keeps within 80 columns", arguments: ["compare", "trace", "swell", "steps"])
  func width(_ command: String) throws {
    let outcome = try adcompare(
      command, "tanh(20*a_long_name_of_a_variable) + log(another_long_name) * sqrt(x^2+y^2) - atan2(y, x)")
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("again:") })
  }

  @Test(
    "keeps its help within 80 columns",
    arguments: [
      "", "compare", "trace", "swell", "steps", "graph", "selfcheck", "functions", "completions", "help",
    ])
  func helpWidth(_ command: String) throws {
    let outcome = try adcompare((command.isEmpty ? [] : [command]) + ["--help"])
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").filter { $0.count > 80 } == [])
  }

  static let points: [(String, String, Int32, String)] = [
    ("x^2", "x=3", 0, "AGREE"), ("abs(x)", "x=0", 0, "KINK"), ("log(x)", "x=-1", 3, "DOMAIN"),
    ("log(1+exp(x))", "x=1000", 3, "OVERFLOW"), ("sin(x)/x", "x=0", 3, "DOMAIN"),
    ("cbrt(x^3)", "x=0", 3, "INDETERMINATE"),
    ("(1-cos(x))/x^2", "x=1e-9", 3, "CANCELLATION"), ("(1-cos(x))/x^2", "x=1e-2", 0, "CANCELLATION"),
    ("1+1e-18*x", "x=1", 0, "BELOW-RESOLUTION"), ("tanh(x)", "x=25", 0, "FORMULA-LIMITED"),
    ("sqrt(x)", "x=0", 3, "DOMAIN"), ("1/x", "x=0", 3, "DOMAIN"), ("x^2+2^3", "x=0", 0, "AGREE"),
  ]

  @Test("has an exit status for each kind of verdict", arguments: points)
  func verdicts(_ expression: String, _ point: String, _ status: Int32, _ kind: String) throws {
    let outcome = try adcompare(expression, "--at", point, "--json")
    #expect(outcome.status == status)
    let verdict = try #require(outcome.objects.first?["verdict"] as? [String: Any])
    #expect(verdict["kind"] as? String == kind, "\(verdict["reason"] ?? "")")
  }

  @Test("has the certified numbers where the methods have none, and none where there is none")
  func noReference() throws {
    let outcome = try adcompare("1/exp(x) + y", "--at", "x=400,y=1", "--json")
    let methods = try #require(outcome.objects.first?["methods"] as? [String: [String: Any]])
    let gradient = try #require(methods["reference"]?["gradient"] as? [String: Any])
    let ulps = try #require(methods["reverse"]?["ulps"] as? [String: Any])
    #expect((gradient["x"] as? String)?.hasPrefix("-1.915169596714005") == true, "\(gradient)")
    #expect(gradient["y"] as? String == "1" && ulps["y"] as? Double == 0)
    #expect(!outcome.output.contains("NaN"))
    let undefined = try adcompare("log(x)", "--at", "x=-1", "--json").output
    #expect(
      undefined.contains("\"reference\": {\"value\": null, \"gradient\": {\"x\": null}"), "\(undefined)")
  }

  @Test("reads values that are constant expressions")
  func constantExpressions() throws {
    let outcome = try adcompare("sin(x)*h", "--at=x=pi/4, h=1e-3*atan2(0, 1)+1", "--json")
    let point = try #require(outcome.objects.first?["at"] as? [String: Double])
    #expect(point == ["x": .pi / 4, "h": 1])
  }

  @Test(
    "takes a vector whole of which the formula uses some numbers",
    arguments: [
      ("x[2]^2", "x=[1,3,5]", ["x2": 3.0]),
      ("x[1]*w[2] + b", "x=[2,1], b=4, w=[0,5]", ["x1": 2, "w2": 5, "b": 4]),
      ("y*len(x)", "y=2,x=[1,2,3]", ["y": 2]), ("x[1]^2, x[3]", "x=[1,2,3]", ["x1": 1, "x3": 3]),
    ])
  func wholeVectors(_ expression: String, _ point: String, _ used: [String: Double]) throws {
    let single = try adcompare(expression, "--at", point, "--json")
    #expect(single.status == 0)
    #expect(single.objects.first?["at"] as? [String: Double] == used)
  }

  @Test(
    "knows the length of a vector in brackets, whatever the command",
    arguments: [
      (["x[2]*y", "--at", "x=[2,3],y=1:2:2", "--csv"], "2,6,3,"),
      (["digits", "x[2]*y", "--at", "y=1:2:2,x=[2,3]", "--csv"], "2,6,3,"),
      (["check", "sum(i, 1, len(x), x[i]^2)", "2*x[2]", "--wrt", "x2", "--at", "x=[2,3]"], "RIGHT"),
      (["check", "w[1, 2]*x", "--gradient", "x, w[1, 2]"], "RIGHT"),
      (["x1*x2*y", "--wrt", "x,x1", "--order", "2"], "AGREE"),
      (["selfcheck", "prod(i, 1, len(x), x[i])", "--at", "x=[2,3]"], "AGREE"),
      (["trace", "sum(i, 1, len(x), x[i])", "--at", "x=[2,3]"], "f = x1 + x2"),
    ])
  func vectors(_ words: [String], says: String) throws {
    let outcome = try adcompare(words)
    #expect(outcome.status == 0 && outcome.output.contains(says), "\(outcome.output)\(outcome.errors)")
  }

  @Test("has in a batch all entries of a Jacobian, as many for each result")
  func entriesOfBatch() throws {
    let outcome = try adcompare("--batch", "-", "--csv", input: "-x, y^2\tx=0,y=-0\n")
    #expect(outcome.output.hasSuffix(",df1/dx=-1 df1/dy=0 df2/dx=0 df2/dy=-0\n"), "\(outcome.output)")
  }

  @Test(
    "knows in a line of a batch the vectors of its point, as a single call does",
    arguments: [
      ("sum(i,1,len(x),x[i])", "x=[1,2]", "AGREE"), ("x[1]*x1", "x=[1,2]", "AGREE"),
      ("x*x1", "x=[1,2]", "'x' is a vector of 2 numbers"), ("x[3]*x1", "x=[1,2]", "there is no 'x[3]'"),
    ])
  func batchOfVectors(_ text: String, _ point: String, _ says: String) throws {
    let single = try adcompare(text, "--at", point)
    let batch = try adcompare("--batch", "-", input: "\(text)\t\(point)\n")
    #expect(batch.status == single.status)
    #expect(batch.output.contains(says) && (single.output + single.errors).contains(says), "\(batch.output)")
  }

  @Test("answers a batch line by line, its bad lines too")
  func batch() throws {
    let lines = ["x^2\tx=3", "2x\tx=3", "", "y*z", " \t", "sqrt(x)\tx=0", "x\tx=1,y=2", "x\t", ""]
    let outcome = try adcompare("--batch", "-", "--json", input: lines.joined(separator: "\r\n"))
    #expect(outcome.status == 2)
    let objects = outcome.objects
    #expect(objects.map { $0["line"] as? Int } == [1, 2, 4, 6, 7, 8])
    #expect(objects.map { $0["error"] == nil } == [true, false, true, true, false, false])
    let missing = objects.last?["error"] as? [String: Any]
    #expect(missing?["advice"] as? String == "add to the point x=1")
  }

  @Test("passes over blank lines, whose number still counts, and a byte order mark at the beginning")
  func blankLines() throws {
    let input = "\u{FEFF}x^2\tx=3\r\n\r\n\n  \nx^3\tx=1\r\n\r\n"
    let outcome = try adcompare("--batch", "-", "--csv", input: input)
    #expect(outcome.status == 0)
    let rows = outcome.output.split(separator: "\n").dropFirst()
    #expect(rows.map { $0.prefix { $0 != "," } } == ["1", "5"])
    #expect(try adcompare("-", "--json", input: "\u{FEFF}x^2").status == 0)
    let second = try adcompare("--batch", "-", input: "x\n\u{FEFF}x\n")
    #expect(second.status == 2 && second.output.contains("line 2:"))
    #expect(second.output.contains("first character of a file"))
  }

  @Test("lists the functions within 80 columns")
  func functionsWidth() throws {
    let outcome = try adcompare("functions")
    #expect(outcome.output.split(separator: "\n").filter { $0.count > 80 } == [])
  }

  @Test("shows help, version and functions")
  func words() throws {
    for call in [["--help"], ["compare", "--help"], ["-h"]] {
      let outcome = try adcompare(call)
      #expect(outcome.status == 0 && outcome.output.contains("usage"))
    }
    let version = try adcompare("--version").output
    #expect(version.hasPrefix("adcompare "))
    #expect(try adcompare("functions").output.contains("atan2(y, x)"))
  }

  @Test("gives all 183 corpus cases of a batch, in order, none in disagreement")
  func corpus() throws {
    let lines = CorpusCase.all.map { item in
      let point = item.at.map { "\($0)=\($1)" }.joined(separator: ",")
      return "\(item.expr)\t\(point)"
    }
    let outcome = try adcompare("--batch", "-", "--json", input: lines.joined(separator: "\n"))
    let objects = outcome.objects
    try #require(objects.count == 183)
    for (item, object) in zip(CorpusCase.all, objects) {
      #expect(object["expression"] as? String == item.expr)
      let verdict = object["verdict"] as? [String: Any]
      #expect(verdict?["kind"] as? String != "DISAGREE", "\(item.id): \(verdict?["reason"] ?? "")")
    }
  }
}
