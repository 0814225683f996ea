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
//     scheme                      p    C       R
//     forward, backward           1    ±1/2    2
//     central                     2    1/6     1
//     three points to one side    2    −1/3    4

/// A difference scheme: the points at which a function is sampled, and the weight of each sample.
public struct Scheme: Hashable, Sendable {
  /// The scheme's name, for example "central".
  public let name: String

  /// The places s of the samples x + s·h, in steps, from left to right.
  public let offsets: [Int]

  /// The weight of each sample.
  public let weights: [Double]

  /// The order m of the derivative that the scheme imitates.
  public let derivativeOrder: Int

  /// The power p of the step with which the truncation error falls.
  public let accuracyOrder: Int

  /// The factor C of the truncation error C·hᵖ·f⁽ᵐ⁺ᵖ⁾.
  public let truncationFactor: Double

  /// The factor R of the rounding error R·u/hᵐ: the sum of the weights' magnitudes.
  public let roundingFactor: Double

  init(_ name: String, offsets: [Int], weights: [Double], accuracyOrder: Int, truncationFactor: Double) {
    self.name = name
    self.offsets = offsets
    self.weights = weights
    self.derivativeOrder = 1
    self.accuracyOrder = accuracyOrder
    self.truncationFactor = truncationFactor
    self.roundingFactor = weights.reduce(0) { $0 + $1.magnitude }
  }
}

extension Scheme {
  /// (f(x + h) − f(x))/h, with truncation error h·f″/2.
  public static let forward = Scheme(
    "forward", offsets: [0, 1], weights: [-1, 1], accuracyOrder: 1, truncationFactor: 0.5)

  /// (f(x) − f(x − h))/h, with truncation error −h·f″/2.
  public static let backward = Scheme(
    "backward", offsets: [-1, 0], weights: [-1, 1], accuracyOrder: 1, truncationFactor: -0.5)

  /// (f(x + h) − f(x − h))/(2h), with truncation error h²·f‴/6.
  public static let central = Scheme(
    "central", offsets: [-1, 1], weights: [-0.5, 0.5], accuracyOrder: 2, truncationFactor: 1 / 6)

  /// (−3f(x) + 4f(x + h) − f(x + 2h))/(2h), for the left end of a domain; truncation error −h²·f‴/3.
  public static let threePointForward = Scheme(
    "three-point forward", offsets: [0, 1, 2], weights: [-1.5, 2, -0.5], accuracyOrder: 2,
    truncationFactor: -1 / 3)

  /// (f(x − 2h) − 4f(x − h) + 3f(x))/(2h), for the right end of a domain; truncation error −h²·f‴/3.
  public static let threePointBackward = Scheme(
    "three-point backward", offsets: [-2, -1, 0], weights: [0.5, -2, 1.5], accuracyOrder: 2,
    truncationFactor: -1 / 3)

  /// Whether every sample lies at x or to one side of it.
  public var isOneSided: Bool {
    offsets.allSatisfy { $0 >= 0 } || offsets.allSatisfy { $0 <= 0 }
  }
}

extension Scheme: CustomStringConvertible {
  /// The scheme's name.
  public var description: String { name }
}
