import Checking
import Testing

@testable import DigitsNetwork

@Suite("5 an EDF component, and a network of two layers on digits")
struct PublicTests {
  @Test("public", arguments: publicComponents + publicNetwork)
  func check(_ check: Check) {
    if let finding = check.outcome() { Issue.record("\(finding)") }
  }
}
