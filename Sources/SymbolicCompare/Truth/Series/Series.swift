// After reading this file you know the series that a function has on one side of a point: a sum of powers of t > 0, whose
// exponents need not be whole, and may be negative.
//
//     x = x0 + t      to the right of x0        √(x²) at 0:   t         on both sides, t being the distance
//     x = x0 − t      to the left               1/x at 0:     ±t^(−1)
//                                               √x at 0:      t^(1/2)   on the right
//
// Its first coefficient decides what a function put together from pieces does beside the point, and its coefficient of
// t^k is the k-th derivative on that side, over k!.
//
// Notation. Exponents are lead, lead + unit, lead + 2·unit, …; what is not listed is exactly 0 below `end`, and unknown
// from there on. Without an end the series is a finite sum, and known whole.
//
// Source: Puiseux series as in Griewank & Walther, chapter 14 (one-sided Laurent models).

/// A truncated series Σ c_k t^(lead + k·unit) in t > 0.
struct Series<C: Coefficient>: Sendable {
  var lead: Exponent
  var unit: Exponent
  var coefficients: [C]

  /// The exponent from which on nothing is known; `nil` if the series is a finite sum.
  var end: Exponent?

  init(lead: Exponent = .zero, unit: Exponent = .one, _ coefficients: [C], end: Exponent? = nil) {
    self.lead = lead
    self.unit = unit
    self.coefficients = coefficients
    self.end = end
    normalize()
  }

  /// A number.
  init(constant: C) { self.init([constant]) }

  /// Whether the series is 0, known whole.
  var isZero: Bool { coefficients.isEmpty && end == nil }

  /// Whether it is a number and nothing else.
  var isConstant: Bool {
    end == nil && (coefficients.isEmpty || (coefficients.count == 1 && lead == .zero))
  }

  /// The number that the series is at t = 0, if it has no negative exponents.
  var constantTerm: C {
    lead == .zero ? coefficients.first ?? C(0) : C(0)
  }

  /// The exponent of a coefficient; `nil` if it does not fit.
  func exponent(_ index: Int) -> Exponent? {
    Exponent(index).multiplied(by: unit).flatMap { lead.adding($0) }
  }

  /// The coefficient of t^k; `nil` if it lies beyond the end.
  func coefficient(of exponent: Exponent) -> C? {
    if let end, exponent >= end { return nil }
    guard exponent >= lead, let distance = exponent.adding(lead.negated) else { return C(0) }
    if distance == .zero { return coefficients.first ?? C(0) }
    guard coefficients.count > 1, let index = distance.quotient(by: unit), index < coefficients.count else {
      return C(0)
    }
    return coefficients[index]
  }

  /// Leaves out exact zeros at both ends, and what lies beyond the end.
  private mutating func normalize() {
    if let end {
      while let last = exponent(coefficients.count - 1), !coefficients.isEmpty, last >= end {
        coefficients.removeLast()
      }
    }
    while let last = coefficients.last, last.isZero { coefficients.removeLast() }
    let zeros = coefficients.prefix(while: \.isZero).count
    if zeros > 0, let first = exponent(zeros) {
      coefficients.removeFirst(zeros)
      lead = first
    }
    if coefficients.isEmpty { lead = end ?? .zero }
  }
}

/// The sign of a series for small t > 0, or what is missing to tell it.
enum LeadingSign: Equatable {
  case known(Int)
  case needsPrecision
  case needsTerms
}

extension Series {
  /// The sign of the first coefficient, which is the function's beside the point.
  var leadingSign: LeadingSign {
    guard let first = coefficients.first else { return end == nil ? .known(0) : .needsTerms }
    return first.certainSign.map { .known($0) } ?? .needsPrecision
  }

  var negated: Series {
    var result = self
    result.coefficients = coefficients.map(\.negated)
    return result
  }

  /// The product with a number.
  func scaled(by factor: C, _ context: SeriesContext) -> Series {
    Series(
      lead: lead, unit: unit, coefficients.map { $0.multiplied(by: factor, context) },
      end: factor.isZero ? nil : end)
  }

  /// The product with t^shift.
  func shifted(by shift: Exponent) -> Series? {
    guard let newLead = lead.adding(shift) else { return nil }
    guard let end else { return Series(lead: newLead, unit: unit, coefficients) }
    guard let newEnd = end.adding(shift) else { return nil }
    return Series(lead: newLead, unit: unit, coefficients, end: newEnd)
  }
}
