// After reading this file you know how small a counter-example becomes, and that the work grows little faster than the
// formula that it is made from.

import SymbolicCompare
import Testing

@Suite("Shrinking")
struct ShrinkingTests {
  private static let names = ["u", "v", "w", "x", "y", "z"]
  private static let x = Symbolic.variable("x")

  /// The operations of a formula with their operands' values.
  private static func operations(
    _ formula: Symbolic, _ point: Point
  ) -> [(primitive: Primitive, operands: [Double])] {
    let list = formula.compiled(inputs: names)
    let values = list.values(at: names.map { point[$0] ?? .nan })
    return list.lines.map { line in (line.primitive, line.operands.map { values[$0] }) }
  }

  static let values: [(String, Point, Primitive, ClosedRange<Double>, String, Double)] = [
    ("tanh(sinh(0.5/0.1 + 2 + y))*z", ["y": 0.5, "z": 3], .unary(.tanh), 711...2000, "tanh(x)", 900),
    ("1 + gamma(2 - y)*y", ["y": 7.7], .unary(.gamma), -6 ... -5, "gamma(x)", -5.7),
    ("exp(y - 3.25/z)^2", ["y": 8.125, "z": -4], .unary(.exp), 8.5...9, "exp(x)", 9),
    ("2*cos(y)", ["y": 2.7182532417916], .unary(.cos), 2.71821...2.71829, "cos(x)", 2.71825),
    ("cos(y) - 1", ["y": -31.415926535897], .unary(.cos), -31.41595...(-31.4158), "cos(x)", -31.4159),
  ]

  @Test(
    "finds the value that matters, and has a variable in the place of all that leads to it",
    arguments: values)
  func value(
    _ text: String, _ point: Point, _ primitive: Primitive, _ range: ClosedRange<Double>, _ formula: String,
    _ place: Double
  ) throws {
    let example = Counterexample(try Symbolic(parsing: text), at: point, reason: "found")
    let smallest = example.shrunk { formula, point in
      let isThere = Self.operations(formula, point).contains {
        $0.primitive == primitive && range.contains($0.operands[0])
      }
      return isThere && !formula.variables.isEmpty ? "found" : nil
    }
    #expect(smallest.formula.description == formula)
    #expect(smallest.point == ["x": place])
  }

  @Test("has a number in the place of a part where the value matters and no variable may stand")
  func numeral() throws {
    let example = Counterexample(
      try Symbolic(parsing: "x^(4 - cos(0)) + sin(y)"), at: ["x": 2.5, "y": 1], reason: "found")
    let smallest = example.shrunk { formula, point in
      let isCube = Self.operations(formula, point).contains {
        $0.primitive == .binary(.pow) && $0.operands[1] == 3
      }
      return isCube && formula.variables.count == 1 ? "found" : nil
    }
    #expect(smallest.formula.description == "x^3" && smallest.point == ["x": 0])
  }

  @Test("goes to the place where the failure lies, if the property looks further than the point")
  func place() throws {
    let property: (Symbolic, Point) -> String? = { _, point in
      let x = point["x"] ?? 0
      return [x, 1.25 * x + 0.125, -0.5 * x].first { $0 < -2 && $0 > -2.5 }.map { "at [\($0)] it is" }
    }
    let (formula, point): (Symbolic, Point) = (Self.x, ["x": 4.5])
    let reason = try #require(property(formula, point))
    let smallest = Counterexample(formula, at: point, reason: reason).shrunk(by: property)
    #expect(smallest.reason == "at [\(smallest.point["x"] ?? 0)] it is")
  }

  @Test("looks at no more cases than it may, and ends where everything fails")
  func tries() {
    let formula = Self.chain(1000, [])
    for limit in [0, 1, 7] {
      var calls = 0
      _ = Counterexample(formula, at: ["x": 1], reason: "").shrunk(tries: limit) { _, _ in
        calls += 1
        return calls % 3 == 0 ? "it does" : nil
      }
      #expect(calls <= limit)
    }
    let smallest = Counterexample(formula, at: ["x": 0.5], reason: "").shrunk { _, _ in "always" }
    #expect(smallest.formula.description == "x" && smallest.point == ["x": 0])
  }

