// What is said of other systems, against what they answered: Tests/Elsewhere/answers.tsv, recorded from each library.

import Foundation
import SymbolicCompare
import Testing

@testable import SymbolicCompareExplanation

@Suite("Elsewhere")
struct ElsewhereTests {
  /// How many of 100 formulas may be `not known`: MLX has functions of single precision, PyTensor no relu.
  static let notKnown: [OtherSystem: Int] = [
    .jax: 2, .pyTorch: 2, .autograd: 3, .casadi: 3, .mygrad: 4, .pyTensor: 7, .mlx: 8,
  ]

  @Test("every answer is the library's, in the mode said, or not known", arguments: OtherSystem.allCases)
  func recorded(_ system: OtherSystem) throws {
    let file = RecordedFile.answers
    for mode in system.modes where system.wasRun {
      let index = try #require(
        file.columns.firstIndex { $0.system == system.name && $0.mode == mode.rawValue }, "\(system) \(mode)")
      #expect(file.columns[index].version == system.version)
      var (asked, unknown) = (0, 0)
      for row in file.rows where !row.cells[index].isEmpty {
        let point = try Point(parsing: row.at)
        let list = try Symbolic(parsing: row.formula).compiled(inputs: point.names)
        let inputs = Array(point.names.indices)
        let answers = system.derivatives(of: list, at: point.values, by: inputs, mode: mode)
        asked += 1
        if answers.contains(.notKnown) { unknown += 1 }
        // An error is one for all variables.
        let recorded = row.cells[index]
        for (position, answer) in answers.enumerated() where answer != .notKnown {
          let word = position < recorded.count ? recorded[position] : recorded[0]
          #expect(
            answer.isSame(as: word), "\(system) \(mode): \(row.formula) at \(row.at): \(answer), not \(word)")
        }
      }
      #expect(asked > 70)
      let most = Self.notKnown[system] ?? 0
      #expect(100 * unknown <= most * asked, "\(system) \(mode): \(unknown) of \(asked)")
    }
  }

  @Test("choices, steps and remainders have the libraries' answers; of JAX and autograd all are known")
  func pieces() throws {
    let file = RecordedFile.pieces
    var asked = 0
    for (index, column) in file.columns.enumerated() {
      let system = try #require(OtherSystem.allCases.first { $0.name == column.system })
      let mode = try #require(SweepMode(rawValue: column.mode))
      #expect(column.version == system.version)
      for row in file.rows where !row.cells[index].isEmpty {
        let point = try Point(parsing: row.at)
        let list = try Symbolic(parsing: row.formula).compiled(inputs: point.names)
        let answers = system.derivatives(
          of: list, at: point.values, by: Array(point.names.indices), mode: mode)
        asked += 1
        for (answer, word) in zip(answers, row.cells[index]) {
          let isSilent = answer == .notKnown && !(system == .jax || system == .autograd)
          #expect(
            isSilent || answer.isSame(as: word),
            "\(column.system) \(mode): \(row.formula) at \(row.at): \(answer), not \(word)")
        }
      }
    }
    #expect(asked > 90)
  }

  @Test("400 random formulas were put to JAX and PyTorch in both modes, 100 to autograd and CasADi")
  func counts() throws {
    let random = Set(RecordedFile.lines(of: "random.tsv").map { $0.joined(separator: "\t") })
    #expect(random.count == 400)
    let file = RecordedFile.answers
    for (index, column) in file.columns.enumerated() {
      let count = file.rows.count { random.contains("\($0.formula)\t\($0.at)") && !$0.cells[index].isEmpty }
      switch column.system {
      case "JAX", "PyTorch": #expect(count == 400)
      case "autograd", "CasADi": #expect(count >= 100)
      default: break
      }
    }
  }

  /// A formula at a point, with ForwardDiff.jl's derivatives.
  struct ByRules: Sendable {
    let formula: String
    let at: String
    let expected: [Double]

    init(_ formula: String, _ at: String, _ expected: Double...) {
      self.formula = formula
      self.at = at
      self.expected = expected
    }
  }

  // Read off ForwardDiff 1.4.5 and DiffRules 1.15.1.
  static let byRules: [ByRules] = [
    ByRules("abs(x)", "x=0", 1), ByRules("abs(x)", "x=-0.0", -1), ByRules("max(x, 0)", "x=0", 0),
    ByRules("max(0, x)", "x=0", 1), ByRules("min(x, y)", "x=1,y=1", 1, 0), ByRules("1/x", "x=0", -.infinity),
    ByRules("x/y", "x=1,y=0", .nan, .nan), ByRules("x/0", "x=1", .infinity),
    ByRules("sqrt(x)", "x=-0.0", -.infinity),
    ByRules("hypot(x, y)", "x=0,y=0", .nan, .nan), ByRules("x^0", "x=0", 0), ByRules("x^y", "x=0,y=2", 0, 0),
    ByRules("0^x", "x=2", 0),
  ]

  @Test("ForwardDiff.jl by its rules", arguments: byRules)
  func forwardDiff(_ example: ByRules) throws {
    let comparison = try Comparison(of: Symbolic(parsing: example.formula), at: Point(parsing: example.at))
    let answers = comparison.elsewhere(systems: [.forwardDiff]).map { $0.answers[0].derivative }
    #expect(answers.count == example.expected.count)
    for (answer, expected) in zip(answers, example.expected) {
      let isSame = answer == expected || (answer?.isNaN == true && expected.isNaN)
      #expect(isSame, "\(example.formula) at \(example.at): \(String(describing: answer))")
    }
  }

  /// A formula at a point, with what is said of wrong answers there.
  struct Warned: Sendable {
    let formula: String
    let at: String
    let warning: String?

    init(_ formula: String, _ at: String, _ warning: String?) {
      self.formula = formula
      self.at = at
      self.warning = warning
    }
  }

  static let warned: [Warned] = [
    Warned("relu(x) - relu(-x)", "x=0", "JAX 0 and PyTorch 0 here, both wrong: the slope is 1"),
    Warned("min(0, abs(2*x))", "x=0", "JAX 1 here, wrong: the slope is 0"),
    Warned(
      "hypot(x, abs(y))", "x=0,y=0",
      "PyTorch nan and ForwardDiff.jl nan here, both wrong: the slopes are -1 and 1"),
    Warned("abs(x)", "x=0", nil), Warned("sin(x)", "x=1", nil), Warned("relu(x)", "x=0", nil),
  ]

  @Test("a wrong answer is called wrong, also where all methods agree", arguments: warned)
  func wrong(_ example: Warned) throws {
    let comparison = try Comparison(of: Symbolic(parsing: example.formula), at: Point(parsing: example.at))
    let row = try #require(comparison["x"])
    let slopes = try #require(TrueSlopes(row))
    #expect(comparison.elsewhere(withRespectTo: "x").warning(slopes) == example.warning)
  }

  @Test("slopes that are given are held against the answers")
  func givenSlopes() throws {
    let comparison = try Comparison(of: "abs(x)", at: ["x": 0])
    func outside(_ left: Double, _ right: Double) -> [Bool?] {
      comparison.elsewhere(
        withRespectTo: "x", systems: [.jax], trueSlopes: TrueSlopes(left: left, right: right)
      )
      .map(\.isOutsideTrueSlopes)
    }
    #expect(outside(-1, 1) == [false, false])
    #expect(outside(-1, 0.5) == [true, true])
    #expect(outside(.nan, 1) == [false, false])
    #expect(outside(.nan, .nan) == [nil, nil])
    #expect(comparison.elsewhere(withRespectTo: "y").isEmpty)
  }

  @Test("answers are listed by system, modes where they differ")
  func listed() throws {
    let root = try Comparison(of: "sqrt(relu(x))", at: ["x": 0])
    #expect(
      root.elsewhere(withRespectTo: "x").listed
        == "JAX 0 (reverse), nan (forward); PyTorch 0 (reverse), nan (forward); ForwardDiff.jl not known")
    let kink = try Comparison(of: "abs(u)", at: ["u": 0])
    #expect(kink.elsewhere(withRespectTo: "u").listed == "JAX 1, PyTorch 0, ForwardDiff.jl 1")
    #expect(kink.elsewhere(withRespectTo: "u", systems: [.symEngine]).listed == "SymEngine Derivative(0, 0)")
  }

  @Test("a recorded formula is found whatever its variables are called, and nothing else")
  func lookup() throws {
    func answers(_ formula: String, _ point: Point) throws -> [ElsewhereAnswer.Answer] {
      try Comparison(of: formula, at: point).elsewhere(systems: [.warp]).map { $0.answers[0].answer }
    }
    #expect(try answers("max(b, a)", ["a": 1, "b": 1]) == [.number(1), .number(0)])
    #expect(try answers("max(a, b)", ["a": 1, "b": 1]) == [.number(0), .number(1)])
    #expect(try answers("max(a, b)", ["a": 2, "b": 2]) == [.notKnown, .notKnown])
    #expect(try answers("abs(x)", ["x": 0]) == [.number(1)])
    #expect(try answers("abs(abs(x))", ["x": 0]) == [.notKnown])
  }

  @Test("what hangs on a library's last digits is not known")
  func lastDigits() throws {
    // sin² + cos² − 1 is 0 or a few units in the last place; the sign decides.
    for formula in [
      "abs(sin(x)^2 + cos(x)^2 - 1)", "max(exp(x), 2.718281828459045)", "sqrt(exp(x)*exp(-x) - 1)",
    ] {
      let comparison = try Comparison(of: formula, at: ["x": 1])
      #expect(comparison.elsewhere(withRespectTo: "x").allSatisfy { $0.answer == .notKnown }, "\(formula)")
    }
    // Equal computations are equal in every library.
    let equal = try Comparison(of: "abs(exp(x) - exp(x)) + x", at: ["x": 1])
    #expect(equal.elsewhere(withRespectTo: "x", systems: [.pyTorch]).map(\.derivative) == [1, 1])
  }

  @Test("the table of the systems that are not simulated is what table.py writes of the recorded answers")
  func table() throws {
    let file = RecordedFile.answers
    let special = Set(RecordedFile.lines(of: "special.tsv").map { $0.joined(separator: "\t") })
    let columns = try RecordedAnswers.systems.map { system in
      try #require(file.columns.firstIndex { $0.system == system.name })
    }
    let expected = file.rows.filter { special.contains("\($0.formula)\t\($0.at)") }.map { row in
      let cells = columns.map { row.cells[$0].map { $0.filter { $0 != "\"" } }.joined(separator: ";") }
      return "    \(row.formula)\t\(row.at)\t\(cells.joined(separator: "\t"))".trimmingCharacters(
        in: .whitespaces)
    }
    let rows = RecordedAnswers.rows.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(rows == expected)
    #expect(rows.count == special.count)
  }
}
