// After reading this file you know the mistakes in gradients, Jacobians and maps that a check names, each planted once at
// a point where a wrong name would fit as well.

import FiniteDiff
import Testing

/// The matrix of the form xᵀAx, which is not symmetric.
private let matrix = [[1.0, 4], [-2, 3]]

private func times(_ a: [[Double]], _ x: [Double]) -> [Double] {
  a.map { row in zip(row, x).reduce(0) { $0 + $1.0 * $1.1 } }
}

private func transposed(_ a: [[Double]]) -> [[Double]] { a[0].indices.map { j in a.map { $0[j] } } }

private func quadratic(_ x: [Double]) -> Double { zip(x, times(matrix, x)).reduce(0) { $0 + $1.0 * $1.1 } }

/// Two results of three inputs, and its Jacobian.
private func field(_ x: [Double]) -> [Double] { [x[0] * x[1], sin(x[2]) + x[0] * x[0]] }
private func jacobianOfField(_ x: [Double]) -> [[Double]] { [[x[1], x[0], 0], [2 * x[0], 0, cos(x[2])]] }

/// Two results of two inputs.
private func square(_ x: [Double]) -> [Double] { [x[0] * x[0] * x[1], exp(x[0]) + x[1]] }
private func jacobianOfSquare(_ x: [Double]) -> [[Double]] {
  [[2 * x[0] * x[1], x[0] * x[0]], [exp(x[0]), 1]]
}

@Suite("The cause of a wrong derivative")
struct CauseTests {
  @Test("Two components exchanged")
  func exchanged() {
    let check = checkGradient(
      of: { x in x[0] * x[0] + sin(x[1]) + x[2] * x[1] + exp(x[3]) },
      gradient: { x in [x[1], cos(x[1]) + x[2], 2 * x[0], exp(x[3])] }, at: [1, 3, 2.5, 0.5])
    #expect(check.causes == [.exchanged("components", 0, 2)])
  }

