// After reading this file you know the table of scales: f(c·v) and c·f(v) for every primitive f, with c from 1e-300 to 1e300,
// and their derivatives of order 1 to 4 from outside (`Scales/scales.py`).
//
// A derivative of f(c·v) is cᵏ·f⁽ᵏ⁾(c·v): the two factors leave the range of `Double`, their product does not. It is the
// table on which a method shows that it gives no finite number without a right digit.

public import Elementary
import Foundation

/// One function of v at one scale, with its derivatives at a point.
public struct ScaleRow: Sendable, CustomStringConvertible {
  /// The primitive, for two arguments with what the other one is: "atan2:first".
  public let name: String

  /// Whether the scale is inside the function, f(c·v), or outside, c·f(v).
  public let isInside: Bool

  /// The scale.
  public let c: Double

  /// The point.
  public let v: Double

  /// The derivatives of order 1 to 4; `nil` for one that is no normal number.
  public let derivatives: [Double?]

  /// The row's place in the table, for example "atan inside 1e+300".
  public var description: String { "\(name) \(isInside ? "inside" : "outside") \(c)" }

  /// All rows.
  public static let all: [ScaleRow] = {
    let url = Bundle.module.url(forResource: "scales.txt", withExtension: nil, subdirectory: "Scales")
    let text = url.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? ""
    return text.split(separator: "\n").map { line in
      let parts = line.split(separator: " ")
      return ScaleRow(
        name: String(parts[0]), isInside: parts[1] == "inside", c: Double(parts[2]) ?? .nan,
        v: Double(parts[3]) ?? .nan, derivatives: parts[4...].map { Double($0) })
    }
  }()

  /// The function.
  public func value<T: Scalar>(at v: T) -> T {
    let x = isInside ? T(c) * v : v
    let y = primitive(of: x, isInside ? c : 1)
    return isInside ? y : T(c) * y
  }

  private func primitive<T: Scalar>(of x: T, _ k: Double) -> T {
    if let function = UnaryFunction(rawValue: name) { return T.apply(function, to: x) }
    let parts = name.split(separator: ":")
    let word = parts.count > 1 ? String(parts[1]) : ""
    switch parts[0] {
    case "atan2": return word == "first" ? atan2(x, T(0.5 * k)) : atan2(T(0.5 * k), x)
    case "hypot": return word == "first" ? hypot(x, T(0.5 * k)) : hypot(T(0.5 * k), x)
    case "pow": return pow(x, T(Double(word) ?? .nan))
    case "max": return max(x, T(0.5 * k))
    case "min": return min(T(k), x)
    case "mod": return mod(x, T(k))
    case "ifPositive": return ifPositive(T(k), x)
    case "ifNotPositive": return ifNotPositive(T(-k), x)
    case "polygamma": return T.apply(.polygamma, to: T(Double(word) ?? .nan), x)
    case "sincDerivative": return T.apply(.sincDerivative, to: T(Double(word) ?? .nan), x)
    case "divide": return word == "below" ? 1 / x : word == "same" ? T(k) / x : x / 3
    default: return x * (x / T(k))
    }
  }
}

/// How far the answers of number types are from the table.
public struct ScaleCount {
  /// Answers with at most 64 units of error.
  public var right = 0

  /// NaN or infinite answers, by name.
  public var missing: [String] = []

  /// Finite answers that are further off, by name.
  public var wrong: [String] = []

  /// Nothing counted yet.
  public init() {}

  /// Counts the answer of a number type, if the derivative of this order is a normal number.
  public mutating func count(_ answer: Double, _ type: String, order: Int, of row: ScaleRow) {
    guard let expected = row.derivatives[order - 1] else { return }
    let name = "\(row) by \(type), order \(order): \(answer), not \(expected)"
    if !answer.isFinite {
      missing.append(name)
    } else if ulps(answer, expected) > 64 {
      wrong.append(name)
    } else {
      right += 1
    }
  }

  /// The share of answers that are NaN or infinite.
  public var missingShare: Double { Double(missing.count) / Double(right + missing.count + wrong.count) }
}
