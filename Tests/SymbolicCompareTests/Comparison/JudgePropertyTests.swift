import SymbolicCompare
import Testing

@testable import SymbolicCompareSelfCheck

@Suite("The judge on random formulas")
struct JudgePropertyTests {
  static let soundMethods = Property("forward and reverse mode are within the bound of a certified number") {
    formula, point in
    guard let comparison = try? Comparison(of: formula, at: point) else { return nil }
    for row in comparison.derivatives where row.truth?.number != nil {
      for method in [Method.dual, .reverse] {
        guard row.verdict.kind <= .cancellation else { return row.verdict.reason }
        let units = row.error(of: method)?.units ?? 0
        if units > 1 { return "df/d\(row.variable): \(units) of what rounding explains" }
      }
    }
    return nil
  }

  static let explained = Property("every verdict without a derivative names its node and gives advice") {
    formula, point in
    guard let comparison = try? Comparison(of: formula, at: point) else { return nil }
    _ = (comparison.hints, comparison.firstNaN(in: .values), comparison.firstNaN(in: .adjoints))
    for row in comparison.derivatives where row.verdict.kind >= .kink {
      guard let diagnosis = comparison.diagnosis(of: row) else {
        return "\(row.verdict.kind) without a diagnosis"
      }
      if diagnosis.advice.isEmpty { return "no advice for \(diagnosis.cause)" }
      if diagnosis.node == nil && diagnosis.cause != .wrongCombination {
        return "no node for \(diagnosis.cause)"
      }
      if comparison.smoothness(along: row.variable) == nil { return "no certificate" }
    }
    return nil
  }

  @Test("vouches for nothing that is wrong, inside domains", arguments: [1, 2])
  func inside(seed: UInt64) {
    let check = SelfCheck(count: 80, seed: seed, properties: [Self.soundMethods])
    #expect(check.cases > 45)
    #expect(check.failures.isEmpty, "\(check.failures.map { ($0.property, $0.example) })")
  }

  @Test("explains what it meets anywhere", arguments: [PointGenerator.Place.onKink, .anywhere])
  func anywhere(place: PointGenerator.Place) {
    let check = SelfCheck(count: 100, seed: 3, properties: [Self.explained], points: PointGenerator(place))
    #expect(check.cases > 12)
    #expect(check.failures.isEmpty, "\(check.failures.map { ($0.property, $0.example) })")
  }

  /// Random formulas on which the methods agree, each with one of its primitives.
  static let agreeing: Result<[(Symbolic, Point, Primitive)], any Error> = Result {
    try (0..<200).compactMap { index in
      var generator = SeededGenerator(seed: 5).forCase(index)
      let formula = FormulaGenerator().formula(using: &generator)
      guard let point = PointGenerator().point(for: formula, using: &generator) else { return nil }
      let sound = try Comparison(of: formula, at: point, certainty: .asNeeded)
      let lines = formula.compiled(inputs: formula.variables).lines
      guard sound.verdict.kind == .agree, let line = generator.element(of: lines) else { return nil }
      return (formula, point, line.primitive)
    }
  }

  @Test(
    "finds the rule that is wrong in 9 of 10 random formulas with a wrong sign",
    arguments: Method.allCases.dropLast())
  func wrongSigns(_ method: SymbolicCompare.Method) throws {
    var counts = (found: 0, atRule: 0)
    for (formula, point, primitive) in try Self.agreeing.get() {
      let wrong = ExactMethods.with(PlantedMistake(mistake: .sign, primitive: primitive), in: method)
      let verdict = try Comparison(of: formula, at: point, certainty: .asNeeded, by: wrong).verdict
      guard verdict.kind == .disagree else { continue }
      counts.found += 1
      let suspect = verdict.suspect
      if suspect?.method == method && suspect?.primitive == primitive { counts.atRule += 1 }
    }
    #expect(counts.found > 50)
    #expect(counts.atRule * 10 >= counts.found * 9, "\(counts)")
  }
}
