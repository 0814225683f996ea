import Checking
import Testing

@testable import SymbolicRules

@Suite("7 a symbolic rule and its swell")
struct HiddenTests {
  @Test("hidden", arguments: hiddenRules + hiddenDerivative + hiddenSwell)
  func check(_ check: Check) {
    if let finding = check.outcome() { Issue.record("\(finding)") }
  }
}
