// After reading this file you know how a slope and a tangent become the tangent of the result, and why a
// number that does not depend on the input stays so, even where a slope is infinite.
//
// The rule is one product: ẏ = f′(x) ẋ. IEEE arithmetic has 0·∞ = NaN, though, so that √y at y = 0 would
// spoil the derivative of x + √y with respect to x, with which it has nothing to do. So what does not depend
// on the input (ẋ = 0) passes nothing, however steep f is there; and what f does not use (slope 0 of a
// function that selects or is made of pieces) passes nothing, however steep the argument is itself:
//
//     d/dx (x + √y) at y = 0    is 1       the tangent of y is 0
//     d/dx max(1, √x) at x = 0  is 0       max selects 1
//     d/dx log(1 + eˣ) at 1000  is NaN     a computed 0 times a computed ∞: no convention makes a number of it
//
// The test costs next to nothing in the usual case: it is made only when the plain product came out NaN, or the
// value did.

extension Dual {
  /// The value of an elementary function and its tangent f′(x) ẋ.
  ///
  /// - Complexity: one value, one slope and one product.
  @inlinable @inline(__always)
  public static func apply(_ function: UnaryFunction, to x: Dual) -> Dual {
    let value = Double.apply(function, to: x.value)
    let slope = slope(of: function, at: x.value, value: value)
    let tangent = slope * x.tangent
    if _slowPath((value + tangent).isNaN) {
      let isUsed = !(function.isPiecewise && slope == 0)
      return Dual(value: value, tangent: passed(tangent, from: x, isUsed: isUsed, to: value))
    }
    return Dual(value: value, tangent: tangent)
  }

  /// The value of an elementary function of two arguments and its tangent ∂f/∂x ẋ + ∂f/∂y ẏ.
  ///
  /// The slope in an argument that does not depend on the input is not computed: x^c never meets log x.
  ///
  /// - Complexity: one value, at most two slopes and two products.
  @inlinable @inline(__always)
  public static func apply(_ function: BinaryFunction, to x: Dual, _ y: Dual) -> Dual {
    let value = Double.apply(function, to: x.value, y.value)
    var tangent = 0.0
    if x.tangent != 0 {
      let slope = slopeInFirst(of: function, at: x.value, y.value, value: value)
      if slope != 0 || !function.isSelection { tangent = slope * x.tangent }
    }
    if y.tangent != 0 {
      let slope = slopeInSecond(of: function, at: x.value, y.value, value: value)
      if slope != 0 || !function.isSelection { tangent += slope * y.tangent }
    }
    return Dual(value: value, tangent: tangent)
  }

  /// The tangent where value or tangent is NaN: 0 if nothing passes, NaN if the value is NaN.
  @usableFromInline @inline(never)
  static func passed(_ tangent: Double, from x: Dual, isUsed: Bool, to value: Double) -> Double {
    if x.tangent == 0 { return 0 }
    return value.isNaN ? value : isUsed ? tangent : 0
  }

  /// p ẋ + q ẏ without the terms whose tangent is 0.
  @usableFromInline @inline(never)
  static func combine(_ p: Double, _ xTangent: Double, _ q: Double, _ yTangent: Double) -> Double {
    (xTangent == 0 ? 0 : p * xTangent) + (yTangent == 0 ? 0 : q * yTangent)
  }
}
