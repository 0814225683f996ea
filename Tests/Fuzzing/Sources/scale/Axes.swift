// After reading this file you know the axes along which the toolkit must stay linear: variables, operations, nesting,
// order and lines of a batch.

import SymbolicCompare

enum Axes {
  static var all: [Row] { variables + operations + nesting + order + batch }

  private static func powers(_ from: Int, _ to: Int) -> [Int] {
    (from...to).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
  }

  // MARK: - Variables

  private static var variables: [Row] {
    powers(2, 5).flatMap { n -> [Row] in
      let x = point(n)
      var rows = [
        Row("variables", "tape, whole gradient", n) {
          { (Reverse::gradient(at: x, of: { wreath($0) })[0], slopeOfWreath(x)) }
        },
        Row("variables", "list, whole gradient", n) {
          let list = list(inputs: n) { wreath($0) }
          return { (list.valueWithGradient(at: x).gradient[0], slopeOfWreath(x)) }
        },
        Row("variables", "formula, one derivative", n) {
          let names = (0..<n).map { "x\($0)" }
          let formula = wreath(names.map { Symbolic.variable($0) })
          return {
            let derivative = formula.derivative(withRespectTo: "x0").compiled(inputs: names)
            return (derivative.value(at: x), slopeOfWreath(x))
          }
        },
      ]
      if n <= 10_000 {
        // Work that grows with the square: the unit is a variable times an eighth of a variable.
        rows.append(
          Row("variables", "forward, 8 a run", n, units: n * ((n + 7) / 8)) {
            { (Dual::gradient(at: x, of: { (x: [Dual8]) in wreath(x) })[0], slopeOfWreath(x)) }
          })
      }
      return rows
    }
  }

  // MARK: - Operations

  private static var operations: [Row] {
    powers(3, 7).flatMap { m -> [Row] in
      let (x, y) = (0.3, 1.0)
      let slope = slopeOfChain(x, y, operations: m)
      var rows = [
        Row("operations", "forward, one dual number", m) {
          { (Dual::derivative(at: y) { (y: Dual) in chain(Dual(x), y, operations: m) }, slope) }
        },
        Row("operations", "tape, recording and sweep", m) {
          {
            (Reverse::gradient(at: [x, y]) { (x: [Variable]) in chain(x[0], x[1], operations: m) }[1], slope)
          }
        },
        Row("operations", "list, value and gradient", m) {
          let list = listOfChain(operations: m)
          return { (list.valueWithGradient(at: [x, y]).gradient[1], slope) }
        },
      ]
      if m <= 1_000_000 {
        rows.append(
          Row("operations", "formula: build, differentiate, evaluate", m) {
            {
              let formula = chain(Symbolic.variable("x"), Symbolic.variable("y"), operations: m)
              let derivative = formula.derivative(withRespectTo: "y").compiled(inputs: ["x", "y"])
              return (derivative.value(at: [x, y]), slope)
            }
          })
      } else {
        rows.append(
          Row("operations", "formula: build, compile, evaluate", m) {
            {
              let formula = chain(Symbolic.variable("x"), Symbolic.variable("y"), operations: m)
              let value = formula.compiled(inputs: ["x", "y"]).value(at: [x, y])
              return (value, Double(m / 4) * y / slope)
            }
          })
      }
      return rows
    }
  }

  // MARK: - Nesting

  private static func text(_ name: String, _ depth: Int, _ text: @escaping () -> String) -> Row {
    Row("nesting", name, depth) {
      let text = text()
      return { ((try? Symbolic(parsing: text).compiled(inputs: ["x"]).value(at: [1])) ?? .nan, 1) }
    }
  }

  private static var nesting: [Row] {
    let half = (1 << 19) - 1
    func repeated(_ piece: String, _ count: Int) -> String { String(repeating: piece, count: count) }
    let deep = powers(3, 6).map { depth in
      text("text, signs --x", depth) { repeated("-", depth) + "x" }
    }
    let balanced = (powers(3, 5) + [half]).flatMap { depth in
      [
        text("text, parentheses ((x))", depth) { repeated("(", depth) + "x" + repeated(")", depth) },
        text("text, powers x^x^x", depth) { "x" + repeated("^x", depth) },
      ]
    }
    let calls = (powers(3, 5) + [209_715]).map { depth in
      text("text, calls abs(abs(x))", depth) { repeated("abs(", depth) + "x" + repeated(")", depth) }
    }
    let built = powers(3, 6).map { depth in
      Row("nesting", "built: print, derivative, simplify, free", depth) {
        {
          let formula = chain(Symbolic.variable("x"), 1, operations: 4 * depth)
          let derivative = formula.derivative(withRespectTo: "x")
          let count = formula.program.utf8.count + derivative.simplified(.light).result.depth
          return (count > depth ? 1 : 0, 1)
        }
      }
    }
    return deep + balanced + calls + built
  }

  // MARK: - Order

  private static var order: [Row] {
    [1, 2, 5, 10, 20, 50].map { n in
      Row("order", "Taylor, exp(sin(x))/(1 + x^2)", n, units: n * n) {
        {
          let coefficients = Dual::taylorCoefficients(at: 0.5, upTo: n) { (x: Taylor) in
            let growth = exp(sin(x))
            return growth / (1 + x * x)
          }
          // The first derivative by hand.
          let (s, c) = (Elementary::sin(0.5), Elementary::cos(0.5))
          return (coefficients[1], Elementary::exp(s) * (c / 1.25 - 1 / (1.25 * 1.25)))
        }
      }
    }
  }
}
