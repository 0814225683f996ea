// After reading this file you know which properties formulas are held to, over thousands of random cases in the tests
// and in the self-check, and under which conditions.
//
// Each property compares things that are computed in different ways, so that it can fail: a method against
// another, an algorithm against the definition, a rule against the composition of two others. How far two right
// answers may lie apart follows from the case, by counts of roundings:
//
//     texts, sizes, values       not at all, to the last bit
//     first derivatives          16 units of u·S, eight for each side                     (RoundingBound.swift)
//     against certified numbers  8 units of u·S
//     higher derivatives         eight bounds that the computation gives of itself        (RunningError.swift)
//
// Eight is the count for a partial derivative made in up to four steps; neither bound is a proof. What overflows or
// underflows is not compared: the exponents of a trace's numbers, added up, must stay below 900 of the 1022 there are,
// and 2⁻⁹⁰⁰ is added to each bound for what may still be lost below.

/// A law that formulas are held to at points, under a condition of its own.
public struct Property: Sendable {
  /// What holds, in words.
  public let name: String

  /// Whether it holds for a formula at a point, and whether anything was compared to say so.
  public let outcome: @Sendable (Symbolic, Point) -> Outcome

  /// Creates a property that may have nothing to compare.
  public init(_ name: String, outcome: @escaping @Sendable (Symbolic, Point) -> Outcome) {
    (self.name, self.outcome) = (name, outcome)
  }

  /// Creates a property that compares something at every case, from what is wrong there; `nil` if nothing is.
  public init(_ name: String, violation: @escaping @Sendable (Symbolic, Point) -> String?) {
    self.init(
      name, outcome: { formula, point in violation(formula, point).map { .violated($0) } ?? .holds })
  }

  /// What is wrong with a formula at a point; `nil` if the property holds there, or compares nothing.
  public func violation(_ formula: Symbolic, _ point: Point) -> String? {
    guard case .violated(let reason) = outcome(formula, point) else { return nil }
    return reason
  }
}

extension Property {
  /// All properties of this package.
  public static let all = all(of: .own)

  /// All properties, for these methods in place of the package's own.
  public static func all(of methods: MethodsUnderTest) -> [Property] {
    [
      methodsAgree(methods), valuesAreTheSame(methods), undefinedHasNoDerivative(methods),
      kinksAgree(methods), sweepsAgree(methods), unitsAreFew(methods),
      pushforwardMeetsPullback(methods), derivativesAreLinear(methods), rulesCompose(methods),
      mixedDerivativesAreSymmetric(methods), hessiansAgree(methods), ordersAgree(methods),
      scaledDerivativesAgree(methods), textReadsBack(methods), sizesAreCounts(methods),
    ]
  }

  /// Forward mode, reverse mode, formulas and differences agree, by the bounds with which a comparison judges them.
  ///
  /// Compared where there is a derivative: not on kinks, nor where it is not finite.
  public static func methodsAgree(_ methods: MethodsUnderTest = .own) -> Property {
    let judged = ExactMethods(
      forward: { list, point, position in
        methods.forward(list, point, unit(position, of: point)).derivative
      }, reverse: methods.reverse, formula: methods.formula)
    return Property("the four methods agree") { formula, point, compared in
      let (list, coordinates) = traced(formula, point)
      _ = try methods.gradient(list, coordinates)  // of the right length, which the comparison relies on
      let comparison = try Comparison(of: formula, at: point, certainty: .asNeeded, by: judged)
      for row in comparison.derivatives where row.verdict.kind < .kink || row.verdict.kind == .disagree {
        try compared.demand(row.verdict.kind != .disagree, else: row.verdict.reason)
      }
    }
  }

  /// Differentiation does not change the value: bit for bit the same in `Double` and in every other number.
  ///
  /// Compared everywhere, kinks and values that are not finite included.
  public static func valuesAreTheSame(_ methods: MethodsUnderTest = .own) -> Property {
    Property("the value is the same in every kind of number") { formula, point, compared in
      let (list, coordinates) = traced(formula, point)
      let plain = list.value(at: coordinates)
      let ones = coordinates.map { _ in 1.0 }
      let sweeps: [(name: String, value: @Sendable (WengertList, [Double]) -> Double)] = [
        ("forward mode", { methods.forward($0, $1, ones).value }),
        ("reverse mode", { methods.reverse($0, $1).value }),
      ]
      for (name, value) in methods.values + sweeps {
        let other = value(list, coordinates)
        try compared.demand(isSame(other, plain), else: "\(other) in \(name), \(plain) in Double")
      }
    }
  }
}

extension Property {
  /// Where the value is not a number, no derivative of it is one.
  ///
  /// Compared there alone: at points outside the domain.
  public static func undefinedHasNoDerivative(_ methods: MethodsUnderTest = .own) -> Property {
    Property("an undefined value has undefined derivatives") { formula, point, compared in
      let (list, coordinates) = traced(formula, point)
      guard list.value(at: coordinates).isNaN else { return }
      let hessians = try methods.hessians(list, coordinates)
      var found = [
        ("reverse mode", try methods.gradient(list, coordinates).gradient),
        ("a pullback", try methods.pulledBack(list, coordinates, [1])),
        ("a block", try methods.block(list, [coordinates]).gradients[0]),
        ("HyperDual", hessians.forward.flatMap(\.self)),
        ("reverse over reverse", hessians.reverse.flatMap(\.self)),
      ]
      for (name, way) in methods.otherGradients + methods.forwardGradients {
        found.append((name, way(list, coordinates).gradient))
      }
      for index in coordinates.indices {
        let direction = unit(index, of: coordinates)
        found.append(("forward mode", [methods.forward(list, coordinates, direction).derivative]))
        found.append(("Taylor", try methods.polynomial(list, coordinates, direction, 4)))
      }
      for (name, derivatives) in found where !derivatives.isEmpty {
        try compared.demand(
          derivatives.allSatisfy(\.isNaN), else: "\(name) has \(derivatives) where the value is NaN")
      }
    }
  }
}

extension Property {
  /// A formula's trace, and the point's coordinates in its inputs' order.
  static func traced(_ formula: Symbolic, _ point: Point) -> (list: WengertList, coordinates: [Double]) {
    let names = formula.variables
    return (formula.compiled(inputs: names), names.map { point[$0] ?? .nan })
  }

  /// The direction of one input.
  static func unit(_ position: Int, of point: [Double]) -> [Double] {
    point.indices.map { $0 == position ? 1 : 0 }
  }

  /// Whether two numbers are the same to the last bit; all that are not a number are the same.
  static func isSame(_ a: Double, _ b: Double) -> Bool {
    a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN)
  }

  /// The scale S of a partial derivative's rounding error, and what products of two roundings can add to it.
  ///
  /// S is of first order, and 0 where a factor is exactly 0 that other orders of summation have as a rounding error.
  /// What that can come to is at most n²u² times the sum of all paths' products, for n operations.
  static func roundingScale(of list: WengertList, at point: [Double], along position: Int) -> Double {
    let values = list.values(at: point)
    var paths = [Double](repeating: 0, count: list.slotCount)
    paths[position] = 1
    for line in list.lines {
      for (moving, slot) in line.operands.enumerated() where paths[slot] > 0 {
        let slope = line.slope(by: moving, at: line.operands.map { values[$0] }).magnitude
        if slope != 0 { paths[line.result] += slope * paths[slot] }
      }
    }
    let sum = list.outputs.first.map { paths[$0] } ?? 0
    let count = Double(list.lines.count)
    return derivativeScale(of: list, at: point, along: position) + count * count * unitRoundoff * sum
  }
}
