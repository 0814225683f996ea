// After reading this file you know that a Swift function is compared like a formula, and with its branches too.

import SymbolicCompare
import Testing

private func neuron<T: Scalar>(_ v: [T]) -> T { softplus(v[0] * v[1] + v[2]) }
private func bend<T: OrderedScalar>(_ v: [T]) -> T { v[0] > 0 ? v[0] * v[1] : v[1] }

@Suite("Comparisons of Swift functions, and short names of formulas")
struct FunctionComparisonTests {
  @Test("A function of several numbers, and of one")
  func functions() throws {
    let comparison = try Comparison(of: neuron, at: [2, 0.5, -1])
    #expect(comparison.verdict.kind == .agree && comparison["x1"]?.reverse == 0.25)
    #expect("\(comparison.formula)" == "softplus(x1*x2 + x3)" && comparison.branches.isEmpty)
    let named = try Comparison(of: neuron, at: [2, 0.5, -1], named: ["w", "x", "b"])
    #expect(named["w"]?.reverse == 0.25)
    #expect(try Comparison(of: { x in exp(x) / x }, at: 2).formula == Symbolic("exp(x)/x"))
    #expect(try Comparison(of: { x in x[0] * 3 }, at: [2, 5]).derivatives.map(\.variable) == ["x1"])
  }

  @Test("Of a function with branches the one taken, and it says so", arguments: [2.0, -2])
  func branches(x: Double) throws {
    let comparison = try Comparison(of: bend, at: [x, 3])
    #expect(comparison.verdict.kind == .agree)
    #expect(comparison["x2"]?.dual == (x > 0 ? x : 1) && (comparison["x1"] == nil) == (x < 0))
    #expect(comparison.branches.count == 1 && comparison.branches[0].hasPrefix("not ") == (x < 0))
    #expect("\(comparison)".contains("the branch with"))
  }

  @Test("Where equal values are compared nothing is certain: the function has another branch beside")
  func ties() throws {
    func branched<T: OrderedScalar>(_ x: T) -> T { x == 0 ? 1 : sin(x) / x }
    let comparison = try Comparison(of: branched, at: 0)
    #expect(comparison.verdict.kind == .indeterminate && comparison.ties == comparison.branches)
    #expect(comparison.verdict.reason.contains("checkGradient"))
    #expect(try Comparison(of: bend, at: [0, 3]).verdict.kind == .indeterminate)
    #expect(try Comparison(of: branched, at: 1).verdict.kind == .agree)
    #expect(try Comparison(of: { x in sinc(x) }, at: 0).verdict.kind == .agree)
  }

  @Test("What the function throws, and a wrong point, are thrown on")
  func errors() {
    struct Refusal: Error {}
    func refuse(_ x: [Symbolic]) throws -> Symbolic { throw Refusal() }
    #expect(throws: Refusal.self) { try Comparison(of: refuse, at: [1]) }
    #expect(throws: ComparisonError.self) { try Symbolic("x*y").value(at: ["x": 1]) }
    #expect(throws: SyntaxError.self) { try Symbolic("x*") }
  }

  @Test("A function that stops a derivative is refused, for it is judged by its values")
  func stopped() {
    func loss<T: OrderedScalar>(_ x: T) -> T { stopGradient(x) * x }
    let error = #expect(throws: StoppedGradient.self) {
      try Comparison(of: { (x: Traced) in loss(x) }, at: 3)
    }
    #expect(error?.description.contains("calls stopGradient") == true)
  }

  @Test("Value, gradient and the light step by their short names")
  func shortNames() throws {
    let f = try Symbolic("x*x*y")
    #expect(try f.value(at: ["x": 3, "y": 2, "z": 9]) == 18)
    let slopes = f.gradient()
    #expect(slopes.count == 2 && slopes[1] == f.derivative(withRespectTo: "y"))
    #expect(slopes[0].simplified() == slopes[0].simplified(.light).result)
    #expect(try slopes[0].value(at: ["x": 3, "y": 2]) == 12)
  }

  @Test("A student's number type is graded on the functions that were asked for")
  func grading() {
    let right = MethodsUnderTest.forward(
      seed: { Dual(value: $0, tangent: $1) }, parts: { ($0.value, $0.tangent) })
    let wrong = MethodsUnderTest.forward(
      seed: { Dual(value: $0, tangent: $1) }, parts: { ($0.value, 2 * $0.tangent) })
    func failures(_ methods: MethodsUnderTest) -> Int {
      SelfCheck(
        count: 20, seed: 3, properties: [.methodsAgree(methods)],
        formulas: FormulaGenerator(primitives: [.sin, .cos, .exp])
      ).failureCount
    }
    #expect(failures(right) == 0 && failures(wrong) > 0)
    let list = MethodsUnderTest.reverse { list, point in list.valueWithGradient(at: point) }
    #expect(failures(list) == 0)
  }

  @Test("A generator of some functions makes no others")
  func primitives() {
    var generator = SeededGenerator(seed: 5)
    let source = FormulaGenerator(primitives: [.sin, .cos, .exp])
    var names: Set<String> = []
    for _ in 0..<200 {
      for line in source.formula(using: &generator).compiled(inputs: ["x", "y", "z"]).lines {
        names.insert(line.primitive.name)
      }
    }
    #expect(names == ["sin", "cos", "exp", "+", "-", "*", "/"])
  }
}
