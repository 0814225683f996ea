// Formulas as programs: the reference corpus through parser, naive derivative and Wengert list.

import Dual
import Elementary
import Foundation
import Reverse
import SymbolicCompare
import TestSupport
import Testing

@Suite("The reference corpus as formulas")
struct CorpusFormulaTests {
  @Test("has its value to 8 units and its naive gradient to 100", arguments: CorpusCase.all)
  func naiveGradient(of sample: CorpusCase) throws {
    let formula = try Symbolic(parsing: sample.expr)
    let names = formula.variables
    let point = try names.map { try #require(sample.point[$0]) }
    #expect(names == sample.gradient.keys.sorted())
    let list = formula.compiled(inputs: names)
    #expect(units(list.value(at: point), sample.value, scale: sample.valueScale) < 8)
    let gradient = list.valueWithGradient(at: point).gradient
    for (name, adjoint) in zip(names, gradient) {
      let reference = try #require(sample.gradient[name])
      let scale = try #require(sample.scale[name])
      #expect(units(adjoint, reference, scale: scale) < 8)
      let derivative = formula.derivative(withRespectTo: name)
      let value = derivative.compiled(inputs: names).value(at: point)
      #expect(units(value, reference, scale: scale) < 100)
      let light = derivative.simplified(.light).result.compiled(inputs: names).value(at: point)
      #expect(light == value)
    }
  }

  @Test("reads back as it is printed", arguments: CorpusCase.all)
  func roundTrip(of sample: CorpusCase) throws {
    let formula = try Symbolic(parsing: sample.expr)
    #expect(try Symbolic(parsing: formula.description) == formula)
    #expect(try Symbolic(parsing: formula.program) == formula)
    for name in formula.variables {
      let derivative = formula.derivative(withRespectTo: name)
      #expect(try Symbolic(parsing: derivative.description) == derivative)
    }
  }
}

/// log(1 + eˣ), written once for every kind of number.
func softplusWrittenOut<T: Scalar>(_ x: T) -> T {
  let growth = exp(x)
  return log(1 + growth)
}

@Suite("A formula compiled to a Wengert list")
struct CompilationTests {
  @Test("comes from the same generic function as the value and the derivatives")
  func oneFunction() {
    let x = Symbolic.variable("x")
    let formula = softplusWrittenOut(x)
    #expect(formula.description == "log(1 + exp(x))")
    let list = formula.compiled(inputs: ["x"])
    #expect(list.lines.count == 3)
    let value: Double = list.value(at: [1.0])
    #expect(value == softplusWrittenOut(1.0))
    let forward = Dual::derivative(at: 1, of: { (x: Dual) in softplusWrittenOut(x) })
    let derivative = formula.derivative(withRespectTo: "x").compiled(inputs: ["x"])
    let slope: Double = derivative.value(at: [1.0])
    #expect(ulps(slope, forward) <= 2)
    let dual: Dual = list.value(at: [Dual(value: 1, tangent: 1)])
    #expect(dual.tangent == forward)
    let again: Symbolic = list.value(at: [x])
    #expect(again == formula)
  }

  @Test("has a line for each stored operation, and an output for each formula")
  func sharing() throws {
    let formula = try Symbolic(parsing: "exp(x)*exp(x)")
    #expect(formula.compiled(inputs: ["x"]).lines.count == 3)
    #expect(formula.sharingEqualSubexpressions.compiled(inputs: ["x"]).lines.count == 2)
    let x = Symbolic.variable("x")
    let square = x * x
    let list = Symbolic.compiled([square, x, square + 1], inputs: ["unused", "x"])
    #expect(list.lines.count == 2)
    #expect(list.outputs.map { list.values(at: [0.0, 3.0])[$0] } == [9, 3, 10])
  }

  @Test("is not compiled with an input named twice", arguments: [2, 20])
  func repeatedInput(_ count: Int) async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [count] in
      _ = Symbolic.variable("x").compiled(inputs: [String](repeating: "x", count: count))
    }
    expectMessage(result, "name the variable 'x' twice; give each name once")
  }

  @Test(
    "has variables that the language has names for", arguments: ["", "sin", "a b", "2x", "pi", "\u{3B8}"])
  func foreignName(_ name: String) async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [name] in
      _ = Symbolic.variable(name)
    }
    expectMessage(result, "is not the name of a variable: write letters a to z, digits and _")
  }

  private func expectMessage(_ result: ExitTest.Result?, _ words: String) {
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains(words), "\(text)")
  }

  @Test("is 300,000 operations long: built, measured, differentiated, evaluated, freed")
  func deepChain() {
    // y ← x − y, written as −y + x: the value is x and 0 in turn, the slope 1 and 0.
    let x = Symbolic.variable("x")
    var y = x
    for _ in 0..<150_000 { y = -y + x }
    #expect(y.treeSize == 450_001)
    #expect(y.depth == 300_001)
    #expect(y.sharedSize == 300_001)
    let derivative = y.derivative(withRespectTo: "x")
    #expect(derivative.treeSize == 450_001)
    let list = Symbolic.compiled([y, -y + x, derivative], inputs: ["x"])
    let values: [Double] = list.values(at: [3])
    #expect(list.outputs.map { values[$0] } == [3, 0, 1])
  }
}
