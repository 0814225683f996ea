// After reading this file you know how a derivative along axes is put to the proof at a seam: by what the function does along the
// diagonals of two inputs.
//
//     √|x·y| at 0            slopes 0 along both axes, 1 along the diagonal          no linear approximation
//     where(x·y > 0, 1, 0)   0 along both axes, and it jumps along the diagonal      nor here
//     |x|·y at 0             slopes 0, and x·y or −x·y beside it                     no mixed derivative
//
// A counter-example refutes; that there is none proves nothing.

internal import Elementary

extension Certification {
  /// Whether a mixed derivative at a seam explains the curvature along another diagonal of each orthant, too.
  ///
  /// f″ along (1, 2) is f_xx + 4·f_xy + 4·f_yy. Where it is not, the mixed derivative is not decided.
  mutating func acrossDiagonals(_ mixed: CertifiedNumber, _ positions: [Int]) -> CertifiedNumber {
    guard case .number(let number) = mixed.right else { return mixed }
    let (i, j) = (positions[0], positions[1])
    // Without a linear approximation nothing is said of a second one.
    let slope = alongAxes([i])
    if slope.kind == .number {
      let across = acrossAxes(slope, i, [j])
      if across.kind != .number { return across }
    }
    let context = SeriesContext(bits: mixed.bits, terms: 6)
    for (a, b) in [(1, 1), (1, -1), (-1, 1), (-1, -1)] {
      let step = program.output
      let limits = [Ray.along(i, a), .along(j, b), Ray(components: [i: a, j: 2 * b])].map {
        germ(along: $0, upTo: 2, context).limit(order: 2, context, step: step)
      }
      guard case (.number(let xx), .number(let yy), .number(let along)) = (limits[0], limits[1], limits[2])
      else { continue }
      let bits = context.bits
      let four = Ball(4)
      let expected = xx.ball(bits: bits)
        .adding(four.multiplied(by: a == b ? number : number.negated, bits: bits), bits: bits)
        .adding(four.multiplied(by: yy.ball(bits: bits), bits: bits), bits: bits)
      if along.certainlyDiffers(from: .ball(expected)) {
        return CertifiedNumber(
          kind: .undecided, right: mixed.right, left: mixed.left, bits: mixed.bits, events: mixed.events,
          obstacle: mixed.events.first?.step)
      }
    }
    return mixed
  }

  /// Looks for a proof that the function is not differentiable where a step is singular.
  ///
  /// In each sum of two directions its slope has to be the sum of the partial derivatives, on all four sides. To find none
  /// proves nothing.
  mutating func acrossAxes(
    _ slope: CertifiedNumber, _ position: Int, _ others: [Int]
  ) -> CertifiedNumber {
    guard case .number(let own) = slope.right else { return slope }
    let context = SeriesContext(bits: slope.bits, terms: 4)
    for other in others where other != position && isContinuous(along: other, context) {
      // A kink of the other input alone is told there; so is a jump.
      let sides = [1, -1].map { sign in
        germ(along: .along(other, sign), upTo: 1, context)
          .limit(order: 1, context, step: program.output).times(sign)
      }
      guard case (.number(let partial), .number(let left)) = (sides[0], sides[1]),
        !partial.certainlyDiffers(from: left)
      else { continue }
      for (a, b) in [(1, 1), (1, -1), (-1, 1), (-1, -1)] {
        let germ = germ(along: Ray(components: [position: a, other: b]), upTo: 1, context)
        let along = slopeAtPoint(germ, context)
        let bits = context.bits
        guard case .number(let along) = along else {
          // Without a power series nothing is said of a slope. Where it is no number, there is no linear approximation.
          if case .obstacle(let obstacle) = along, obstacle.isCurable || obstacle.reason == .noSeries {
            continue
          }
          return CertifiedNumber(
            kind: .partial(with: other), right: along.certified(bits), left: slope.right, bits: bits,
            events: slope.events, obstacle: nil)
        }
        let step = b > 0 ? partial.ball(bits: bits) : partial.ball(bits: bits).negated
        let sum = (a > 0 ? own : own.negated).adding(step, bits: bits)
        if along.certainlyDiffers(from: .ball(sum)) {
          return CertifiedNumber(
            kind: .partial(with: other), right: .number(along.ball(bits: bits)), left: .number(sum),
            bits: bits, events: slope.events, obstacle: nil)
        }
      }
    }
    return slope
  }

  /// The series along a ray, with as many coefficients as the derivatives up to an order need; at most those of the ladder.
  private mutating func germ(along ray: Ray, upTo order: Int, _ context: SeriesContext) -> Germ<Enclosure> {
    var context = context
    while true {
      let germ = balls.result(ray, context).germ
      let isEnough = (0...order).allSatisfy { k in
        germ.limit(order: k, context, step: program.output).obstacle?.reason != .needsTerms
      }
      if isEnough || context.terms >= ladder.mostTerms { return germ }
      context.terms *= 2
    }
  }

  /// The slope at the point along a ray; infinite where the function jumps along it.
  private mutating func slopeAtPoint(_ germ: Germ<Enclosure>, _ context: SeriesContext) -> Limit<Enclosure> {
    let step = program.output
    let value = self.germ(along: .point, upTo: 0, context).limit(order: 0, context, step: step)
    if case (.number(let value), .number(let limit)) = (value, germ.limit(order: 0, context, step: step)),
      limit.certainlyDiffers(from: value),
      let sign = limit.subtracting(value, context).certainSign
    {
      return .infinite(sign)
    }
    return germ.limit(order: 1, context, step: step)
  }

  /// Whether the limits from both sides of an input are the value, as far as they are known.
  private mutating func isContinuous(along position: Int, _ context: SeriesContext) -> Bool {
    let numbers = [Ray.point, .along(position, 1), .along(position, -1)].map { ray in
      germ(along: ray, upTo: 0, context).limit(order: 0, context, step: program.output)
    }
    guard case .number(let value) = numbers[0], case .number(let right) = numbers[1],
      case .number(let left) = numbers[2]
    else { return false }
    return !value.certainlyDiffers(from: right) && !value.certainlyDiffers(from: left)
  }
}
