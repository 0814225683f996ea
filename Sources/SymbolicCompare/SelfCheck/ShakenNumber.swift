// After reading this file you know how a derivative shows how many of its digits rounding has left, where no bound can be
// carried along: compute it again with every step a little wrong.
//
// Idea. Each operation's result is moved by a part of at most 2⁻⁴⁴, as its own digits decide. What two such runs have in
// common is not rounding; how far they are apart is some 2⁸ roundings' worth, cancellation included. By hand: 1 + x − 1 at
// x = 2⁻⁴⁰ comes out as 2⁻⁴⁰ ± 2⁻⁴⁴, so that four bits of it are left.
//
// Numbers are scaled, so that products of derivatives have no range to leave. Cost: some 20 times a `Double`.
//
// Limits. An estimate: two errors may cancel by chance. Source: Vignes 2004, "Discrete stochastic arithmetic for validating
// results of numerical software".

import WideRange

/// A scaled number whose operations are each off by a part of up to 2⁻⁴⁴ that depends on a salt; by none for the salt 0.
struct ShakenNumber: Scalar {
  let number: Scaled
  let salt: UInt64

  init(_ number: Scaled, salt: UInt64) {
    self.number = number
    self.salt = salt
  }

  init(_ constant: Double) { self.init(Scaled(constant), salt: 0) }

  var primal: Double? { number.primal }

  private static func shaken(_ number: Scaled, _ x: ShakenNumber, _ y: ShakenNumber) -> ShakenNumber {
    let salt = x.salt | y.salt
    if salt == 0 { return ShakenNumber(number, salt: 0) }
    let hash = (number.significand.bitPattern &+ salt) &* 0x9E37_79B9_7F4A_7C15
    let part = Double(Int64(bitPattern: hash)) * 0x1p-63  // between −1 and 1: two of them do not cancel
    return ShakenNumber(number * Scaled(1 + part * 0x1p-44), salt: salt)
  }

  static func == (x: ShakenNumber, y: ShakenNumber) -> Bool { x.number == y.number }
  static func + (x: ShakenNumber, y: ShakenNumber) -> ShakenNumber { shaken(x.number + y.number, x, y) }
  static func - (x: ShakenNumber, y: ShakenNumber) -> ShakenNumber { shaken(x.number - y.number, x, y) }
  static func * (x: ShakenNumber, y: ShakenNumber) -> ShakenNumber { shaken(x.number * y.number, x, y) }
  static func / (x: ShakenNumber, y: ShakenNumber) -> ShakenNumber { shaken(x.number / y.number, x, y) }
  static prefix func - (x: ShakenNumber) -> ShakenNumber { ShakenNumber(-x.number, salt: x.salt) }

  static func apply(_ function: UnaryFunction, to x: ShakenNumber) -> ShakenNumber {
    shaken(Scaled.apply(function, to: x.number), x, x)
  }

  static func apply(_ function: BinaryFunction, to x: ShakenNumber, _ y: ShakenNumber) -> ShakenNumber {
    shaken(Scaled.apply(function, to: x.number, y.number), x, y)
  }
}
