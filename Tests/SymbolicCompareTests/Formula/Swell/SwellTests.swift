// The swell report: families, networks, sources, the tape beside them, and refusals.

import Elementary
import SymbolicCompare
import Testing

@Suite("The swell report")
struct SwellTests {
  @Test("finds the closed form of each family", arguments: FormulaFamily.allCases, 2...6)
  func closedForms(family: FormulaFamily, n: Int) throws {
    let swell = try Swell(of: family.formula(n), withRespectTo: family.parameters(n))
    if let expected = family.naiveTreeSize(n) { #expect(swell.naiveTree == expected) }
    #expect((family.naiveTreeSize(n) == nil) == (family.closedForm == nil))
    #expect(swell.tape.ratio <= 5)
    #expect(swell.lightTree < swell.naiveTree)
  }

  struct Network: Sendable, CustomTestStringConvertible {
    let widths: [Int]
    let parameters, tree, shared: Int
    let naive: (tree: UInt64, shared: Int)
    let light: (tree: UInt64, shared: Int)
    let operations: (function: Int, reverse: Int)
    var testDescription: String { widths.map(String.init).joined(separator: "-") }
  }

  static let published = [
    Network(
      widths: [2, 2, 1], parameters: 9, tree: 31, shared: 29, naive: (1_197, 132), light: (411, 52),
      operations: (16, 36)),
    Network(
      widths: [2, 3, 1], parameters: 13, tree: 44, shared: 40, naive: (2_522, 198), light: (770, 74),
      operations: (23, 51)),
    Network(
      widths: [2, 3, 3, 1], parameters: 25, tree: 137, shared: 73, naive: (21_425, 593), light: (6_017, 236),
      operations: (44, 108)),
    Network(
      widths: [2, 3, 3, 3, 1], parameters: 37, tree: 416, shared: 106, naive: (125_948, 1_322),
      light: (34_148, 590), operations: (65, 165)),
    Network(
      widths: [3, 4, 4, 2], parameters: 46, tree: 595, shared: 137, naive: (178_066, 1_694),
      light: (41_254, 689),
      operations: (85, 201)),
  ]

  @Test("measures networks as published", arguments: published)
  func networks(network: Network) throws {
    let (error, parameters) = FormulaFamily.networkError(widths: network.widths)
    #expect(parameters.count == network.parameters)
    let swell = try Swell(of: error, withRespectTo: parameters)
    #expect(swell.formula.tree == WholeNumber(UInt64(network.tree)))
    #expect(swell.formula.shared == network.shared)
    #expect(swell.naiveTree == WholeNumber(network.naive.tree))
    #expect(swell.naiveShared == network.naive.shared)
    #expect(swell.lightTree == WholeNumber(network.light.tree))
    #expect(swell.lightShared == network.light.shared)
    #expect(swell.tape.lines == network.operations.function)
    #expect(swell.tape.operationsWithGradient == network.operations.reverse)
  }

  @Test("counts the operations of the reverse sweep", arguments: 2...12)
  func reverseOperations(n: Int) {
    func total(_ family: FormulaFamily) -> Int {
      TapeSize(of: family.formula(n), gradientBy: family.parameters(n)).operationsWithGradient
    }
    let product = FormulaFamily.speelpenning
    let operations = GradientOperations(of: product.formula(n), gradientBy: product.parameters(n))
    #expect(operations.function == n - 1)
    #expect(operations.reverse == 3 * (n - 1))
    #expect(total(.nestedSine) == 3 * n)
    #expect(total(.logistic) == 8 * (n - 1))
    #expect(total(.quotientChain) == 12 * n)
  }

  @Test("shows what common subexpressions cannot find again")
  func prefixAndSuffix() {
    let product = FormulaFamily.speelpenning
    let operations = GradientOperations(of: product.formula(10), gradientBy: product.parameters(10))
    #expect(operations.byPrimitive.keys.sorted { $0.name < $1.name } == [.multiply, .add])
    #expect(operations.reverse - operations.function == 18)
    #expect(operations.light - operations.function == 44)
  }

  @Test("names the sources that are at work")
  func sources() throws {
    func kinds(_ text: String, order: Int = 1, by names: [String]? = nil) throws -> [SwellSource.Kind] {
      try Swell(of: Symbolic(parsing: text), withRespectTo: names, order: order).sources.map(\.kind)
    }
    #expect(try kinds("sin(exp(x))") == [])
    #expect(try kinds("a = x*x; b = a*a; c = b*b; c*c") == [.sharedPrimal])
    #expect(try kinds("x1*x2*x3*x4") == [.variables])
    #expect(try kinds("log(1 + exp(x))", order: 4) == [.order])
    let all = try Swell(of: FormulaFamily.logistic.formula(8), withRespectTo: ["x"], order: 3).sources
    #expect(all.map(\.kind) == [.order, .sharedPrimal] || all.map(\.kind) == [.sharedPrimal, .order])
    #expect(all.allSatisfy { $0.explanation.contains("times") })
  }

  @Test("is refused with a reason before it is too large")
  func refusals() throws {
    let l = FormulaFamily.logistic.formula(30)
    let derivative = l.derivative(withRespectTo: "x")
    let error = try #require(throws: TooLarge.self) { try derivative.writtenOut() }
    #expect(error.nodes == 140_123_308_033)
    #expect(error.description.contains("140123308033 nodes"))
    #expect(error.description.contains("hours"))
    var doubling = Symbolic.variable("x")
    for _ in 0..<10_000 { doubling = doubling * doubling }
    let huge = try #require(throws: TooLarge.self) { try doubling.writtenOut() }
    #expect(huge.description.utf8.count < 300)
    #expect(throws: TooLarge.self) { try Swell(of: l, order: 10, limit: 2_000) }
    let order = try #require(throws: TooLarge.self) {
      try Symbolic(parsing: "log(1 + exp(x))").derivative(
        withRespectTo: Array(repeating: "x", count: 100), upTo: 10_000)
    }
    #expect(order.description.contains("stop at order"))
    #expect(try Symbolic(parsing: "x^2").writtenOut() == "x^2")
  }

