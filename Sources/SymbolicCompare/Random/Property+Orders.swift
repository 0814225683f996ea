// After reading this file you know how derivatives of higher order are held to one another without a tolerance.
//
// The measuring rod is nested dual numbers over numbers that bound their own error (RunningError.swift): what comes
// out is a derivative, and how far rounding may have taken it. Another algorithm for it sums the same products, by
// rules of its own, each made in at most eight steps where the rod has one or more: eight bounds. The naive
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
  public static func hessiansAgree(_ methods: MethodsUnderTest = .own) -> Property {
    Property("Hessians are symmetric and agree") { formula, point, compared in
      let (list, coordinates) = traced(formula, point)
      guard hasNoExtremes(list, coordinates, order: 2) else { return }
      let (hyper, reverse) = (
        methods.forwardHessian(list, coordinates), methods.reverseHessian(list, coordinates)
      )
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
  public static func ordersAgree(_ methods: MethodsUnderTest = .own) -> Property {
    Property("Taylor, nested and naive agree to order 4") { formula, point, compared in
      let (list, coordinates) = traced(formula, point)
      guard hasNoExtremes(list, coordinates, order: 4) else { return }
      for (index, name) in list.inputs.enumerated() {
        let nested = nestedDerivatives(of: list, at: coordinates, along: index)
        let taylor = methods.taylor(list, coordinates, unit(index, of: coordinates), 4)
        var naive = formula
        for order in 0...4 {
          let expected = nested[order]
          try compared.demand(
            taylor[order], near: expected.value, within: 8 * expected.error,
            else: "order \(order) by \(name) is \(taylor[order]) by Taylor, \(expected.value) nested")
          // The naive formula is followed as far as it stays short, to order 4 from small formulas.
          guard naive.sharedSize <= 60 else { continue }
          if order > 0 { naive = methods.formula(naive.sharingEqualSubexpressions, name) }
          let value = naive.compiled(inputs: list.inputs).value(at: coordinates.map { RunningError($0) })
          let reason = "order \(order) by \(name) is \(value.value) by the naive formula"
          try compared.demand(
            value.value, near: expected.value, within: value.error + expected.error,
            else: "\(reason), \(expected.value) nested")
        }
      }
    }
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
    of list: WengertList, at point: [Double], along moving: Int
  ) -> [RunningError] {
    let inputs = point.enumerated().map { index, x in
      guard index == moving else { return Nested4(x) }
      let first = Nested1(value: RunningError(x), tangent: 1)
      let third = Nested3(value: Nested2(value: first, tangent: 1), tangent: 1)
      return Nested4(value: third, tangent: 1)
    }
    let result = list.value(at: inputs)
    let (first, second) = (result.tangent, result.tangent?.tangent)
    return [
      result.value.value.value.value, first?.value.value.value ?? 0, second?.value.value ?? 0,
      second?.tangent?.value ?? 0, second?.tangent?.tangent ?? 0,
    ]
  }
}
