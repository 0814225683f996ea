// Some thousand hostile texts; `Tests/Fuzzing` runs millions. What was found there stands here by name.

import Foundation
import SymbolicCompare
import TestSupport
import Testing

@Suite("Hostile texts")
struct FuzzTests {
  private static let seed = wholeNumber("SEED", otherwise: UInt64(1))

  @Test("are refused as formulas, or read and printed without loss")
  func formulas() throws {
    let accepted = try run(.formula, count: 4000) { text in
      try LanguageChecks.formula(text) && LanguageChecks.derivatives(text)
    }
    #expect(
      (400...3600).contains(accepted), "\(accepted) of 4000 accepted: too few or too many to test anything")
  }

  @Test("are refused as several results, or read and printed without loss")
  func results() throws {
    let accepted = try run(.results, count: 2000, LanguageChecks.formula)
    #expect(
      (200...1800).contains(accepted), "\(accepted) of 2000 accepted: too few or too many to test anything")
  }

  @Test("are refused as points, or read and printed without loss")
  func points() throws {
    let accepted = try run(.point, count: 4000, LanguageChecks.point)
    #expect(
      (400...3600).contains(accepted), "\(accepted) of 4000 accepted: too few or too many to test anything")
  }

  /// A text that did not meet the checks once, and what was wrong with the answer.
  struct Found: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let kind: Mutator.Kind
    let text: String

    init(_ fault: String, _ kind: Mutator.Kind, _ text: String) {
      (testDescription, self.kind, self.text) = (fault, kind, text)
    }
  }

  static let found = [
    Found("a name that is no variable was repeated whole", .point, repeated("x - ", 200) + "x=1"),
    Found("a name that is no variable was repeated with its line's end", .point, " \r-2-\nx=-2"),
    Found("a variable in a value was repeated whole", .point, "x=" + repeated("e309", 200)),
    Found(
      "a name that is given twice was repeated whole", .point,
      repeated("ab", 200) + "=1," + repeated("ab", 200) + "=2"),
  ]

  @Test("that once were answered wrongly are answered rightly", arguments: found)
  func foundOnce(_ found: Found) throws {
    switch found.kind {
    case .point: try LanguageChecks.point(found.text)
    case .formula, .results, .lines, .session:
      try LanguageChecks.formula(found.text)
      try LanguageChecks.derivatives(found.text)
    }
  }

  private static func repeated(_ piece: String, _ count: Int) -> String {
    String(repeating: piece, count: count)
  }

  /// How many texts were accepted; those are broken further.
  private func run(_ kind: Mutator.Kind, count: Int, _ check: (String) throws -> Bool) throws -> Int {
    var mutator = Mutator(kind, seed: Self.seed)
    var accepted = 0
    for index in 0..<count {
      let bytes = mutator.next()
      do {
        guard try check(String(decoding: bytes, as: UTF8.self)) else { continue }
        accepted += 1
        mutator.keep(bytes)
      } catch {
        let text = String(decoding: bytes, as: UTF8.self)
        Issue.record("seed \(Self.seed), text \(index), \(text.debugDescription): \(error)")
      }
    }
    return accepted
  }
}
