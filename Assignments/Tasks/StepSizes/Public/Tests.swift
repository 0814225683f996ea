import Checking
import Testing

@testable import StepSizes

@Suite("6 step sizes and a gradient check")
struct PublicTests {
  @Test("public", arguments: publicQuotients + publicSteps + publicGradientCheck)
  func check(_ check: Check) {
    if let finding = check.outcome() { Issue.record("\(finding)") }
  }
}
