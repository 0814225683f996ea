import Foundation
import Testing

/// A mistake, and what the program must say about it.
struct Mistake: CustomTestStringConvertible, Sendable {
  let arguments: [String]
  let position: Int?
  let says: String

  init(_ expression: String, at point: String? = nil, position: Int?, says: String) {
    arguments = ["--json"] + (point.map { ["--at", $0] } ?? []) + ["--", expression]
    self.position = position
    self.says = says
  }

  init(command: [String], position: Int?, says: String) {
    (arguments, self.position, self.says) = (command + ["--json"], position, says)
  }

  var testDescription: String { arguments.joined(separator: " ") }
}

@Suite("Bad input")
struct BadInputTests {
  static let mistakes = [
    Mistake("", position: 0, says: "empty"),
    Mistake("2x", position: 1, says: "*"),
    Mistake("1..2", position: 0, says: "1..2"),
    Mistake("log(", position: 4, says: "close the parenthesis"),
    Mistake("log()", position: 4, says: "value"),
    Mistake("polygamma(x,2)", position: 0, says: "as in polygamma(1, x)"),
    Mistake("t = 2*x; polygamma(1, x) + polygamma( t, 3)", position: 27, says: "polygamma(t, 3)"),
    Mistake("x + ln(-1 - abs(x))", position: 4, says: "no finite value"),
    Mistake("x^2\n- y", position: 3, says: "before this new line"),
    Mistake("sin(30°)", position: 6, says: "write 30*pi/180"),
    Mistake("0x10*x", position: 1, says: "write 16"), Mistake("1_000*x", position: 1, says: "write 1000"),
    Mistake("1/2x", position: 3, says: "1/(2*x) or (1/2)*x"),
    Mistake("y/3(x)", position: 3, says: "y/(3*("),
    Mistake("theta'*x", position: 5, says: "theta_prime"),
    Mistake("d/dx x^2", position: 5, says: "adcompare derive 'x^2' --wrt x"),
    Mistake("d/dx(x^2)", position: 2, says: "adcompare derive '(x^2)' --wrt x"),
    Mistake("∂/∂x x^2", position: 0, says: "adcompare derive"),
    Mistake("0b101*x", position: 1, says: "write 5"), Mistake("12 345*x", position: 3, says: "write 12345"),
    Mistake("return x^2", position: 7, says: "leave out return"),
    Mistake("if x > 0", position: 3, says: "where(x > 0, a, b)"),
    Mistake("math.sin(x)", position: 4, says: "sin(x), not math.sin(x)"),
    Mistake("f(x) = x^2", position: 10, says: "behind the '='"),
    Mistake("y = x^2 z = y*x; z", position: 8, says: "parted by ';'"),
    Mistake("lambda(x)", position: 0, says: "'lambda*(x)'"),
    Mistake("round(x)", position: 0, says: "floor(x + 1/2)"),
    Mistake("if(x, 1, 2)", position: 0, says: "where"),
    Mistake("Phi(x)", position: 0, says: "normcdf(x)"),
    Mistake("phi(x)", position: 0, says: "normpdf(x)"),
    Mistake("sind(x)", position: 0, says: "sin(x*pi/180)"),
    Mistake("5%*x", position: 1, says: "write 5/100"),
    Mistake("foo(x)", position: 0, says: "foo"),
    Mistake("x+*y", position: 2, says: "*"),
    Mistake("sin(x,y)", position: 5, says: "argument"),
    Mistake("1e999", position: 0, says: "1e999"),
    Mistake("x + 😀", position: 4, says: "GRINNING FACE"),
    Mistake("w*x", at: "w=1", position: 3, says: "'x'"),
    Mistake("w*x", at: "w=1,x=2,y=3", position: 8, says: "'y'"),
    Mistake("w*x", at: "w=1,w=2,x=3", position: 4, says: "twice"),
    Mistake("w*x", at: "w=1,x", position: 4, says: "missing"),
    Mistake("w*x", at: "w=1,x=y", position: 6, says: "'y'"),
    Mistake("w*x", at: "w=1,x=1/0", position: 6, says: "infinite"),
    Mistake("w*x", at: "w=1,x=2 2", position: 8, says: "2"),
    Mistake("w*x", at: "w=1,pi=2", position: 4, says: "pi"),
    Mistake("w*x", at: "w=1,=2", position: 4, says: "name is missing"),
    Mistake("w*x", at: "w=1,x= ", position: 6, says: "NAME=VALUE"),
    Mistake("w*x", at: "w=1,sin=2", position: 4, says: "not the name of a variable"),
    Mistake("w*x", at: "w=1,,x=2", position: 4, says: "missing"),
    Mistake("w", at: "w=1,x=[1,2]", position: 4, says: "no vector 'x'"),
    Mistake("x[1]*w", at: "x=[1,2],w=1,y=2", position: 12, says: "no variable 'y'"),
    Mistake("x[1]*x[3]", at: "x=[1,2]", position: 5, says: "from 1 to 2"),
    Mistake("x+w[1]", at: "x=1:2:3,w=[1,q]", position: 13, says: "'q'"),
    Mistake("x+w[1]", at: "x=1:2:3,w=[1,2", position: 10, says: "not closed"),
    Mistake("x+w[1]", at: "w=[1:2:3],x=3", position: 3, says: "w1=FROM:TO:COUNT"),
    Mistake("x+w[1]", at: "x=3,w=[max(1,2),1:2", position: 16, says: "w2=FROM:TO:COUNT"),
    Mistake("x+w[1]", at: "x=1:2:3,z=[1],w=[1]", position: 8, says: "no vector 'z'"),
    Mistake("x+w[1]", at: "x=1:2:3,w=[1],z=3", position: 14, says: "no variable 'z'"),
    Mistake("x+w[1]", at: "w=[1],x=1:q:3", position: 10, says: "'q'"),
    Mistake("x*w", at: "w=1,x=1: 1/0:3", position: 9, says: "infinite"),
    Mistake("x*w", at: "x=1:2:3", position: 7, says: "w=1"),
    Mistake("x*w", at: "x=1:2:3,x=4,w=1", position: 8, says: "twice"),
    Mistake("x*w", at: "w=1,x=1::3", position: 8, says: "missing"),
    Mistake("x*w", at: "w=1,x=1:2", position: 4, says: "NAME=FROM:TO:COUNT"),
    Mistake("x*w", at: "w=1:2:3,x=1:2:3", position: 8, says: "one variable"),
    Mistake("x*w", at: "w=1,x=1:2:1", position: 10, says: "from 2 to 2000"),
    Mistake("x*w", at: "w=1,x=2:2:9", position: 6, says: "begins where it ends"),
    Mistake("x*w", at: "w=1;x=1:2:3", position: 3, says: "';'"),
    Mistake("x*w", at: "w=1:2 x=1:3", position: 6, says: "comma"),
    Mistake(command: ["check", "x*y", "--gradient", "y, q+"], position: 5, says: "value is needed"),
    Mistake(command: ["check", "x*y", "--gradient", "max(x,y), 2x"], position: 11, says: "2*x"),
    Mistake(command: ["digits", "x*y"], position: 2, says: "y=1"),
  ]

