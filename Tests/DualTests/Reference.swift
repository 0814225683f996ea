// After reading this file you know where the expected figures come from: 40 digits from a script that uses no
// derivative rule, in the folder `References`.

import Foundation
import Testing

/// One function at one point, with its value and derivatives to 40 digits.
struct Reference: CustomTestStringConvertible, Sendable {
  /// The function's name; the order n for polygamma and for derivatives of sinc.
  let name: String

  /// The arguments.
  let point: [Double]

  /// f, f′, f″, f‴ for one argument; f, fx, fy, fxx, fxy, fyy, fxxx, fxxy, fxyy, fyyy for two.
  let figures: [Double]

  /// The function and its point, for a failure's report.
  var testDescription: String { "\(name) at \(point)" }

  /// The functions of one argument.
  static let unary = read("unary", arguments: 1)

  /// The functions of two arguments.
  static let binary = read("binary", arguments: 2)

  /// polygamma, by its order.
  static let polygamma = read("polygamma", arguments: 1)

  /// The derivatives of sinc, by their order.
  static let sinc = read("sinc", arguments: 1)

  private static func read(_ file: String, arguments: Int) -> [Reference] {
    let url = Bundle.module.url(forResource: file, withExtension: "txt", subdirectory: "References")
    guard let url, let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").map { line in
      let fields = line.split(separator: " ")
      let numbers = fields.dropFirst().compactMap { Double($0) }
      return Reference(
        name: String(fields[0]), point: Array(numbers.prefix(arguments)),
        figures: Array(numbers.dropFirst(arguments)))
    }
  }
}
