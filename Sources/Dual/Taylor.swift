// After reading this file you know how derivatives of any order come out of one run: by computing with Taylor
// polynomials.
//
// Idea. Put x = a + t into a program and compute with polynomials in t, dropping what is beyond tⁿ. The result
// is the Taylor polynomial of the function, and its coefficients are f⁽ᵏ⁾(a)/k!.
//
// A number to check by hand: 1/(1 − x) at 0, which is the geometric series.
//
//     x             0   1                    t
//     1 − x         1  −1                    1 − t
//     1/(1 − x)     1   1   1   1   1        1 + t + t² + t³ + t⁴: the derivatives 1, 1, 2, 6, 24
//
// Picture: each coefficient of a product is a sum along a diagonal.
//
//             v₀     v₁     v₂
//       u₀    0 ───► 1 ───► 2          (u v)₂ = u₀ v₂ + u₁ v₁ + u₂ v₀
//       u₁    1      2      ·
//       u₂    2      ·      ·
//
// Algebra. ℝ[t]/(tⁿ⁺¹); for n = 1 these are the dual numbers. A function f with y′ = f′(x) x′ becomes a
// recurrence by comparing coefficients: k yₖ = Σ j xⱼ gₖ₋ⱼ with g the series of f′(x). `TaylorRules.swift` has
// one line for each function.
//
// Cost. n + 1 words a number and about n² operations for each operation of the program, where nested dual
// numbers take 3ⁿ. The gamma function's family takes n³, since no recurrence of finite order exists for it.
//
// Range. What is done to the coefficients stands in `Series.swift` and the files after it, over any number; where a
// coefficient may leave the range of `Double`, it is done over numbers with an exponent of their own (`Widening.swift`).
//
// Limits. One direction. Rounding errors grow with the order as the derivatives themselves do. A root of what starts with
// zeros, as √(t⁴), is known to fewer orders than its argument; the verbs then run the function once more with a higher one.
//
// Source. Griewank & Walther 2008, chapter 13 (section 13.2 for the recurrences).

/// A truncated Taylor polynomial in one variable t: c₀ + c₁ t + … + cₙ tⁿ.
///
/// Comparison is by value, the coefficient c₀; where the polynomial is one-sided, for small t > 0, by the first coefficients
/// that differ.
public struct Taylor: Sendable {
  /// The coefficients, and what is done with them.
  let series: Series<Double>

  init(_ series: Series<Double>) { self.series = series }

  /// The coefficients f⁽ᵏ⁾/k!, from the value on; exact zeros at the end are left out.
  public var coefficients: [Double] { series.coefficients }

  /// The order n beyond which nothing is known; `Int.max` for a constant, which is known entirely.
  public var order: Int { series.order }

  /// Whether only t > 0 counts, so that a kink has one slope: `derivatives(at:upTo:from:of:)`.
  public var isOneSided: Bool { series.isOneSided }

  /// Creates a polynomial from its coefficients, of which those beyond the order are dropped.
  ///
  /// - Parameters:
  ///   - coefficients: c₀, c₁, …; none stands for 0.
  ///   - order: n ≥ 0. A negative one stops the program with advice.
  public init(coefficients: [Double], order: Int) {
    if order < 0 { fatalError("Taylor: the order is \(order); give 0 or more") }
    series = Series(coefficients, order: order)
  }

  /// Creates the variable a + t, truncated at an order; a negative one stops the program with advice.
  public init(variable value: Double, order: Int) {
    self.init(coefficients: [value, 1], order: order)
  }

  /// Lifts a constant.
  public init(_ constant: Double) { series = Series(constant) }

  /// The primal, c₀.
  public var value: Double { coefficients[0] }

  /// The coefficient of tᵏ; 0 beyond the stored ones.
  subscript(k: Int) -> Double { series[k] }

  /// The k-th derivative, k! cₖ; NaN where the value is NaN.
  ///
  /// - Parameter k: from 0, the value itself, to ``order``. Another one stops the program with advice: beyond the order
  ///   nothing is known. Of a constant, whose order is `Int.max`, all derivatives are 0.
  /// - Complexity: k products.
  public func derivative(_ k: Int) -> Double {
    if k < 0 { fatalError("derivative(_:): the order is \(k); give 0 or more") }
    requireOrder(k, in: "derivative(_:)")
    if k == 0 { return value }
    if value.isNaN { return .nan }
    guard k < coefficients.count else { return 0 }
    return (1...k).reduce(coefficients[k]) { $0 * Double($1) } + 0
  }

