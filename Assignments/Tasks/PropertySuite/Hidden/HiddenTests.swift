import Checking
import Testing

@testable import PropertySuite

@Suite("8 properties that find a planted wrong rule")
struct HiddenTests {
  @Test("hidden", arguments: hiddenProperties + hiddenSearch)
  func check(_ check: Check) {
    if let finding = check.outcome() { Issue.record("\(finding)") }
  }
}
