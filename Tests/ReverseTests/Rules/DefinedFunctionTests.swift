import Foundation
import Reverse
import Testing

private let quadric = DefinedFunction("quadric", of: 3) { x in
  x[0] * x[1] + x[2] * x[2]
} pullback: { x, _, adjoint in
  [adjoint * x[1], adjoint * x[0], adjoint * 2 * x[2]]
}

private let steadySoftplus = DefinedFunction("steady", of: 1) { x in
  Swift::max(x[0], 0) + log1p(exp(-abs(x[0])))
} pullback: { x, _, adjoint in
  [adjoint / (1 + exp(-x[0]))]
}

private let wrong = DefinedFunction("wrong", of: 2) { x in
  x[0] * x[1]
} pullback: { x, _, adjoint in
  [adjoint * x[1], adjoint * x[1]]
}

@Suite("Functions with their own derivative")
struct DefinedFunctionTests {
  private func byHand<T: Scalar>(_ x: [T]) -> T {
    let quadric = x[0] * sin(x[1]) + x[2] * x[2]
    return exp(quadric) * x[0] + sin(x[1])
  }

  @Test("are used like built-in ones, on the tape and on the list")
  func likeBuiltIn() throws {
    let point = [0.3, 0.8, -0.4]
    let expected = valueWithGradient(at: point, of: byHand)
    let onTape = valueWithGradient(at: point) { x in exp(quadric(x[0], sin(x[1]), x[2])) * x[0] + sin(x[1]) }
    let recording = record(at: point) { x in exp(quadric(x[0], sin(x[1]), x[2])) * x[0] + sin(x[1]) }
    let onList = try recording.valueWithGradient(at: point)
    let shared = recording.list.sharingCommonParts().valueWithGradient(at: point)
    for index in 0..<3 {
      for gradient in [onTape.gradient, onList.gradient, shared.gradient] {
        #expect(abs(gradient[index] - expected.gradient[index]) < 1e-14)
      }
    }
    #expect(recording.list.description.contains("v2 = quadric(x1, v1, x3)"))
    #expect(
      onTape.value == expected.value && onList.value == expected.value && shared.value == expected.value)
    let along = recording.list.valueWithDerivative(at: point, along: [1, -1, 2]).derivative
    #expect(abs(along - (expected.gradient[0] - expected.gradient[1] + 2 * expected.gradient[2])) < 1e-14)
  }

  @Test("replace a rule that overflows")
  func steady() {
    #expect(gradient(at: 1000) { x in steadySoftplus(x) } == 1)
    #expect(gradient(at: 1000) { x in log(1 + exp(x)) }.isNaN)
  }

  @Test("are checked against differences when asked")
  func checked() {
    #expect(quadric.check(at: [0.3, 0.8, -0.4]).passes)
    #expect(steadySoftplus.check(at: [0.5]).passes)
    let check = wrong.check(at: [2, 3])
    #expect(!check.passes && check.failing == [1])
    #expect(check.description.hasPrefix("argument 1: the rule gives 3.0, differences give 2"))
  }

  @Test("a replay on another branch is refused, and says which comparison changed")
  func otherBranch() throws {
    let recording = record(at: [3]) { x in x[0] > 0 ? x[0] * x[0] : -x[0] }
    #expect(try recording.valueWithGradient(at: [5]) == (25, [10]))
    let error = #expect(throws: OtherBranch.self) { try recording.valueWithGradient(at: [-5]) }
    #expect(
      error?.description
        == "At this point the program takes another branch: 0 < x1 was true when it was recorded, and 0 < -5 is "
        + "false. Record it again at this point.")
  }
}

@Suite("Second derivatives by reverse over reverse")
struct HessianTests {
  @Test("of x²y, of Rosenbrock's valley, and along a direction")
  func known() {
    #expect(hessian(at: [2, 3]) { x in x[0] * x[0] * x[1] } == [[6, 4], [4, 0]])
    #expect(hessianVectorProduct(at: [2, 3], along: [1, 2]) { x in x[0] * x[0] * x[1] } == [14, 4])
    func rosenbrock<T: Scalar>(_ x: [T]) -> T {
      let valley = x[1] - x[0] * x[0]
      let distance = 1 - x[0]
      return 100 * (valley * valley) + distance * distance
    }
    #expect(hessian(at: [-1.2, 1], of: rosenbrock) == [[1330, 480], [480, 200]])
  }

  @Test("every function's second derivative, to 25 digits", arguments: Figure.unary)
  func functions(figure: Figure) throws {
    let function = try #require(UnaryFunction(rawValue: figure.function))
    let second = hessian(at: [figure.first]) { x in Traced.apply(function, to: x[0]) }[0][0]
    // The rules of the rules may cancel where the second derivative is small against the first.
    let scale = Swift::max(abs(figure.third), abs(figure.second))
    #expect(abs(second - figure.third) <= 1e-13 * scale || second == figure.third || !scale.isFinite)
  }

  @Test("rows of a Jacobian")
  func jacobians() {
    #expect(jacobian(at: [2, 3]) { x in [x[0] * x[1], x[0] + x[1], 7] } == [[3, 2], [1, 1], [0, 0]])
  }
}
