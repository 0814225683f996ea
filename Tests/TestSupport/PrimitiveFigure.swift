// After reading this file you know the one table of figures that every module's rules are held to: each smooth function of one
// argument with its first four derivatives, to 40 digits, by Primitives/primitives.py.

public import Elementary
public import Testing

/// A function at a point: its value and its first four derivatives.
public struct PrimitiveFigure: Sendable, CustomTestStringConvertible {
  /// The function.
  public let function: UnaryFunction

  /// The point.
  public let point: Double

  /// The value and four derivatives, each with 40 digits.
  public let digits: [String]

  /// The derivative of an order as the nearest `Double`.
  public func derivative(_ order: Int) -> Double { Double(digits[order]) ?? .nan }

  /// The function and the point.
  public var testDescription: String { "\(function.name)(\(point))" }

  /// Every line of the table; none if it cannot be read, which a test of completeness notices.
  public static let all: [PrimitiveFigure] = {
    let lines = (try? Corpus.text(of: "primitives.txt"))?.split(separator: "\n") ?? []
    return lines.compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard words.count == 7, let function = UnaryFunction(rawValue: words[0]), let point = Double(words[1])
      else { return nil }
      return PrimitiveFigure(function: function, point: point, digits: Array(words[2...]))
    }
  }()
}
