// After reading this file you know what becomes of floor, of a remainder and of a choice between two branches beside a point.
//
//     floor(x) at 2           to the right 2 + t, at least 2: 2           to the left 2 − t, below 2: 1
//     mod(x, 3) at 6          x − 3·floor(x/3): t to the right, 3 − t to the left
//     ifPositive(x, y) at 0   y to the right, 0 to the left and at 0, whatever y is there
//
// A ball that holds no whole number is in one piece, and floor of it is that whole number, exactly. Of one that holds some, the
// hull of all pieces is taken: no decision is made. where(c, t, f) is the sum of two gates, of which one passes: of a condition
// whose sign is not told the hull is that of t and f, which is no wider than they differ. Beside the point none is taken of pieces
// that do not meet: the function may jump from one to the other, however close they are, and then it has no slope.

internal import Elementary

extension SideEvaluation {
  /// The largest whole number that is not above a series.
  mutating func floor(_ x: Series<C>) -> Germ<C> {
    guard x.lead >= .zero else { return fail(.noSeries) }
    if x.coefficients.isEmpty && x.end == .zero { return fail(.needsTerms) }
    let whole = C.apply(.floor, to: x.constantTerm, context)
    if x.isConstant && whole.rational != nil {
      meet(.seam, at: x.adding(Series(constant: whole), negating: true, context))
      return constant(whole)
    }
    let below = whole.subtracting(C(1), context)
    func wholeOrBelow(_ side: inout Self) -> Germ<C> {
      side.either(Series(constant: whole), or: Series(constant: below), apart: C(1), beside: x)
    }
    guard whole.rational != nil else {
      return wholeOrBelow(&self)
    }
    let distance = x.adding(Series(constant: whole), negating: true, context)
    meet(.seam, at: distance)
    switch distance.leadingSign {
    case .known(let sign): return constant(sign < 0 ? below : whole)
    case .needsTerms: return fail(.needsTerms)
    case .needsPrecision: return wholeOrBelow(&self)
    }
  }

  /// x − y·floor(x/y).
  mutating func flooredRemainder(_ x: Series<C>, _ y: Series<C>) -> Germ<C> {
    if y.isZero { return fail(.undefined) }
    guard case .known = y.leadingSign else { return fail(missing: y.leadingSign) }
    guard y.lead == .zero else { return fail(y.lead > .zero && x.isZero ? .undefined : .noSeries) }
    if operandsAreOne { return .series(Series([])) }
    let ratio = divide(x, y)
    guard case .series(let quotient) = ratio else { return ratio }
    let germ = floor(quotient)
    guard case .series(let whole) = germ else { return germ }
    return .series(x.adding(y.scaled(by: whole.constantTerm, context), negating: true, context))
  }

  /// A branch that is taken where the first operand is positive, or where it is not; else 0.
  mutating func gate(_ function: BinaryFunction, _ x: Germ<C>, _ y: Germ<C>) -> Germ<C> {
    let sign: LeadingSign
    switch x {
    case .series(let x):
      meet(.seam, at: x)
      sign = x.leadingSign
      if sign == .needsPrecision, case .series(let y) = y { return either(y, or: Series([]), beside: x) }
    case .obstacle(let obstacle):
      guard let infinite = obstacle.infiniteSign else { return x }
      sign = .known(infinite)
    }
    switch sign {
    case .known(let sign): return (sign > 0) == (function == .ifPositive) ? y : constant(C(0))
    case .needsTerms: return fail(.needsTerms)
    case .needsPrecision: return fail(.needsPrecision)
    }
  }

  /// One of two pieces, it is not told which: their hull.
  ///
  /// Where the operand that decides moves, and the pieces begin with different numbers, the function may jump here: then nothing
  /// is known.
  mutating func either(
    _ a: Series<C>, or b: Series<C>, apart: C? = nil, beside operand: Series<C>
  ) -> Germ<C> {
    let gap = apart ?? a.constantTerm.subtracting(b.constantTerm, context)
    // A program that rounds is asked for its numbers alone, and these lie in the hull.
    leaveOpen()
    let mayJump = context.keepsRationals && !operand.isConstant && (gap.certainSign ?? 0) != 0
    return (mayJump ? nil : a.hull(b, context)).map { .series($0) } ?? fail(.needsPrecision)
  }

  /// The sum of both gates on one condition, where its sign is not told: one branch is taken, so that the hull of the two holds
  /// it, and what both are where they are one; `nil` for any other step.
  mutating func choice(
    at index: Int, of program: StraightLineProgram, _ germ: (Int) -> Germ<C>
  ) -> Germ<C>? {
    guard case .apply(.add, let a, let b?) = program.steps[index],
      case .apply(.binary(let first), let condition, let one?) = program.steps[a], first.isGate,
      case .apply(.binary(let second), let sameCondition, let other?) = program.steps[b], second.isGate,
      first != second, program.areEqual(condition, sameCondition), case .series(let x) = germ(condition)
    else { return nil }
    if case .known = x.leadingSign { return nil }
    if program.areEqual(one, other) { return germ(one) }
    if x.leadingSign == .needsTerms { return fail(.needsTerms) }
    guard case .series(let p) = germ(one), case .series(let q) = germ(other) else { return nil }
    return either(p, or: q, beside: x)
  }
}
