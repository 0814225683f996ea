import Checking
import Testing

@testable import DualNumbers

@Suite("1 dual numbers")
struct PublicTests {
  @Test("public", arguments: publicMyDual + publicRules + publicDerivative)
  func check(_ check: Check) {
    if let finding = check.outcome() { Issue.record("\(finding)") }
  }
}
