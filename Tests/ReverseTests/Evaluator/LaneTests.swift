// The functions that blocks compute themselves: their digits, their edges, and the same bits for registers of any width.

import Elementary
import Foundation
import Reverse
import TestSupport
import Testing

/// One line of `Figures/lanes.txt`, which the script beside it wrote: the value is the sum of two numbers, so that half a unit can be told from one.
private struct LaneFigure {
  let function: UnaryFunction
  let argument: Double
  let value: Double
  let rest: Double
  let slope: Double

  init?(line: Substring) {
    let words = line.split(separator: " ")
    let numbers = words.dropFirst().compactMap { Double($0) }
    guard numbers.count == 4, let function = UnaryFunction(rawValue: String(words[0])) else { return nil }
    self.function = function
    (argument, value, rest, slope) = (numbers[0], numbers[1], numbers[2], numbers[3])
  }

  /// How far a number is from the value, in units in the last place.
  func error(of computed: Double) -> Double { ((computed - value) - rest).magnitude / value.ulp }

  /// All figures of the file, or none if it cannot be read: a test counts them.
  static let all: [LaneFigure] = {
    guard
      let url = Bundle.module.url(forResource: "lanes", withExtension: "txt", subdirectory: "Figures"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { return [] }
    return text.split(separator: "\n").compactMap { LaneFigure(line: $0) }
  }()
}

/// The widths that this processor has.
private let widths = [2, 4, 8].filter { isThere($0) }

private func isThere(_ width: Int) -> Bool { Evaluator(list(.unary(.exp)), registersOf: width) != nil }

private let functions = UnaryFunction.allCases.filter(\.isComputedInLanes)

/// The values and gradients of a list at many points.
private func block(
  _ list: WengertList, at points: [[Double]], registersOf width: Int
) throws -> (values: [Double], gradients: [[Double]]) {
  guard var evaluator = Evaluator(list, registersOf: width) else { throw NoRegisters() }
  return evaluator.valuesWithGradients(at: points)
}

/// The values and slopes of a function at many numbers.
private func block(
  _ function: UnaryFunction, at numbers: [Double], registersOf width: Int
) throws -> (values: [Double], slopes: [Double]) {
  let (values, gradients) = try block(
    list(.unary(function)), at: numbers.map { [$0] }, registersOf: width)
  return (values, gradients.map { $0[0] })
}

private struct NoRegisters: Error {}

/// Numbers of every size and sign, and those at which functions change.
private func numbers(_ count: Int, seed: UInt64) -> [Double] {
  var generator = SeededGenerator(seed: seed)
  return (0..<count).map { index in
    let bits = generator.next()
    let fraction = Double(bits >> 11) * 0x1p-53
    switch index % 4 {
    case 0: return Double(bitPattern: bits)
    case 1: return 4 * fraction - 2
    case 2: return 1500 * fraction - 750
    default:
      return Double(
        sign: bits & 1 == 0 ? .plus : .minus, exponent: Int(bits >> 1 & 31) - 16, significand: 1 + fraction)
    }
  }
}

@Suite("Functions in lanes")
struct LaneTests {
  @Test("are below one unit of 60-digit figures, and their slopes within 8 units", arguments: functions)
  func figures(_ function: UnaryFunction) throws {
    let figures = LaneFigure.all.filter { $0.function == function }
    #expect(figures.count >= 100)
    let (values, slopes) = try block(function, at: figures.map(\.argument), registersOf: 2)
    for (index, figure) in figures.enumerated() {
      #expect(figure.error(of: values[index]) < 1, "\(function)(\(figure.argument)) = \(values[index])")
      // A slope that is subnormal has the C library's digits, and those of the rule.
      let isUsual = figure.slope.magnitude >= 0x1p-1022
      #expect(
        !isUsual || ulps(slopes[index], figure.slope) <= 8,
        "\(function)′(\(figure.argument)) = \(slopes[index])")
    }
  }

