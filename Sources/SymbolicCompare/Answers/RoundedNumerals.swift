// After reading this file you know how much of a difference the numbers that stand in a formula explain: a number may be
// rounded, and then the formula is right and yet off.
//
//     2, 0.5          exact: few binary digits
//     0.1             no Double is 0.1: half a unit of the last place
//     0.6931471806    eight or more digits may be rounded or cut off: less than one unit of the last digit
//
// To first order a formula moves by  Σ |∂f/∂c|·u(c)  when each number c in it moves by u(c). One reverse sweep gives all
// those derivatives, with the numbers as inputs. So log 2 written as 0.6931471806 passes for log 2, and 1.0000000001 does
// not pass for 1.

import Elementary
import Reverse

/// How far a formula can be off because of the numbers that stand in it.
struct RoundedNumerals {
  /// The formula with its numbers as inputs behind the variables.
  private let list: WengertList
  private let numerals: [Double]

  /// From so many digits on a number may be a longer one, rounded.
  private static let leastDigits = 8

  init(of formula: Symbolic, inputs: [String]) {
    let order = EvaluationOrder(of: [formula.sharingEqualSubexpressions])
    var (nodes, numerals): ([Node], [Double]) = ([], [])
    for index in order.nodes.indices {
      let (node, a, b) = (order.nodes[index], order.first[index], order.second[index])
      if case .numeral(let value) = node.content, !Self.isExact(value) {
        nodes.append(Symbolic(anyName: Self.name(numerals.count)).node)
        numerals.append(value)
      } else {
        nodes.append(a < 0 ? node : Node(node.content, nodes[a], b < 0 ? nil : nodes[b]))
      }
    }
    self.numerals = numerals
    list = Symbolic(nodes[order.roots[0]]).compiled(inputs: inputs + numerals.indices.map(Self.name))
  }

  /// How far the value at a point can be off: because of numbers that are no `Double`, and how much further because of
  /// long ones that were rounded when they were written down.
  ///
  /// - Complexity: one sweep forwards and one backwards.
  func movement(at point: [Double]) -> (stored: Double, written: Double) {
    guard !numerals.isEmpty else { return (0, 0) }
    let gradient = list.valueWithGradient(at: point + numerals).gradient.suffix(numerals.count)
    var (stored, written) = (0.0, 0.0)
    for (numeral, slope) in zip(numerals, gradient) where slope.isFinite {
      stored += slope.magnitude * numeral.ulp / 2
      written += slope.magnitude * Swift.max(0, Self.unitOfLastDigit(numeral) - numeral.ulp / 2)
    }
    return (stored, written)
  }

  /// A name that no variable has.
  private static func name(_ number: Int) -> String { "#\(number)" }

  private static func isExact(_ value: Double) -> Bool { !value.isFinite || value.significandWidth < 30 }

  /// Just less than one unit of the last decimal digit; 0 for a number of few digits.
  private static func unitOfLastDigit(_ value: Double) -> Double {
    let parts = value.magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    let decimals = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1].count : 0
    let digits = (mantissa[0] + mantissa.dropFirst().joined()).drop { $0 == "0" }
    guard digits.count >= leastDigits else { return 0 }
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    return 0.99 * Double.apply(.pow, to: 10, Double(exponent - decimals))
  }
}
