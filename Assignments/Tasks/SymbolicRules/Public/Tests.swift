import Checking
import Testing

@testable import SymbolicRules

@Suite("7 a symbolic rule and its swell")
struct PublicTests {
  @Test("public", arguments: publicRules + publicDerivative + publicSwell)
  func check(_ check: Check) {
    if let finding = check.outcome() { Issue.record("\(finding)") }
  }
}
