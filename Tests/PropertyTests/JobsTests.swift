import SymbolicCompare
import Testing

@Suite("A self-check by several jobs")
struct JobsTests {
  /// Methods of which one is wrong, so that there are failures to be put in order, and a last one.
  private static var kinds: [SelfCheck.Kind] {
    var methods = MethodsUnderTest.own
    methods.forward = { list, point, direction in
      let result = MethodsUnderTest.own.forward(list, point, direction)
      return (result.value, list.lines.count > 4 ? result.derivative * (1 + 1e-9) : result.derivative)
    }
    return [
      SelfCheck.Kind("a", properties: [Property.pushforwardMeetsPullback(methods)]),
      SelfCheck.Kind("b", programs: ProgramGenerator(), properties: [Property.sweepsAgree(.own)]),
    ]
  }

  @Test("finds the same in the same order", arguments: [(30, 2), (30, 3), (4, 8), (0, 2), (1, 2)])
  func same(count: Int, jobs: Int) async {
    var (said, steps): ([String], [Int]) = ([], [])
    let one = SelfCheck(count: count, seed: 5, kinds: Self.kinds, found: { said.append($0.command) })
    var (saidByMany, failed): ([String], [String]) = ([], [])
    let many = await SelfCheck(
      count: count, seed: 5, kinds: Self.kinds, jobs: jobs, found: { saidByMany.append($0.command) },
      progress: { steps.append($0) })
    failed = many.failures.map { "\($0.property) \($0.example.command) \($0.count)" }
    #expect(failed == one.failures.map { "\($0.property) \($0.example.command) \($0.count)" })
    #expect(saidByMany == said)
    #expect(many.cases == one.cases && many.passedOver == one.passedOver)
    #expect(many.asked == one.asked && many.compared == one.compared)
    #expect(steps == Array(steps.indices.map { $0 + 1 }))
    if count == 30 { #expect(!failed.isEmpty) }
  }
}
