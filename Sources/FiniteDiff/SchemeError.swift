// After reading this file you know which difference schemes do not exist: those of an order that is not offered, and those
// whose places are too few, given twice, or too far apart for exact weights.

/// Why there is no scheme for given places.
public enum SchemeError: Error, Hashable, Sendable {
  /// The order of the derivative is not between 1 and 6.
  case unsupportedOrder(Int)

  /// A polynomial through so few places has no derivative of this order.
  case tooFewPlaces(Int, Int)

  /// A place is given twice.
  case repeatedPlace

  /// The exact weights do not fit in 64 bits.
  case tooLarge
}

extension SchemeError: CustomStringConvertible {
  /// What is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .unsupportedOrder(let order):
      "derivatives of order \(order) are not offered; use an order from 1 to 6, or automatic differentiation"
    case .tooFewPlaces(let count, let order):
      "\(count) places cannot see a derivative of order \(order); give at least \(order + 1)"
    case .repeatedPlace: "a place is given twice; give each once"
    case .tooLarge: "the exact weights do not fit in 64 bits; give fewer places, closer to 0"
    }
  }
}
