// logsumexp and softmax against figures of mpmath: value, gradient and Hessian keep their digits, however far apart the
// arguments are, and at ties.

import Foundation
import SymbolicCompare
import Testing

@Suite("logsumexp")
struct LogSumExpTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let arguments: [Double]
    let value: Double
    let gradient: [Double]

    /// The upper half, row by row.
    let hessian: [Double]

    var testDescription: String { "\(arguments)" }

    /// f, g and so on: e is a constant.
    var names: [String] { arguments.indices.map { String(UnicodeScalar(UInt8(102 + $0))) } }
    var point: Point { Point(Dictionary(uniqueKeysWithValues: zip(names, arguments))) }
    var list: String { names.joined(separator: ", ") }
  }

  static let rows: [Row] = {
    let url = Bundle.module.url(forResource: "logsumexp", withExtension: "tsv", subdirectory: "Figures")
    let text = url.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? ""
    return text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t").map { $0.split(separator: ",").compactMap { Double($0) } }
      guard fields.count == 4, let value = fields[1].first else { return nil }
      return Row(arguments: fields[0], value: value, gradient: fields[2], hessian: fields[3])
    }
  }()

  @Test("there are figures")
  func figures() { #expect(Self.rows.count == 31) }

  @Test("keeps its digits, and so do its derivatives", arguments: rows)
  func digits(_ row: Row) throws {
    let comparison = try Comparison(of: "logsumexp(\(row.list))", at: row.point, order: 2)
    #expect(comparison.verdict.kind <= .belowResolution, "\(comparison.verdict.reason)")
    #expect(comparison.valueComparison.truth?.number?.midpoint.nearestDouble == row.value)
    // The sum with the largest argument rounds to its last place.
    let largest = row.arguments.map(\.magnitude).max() ?? 0
    #expect(
      (comparison.value - row.value).magnitude <= 2 * Swift.min(row.value, largest + 1).ulp + row.value.ulp)
    try check(comparison.derivatives, row.gradient)
    try check(comparison.higherDerivatives, row.hessian)
  }

  /// The certified number is the figure; forward and reverse mode are within 16 units in its last place.
  private func check(_ derivatives: [DerivativeComparison], _ figures: [Double]) throws {
    try #require(derivatives.count == figures.count)
    for (derivative, figure) in zip(derivatives, figures) {
      #expect(derivative.truth?.number?.midpoint.nearestDouble == figure)
      for answer in [derivative.dual, derivative.reverse] {
        #expect(
          (answer - figure).magnitude <= 16 * figure.ulp, "\(derivative.name): \(answer), not \(figure)")
      }
    }
  }

  @Test("has softmax as its gradient", arguments: rows)
  func softmax(_ row: Row) throws {
    let results = try Symbolic.results(parsing: "softmax(\(row.list))")
    let jacobian = try JacobianComparison(of: results, at: row.point)
    for (result, figure) in zip(jacobian.results, row.gradient) {
      #expect((result.value - figure).magnitude <= 4 * figure.ulp)
    }
    var figures = row.hessian[...]
    for index in row.names.indices {
      for other in row.names[index...] {
        let entry = try #require(jacobian[index, other])
        let figure = try #require(figures.first)
        figures = figures.dropFirst()
        #expect(entry.truth?.number?.midpoint.nearestDouble == figure)
        for answer in [entry.dual, entry.reverse] {
          #expect((answer - figure).magnitude <= 16 * figure.ulp, "\(other): \(answer), not \(figure)")
        }
      }
    }
  }
}
