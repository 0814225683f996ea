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
  var balls: RayCache<Enclosure>
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
    ladder.last = Swift.min(ladder.last, program.mostBits)
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
    if positions.count == 1 {
      return point.count > Self.mostInputsInPairs
        ? result : acrossAxes(result, positions[0], Array(point.indices))
    }
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

  mutating func alongAxes(_ positions: [Int]) -> CertifiedNumber {
    var context = SeriesContext(bits: ladder.first, terms: Swift.max(4, positions.count + 2))
    while true {
      let attempt =
        positions.count < 2 ? firstAttempt(positions.first, context) : attempt(positions, context)
      let need = attempt.need(ladder)
      switch need {
      case .terms where context.terms < ladder.mostTerms: context.terms *= 2
      case .precision where context.bits < ladder.last: context.bits *= 2
      default:
        var certified = attempt.certified(context.bits, ladder)
        if need == .terms { certified.insufficientTerms = context.terms }
        return certified
      }
    }
  }

  /// The most inputs whose pairs of directions are looked at.
  static let mostInputsInPairs = 8

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
