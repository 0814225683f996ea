// After reading this file you know how derivatives are asked for where their factors leave the range of `Double`: at points
// scaled by 2^±330 to 2^±1000, along slopes of the same size.
//
// By hand: log(x) at x = c·s, c = 2⁹⁰⁰, by s at 1. Its second derivative is log″(c)·c·c = −1, with log″(c) = −2⁻¹⁸⁰⁰.
//
// The reference is nested dual numbers over scaled numbers, which have no range. How many of its digits count is found by
// shaking it (ShakenNumber.swift): where rounding leaves none, nothing is said.
//
//     orders 1 to 4    Taylor                            HyperDual and the Hessian by reverse mode: order 2

import WideRange

extension Property {
  /// Where numbers are very large or very small, no finite derivative is wrong: NaN and infinities are answers, too.
  ///
  /// Compared at the point and at a multiple of it, where every value of the trace is a normal number, away from kinks; in
  /// lists of at most 20 lines, a limit on the cost.
  public static func scaledDerivativesAgree(_ methods: MethodsUnderTest = .own) -> Property {
    Property("far out no finite derivative is wrong") { formula, point, compared in
      let (list, coordinates) = traced(formula, point)
      if list.lines.count > 20 { return }
      let distance = 330 + list.slotCount * 97 % 670
      for exponent in [0, list.slotCount % 2 == 0 ? distance : -distance] {
        let scaled = coordinates.map { $0 * Double(sign: .plus, exponent: exponent, significand: 1) }
        let values = list.values(at: scaled)
        guard values.allSatisfy({ $0.isNormal }), !isOnKink(list, scaled) else { continue }
        let (expected, tolerance) = scaledReference(of: list, at: scaled)
        let along = record(at: 1) { s in list.value(at: scaled.map { Traced($0) * s }) }.list
        let taylor = try methods.polynomial(list, scaled, scaled, 4)
        let hessians = try methods.hessians(along, [1])
        var answers = (1...4).map { ("Taylor", $0, taylor[$0]) }
        answers.append(("HyperDual", 2, hessians.forward[0][0]))
        answers.append(("the Hessian by reverse mode", 2, hessians.reverse[0][0]))
        for (name, order, answer) in answers {
          let (truth, allowed) = (expected[order].nearest, tolerance[order].nearest)
          guard truth.isNormal, allowed.isFinite, answer.isFinite else { continue }
          try compared.demand(
            (Scaled(answer) - expected[order]).magnitude.nearest <= allowed,
            else:
              "order \(order) along the point times 2^\(exponent) is \(answer) by \(name), \(truth) over scaled numbers"
          )
        }
      }
    }
  }

  private typealias Nested = NestedDual<NestedDual<NestedDual<NestedDual<ShakenNumber>>>>

  /// The derivatives of orders 0 to 4 along the point, and how far off another method may be.
  private static func scaledReference(of list: WengertList, at point: [Double]) -> (
    value: [Scaled], tolerance: [Scaled]
  ) {
    let value = derivatives(of: list, at: point, salt: 0)
    var tolerance = value.map { $0.magnitude * Scaled(0x1p-40) }
    let shaken = derivatives(of: list, at: point, salt: 0x5DEE_CE66)
    for (order, number) in shaken.enumerated() {
      tolerance[order] += Scaled(16) * (number - value[order]).magnitude
    }
    return (value, tolerance)
  }

  /// The derivatives of orders 0 to 4, shaken by a salt; as they are for the salt 0.
  private static func derivatives(of list: WengertList, at point: [Double], salt: UInt64) -> [Scaled] {
    func lifted(_ x: Double) -> ShakenNumber { ShakenNumber(Scaled(x), salt: salt) }
    let inputs = point.map { x in
      let first = NestedDual(value: lifted(x), tangent: lifted(x))
      let second = NestedDual(value: first, tangent: NestedDual(value: lifted(x), tangent: nil))
      let third = NestedDual(
        value: second, tangent: NestedDual(value: NestedDual(value: lifted(x), tangent: nil), tangent: nil))
      return Nested(
        value: third,
        tangent: NestedDual(
          value: NestedDual(value: NestedDual(value: lifted(x), tangent: nil), tangent: nil), tangent: nil))
    }
    let result = list.value(at: inputs)
    let (first, second) = (result.tangent, result.tangent?.tangent)
    let orders = [
      result.value.value.value.value, first?.value.value.value, second?.value.value, second?.tangent?.value,
      second?.tangent?.tangent,
    ]
    return orders.map { $0?.number ?? 0 }
  }
}
