// After reading this file you know how a Wengert list answers a line or a result that it cannot have: it stops the
// program, in release builds too, and says what to write instead.

import Reverse
import Testing

@Suite("Misuse of a list")
struct ListMisuseTests {
  @Test("a list without an output has no value")
  func noOutput() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var list = WengertList(inputs: ["x"])
      _ = list.append(.unary(.sin), 0)
      _ = list.value(at: [1])
    }
    expectMessage(result, "write list.outputs = [slot]")
  }

  @Test("an output is a slot that the list has", arguments: [1, -1])
  func foreignOutput(_ slot: Int) async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [slot] in
      var list = WengertList(inputs: ["x"])
      list.outputs = [0]
      list.outputs.append(slot)
    }
    expectMessage(result, "\(slot) cannot be an output, there are 1 slots: write the slot")
  }

  @Test("operands are slots before their line")
  func laterOperand() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var list = WengertList(inputs: ["x"])
      _ = list.append(.add, 0, 1)
    }
    expectMessage(result, "slots before it, 0 to 0; 1 is not one of them")
  }

  @Test("no two inputs of a recording have one name")
  func namesGivenTwice() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = record(at: [1, 2], named: ["a", "a"]) { x in [x[0] * x[1]] }
    }
    expectMessage(result, "the name 'a' is given twice; give each input a name of its own")
  }

  @Test("a function takes its number of operands")
  func arity() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var list = WengertList(inputs: ["x"])
      _ = list.append(.unary(.sin), 0, 0)
    }
    expectMessage(result, "'sin' takes 1 operand(s), not 2")
  }

  @Test("a point has a coordinate for each input")
  func coordinates() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var list = WengertList(inputs: ["x", "y"])
      list.outputs = [list.append(.add, 0, 1)]
      _ = list.value(at: [1])
    }
    expectMessage(result, "2 inputs, but 1 numbers were given")
  }

  @Test("the adjoints of a list need the values of its slots")
  func adjoints() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = surveyList().adjoints(values: [1.0, 2], seed: 1, output: 6)
    }
    expectMessage(result, "adjoints need the values of all 7 slots")
    let list = surveyList()
    #expect(list.adjoints(values: list.values(at: [2.0, 5]), seed: 3, output: 0)[0] == 3)
  }

  @Test("adjoints start from a slot of the list", arguments: [-1, 7])
  func foreignStart(_ slot: Int) async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [slot] in
      let list = surveyList()
      _ = list.adjoints(values: list.values(at: [2.0, 5]), seed: 1, output: slot)
    }
    expectMessage(result, "no slot has the number \(slot)")
  }

  @Test("tangents need the values of its slots")
  func tangents() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = surveyList().tangents(values: [1.0, 2], direction: [1.0, 0])
    }
    expectMessage(result, "tangents need the values of all 7 slots")
  }

  @Test("an evaluator's point has a coordinate for each input, and its gradient as much room")
  func evaluator() async {
    var result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var evaluator = Evaluator(surveyList())
      _ = evaluator.value(at: [1.0].span)
    }
    expectMessage(result, "2 inputs, but 1 numbers were given")
    result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var evaluator = Evaluator(surveyList())
      var slopes = [0.0, 0]
      var room = slopes.mutableSpan
      _ = evaluator.valueWithGradient(at: [1.0].span, into: &room)
    }
    expectMessage(result, "2 inputs, but 1 numbers were given")
    result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var evaluator = Evaluator(surveyList())
      var slopes = [0.0]
      var room = slopes.mutableSpan
      _ = evaluator.valueWithGradient(at: [1.0, 2].span, into: &room)
    }
    expectMessage(result, "a gradient by 2 inputs needs as much room")
  }

  @Test(
    "a call's operands are slots before it, as many as its function takes", arguments: [[-1], [7], [0, 1]])
  func operandsOfCalls(_ slots: [Int]) async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [slots] in
      let half = DefinedFunction("half", of: 1) {
        $0[0] / 2
      } pullback: { _, _, adjoint in
        [adjoint / 2]
      }
      var list = surveyList()
      _ = list.append(half, slots)
    }
    let isOne = slots.count == 1
    expectMessage(result, isOne ? "a call's operands are slots before it" : "'half' takes 1 slots")
  }

  private func expectMessage(_ result: ExitTest.Result?, _ words: String) {
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains(words), "\(text)")
  }
}
