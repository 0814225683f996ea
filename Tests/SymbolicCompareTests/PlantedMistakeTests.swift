import Testing

@testable import SymbolicCompare

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
      let argument = function == .acosh ? "2 + 0.3*x*y" : function == .gamma ? "2.5 + x*y" : "0.6*x + 0.3*y"
      return (
        .unary(function), "exp(0.3*\(function.name)(\(argument)) + 0.2*x)*sin(y)", ["x": 0.7, "y": 0.4]
      )
    }
    + BinaryFunction.allCases.map { function in
      let arguments = function == .polygamma ? "2, 1 + x*y" : "1 + 0.6*x, 0.3*y*x"
      return (.binary(function), "exp(0.3*\(function.name)(\(arguments)))*sin(y)", ["x": 0.7, "y": 0.4])
    }

  /// Whether a mistake changes nothing: a factor of a slope that is 0, or of a rule without incoming derivative.
  static func isHarmless(_ mistake: Mistake, _ primitive: Primitive) -> Bool {
    switch primitive {
    case .unary(.sign), .unary(.heaviside): mistake != .missingTerm
    default: false
    }
  }

  @Test("changes nothing while it is not planted", arguments: Method.allCases.dropLast())
  func soundPlants(_ method: SymbolicCompare.Method) throws {
    for program in Self.programs {
      let harmless = PlantedMistake(mistake: .sign, primitive: .binary(.min))
      guard program.primitive != .binary(.min) else { continue }
      let comparison = try Comparison(
        of: Symbolic(parsing: program.text), at: program.point, by: .with(harmless, in: method))
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
        let comparison = try Comparison(of: Symbolic(parsing: program.text), at: program.point, by: methods)
        let name = "\(mistake.rawValue) in '\(program.primitive.name)': \(comparison.verdict.reason)"
        #expect(comparison.verdict.kind == .disagree, "\(name)")
        let suspect = comparison.verdict.diagnosis?.suspect
        #expect(suspect.map { $0.method == method } ?? true, "\(name)")
        #expect(comparison.verdict.reason.hasPrefix("\(method.name) stands"), "\(name)")
        if suspect?.primitive == program.primitive { atRightRule += 1 } else { elsewhere.append(name) }
      }
    }
    #expect(planted >= 150)
    #expect(10 * atRightRule >= 9 * planted, "\(atRightRule) of \(planted); elsewhere: \(elsewhere)")
  }
}