  @Test("have the same bits in registers of 2, 4 and 8 numbers", arguments: functions)
  func widthsAgree(_ function: UnaryFunction) throws {
    let points = LaneFigure.all.filter { $0.function == function }.map(\.argument) + numbers(2000, seed: 4)
    let expected = try block(function, at: points, registersOf: 2)
    for width in widths.dropFirst() {
      let found = try block(function, at: points, registersOf: width)
      #expect(zip(found.values, expected.values).allSatisfy { $0.hasBits(of: $1) }, "\(width)")
      #expect(zip(found.slopes, expected.slopes).allSatisfy { $0.hasBits(of: $1) }, "\(width)")
    }
  }

  @Test(
    "have the C library's values at edges: zeros with their sign, infinities, no number, either end of the range",
    arguments: functions + [.sqrt])
  func edges(_ function: UnaryFunction) throws {
    let edges =
      [0, .infinity, .nan, 709.7, 709.8, 745.1, 745.2, 1e300, .greatestFiniteMagnitude, 1e22]
      .flatMap { [$0, -$0] } + [
        1, -1, -2, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 0x1p-1030, -0x1p-1030,
      ]
    let (values, slopes) = try block(function, at: edges, registersOf: widths.last ?? 2)
    for (index, x) in edges.enumerated() {
      let expected = Double.apply(function, to: x)
      let isSame = values[index].hasBits(of: expected) || ulps(values[index], expected) < 2 && expected != 0
      #expect(isSame, "\(function)(\(x)) = \(values[index]), not \(expected)")
      let slope = list(.unary(function)).valueWithGradient(at: [x]).gradient[0]
      #expect(ulps(slopes[index], slope) <= 8, "\(function)′(\(x)) = \(slopes[index]), not \(slope)")
    }
  }

  @Test("do not depend on their neighbours, be they odd or not", arguments: functions)
  func neighbours(_ function: UnaryFunction) throws {
    let (usual, odd) = (0.7, [Double.nan, .infinity, 1e300, 0, -3])
    let alone = try block(function, at: [usual], registersOf: widths.last ?? 2)
    for place in 0..<64 {
      var points = (0..<64).map { odd[$0 % odd.count] }
      points[place] = usual
      let found = try block(function, at: points, registersOf: widths.last ?? 2)
      #expect(found.values[place] == alone.values[0] && found.slopes[place] == alone.slopes[0], "\(place)")
    }
  }

  @Test("raise no flag of over- or underflow at tiny and usual arguments", arguments: functions, [2, 4, 8])
  func flags(_ function: UnaryFunction, _ width: Int) throws {
    guard widths.contains(width) else { return }
    let sizes = [0x1p-1022, 1e-290, 1e-160, 1e-60, 1e-19, 1e-17, 1e-9, 0.3, 2, 20]
    let points =
      sizes + (function == .log ? [] : sizes.dropLast(2).map { -$0 }) + (function == .log1p ? [] : [290])
    StatusFlags.clear()
    defer { StatusFlags.clear() }
    let found = try block(function, at: points, registersOf: width)
    #expect(!StatusFlags.leftRange(after: found.values[0]))
  }

  @Test("and arithmetic have the same bits in registers of any width, in blocks that are full or not")
  func lists() throws {
    for seed in 0..<60 as Range<UInt64> {
      let list = FoldingTests.randomList(seed: 7000 + seed)
      for count in [1, 65] {
        let flat = numbers(3 * count, seed: seed)
        let points = (0..<count).map { Array(flat[3 * $0..<3 * $0 + 3]) }
        let expected = try block(list, at: points, registersOf: 2)
        for width in widths.dropFirst() {
          let found = try block(list, at: points, registersOf: width)
          #expect(zip(found.values, expected.values).allSatisfy { $0.hasBits(of: $1) }, "\(width): \(list)")
          let areSame = zip(found.gradients.joined(), expected.gradients.joined()).allSatisfy {
            $0.hasBits(of: $1)
          }
          #expect(areSame, "\(width): \(list)")
        }
      }
    }
  }

  @Test("are there for registers of 2 numbers everywhere, and for no width that there is not")
  func choice() {
    #expect(isThere(2) && !isThere(0) && !isThere(3) && !isThere(16))
  }
}

extension Double {
  /// Whether two numbers are the same, signs of zero told apart, or both are not a number.
  fileprivate func hasBits(of other: Double) -> Bool {
    bitPattern == other.bitPattern || (isNaN && other.isNaN)
  }
}
