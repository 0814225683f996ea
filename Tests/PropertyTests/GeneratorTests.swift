// After reading this file you know what is promised of random formulas, programs and points: that a seed gives the same
// ones everywhere, and that they have the size, the names, the sharing and the places that were asked for.

import SymbolicCompare
import Testing

@Suite("Random cases")
struct GeneratorTests {
  @Test("come again with their seed")
  func reproducible() {
    func cases(_ seed: UInt64) -> [String] {
      let source = SeededGenerator(seed: seed)
      return (0..<20).map { index in
        var generator = source.forCase(index)
        let formula = FormulaGenerator().formula(using: &generator)
        let program = ProgramGenerator().program(using: &generator)
        let point = PointGenerator().point(for: formula, using: &generator)
        return "\(formula) \(program) \(String(describing: point))"
      }
    }
    #expect(cases(7) == cases(7))
    #expect(cases(7) != cases(8))
    #expect(Set(cases(7)).count > 15)
  }

  /// The choices are made by arithmetic on the seed's bits alone (RandomChoices.swift), the same everywhere.
  @Test("are the same on every machine and in every release", arguments: zip(0..<3, pinnedCases))
  func pinned(index: Int, text: String) {
    var generator = SeededGenerator(seed: 7).forCase(index)
    let formula = FormulaGenerator(operations: 1...5).formula(using: &generator)
    let program = ProgramGenerator(assignments: 1...2).program(using: &generator)
    let point = PointGenerator().point(for: formula, using: &generator)
    #expect("\(formula) | \(program) | \(point?.description ?? "no point")" == text)
  }

  static let pinnedCases = [
    "x*z + softplus(x*z) + -x + (y + z)"
      + " | v1 = x/x + x/3; v2 = v1 - y + tanh(x*2) + asinh(x); v2 - v1 | x=0.394,y=-6.428,z=0.099",
    "sincDerivative(0, tanh(z*x)) | v1 = -x + x/z; v2 = y/0.5 + (0.5 - -2^1); v1/1 + tanh(v1) + logit(0.5) + v2 | x=1.114,z=-1.131",
    "asin(y)*asin(y) + sinh(1) + asin(y)*asin(y)*y + erfinv(10) | v1 = polygamma(1, x); v1*v1 | no point",
  ]

  @Test("have the size, the variables and the families asked for")
  func shape() {
    var generator = SeededGenerator(seed: 1)
    let formulas = FormulaGenerator(operations: 20...20, variables: ["a"], families: [.neural], sharing: 0)
    for _ in 0..<50 {
      let formula = formulas.formula(using: &generator)
      let lines = formula.compiled(inputs: formula.variables).lines
      #expect(lines.count >= 20 && lines.count < 40)  // 20 drawn, and at most 19 sums to join them
      #expect(formula.variables.allSatisfy { $0 == "a" })
      let allowed = Set(FunctionFamily.neural.primitives + FunctionFamily.arithmetic.primitives)
      #expect(lines.allSatisfy { allowed.contains($0.primitive) })
    }
  }

  @Test("have the number of variables and the sharing asked for")
  func variablesAndSharing() {
    func mean(_ formulas: FormulaGenerator, _ size: (Symbolic) -> Double) -> Double {
      var generator = SeededGenerator(seed: 2)
      return (0..<50).reduce(0) { sum, _ in sum + size(formulas.formula(using: &generator)) } / 50
    }
    let names = (1...12).map { "x\($0)" }
    let many = FormulaGenerator(operations: 60...60, variables: names, sharing: 0)
    #expect(mean(many) { Double($0.variables.count) } > 11)
    #expect(mean(FormulaGenerator(variables: [])) { Double($0.variables.count) } == 0)
    func uses(_ sharing: Double) -> Double {
      let formulas = FormulaGenerator(operations: 40...40, families: [.arithmetic], sharing: sharing)
      return mean(formulas) { formula in
        let list = formula.compiled(inputs: formula.variables)
        let operands = list.lines.flatMap(\.operands).filter { slot in
          list.lines.contains { $0.result == slot }
        }
        return Double(operands.count - Set(operands).count)
      }
    }
    #expect(uses(0) == 0)
    #expect(uses(0.3) > 5)
    #expect(uses(0.8) > 2 * uses(0.3))
  }

  @Test("can be made of every primitive")
  func everyPrimitive() {
    let all: [Primitive] =
      [.negate, .add, .subtract, .multiply, .divide] + UnaryFunction.allCases.map { .unary($0) }
      + BinaryFunction.allCases.map { .binary($0) }
    #expect(Set(FunctionFamily.allCases.flatMap(\.primitives)) == Set(all))
    var generator = SeededGenerator(seed: 1)
    var met: Set<Primitive> = []
    for _ in 0..<500 {
      let formula = FormulaGenerator().formula(using: &generator)
      met.formUnion(formula.compiled(inputs: formula.variables).lines.map(\.primitive))
    }
    #expect(met == Set(all))
  }

