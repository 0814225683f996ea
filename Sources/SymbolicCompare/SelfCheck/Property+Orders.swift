// After reading this file you know how derivatives of higher order are held to one another by a bound of the case.
//
// The reference is nested dual numbers over numbers that bound their own error (RunningError.swift): what comes
// out is a derivative, and how far rounding may have taken it. Another algorithm for it sums the same products, by
// rules of its own, each made in at most eight steps where the reference has one or more: eight bounds. The naive
// formula is evaluated over such numbers too, and has a bound of its own.
//
//     order 2, all variables         HyperDual               against dual numbers nested twice
//                                    reverse over reverse    against a sweep over dual numbers
//     orders 0 to 4, each variable   Taylor                  against dual numbers nested four deep

extension Property {
  private typealias Nested1 = NestedDual<RunningError>
  private typealias Nested2 = NestedDual<Nested1>
  private typealias Nested3 = NestedDual<Nested2>
  private typealias Nested4 = NestedDual<Nested3>

  /// The Hessian is the same by hyper-dual numbers, forward over forward, forward over reverse and reverse over reverse,
  /// and symmetric.
  ///
  /// Compared where the value is finite, the bound is known and nothing overflows or underflows: an element without a
  /// known bound is passed over. Asked away from kinks.
  public static func hessiansAgree(_ methods: MethodsUnderTest = .own) -> Property {
    Property("Hessians are symmetric and agree") { formula, point, compared in
      let (list, coordinates) = traced(formula, point)
      guard isWithinRange(list, coordinates, order: 2), isSmooth(list, coordinates) else { return }
      let (hyper, reverse) = try methods.hessians(list, coordinates)
      for row in coordinates.indices {
        let overReverse = forwardOverReverse(of: list, at: coordinates, along: row)
        for column in coordinates.indices {
          let (nested, swept) = (
            forwardOverForward(of: list, at: coordinates, along: row, column), overReverse[column]
          )
          let name = "d2/d\(list.inputs[row])d\(list.inputs[column])"
          for element in [hyper[row][column], hyper[column][row]] {
            try compared.demand(
              element, near: nested.value, within: 8 * nested.error,
              else: "\(name) is \(element) by HyperDual, \(nested.value) nested")
          }
          for element in [reverse[row][column], reverse[column][row]] {
            try compared.demand(
              element, near: swept.value, within: 8 * swept.error,
              else: "\(name) is \(element) by reverse over reverse, \(swept.value) by forward over reverse")
          }
          try compared.demand(
            nested.value, near: swept.value, within: nested.error + swept.error,
            else: "\(name) is \(nested.value) nested, \(swept.value) by forward over reverse")
        }
      }
    }
  }

  /// Taylor polynomials, nested dual numbers and the naive formula have the same derivatives up to order 4.
  ///
  /// Taylor along every variable and along a direction in which all of them move; the naive formula along variables and
  /// as far as it stays short: from formulas of at most 60 different nodes, a limit on the cost.
  /// Compared where the value is finite, the bound is known and nothing overflows or underflows.
  public static func ordersAgree(_ methods: MethodsUnderTest = .own) -> Property {
    Property("Taylor, nested, short naive agree to order 4") { formula, point, compared in
      let (list, coordinates) = traced(formula, point)
      guard isWithinRange(list, coordinates, order: 4), isSmooth(list, coordinates) else { return }
      var directions: [(String, [Double], moving: Int?)] = list.inputs.indices.map {
        ("by \(list.inputs[$0])", unit($0, of: coordinates), $0)
      }
      if coordinates.count > 1 {
        let slanted = coordinates.indices.map { $0 % 2 == 0 ? 1 : -0.5 }
        directions.append(("along \(slanted)", slanted, nil))
      }
      for (name, direction, moving) in directions {
        let nested = nestedDerivatives(of: list, at: coordinates, along: direction)
        let taylor = try methods.polynomial(list, coordinates, direction, 4)
        for (order, expected) in nested.enumerated() {
          try compared.demand(
            taylor[order], near: expected.value, within: 8 * expected.error,
            else: "order \(order) \(name) is \(taylor[order]) by Taylor, \(expected.value) nested")
        }
        guard let variable = moving else { continue }
        let naive = naiveDerivatives(of: formula, list.inputs[variable], list.inputs, coordinates, methods)
        for (order, (value, expected)) in zip(naive, nested).enumerated() {
          let reason = "order \(order) \(name) is \(value.value) by the naive formula"
          try compared.demand(
            value.value, near: expected.value, within: value.error + expected.error,
            else: "\(reason), \(expected.value) nested")
        }
      }
    }
  }

