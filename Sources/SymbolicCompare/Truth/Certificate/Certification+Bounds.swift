// After reading this file you know what is said without a whole certificate: a number that running bounds in `Double` vouch
// for, and how far a sound program may be off.

internal import Elementary

extension Certification {
  /// The derivative with a bound by running numbers in `Double`, if no step is singular and so many bits are
  /// certain.
  ///
  /// A few evaluations in `Double`: the first rung of the ladder, which most numbers do not need to leave.
  public mutating func quick(by positions: [Int], bits: Int) -> CertifiedNumber? {
    if Set(positions).count > 1 && !program.interact(positions) { return nil }
    guard let number = running(by: positions), number.isFinite, !meetsSingularSteps(positions) else {
      return nil
    }
    let ball = Ball(midpoint: BigFloat(number.value), radius: Magnitude(number.error))
    guard ball.isExact || ball.accuracyInBits >= bits else { return nil }
    return CertifiedNumber(
      kind: .number, right: .number(ball), left: .number(ball), bits: 53, events: [], obstacle: nil)
  }

  /// A derivative by running numbers where nothing singular is met; `nil` elsewhere.
  private mutating func running(by positions: [Int]) -> RunningNumber? {
    let context = SeriesContext(
      bits: 53, terms: Swift.max(4, positions.count + 2), keepsRationals: false)
    if positions.count < 2 { return runningSweep(context).number(positions.first) }
    let (limit, events) = doubles.derivative(by: positions, context)
    guard events.isEmpty, case .number(let number) = limit else { return nil }
    return number
  }

  /// Whether a step is singular, though not along these directions.
  private func meetsSingularSteps(_ positions: [Int]) -> Bool {
    guard positions.count < 2, let sweep = doubleSweep else { return false }
    return !sweep.events.isEmpty || !sweep.dormantEvents.isEmpty
  }

  private mutating func runningSweep(_ context: SeriesContext) -> GradientSweep<RunningNumber> {
    let sweep = doubleSweep ?? GradientSweep(of: program, at: point, context)
    doubleSweep = sweep
    return sweep
  }

  /// How far a program in `Double` may be off: the radius of the same evaluation at 53 bits, every operation rounded.
  ///
  /// By running numbers in `Double` where these stay in range, else by balls of 53 bits; infinite where such a program can
  /// lose all digits. From second order on, what a method may lose by adding up in another order comes on top.
  public mutating func radiusInDouble(by positions: [Int]) -> Double {
    let radius = ownRadiusInDouble(by: positions)
    guard positions.count > 1, radius.isFinite else { return radius.isNaN ? .infinity : radius }
    let majorant = Majorant(of: program, at: point, along: Set(positions), order: positions.count)
    return majorant.spread.isNaN ? .infinity : radius + majorant.spread
  }

  private mutating func ownRadiusInDouble(by positions: [Int]) -> Double {
    if let number = running(by: positions), number.isFinite {
      let spread = positions.count == 1 ? doubleSweep?.spread[positions[0]] ?? 0 : 0
      return number.radius + spread
    }
    return radiusInBalls(by: positions)
  }

  /// The radius as in ``radiusInDouble(by:)``, by balls of 53 bits alone, which rely on no bound of the C
  /// library.
  ///
  /// It is infinite where all digits can be lost.
  ///
  /// - Parameters:
  ///   - positions: the inputs by which it is differentiated, one for each order; none for the value.
  ///   - roundsNumerals: whether the program's numerals count as rounded, too; first order and values alone.
  public mutating func radiusInBalls(by positions: [Int], roundsNumerals: Bool = false) -> Double {
    var context = SeriesContext(
      bits: 53, terms: Swift.max(4, positions.count + 2), keepsRationals: false,
      roundsNumerals: roundsNumerals)
    if positions.count < 2 {
      let sweep =
        roundsNumerals ? GradientSweep<Enclosure>(of: program, at: point, context) : ballSweep(context)
      if sweep.tells(positions.first) {
        guard let number = sweep.number(positions.first) else { return .infinity }
        return number.radius + (positions.first.map { sweep.spread[$0] } ?? 0)
      }
    }
    var wide = RayCache<Enclosure>(program, point)
    while true {
      switch wide.derivative(by: positions, context).limit {
      case .number(let number): return number.radius
      case .obstacle(let obstacle) where obstacle.reason == .needsTerms && context.terms < ladder.mostTerms:
        context.terms *= 2
      default: return .infinity
      }
    }
  }
}
