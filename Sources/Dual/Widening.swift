// After reading this file you know what forward mode does where a derivative of a rule leaves the range of `Double`, but what
// it is multiplied by brings it back.
//
//     log(c·v), c = 10³⁰⁰       log″ = −10⁻⁶⁰⁰, times c·c        the second derivative is −1 at v = 1
//     atan(c·v)                 atan′ = 10⁻⁶⁰⁰, times c          the first one is 10⁻³⁰⁰
//
// Idea. The rules of `NestedDualRules.swift` are written over any number. So the operation is done once more over numbers
// with an exponent of their own (`Scaled`), parts and all, and the parts of the result are rounded once. No rule is written in
// a second, careful form, and what is right for the second derivative is right for the tenth.
//
//     Double                        ──widened──►  Scaled
//     NestedDual<Double>                          NestedDual<Scaled>
//     Dual, HyperDual                             the same numbers as nests of depth 1 and 2
//
// When. Where the argument's exponent is beyond ±100 or a derivative is 0, tiny, huge or not finite. Elsewhere the derivatives
// are in range: of 1/x the first eight are. Cost: about a microsecond, at such a point only.
//
// Limits. What is wide is one operation. Its result is a `Double` again: where a product of tangents along a chain of several
// operations leaves the range, and a later one brings it back, it is lost (∞, or 0), unless a verb follows it in other units:
// `OwnUnits.swift`.

import WideRange

/// A number that has a partner with a wider range.
protocol Widening: Scalar {
  /// The same kind of number over `Scaled`.
  associatedtype Wide: Scalar

  /// The same number.
  var widened: Wide { get }

  /// The nearest number.
  init(narrowing wide: Wide)
}

extension Double: Widening {
  var widened: Scaled { Scaled(self) }
  init(narrowing wide: Scaled) { self = wide.nearest }
}

extension NestedDual: Widening where Base: Widening {
  var widened: NestedDual<Base.Wide> {
    NestedDual<Base.Wide>(value: value.widened, tangent: tangent?.widened)
  }
  init(narrowing wide: NestedDual<Base.Wide>) {
    self.init(value: Base(narrowing: wide.value), tangent: wide.tangent.map { Base(narrowing: $0) })
  }
}

extension Dual: Widening {
  var widened: NestedDual<Scaled> {
    NestedDual(value: Scaled(value), tangent: tangent == 0 ? nil : Scaled(tangent))
  }
  init(narrowing wide: NestedDual<Scaled>) {
    self.init(value: wide.value.nearest, tangent: wide.tangent?.nearest ?? -0.0)
  }
}

extension HyperDual: Widening {
  var widened: NestedDual<NestedDual<Scaled>> {
    func level(_ value: Double, _ tangent: Double) -> NestedDual<Scaled> {
      NestedDual(value: Scaled(value), tangent: tangent == 0 ? nil : Scaled(tangent))
    }
    return NestedDual(
      value: level(value, first), tangent: second == 0 && mixed == 0 ? nil : level(second, mixed))
  }
  init(narrowing wide: NestedDual<NestedDual<Scaled>>) {
    self.init(
      value: wide.value.value.nearest, first: wide.value.tangent?.nearest ?? 0,
      second: wide.tangent?.value.nearest ?? 0, mixed: wide.tangent?.tangent?.nearest ?? 0)
  }
}

extension Widening {
  /// The function, done over wide numbers; the value is the one that `Double` has.
  static func applyWidely(_ function: UnaryFunction, to x: Self) -> Self {
    Self(narrowing: Wide.apply(function, to: x.widened))
  }

  /// The function of two arguments, done over wide numbers.
  static func applyWidely(_ function: BinaryFunction, to x: Self, _ y: Self) -> Self {
    Self(narrowing: Wide.apply(function, to: x.widened, y.widened))
  }

  /// The quotient, done over wide numbers.
  static func divideWidely(_ x: Self, _ y: Self) -> Self { Self(narrowing: x.widened / y.widened) }
}

/// Whether a number is 0, tiny, huge or not finite, so that it may have left the range.
@inlinable @inline(__always)
func mayHaveLeftRange(_ x: Double) -> Bool {
  !(x.magnitude > 0x1p-1000 && x.magnitude < 0x1p1000)
}

/// Whether a number's exponent is within ±100, or the number is 0.
@inlinable @inline(__always)
func isOrdinary(_ x: Double) -> Bool {
  x.magnitude < 0x1p100 && (x.magnitude > 0x1p-100 || x == 0)
}
