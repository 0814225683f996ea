import SymbolicCompare
import TestSupport
import Testing

@Suite("The reference derivative")
struct ReferenceTests {
  /// Every case of the corpus with its reference, computed once.
  static let judged: [(item: CorpusCase, reference: Reference)] = CorpusCase.all.compactMap { item in
    (try? Comparison(of: item.expr, at: Point(item.point))).map { (item, $0.reference) }
  }

  @Test("agrees with the 40-digit figures to 25 digits and more, times the conditioning")
  func corpus() throws {
    #expect(Self.judged.count == CorpusCase.all.count)
    for (item, reference) in Self.judged {
      let scale = try #require(Double(item.valueScale))
      #expect(distance(reference.value, item.value) <= 1e-25 * scale, "\(item.id)")
      for row in reference.derivatives {
        let figure = try #require(item.gradient[row.variable])
        let scale = try #require(item.scale[row.variable].flatMap(Double.init))
        #expect(distance(row.value, figure) <= 1e-25 * scale, "\(item.id), df/d\(row.variable)")
      }
    }
  }

  @Test("has every digit that it vouches for, and 17 of 97 in 100")
  func vouching() throws {
    for (item, reference) in Self.judged {
      for row in reference.derivatives where row.digits > 0 {
        let figure = try #require(item.gradient[row.variable])
        let vouched = pow(10.0, -row.digits) * (Double(figure) ?? 0).magnitude
        #expect(
          distance(row.value, figure) <= vouched, "\(item.id), df/d\(row.variable): \(row.digits) digits")
      }
    }
    let rows = Self.judged.flatMap(\.reference.derivatives)
    #expect(rows.allSatisfy { ($0.digits < 17) == ($0.shortfall != nil) })
    #expect(rows.allSatisfy { $0.shortfall?.contains("contradict") != true })
    let vouched = rows.count { $0.digits >= 17 }
    #expect(rows.count > 600)
    #expect(vouched * 100 >= rows.count * 97, "\(vouched) of \(rows.count)")
  }

  static let shortfalls: [(String, Double, String)] = [
    ("abs(x)", 0, "not differentiable"),
    ("log(x)", -1, "no finite derivative"),
    ("x^2", 0, "is 0"),
    ("x^1.5 + x", 0, "no finite values on both sides"),
    ("1e16*(sin(x) - x)", 1e-8, "magnified"),
  ]

  @Test("says why, where it vouches for fewer", arguments: shortfalls)
  func shortfall(_ text: String, at x: Double, _ reason: String) throws {
    let row = try #require(try Comparison(of: text, at: ["x": x]).reference["x"])
    #expect(row.digits < 17)
    #expect(row.shortfall?.contains(reason) == true, "\(row.shortfall ?? "nothing"), \(row.digits)")
  }

  @Test("measures the methods in ulps, units and digits")
  func errors() throws {
    let row = try #require(try Comparison(of: "tanh(x)", at: ["x": 12]).reference["x"])
    let reverse = try #require(row.errors[.reverse])
    let formula = try #require(row.errors[.symbolic])
    #expect(reverse.ulps <= 4 && reverse.units <= 2 && reverse.digits >= 15)
    #expect(formula.ulps > 1e4 && formula.digits < 8)
    #expect(row.errors[.finiteDifference] != nil)
    let singular = try #require(try Comparison(of: "log(x)", at: ["x": -1]).reference["x"])
    #expect(singular.errors.isEmpty && singular.budget == nil)
  }

  @Test("shows that sound methods err by few units, ill-conditioned or not")
  func unitsOfCorpus() {
    for (item, reference) in Self.judged {
      for row in reference.derivatives {
        #expect((row.errors[.dual]?.units ?? 0) <= 4, "forward, \(item.id), df/d\(row.variable)")
        #expect((row.errors[.reverse]?.units ?? 0) <= 4, "reverse, \(item.id), df/d\(row.variable)")
      }
    }
  }

  @Test("splits the difference quotient's error; what it predicts is a bound within a factor of 3")
  func budget() {
    let rows = Self.judged.flatMap(\.reference.derivatives)
    let budgets = rows.compactMap { row in row.budget.map { (row, $0) } }
    #expect(budgets.count > 500)
    for (row, budget) in budgets {
      let actual = budget.actualTruncation + budget.actualRounding
      #expect((row.errors[.finiteDifference]?.absolute ?? 0).magnitude <= 1.001 * actual)
    }
    let honest = budgets.count { _, budget in
      budget.actualTruncation + budget.actualRounding
        <= 3 * (budget.predictedTruncation + budget.predictedRounding)
    }
    #expect(honest * 100 >= 95 * budgets.count, "\(honest) of \(budgets.count)")
  }
}

// MARK: - Figures

/// |x − figure|, where the figure is a decimal of 40 digits.
private func distance(_ x: DoubleDouble, _ figure: String) -> Double {
  DoubleDouble(figure).map { Double((x - $0).magnitude) } ?? .infinity
}
