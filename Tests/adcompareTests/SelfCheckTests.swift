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
    #expect(text.contains("stopped early, after 10 failures"))
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
      let words = failure.example.command.dropFirst("adcompare".count)
      let answer = try shellAnswer(to: "adcompare --no-cost\(words)")
      #expect(!answer.hasSuffix("[2]\n"), "\(failure.example): \(answer)")
      #expect(answer.contains(" = -"), "\(failure.example): \(answer)")
    }
  }

  @Test("does not say that anything held if it looked at nothing")
  func nothingChecked() {
    let smooth = FormulaGenerator(families: [.arithmetic])
    let check = SelfCheck(count: 1, seed: 3, formulas: smooth, points: PointGenerator(.onKink))
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
    (["selfcheck", "--seed", "1e3"], "whole number"), (["selfcheck", "x"], "takes no formula"),
    (["selfcheck", "--at", "x=1"], "does not go with 'selfcheck'"), (["selfchek", "x"], "selfcheck"),
    (["x", "--count", "3"], "it goes with selfcheck"),
  ]

  @Test("refuses what it cannot use", arguments: refusals)
  func refusal(_ words: [String], says: String) throws {
    let outcome = try adcompare(words)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(says), "said: \(outcome.errors)")
  }
}