  /// The derivatives by the naive formula, each with its bound, from order 0 to the last whose formula is short.
  private static func naiveDerivatives(
    of formula: Symbolic, _ variable: String, _ names: [String], _ point: [Double],
    _ methods: MethodsUnderTest
  ) -> [RunningError] {
    var (naive, derivatives) = (formula, [RunningError]())
    for order in 0...4 {
      if order > 0 {
        guard naive.sharedSize <= 60 else { break }
        naive = methods.formula(naive.sharingEqualSubexpressions, variable)
      }
      derivatives.append(naive.compiled(inputs: names).value(at: point.map { RunningError($0) }))
    }
    return derivatives
  }

  /// Whether there can be derivatives of higher order: the first ones are finite and those of no kink, and no power has
  /// the base 0 and an exponent that is no numeral.
  ///
  /// xʸ has no derivatives in x and y together at x = 0, where ∂²/∂x∂y = xʸ⁻¹(1 + y log x) holds a product of 0 and ∞;
  /// whether it is met depends on the order in which a method differentiates.
  private static func isSmooth(_ list: WengertList, _ point: [Double]) -> Bool {
    let values = list.values(at: point)
    let numerals = Set(list.constants.map(\.slot))
    let isSingular = list.lines.contains { line in
      guard line.primitive == .binary(.pow), let exponent = line.second else { return false }
      return values[line.first] == 0 && !numerals.contains(exponent)
    }
    return !isSingular && !isOnKink(list, point)
      && list.valueWithGradient(at: point).gradient.allSatisfy(\.isFinite)
  }

  /// A row of the Hessian with its bounds: the gradient's sweep over dual numbers.
  private static func forwardOverReverse(
    of list: WengertList, at point: [Double], along moving: Int
  ) -> [RunningError] {
    let inputs = point.enumerated().map { index, x in
      Nested1(value: RunningError(x), tangent: index == moving ? 1 : nil)
    }
    return list.valueWithGradient(at: inputs).gradient.map { $0.tangent ?? 0 }
  }

  /// A second derivative with its bound: dual numbers over dual numbers.
  private static func forwardOverForward(
    of list: WengertList, at point: [Double], along outer: Int, _ inner: Int
  ) -> RunningError {
    let inputs = point.enumerated().map { index, x in
      let value = Nested1(value: RunningError(x), tangent: index == inner ? 1 : nil)
      return Nested2(value: value, tangent: index == outer ? 1 : nil)
    }
    return list.value(at: inputs).tangent?.tangent ?? 0
  }

  /// The derivatives of orders 0 to 4, each with its bound.
  private static func nestedDerivatives(
    of list: WengertList, at point: [Double], along direction: [Double]
  ) -> [RunningError] {
    let inputs = zip(point, direction).map { x, v in
      guard v != 0 else { return Nested4(x) }
      let first = Nested1(value: RunningError(x), tangent: RunningError(v))
      let third = Nested3(value: Nested2(value: first, tangent: Nested1(v)), tangent: Nested2(v))
      return Nested4(value: third, tangent: Nested3(v))
    }
    let result = list.value(at: inputs)
    let (first, second) = (result.tangent, result.tangent?.tangent)
    return [
      result.value.value.value.value, first?.value.value.value ?? 0, second?.value.value ?? 0,
      second?.tangent?.value ?? 0, second?.tangent?.tangent ?? 0,
    ]
  }
}
