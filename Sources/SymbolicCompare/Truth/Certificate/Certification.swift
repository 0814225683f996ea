// After reading this file you know how a certificate comes about: the series on both sides are computed at 64 bits, and
// at twice as many until enough bits of every number are certain.
//
// Where no step was singular the function is analytic at the point, and its left side is its right one: one evaluation
// serves. Where inputs do not interact, a derivative by both is exactly 0, and nothing is computed.
//
// Cost. One series a step, side, ray and precision.

/// Computes certified derivatives of one program at one point, and keeps what it has computed.
public struct Certification: Sendable {
  let program: StraightLineProgram
  let point: [Double]
  let ladder: PrecisionLadder
  private var balls: RayCache<Enclosure>
  var doubles: RayCache<RunningNumber>

  /// The sweeps over balls, by the precision at which they were asked for: at 53 bits without rationals.
  private var ballSweeps: [Int: GradientSweep<Enclosure>] = [:]

  /// The sweep over running numbers, once it was asked for.
  var doubleSweep: GradientSweep<RunningNumber>?

  /// A program at a point, whose coordinates are exactly these numbers.
  public init(of program: StraightLineProgram, at point: [Double], ladder: PrecisionLadder = .init()) {
    self.program = program
    self.point = point
    var ladder = ladder
    if program.hasCostlyPolygamma { ladder.last = Swift.min(ladder.last, Self.lastBitsOfPolygamma) }
    self.ladder = ladder
    balls = RayCache(program, point)
    doubles = RayCache(program, point)
  }

  /// The certified derivative by inputs at these positions, one for each order: `[0, 0]` is ∂²f/∂x0², none the value.
  public mutating func derivative(by positions: [Int]) -> CertifiedNumber {
    if positions.count > 1, Set(positions).count > 1, !program.interact(positions) {
      return ofNoInteraction(positions)
    }
    let result = alongAxes(positions)
    guard result.kind == .number, !result.events.isEmpty else { return result }
    if positions.count == 1 { return acrossAxes(result, positions[0]) }
    return positions.count == 2 && positions[0] != positions[1] ? acrossDiagonals(result, positions) : result
  }

  /// 0, for inputs that act on parts of their own, where the first derivatives by all of them exist.
  private mutating func ofNoInteraction(_ positions: [Int]) -> CertifiedNumber {
    for position in Set(positions).sorted() {
      let slope = alongAxes([position])
      if slope.kind != .number && slope.kind != .huge { return slope }
    }
    return .zero
  }

