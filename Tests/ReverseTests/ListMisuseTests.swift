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
    expectMessage(result, "slots before it, 0 to 0")
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

  private func expectMessage(_ result: ExitTest.Result?, _ words: String) {
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains(words), "\(text)")
  }
}
