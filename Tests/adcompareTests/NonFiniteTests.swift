// After reading this file you know how what is not finite goes out to scripts: as one of three words, in every view.

import Foundation
import Testing

@Suite("What is not finite")
struct NonFiniteTests {
  static let calls: [[String]] = [
    ["compare"], ["compare", "--order", "2"], ["compare", "--order", "4"], ["trace"], ["steps"], ["graph"],
    ["selfcheck"],
  ]

  /// The strings of a JSON value, wherever they stand; the keys are not among them.
  private func strings(in value: Any) -> [String] {
    switch value {
    case let text as String: [text]
    case let items as [Any]: items.flatMap(strings)
    case let fields as [String: Any]: fields.values.flatMap(strings)
    default: []
    }
  }

  /// The strings that say that a number is not finite, in any spelling.
  private func words(in value: Any) -> Set<String> {
    let spellings: Set<String> = ["nan", "-nan", "inf", "-inf", "infinity", "-infinity"]
    return Set(strings(in: value).filter { spellings.contains($0.lowercased()) })
  }

  private static let contract: Set<String> = ["NaN", "Infinity", "-Infinity"]

  @Test(
    "is NaN, Infinity or -Infinity in the JSON of every view",
    arguments: calls, [("acos(x)", "x=5"), ("1/x", "x=0"), ("-1/x^2", "x=0")])
  func json(_ call: [String], _ formula: (text: String, point: String)) throws {
    let outcome = try adcompare(call + ["--json", "--at", formula.point, "--", formula.text])
    let object = try #require(outcome.objects.first, "\(outcome)")
    let found = words(in: object)
    #expect(found.isSubset(of: Self.contract), "\(found.subtracting(Self.contract)): \(outcome.output)")
    // Steps have no curve here, and what a self-check says is no number.
    #expect(found.isEmpty == ["steps", "selfcheck"].contains(call[0]), "\(outcome.output)")
  }

  @Test("is one of the three in a batch's lines as well")
  func batch() throws {
    let batch = try adcompare("--batch", "-", "--json", input: "acos(x)\tx=5\n1/x\tx=0\n-1/x^2\tx=0\n")
    #expect(words(in: batch.objects) == Self.contract, "\(batch.output)")
  }
}
