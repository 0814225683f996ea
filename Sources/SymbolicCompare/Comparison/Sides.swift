// After reading this file you know how the certified limits on the two sides of a point are put into a sentence, such as
// "the function jumps here: from -1 on the left to 1 on the right".

import Truth

/// The two certified sides of a value or a derivative, in words for the reason of a verdict.
package struct Sides {
  private let truth: CertifiedNumber
  private let subject: String

  package init(_ truth: CertifiedNumber, _ subject: String) {
    self.truth = truth
    self.subject = subject
  }

  package var sentence: String {
    let (left, right) = (truth.left.words(\.figure), truth.right.words(\.figure))
    switch truth.kind {
    case .number, .huge: return "\(subject) is \(right)"
    case .kink(let order):
      let name = order == 1 ? "slope" : "derivative of order \(order)"
      return "not differentiable here: left \(name) \(left), right \(name) \(right)\(apart)"
    case .partial:
      return
        "not differentiable here, though the partial derivatives exist: the slope along the sum of two directions is "
        + "\(right), the sum of their slopes \(left)"
    case .jump where hasOneLimit:
      return "the limit of the function here is \(right), on both sides, and not its value"
    case .jump: return "the function jumps here: from \(left) on the left to \(right) on the right\(apart)"
    case .infinite: return "no finite derivative here: it tends to \(left) on the left, \(right) on the right"
    case .oneSided:
      let (bare, other) = isDefined(truth.right) ? ("left", right) : ("right", left)
      guard isDefined(truth.right) || isDefined(truth.left) else {
        return "the function has no values beside the point"
      }
      return "the function has no values on the \(bare); on the other side \(subject) is \(other)"
    case .noValue(let isRemovable):
      return isRemovable
        ? "the function has no value here, though its limits on both sides are equal"
        : "the function has no value here"
    case .undecided: return "\(subject) is not decided"
    }
  }

  /// Whether both sides are one number, so that the value alone is another one.
  private var hasOneLimit: Bool {
    guard let left = truth.left.ball, let right = truth.right.ball else { return false }
    return left.overlaps(right)
  }

  /// How far the sides are apart, where their figures do not show it.
  private var apart: String {
    guard let left = truth.left.ball, let right = truth.right.ball, !left.overlaps(right),
      left.midpoint.decimal(digits: 16) == right.midpoint.decimal(digits: 16)
    else { return "" }
    return ", apart by \(right.subtracting(left, bits: 64).midpoint.magnitude.decimal(digits: 2))"
  }

  private func isDefined(_ side: CertifiedSide) -> Bool {
    switch side {
    case .number, .huge, .infinite, .unknown, .undecided: true
    case .undefined: false
    }
  }
}

extension CertifiedSide {
  /// The side in words, its number by a numeral.
  package func words(_ numeral: (Ball) -> String) -> String {
    switch self {
    case .number(let ball): numeral(ball)
    case .huge(let sign, let exponent): "\(sign < 0 ? "-" : "")10^(\(FormattedNumber.short(exponent)))"
    case .infinite(let sign): sign > 0 ? "inf" : "-inf"
    case .undefined: "undefined"
    case .unknown: "unknown"
    case .undecided: "undecided"
    }
  }
}

extension CertifiedNumber {
  /// Whether a side has no power series.
  var hasNoSeries: Bool {
    [left, right].contains { if case .unknown = $0 { true } else { false } }
  }

  /// The step that keeps a derivative from existing: where a domain was left, or else where the function was first
  /// singular.
  var blamedStep: Int? {
    if let obstacle { return obstacle }
    let steep = kind == .infinite ? events.first { $0.kind == .root || $0.kind == .edge } : nil
    return steep?.step ?? events.first?.step
  }
}

extension Ball {
  /// The number in a sentence: exactly, or to sixteen digits.
  package var figure: String {
    let nearest = midpoint.nearestDouble
    if nearest.isFinite && BigFloat(nearest) == midpoint { return FormattedNumber.plain(nearest) }
    return midpoint.decimal(digits: 16)
  }
}
