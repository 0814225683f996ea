// After reading this file you know how a certified number is shown: with as many digits as are certain, and never more.
//
//     0.5                               exact
//     -8.33333333333333385179104e-11    certain to 40 digits, of which 24 are shown
//     left -1, right 1                  a kink
//     no value                          none

import SymbolicCompare

/// A certified number for a reader: at most 24 digits, all certain.
func certifiedNumeral(_ truth: CertifiedNumber) -> String {
  switch truth.kind {
  case .number: truth.right.ball.map { certifiedNumeral($0, truth.digits, atMost: 24) } ?? "none"
  case .huge: side(truth.right)
  case .kink(let order):
    "\(order > 1 ? "order \(order): " : "")left \(side(truth.left)), right \(side(truth.right))"
  case .partial: "\(side(truth.right)) along two directions, not \(side(truth.left))"
  case .jump: "a jump from \(side(truth.left)) to \(side(truth.right))"
  case .infinite:
    truth.left == truth.right ? side(truth.right) : "left \(side(truth.left)), right \(side(truth.right))"
  case .oneSided: "left \(side(truth.left)), right \(side(truth.right))"
  case .noValue(let isRemovable): isRemovable ? "no value, but a limit" : "no value"
  case .undecided: "not decided"
  }
}

/// The certified number of a derivative: a kink of a lower order has its order beside it.
func certifiedNumeral(of row: DerivativeComparison) -> String {
  guard let truth = row.truth else { return "none" }
  return (truth.kind == .kink(order: 1) && row.order > 1 ? "order 1: " : "") + certifiedNumeral(truth)
}

/// A ball's number to its certain digits, and no more than a limit.
func certifiedNumeral(_ ball: Ball, _ digits: Int, atMost limit: Int) -> String {
  let nearest = ball.midpoint.nearestDouble
  if ball.isExact, nearest.isFinite, BigFloat(nearest) == ball.midpoint {
    let text = numeral(nearest)
    if text.count <= limit { return text }
  }
  guard digits > 0 else { return ball.isZeroInDouble ? "0" : "no digit is certain" }
  return ball.midpoint.decimal(digits: Swift.min(limit, digits))
}

/// How many digits are certain, for a column: "all" of an exact number.
func digitsOfCertified(_ truth: CertifiedNumber) -> String {
  guard let ball = truth.number else { return "" }
  if ball.isExact { return "all" }
  return ball.isZeroInDouble ? "" : String(truth.digits)
}

private func side(_ side: CertifiedSide) -> String { side.words { numeral($0.midpoint.nearestDouble) } }

/// The certified numbers as JSON: numerals of up to 31 digits as strings, and how many of their digits are certain.
struct CertifiedJSON {
  private let comparison: Comparison

  init(_ comparison: Comparison) { self.comparison = comparison }

  var value: JSONValue {
    let rows = comparison.derivatives
    let higher = comparison.higherDerivatives
    var fields: [(String, JSONValue)] = [("value", number(comparison.valueComparison))]
    fields.append(("gradient", .object(rows.map { ($0.variable, number($0)) })))
    if !higher.isEmpty { fields.append(("hessian", .object(higher.map { ($0.key, number($0)) }))) }
    let all = [comparison.valueComparison] + rows + higher
    fields.append(("digits", .object(all.map { ($0.order == 0 ? "f" : $0.key, digits($0)) })))
    // At a kink of a lower order there is nothing to have two sides.
    let kinks = (rows + higher).filter { $0.truth?.kind == .kink(order: $0.order) }
    if !kinks.isEmpty {
      fields.append(("left", .object(kinks.map { ($0.key, side($0.truth?.left)) })))
      fields.append(("right", .object(kinks.map { ($0.key, side($0.truth?.right)) })))
    }
    return .object(fields)
  }

  /// A number as a string; `null` where none is certified.
  private func number(_ row: DerivativeComparison) -> JSONValue {
    guard let truth = row.truth else { return .null }
    if truth.kind == .infinite || truth.kind == .huge, truth.left == truth.right { return side(truth.right) }
    return truth.number == nil ? .null : side(truth.right)
  }

  private func side(_ side: CertifiedSide?) -> JSONValue {
    switch side {
    case .number(let ball)?:
      let accuracy = ball.accuracyInBits
      let digits = accuracy == .max ? 31 : Swift.max(0, Int(Double(accuracy) * 0.30102999566398119))
      return .string(certifiedNumeral(ball, digits, atMost: 31))
    case .huge(let sign, _)?, .infinite(let sign)?: return .string(sign > 0 ? "Infinity" : "-Infinity")
    case .undefined?, .unknown?, .undecided?, nil: return .null
    }
  }

  private func digits(_ row: DerivativeComparison) -> JSONValue {
    guard let truth = row.truth, let number = truth.number else { return .whole(0) }
    return .whole(number.isExact ? 31 : Swift.min(31, truth.digits))
  }
}
