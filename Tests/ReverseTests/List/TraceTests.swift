import Reverse
import Testing

@Suite("The evaluation trace")
struct TraceTests {
  @Test("is the survey's tables 2 and 3, with every message")
  func survey() {
    let trace = EvaluationTrace(of: surveyList(), at: [2, 5])
    #expect(trace.tangents == [1, nil, 0.5, 5, nil, 5.5, 5.5])
    #expect(
      trace.description == """
                          primal   tangent   adjoint
        x1                     2         1       5.5
        x2                     5         –   1.71634
        v1 = log(x1)    0.693147       0.5         1
        v2 = x1 * x2          10         5         1
        v3 = sin(x2)   -0.958924         –        -1
        v4 = v1 + v2     10.6931       5.5         1
        v5 = v4 - v3     11.6521       5.5         1

        backward sweep
        adjoint(v5) = 1
        adjoint(v4) += adjoint(v5) · ∂v5/∂v4 = 1 · 1 = 1
        adjoint(v3) += adjoint(v5) · ∂v5/∂v3 = 1 · -1 = -1
        adjoint(v1) += adjoint(v4) · ∂v4/∂v1 = 1 · 1 = 1
        adjoint(v2) += adjoint(v4) · ∂v4/∂v2 = 1 · 1 = 1
        adjoint(x2) += adjoint(v3) · ∂v3/∂x2 = -1 · 0.283662 = -0.283662
        adjoint(x1) += adjoint(v2) · ∂v2/∂x1 = 1 · 5 = 5
        adjoint(x2) += adjoint(v2) · ∂v2/∂x2 = 1 · 2 = 2
        adjoint(x1) += adjoint(v1) · ∂v1/∂x1 = 1 · 0.5 = 0.5
        """)
  }

  @Test("the messages to a slot add up to its adjoint")
  func sums() {
    let trace = EvaluationTrace(of: everyPrimitive(), at: [0.3, 0.6, 1.7])
    var sums = [Double?](repeating: nil, count: trace.list.slotCount)
    sums[trace.list.outputs[0]] = 1
    for message in trace.messages { sums[message.target] = (sums[message.target] ?? 0) + message.amount }
    #expect(sums == trace.adjoints)
  }

  @Test("a seed's sweep backwards and a direction's sweep forwards give one number")
  func adjointIdentity() {
    let list = everyPrimitive()
    let (point, direction) = ([0.3, 0.6, 1.7], [1.0, -2, 0.25])
    let gradient = list.valueWithGradient(at: point).gradient
    let product = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
    let derivative = list.valueWithDerivative(at: point, along: direction).derivative
    #expect(abs(product - derivative) <= 1e-13 * abs(product))
  }
}
