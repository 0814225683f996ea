// After reading this file you know what a difference scheme is: a few points near x, a weight for each, and two
// numbers that decide how good it can be.
//
// Idea. The values of f at a few points x + s·h, weighted and summed, imitate a derivative:
//
//     D(h) = (1/hᵐ) · Σ wₛ · f(x + s·h)
//
// Example. f(x) = x³ at 1 with h = 0.1. Central: (1.331 − 0.729)/0.2 = 3.01; the derivative is 3, the error 0.01 is
// h² exactly. Forward: (1.331 − 1)/0.1 = 3.31; the error 0.31 is 3h + h².
//
// Picture.
//
//     backward   ●───◉                 ◉ the point x, ● another sample, ○ the point x, not sampled
//     central    ●───○───●
//     forward        ◉───●
//
// Algebra. Taylor's theorem in each sample gives
//
//     D(h) = f⁽ᵐ⁾(x) + C·hᵖ·f⁽ᵐ⁺ᵖ⁾(x) + …,     C = Σ wₛ·s^(m+p) / (m+p)!        truncation error
//     and each sample is off by at most u, so that D(h) is off by R·u/hᵐ,  R = Σ |wₛ|     rounding error
//
//     scheme                      p    C         R
//     forward, backward           1    ±1/2      2
//     central                     2    1/6       1
//     three points to one side    2    −1/3      4
//     five points                 4    −1/30     3/2
//     seven points                6    1/140     11/6
//     Richardson, 4 levels        8    −32/2835  1.69      (h is the smallest of its steps)
//
// Limits. Of the sixteen digits of f, D(h) keeps the part p/(m + p): forward differences a half, central ones two thirds,
// five points four fifths; the central second derivative a half again.

/// A difference scheme: the points at which a function is sampled, and the weight of each sample.
public struct Scheme: Hashable, Sendable {
  /// The scheme's name, for example "central".
  public let name: String

  /// The places s of the samples x + s·h, in steps, from left to right.
  public let offsets: [Int]

  /// The weight of each sample, exactly.
  public let weights: [Rational]

  /// The order m of the derivative that the scheme imitates.
  public let derivativeOrder: Int

  /// The power p of the step with which the truncation error falls.
  public let accuracyOrder: Int

  /// The factor C of the truncation error C·hᵖ·f⁽ᵐ⁺ᵖ⁾.
  public let truncationFactor: Double

  /// The factor R of the rounding error R·u/hᵐ: the sum of the weights' magnitudes.
  public let roundingFactor: Double

  /// The weights as numbers to multiply by.
  let factors: [Double]

  /// A scheme with samples at given places, with the exact weights of Fornberg's recurrence.
  ///
  /// ```
  /// try Scheme(offsets: [-1, 0, 1], derivativeOrder: 2).weights      // 1, -2, 1
  /// ```
  ///
  /// - Parameters:
  ///   - offsets: the places s in whole steps, all different, more of them than the order of the derivative.
  ///   - derivativeOrder: the order m of the derivative, from 1 to 6.
  ///   - name: the name in reports; without one, the places.
  /// - Throws: ``SchemeError`` if there is no such scheme.
  public init(offsets: [Int], derivativeOrder: Int, name: String? = nil) throws(SchemeError) {
    let places = offsets.sorted()
    guard (1...6).contains(derivativeOrder) else { throw .unsupportedOrder(derivativeOrder) }
    guard places.count > derivativeOrder else { throw .tooFewPlaces(places.count, derivativeOrder) }
    guard Set(places).count == places.count else { throw .repeatedPlace }
    guard places.allSatisfy({ $0.magnitude <= 1024 }),
      let weights = fornbergWeights(offsets: places, derivativeOrder: derivativeOrder)
    else { throw .tooLarge }
    let name = name ?? "places \(places.map { "\($0)" }.joined(separator: " "))"
    guard let scheme = Scheme(name, places, weights, derivativeOrder) else { throw .tooLarge }
    self = scheme
  }

  /// A scheme with known weights; its p and C follow from the first moment Σ wₛ·sᵏ, k > m, that is not 0.
  private init?(_ name: String, _ offsets: [Int], _ weights: [Rational], _ derivativeOrder: Int) {
    var power = derivativeOrder + 1
    var first = moment(power, offsets: offsets, weights: weights)
    while let value = first, value.numerator == 0, power < derivativeOrder + 2 * offsets.count {
      power += 1
      first = moment(power, offsets: offsets, weights: weights)
    }
    guard let first else { return nil }
    self.name = name
    self.offsets = offsets
    self.weights = weights
    self.derivativeOrder = derivativeOrder
    accuracyOrder = power - derivativeOrder
    factors = weights.map(\.doubleValue)
    truncationFactor = (1...power).reduce(first.doubleValue) { $0 / Double($1) }
    roundingFactor = factors.reduce(0) { $0 + $1.magnitude }
  }