  @Test("is refused with its place and exit status 2", arguments: mistakes)
  func mistake(_ mistake: Mistake) throws {
    let outcome = try run(mistake.arguments)
    #expect(outcome.status == 2)
    let error = try #require(outcome.objects.first?["error"] as? [String: Any])
    #expect(error["position"] as? Int == mistake.position)
    let words = "\(error["message"] ?? "") \(error["advice"] ?? "")"
    #expect(words.contains(mistake.says), "said: \(words)")
  }

  @Test("shows a caret under the place")
  func caret() throws {
    let outcome = try adcompare("x+*y")
    #expect(outcome.output.isEmpty)
    let lines = outcome.errors.split(separator: "\n")
    let echo = try #require(lines.firstIndex { $0.hasSuffix("x+*y") })
    #expect(lines[echo + 1] == "    ^")
  }

  @Test("is explained within 80 columns")
  func width() throws {
    let outcome = try adcompare("--", "x + \u{202E}")
    #expect(outcome.errors.contains("RIGHT-TO-LEFT"))
    #expect(outcome.errors.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("without a value for a name points into the point and into the formula")
  func missingValue() throws {
    let lines = try adcompare("2*w*x", "--at", "w=1").errors.split(separator: "\n")
    let echo = try #require(lines.firstIndex { $0.hasSuffix("  2*w*x") })
    #expect(lines[echo + 1] == "      ^" && lines[echo + 2] == "  at character 5 of the formula")
    let object = try #require(try adcompare("2*w*x", "--at", "w=1", "--json").objects.first)
    let error = try #require(object["error"] as? [String: Any])
    #expect(error["position"] as? Int == 3 && error["positionInExpression"] as? Int == 4)
  }

  static let hostile = [
    ["x", "--wrt", "\u{1B}]0;x\u{7}"], ["x", "--at", "\u{1B}[31m=1"], ["\u{1B}[31m"], ["--form", "\u{1B}["],
    ["x", "--html", "/\u{1B}[31m/x"], ["--file", "\u{1B}[31m"], ["derive", "x", "--wrt", "\u{9B}31m"],
    ["check", "x", "\u{1B}[31m"], ["check", "x", "y", "--wrt", "\u{1B}"], ["help", "\u{1B}[31m"],
    ["\u{1B}[31m", "x"], ["x", "\u{1B}[31m"], ["completions", "\u{1B}["], ["x", "--at", "x=\u{1B}:2:3"],
    ["x", "--\u{1B}[31m"], ["swell", "--family", "\u{1B}[31m"],
  ]

  @Test("in any argument reaches no terminal raw", arguments: hostile)
  func hostileArgument(_ words: [String]) throws {
    let outcome = try run(words)
    #expect(outcome.status == 2)
    let text = outcome.output + outcome.errors
    #expect(
      !text.unicodeScalars.contains { ($0.value < 32 && $0 != "\n") || (0x7F...0x9F).contains($0.value) })
  }

