// After reading this file you know what is promised of a counter-example: that it is small, that it is shown once, and
// that the line which shows it is read back as the same formula at the same point.

import SymbolicCompare
import Testing

@Suite("Counter-examples")
struct CounterexampleTests {
  /// A property that fails wherever two different variables are multiplied, to see what is left of a large example.
  private static let noProducts = Property("no products of variables") { formula, point in
    let names = formula.variables
    let list = formula.compiled(inputs: names)
    let products = list.lines.filter { $0.primitive == .multiply && $0.first < names.count }
    return products.contains { $0.second != $0.first && ($0.second ?? 0) < names.count }
      ? "a product of variables" : nil
  }

  @Test("are made as small as they can be")
  func shrinking() throws {
    let formula = try Symbolic(parsing: "exp(sin(x*y) + 3*relu(x)) / (1 + z^2)")
    let point: Point = ["x": 0.731, "y": -2.118, "z": 7.5]
    let example = Counterexample(formula, at: point, reason: "found")
    let smallest = example.shrunk { Self.noProducts.violation($0, $1) }
    #expect(smallest.formula.description == "x*y")
    #expect(smallest.point.values.allSatisfy { $0 == 0 })
    #expect(smallest.description.contains("adcompare --at 'x=0.0,y=0.0' -- 'x*y'"))
  }

  @Test("have one variable where one will do, and numbers as simple as the failure allows")
  func formulaAndPointTogether() throws {
    let formula = try Symbolic(parsing: "u = w - 3*v; sqrt(u*u + cos(v))")
    let example = Counterexample(formula, at: ["v": -1.318, "w": 5.25], reason: "found")
    let smallest = example.shrunk { formula, point in
      let list = formula.compiled(inputs: formula.variables)
      let values = list.values(at: formula.variables.map { point[$0] ?? .nan })
      let roots = list.lines.filter { $0.primitive == .unary(.sqrt) }
      return roots.contains { values[$0.result] > 2 } ? "a root above 2" : nil
    }
    #expect(smallest.formula.variables.count <= 1)
    #expect(smallest.formula.treeSize <= WholeNumber(4), "\(smallest)")
    #expect(smallest.point.values.allSatisfy { $0 == $0.rounded() }, "\(smallest)")
  }

  @Test("keep what is stored once together")
  func sharing() throws {
    let formula = try Symbolic(parsing: "t = sin(x) + y; exp(t)*t")
    let example = Counterexample(formula, at: ["x": 0.5, "y": -1], reason: "found")
    let smallest = example.shrunk { formula, _ in
      let list = formula.compiled(inputs: formula.variables)
      let operands = list.lines.flatMap(\.operands).filter { slot in list.lines.contains { $0.result == slot }
      }
      return operands.count > Set(operands).count ? "a shared operation" : nil
    }
    #expect(smallest.command.hasPrefix("adcompare --at 'x=0.0' -- 't1 = "), "\(smallest)")
    #expect(smallest.formula.compiled(inputs: smallest.formula.variables).lines.count == 2)
  }

  static let commands: [(String, Point, String)] = [
    ("x*y", ["x": -1, "y": 0.5], "adcompare --at 'x=-1.0,y=0.5' -- 'x*y'"),
    ("-x^2", ["x": 1e-5], "adcompare --at 'x=1e-05' -- '-x^2'"),
    ("1 + 2", [:], "adcompare -- '1 + 2'"),
    ("u = sin(x); u*u", ["x": 2], "adcompare --at 'x=2.0' -- 'u = sin(x); u*u'"),
    ("t1 = cos(t2); t1^t1", ["t2": 2], "adcompare --at 't2=2.0' -- 't1 = cos(t2); t1^t1'"),
    (
      "u = cos(t1); v = u*u; v + v", ["t1": 2],
      "adcompare --at 't1=2.0' -- 'u = cos(t1); v = u*u; v + v'"
    ),
  ]

  @Test("are one line for a shell", arguments: commands)
  func command(_ text: String, _ point: Point, _ expected: String) throws {
    let example = Counterexample(try Symbolic(parsing: text), at: point, reason: "found")
    #expect(example.command == expected)
  }

  @Test("are shown by the self-check where the comparison does not look, and by a line of Swift")
  func otherLines() throws {
    let example = Counterexample(
      try Symbolic(parsing: "-x^2*y"), at: ["x": 1e-5, "y": -2], reason: "found", shownBy: .selfCheck)
    #expect(example.command == "adcompare selfcheck --at 'x=1e-05,y=-2.0' -- '-x^2*y'")
    #expect(
      example.swift == #"property.violation(try Symbolic(parsing: "-x^2*y"), ["x": 1e-05, "y": -2.0])"#)
    #expect(Counterexample(1, at: [:], reason: "").swift.hasSuffix(#"(parsing: "1"), [:])"#))
    #expect(example.description == "found\n  \(example.command)\n  \(example.swift)")
  }

  @Test("are each shown once, with the number of cases that came to it, by what looks at the same")
  func onceEach() throws {
    var methods = MethodsUnderTest.own
    methods.forward = { list, point, direction in
      let result = MethodsUnderTest.own.forward(list, point, direction)
      let isWrong = list.lines.contains { $0.primitive == .unary(.sin) }
      return (result.value, isWrong ? 2 * result.derivative + 1 : result.derivative)
    }
    let properties: [Property] = [.methodsAgree(methods), .unitsAreFew(methods)]
    var found: [String] = []
    let check = SelfCheck(
      count: 1000, seed: 1, properties: properties,
      formulas: FormulaGenerator(operations: 1...4, variables: ["x"], families: [.trigonometric]),
      found: { found.append($0.command) })
    #expect(found == check.failures.map(\.example.command), "each is told when it is found, once")
    let lines = check.failures.map { "\($0.property): \($0.example.command)" }
    #expect(Set(lines).count == lines.count && lines.count < check.failureCount, "\(lines)")
    #expect(10...11 ~= check.failureCount)
    for (property, example, _) in check.failures {
      #expect((property == properties[0].name) == (example.shownBy == .comparison), "\(example)")
    }
  }

  @Test("read back from their command as the same formula at the same point")
  func commandReadsBack() throws {
    let source = SeededGenerator(seed: seed)
    for index in 0..<100 {
      var generator = source.forCase(index)
      let formula = FormulaGenerator(sharing: 0.5).formula(using: &generator)
      let place = PointGenerator(.anywhere, extent: 1e6).point(for: formula, using: &generator)
      let point = try #require(place)
      let words = Counterexample(formula, at: point, reason: "").command.split(separator: "'")
      #expect(try Symbolic(parsing: String(words[words.count - 1])) == formula)
      if !formula.variables.isEmpty { #expect(try Point(parsing: String(words[1])) == point) }
    }
  }

  @Test("are found by a property that does not hold")
  func planted() {
    let check = SelfCheck(count: 200, seed: 1, properties: [Self.noProducts])
    #expect(!check.failures.isEmpty)
    #expect(check.failures.allSatisfy { ["x*y", "y*x"].contains($0.example.formula.description) })
  }
}
