import SymbolicCompare
import Testing

@Suite("A planted wrong rule")
struct PlantedMistakeTests {
  /// Every primitive inside other operations, at numbers inside its domain.
  static let programs: [(primitive: Primitive, text: String, point: Point)] =
    [
      (.negate, "exp(-(x*y))*sin(x)", ["x": 0.7, "y": 0.4]),
      (.add, "sin(x*y + x)*exp(y)", ["x": 0.7, "y": 0.4]),
      (.subtract, "sin(x*y - x)*exp(y)", ["x": 0.7, "y": 0.4]),
      (.multiply, "sin(x*exp(y))", ["x": 0.7, "y": 0.4]),
      (.divide, "sin(exp(x)/cosh(y))", ["x": 0.7, "y": 0.4]),
    ]
    + UnaryFunction.allCases.map { function in
      let inside = function.domain.contains(0.3) ? "" : function.domain.contains(2) ? "2 + " : "-1 - "
      let argument = function == .gamma ? "2.5 + x*y" : inside.isEmpty ? "0.6*x + 0.3*y" : inside + "0.3*x*y"
      return (
        .unary(function), "exp(0.3*\(function.name)(\(argument)) + 0.2*x)*sin(y)", ["x": 0.7, "y": 0.4]
      )
    }
    + BinaryFunction.allCases.map { function in
      // A gate is taken where it is open, with a number for its condition, by which its slope is 0.
      let arguments =
        switch function {
        case .ifPositive: "1, 0.3*y*x"
        case .ifNotPositive: "-1, 0.3*y*x"
        default: function.takesOrder ? "2, 1 + x*y" : "1 + 0.6*x, 0.3*y*x"
        }
      return (.binary(function), "exp(0.3*\(function.name)(\(arguments)))*sin(y)", ["x": 0.7, "y": 0.4])
    }

  /// Whether a mistake changes nothing: the sign or a factor of a slope that is 0.
  static func isHarmless(_ mistake: Mistake, _ primitive: Primitive) -> Bool {
    switch primitive {
    case .unary(.sign), .unary(.heaviside), .unary(.floor): mistake != .missingTerm
    default: false
    }
  }

  @Test("changes nothing while it is not planted", arguments: Method.allCases.dropLast())
  func soundPlants(_ method: SymbolicCompare.Method) throws {
    for program in Self.programs {
      let harmless = PlantedMistake(mistake: .sign, primitive: .binary(.min))
      guard program.primitive != .binary(.min) else { continue }
      let comparison = try Comparison(
        of: Symbolic(parsing: program.text), at: program.point, certainty: .asNeeded,
        by: .with(harmless, in: method))
      #expect(comparison.verdict.kind == .agree, "\(program.text): \(comparison.verdict.reason)")
    }
  }

  @Test(
    "is found, in the right method and nearly always at the right rule", arguments: Method.allCases.dropLast()
  )
  func found(_ method: SymbolicCompare.Method) throws {
    var planted = 0
    var atRightRule = 0
    var elsewhere: [String] = []
    for program in Self.programs {
      for mistake in Mistake.allCases where !Self.isHarmless(mistake, program.primitive) {
        planted += 1
        let methods = ExactMethods.with(
          PlantedMistake(mistake: mistake, primitive: program.primitive), in: method)
        let comparison = try Comparison(
          of: Symbolic(parsing: program.text), at: program.point, certainty: .asNeeded, by: methods)
        let name = "\(mistake.rawValue) in '\(program.primitive.name)': \(comparison.verdict.reason)"
        #expect(comparison.verdict.kind == .disagree, "\(name)")
        let suspect = comparison.verdict.suspect
        #expect(suspect.map { $0.method == method } ?? true, "\(name)")
        #expect(comparison.verdict.reason.hasPrefix("\(method.name) stands"), "\(name)")
        if suspect?.primitive == program.primitive { atRightRule += 1 } else { elsewhere.append(name) }
      }
    }
    #expect(planted >= 150)
    #expect(10 * atRightRule >= 9 * planted, "\(atRightRule) of \(planted); elsewhere: \(elsewhere)")
  }

  /// sin with something beside it: numbers near both ends of the range, and kinks, of which none explains a wrong cosine.
  static let company = [
    "sin(x) + 1e-290", "sin(x) + 1e-320*y", "sin(x) + x*1e-300", "sin(x) + exp(-700)*x",
    "sin(x) + exp(-720*y)",
    "sin(x) + erfc(26*y)", "sin(x) + 1/cosh(300*y)", "sin(x) + log(1e300*y)", "sin(x) + tanh(1e300*y)",
    "sin(x) + abs(x - 0.7)", "sin(x)*(2 + relu(x - 0.7))", "max(sin(x), sin(x)*y) + x",
  ]

  /// Huge numbers through which nothing of the derivative comes; the naive formula multiplies them by a 0 that is rounded.
  static let companyOfNoSlope = [
    "sin(x) + tanh(1e300*x)", "sin(x) + relu(-1e300*x)", "sin(x) + heaviside(1e300*x)",
    "sin(x) + exp(-1e300*x)", "sin(x) + 1/(1e300*x)",
  ]

