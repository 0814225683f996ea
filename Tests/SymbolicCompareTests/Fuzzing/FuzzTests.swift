// Some thousand hostile texts; `Tests/Fuzzing` runs millions. What was found there stands here by name.

import Foundation
import SymbolicCompare
import TestSupport
import Testing

@Suite("Hostile texts")
struct FuzzTests {
  private static let seed = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? 1

  @Test("are refused as formulas, or read and printed without loss")
  func formulas() throws {
    let accepted = try run(.formula, count: 4000) { text in
      try LanguageChecks.formula(text) && LanguageChecks.derivatives(text)
    }
    #expect((400...3600).contains(accepted), "\(accepted) of 4000 accepted: too few or too many to test anything")
  }

  @Test("are refused as points, or read and printed without loss")
  func points() throws {
    let accepted = try run(.point, count: 4000, LanguageChecks.point)
    #expect((400...3600).contains(accepted), "\(accepted) of 4000 accepted: too few or too many to test anything")
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
