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
// Limits. One direction. Rounding errors grow with the order as the derivatives themselves do. Series end where
// their coefficients do: a coefficient that is not stored is an exact 0 and passes nothing on.
//
// Source. Griewank & Walther 2008, chapter 13 (section 13.2 for the recurrences).

/// A truncated Taylor polynomial in one variable t: c₀ + c₁ t + … + cₙ tⁿ.
///
/// Comparison is by value, the coefficient c₀.
public struct Taylor: Sendable {
  /// The coefficients f⁽ᵏ⁾/k!, from the value on; exact zeros at the end are left out.
  public let coefficients: [Double]

  /// The order n beyond which nothing is known; `Int.max` for a constant, which is known entirely.
  public let order: Int

  /// Creates a polynomial from its coefficients, of which those beyond the order are dropped.
  ///
  /// - Parameters:
  ///   - coefficients: c₀, c₁, …; none stands for 0.
  ///   - order: n ≥ 0. A negative one stops the program with advice.
  public init(coefficients: [Double], order: Int) {
    if order < 0 { fatalError("Taylor: the order is \(order); give 0 or more") }
    var count = Swift.min(coefficients.count, order == .max ? .max : order + 1)
    while count > 1 && coefficients[count - 1] == 0 { count -= 1 }
    self.coefficients = coefficients.isEmpty ? [0] : Array(coefficients.prefix(Swift.max(count, 1)))
    self.order = order
  }

  /// Creates the variable a + t, truncated at an order.
  public init(variable value: Double, order: Int) {
    self.init(coefficients: [value, 1], order: order)
  }

  /// Lifts a constant.
  public init(_ constant: Double) {
    coefficients = [constant]
    order = .max
  }

  /// The primal, c₀.
  public var value: Double { coefficients[0] }

  /// Whether the number does not depend on t.
  var isConstant: Bool { coefficients.count == 1 }

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
  public static func + (lhs: Taylor, rhs: Taylor) -> Taylor {
    let longer = lhs.coefficients.count >= rhs.coefficients.count ? lhs.coefficients : rhs.coefficients
    let shorter = lhs.coefficients.count >= rhs.coefficients.count ? rhs.coefficients : lhs.coefficients
    var sum = longer
    for (k, coefficient) in shorter.enumerated() { sum[k] += coefficient }
    return Taylor(coefficients: sum, order: Swift.min(lhs.order, rhs.order))
  }

  /// The difference; coefficients subtract.
  public static func - (lhs: Taylor, rhs: Taylor) -> Taylor { lhs + -rhs }

  /// The number with the opposite sign.
  public static prefix func - (operand: Taylor) -> Taylor {
    Taylor(coefficients: operand.coefficients.map { -$0 }, order: operand.order)
  }

  /// The product: (u v)ₖ = Σ uⱼ vₖ₋ⱼ.
  ///
  /// - Complexity: (n + 1)(n + 2)/2 products.
  public static func * (lhs: Taylor, rhs: Taylor) -> Taylor {
    let (u, v) = (lhs.coefficients, rhs.coefficients)
    let order = Swift.min(lhs.order, rhs.order)
    let last = Swift.min(order, u.count + v.count - 2)
    var product = [Double](repeating: 0, count: last + 1)
    for j in 0..<Swift.min(u.count, last + 1) where j == 0 || u[j] != 0 {
      for i in 0..<Swift.min(v.count, last + 1 - j) where i == 0 || v[i] != 0 {
        product[j + i] += u[j] * v[i]
      }
    }
    product[0] = u[0] * v[0]  // not 0 + u₀v₀, which would take the sign from a negative zero
    return Taylor(coefficients: product, order: order)
  }

  /// The quotient q of u = q v: qₖ = (uₖ − Σ vⱼ qₖ₋ⱼ) / v₀.
  ///
  /// Where it is infinite, each term is divided by v₀ first, so that ∞ − ∞ stays NaN as in the chain rule.
  ///
  /// - Complexity: n (n + 1)/2 products and n + 1 quotients.
  public static func / (lhs: Taylor, rhs: Taylor) -> Taylor {
    var (u, v, divisor) = (lhs.coefficients, rhs.coefficients, rhs.coefficients[0])
    let order = Swift.min(lhs.order, rhs.order)
    let value = u[0] / divisor
    if lhs.isConstant && rhs.isConstant { return Taylor(coefficients: [value], order: order) }
    if value.isNaN { return undefined(order: order) }
    if value.isInfinite {
      u = u.map { $0 == 0 ? 0 : $0 / divisor }
      v = v.map { $0 == 0 ? 0 : $0 / divisor }
      divisor = 1
    }
    let last = rhs.isConstant ? Swift.min(order, u.count - 1) : order
    var quotient = [value]
    for k in stride(from: 1, through: last, by: 1) {
      var rest = k < u.count ? u[k] : 0
      for j in 1..<Swift.max(1, Swift.min(k + 1, v.count)) where v[j] != 0 && (j == k || quotient[k - j] != 0)
      {
        rest -= v[j] * quotient[k - j]
      }
      quotient.append(rest == 0 ? 0 : rest / divisor)
    }
    return Taylor(coefficients: quotient, order: order)
  }

  /// What follows from a value that is NaN: NaN in all orders.
  static func undefined(order: Int) -> Taylor {
    Taylor(coefficients: [Double](repeating: .nan, count: order + 1), order: order)
  }
}

extension Taylor: ForwardScalar, OrderedScalar {}

extension Taylor: CustomStringConvertible {
  /// The polynomial, for example `1.0 + 1.0t + 0.5t^2`.
  public var description: String {
    coefficients.enumerated().map { k, c in k == 0 ? "\(c)" : k == 1 ? "\(c)t" : "\(c)t^\(k)" }
      .joined(separator: " + ")
  }
}
