import Checking
import Testing

@testable import PropertySuite

@Suite("8 properties that find a planted wrong rule")
struct PublicTests {
  @Test("public", arguments: publicProperties + publicSearch)
  func check(_ check: Check) {
    if let finding = check.outcome() { Issue.record("\(finding)") }
  }
}
