// What a grader asks of the four assignments. Expected values are closed forms.

import Checks
import FiniteDiff
import Forward
import Foundation
import Network
import OwnNumber
import SymbolicCompare
import Testing

@Suite("Assignments")
struct AssignmentTests {
  @Test("1: forward mode")
  func forward() {
    #expect(abs(slopeOfSoftplus - 1 / (1 + Foundation.exp(-1.0))) < 1e-15)
    let two: Double = root(4)
    #expect(two == 2 && Dual::derivative(at: 4, of: root) == 0.25)
    #expect(abs(newton(from: 1) { x in x * x - 2 } - 2.0.squareRoot()) < 1e-15)
    let value: Double = polynomial([1, 2, 3], 2)
    #expect(value == 17)
    #expect(Dual::derivative(at: 2) { x in polynomial([1, 2, 3], x) } == 14)
    #expect(slopesOfMean == [1.0 / 3, 1.0 / 3, 1.0 / 3] && slopesOfLargest == [1, 0, 0])
    #expect(abs(slopesOfTwo.0 - 2 * M_E) < 1e-14 && abs(slopesOfTwo.1 - 4 * M_E) < 1e-14)
    #expect(curvature == [6, 4])
  }

  @Test("2: a network learns the exclusive or")
  func network() throws {
    let (net, losses) = train(steps: 400, rate: 0.3)
    #expect(try #require(losses.last) < 0.05 && losses[0] > 0.5)
    for (input, target) in zip(inputs, targets) { #expect((net(input) > 0) == (target > 0)) }
  }

  @Test("3: the checks name what is wrong")
  func checks() {
    #expect(right.passes && !forgotten.passes && !transposed.passes && !slope.passes)
    #expect("\(forgotten)".contains("regulariser"))
    #expect(transposed.causes == [.transposedJacobian])
    #expect("\(slope)".contains("a factor 3 is missing"))
    #expect(!ties.isSmooth && "\(ties)".contains("checkGradient"))
  }

  @Test("4: a number type of one's own")
  func ownNumber() throws {
    #expect(grade([.exp, .sin, .cos], of: ownMethod).failures.isEmpty)
    let wrong = grade([.exp, .sin, .cos], of: wrongMethod)
    #expect(!wrong.failures.isEmpty)
    let (neuron, ramp) = try compared()
    #expect(neuron.verdict.kind == .agree && ramp.verdict.kind == .agree)
    #expect(ramp.branches == ["0.0 < x"] || ramp.branches == ["0 < x"])
    let (value, gradient) = try formula()
    #expect(value == 18 && gradient.count == 2)
  }
}
