import Checking
import Testing

@testable import TapeSweep

@Suite("3 a tape and its sweep")
struct PublicTests {
  @Test("public", arguments: publicRecording + publicSweep)
  func check(_ check: Check) {
    if let finding = check.outcome() { Issue.record("\(finding)") }
  }
}