  /// A large formula of some shape in which certain functions, together, make a property fail.
  struct Large: CustomTestStringConvertible, Sendable {
    let shape: String
    let guilty: [UnaryFunction]
    var sizes = [100, 1000, 10_000]
    let formula: @Sendable (_ operations: Int) -> Symbolic

    var testDescription: String { "\(shape) with \(guilty.map(\.name).joined(separator: " and "))" }
  }

  /// A chain of cosines, in which some others stand at certain parts of its length.
  private static func chain(_ count: Int, _ places: [(Double, UnaryFunction)]) -> Symbolic {
    let others = Dictionary(places.map { (Int($0 * Double(count - 1)), $1) }) { $1 }
    return (0..<count).reduce(x) { formula, index in Symbolic.apply(others[index] ?? .cos, to: formula) }
  }

  /// A sum of cosines of x + 1, x + 2, …, as deep as its logarithm, in which some others stand.
  private static func sum(_ count: Int, _ places: [(Double, UnaryFunction)]) -> Symbolic {
    let others = Dictionary(places.map { (Int($0 * Double(count / 3)), $1) }) { $1 }
    var row = (0...count / 3).map { Symbolic.apply(others[$0] ?? .cos, to: x + Symbolic(Double($0))) }
    while row.count > 1 {
      let pairs = stride(from: 0, to: row.count - 1, by: 2).map { row[$0] + row[$0 + 1] }
      row = pairs + (row.count % 2 == 1 ? [row[row.count - 1]] : [])
    }
    return row[0]
  }

  /// A random graph whose parts are used many times.
  private static func graph(_ count: Int) -> Symbolic {
    var generator = SeededGenerator(seed: 5).forCase(count)
    let formulas = FormulaGenerator(
      operations: count - 2...count - 2, families: [.trigonometric], sharing: 0.7)
    let formula = formulas.formula(using: &generator)
    return Symbolic.apply(.erf, to: formula) * formula
  }

  static let large = [
    Large(shape: "a chain, at its end,", guilty: [.tan]) {
      chain($0, [(0, .tan)])
    },
    Large(shape: "a chain, on its way,", guilty: [.tan]) { chain($0, [(0.61, .tan)]) },
    Large(shape: "a chain, outermost,", guilty: [.tan]) {
      chain($0, [(1, .tan)])
    },
    Large(shape: "a chain", guilty: [.tan, .erf]) { chain($0, [(0.23, .tan), (0.87, .erf)]) },
    Large(shape: "a sum", guilty: [.tan]) { sum($0, [(0.37, .tan)]) },
    Large(shape: "a sum", guilty: [.tan, .erf], sizes: [100, 1000]) { sum($0, [(0.21, .tan), (0.9, .erf)]) },
    Large(shape: "a graph", guilty: [.erf, .tan], sizes: [100, 1000]) { graph($0) },
  ]

  /// Not n tries of n operations each, as one operation after the other would take.
  @Test("tries few cases more for each doubling, and makes n·log n nodes for all of them", arguments: large)
  func work(_ large: Large) {
    for count in large.sizes {
      let formula = large.formula(count)
      let (size, logarithm) = (formula.sharedSize, Double.apply(.log2, to: Double(formula.sharedSize)))
      let example = Counterexample(formula, at: ["x": 0.731, "y": 0.5, "z": -2], reason: "found")
      var (calls, nodes) = (0, 0)
      let smallest = example.shrunk { formula, _ in
        let list = formula.compiled(inputs: Self.names)
        calls += 1
        nodes += list.slotCount - Self.names.count
        let isGuilty = large.guilty.allSatisfy { guilty in
          list.lines.contains { $0.primitive == .unary(guilty) }
        }
        return isGuilty ? "found" : nil
      }
      let figures = "\(large.testDescription), \(count) operations: \(calls) cases of \(nodes) nodes together"
      #expect(smallest.formula.treeSize <= WholeNumber(5), "\(figures), left is \(smallest.formula)")
      #expect(Double(calls) <= 100 + 4 * logarithm, "\(figures)")
      #expect(Double(nodes) <= 3 * Double(size) * logarithm, "\(figures)")
    }
  }
}