  /// Stops with advice if a derivative beyond the order is asked for.
  func requireOrder(_ k: Int, in verb: String) {
    if k > order {
      fatalError("\(verb): the polynomial is known to order \(order), not to \(k); make it with order: \(k)")
    }
  }
}

extension Taylor: Scalar {
  /// The sum; coefficients add.
  public static func + (lhs: Taylor, rhs: Taylor) -> Taylor { Taylor(lhs.series + rhs.series) }

  /// The difference; coefficients subtract.
  public static func - (lhs: Taylor, rhs: Taylor) -> Taylor { Taylor(lhs.series - rhs.series) }

  /// The number with the opposite sign.
  public static prefix func - (operand: Taylor) -> Taylor { Taylor(-operand.series) }

  /// The product: (u v)ₖ = Σ uⱼ vₖ₋ⱼ.
  ///
  /// - Complexity: (n + 1)(n + 2)/2 products.
  public static func * (lhs: Taylor, rhs: Taylor) -> Taylor { Taylor(lhs.series * rhs.series) }

  /// The quotient q of u = q v: qₖ = (uₖ − Σ vⱼ qₖ₋ⱼ) / v₀.
  ///
  /// - Complexity: n (n + 1)/2 products and n + 1 quotients.
  public static func / (lhs: Taylor, rhs: Taylor) -> Taylor {
    let isInside = rhs.value.magnitude < 0x1p400 && (rhs.value.magnitude > 0x1p-400 || rhs.value == 0)
    return Taylor(
      isInside ? lhs.series / rhs.series : Series(narrowing: lhs.series.widened / rhs.series.widened))
  }

  /// The series of an elementary function; its first coefficient follows the convention for edge values.
  ///
  /// - Complexity: n² operations, a small multiple for the inverse functions; n³ for the gamma function's family.
  public static func apply(_ function: UnaryFunction, to x: Taylor) -> Taylor {
    let isInside = isOrdinary(x.value) && Dual.isRegular(function, at: x.value)
    if isInside || x.value == 0 || !x.value.isFinite { return Taylor(x.series.applied(function)) }
    return Taylor(Series(narrowing: x.series.widened.applied(function)))
  }

  /// The series of an elementary function of two arguments.
  ///
  /// - Complexity: n² operations; n³ for polygamma.
  public static func apply(_ function: BinaryFunction, to x: Taylor, _ y: Taylor) -> Taylor {
    let isInside = isOrdinary(x.value) && isOrdinary(y.value)
    if isInside || !x.value.isFinite || !y.value.isFinite {
      return Taylor(Series.applied(function, x.series, y.series))
    }
    return Taylor(Series(narrowing: Series.applied(function, x.series.widened, y.series.widened)))
  }
}

extension Taylor: ForwardScalar, OrderedScalar {
  /// Whether the values c₀ are equal; for one-sided polynomials, whether all coefficients are.
  public static func isEqual(_ lhs: Taylor, to rhs: Taylor) -> Bool {
    lhs.series.compared(to: rhs.series) == 0
  }

  /// Whether c₀ is below the other one, for one-sided polynomials whether p(t) is for small t > 0; false for
  /// NaN.
  public static func isLess(_ lhs: Taylor, than rhs: Taylor) -> Bool {
    lhs.series.compared(to: rhs.series) == -1
  }

  /// Whether c₀ is at most the other one, for one-sided polynomials whether p(t) is for small t > 0; false for
  /// NaN.
  public static func isAtMost(_ lhs: Taylor, _ rhs: Taylor) -> Bool {
    lhs.series.compared(to: rhs.series).map { $0 <= 0 } ?? false
  }
}

extension Taylor: CustomStringConvertible {
  /// The polynomial, for example `1.0 + 1.0t + 0.5t^2`.
  public var description: String {
    coefficients.enumerated().map { k, c in k == 0 ? "\(c)" : k == 1 ? "\(c)t" : "\(c)t^\(k)" }
      .joined(separator: " + ")
  }
}
