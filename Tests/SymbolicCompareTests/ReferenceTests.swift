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

  // swift-format-ignore
  /// Derivatives with numbers on the way that 31 digits are too many for, and what they are (mpmath, 400 digits).
  static let extremes: [(String, Point, String, String)] = [
    ("log(1e304*x)", ["x": 1.01], "x", "0.9900990099009900903031230300938611456877"),
    ("log(1e300*x)", ["x": 1.01], "x", "0.9900990099009900903031230300938611456877"),
    ("log2(1e306*x)", ["x": 1.3], "x", "1.109765416068433352366492313020182395008"),
    ("sqrt(1e300*x)/1e150", ["x": 1.3], "x", "0.4385290096535146197863653226717507102038"),
    ("asinh(1e304*x)", ["x": 1.01], "x", "0.9900990099009900903031230300938611456877"),
    ("hypot(y, y)", ["y": 1e-300], "y", "1.41421356237309504880168872420969807857"),
    ("hypot(3*y, y)", ["y": 1e-303], "y", "3.16227766016837933199889354443271853372"),
    ("exp(1e-8)^x", ["x": -2.24], "x", "0.000000009999999776000002718025558879322808576934"),
    ("exp(1e-12)^x", ["x": 1.5], "x", "0.000000000001000000000001499979886648754195275310703"),
    ("x^2*cbrt(1.7e308^(-1))", ["x": -7.5], "x", "-2.707748258967168502304202698611344156172e-102"),
    ("log(sinh(atan2(7, 1.7e308)))*x - x", ["x": -5], "x", "-708.7809267441729277326856736323297471529"),
    ("atan2(1.7e308, asin(x))", ["x": -0.999999999999], "x", "-4.15949766191556105852559747913860375404e-303"),
    ("y*x/1e300", ["x": 1.01, "y": 3], "x", "2.999999999999999842485719234386747524136e-300"),
    ("(1 + x/z)^1e3", ["x": 1e-300, "z": 3], "x", "333.3333333333333333333333333333333333333"),
    ("(1 + x/z)^1e3", ["x": 1e-300, "z": 3], "z", "-1.111111111111111138954546483565288539662e-298"),
    ("atan(digamma(max(x^1e3, y)))", ["x": -1.999999999, "y": 1e8], "x", "-0.001040682326480620125599663307184651657231"),
    ("polygamma(n, x)", ["n": 1, "x": 2], "x", "-0.40411380631918857079947632302289998153"),
    ("1e-160*(1e-150*x)*1e305", ["x": 1.1], "x", "0.000009999999999999999341855582978951488830263"),
    ("exp(x)", ["x": -690], "x", "2.171738281389827008482123671818602954423e-300"),
    ("1/exp(x)", ["x": 400], "x", "-1.915169596714005695019839778654264350742e-174"),
    ("x/x + x", ["x": 1e-17], "x", "1.0"),
    ("x/x + x", ["x": 1e-100], "x", "1.0"),
    ("tanh(20*tanh(x))", ["x": 20], "x", "5.775524441105330416170822272710674590775e-33"),
  ]

  @Test("vouches for no digit that it does not have", arguments: extremes)
  func extreme(_ text: String, at point: Point, by variable: String, _ figure: String) throws {
    let row = try #require(try Comparison(of: text, at: point).reference[variable])
    let vouched = pow(10.0, -row.digits) * (Double(figure) ?? 0).magnitude
    #expect(row.digits < 1 || distance(row.value, figure) <= vouched, "\(row.digits) digits: \(row.value)")
    #expect(row.digits >= 1 || row.errors.isEmpty)
  }

  static let vouchers: [(String, Point, String, Double)] = [
    ("log(1e304*x)", ["x": 1.01], "x", 17),
    ("log(1e300*x)", ["x": 1.01], "x", 21),
    ("polygamma(n, x)", ["n": 1, "x": 2], "x", 24),
    ("exp(1e-8)^x", ["x": -2.24], "x", 20),
    ("exp(x)*sin(x)/(1 + x^2)", ["x": 1.3], "x", 27),
    ("x^2*y", ["x": 1.3, "y": 7], "x", 28),
    ("lgamma(x)", ["x": 3.5], "x", 26),
  ]

  @Test("does not give away digits that it has", arguments: vouchers)
  func voucher(_ text: String, at point: Point, by variable: String, _ digits: Double) throws {
    let row = try #require(try Comparison(of: text, at: point).reference[variable])
    #expect(row.digits >= digits)
  }

  @Test("is no yardstick without a digit, unless it is exactly 0")
  func noYardstick() throws {
    let lost = try #require(try Comparison(of: "1/exp(x)", at: ["x": 400]).reference["x"])
    #expect(lost.digits < 1 && lost.errors.isEmpty && lost.budget == nil)
    let zero = try #require(try Comparison(of: "x^2", at: ["x": 0]).reference["x"])
    #expect(zero.value.high == 0 && zero.errors[.dual]?.absolute == 0)
  }

  static let shortfalls: [(String, Double, String)] = [
    ("abs(x)", 0, "not differentiable"),
    ("log(x)", -1, "no finite derivative"),
    ("x^2", 0, "is 0"),
    ("3^x - 1", -100_000, "too small"),
    ("cbrt(3^x - 1)", -100_000, "too small"),
    ("1/exp(x)", 400, "too small for any digit"),
    ("x^1.5 + x", 0, "where the function has no finite value"),
    ("exp(x) + abs(x)*1e-5", 1e-14, "a kink or a jump of a part"),
    ("max(min(x, 1), x)", 1, "a kink or a jump of a part"),
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