  @Test("knows the orders of the softplus")
  func orders() throws {
    let f = try Symbolic(parsing: "log(1+exp(w*x+b))")
    let naive = try (1...8).map { try Swell(of: f, withRespectTo: ["x"], order: $0).naiveTree }
    #expect(naive == [27, 111, 559, 3_466, 25_645, 220_027, 2_143_611, 23_353_582])
  }
}

@Suite("Swell as growth")
struct SwellGrowthTests {
  @Test("against the order")
  func order() throws {
    let growth = SwellGrowth(
      of: try Symbolic(parsing: "log(1+exp(w*x+b))"), withRespectTo: "x", ordersThrough: 6)
    #expect(growth.rows.map(\.n) == [1, 2, 3, 4, 5, 6])
    #expect(growth.rows.map(\.swell.naiveShared) == [16, 31, 58, 108, 199, 353])
    #expect(growth.rows.allSatisfy { $0.swell.tape.lines == 5 })
    // The tree's factor rises with each order, that of the shared form falls.
    let trees = growth.rows.compactMap(\.treeFactor)
    let shared = growth.rows.compactMap(\.sharedFactor)
    #expect(trees == trees.sorted(by: <) && trees.count == 5)
    #expect(shared == shared.sorted(by: >) && shared.count == 5)
    #expect(growth.refusal == nil)
  }

  @Test("against iterations of a formula of one's own")
  func iterations() throws {
    let growth = SwellGrowth(iterating: try Symbolic(parsing: "4*x*(1 - x)"), over: "x", through: 5)
    #expect(growth.rows.map { $0.swell.naiveTree } == [19, 73, 217, 577, 1441])
  }

  @Test("against the number of inputs, until the limit")
  func inputs() {
    let growth = SwellGrowth(of: .speelpenning, through: 100, limit: 1_000)
    #expect(growth.rows.count > 5 && growth.rows.count < 30)
    #expect(growth.refusal != nil)
    #expect(growth.rows.last?.swell.sources.map(\.kind) == [.variables])
  }
}
