// After reading this file you know how forward and reverse mode are held to the true derivative: by a certified number,
// within a few units of what rounding explains.
//
// One unit is u·S: S adds up how far the derivative moves when an operation of the trace is off by one part in one
// (RoundingBound.swift). By hand: x·x at 3 is one operation, of tangent 6, and its two edges carry 3 each; S = 12, a unit is
// 12·2⁻⁵³ = 1.3e-15, and 8 of them are 1.1e-14.

import Truth

extension Property {
  /// Forward and reverse mode are within 8 units of the certified derivative.
  ///
  /// One unit is u·S, see RoundingBound.swift, where S counts what is computed from numerals alone too. Where a number
  /// of the trace has lost most of its digits, or all of them as the 0 of x·x − x·x has, a bound of first order says
  /// nothing, and nothing is compared. A 0 that is exact, as that of relu(−1), has lost nothing. On a kink nothing is compared
  /// either. Most of the digits are 20 bits and more: terms of second order are then at most a millionth of those of first.
  public static func unitsAreFew(_ methods: MethodsUnderTest = .own) -> Property {
    Property("errors are at most 8 units of the certified derivative") { formula, point, compared in
      let (list, coordinates) = traced(formula, point)
      let bounded = list.values(at: coordinates.map { RunningError($0) })
      guard isWithinRange(list, coordinates, order: 2), !isOnKink(list, coordinates) else { return }
      let hasDigits = bounded.allSatisfy { x in
        x.error <= 0x1p-20 * x.value.magnitude + Double.leastNormalMagnitude
      }
      guard hasDigits, let program = list.straightLineProgram() else { return }
      let (active, constants) = list.withConstantsAsInputs
      var certification = Certification(of: program, at: coordinates)
      let reverse = try methods.gradient(list, coordinates).gradient
      for (index, name) in list.inputs.enumerated() {
        let scale = roundingScale(of: active, at: coordinates + constants, along: index)
        guard let truth = certification.derivative(by: [index]).number, scale.isFinite else { continue }
        let forward = methods.forward(list, coordinates, unit(index, of: coordinates)).derivative
        for (mode, derivative) in [("forward", forward), ("reverse", reverse[index])] {
          let error = Ball(derivative).subtracting(truth, bits: 64).midpoint.magnitude.nearestDouble
          let units = FormattedNumber.short(error / (unitRoundoff * scale))
          try compared.demand(
            derivative.isFinite && error <= 8 * unitRoundoff * scale + 0x1p-900,
            else:
              "d/d\(name) is \(derivative) by \(mode) mode, \(truth.figure) for certain, \(units) units apart"
          )
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
