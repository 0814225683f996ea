// What must not happen does not: each mistake of a program ends it with a message, and memory does not grow.

import Foundation
import Reverse
import Testing

@Suite("Safety of the tape")
struct SafetyTests {
  @Test("a variable that outlives its recording stops the program, and says what to do")
  func stale() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var kept: Variable = 0
      _ = gradient(at: 2, 3) { x, y in
        kept = x * y
        return kept
      }
      _ = gradient(at: 2, 3) { x, y in x * kept }
    }
    expectMessage(result, "return or store variable.value")
  }

  @Test("a variable used after a thousand other recordings is still caught")
  func veryStale() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var kept: Variable = 0
      _ = gradient(at: 2, 3) { x, y in
        kept = x * y
        return kept
      }
      for _ in 0..<1000 { _ = gradient(at: [1, 2, 3, 4]) { x in x[0] * x[1] * x[2] * x[3] } }
      _ = gradient(at: 2) { _ in kept }
    }
    expectMessage(result, "after its recording had ended")
  }

  @Test("a variable of an outer recording inside a nested one stops the program")
  func nested() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = gradient(at: 2) { x in Variable(gradient(at: 3) { y in x * y }) }
    }
    expectMessage(result, "Variable(outer.value)")
  }

  @Test("variables of two tapes in one operation stop the program")
  func twoTapes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let (a, b) = (Tape([1, 2]), Tape([3, 4]))
      _ = a.inputs[0] * b.inputs[1]
    }
    expectMessage(result, "different tapes")
  }

  @Test("a result of another tape stops the program, though both are the first recordings of their tapes")
  func foreignResults() async {
    var result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let other = Tape([1, 2])
      withExtendedLifetime(other) { _ = Tape([5]).gradient(of: other.inputs[1]) }
    }
    expectMessage(result, "different tapes")
    result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = gradient(at: [2, 1]) { x in
        let y = (0..<100_000).reduce(x[0]) { y, _ in y * x[1] + x[0] }
        return Variable(gradient(at: 3) { _ in y })  // was: a slot beyond the inner tape's memory
      }
    }
    expectMessage(result, "different tapes")
    result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = gradient(at: 2) { x in Variable(pullback(at: [3]) { _ in x * x }(1)[0]) }
    }
    expectMessage(result, "different tapes")
  }

  @Test("a variable that outlives its tape stops the program")
  func tapeEnded() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var kept: [Variable] = []
      do {
        let tape = Tape([1, 2])
        kept = tape.inputs
      }
      _ = kept[0] * kept[1]
    }
    expectMessage(result, "after its recording had ended")
  }

  @Test(
    "and it is that one which is named, on either side of a variable of another tape",
    arguments: [true, false])
  func tapeEndedBesideAnother(isFirst: Bool) async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [isFirst] in
      let tape = Tape([3, 4])
      let ended = Tape([1, 2]).inputs[0]
      withExtendedLifetime(tape) { _ = isFirst ? ended * tape.inputs[1] : tape.inputs[1] * ended }
    }
    expectMessage(result, "after its recording had ended")
  }

  @Test("traced numbers of two recordings stop the program")
  func twoRecordings() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = record(at: [1]) { x in
        _ = record(at: [2]) { y in x[0] * y[0] }
        return x[0]
      }
    }
    expectMessage(result, "Traced(outer.value)")
  }

  @Test("a direction of another length than the point's stops the program, and both lengths are said")
  func directionOfAnotherLength() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = hessianVectorProduct(at: [1, 2], along: [1]) { x in x[0] * x[1] }
    }
    expectMessage(result, "the direction has 1 component(s), the point 2; give as many")
  }

  @Test("a loop that could never end stops the program at once")
  func endlessLoop() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = gradientOfLoop(from: [1], steps: .max, checkpoints: .max) { x in
        x
      } result: { x in
        x[0]
      }
    }
    expectMessage(result, "a loop has at most 2^48")
  }

  private func expectMessage(_ result: ExitTest.Result?, _ words: String) {
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains(words), "\(text)")
  }

  #if os(Linux)
  @Test("many calls need no more memory than one")
  func constantMemory() async {
    // In a process of its own, where no other test takes memory meanwhile.
    await #expect(processExitsWith: .success) {
      func residentPages() throws -> Int {
        let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
        return try #require(Int(text.split(separator: " ")[1]))
      }
      let point = (0..<50).map { Double($0) / 50 }
      func call() { _ = gradient(at: point) { x in x.reduce(1) { $0 * $1 + sin($1) } } }
      for _ in 0..<200 { call() }
      let before = try residentPages()
      for _ in 0..<20_000 { call() }
      let growth = try residentPages() - before
      try #require(growth < 250)  // 1 MiB; a leak of 8 bytes an entry would be 8 MiB
    }
  }
  #endif

  @Test("threads have gradients of their own, recordings in recordings too")
  func threads() async {
    await withTaskGroup(of: Bool.self) { group in
      for task in 0..<8 {
        group.addTask {
          let start = 0.1 * Double(task)
          return (0..<300).allSatisfy { round in
            let point = (0..<20).map { start + Double($0 + round % 7) * 0.01 }
            let slopes = gradient(at: point) { x in
              let inner = gradient(at: x[0].value) { y in y * y * y }
              return x.reduce(1, *) * Variable(inner)
            }
            let product = point.reduce(1, *) * 3 * point[0] * point[0]
            return zip(slopes, point).allSatisfy { abs($0 * $1 - product) <= 1e-12 * abs(product) }
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}

@Suite("Deep programs")
struct DeepTests {
  @Test("300,000 operations: on the tape, on the list, and evaluated again")
  func deep() {
    let count = 75_000
    let slopes = gradient(at: [0.5, 0.25]) { x in
      (0..<count).reduce(x[0]) { y, _ in 0.5 * (y + x[1]) * 1 }
    }
    // y ↦ (y + x₁)/2 tends to x₁, whatever y was.
    #expect(slopes[0] == 0 && abs(slopes[1] - 1) < 1e-15)
    var list = WengertList(inputs: ["x"])
    var slot = 0
    for _ in 0..<150_000 { slot = list.append(.unary(.sin), list.append(.negate, slot)) }
    list.outputs = [slot]
    let (value, gradient) = list.valueWithGradient(at: [0.5])
    var evaluator = Evaluator(list)
    let again = evaluator.valueWithGradient(at: [0.5])
    #expect(value == again.value && gradient == again.gradient && value.isFinite && gradient[0] > 0)
    #expect(list.sharingCommonParts().lines.count == 300_000)
  }
}

@Suite("The folding tape and the plain list")
struct FoldingTests {
  /// A list of random lines: any primitive on any two slots, constants now and then.
  static func randomList(seed: UInt64) -> WengertList {
    var state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1
    func pick(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var list = WengertList(inputs: ["x", "y", "z"])
    let mild: [Primitive] = [
      .add, .subtract, .multiply, .add, .multiply, .binary(.hypot), .binary(.max), .binary(.min),
      .binary(.atan2),
      .unary(.sin), .unary(.cos), .unary(.tanh), .unary(.sigmoid), .unary(.softplus), .unary(.atan), .negate,
      .unary(.relu), .unary(.abs), .unary(.erf), .unary(.asinh), .divide,
    ]
    for _ in 0..<40 {
      if pick(6) == 0 { _ = list.constant(Double(pick(9)) / 4 - 1) }
      let primitive = mild[pick(mild.count)]
      if primitive.arity == 1 {
        _ = list.append(primitive, pick(list.slotCount))
      } else {
        _ = list.append(primitive, pick(list.slotCount), pick(list.slotCount))
      }
    }
    list.outputs = [list.slotCount - 1]
    return list
  }

  @Test("agree on random programs", arguments: 1...200)
  func agree(seed: Int) {
    let list = Self.randomList(seed: UInt64(seed))
    let point = [0.7, -0.4, 1.3]
    let plain = list.valueWithGradient(at: point)
    let folded = valueWithGradient(at: point) { x in list.value(at: x) }
    var evaluator = Evaluator(list)
    let evaluated = evaluator.valueWithGradient(at: point)
    #expect(isSame(plain.value, folded.value) && isSame(plain.value, evaluated.value))
    for index in 0..<3 {
      #expect(isClose(folded.gradient[index], plain.gradient[index]), "\(list)")
      #expect(isClose(evaluated.gradient[index], plain.gradient[index]), "\(list)")
    }
  }

  private func isSame(_ a: Double, _ b: Double) -> Bool { a == b || (a.isNaN && b.isNaN) }

  /// Equal to 12 digits; sums may cancel, so a difference of 10⁻¹² is allowed for small numbers too.
  private func isClose(_ a: Double, _ b: Double) -> Bool {
    isSame(a, b) || abs(a - b) <= 1e-12 * max(1, abs(b))
  }
}
