import Checking
import Testing

@testable import TopologicalOrder

@Suite("4 topological order and double counting")
struct PublicTests {
  @Test("public", arguments: publicOrder + publicGradients + publicCounting)
  func check(_ check: Check) {
    if let finding = check.outcome() { Issue.record("\(finding)") }
  }
}
