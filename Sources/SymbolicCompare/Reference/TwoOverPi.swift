// After reading this file you know how an angle of 10³⁰⁰ radians is reduced to one below π/4 without losing a
// digit: only those bits of 2/π are multiplied that reach the fraction.
//
// Idea (Payne and Hanek, 1983). The number of quarter turns in an angle x = M·2ᵉ with a whole M is x·2/π. Its whole
// part is wanted modulo 4 only. A bit of 2/π that counts 2⁻ʲ gives M·2ᵉ⁻ʲ, a multiple of 4 if j ≤ e − 2: leave it out.
// Then 384 bits of 2/π from there on give the fraction to 2⁻³³¹, more than enough to lose 200 bits to cancellation.
//
// Check by hand: x = 22 has 14.0056… quarter turns. 14 is 2 modulo 4, and 0.0056…·π/2 = 22 − 7π = 0.00885….

extension DoubleDouble {
  /// The number of quarter turns nearest to an angle, modulo 4, and the angle that is left, at most π/4 by size.
  ///
  /// - Complexity: two products of one word and six, whatever the angle.
  static func reducedByHalfPi(_ x: DoubleDouble) -> (quarter: Int, rest: DoubleDouble) {
    if x.high.magnitude <= 0.785 { return (0, x) }
    var turn = Turn()
    turn.add(x.high)
    turn.add(x.low)
    let (quarter, fraction) = turn.nearestQuarter()
    return (quarter, fraction * halfOfPi)
  }
}

/// A part of a full turn as a binary fraction of 384 bits, the highest word first; it wraps around at 1.
private struct Turn {
  private var words: [UInt64] = Array(repeating: 0, count: 6)

  /// Adds the turns in a finite angle, x/2π.
  mutating func add(_ x: Double) {
    guard x != 0 else { return }
    // |x| = M·2ᵉ; in quarter turns M·2ᵉ·(2/π), in turns M·2ᵉ⁻²·(2/π).
    let exponent = Int(x.exponent) - 52
    let mantissa = UInt64(x.magnitude.significand * 0x1p52)
    var carry: UInt64 = 0
    var product = words
    for index in words.indices.reversed() {
      let (high, low) = mantissa.multipliedFullWidth(by: window(at: exponent - 2 + 64 * index))
      let (sum, overflow) = low.addingReportingOverflow(carry)
      product[index] = sum
      carry = high + (overflow ? 1 : 0)
    }
    if x < 0 { negate(&product) }
    accumulate(product)
  }

  /// The 64 bits of 2/π that follow the first `start` behind its binary point; zeros before that point.
  private func window(at start: Int) -> UInt64 {
    let word = start >> 6
    let shift = UInt64(start & 63)
    let left = twoOverPi.indices.contains(word) ? twoOverPi[word] : 0
    let right = twoOverPi.indices.contains(word + 1) ? twoOverPi[word + 1] : 0
    return shift == 0 ? left : left << shift | right >> (64 - shift)
  }

  private mutating func accumulate(_ other: [UInt64]) {
    var carry: UInt64 = 0
    for index in words.indices.reversed() {
      let (partial, first) = words[index].addingReportingOverflow(other[index])
      let (sum, second) = partial.addingReportingOverflow(carry)
      words[index] = sum
      carry = first || second ? 1 : 0
    }
  }

  private func negate(_ number: inout [UInt64]) {
    var carry = true
    for index in number.indices.reversed() {
      (number[index], carry) = (~number[index]).addingReportingOverflow(carry ? 1 : 0)
    }
  }

  /// The nearest quarter of a turn, and what is left in quarters, at most ½ by size.
  func nearestQuarter() -> (Int, DoubleDouble) {
    var rest = words
    let quarter = Int(rest[0] >> 62) + (rest[0] >> 61 & 1 == 1 ? 1 : 0)
    // Take the quarters away; the top two bits then repeat the sign, and two shifts turn the unit into quarters.
    rest[0] = rest[0] &- UInt64(quarter & 3) << 62
    let isNegative = rest[0] >> 63 == 1
    if isNegative { negate(&rest) }
    var value = DoubleDouble(0)
    for (index, word) in rest.enumerated().reversed() {
      let scale = Double(sign: .plus, exponent: 2 - 64 * (index + 1), significand: 1)
      let high = Double(word >> 32) * 0x1p32
      let low = Double(word & 0xFFFF_FFFF)
      value = DoubleDouble(low * scale) + value
      value = DoubleDouble(high * scale) + value
    }
    return (quarter & 3, isNegative ? -value : value)
  }
}

// swift-format-ignore
/// 2/π = 0.A2F9836E4E44…, in words of 64 bits.
private let twoOverPi: [UInt64] = [
  0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561,
  0xB7246E3A424DD2E0, 0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484,
  0xE99C7026B45F7E41, 0x3991D639835339F4, 0x9C845F8BBDF9283B, 0x1FF897FFDE05980F,
  0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7, 0x4F463F669E5FEA2D, 0x7527BAC7EBE5F17B,
  0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB, 0xF0CFBC209AF4361D,
  0xA9E391615EE61B08, 0x6599855F14A06840, 0x8DFFD8804D732731, 0x06061556CA73A8C9,
  0x60E27BC08C6B47C4, 0x19C367CDDCE8092A, 0x8359C4768B961CA6, 0xDDAF44D15719053E,
  0xA5FF07053F7E33E8, 0x32C2DE4F98327DBB,
]
