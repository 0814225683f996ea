// After reading this file you know how often a function is called: once for each point, however many schemes look at it.

/// The samples of one function near one point.
struct Samples {
  /// The point x.
  let point: Double

  /// f(x).
  let valueAtPoint: Double

  /// Where the function may be called; everywhere if `nil`.
  let bounds: ClosedRange<Double>?

  /// How often the function was called, f(x) included.
  private(set) var evaluations = 1

  /// The largest |f| seen.
  private(set) var largest: Double

  /// What is known: a few dozen samples at most, which are searched faster than hashed.
  private var known: [(argument: Double, value: Double)] = []

  init(at point: Double, valueAtPoint: Double, within bounds: ClosedRange<Double>?) {
    self.point = point
    self.valueAtPoint = valueAtPoint
    self.bounds = bounds
    largest = valueAtPoint.magnitude
  }

  /// The value at x + displacement, and what rounding that sum lost of the displacement; `nil` where f is not finite, out
  /// of bounds, or where the sum is x itself.
  mutating func sample(
    _ displacement: Double, _ f: (Double) throws -> Double
  ) rethrows -> (value: Double, lost: Double)? {
    guard displacement != 0 else { return (valueAtPoint, 0) }
    let argument = point + displacement
    guard argument.isFinite, argument != point, bounds?.contains(argument) != false else { return nil }
    let value: Double
    if let seen = known.first(where: { $0.argument == argument }) {
      value = seen.value
    } else {
      value = try f(argument)
      evaluations += 1
      known.append((argument, value))
    }
    guard value.isFinite else { return nil }
    largest = Swift.max(largest, value.magnitude)
    return (value, ((argument - point) - displacement).magnitude)
  }
}
