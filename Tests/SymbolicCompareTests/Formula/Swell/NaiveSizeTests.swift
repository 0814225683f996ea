// The exhibit: sizes of naive derivatives against closed forms.

import Elementary
import SymbolicCompare
import Testing

/// The logistic map l₁ = x, lₙ₊₁ = 4·lₙ·(1 − lₙ), over any number.
func logisticMap<T: Scalar>(_ x: T, _ n: Int) -> T {
  var l = x
  for _ in 1..<n { l = 4 * l * (1 - l) }
  return l
}

@Suite("Sizes of naive derivatives")
struct NaiveSizeTests {
  let x = Symbolic.variable("x")

  @Test("of the logistic map: 9(n − 1)·2ⁿ⁻¹ + 1 written out, 10n − 7 shared", arguments: 2...40)
  func logistic(n: Int) {
    let l = logisticMap(x, n)
    let derivative = l.derivative(withRespectTo: "x")
    let power: UInt64 = 1 << UInt64(n - 1)
    #expect(l.treeSize == WholeNumber(6 * power - 5))
    #expect(l.sharedSize == 3 * n)
    #expect(derivative.treeSize == WholeNumber(9 * UInt64(n - 1) * power + 1))
    #expect(derivative.sharedSize == 10 * n - 7)
  }

  @Test("of l₆ and l₃₀, as published")
  func publishedLogistic() {
    let sixth = logisticMap(x, 6).derivative(withRespectTo: "x")
    #expect(sixth.treeSize == 1441)
    #expect(sixth.sharedSize == 53)
    let thirtieth = logisticMap(x, 30).derivative(withRespectTo: "x")
    #expect(thirtieth.treeSize == 140_123_308_033)
    #expect(thirtieth.sharedSize == 293)
  }

  @Test("of nested sines: (n² + 5n + 2)/2 written out, 3n + 1 shared", arguments: 1...40)
  func nestedSine(n: Int) {
    let f = (1...n).reduce(x) { inner, _ in sin(inner) }
    let derivative = f.derivative(withRespectTo: "x")
    #expect(derivative.treeSize == WholeNumber(UInt64((n * n + 5 * n + 2) / 2)))
    #expect(derivative.sharedSize == 3 * n + 1)
  }

  @Test("of q ← q·x/(1 + q): 12n·2ⁿ + 1 written out, 12n + 3 shared", arguments: 1...40)
  func quotientChain(n: Int) {
    let q = (1...n).reduce(x) { q, _ in q * x / (1 + q) }
    let derivative = q.derivative(withRespectTo: "x")
    let power: UInt64 = 1 << UInt64(n)
    #expect(q.treeSize == WholeNumber(6 * power - 5))
    #expect(q.sharedSize == 3 * n + 2)
    #expect(derivative.treeSize == WholeNumber(12 * UInt64(n) * power + 1))
    #expect(derivative.sharedSize == 12 * n + 3)
  }

  @Test("of a product of n variables: n³ + 3n² − 3n for all partials, n² + 6n − 6 shared", arguments: 2...30)
  func speelpenning(n: Int) {
    let inputs = (1...n).map { Symbolic.variable("x\($0)") }
    let product = inputs.dropFirst().reduce(inputs[0], *)
    let gradient = (1...n).map { product.derivative(withRespectTo: "x\($0)") }
    for partial in gradient { #expect(partial.treeSize == WholeNumber(UInt64(n * n + 3 * n - 3))) }
    #expect(gradient.reduce(0) { $0 + $1.treeSize } == WholeNumber(UInt64(n * n * n + 3 * n * n - 3 * n)))
    #expect(Symbolic.sharedSize(of: gradient) == n * n + 6 * n - 6)
  }

  @Test("of balanced products", arguments: zip(2...10, [14, 45, 92, 175, 258, 371, 504, 747, 910]))
  func balancedProduct(n: Int, gradientSize: Int) {
    // Neighbours are multiplied in pairs, then the products in pairs; one that is left over waits.
    var level = (0..<n).map { Symbolic.variable("x\($0)") }
    while level.count > 1 {
      level = stride(from: 0, to: level.count, by: 2).map { i in
        i + 1 < level.count ? level[i] * level[i + 1] : level[i]
      }
    }
    let f = level[0]
    let sizes = (0..<n).map { f.derivative(withRespectTo: "x\($0)").treeSize }
    #expect(sizes.reduce(0, +) == WholeNumber(UInt64(gradientSize)))
  }

  static let publishedOrders: [(String, [UInt64], [Int])] = [
    ("log(1+exp(w*x+b))", [27, 111, 559, 3_466, 25_645, 220_027], [16, 31, 58, 108, 199, 353]),
    ("1/(1+x^2)", [27, 119, 673, 4_811, 41_729, 424_335], [15, 37, 87, 182, 347, 615]),
  ]

  @Test("of the first six orders", arguments: publishedOrders)
  func orders(text: String, trees: [UInt64], shared: [Int]) throws {
    var f = try Symbolic(parsing: text)
    for (tree, size) in zip(trees, shared) {
      f = f.derivative(withRespectTo: "x")
      #expect(f.treeSize == WholeNumber(tree))
      #expect(f.sharedSize == size)
    }
  }

  @Test("are at most 6 times the shared formula")
  func chainOfQuotients() {
    let inputs = (0...300).map { Symbolic.variable("y\($0)") }
    let f = inputs.reduce(x) { $1 / $0 }
    let both = Symbolic.sharedSize(of: [f, f.derivative(withRespectTo: "x")])
    #expect(both <= 6 * f.sharedSize)
  }
}

@Suite("A formula a million operations deep")
struct DeepFormulaTests {
  @Test("has an exact size when each step doubles it")
  func doubling() {
    var y = Symbolic.variable("x")
    for _ in 0..<1_000 { y = y * y }
    // 2¹⁰⁰¹ − 1 has 1001 binary digits, all of them 1.
    #expect(y.treeSize.bitWidth == 1001)
    #expect((y.treeSize + 1).bitWidth == 1002)
    #expect(y.sharedSize == 1001)
    #expect(y == (0..<1_000).reduce(Symbolic.variable("x")) { z, _ in z * z })
  }
}
