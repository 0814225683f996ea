// After reading this file you know what the tape writes where a slope leaves the range of `Double`, though what is multiplied by
// it later brings it back.
//
//     arctan at 10³⁰⁰·v       slope 10⁻⁶⁰⁰ · 10³⁰⁰           times the operand's own slope it is a number: written as it is
//     1/u at u = 3·e⁷⁰⁰       slope −1/u² = −10⁻⁶⁰⁹          no number: two entries 2⁻¹⁰⁰⁰, slope −10⁻⁷
//
// The rule is asked over scaled numbers, and multiplied with the operand's own slope there. What no `Double` holds even so is a
// chain of factors that it does hold: powers of 2, each in an entry of its own, and the rest as the result's
// slope. The tape is marked: its sweep is over scaled numbers (`TapeSweep.swift`). So a sweep over variables,
// recorded in its turn, is right where log Σ exp xᵢ has −1/u² between e⁷⁰⁰'s.
//
// Limits. A product is not looked at: a chain of constant factors along one variable, 1e-300·x·1e-100·1e300, has the slope
// 1e-400 in between, and it is lost.

import WideRange

extension Variable {
  /// The result of a function of one variable, its slope a product of scaled numbers.
  @usableFromInline @inline(never)
  static func scaledResult(_ z: Double, of function: UnaryFunction, _ x: Variable) -> Variable {
    let slope = Rules.slope(of: function, at: Scaled(x.value), value: Scaled(z))
    let operand = x.reaching(slope * Scaled(x.slope))
    return Variable(value: z, slope: operand.slope, place: operand.place, tape: operand.tape)
  }

  /// The result of a function of two variables, each share a product of scaled numbers.
  @usableFromInline @inline(never)
  static func scaledResult(_ z: Double, of function: BinaryFunction, _ x: Variable, _ y: Variable) -> Variable
  {
    func share(_ operand: Operand, _ variable: Variable) -> Variable {
      if variable.isConstant { return variable }
      let slope = Rules.slope(
        of: function, by: operand, at: Scaled(x.value), Scaled(y.value), value: Scaled(z))
      if function.ignoresArgument(slope: slope) { return Variable(variable.value) }
      return variable.reaching(slope * Scaled(variable.slope))
    }
    let (first, second) = (share(.first, x), share(.second, y))
    return meeting(z, of: first, first.slope, and: second, second.slope)
  }

  /// A quotient that is NaN, or whose divisor is far from 1.
  @usableFromInline @inline(never)
  static func farQuotient(_ z: Double, _ x: Variable, _ y: Variable) -> Variable {
    if z.isNaN { return arithmetic(.divide, z, x, y) }
    let (plain, plainBelow) = (x.slope / y.value, -(z * y.slope) / y.value)
    let isInside = (x.isConstant || plain.isNormal) && (y.isConstant || plainBelow.isNormal)
    if isInside || y.value == 0 || !z.isFinite { return meeting(z, of: x, plain, and: y, plainBelow) }
    let divisor = Scaled(y.value)
    let first = x.isConstant ? x : x.reaching(Scaled(x.slope) / divisor)
    let second = y.isConstant ? y : y.reaching(-(Scaled(z) * Scaled(y.slope)) / divisor)
    return meeting(z, of: first, first.slope, and: second, second.slope)
  }

  /// The variable with another slope by its slot; one that no `Double` holds goes through new slots.
  private func reaching(_ slope: Scaled) -> Variable {
    var (operand, rest) = (self, slope)
    while rest.significand != 0 && rest.significand.isFinite && rest.exponent.magnitude > 1000 {
      guard let storage = operand.storage, rest.exponent.magnitude < 1 << 20 else { break }
      let part = Double(sign: .plus, exponent: rest.exponent > 0 ? 1000 : -1000, significand: 1)
      let place = TapeStorage.append(part, operand, 0, operand)
      storage.pointee.hasFarSlopes = true
      operand = Variable(value: value, slope: 1, place: place, tape: tape)
      rest = rest / Scaled(part)
    }
    return Variable(value: value, slope: rest.nearest, place: operand.place, tape: tape)
  }

  /// Whether a slope may have left the range: it is 0, tiny, huge or not finite.
  @inlinable @inline(__always)
  static func mayHaveLeftRange(_ slope: Double) -> Bool {
    !(slope.magnitude > 0x1p-1000 && slope.magnitude < 0x1p1000)
  }

  /// Whether a number is 0, outside 2^±256, or not finite.
  ///
  /// Without its sign, a number's bits start with the 11 of its exponent: of the middle quarter of all, moved down, the first two
  /// bits are clear.
  @inlinable @inline(__always)
  static func isFarFromOne(_ x: Double) -> Bool {
    let bits = x.bitPattern
    return ((bits &+ bits) &- (767 << 53)) >> 62 != 0
  }
}
