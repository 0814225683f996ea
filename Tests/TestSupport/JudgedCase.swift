// After reading this file you know what the tables of the judge hold: a formula at a point, what is true there by figures
// from outside, and the verdicts.
//
// verdicts.jsonl are cases with a reason to be there; oracle.jsonl are random ones, with the answers of FLINT's balls. Both
// are made by the scripts in Tests/Oracle.

import Foundation
public import Testing

/// One formula at one point, with the truth to many digits.
public struct JudgedCase: Decodable, Sendable {
  /// What the two sides of a variable come to: a numeral, or a word for what is none.
  public struct Sides: Decodable, Sendable {
    /// The limit from the left.
    public let left: String?

    /// The limit from the right.
    public let right: String?

    /// Of which order they are: the first that differs, 0 for the function itself; `nil` for the row's order.
    public let order: Int?
  }

  /// Why it is in the table.
  public let kind: String

  /// The formula in the command line's language.
  public let expr: String

  /// The point, as `--at` takes it.
  public let at: String

  /// The highest order of the derivatives.
  public let order: Int

  /// "f", "x", "x,y" → the number; "0" for what is 0 in every `Double`, "huge" for what has 100,000 digits.
  public let truth: [String: String]

  /// Variable → what a derivative by it, the highest if no order is named, comes to on both sides, where there is no number.
  public let sides: [String: Sides]?

  /// Key → the verdict's kind.
  public let verdicts: [String: String]?

  /// Variable → the kinds of which the verdict is to be one.
  public let oneOf: [String: [String]]?

  /// The program's exit status.
  public let status: Int?

  /// The point, as numbers.
  public var point: [String: Double] {
    let pairs = at.split(separator: ",").map { $0.split(separator: "=").map(String.init) }
    return Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], Double($0[1]) ?? .nan) })
  }
}

extension JudgedCase: CustomTestStringConvertible {
  /// The formula and the point, for a failure's report.
  public var testDescription: String { "\(expr) at \(at)" }
}

extension JudgedCase {
  /// The cases with a reason.
  public static let chosen = read("verdicts")

  /// The random cases.
  public static let random = read("oracle")

  private static func read(_ file: String) -> [JudgedCase] {
    let url = Bundle.module.url(forResource: file, withExtension: "jsonl", subdirectory: "Corpus")
    guard let url, let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    let decoder = JSONDecoder()
    return text.split(separator: "\n").compactMap {
      try? decoder.decode(JudgedCase.self, from: Data($0.utf8))
    }
  }
}
