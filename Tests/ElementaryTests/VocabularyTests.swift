// After reading this file you know what the list of primitives promises: names that are unique, domains that say
// themselves, and an arity for every step.

import Elementary
import Testing

@Suite("The list of primitives")
struct VocabularyTests {
  static let primitives: [Primitive] =
    [.negate, .add, .subtract, .multiply, .divide]
    + UnaryFunction.allCases.map { .unary($0) } + BinaryFunction.allCases.map { .binary($0) }

  @Test("No name or alias is used twice")
  func names() {
    let names =
      UnaryFunction.allCases.flatMap { [$0.name] + $0.aliases } + BinaryFunction.allCases.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } })
  }

  @Test("Every function says what it computes in one line")
  func summaries() {
    let summaries = UnaryFunction.allCases.map(\.summary) + BinaryFunction.allCases.map(\.summary)
    #expect(Set(summaries).count == summaries.count)
    #expect(summaries.allSatisfy { !$0.isEmpty && $0.count < 60 && !$0.contains("\n") })
  }

  @Test("A primitive takes the number of arguments it says, and no other", arguments: primitives)
  func arity(_ primitive: Primitive) {
    #expect((Double.apply(primitive, to: 2) != nil) == (primitive.arity == 1))
    #expect((Double.apply(primitive, to: 2, 3) != nil) == (primitive.arity == 2))
  }

  @Test("The five steps of arithmetic, by their signs")
  func arithmetic() {
    #expect(Double.apply(.negate, to: 2 as Double) == -2)
    #expect(Double.apply(.add, to: 6, 3 as Double) == 9)
    #expect(Double.apply(.subtract, to: 6, 3 as Double) == 3)
    #expect(Double.apply(.multiply, to: 6, 3 as Double) == 18)
    #expect(Double.apply(.divide, to: 6, 3 as Double) == 2)
    #expect(
      [Primitive.negate, .add, .subtract, .multiply, .divide].map(\.name) == ["-", "+", "-", "*", "/"])
  }

  static let descriptions: [(UnaryFunction, String)] = [
    (.exp, "every x"), (.log, "x > 0"), (.log1p, "x > -1"), (.sqrt, "x >= 0"), (.asin, "-1 <= x <= 1"),
    (.atanh, "-1 < x < 1"), (.acosh, "x >= 1"), (.digamma, "x not 0, -1, -2, ..."),
  ]

  @Test("A domain describes itself as a condition on x", arguments: descriptions)
  func domainDescription(_ function: UnaryFunction, _ text: String) {
    #expect(function.domain.description == text)
  }

  @Test("Domains with one end, with fractions, and their members")
  func domains() {
    #expect(Domain(above: 0.5).description == "x > 0.5")
    #expect(Domain(from: -2, through: 2.25).description == "-2 <= x <= 2.25")
    #expect(Domain(from: -.infinity, through: 3).description == "x <= 3")
    #expect(Domain(above: -.infinity, below: 3).description == "x < 3")
    #expect(Domain(above: 1e30).description == "x > 1e+30")
    #expect(Domain(from: 0).contains(0) && !Domain(above: 0).contains(0) && Domain(from: 0).contains(-0.0))
    #expect(
      !Domain.reals.contains(.infinity) && !Domain.reals.contains(.nan) && Domain.reals.contains(-1e308))
    #expect(!Domain.withoutPolesOfGamma.contains(-7) && Domain.withoutPolesOfGamma.contains(-7.5))
  }

  @Test("A function of two arguments says where it is defined")
  func definedness() {
    #expect(BinaryFunction.polygamma.isDefined(at: 2, -0.5))
    #expect(!BinaryFunction.polygamma.isDefined(at: 2.5, 1) && !BinaryFunction.polygamma.isDefined(at: 2, -1))
    #expect(BinaryFunction.pow.isDefined(at: 0, 0) && !BinaryFunction.pow.isDefined(at: 0, -1))
    #expect(BinaryFunction.mod.isDefined(at: -7, 3) && !BinaryFunction.mod.isDefined(at: 7, 0))
    #expect(
      !BinaryFunction.mod.isDefined(at: .infinity, 1) && !BinaryFunction.mod.isDefined(at: 1, .infinity))
    #expect(
      BinaryFunction.ifPositive.isDefined(at: -1, .nan) && !BinaryFunction.ifPositive.isDefined(at: 1, .nan))
    #expect(BinaryFunction.ifNotPositive.isDefined(at: 1, .nan))
    #expect(!BinaryFunction.ifNotPositive.isDefined(at: .nan, 1))
    #expect(!BinaryFunction.pow.isDefined(at: .nan, 1) && !BinaryFunction.hypot.isDefined(at: .nan, 1))
  }

  @Test("Only min and max select; the functions that are made of pieces")
  func kinds() {
    #expect(BinaryFunction.allCases.filter(\.isSelection) == [.min, .max])
    #expect(UnaryFunction.allCases.filter(\.isPiecewise) == [.abs, .sign, .heaviside, .relu, .floor])
    #expect(
      BinaryFunction.allCases.filter(\.isPiecewise) == [.min, .max, .mod, .ifPositive, .ifNotPositive])
  }
}
