import Foundation
import SymbolicCompare
import Testing

@testable import adcompare

@Suite("The self-check")
struct SelfCheckTests {
  @Test("holds, and says so to a script in one line")
  func json() throws {
    let outcome = try adcompare("selfcheck", "--cases=20", "--seed", "18446744073709551615", "--json")
    #expect(outcome.status == 0)
    let object = try #require(outcome.objects.first)
    #expect(outcome.objects.count == 1)
    #expect(object["seed"] as? String == "18446744073709551615")
    let (cases, passedOver) = (object["cases"] as? Int, object["passedOver"] as? Int)
    #expect((cases ?? 0) + (passedOver ?? 0) == 20)
    #expect((object["properties"] as? [Any])?.count == Property.all.count)
    #expect((object["failures"] as? [Any])?.isEmpty == true)
    for case let property as [String: Any] in object["properties"] as? [Any] ?? [] {
      let compared = property["compared"] as? Int
      #expect((0...(cases ?? 0)).contains(compared ?? -1), "\(property)")
    }
  }

  /// A property that does not hold: no formula has a sine.
  private static let noSine = Property("there is no sine") { formula, _ in
    formula.description.contains("sin(") ? "there is one" : nil
  }

  @Test("shows a failure as a command that can be pasted, in every form, with exit status 1")
  func failures() {
    let check = SelfCheck(count: 400, seed: 1, properties: [Self.noSine])
    let view = SelfCheckView(check: check, count: 400, properties: [Self.noSine])
    #expect(!check.failures.isEmpty)
    #expect(view.status == .disagreed)
    let text = TextPage(document: view.document, isASCII: true, isColoured: false).text
    let json = String(decoding: view.json.line, as: UTF8.self)
    for form in [text, json, MarkdownPage(document: view.document, isASCII: true).text] {
      #expect(form.contains("there is no sine: there is one"), "\(form)")
      #expect(form.contains("-- 'sin("), "not made small: \(form)")
      #expect(form.contains("DISAGREE"))
    }
    #expect(text.contains("stopped after") && text.contains("with 10 failures"))
    #expect(text.contains("met ") && json.contains(#""count": "#), "\(text)")
  }

  /// A property that does not hold: where an operation is used twice, the value is not negative.
  private static let hopes = Property("no value is negative") { formula, point in
    let list = formula.compiled(inputs: formula.variables)
    let results = Set(list.lines.map(\.result))
    let operands = list.lines.flatMap(\.operands).filter { results.contains($0) }
    let isShared = operands.count > Set(operands).count
    return isShared && list.value(at: list.inputs.map { point[$0] ?? .nan }) < 0 ? "it is" : nil
  }

  @Test("shows commands that a shell runs, programs and negative coordinates among them")
  func commands() throws {
    let check = SelfCheck(
      count: 400, seed: 2, properties: [Self.hopes], formulas: FormulaGenerator(sharing: 0.5),
      programs: ProgramGenerator())
    #expect(check.failures.count > 3)
    #expect(check.failures.contains { $0.example.command.contains("=-") })
    for failure in check.failures {
      #expect(failure.example.command.contains("; "))
      let answer = try shellAnswer(to: failure.example.command)
      #expect(!answer.hasSuffix("[2]\n"), "\(failure.example): \(answer)")
      #expect(answer.contains(" = -"), "\(failure.example): \(answer)")
    }
  }

  @Test("does not say that anything held if it looked at nothing")
  func nothingChecked() {
    // Arithmetic has no kinks to be on.
    let check = SelfCheck(
      count: 1, seed: 3, formulas: FormulaGenerator(families: [.arithmetic]), points: PointGenerator(.onKink))
    let view = SelfCheckView(check: check, count: 1)
    #expect(check.cases == 0 && check.passedOver == 1)
    #expect(view.status == .singular)
    #expect(String(decoding: view.json.line, as: UTF8.self).contains("INDETERMINATE"))
    let text = TextPage(document: view.document, isASCII: true, isColoured: false).text
    #expect(text.contains("INDETERMINATE") && !text.contains("AGREE"), "\(text)")
  }

