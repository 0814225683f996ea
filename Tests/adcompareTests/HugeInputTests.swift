import Foundation
import Testing

@Suite("Huge input")
struct HugeInputTests {
  @Test("of 100,000 parentheses is answered or refused, not crashed on")
  func parentheses() throws {
    let nested = String(repeating: "(", count: 100_000) + "x" + String(repeating: ")", count: 100_000)
    let right = try adcompare("-", "--json", "--no-cost", "--at", "x=2", input: nested)
    #expect(right.status == 0)
    let unclosed = try adcompare("-", "--json", input: String(repeating: "(", count: 100_000))
    #expect(unclosed.status == 2)
  }

  private func sum(of terms: Int) -> String { String(repeating: "x+", count: terms - 1) + "x" }

  @Test("of 1 MiB, a sum, is differentiated")
  func longSum() throws {
    let terms = 1 << 15
    let term = "x +" + String(repeating: " ", count: 29)
    let sum = String(repeating: term, count: terms - 1) + "x"
    #expect(sum.utf8.count > (1 << 20) - 64)
    let outcome = try adcompare("-", "--brief", "--at", "x=0.5", input: sum)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("df/dx = \(terms)\n"))
  }

  @Test("of 8192 terms has its derivative by each method")
  func everyMethod() throws {
    let outcome = try adcompare("-", "--json", "--at", "x=0.5", input: sum(of: 1 << 13))
    #expect(outcome.status == 0)
    let methods = try #require(outcome.objects.first?["methods"] as? [String: [String: Any]])
    for method in ["forward", "reverse", "formula"] {
      let gradient = methods[method]?["gradient"] as? [String: Double]
      #expect(gradient == ["x": Double(1 << 13)])
    }
  }

  @Test("of the formula of a high order is named by its first characters alone", .timeLimit(.minutes(1)))
  func highOrder() throws {
    let outcome = try adcompare("logit(x)", "--order", "12", "--at", "x=0.25", "--no-cost")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("-669691515483693.339429965"))  // 11!*((4/3)^12 - 4^12)
  }

  @Test(
    "that would take minutes, or make a picture that nobody can read, is refused with a reason",
    arguments: [
      (["steps"], "ten thousand evaluations"), (["graph"], "a drawing of 100001 nodes cannot be read"),
    ])
  func longWork(_ words: [String], says: String) throws {
    let sines = String(repeating: "sin(", count: 100_000) + "x" + String(repeating: ")", count: 100_000)
    let outcome = try adcompare(words + ["-"], input: sines)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(says), "\(outcome.errors.prefix(300))")
  }

  @Test("of many variables has its curves refused where all of them were asked for")
  func manyCurves() throws {
    let product = (0..<400).map { "v\($0)" }.joined(separator: "*")
    let outcome = try adcompare("steps", "-", "--csv", input: product)
    #expect(outcome.status == 2 && outcome.errors.contains("400"))
    #expect(outcome.errors.contains("name fewer variables with --wrt"), "\(outcome.errors)")
  }

  @Test("of more than 1 MiB is refused")
  func tooLong() throws {
    let outcome = try adcompare("-", "--json", input: String(repeating: "x+", count: 1 << 20) + "x")
    #expect(outcome.status == 2)
  }
}
