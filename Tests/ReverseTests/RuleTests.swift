// Every rule against figures to 25 digits, which Figures/rules.py computes without any rule.

import Foundation
import Reverse
import TestSupport
import Testing

/// One line of `RuleFigures.swift`.
struct Figure: CustomTestStringConvertible, Sendable {
  let function: String
  let first: Double
  let second: Double
  let third: Double
  let fourth: Double

  var testDescription: String { "\(function) at \(first), \(second)" }

  init(line: Substring) {
    let words = line.split(separator: " ")
    let numbers = words.dropFirst().compactMap { Double($0) } + [.nan]
    function = String(words[0])
    (first, second, third, fourth) = (numbers[0], numbers[1], numbers[2], numbers[3])
  }

  static func read(_ text: String) -> [Figure] { text.split(separator: "\n").map { Figure(line: $0) } }
  static let unary = read(unaryFigures)
  static let binary = read(binaryFigures)
}

/// A list of one line.
func list(_ primitive: Primitive) -> WengertList {
  var list = WengertList(inputs: primitive.arity == 1 ? ["x"] : ["x", "y"])
  list.outputs = [primitive.arity == 1 ? list.append(primitive, 0) : list.append(primitive, 0, 1)]
  return list
}

@Suite("The rules of reverse mode, against 25 digits")
struct RuleTests {
  @Test("of one argument: at most 8 units, on the tape and on the list", arguments: Figure.unary)
  func unary(figure: Figure) throws {
    let function = try #require(UnaryFunction(rawValue: figure.function))
    let onTape = gradient(at: figure.first) { x in Variable.apply(function, to: x) }
    let onList = list(.unary(function)).valueWithGradient(at: [figure.first]).gradient[0]
    #expect(ulps(onTape, figure.second) <= 8)
    #expect(ulps(onList, figure.second) <= 8)
  }

  @Test("of two arguments: at most 8 units, on the tape and on the list", arguments: Figure.binary)
  func binary(figure: Figure) throws {
    let function = try #require(BinaryFunction(rawValue: figure.function))
    let onTape = gradient(at: figure.first, figure.second) { x, y in Variable.apply(function, to: x, y) }
    let onList = list(.binary(function)).valueWithGradient(at: [figure.first, figure.second]).gradient
    #expect(ulps(onTape.0, figure.third) <= 8 && ulps(onTape.1, figure.fourth) <= 8)
    #expect(ulps(onList[0], figure.third) <= 8 && ulps(onList[1], figure.fourth) <= 8)
  }

  @Test("every function has figures, so that none goes untested")
  func complete() {
    let named = Set((Figure.unary + Figure.binary).map(\.function))
    #expect(UnaryFunction.allCases.allSatisfy { named.contains($0.rawValue) })
    #expect(BinaryFunction.allCases.allSatisfy { named.contains($0.rawValue) || $0 == .polygamma })
  }

  @Test("polygamma: the next order, and nothing by the order itself")
  func polygamma() {
    let slope = gradient(at: 2.5) { x in Reverse::polygamma(1, x) }
    #expect(ulps(slope, -0.236204051641727403) <= 8)  // ψ″(5/2) = −14 ζ(3) + 16 + 16/27
    #expect(gradient(at: 1, 2.5) { n, x in Variable.apply(.polygamma, to: n, x) }.0.isNaN)
  }
}
