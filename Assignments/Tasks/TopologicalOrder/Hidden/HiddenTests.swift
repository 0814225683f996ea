import Checking
import Testing

@testable import TopologicalOrder

@Suite("4 topological order and double counting")
struct HiddenTests {
  @Test("hidden", arguments: hiddenOrder + hiddenGradients + hiddenCounting)
  func check(_ check: Check) {
    if let finding = check.outcome() { Issue.record("\(finding)") }
  }
}
