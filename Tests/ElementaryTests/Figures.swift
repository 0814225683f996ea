// After reading this file you know where the expected values come from: 60-digit arithmetic by mpmath, rounded to
// the nearest double, in Figures/figures.txt. The script that wrote them stands beside it.

import Elementary
import Foundation

/// A function's value at a point: the primitive, its arguments, and the nearest double to the exact value there.
struct Figure: Sendable, CustomStringConvertible {
  let primitive: Primitive
  let arguments: [Double]
  let value: Double

  var description: String { "\(primitive.name)\(arguments) = \(value)" }

  /// What the package answers.
  var computed: Double? {
    switch arguments.count {
    case 1: Double.apply(primitive, to: arguments[0])
    case 2: Double.apply(primitive, to: arguments[0], arguments[1])
    default: nil
    }
  }

  /// How far the answer is from the value, in units in the last place of the value.
  var error: Double {
    guard let computed else { return .nan }
    return computed == value ? 0 : ((computed - value) / value.ulp).magnitude
  }
}

extension Figure {
  /// All figures of the file, or none if it cannot be read: a test counts them.
  static let all: [Figure] = {
    guard
      let url = Bundle.module.url(forResource: "figures", withExtension: "txt", subdirectory: "Figures"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { return [] }
    return text.split(separator: "\n").compactMap { Figure(line: $0) }
  }()

  static func of(_ function: UnaryFunction) -> [Figure] { all.filter { $0.primitive == .unary(function) } }
  static func of(_ function: BinaryFunction) -> [Figure] { all.filter { $0.primitive == .binary(function) } }

  private init?(line: Substring) {
    let parts = line.split(separator: " ")
    let numbers = parts.dropFirst().compactMap { Double($0) }
    guard let name = parts.first, numbers.count == parts.count - 1, let value = numbers.last else {
      return nil
    }
    if let function = UnaryFunction(rawValue: String(name)) {
      primitive = .unary(function)
    } else if let function = BinaryFunction(rawValue: String(name)) {
      primitive = .binary(function)
    } else {
      return nil
    }
    arguments = numbers.dropLast()
    self.value = value
  }
}