  @Test("a page over the formula's own file is refused, by whatever name")
  func ownFile() throws {
    let command =
      "printf 'x^2' > f; ln -s f g; adcompare --file f --html f; adcompare --file g --html ./f; cat f"
    let answer = try shellAnswer(to: command)
    #expect(
      answer.hasSuffix("x^2[0]\n") && answer.components(separatedBy: "own file").count == 3, "\(answer)")
  }

  @Test("never reaches the terminal raw")
  func controlCharacters() throws {
    let outcome = try adcompare("-", input: "x + \u{1B}[31m\u{0}y")
    #expect(outcome.status == 2)
    #expect(!outcome.errors.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
  }

  static let words: [([String], String)] = [
    (["--jsn", "x"], "--json"), (["x", "y"], "one formula a call"),
    (["x^2", "y^2"], "'x^2' 'y^2' asks"),
    (["x", "--brief", "--csv"], "one of them"), (["x", "--brief", "--at", "x=1:2:3"], "one point"),
    (["x", "--brief", "--order", "2"], "leave one"),
    (["x, y", "--brief", "--vector", "1,2"], "leave one"),
    (["x, y", "--brief", "--covector", "1,2"], "leave one"),
    (["derive", "x", "--emit", "c", "--csv"], "--emit json"),
    (["dx y"], "dx*y"), (["diff", "x^2"], "did you mean derive?"), (["x +", "y"], "quotes"), ([], "missing"),
    (["--at"], "value"),
    (["-x^2"], "goes after --"),
    (["check", "cot(x)", "-csc(x)"], "check 'cot(x)' -- '-csc(x)'"),
    (["x", "--at", "x=1", "--at", "x=2"], "twice"), (["--file", "/no/such/file"], "read"),
    (["x*y", "--wrt", "z"], "'z'"), (["x*y", "--wrt", "x,x"], "twice"), (["x", "--json=1"], "no value"),
    (["trace", "x^2", "--at", "x=0:1:3"], "compare and digits take a range"),
    (["digits", "x^2", "--at", "x=1"], "--at x=1e-12:1:25"),
    (["digits", "x*y", "--wrt", "x", "--at", "x=1,y=2"], "--at x=1e-12:1:25"),
    (["x", "--cost", "--no-cost"], "give one of them"), (["completions", "tcsh"], "bash, zsh or fish"),
    (["check", "x^2", "2*y"], "a variable 'y' that the formula has not"),
    (["x", "--schema", "1"], "add --json"), (["x", "--schema", "2", "--csv"], "add --json"),
    (["functions", "sin"], "lists all functions"), (["manual", "x"], "leave 'x' out"),
  ]

  @Test("as an argument is refused with advice", arguments: words)
  func refusal(_ words: [String], says: String) throws {
    let outcome = try run(words)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(says), "said: \(outcome.errors)")
  }

  private func run(_ words: [String]) throws -> Outcome {
    try adcompare(words)
  }

  @Test(
    "names a point with which the command works",
    arguments: [
      (["digits", "x*y"], nil, "y=1"), (["digits", "x*y*z"], nil, "y=1,z=1"),
      (["digits", "x*y", "--wrt", "y"], nil, "x=1"),
      (["digits", "x*y"], "x=1e-12,y=1", "x=1e-12:1:25,y=1"),
      (["digits", "x1*x2"], "x=[1,2]", "x1=1e-12:1:25,x2=2"),
      (["digits", "x1*x2*y"], "x=[1,2],y=1", "x1=1e-12:1:25,x2=2,y=1"),
      (["x1*x2+x", "--no-cost"], "x=[1,2],x=3", "x1=1,x2=2,x=3"),
      (["selfcheck", "x1+x2+x"], "x=[1,2]", "x1=1,x2=2,x=1"),
      (["digits", "x1+x2+x+len(y)"], "x=[1,2,5], y=[3,4],x=1:2:3", "x1=1,x2=2,y=[3,4],x=1:2:3"),
      (["x1^2+x, x2", "--no-cost"], "x=[1/4,2]", "x1=0.25,x2=2,x=1"),
    ] as [([String], String?, String)])
  func advised(_ words: [String], _ point: String?, _ advised: String) throws {
    let refusal = try adcompare(words + (point.map { ["--at", $0] } ?? []))
    let said = refusal.errors.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(refusal.status == 2 && said.hasSuffix(" --at \(advised)"), "\(said)")
    let followed = try adcompare(words + ["--at", advised])
    #expect(followed.status == 0, "\(followed.errors)")
  }
}
