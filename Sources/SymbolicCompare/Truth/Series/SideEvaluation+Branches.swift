// After reading this file you know how a branch is taken beside a point: by the sign of a series, not of a number.
//
//     max(x, x^2) at 0     to the right x − x^2 = t − t^2 > 0: x      to the left −t − t^2 < 0: x^2
//     relu(x)^2 at 0       t^2 to the right, 0 to the left
//     heaviside(x) at 0    1, 0, and 1/2 at the point itself
//     max(x, sqrt(x)^2)    the same on both sides: which of them it is need not be known

internal import Elementary

extension SideEvaluation {
  /// abs, sign, heaviside and relu.
  mutating func branch(_ function: UnaryFunction, _ x: Series<C>) -> Germ<C> {
    meet(.seam, at: x)
    let sign = x.leadingSign
    if case .known(let sign) = sign { return .series(piece(function, x, sign)) }
    let (above, below) = (piece(function, x, 1), piece(function, x, -1))
    if function == .abs || function == .relu { return hull(above, below, sign) }
    return sign == .needsTerms ? fail(.needsTerms) : either(above, or: below, beside: x)
  }

  /// The piece on which the argument has this sign.
  private func piece(_ function: UnaryFunction, _ x: Series<C>, _ sign: Int) -> Series<C> {
    switch function {
    case .abs: sign < 0 ? x.negated : x
    case .relu: sign > 0 ? x : Series([])
    case .sign: Series(constant: C(sign))
    default: Series(constant: C(exactly: Double(sign + 1) / 2))
    }
  }

  mutating func apply(_ function: BinaryFunction, _ x: Series<C>, _ y: Series<C>) -> Germ<C> {
    switch function {
    case .max: selection(x, y, ofLarger: true)
    case .min: selection(x, y, ofLarger: false)
    case .hypot: hypot(x, y)
    case .mod: flooredRemainder(x, y)
    case .ifPositive, .ifNotPositive: gate(function, .series(x), .series(y))
    case .atan2: angle(y: x, x: y)
    case .pow: power(x, y)
    case .polygamma, .sincDerivative: derivative(function, ofOrder: x, at: y)
    }
  }

  private mutating func selection(_ x: Series<C>, _ y: Series<C>, ofLarger: Bool) -> Germ<C> {
    let difference = difference(x, y)
    meet(.seam, at: difference)
    let sign = difference.leadingSign
    if case .known(let sign) = sign { return .series((sign >= 0) == ofLarger ? x : y) }
    return hull(x, y, sign)
  }

  /// Two pieces that meet, where a sign that is not told decides between them: what holds both.
  ///
  /// Where all coefficients that are kept of what decides are exactly 0, the pieces are one as far as these go.
  private mutating func hull(_ a: Series<C>, _ b: Series<C>, _ sign: LeadingSign) -> Germ<C> {
    leaveOpen()
    return a.hull(b, context).map { .series($0) } ?? fail(missing: sign)
  }

  private mutating func hypot(_ x: Series<C>, _ y: Series<C>) -> Germ<C> {
    if y.isZero { return branch(.abs, x) }
    if x.isZero { return branch(.abs, y) }
    guard case .series(let a) = multiply(x, x), case .series(let b) = multiply(y, y) else {
      return fail(.noSeries)
    }
    return power(a.adding(b, context), Rational.half)
  }

  /// The angle of the point (x, y): an arc tangent of the smaller ratio, and the quadrant.
  private mutating func angle(y: Series<C>, x: Series<C>) -> Germ<C> {
    let signs = (y.leadingSign, x.leadingSign)
    guard case (.known(let signOfY), .known(let signOfX)) = signs else {
      if case .known = signs.0 { return fail(missing: signs.1) }
      // Beside the positive half axis the sign of y does not matter.
      guard case .known(1) = signs.1, x.lead == .zero else { return fail(missing: signs.0) }
      return ratio(y, x)
    }
    if signOfX == 0 && signOfY == 0 { return constant(C(0)) }
    if x.lead > .zero || signOfX == 0 { meet(.seam) } else if signOfX < 0 { meet(.seam, at: y) }
    let pi = C.constant(.pi, context)
    let isSteep =
      signOfY != 0 && (y.lead < x.lead || signOfX == 0 || (y.lead == x.lead && isLarger(y, than: x)))
    if isSteep {
      let germ = signOfX == 0 ? constant(C(0)) : ratio(x, y)
      guard case .series(let rest) = germ else { return germ }
      let quarter = pi.multiplied(by: C(exactly: signOfY < 0 ? -0.5 : 0.5), context)
      return .series(Series(constant: quarter).adding(rest, negating: true, context))
    }
    let germ = signOfY == 0 ? constant(C(0)) : ratio(y, x)
    guard case .series(let rest) = germ else { return germ }
    if signOfX > 0 { return .series(rest) }
    return .series(Series(constant: signOfY < 0 ? pi.negated : pi).adding(rest, context))
  }

  private mutating func ratio(_ y: Series<C>, _ x: Series<C>) -> Germ<C> {
    let germ = divide(y, x)
    guard case .series(let ratio) = germ else { return germ }
    return apply(.atan, ratio)
  }

  /// Whether |y| is certainly the larger one at the point.
  private func isLarger(_ y: Series<C>, than x: Series<C>) -> Bool {
    guard let a = y.coefficients.first, let b = x.coefficients.first else { return false }
    let difference = a.multiplied(by: a, context).subtracting(b.multiplied(by: b, context), context)
    return difference.certainSign == 1
  }

  /// A power with any exponent.
  private mutating func power(_ base: Series<C>, _ exponent: Series<C>) -> Germ<C> {
    if exponent.isConstant, let q = exponent.constantTerm.rational { return power(base, q) }
    if base.isZero {
      guard case .known(let sign) = exponent.leadingSign else { return fail(missing: exponent.leadingSign) }
      return sign > 0 && exponent.lead == .zero ? constant(C(0)) : fail(.undefined)
    }
    switch base.leadingSign {
    case .known(let sign):
      if sign < 0 { return fail(.undefined) }
      if base.lead > .zero { meet(.root) }
    case let sign: return fail(missing: sign)
    }
    guard base.lead == .zero else { return fail(.noSeries) }
    let germ = apply(.log, base)
    guard case .series(let logarithm) = germ else { return germ }
    let product = multiply(exponent, logarithm)
    guard case .series(let product) = product else { return product }
    return apply(.exp, product)
  }
}
