import Checking
import Testing

@testable import NewtonSystem

@Suite("2 Newton's method on a system")
struct HiddenTests {
  @Test("hidden", arguments: hiddenJacobian + hiddenLinearSystem + hiddenNewton)
  func check(_ check: Check) {
    if let finding = check.outcome() { Issue.record("\(finding)") }
  }
}
