import Checking
import Testing

@testable import DualNumbers

@Suite("1 dual numbers")
struct HiddenTests {
  @Test("hidden", arguments: hiddenMyDual + hiddenRules + hiddenDerivative)
  func check(_ check: Check) {
    if let finding = check.outcome() { Issue.record("\(finding)") }
  }
}
