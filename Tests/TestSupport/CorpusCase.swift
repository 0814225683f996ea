// After reading this file you know what the reference corpus holds: formulas, each at one point, with value and
// derivatives to 40 digits, and how an error is measured against them.

import Foundation
public import Testing

/// One formula at one point, with reference figures to 40 digits.
public struct CorpusCase: Decodable, Sendable {
  /// The case's name, for example "feynman-0001".
  public let id: String

  /// The formula in the command line's language.
  public let expr: String

  /// Variable → shortest decimal that reads back as the number meant.
  public let at: [String: String]

  /// The value, 40 digits.
  public let value: String

  /// Variable → partial derivative, 40 digits.
  public let gradient: [String: String]

  /// "a,b" with a ≤ b → second derivative, 40 digits; for up to four variables.
  public let hessian: [String: String]?

  /// Variable → sum of sensitivities S, the scale of the rounding error of the partial derivative.
  public let scale: [String: String]

  /// The scale of the value's rounding error.
  public let valueScale: String

  /// The scales of the second derivatives' rounding errors.
  public let hessianScale: [String: String]?

  /// Families of functions, and remarks such as "ill-conditioned".
  public let tags: [String]

  private enum CodingKeys: String, CodingKey {
    case id, expr, at, value, gradient, hessian, scale, tags
    case valueScale = "value_scale"
    case hessianScale = "hessian_scale"
  }

  /// The point, as numbers.
  public var point: [String: Double] { at.compactMapValues(Double.init) }
}

extension CorpusCase: CustomTestStringConvertible {
  /// The case's name and formula, for a failure's report.
  public var testDescription: String { "\(id): \(expr)" }
}

extension CorpusCase {
  /// All 183 cases: the Feynman equations and the classics, in the order of the files.
  public static let all: [CorpusCase] = read("feynman") + read("classics")

  private static func read(_ file: String) -> [CorpusCase] {
    let url = Bundle.module.url(forResource: file, withExtension: "jsonl", subdirectory: "Corpus")
    guard let url, let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    let decoder = JSONDecoder()
    return text.split(separator: "\n").compactMap { line in
      try? decoder.decode(CorpusCase.self, from: Data(line.utf8))
    }
  }
}

/// The error of a computed number in units of 2⁻⁵³ · scale.
///
/// A sound program errs by a few units, whatever the condition; a reference rounded to `Double` can itself be
/// almost one unit away. Two equal numbers, NaN and infinities included, are 0 units apart.
public func units(_ computed: Double, _ reference: String, scale: String) -> Double {
  guard let expected = Double(reference), let scale = Double(scale) else { return .infinity }
  if computed == expected || (computed.isNaN && expected.isNaN) { return 0 }
  let error = (computed - expected).magnitude / (0x1p-53 * scale)
  return error.isNaN ? .infinity : error
}
