import SymbolicCompare
import Testing

@testable import SymbolicCompareComparison

@Suite("Forward slices")
struct ForwardSliceTests {
  @Test(
    "are the lines that an input reaches",
    arguments: [
      ("x^2 + y^2 + z^2", [3, 3, 2]), ("x", [0]), ("x*x", [1]), ("x*y", [1, 1]), ("sin(x) + x*y", [3, 2]),
      ("a = x + y; a*a + z", [3, 3, 1]), ("x + y + z + x", [3, 3, 2]), ("(x + 1)*(x + 2)*y", [4, 1]),
    ])
  func counts(text: String, counts: [Int]) throws {
    let list = try WengertList(parsing: text)
    let slices = ForwardSlices(of: list)
    #expect(list.inputs.indices.map { slices.slice(of: $0).count } == counts)
    for input in list.inputs.indices {
      #expect(slices.slice(of: input).count == list.dependence(on: [input]).count { $0 } - 1)
    }
  }

  /// Sums of n squares: written in one line each term is added to all before it, in halves to as many as it is long.
  @Test("grow with the terms, and with what adds them up", arguments: [4, 64, 256])
  func growth(n: Int) {
    let squares = (0..<n).map { pow(Symbolic.variable("x\($0)"), 2) }
    func lines(_ formula: Symbolic) -> (all: Int, listed: Int) {
      let list = formula.compiled(inputs: formula.variables)
      let slices = ForwardSlices(of: list)
      let all = list.inputs.indices.map { slices.slice(of: $0) }
      return (all.reduce(0) { $0 + $1.count }, all.reduce(0) { $0 + $1.steps.count })
    }
    let line = lines(squares.dropFirst().reduce(squares[0], +))
    #expect(line.all == n + (n - 1) + n * (n - 1) / 2)
    #expect(line.listed == 0, "everything is a tail")
    var halves = squares
    while halves.count > 1 {
      halves = stride(from: 0, to: halves.count, by: 2).map { halves[$0] + halves[$0 + 1] }
    }
    #expect(lines(halves[0]).all == n + n * n.trailingZeroBitCount)
  }

  @Test("give every bit that whole passes give, on random formulas", arguments: [1, 2, 3])
  func bits(seed: UInt64) throws {
    let (formulas, points) = (FormulaGenerator(operations: 3...30, sharing: 0.5), PointGenerator(.anywhere))
    let source = SeededGenerator(seed: seed)
    var compared = 0
    for index in 0..<100 {
      var generator = source.forCase(index)
      let formula = formulas.formula(using: &generator)
      guard let point = points.point(for: formula, using: &generator), !formula.variables.isEmpty else {
        continue
      }
      let prepared = try PreparedFormula(of: formula)
      let (list, slices) = (prepared.list, prepared.slices)
      let x = list.inputs.compactMap { point[$0] }
      let values = list.values(at: x)
      var numbers = SliceSweep(resting: values)
      var duals = SliceSweep(resting: values.map { Dual($0) })
      var naive = NaiveSweep(prepared.rules, values: values)
      var derivatives = NaiveDerivatives(of: list, slices)
      for (input, name) in list.inputs.enumerated() {
        let slice = slices.slice(of: input)
        for moved in [x[input], x[input] + 0.25, -x[input], .infinity] {
          var inputs = x
          inputs[input] = moved
          #expect(isSame(numbers.output(moving: slice, of: slices, to: moved), list.value(at: inputs)))
          numbers.rest(slice)
        }
        let seed = Dual(value: x[input], tangent: 1)
        let tangent = duals.output(moving: slice, of: slices, to: seed).tangent + 0
        duals.rest(slice)
        #expect(
          isSame(tangent, list.value(at: Dual.inputs(at: x, along: input)).tangent + 0), "\(formula) \(name)")

        let written = formula.derivative(withRespectTo: name)
        let value = written.compiled(inputs: list.inputs).value(at: x)
        #expect(isSame(naive.derivative(along: slice, of: slices), value), "\(formula) \(name)")
        let found = derivatives.form(along: slice)
        #expect(found.tree == written.treeSize, "\(formula) \(name)")
        #expect(found.shared == written.sharedSize, "\(formula) \(name)")
        #expect(found.light == written.simplified(.light).result, "\(formula) \(name)")

        let section = slices.section(along: slice, resting: values)
        #expect(isSame(section.value(at: [x[input]]), values[slices.output]))
        compared += 1
      }
    }
    #expect(compared > 100)
  }

  private func isSame(_ a: Double, _ b: Double) -> Bool {
    a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN)
  }

  @Test("leave a wide formula certified, and each of its partials judged")
  func wide() throws {
    let text = (0..<300).map { "sin(x\($0)*x\($0 + 1))" }.joined(separator: " + ")
    let point = Point((0...300).map { ("x\($0)", 0.25 + Double($0) / 512) })
    let comparison = try Comparison(of: text, at: point)
    #expect(comparison.derivatives.count == 301)
    #expect(comparison.derivatives.allSatisfy { $0.truth?.number != nil && $0.verdict.kind == .agree })
  }

  @Test("A sum of 700 squares in one line is certified whole: its rules are tested once for all variables")
  func sumOfSquares() throws {
    let text = (0..<700).map { "x\($0)^2" }.joined(separator: "+")
    let comparison = try Comparison(of: text, at: Point((0..<700).map { ("x\($0)", 1 + Double($0) / 512) }))
    #expect(comparison.derivatives.count == 700)
    #expect(comparison.derivatives.allSatisfy { $0.truth?.number != nil && $0.verdict.kind == .agree })
  }
}
