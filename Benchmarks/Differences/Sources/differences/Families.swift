// After reading this file you know at which formulas and points the step rules are measured.

import Foundation
import SymbolicCompare

/// A formula, and the box from which its points are drawn.
struct Family {
  struct Range {
    let name: String
    let values: ClosedRange<Double>

    /// Whether the logarithm is drawn evenly.
    let isLogarithmic: Bool
  }

  let name: String
  let text: String
  let ranges: [Range]
  let partials: Int

  init(_ name: String, _ text: String, _ partials: Int, _ ranges: [(String, ClosedRange<Double>, Bool)]) {
    (self.name, self.text, self.partials) = (name, text, partials)
    self.ranges = ranges.map { Range(name: $0.0, values: $0.1, isLogarithmic: $0.2) }
  }

  func point(_ generator: inout SeededGenerator) -> [Double] {
    ranges.map { range in
      guard range.isLogarithmic else { return Double.random(in: range.values, using: &generator) }
      let (least, most) = (range.values.lowerBound, range.values.upperBound)
      return Foundation.exp(
        Double.random(in: Foundation.log(least)...Foundation.log(most), using: &generator))
    }
  }

  static let all = [
    Family(
      "README", "log(1+exp(w*x+b))", 15_000,
      [("w", -3...3, false), ("x", -3...3, false), ("b", -3...3, false)]),
    Family(
      "README, wide", "log(1+exp(w*x+b))", 5000,
      [("w", -8...8, false), ("x", -8...8, false), ("b", -8...8, false)]),
    Family(
      "README, small", "log(1+exp(w*x+b))", 5000,
      [("w", 1e-4...10, true), ("x", 1e-4...10, true), ("b", 1e-4...10, true)]),
    Family("Lennard-Jones", "4*((1/x)^12-(1/x)^6)", 5000, [("x", 0.8...3, false)]),
    Family(
      "Black-Scholes",
      "d = (log(s/k) + (r + v^2/2)*t)/(v*sqrt(t)); s*erfc(-d/sqrt(2))/2 - k*exp(-r*t)*erfc(-(d - v*sqrt(t))/sqrt(2))/2",
      5000,
      [
        ("s", 50...150, false), ("k", 50...150, false), ("r", 0.001...0.1, false), ("v", 0.05...0.8, false),
        ("t", 0.05...3, false),
      ]),
    Family(
      "logistic loss", "log(1+exp(-y*(w*x+b)))", 5000,
      [("w", -3...3, false), ("x", -3...3, false), ("b", -3...3, false), ("y", -1...1, false)]),
    Family(
      "Planck", "1.1910429723971884e-16/l^5/(exp(0.014387768775039337/(l*T))-1)", 5000,
      [("l", 2e-7...1e-4, true), ("T", 300...10000, true)]),
    Family(
      "Michaelis-Menten", "v*s/(k+s)", 5000,
      [("v", 0.01...100, true), ("s", 0.01...100, true), ("k", 0.01...100, true)]),
    Family("Rosenbrock", "(1-x)^2+100*(y-x^2)^2", 5000, [("x", -2...2, false), ("y", -2...2, false)]),
    Family("x^x", "x^x", 5000, [("x", 0.01...5, false)]),
  ]
}

/// The formulas and points of the tests' corpus, each at its own point and at nine within 2 %.
func corpus(in folder: String) throws -> [(list: WengertList, point: [Double])] {
  struct Item: Decodable {
    let expr: String
    let at: [String: String]
  }
  var generator = SeededGenerator(seed: 1)
  return try ["feynman", "classics"].flatMap { file in
    let text = try String(contentsOfFile: "\(folder)/\(file).jsonl", encoding: .utf8)
    return try text.split(separator: "\n").flatMap { line in
      let item = try JSONDecoder().decode(Item.self, from: Data(line.utf8))
      let formula = try Symbolic(parsing: item.expr)
      let list = formula.compiled(inputs: formula.variables)
      return (0..<10).map { trial in
        let point = list.inputs.map { name in
          let x = item.at[name].flatMap { Double($0) } ?? .nan
          return trial == 0 ? x : x * Double.random(in: 0.98...1.02, using: &generator)
        }
        return (list, point)
      }
    }
  }
}
