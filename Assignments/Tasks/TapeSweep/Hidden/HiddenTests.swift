import Checking
import Testing

@testable import TapeSweep

@Suite("3 a tape and its sweep")
struct HiddenTests {
  @Test("hidden", arguments: hiddenRecording + hiddenSweep)
  func check(_ check: Check) {
    if let finding = check.outcome() { Issue.record("\(finding)") }
  }
}
