// After reading this file you know what the double-doubles are measured against: 50-digit figures of every primitive,
// in Figures/figures.txt, by the script that stands beside them.

import Elementary
import Foundation
import SymbolicCompare

/// A primitive's value to 50 digits at arguments that are double-doubles.
struct ReferenceFigure: Sendable, CustomStringConvertible {
  let name: String
  let arguments: [DoubleDouble]
  let digits: String

  var description: String { "\(name)\(arguments) = \(digits)" }

  var computed: DoubleDouble? {
    switch (name, arguments.count) {
    case ("add", 2): return arguments[0] + arguments[1]
    case ("subtract", 2): return arguments[0] - arguments[1]
    case ("multiply", 2): return arguments[0] * arguments[1]
    case ("divide", 2): return arguments[0] / arguments[1]
    case (_, 1): return UnaryFunction(rawValue: name).map { DoubleDouble.apply($0, to: arguments[0]) }
    default:
      return BinaryFunction(rawValue: name).map { DoubleDouble.apply($0, to: arguments[0], arguments[1]) }
    }
  }

  /// The distance between what is computed and the figure, relative to the figure or, if it is less than `floor`,
  /// to that.
  ///
  /// The figure has more digits than a double-double: what rounding it takes away is below 1e-32.
  func error(floor: Double = 0) -> Double {
    guard let computed, let value = DoubleDouble(digits), computed.isFinite else { return .nan }
    if computed == value { return 0 }
    let scale = Swift.max(value.high.magnitude, floor)
    return (Double(computed - value) / scale).magnitude
  }
}

extension ReferenceFigure {
  static let all: [ReferenceFigure] = {
    guard
      let url = Bundle.module.url(forResource: "figures", withExtension: "txt", subdirectory: "Figures"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { return [] }
    return text.split(separator: "\n").compactMap { ReferenceFigure(line: $0) }
  }()

  static func of(_ name: String) -> [ReferenceFigure] { all.filter { $0.name == name } }

  private init?(line: Substring) {
    let parts = line.split(separator: " ").map(String.init)
    guard parts.count >= 3 else { return nil }
    var arguments: [DoubleDouble] = []
    for part in parts[1..<(parts.count - 1)] {
      let halves = part.split(separator: "|").compactMap { Double($0) }
      guard let high = halves.first else { return nil }
      arguments.append(DoubleDouble(high) + DoubleDouble(halves.count > 1 ? halves[1] : 0))
    }
    name = parts[0]
    self.arguments = arguments
    digits = parts[parts.count - 1]
  }
}
