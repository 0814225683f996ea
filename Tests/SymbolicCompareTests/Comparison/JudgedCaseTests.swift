import SymbolicCompare
import TestSupport
import Testing
import Truth

/// The judge, held against figures from outside.
///
/// Where a figure differs, the truth is wrong; where a verdict differs from its column, somebody has to look whether the
/// judge got better or worse: Tests/Oracle/corpus.py writes the column anew.
@Suite("Judged cases")
struct JudgedCaseTests {
  private func comparison(_ item: JudgedCase, order: Int? = nil) throws -> Comparison {
    try Comparison(of: Symbolic(parsing: item.expr), at: Point(item.point), order: order ?? item.order)
  }

  @Test(
    "certified numbers are the figures from outside, and verdicts those recorded",
    arguments: JudgedCase.chosen)
  func chosen(_ item: JudgedCase) throws {
    let comparison = try comparison(item)
    let expected = try #require(item.verdicts)
    for row in comparison.judged {
      let key = key(row)
      if let figure = item.truth[key] {
        #expect(Figure(figure).is(row.truth), "\(key): \(figure), certified \(String(describing: row.truth))")
      }
      #expect(row.verdict.kind.rawValue == expected[key], "\(key): \(row.verdict.reason)")
    }
    #expect(comparison.verdict.isUsable == (item.status == 0))
    #expect((comparison.verdict.kind == .disagree) == (item.status == 1))
  }

  @Test(
    "both sides of an edge are the figures from outside", arguments: JudgedCase.chosen + JudgedCase.random)
  func sides(_ item: JudgedCase) throws {
    guard let sides = item.sides else { return }
    let judged = try comparison(item).judged
    for (variable, sides) in sides {
      let order = sides.order ?? item.order
      let key = Array(repeating: variable, count: Swift.max(order, 1)).joined(separator: ",")
      let row = try #require(judged.first { self.key($0) == key })
      let truth = try #require(row.truth)
      if case .number = truth.kind, item.order == 1 {
        #expect(Figure(sides.right ?? "").is(truth), "\(key)")
      } else if truth.kind == (order == 0 ? .jump : .kink(order: order)) {
        #expect(Figure(sides.left ?? "").is(truth.left), "\(key), left: \(truth.left)")
        #expect(Figure(sides.right ?? "").is(truth.right), "\(key), right: \(truth.right)")
      }
      if let kinds = item.oneOf?[variable], row.verdict.kind != .indeterminate {
        #expect(kinds.contains(row.verdict.kind.rawValue), "\(key): \(row.verdict.reason)")
      }
    }
  }

  @Test(
    "no usable verdict stands beside a wrong number, no claimed digit is wrong", arguments: JudgedCase.random)
  func honesty(_ item: JudgedCase) throws {
    // Second order of every third case: it costs three times as much.
    let isDeep = item.order > 1 && item.expr.utf8.count % 3 == 0
    let comparison = try comparison(item, order: isDeep ? 2 : 1)
    #expect(comparison.verdict.kind != .disagree, "\(comparison.verdict.reason)")
    for row in comparison.judged {
      guard let text = item.truth[key(row)] else { continue }
      let figure = Figure(text)
      #expect(figure.is(row.truth) || row.verdict.kind == .indeterminate, "\(key(row)): \(text)")
      #expect(row.verdict.kind != .kink && row.verdict.kind != .domain, "\(key(row)): \(row.verdict.reason)")
      for (method, answer) in row.answers where method == .dual || method == .reverse {
        let error = figure.relativeError(of: answer)
        if comparison.verdict.isUsable { #expect(error <= 0.01, "\(method) \(key(row)): \(answer)") }
        if let digits = row.verdict.digits, digits > 0 {
          // The figure is rounded to a Double here, which adds half a unit, and the error itself another one.
          let allowed = 1.02 * Double.apply(.pow, to: 10, -digits) + 0x1p-52
          #expect(error <= allowed, "\(method) \(key(row)): \(digits) digits")
        }
      }
    }
  }

  private func key(_ row: DerivativeComparison) -> String {
    row.order == 0 ? "f" : row.variables.sorted().joined(separator: ",")
  }
}

/// A figure from outside.
private struct Figure {
  private let text: String

  init(_ text: String) { self.text = text }

  /// Whether a certified number is this one, to all of its digits.
  func `is`(_ truth: CertifiedNumber?) -> Bool {
    guard let truth else { return false }
    if truth.kind == .huge { return text == "huge" }
    return truth.number.map { self.is(.number($0)) } ?? false
  }

  func `is`(_ side: CertifiedSide) -> Bool {
    guard case .number(let ball) = side else { return false }
    if isZero { return ball.isZeroInDouble }
    if text == "huge" { return ball.midpoint.nearestDouble.isInfinite }
    let number = BigDecimalText(text)
    let certain = ball.isExact ? number.digits.count : Int(Double(ball.accuracyInBits) * 0.30102) - 1
    let digits = Swift.max(1, Swift.min(number.digits.count, certain))
    return BigDecimalText(ball.midpoint.decimal(digits: digits))
      .isNeighbour(of: BigDecimalText(BigDecimalText.rounded(text, to: digits)), digits: digits)
  }

  private var isZero: Bool { text.allSatisfy { "0.-e+".contains($0) } || text.hasPrefix("0 (") }

  /// How far a Double is from the figure, beside its size; 0 for the nearest one.
  func relativeError(of answer: Double) -> Double {
    let nearest = text == "huge" ? Double.infinity : Double(text) ?? .nan
    if answer == nearest { return 0 }
    if nearest == 0 { return .infinity }
    let error = (answer - nearest).magnitude / nearest.magnitude
    return error.isNaN ? .infinity : error
  }
}