  /// Formulas that lose all their digits at 1e-9, of which one term is right but for its rule.
  static let companyOfCancellation = [
    "sin(x) + (1-cos(x))/x^2", "sin(x) + (x - tanh(x))/x^3", "sin(x) + 1/(exp(x)-1) - 1/x",
    "sin(x)*log(1+x)/x", "sin(x) + (x + 1e9) - 1e9",
  ]

  @Test(
    "is not excused by cancellation", arguments: [SymbolicCompare.Method.dual, .reverse, .symbolic],
    companyOfCancellation)
  func notExcusedByCancellation(_ method: SymbolicCompare.Method, _ text: String) throws {
    try expectDisagreement(method, text, at: 1e-9)
  }

  @Test(
    "is not excused by what stands beside it", arguments: [SymbolicCompare.Method.dual, .reverse, .symbolic],
    company)
  func notExcused(_ method: SymbolicCompare.Method, _ text: String) throws {
    try expectDisagreement(method, text)
  }

  @Test(
    "is not excused by a huge number without a slope", arguments: [SymbolicCompare.Method.dual, .reverse],
    companyOfNoSlope)
  func notExcusedBySize(_ method: SymbolicCompare.Method, _ text: String) throws {
    try expectDisagreement(method, text)
  }

  private func expectDisagreement(
    _ method: SymbolicCompare.Method, _ text: String, at x: Double = 0.7
  ) throws {
    for mistake in [Mistake.sign, .factor, .slight] {
      let methods = ExactMethods.with(
        PlantedMistake(mistake: mistake, primitive: .unary(.sin)), in: method)
      let formula = try Symbolic(parsing: text)
      let point: Point = formula.variables == ["x"] ? ["x": x] : ["x": x, "y": 1]
      let verdict = try Comparison(of: formula, at: point, certainty: .asNeeded, by: methods).verdict
      #expect(verdict.kind == .disagree, "\(mistake): \(verdict.reason)")
      #expect(verdict.reason.contains("\(method.name)"))
    }
  }

  /// A number that no rule explains is not explained by what happens in another variable.
  @Test(
    "of NaN or infinity is not excused by another variable's singularity",
    arguments: ["sin(x) + sqrt(y)", "sin(x) + cbrt(y)"], [Double.nan, .infinity])
  func notExcusedElsewhere(_ text: String, _ answer: Double) throws {
    var methods = ExactMethods.own
    methods.forward = { list, point, position in
      position == 0 ? answer : ExactMethods.own.forward(list, point, position)
    }
    let point: Point = ["x": 0.7, "y": 0]
    let row = try Comparison(of: Symbolic(parsing: text), at: point, certainty: .asNeeded, by: methods)["x"]
    #expect(row?.verdict.kind == .disagree, "\(row?.verdict.reason ?? "")")
  }

  /// What all exact methods share, the differences alone can contradict: by their own error bound, not by 10⁻⁴.
  @Test("shared by all three exact methods is found", arguments: [1.5, 1.0001])
  func shared(_ factor: Double) throws {
    let own = ExactMethods.own
    let methods = ExactMethods(
      forward: { factor * own.forward($0, $1, $2) },
      reverse: { list, point in
        let (value, gradient) = own.reverse(list, point)
        return (value, gradient.map { factor * $0 })
      }, formula: { Symbolic(factor) * own.formula($0, $1) })
    for text in ["sin(x)*exp(y)", "x*y + 1/x", "lgamma(x) + y^3"] {
      let comparison = try Comparison(
        of: Symbolic(parsing: text), at: ["x": 0.7, "y": 1.25], certainty: .asNeeded, by: methods)
      for row in comparison.derivatives {
        #expect(row.verdict.kind == .disagree, "\(text), \(row.variable): \(row.verdict.reason)")
      }
    }
  }

  @Test("in how adjoints are added up is told from a wrong rule")
  func accumulation() throws {
    var methods = ExactMethods.own
    methods.reverse = { list, point in
      let values = list.values(at: point)
      var adjoints = [Double](repeating: 0, count: list.slotCount)
      if let output = list.outputs.first { adjoints[output] = 1 }
      for line in list.lines.reversed() {
        for (index, slot) in line.operands.enumerated() {
          // The mistake: "=" for "+=".
          adjoints[slot] = adjoints[line.result] * line.slope(by: index, at: line.operands.map { values[$0] })
        }
      }
      return (list.outputs.first.map { values[$0] } ?? 0, Array(adjoints[..<point.count]))
    }
    for text in ["x*sin(x)", "x + exp(x)", "u = x*y; u*u + sin(u)"] {
      let formula = try Symbolic(parsing: text)
      let point = Point(Dictionary(uniqueKeysWithValues: formula.variables.map { ($0, 0.7) }))
      let comparison = try Comparison(of: formula, at: point, certainty: .asNeeded, by: methods)
      let verdict = comparison.verdict
      #expect(verdict.kind == .disagree && verdict.reason.hasPrefix("reverse mode stands alone"))
      #expect(comparison.diagnosis?.cause == .wrongCombination, "\(text): \(verdict.reason)")
      #expect(comparison.diagnosis?.advice.contains("every rule is right") == true)
    }
  }
}
