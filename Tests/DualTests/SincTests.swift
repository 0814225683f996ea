// After reading this file you know that sinc has its derivatives at 0, where the branch `x == 0 ? 1 : …` has none of them.

import Dual
import Testing

/// x, and sinc and its first four derivatives there, by mpmath with 50 digits.
private let figures: [(x: Double, derivatives: [Double])] = [
  (0, [1, 0, -0.33333333333333333333, 0, 0.2]),
  (1e-9, [1, -3.333333333333333333e-10, -0.33333333333333333323, 2e-10, 0.2]),
  (
    0.5,
    [
      0.95885107720840600055, -0.16253703063606656886, -0.3087029546641397251, 0.097052604204092918393,
      0.1824302435756626534,
    ]
  ),
  (
    -1.5,
    [
      0.66499665773603628729, 0.39617297071222225147, -0.136766030119739952, -0.22637392579434463061,
      0.061332855617783939007,
    ]
  ),
  (
    2,
    [
      0.4546487134128408477, -0.43539777497999161735, -0.01925093843284923035, 0.23694982592284503902,
      -0.01925093843284923035,
    ]
  ),
  (
    10,
    [
      -0.05440211108893698134, -0.078466941798751547092, 0.070095499448687290759, 0.062878503073039057998,
      -0.07955351231815260454,
    ]
  ),
]

private func branched<T: OrderedScalar>(_ x: T) -> T { x == 0 ? 1 : sin(x) / x }

@Suite("sinc")
struct SincTests {
  @Test("Value and derivatives to order 4", arguments: figures.indices)
  func values(index: Int) {
    let (x, expected) = figures[index]
    #expect(abs(sinc(x) - expected[0]) <= 2 * expected[0].ulp)
    let computed = derivatives(at: x, upTo: 4, of: sinc)
    for (mine, figure) in zip(computed, expected) { #expect(abs(mine - figure) <= 4 * figure.ulp) }
    #expect(abs(secondDerivative(at: x, of: sinc) - expected[2]) <= 4 * expected[2].ulp)
    #expect(abs(derivative(at: x, of: sinc) - expected[1]) <= 2 * expected[1].ulp)
  }

  @Test("The branch on equality misses them, and is reported; sinc is not")
  func branch() {
    #expect(secondDerivative(at: 0, of: branched) == 0)
    let report = regularity(at: 0, of: branched)
    #expect(report.ties.map(\.kind) == [.comparison] && "\(report)".contains("checkGradient"))
    #expect(regularity(at: 0, of: sinc).isSmooth && "\(regularity(at: 0, of: sinc))".contains("smooth"))
  }

  @Test("Outside the numbers") func edges() { #expect(sinc(Double.infinity).isNaN && sinc(Double.nan).isNaN) }
}