  @Test("A forgotten regulariser: the error is proportional to the input", arguments: [0.1, -2, 30])
  func regulariser(strength: Double) throws {
    let check = checkGradient(
      of: { x in sin(x[0] * x[1]) + exp(x[2]) + strength / 2 * (x[0] * x[0] + x[1] * x[1] + x[2] * x[2]) },
      gradient: { x in [x[1] * cos(x[0] * x[1]), x[0] * cos(x[0] * x[1]), exp(x[2])] }, at: [1, 2, -0.5])
    guard case .proportionalToInput(let factor) = try #require(check.causes.first) else {
      Issue.record("\(check)")
      return
    }
    #expect(abs(factor + strength) <= 1e-6 * abs(strength))
  }

  @Test("2Ax for (A + Aᵀ)x")
  func notSymmetrised() {
    let check = checkGradient(
      of: quadratic, gradient: { x in times(matrix, x).map { 2 * $0 } }, at: [1, 2])
    #expect(check.causes == [.notSymmetrised])
    let right = checkGradient(
      of: quadratic, gradient: { x in zip(times(matrix, x), times(transposed(matrix), x)).map { $0 + $1 } },
      at: [1, 2])
    #expect(right.passes)
  }

  @Test("What fits at one point by chance is no cause: a wrong sum at x = (1, 2) is no factor of an input")
  func chance() {
    let check = checkGradient(
      of: { x in x[0] * x[0] * x[1] + x[1] }, gradient: { x in [x[0] + 1, x[0] * x[0] + 1] }, at: [1, 2])
    #expect(check.verdict == .disagree && check.components[0].causes.isEmpty && check.causes.isEmpty)
    let factor = checkGradient(
      of: { x in x[0] * x[0] * x[1] + x[1] }, gradient: { x in [2 * x[0], x[0] * x[0] + 1] }, at: [1, 2])
    #expect("\(factor.components[0].causes)".contains("x[1]"))
  }

  @Test("A right Jacobian passes, as do the pullback and the pushforward made of it")
  func right() {
    let x = [0.7, -1.2, 0.4]
    let j = jacobianOfField(x)
    #expect(checkJacobian(of: field, jacobian: jacobianOfField, at: x).passes)
    #expect(checkPullback(of: field, pullback: { w in times(transposed(j), w) }, at: x).passes)
    #expect(checkPushforward(of: field, pushforward: { v in times(j, v) }, at: x).passes)
    #expect(checkDerivative(of: { x in x * x }, derivative: { x in 2 * x }, at: 3).passes)
    #expect(checkHessian(of: quadratic, hessian: { _ in [[2, 2], [2, 6]] }, at: [1, 2]).passes)
  }

  @Test("A transposed Jacobian, of any shape, and by either map")
  func transposedJacobian() {
    let (x, y) = ([0.7, -1.2, 0.4], [0.7, -1.2])
    let (j, k) = (jacobianOfField(x), jacobianOfSquare(y))
    let wide = checkJacobian(of: field, jacobian: { transposed(jacobianOfField($0)) }, at: x)
    #expect(wide.causes == [.transposedJacobian] && wide.verdict == .disagree)
    let even = checkJacobian(of: square, jacobian: { transposed(jacobianOfSquare($0)) }, at: y)
    #expect(even.causes == [.transposedJacobian] && even.elements.allSatisfy(\.causes.isEmpty))
    #expect(checkPullback(of: square, pullback: { w in times(k, w) }, at: y).causes == [.transposedJacobian])
    #expect(
      checkPushforward(of: square, pushforward: { v in times(transposed(k), v) }, at: y).causes
        == [.transposedJacobian])
    #expect(!checkPullback(of: field, pullback: { w in Array(times(j, w + [0]).prefix(2)) }, at: x).passes)
  }

  @Test("Exchanged rows and columns, a sign, a factor, a missing element of a Jacobian")
  func matrices() {
    let y = [0.7, -1.2]
    func check(_ wrong: @escaping ([[Double]]) -> [[Double]]) -> JacobianCheck {
      checkJacobian(of: square, jacobian: { wrong(jacobianOfSquare($0)) }, at: y)
    }
    #expect(check { [$0[1], $0[0]] }.causes == [.exchanged("rows", 0, 1)])
    #expect(check { $0.map { [$0[1], $0[0]] } }.causes == [.exchanged("columns", 0, 1)])
    #expect(check { $0.map { $0.map { -$0 } } }.causes == [.sign])
    #expect(check { $0.map { $0.map { 2 * $0 } } }.causes == [.factor(2)])
    #expect(check { [$0[0]] }.causes == [.wrongLength(claimed: 1, expected: 2)])
    #expect(check { [$0[0], [$0[1][0]]] }.causes == [.wrongLength(claimed: 1, expected: 2)])
    let zero = check { [$0[0], [0, $0[1][1]]] }
    #expect(zero.causes.isEmpty && zero.elements[2].causes == [.notPropagated])
  }

  @Test("A Hessian that is not symmetrised, or without its regulariser")
  func hessians() throws {
    #expect(
      checkHessian(of: quadratic, hessian: { _ in matrix.map { $0.map { 2 * $0 } } }, at: [1, 2]).causes
        == [.notSymmetrised])
    let check = checkHessian(
      of: { x in quadratic(x) + 0.5 * (x[0] * x[0] + x[1] * x[1]) }, hessian: { _ in [[2, 2], [2, 6]] },
      at: [1, 2])
    guard case .multipleOfIdentity(let factor) = try #require(check.causes.first) else {
      Issue.record("\(check)")
      return
    }
    #expect(abs(factor + 1) < 1e-4)
  }

  @Test("A map that is not linear")
  func notLinear() {
    let y = [0.7, -1.2]
    let k = jacobianOfSquare(y)
    let squared = checkPushforward(of: square, pushforward: { v in times(k, v).map { $0 * $0 } }, at: y)
    #expect(squared.causes.first == .notLinear)
    let shifted = checkPullback(of: square, pullback: { w in times(transposed(k), w).map { $0 + 1 } }, at: y)
    #expect(shifted.causes.first == .notLinear)
  }
}
