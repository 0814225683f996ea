// After reading this file you know what reverse mode's many ways to one gradient have in common, and what may differ.
//
//     tape         folds a step with one operand into a slope: products run from the input to the output
//     plain list   an entry an operation: products run from the output to the input
//     recording    the list of another point, replayed
//     evaluator    the list as instructions, one point at a time or a block of points together
//
// Forward mode has several ways too: one, four or eight tangents a run. They are held to one another in the same way.
//
// Values are the same to the last bit, but in a block those of its own functions (exp, tanh, sin and others), which are held
// to the bound of their rounding. Gradients are sums of the same products in another order: within units of u·S.
// Where one is not finite, none is, and no two are infinities of opposite sign; but (3 − 1)·∞ is ∞ and 3·∞ − 1·∞ is
// not a number, so that an order of products can make one of the other. An order can also overflow or underflow
// where another does not: such traces are known beforehand, and left out.
//
// acos(x·x/x/x) meets an infinite slope with a tangent that is 0 or a rounding error, as the rounding of a quotient
// falls: then one kind of dual number has 0·∞ = 0, and another ±∞. So the derivatives of forward mode are compared only where
// each operand with an infinite slope, or with none as the exponent of a negative base, moves by more than its rounding.

extension Property {
  /// Every path of a mode gives the same value to the last bit, and the same gradient but for rounding.
  ///
  /// Compared at every point: where a derivative is singular, the paths of reverse mode are singular together, and so
  /// are those of forward mode; gradients only where nothing overflows or underflows.
  public static func sweepsAgree(_ methods: MethodsUnderTest = .own) -> Property {
    Property("tape, list, recording, evaluator, blocks agree") { formula, point, compared in
      let (list, coordinates) = traced(formula, point)
      let points = [coordinates, coordinates.map { 1.25 * $0 + 0.125 }, coordinates.map { -0.5 * $0 }]
      let blocks = try methods.block(list, points)
      for (index, place) in points.enumerated() {
        let reverse = try methods.gradient(list, place)
        let block = (value: blocks.values[index], gradient: blocks.gradients[index])
        let hasOwnDigits = list.lines.contains { $0.isComputedInLanes }
        let isSettled = place.indices.map { !hasOwnDigits || isKnown(list, place, along: $0) }
        if hasOwnDigits {
          try compared.demand(
            block.value, near: reverse.value, within: 2 * valueError(of: list, at: place),
            else: "at \(place) a block has the value \(block.value), the list \(reverse.value)")
        } else {
          try compared.demand(
            isSame(block.value, reverse.value),
            else: "at \(place) a block has the value \(block.value), the list \(reverse.value)")
        }
        let ways = try methods.otherGradients.map { name, way in
          (name, try MethodsUnderTest.gradient(by: name, way, list, place))
        }
        let forward = place.indices.map { methods.forward(list, place, unit($0, of: place)).derivative }
        let chunks = try methods.forwardGradients.map { name, way in
          (name, try MethodsUnderTest.gradient(by: name, way, list, place))
        }
        let scales = place.indices.map { roundingScale(of: list, at: place, along: $0) }
        let isInRange = hasNoExtremes(list, place, order: 1)
        let isCertain = place.indices.map { movesCertainly(list, place, along: $0) }
        for (name, found) in ways + chunks {
          try compared.demand(
            isSame(found.value, reverse.value),
            else: "at \(place) \(name) has the value \(found.value), the list \(reverse.value)")
        }
        guard isInRange else { continue }
        let always = place.map { _ in true }
        for (found, expected, mode, isCompared) in [
          (ways, reverse.gradient, "the list", always),
          ([("a block", block)], reverse.gradient, "the list", isSettled),
          (chunks, forward, "forward mode", isCertain),
        ] {
          for (name, answer) in found {
            for (index, (a, b)) in zip(answer.gradient, expected).enumerated() where isCompared[index] {
              let reason = "at \(place) \(name) has d/d\(list.inputs[index]) = \(a), \(mode) \(b)"
              try compared.demand(a.isFinite == b.isFinite && !(a.isInfinite && b == -a), else: reason)
              try compared.demand(a, near: b, scale: scales[index], else: reason)
            }
          }
        }
      }
      try compareLanes(list, from: coordinates, to: points[1], methods, &compared)
    }
  }

  /// Whether whatever meets a slope that is not finite moves by more than its rounding error, or does not depend on the
  /// input.
  private static func movesCertainly(_ list: WengertList, _ point: [Double], along moving: Int) -> Bool {
    let values = list.values(at: point)
    let met = list.lines.flatMap { line in
      line.operands.enumerated().compactMap { position, slot in
        line.slope(by: position, at: line.operands.map { values[$0] }).isFinite ? nil : slot
      }
    }
    if met.isEmpty { return true }
    let inputs = point.enumerated().map { index, x in
      NestedDual(value: RunningError(x), tangent: index == moving ? 1 : nil)
    }
    let moved = list.values(at: inputs)
    return met.allSatisfy { slot in
      moved[slot].tangent.map { $0.value.magnitude > $0.error } ?? true
    }
  }

  /// How far the list's value may be from the exact one, and a block's too; infinite where a rounding error decides.
  private static func valueError(of list: WengertList, at point: [Double]) -> Double {
    list.value(at: point.map { RunningError($0) }).error
  }

  /// Whether the derivative is known in spite of rounding: no kink, pole or infinite slope is within the rounding error of
  /// what meets it.
  private static func isKnown(_ list: WengertList, _ point: [Double], along moving: Int) -> Bool {
    let inputs = point.enumerated().map { index, x in
      NestedDual(value: RunningError(x), tangent: index == moving ? 1 : nil)
    }
    let derivative = list.value(at: inputs)
    return derivative.value.error.isFinite && (derivative.tangent.map { $0.error.isFinite } ?? true)
  }

  /// A block's answer for a point does not depend on its place in the block, nor on the points beside it.
  ///
  /// Two blocks of 67 points, more than any block that is evaluated at once: the second one begins with the last point
  /// of the first, so that each point has another lane. The answers are the same to the last bit.
  private static func compareLanes(
    _ list: WengertList, from a: [Double], to b: [Double], _ methods: MethodsUnderTest,
    _ compared: inout Comparisons
  ) throws {
    guard !a.isEmpty else { return }
    let points = (0..<67).map { index in zip(a, b).map { $0 + Double(index) / 66 * ($1 - $0) } }
    let once = try methods.block(list, points)
    let turned = try methods.block(list, points.suffix(1) + points.dropLast())
    for (lane, point) in points.enumerated() {
      let other = (lane + 1) % points.count
      let answers = [once.values[lane]] + once.gradients[lane]
      let moved = [turned.values[other]] + turned.gradients[other]
      let areSame = zip(answers, moved).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
      try compared.demand(
        areSame, else: "at \(point) lane \(lane) of 67 has \(answers), lane \(other) has \(moved)")
    }
  }
}
