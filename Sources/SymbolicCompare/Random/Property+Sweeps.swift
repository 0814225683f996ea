// After reading this file you know what reverse mode's many ways to one gradient have in common, and what may differ.
//
//     tape         folds a step with one operand into a slope: products run from the input to the output
//     plain list   an entry an operation: products run from the output to the input
//     recording    the list of another point, replayed
//     evaluator    the list as instructions, one point at a time or a block of points together
//
// Values are the same to the last bit. Gradients are sums of the same products in another order: within units of u·S.
// Where one is not finite, none is, and no two are infinities of opposite sign; but (3 − 1)·∞ is ∞ and 3·∞ − 1·∞ is
// not a number, so that an order of products can make one of the other. An order can also overflow or underflow
// where another does not: such traces are known beforehand, and left out.

extension Property {
  /// Every path of reverse mode gives the same value to the last bit, and the same gradient but for rounding.
  public static func sweepsAgree(_ methods: MethodsUnderTest = .own) -> Property {
    Property("tape, list, recording, evaluator, blocks agree") { formula, point, compared in
      let (list, coordinates) = traced(formula, point)
      let points = [coordinates, coordinates.map { 1.25 * $0 + 0.125 }, coordinates.map { -0.5 * $0 }]
      let blocks = methods.blocks(list, points)
      for (index, place) in points.enumerated() {
        let expected = methods.reverse(list, place)
        let scales = place.indices.map { roundingScale(of: list, at: place, along: $0) }
        let isTame = hasNoExtremes(list, place, order: 1)
        var ways = [("a block", (value: blocks.values[index], gradient: blocks.gradients[index]))]
        ways += methods.otherGradients.map { ($0.name, $0.gradient(list, place)) }
        for (name, found) in ways {
          try compared.demand(
            isSame(found.value, expected.value),
            else: "at \(place) \(name) has the value \(found.value), the list \(expected.value)")
          guard isTame else { continue }
          for index in place.indices {
            let (a, b) = (found.gradient[index], expected.gradient[index])
            let reason = "at \(place) \(name) has d/d\(list.inputs[index]) = \(a), the list \(b)"
            try compared.demand(a.isFinite == b.isFinite && !(a.isInfinite && b == -a), else: reason)
            try compared.demand(a, near: b, scale: scales[index], else: reason)
          }
        }
      }
    }
  }

  /// Forward and reverse mode are within 8 units of the derivative to 31 digits.
  ///
  /// One unit is u·S, see RoundingBound.swift, where S counts what is computed from numerals alone too. Where the
  /// trace itself has lost most of its digits, a bound of first order says nothing; nor do 31 digits say anything
  /// about `Double` if they take another piece of the function.
  public static func unitsAreFew(_ methods: MethodsUnderTest = .own) -> Property {
    Property("errors are at most 8 units of the reference") { formula, point, compared in
      let (list, coordinates) = traced(formula, point)
      let bounded = list.values(at: coordinates.map { RunningError($0) })
      guard hasNoExtremes(list, coordinates, order: 2) else { return }
      guard bounded.allSatisfy({ $0.error <= 0x1p-20 * $0.value.magnitude }) else { return }
      let (active, constants) = list.withConstantsAsInputs
      let reference = list.valueWithGradient(at: coordinates.map { DoubleDouble($0) }).gradient
      let reverse = methods.reverse(list, coordinates).gradient
      for (index, name) in list.inputs.enumerated() {
        let scale = roundingScale(of: active, at: coordinates + constants, along: index)
        guard reference[index].isFinite, scale.isFinite else { continue }
        let forward = methods.forward(list, coordinates, unit(index, of: coordinates)).derivative
        for (mode, derivative) in [("forward", forward), ("reverse", reverse[index])] {
          let error = Double((DoubleDouble(derivative) - reference[index]).magnitude)
          let units = FormattedNumber.short(error / (unitRoundoff * scale))
          try compared.demand(
            derivative.isFinite && error <= 8 * unitRoundoff * scale + 0x1p-900,
            else: "\(mode) mode has d/d\(name) = \(derivative), \(units) units from \(reference[index])")
        }
      }
    }
  }
}

extension WengertList {
  /// The same list with its constants as further inputs, so that whatever is computed from them has an adjoint.
  fileprivate var withConstantsAsInputs: (list: WengertList, constants: [Double]) {
    var active = WengertList(inputs: inputs + constants.indices.map { "c\($0)" })
    var newSlot = Array(0..<slotCount)
    for (index, constant) in constants.enumerated() { newSlot[constant.slot] = inputs.count + index }
    for line in lines {
      let operands = line.operands.map { newSlot[$0] }
      newSlot[line.result] =
        operands.count == 1
        ? active.append(line.primitive, operands[0]) : active.append(line.primitive, operands[0], operands[1])
    }
    active.outputs = outputs.map { newSlot[$0] }
    return (active, constants.map(\.value))
  }
}

extension Property {
  /// Whether no product of a trace's values and partials, each taken as often as the order says, can overflow or
  /// underflow, in whatever order they are multiplied: the sum of all |log₂| bounds the exponent of every product.
  static func hasNoExtremes(_ list: WengertList, _ point: [Double], order: Int) -> Bool {
    let values = list.values(at: point.enumerated().map { Dual(value: $1, tangent: 1 / Double($0 + 1)) })
    func size(_ x: Double) -> Double {
      x == 0 || !x.isFinite ? 0 : Double(Swift.abs(x.exponent)) + 1
    }
    let sizes = list.lines.reduce(0.0) { sum, line in
      let result = size(values[line.result].value)
      let partials = localPartials(of: line, values).reduce(0.0) { sum, edge in
        // Where a partial is 0, it may have underflowed: −z/y, for one, is made of z and y.
        sum + (edge.partial == 0 ? result + size(values[edge.operand].value) : size(edge.partial))
      }
      return sum + partials + (order > 1 ? result : 0)
    }
    return sizes * Double(order) < 900
  }
}
