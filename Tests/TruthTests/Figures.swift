// After reading this file you know where the expected values come from: mpmath, to 170 digits or more, written to
// Figures/figures.txt by the script beside it.

import Foundation
import Truth

/// A function's value at a point, as a ball of half a unit of its last digit.
struct Figure: Sendable, CustomStringConvertible {
  let name: String
  let arguments: [Double]
  let digits: String

  var description: String { "\(name)\(arguments)" }

  /// How many bits the digits determine.
  var bits: Int { Int(Double(digits.filter(\.isNumber).count) * 3.3219) - 12 }

  /// The number that is written, to some more bits than its digits are worth.
  var value: Ball { Ball(decimal: digits, bits: bits + 64) }

  /// What the package answers.
  func computed(bits: Int) -> Ball {
    switch (UnaryFunction(rawValue: name), BinaryFunction(rawValue: name), name) {
    case (let function?, _, _): .apply(function, to: Ball(arguments[0]), bits: bits)
    case (_, let function?, _): .apply(function, to: Ball(arguments[0]), Ball(arguments[1]), bits: bits)
    case (_, _, "pi"): .pi(bits: bits)
    case (_, _, "ln2"): .ln2(bits: bits)
    case (_, _, "ln10"): .ln10(bits: bits)
    case (_, _, "e"): .e(bits: bits)
    default: .indeterminate
    }
  }

  /// All figures of the file, by name, in its order; a test counts them.
  static let byName: [(name: String, figures: [Figure])] = {
    guard
      let url = Bundle.module.url(forResource: "figures", withExtension: "txt", subdirectory: "Figures"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { return [] }
    var result: [(name: String, figures: [Figure])] = []
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ").map(String.init)
      let figure = Figure(
        name: parts[0], arguments: parts.dropFirst().dropLast().compactMap { Double($0) },
        digits: parts[parts.count - 1])
      if result.last?.name == figure.name {
        result[result.count - 1].figures.append(figure)
      } else {
        result.append((figure.name, [figure]))
      }
    }
    return result
  }()

  static let names = byName.map(\.name)

  static func all(of name: String) -> [Figure] { byName.first { $0.name == name }?.figures ?? [] }
}

extension Ball {
  /// A decimal number such as "-1.234e-56" with an error of half a unit of its last digit.
  init(decimal text: String, bits: Int) {
    let parts = text.split(separator: "e")
    let digits = parts[0].filter(\.isNumber)
    var whole = BigFloat(0)
    var rest = digits[...]
    while !rest.isEmpty {
      let group = rest.prefix(18)
      whole = whole * BigFloat(Self.powerOfTen(group.count)) + BigFloat(Int(group) ?? 0)
      rest = rest.dropFirst(group.count)
    }
    let places =
      parts[0].split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
    let exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - places
    var (power, square, remaining) = (BigFloat(1), BigFloat(10), exponent.magnitude)
    while remaining > 0 {
      if remaining % 2 == 1 { power = power * square }
      square = square * square
      remaining /= 2
    }
    let signed = Ball(midpoint: text.hasPrefix("-") ? -whole : whole, radius: Magnitude(0.5))
    let scale = Ball(midpoint: power, radius: .zero)
    self = exponent < 0 ? signed.divided(by: scale, bits: bits) : signed.multiplied(by: scale, bits: bits)
  }

  private static func powerOfTen(_ k: Int) -> Int { (0..<k).reduce(1) { power, _ in power * 10 } }
}