  /// Whether a mixed derivative at a seam explains the curvature along another diagonal of each orthant, too.
  ///
  /// f″ along (1, 2) is f_xx + 4·f_xy + 4·f_yy. Where it is not, the mixed derivative is not decided.
  private mutating func acrossDiagonals(_ mixed: CertifiedNumber, _ positions: [Int]) -> CertifiedNumber {
    guard case .number(let number) = mixed.right else { return mixed }
    let (i, j) = (positions[0], positions[1])
    let context = SeriesContext(bits: mixed.bits, terms: 6)
    for (a, b) in [(1, 1), (1, -1), (-1, 1), (-1, -1)] {
      let step = program.output
      let limits = [Ray.along(i, a), .along(j, b), Ray(components: [i: a, j: 2 * b])].map {
        balls.result($0, context).germ.limit(order: 2, context, step: step)
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

  private mutating func alongAxes(_ positions: [Int]) -> CertifiedNumber {
    var context = SeriesContext(bits: ladder.first, terms: Swift.max(4, positions.count + 2))
    while true {
      let attempt =
        positions.count < 2 ? firstAttempt(positions.first, context) : attempt(positions, context)
      switch attempt.need(ladder, bits: context.bits) {
      case .terms where context.terms < ladder.mostTerms: context.terms *= 2
      case .precision where context.bits < ladder.last: context.bits *= 2
      default: return attempt.certified(context.bits, ladder)
      }
    }
  }

  /// The last precision for polygamma of an order beyond 20, of which 8192 bits would take minutes.
  private static let lastBitsOfPolygamma = 1024

  /// The most inputs whose pairs of directions are looked at.
  private static let mostInputsInPairs = 8

  /// Looks for a proof that the function is not differentiable where a step is singular.
  ///
  /// In each sum of two directions its slope has to be the sum of the partial derivatives, on all four sides. To find none
  /// proves nothing.
  private mutating func acrossAxes(_ slope: CertifiedNumber, _ position: Int) -> CertifiedNumber {
    guard point.count <= Self.mostInputsInPairs, case .number(let own) = slope.right else { return slope }
    let context = SeriesContext(bits: slope.bits, terms: 4)
    for other in point.indices where other != position && isContinuous(along: other, context) {
      // A kink of the other input alone is told there; so is a jump.
      let sides = [1, -1].map { sign in
        balls.result(.along(other, sign), context).germ.limit(order: 1, context, step: program.output)
          .times(sign)
      }
      guard case (.number(let partial), .number(let left)) = (sides[0], sides[1]),
        !partial.certainlyDiffers(from: left)
      else { continue }
      for (a, b) in [(1, 1), (1, -1), (-1, 1), (-1, -1)] {
        let along = balls.result(Ray(components: [position: a, other: b]), context)
          .germ.limit(order: 1, context, step: program.output)
        let bits = context.bits
        guard case .number(let along) = along else {
          // A slope along the diagonal that is no number: there is no linear approximation.
          if case .obstacle(let obstacle) = along, obstacle.isCurable { continue }
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

  /// Whether the limits from both sides of an input are the value, as far as they are known.
  private mutating func isContinuous(along position: Int, _ context: SeriesContext) -> Bool {
    let numbers = [Ray.point, .along(position, 1), .along(position, -1)].map { ray in
      balls.result(ray, context).germ.limit(order: 0, context, step: program.output)
    }
    guard case .number(let value) = numbers[0], case .number(let right) = numbers[1],
      case .number(let left) = numbers[2]
    else { return false }
    return !value.certainlyDiffers(from: right) && !value.certainlyDiffers(from: left)
  }

  /// The precision up to which one sweep for all inputs is tried.
  private static let mostBitsOfSweep = 2048

  /// The sweep at a precision, which is done once for all inputs.
  mutating func ballSweep(_ context: SeriesContext) -> GradientSweep<Enclosure> {
    if let known = ballSweeps[context.bits] { return known }
    let sweep = GradientSweep<Enclosure>(of: program, at: point, context)
    ballSweeps[context.bits] = sweep
    return sweep
  }

  /// Whether no singular step comes between the value and these inputs, so that sweeps made once for all inputs tell of its
  /// first derivatives by them.
  ///
  /// - Complexity: that of a sweep, once.
  public mutating func isShared(by positions: [Int]) -> Bool {
    let sweep = ballSweep(SeriesContext(bits: ladder.first, terms: 4))
    return sweep.tells(nil) && positions.allSatisfy { sweep.tells($0) }
  }

  /// The value, or a first derivative: from one sweep for all inputs where it hangs on no singular step.
  private mutating func firstAttempt(_ position: Int?, _ context: SeriesContext) -> Attempt {
    // Above that the series are used: in exp(u)·exp(−u) they cancel exponents, adjoints only digits.
    if context.bits <= Self.mostBitsOfSweep {
      let sweep = ballSweep(context)
      if sweep.tells(position) { return attempt(sweep, position, context) }
    }
    if let position { return attempt([position], context) }
    let result = balls.result(.point, context)
    return Attempt(
      sides: [result.germ.limit(order: 0, context, step: program.output)], events: result.events,
      isPoint: true)
  }

  private func attempt(
    _ sweep: GradientSweep<Enclosure>, _ position: Int?, _ context: SeriesContext
  ) -> Attempt {
    let value = sweep.value.limit(order: 0, context, step: program.output)
    guard position != nil else { return Attempt(sides: [value], events: sweep.events, isPoint: true) }
    guard let slope = sweep.number(position) else {
      // Without a value there is no derivative.
      return Attempt(
        sides: [sweep.value.limit(order: 1, context, step: program.output)], events: sweep.events,
        dormant: sweep.dormantEvents, value: value)
    }
    // What is not told of a singular step is the same on both sides.
    let sides = [Limit<Enclosure>](repeating: .number(slope), count: sweep.events.isEmpty ? 1 : 2)
    return Attempt(sides: sides, events: sweep.events, dormant: sweep.dormantEvents)
  }

  private mutating func attempt(_ positions: [Int], _ context: SeriesContext) -> Attempt {
    let (right, events) = balls.derivative(by: positions, context)
    var attempt = Attempt(sides: [right], events: events)
    attempt.dormant = balls.dormant(positions, context)
    if events.isEmpty {
      if case .number = right { return attempt }
      if case .obstacle(let obstacle) = right, obstacle.isCurable { return attempt }
    }
    let distinct = Array(Set(positions)).sorted()
    for mask in 1..<(1 << distinct.count) {
      var signs: [Int: Int] = [:]
      for (bit, position) in distinct.enumerated() { signs[position] = mask >> bit & 1 == 1 ? -1 : 1 }
      let (side, events) = balls.derivative(by: positions, towards: signs, context)
      attempt.sides.append(side)
      attempt.events = attempt.events.union(events)
    }
    attempt.value = balls.result(.point, context).germ.limit(order: 0, context, step: program.output)
    // What a pure derivative needs of the lower orders: that each is the same on both sides.
    for position in distinct {
      for order in 0..<positions.count {
        let step = program.output
        let limits = [1, -1].map { sign in
          balls.result(.along(position, sign), context).germ.limit(order: order, context, step: step)
            .times(order % 2 == 0 ? 1 : sign)
        }
        attempt.lower.append((order, limits[0], limits[1]))
      }
    }
    return attempt
  }
}
