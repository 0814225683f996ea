// Light simplification: sizes against closed forms and published figures, and values bit for bit.

import Elementary
import SymbolicCompare
import Testing

extension Symbolic {
  /// The derivative after light simplification.
  func lightDerivative(_ name: String = "x") -> Symbolic {
    derivative(withRespectTo: name).simplified(.light).result
  }
}

@Suite("Sizes of lightly simplified derivatives")
struct LightSizeTests {
  let x = Symbolic.variable("x")

  @Test("of the logistic map: (6n − 6.5)·2ⁿ⁻¹ written out, 8n − 7 shared", arguments: 2...40)
  func logistic(n: Int) {
    let light = logisticMap(x, n).lightDerivative()
    #expect(light.treeSize == WholeNumber(UInt64(12 * n - 13) << UInt64(n - 2)))
    #expect(light.sharedSize == 8 * n - 7)
  }

  @Test("of nested sines: two nodes less than naive", arguments: 1...20)
  func nestedSine(n: Int) {
    let light = (1...n).reduce(x) { inner, _ in sin(inner) }.lightDerivative()
    #expect(light.treeSize == WholeNumber(UInt64((n * n + 5 * n + 2) / 2 - 2)))
  }

  @Test(
    "of q ← q·x/(1 + q)",
    arguments: zip(1...6, [(17, 10), (77, 20), (245, 30), (677, 40), (1733, 50), (4229, 60)]))
  func quotientChain(n: Int, sizes: (tree: Int, shared: Int)) {
    let light = (1...n).reduce(x) { q, _ in q * x / (1 + q) }.lightDerivative()
    #expect(light.treeSize == WholeNumber(UInt64(sizes.tree)))
    #expect(light.sharedSize == sizes.shared)
  }

  @Test("of a product of n variables: n(2n − 3) written out, n(n + 3)/2 − 3 shared", arguments: 2...20)
  func speelpenning(n: Int) {
    let inputs = (1...n).map { Symbolic.variable("x\($0)") }
    let product = inputs.dropFirst().reduce(inputs[0], *)
    let gradient = (1...n).map { product.lightDerivative("x\($0)") }
    #expect(gradient.reduce(0) { $0 + $1.treeSize } == WholeNumber(UInt64(n * (2 * n - 3))))
    #expect(Symbolic.sharedSize(of: gradient) == n * (n + 3) / 2 - 3)
  }

  static let publishedOrders: [(String, [UInt64], [Int]?)] = [
    ("log(1+exp(w*x+b))", [17, 48, 163, 684, 3_513, 21_536], [10, 16, 29, 56, 105, 186]),
    ("1/(1+x^2)", [12, 36, 123, 507, 2_495, 14_490], nil),
  ]

  @Test("of the first six orders", arguments: publishedOrders)
  func orders(text: String, trees: [UInt64], shared: [Int]?) throws {
    var f = try Symbolic(parsing: text)
    for (index, tree) in trees.enumerated() {
      f = f.lightDerivative()
      #expect(f.treeSize == WholeNumber(tree))
      if let shared { #expect(f.sharedSize == shared[index]) }
    }
  }

  @Test("say which rules were applied")
  func account() throws {
    let simplification = try Symbolic(parsing: "3*x^2*1*y + x^3*0").simplified(.light)
    #expect(simplification.result.description == "3*x^2*y")
    #expect(simplification.applications.map(\.rule) == ["a + 0 = a", "a*0 = 0", "a*1 = a"])
    #expect(simplification.applications.allSatisfy { $0.count == 1 })
    #expect(simplification.refusal == nil)
  }

  static let rewritings = [
    ("0 - x", "-x"), ("0 - -x", "x"), ("--x", "x"), ("-0", "0"), ("x^1", "x"), ("x^0", "1"), ("1^x", "1"),
    ("0/x", "0"),
    ("x/1", "x"), ("2*3", "6"), ("2 - 3", "-1"), ("6/3", "2"), ("2^10", "1024"), ("-(2)", "-2"),
    ("exp(0)", "1"),
    ("1/3", "1/3"), ("0.1 + 0.2", "0.1 + 0.2"), ("0.1*3", "0.1*3"), ("log(2)", "log(2)"), ("0/0", "0/0"),
    ("1/0", "1/0"),
    ("x - x", "x - x"), ("0^x", "0^x"), ("2^-1", "2^-1"), ("3^64", "3^64"), ("x + (2 - 2)", "x"),
    ("0*(1/0)", "0"),
    ("1e-300*1e-300", "1e-300*1e-300"), ("1e300*1e300", "1e+300*1e+300"), ("sqrt(4)", "sqrt(4)"),
    ("max(1, 0)", "max(1, 0)"),
  ]

  @Test("come from rules that round nothing away", arguments: rewritings)
  func rewriting(text: String, expected: String) throws {
    #expect(try Symbolic(parsing: text).simplified(.light).result.description == expected)
  }
}