  /// The m-th derivative's scheme of known places, which is known to exist.
  fileprivate init(known name: String, _ offsets: [Int], order: Int = 1) {
    guard let weights = fornbergWeights(offsets: offsets, derivativeOrder: order),
      let scheme = Scheme(name, offsets, weights, order)
    else { fatalError("the weights of \(name) do not fit in 64 bits") }
    self = scheme
  }
}

extension Scheme {
  /// (f(x + h) − f(x))/h, with truncation error h·f″/2.
  public static let forward = Scheme(known: "forward", [0, 1])

  /// (f(x) − f(x − h))/h, with truncation error −h·f″/2.
  public static let backward = Scheme(known: "backward", [-1, 0])

  /// (f(x + h) − f(x − h))/(2h), with truncation error h²·f‴/6.
  public static let central = Scheme(known: "central", [-1, 1])

  /// (−3f(x) + 4f(x + h) − f(x + 2h))/(2h), for the left end of a domain; truncation error −h²·f‴/3.
  public static let threePointForward = Scheme(known: "three-point forward", [0, 1, 2])

  /// (f(x − 2h) − 4f(x − h) + 3f(x))/(2h), for the right end of a domain; truncation error −h²·f‴/3.
  public static let threePointBackward = Scheme(known: "three-point backward", [-2, -1, 0])

  /// (f(x − 2h) − 8f(x − h) + 8f(x + h) − f(x + 2h))/(12h), with truncation error −h⁴·f⁽⁵⁾/30.
  public static let fivePoint = Scheme(known: "five-point", [-2, -1, 1, 2])

  /// Six samples at ±h, ±2h, ±3h with weights ±45/60, ∓9/60, ±1/60; truncation error h⁶·f⁽⁷⁾/140.
  public static let sevenPoint = Scheme(known: "seven-point", [-3, -2, -1, 1, 2, 3])

  /// The central difference with steps h, 2h, 4h and 8h, extrapolated to h = 0; see `Extrapolation.swift`.
  public static let richardson = extrapolated[3]

  /// The central difference with 1 to 5 steps h, 2h, 4h …, extrapolated to h = 0.
  static let extrapolated = (1...5).map { levels in
    let steps = (0..<levels).map { 1 << $0 }
    return Scheme(known: "Richardson, \(levels) levels", steps.reversed().map { -$0 } + steps)
  }

  /// The central scheme of second-order accuracy for the derivative of order 1 to 6.
  ///
  /// - Throws: ``SchemeError/unsupportedOrder(_:)`` for any other order.
  public static func central(derivativeOrder order: Int) throws(SchemeError) -> Scheme {
    guard (1...6).contains(order) else { throw .unsupportedOrder(order) }
    return order == 1 ? central : centralOfHigherOrder[order - 2]
  }

  /// The schemes to the right and to the left of a point, of second-order accuracy, for the derivative of order 2 to 6.
  static let oneSidedOfHigherOrder = (2...6).map { order in
    [
      Scheme(known: "forward of order \(order)", Array(0...(order + 1)), order: order),
      Scheme(known: "backward of order \(order)", Array((-order - 1)...0), order: order),
    ]
  }

  /// The central schemes for the derivative of order 2 to 6.
  static let centralOfHigherOrder = (2...6).map { order in
    let reach = (order + 1) / 2
    let places = (-reach...reach).filter { order.isMultiple(of: 2) || $0 != 0 }
    return Scheme(known: "central of order \(order)", places, order: order)
  }

  /// Whether every sample lies at x or to one side of it.
  public var isOneSided: Bool {
    offsets.allSatisfy { $0 >= 0 } || offsets.allSatisfy { $0 <= 0 }
  }

  /// The bare quotient D(h), as the formula has it.
  ///
  /// ```
  /// Scheme.central.quotient(at: 1, step: 0.1) { $0 * $0 * $0 }      // 3.01…
  /// ```
  ///
  /// Nothing is chosen, checked or estimated; ``differenceQuotient(at:scheme:step:within:of:)`` does all three.
  ///
  /// - Complexity: One call of the function for each of the ``offsets``.
  public func quotient(at x: Double, step: Double, of f: (Double) throws -> Double) rethrows -> Double {
    var sum = 0.0
    for (offset, factor) in zip(offsets, factors) { sum += try factor * f(x + Double(offset) * step) }
    return (0..<derivativeOrder).reduce(sum) { quotient, _ in quotient / step }
  }
}

extension Scheme: CustomStringConvertible {
  /// The scheme's name.
  public var description: String { name }
}