  static let refusals: [([String], String)] = [
    (["selfcheck", "--count", "0"], "--count cannot be '0'"),
    (["selfcheck", "--cases=0"], "--cases cannot be '0'"),
    (["selfcheck", "--cases", "abc"], "from 1 to"), (["selfcheck", "--seed", "-1"], "from 0 to"),
    (["selfcheck", "--seed", "1e3"], "whole number"), (["selfcheck", "x", "y"], "unexpected argument 'y'"),
    (["selfcheck", "--at", "x=1"], "--at needs a formula"),
    (["selfcheck", "x", "--seed", "1"], "--seed does not go with a formula"),
    (["selfcheck", "x", "--cases", "9"], "--cases does not go with a formula"),
    (["selfcheck", "x", "--count", "9"], "--count does not go with a formula"),
    (["x", "--cases", "3"], "--cases does not go with 'compare'"),
    (["selfcheck", "x", "--file", "f"], "more than one source"),
    (["selfcheck", "x", "--wrt", "x"], "--wrt does not go with 'selfcheck'"),
    (["selfcheck", "x*y", "--at", "x=1"], "no value for the variable 'y'"),
    (["selfcheck", "log(-1)*x"], "name one, for example --at x=1"),
    (["selfcheck", "2x"], "write 2*x"), (["selfcheck", "--file", "no such file"], "cannot read"),
    (["selfcheck", (1...200).map { "x\($0)" }.joined(separator: "*")], "too much for every property"),
    (["selfchek", "x"], "selfcheck"),
    (["x", "--count", "3"], "it goes with selfcheck"),
  ]

  @Test("refuses what it cannot use", arguments: refusals)
  func refusal(_ words: [String], says: String) throws {
    let outcome = try adcompare(words)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(says), "said: \(outcome.errors)")
  }

  @Test("of one case says what each property makes of it, in every form")
  func oneCase() throws {
    let call = ["selfcheck", "t = sin(x); t*t/y", "--at", "x=0.5,y=2"]
    let text = try adcompare(call)
    #expect(text.status == 0 && text.output.hasPrefix("t = sin(x)\nf = t*t/y\n"))
    for property in Property.all { #expect(text.output.contains("\n  \(property.name)  ")) }
    #expect(
      text.output.hasSuffix("again:  adcompare selfcheck --at 'x=0.5,y=2.0' -- 't = sin(x); t*t/y'\n"))
    for form in ["--markdown", "--csv", "--html=-"] {
      let outcome = try adcompare(call + [form])
      #expect(outcome.status == 0 && outcome.output.contains(Property.all[0].name), "\(form)")
    }
    let object = try #require(try adcompare(call + ["--json"]).objects.first)
    #expect(object["at"] as? [String: Double] == ["x": 0.5, "y": 2])
    let properties = try #require(object["properties"] as? [[String: String]])
    #expect(properties.map { $0["name"] } == Property.all.map(\.name))
    let idle = properties.filter { $0["outcome"] == "not compared" }.map { $0["name"] }
    #expect(idle == [Property.undefinedHasNoDerivative().name, Property.kinksAgree().name], "\(idle)")
    #expect(properties.count { $0["outcome"] == "holds" } == properties.count - 2)
    let undefined = try adcompare("selfcheck", "log(x)", "--at", "x=-1")
    #expect(undefined.status == 0 && undefined.output.contains("nothing to compare"), "\(undefined)")
  }

  @Test("of one case chooses a point if none is named, and reads the formula from a file or standard input")
  func sources() throws {
    let chosen = try adcompare("selfcheck", "-", input: "log(x - 3)")
    #expect(chosen.status == 0 && chosen.output.contains("a point chosen for you"), "\(chosen)")
    let file = try adcompare("selfcheck", "--file", "-", input: "log(x - 3)")
    #expect(file.output == chosen.output)
  }

  @Test("of one case shows what fails, and a smaller formula on which it does, in every form")
  func failingCase() throws {
    let comparison = try Comparison(of: "exp(y)*sin(x + y)", at: ["x": 0.5, "y": 2])
    let view = CaseCheckView(comparison, properties: [Self.noSine, .valuesAreTheSame()])
    #expect(view.status == .disagreed)
    let text = TextPage(document: view.document, isASCII: true, isColoured: false).text
    let json = String(decoding: view.json(writtenAs: "").line, as: UTF8.self)
    for form in [text, json, MarkdownPage(document: view.document, isASCII: true).text] {
      #expect(form.contains("there is one") && form.contains("-- 'sin("), "\(form)")
      #expect(form.contains("DISAGREE"))
    }
    #expect(text.contains("there is no sine                               FAILS"), "\(text)")
    #expect(text.contains("DISAGREE: 1 property failed at this point, 1 held"), "\(text)")
    let idle = CaseCheckView(comparison, properties: [.undefinedHasNoDerivative()])
    #expect(idle.status == .singular)
    #expect(
      json.contains(
        #""outcome": "violated", "reason": "there is one", "smaller": "adcompare selfcheck "#))
  }

  @Test("is repeated, of one case, by the command of a counter-example that adcompare alone cannot show")
  func reproduction() throws {
    let formula = try Symbolic(parsing: "u = -x^2; u*u")
    let example = Counterexample(formula, at: ["x": -0.25], reason: "", shownBy: .selfCheck)
    let answer = try shellAnswer(to: example.command)
    #expect(answer.hasSuffix("[0]\n") && answer.contains("at  x=-0.25\n"), "\(answer)")
    #expect(answer.contains("again:  \(example.command)\n"), "\(answer)")
  }
}
