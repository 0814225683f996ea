// Every rule against figures to 25 digits, which Figures/rules.py computes without any rule.

import Foundation
import Reverse
import TestSupport
import Testing

/// One line of `Figures/rules.txt`: of functions of one argument before the empty line, of two after it.
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

  static let (unary, binary): ([Figure], [Figure]) = {
    guard let url = Bundle.module.url(forResource: "rules", withExtension: "txt", subdirectory: "Figures"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { return ([], []) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let (unary, binary) = (lines.prefix { !$0.isEmpty }, lines.drop { !$0.isEmpty }.filter { !$0.isEmpty })
    return (unary.map { Figure(line: $0) }, binary.map { Figure(line: $0) })
  }()
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
    let named = Set((Figure.unary + Figure.binary).map(\.function) + PrimitiveFigure.all.map(\.function.name))
    #expect(UnaryFunction.allCases.allSatisfy { named.contains($0.rawValue) })
    #expect(BinaryFunction.allCases.allSatisfy { named.contains($0.rawValue) || $0.takesOrder })
  }

  @Test("polygamma: the next order, and nothing by the order itself")
  func polygamma() {
    let slope = gradient(at: 2.5) { x in Reverse::polygamma(1, x) }
    #expect(ulps(slope, -0.236204051641727403) <= 8)  // ψ″(5/2) = −14 ζ(3) + 16 + 16/27
    #expect(gradient(at: 1, 2.5) { n, x in Variable.apply(.polygamma, to: n, x) }.0.isNaN)
  }

  @Test("sinc and its derivatives at 0, where the branch on equality has none")
  func sincAtZero() {
    #expect(gradient(at: 0) { x in Reverse::sinc(x) } == 0)
    #expect(hessian(at: [0]) { (x: [Traced]) in sinc(x[0]) } == [[-1.0 / 3]])
    #expect(gradient(at: 0) { x in sincDerivative(1, x) } == -1.0 / 3)
    #expect(gradient(at: 1, 2.5) { n, x in Variable.apply(.sincDerivative, to: n, x) }.0.isNaN)
  }

  /// Bases next to 1, exponents whose predecessor is not a number any more; y·x^(y−1) to 17 digits.
  static let largeExponents = [
    (0x1.0000000000040p0, 0x1p52 + 1, 2.8080615076929927e43),
    (0x1.0000000000040p0, 0x1p53 + 2, 3.5017364257093463e71),
    (0x1.0000000000040p0, 0x1p53 + 4, 3.501736425709447e71),
    (0x1.0000000000040p0, 0x1p54, 2.7227460275589847e127),
    (0x1.fffffffffff80p-1, -0x1p54, -2.722746027568967e127),
    (0x1.0000000000010p0, 1e17, 1.9606255078090332e171),
  ]

  @Test("powers with an exponent from which 1 cannot be taken", arguments: largeExponents)
  func largeExponent(base: Double, exponent: Double, expected: Double) {
    let slope = gradient(at: base, exponent) { x, y in pow(x, y) }.0
    #expect(ulps(slope, expected) <= 8)
    #expect(ulps(list(.binary(.pow)).valueWithGradient(at: [base, exponent]).gradient[0], expected) <= 8)
  }

  /// y = 2⁻⁵⁴, so that y − 1 is rounded to −1, and y·x^(y−1) = 2⁻⁵⁴·x⁻¹·(1 + δ + δ²/2) with δ = y·log x; at a subnormal
  /// base too, whose reciprocal is not a number any more.
  @Test("powers with an exponent that is lost beside 1", arguments: [900, -900, -1040, -1070])
  func smallExponent(binary: Int) {
    let base = Double(sign: .plus, exponent: binary, significand: 1)
    let delta = 0x1p-54 * Double(binary) * 0.6931471805599453
    let expected = 0x1p-54 / base * (1 + (delta + delta * delta / 2))
    let slope = gradient(at: base, 0x1p-54) { x, y in pow(x, y) }.0
    #expect(ulps(slope, expected) <= 8)
    #expect(ulps(list(.binary(.pow)).valueWithGradient(at: [base, 0x1p-54]).gradient[0], expected) <= 8)
  }
}

@Suite("Reverse mode against the table of every module")
struct PrimitiveFigureTests {
  @Test(
    "Slopes on the tape and on the list, second derivatives by sweeps over sweeps",
    arguments: PrimitiveFigure.all)
  func derivatives(_ figure: PrimitiveFigure) {
    let (function, x) = (figure.function, figure.point)
    let onTape = gradient(at: x) { x in Variable.apply(function, to: x) }
    let onList = list(.unary(function)).valueWithGradient(at: [x]).gradient[0]
    #expect(ulps(onTape, figure.derivative(1)) <= 16)
    #expect(ulps(onList, figure.derivative(1)) <= 16)
    let second = hessian(at: [x]) { (x: [Traced]) in Traced.apply(function, to: x[0]) }[0][0]
    #expect(ulps(second, figure.derivative(2)) <= 64)
  }
}