  @Test("keep their distance from kinks, have it, or lie on one", arguments: ["abs(x - y)", "max(x, 2*y)"])
  func places(_ text: String) throws {
    let formula = try Symbolic(parsing: text)
    func distance(_ point: Point) -> Double {
      text.hasPrefix("abs")
        ? (point.values[0] - point.values[1]).magnitude : (point.values[0] - 2 * point.values[1]).magnitude
    }
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<100 {
      let away = try #require(
        PointGenerator(.awayFromKinks(atLeast: 0.5)).point(for: formula, using: &generator))
      #expect(distance(away) >= 0.5)
      let kink = try #require(PointGenerator(.onKink).point(for: formula, using: &generator))
      #expect(distance(kink) <= 1e-12)
      let near = try #require(
        PointGenerator(.fromKink(distance: 0.25)).point(for: formula, using: &generator))
      #expect((distance(near) - 0.25).magnitude <= 1e-9)
    }
  }

  @Test("lie on the kink of hypot too, which is a single point, and where the value is defined")
  func singlePoint() throws {
    var generator = SeededGenerator(seed: 1)
    let (length, root) = (
      try Symbolic(parsing: "hypot(x, y) + z"), try Symbolic(parsing: "sqrt(x) + abs(x - 1)")
    )
    for _ in 0..<50 {
      let point = try #require(PointGenerator(.onKink).point(for: length, using: &generator))
      #expect(point["x"] == 0 && point["y"] == 0)
      let x = try #require(PointGenerator(.onKink).point(for: root, using: &generator)).values[0]
      #expect((x - 1).magnitude < 1e-12)
    }
  }

  @Test("lie inside the domain and within the extent")
  func domain() throws {
    let formula = try Symbolic(parsing: "log(x)*asin(y)/(x - 3)")
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<100 {
      let point = try #require(PointGenerator(extent: 4).point(for: formula, using: &generator))
      #expect(point.values[0] > 0 && point.values[0] <= 4 && point.values[0] != 3)
      #expect(point.values[1].magnitude < 1)
    }
    let impossible = try Symbolic(parsing: "log(-1 - x^2)")
    #expect(PointGenerator().point(for: impossible, using: &generator) == nil)
    #expect(PointGenerator(.onKink).point(for: formula, using: &generator) == nil)
  }
}

@Suite("Random programs")
struct RandomProgramTests {
  private static let programs: [RandomProgram] = {
    let generator = ProgramGenerator(assignments: 0...6, pieces: FormulaGenerator(operations: 1...3))
    let source = SeededGenerator(seed: seed)
    return (0..<200).map { index in
      var random = source.forCase(index)
      return generator.program(using: &random)
    }
  }()

  @Test("use every piece, after it is assigned")
  func uses() {
    for program in Self.programs {
      let pieces = program.assignments.map(\.formula) + [program.result]
      for (index, assignment) in program.assignments.enumerated() {
        let isUsed = pieces.map { $0.variables.contains(assignment.name) }
        #expect(isUsed[(index + 1)...].contains(true), "\(assignment.name) is not used: \(program)")
        #expect(!isUsed[...index].contains(true), "\(assignment.name) is used too early: \(program)")
      }
      #expect(program.formula.variables.allSatisfy { ["x", "y", "z"].contains($0) })
    }
    #expect(Set(Self.programs.map(\.assignments.count)) == Set(0...6))
  }

  @Test("are read from their text with the same operations, each name one node")
  func text() throws {
    for program in Self.programs {
      let (formula, read) = (program.formula, try Symbolic(parsing: program.text))
      #expect(read == formula, "\(program)")
      let names = formula.variables
      let lines = formula.compiled(inputs: names).lines.map(\.primitive)
      #expect(read.compiled(inputs: names).lines.map(\.primitive) == lines, "\(program)")
      let written = program.assignments.map(\.formula) + [program.result]
      #expect(lines.count == written.reduce(0) { $0 + $1.compiled(inputs: $1.variables).lines.count })
    }
  }

  @Test("keep clear of the variables' names")
  func names() throws {
    let generator = ProgramGenerator(
      assignments: 3...3, pieces: FormulaGenerator(operations: 1...2, variables: ["v1", "_v1", "v3"]))
    var random = SeededGenerator(seed: 3)
    let program = generator.program(using: &random)
    #expect(program.assignments.map(\.name) == ["__v1", "v2", "_v3"])
    #expect(try Symbolic(parsing: program.text) == program.formula)
  }
}
