// After reading this file you know how the bottom of the V is found with seven or nine samples instead of thirty, and
// when that is not tried.
//
//     call 1       f(x)
//     calls 2–5    a pair of rungs at h ≈ 2⁻¹⁰|x| and h/8: f′, f″ and the truncation c·h² (RungPair.swift)
//     calls 6–7    the rung at h* = (u/2c)^⅓, with u = ε·|f|: the answer, and two witnesses of the real noise
//     calls 8–9    if u was larger than that: the rung at the new h*
//
//     h   2⁻¹⁰|x|       2⁻¹³|x|  …            h*
//         ●─────────────●                     ◉      c from the pair, u from what the pair does not explain at h*
//
// Rule. The chosen step is the one that the formula predicts, and it is cross-checked: noise is what its quotient *and* its
// second difference lie off the series through the pair, and what the pair lies off itself, so that no one unlucky
// difference of values decides. The largest witness counts, 2.5-fold, and never less than the last place of the samples.
// If that noise makes the pair silent, or moves h*, the search goes on with it.
//
// Scale. Where the pair is rough the steps are divided by 2⁹, where it is silent multiplied by 2⁹, 2⁹, 2¹⁸, 2³⁶ …, and halved
// between the two in octaves. Every step is a multiple of |x| and every comparison one of numbers of the same unit: so
// f(c·x)/c and c·f(x), with c a power of two, give the same digits. In three cases there is no scale, and 1 is taken for it: at
// x = 0; where |x| is below the least normal number, which has no such multiples; and where all samples are equal, so that no
// step longer than max(1, |x|)/2 is tried.
// Where rounding alone is to be seen (f is of second degree at most), the longest step wins, until 12 digits are certain.
// Where nothing is to be seen, neither on the longest step nor on two short ones, f is called flat: nine calls too.
//
//     error = c·h² + u/h          truncation, with what noise may hide in c, and rounding
//
// Doubt. Nothing is answered, and the whole ladder is climbed (Measurement.swift), where f is undefined or flat on some steps
// alone, where it is rough on every step or by little more than rounding (as if rounding inside f were to freeze on shorter
// steps), or where its noise is a 128th of it.
//
// Limits. Two things are not seen: the rounding of a part of f that does not move with x, as x₁² in (x₂ − x₁²)² by x₂, since it
// is the same in all samples; and a bend that is shorter than the samples are apart.
//
// Source: Gill, Murray, Saunders & Wright 1983 (h* from f‴ by a longer difference); Moré & Wild 2012 (noise first).

/// The search for the bottom of the V with a handful of rungs.
struct ShortLadder {
  private(set) var ladder = Ladder(.central)

  /// The noise of one sample that the rungs have shown.
  private var noise = 0.0

  /// The longest steps known to show rounding alone, and the shortest known to be too long, in octaves.
  private var silent: Int?
  private var rough: Int?

  /// Steps that show truncation.
  private var clear: Int?

  /// The best answer of steps that show rounding alone, with the noise that was known then: further out f may have more.
  private var settled: Measured?

  private let origin: Int

  init(at point: Double) { origin = Ladder.hasScale(point) ? point.exponent : 0 }

  /// What a look at a pair leads to.
  private enum Finding {
    case found(Measured), tooLong, tooShort, flat, doubtful
  }

  /// The bottom of the V, or `nil` where something speaks against it.
  mutating func measure(
    _ samples: inout Samples, _ f: (Double) throws -> Double
  ) rethrows -> Measured? {
    var octave = origin - 10
    var isFlat = false
    for _ in 0..<16 {
      guard (-1010...1010).contains(octave) else { return nil }
      switch try look(at: octave, &samples, f) {
      case .found(let measured): return measured
      case .doubtful: return nil
      case .tooLong: rough = octave
      case .tooShort: (silent, isFlat) = (octave, false)
      case .flat:
        if octave >= longestOfFlat { return try constant(&samples, f) }
        (silent, isFlat) = (octave, true)
      }
      switch (silent, rough) {
      case (let low?, let high?):
        guard high - low > 3 else { return settled }
        octave = (low + high) >> 1
      case (let low?, nil):
        octave += Swift.max(9, low - origin + 10)
        if isFlat { octave = Swift.min(octave, longestOfFlat) }
      case (nil, _): octave -= 9
      }
    }
    return nil
  }

  /// The octave of the longest step while all samples are equal: such samples show no scale, and 1 is taken for it.
  private var longestOfFlat: Int { Swift.max(origin, 0) - 1 }

  /// The answer where no sample differs from f(x), not on two short steps either; `nil` where one does.
  private mutating func constant(
    _ samples: inout Samples, _ f: (Double) throws -> Double
  ) rethrows -> Measured? {
    for octave in [origin - 19, origin - 28] {
      guard try rung(octave, &samples, f)?.isFlat == true else { return nil }
    }
    guard ladder.rungs.allSatisfy(\.isFlat) else { return nil }
    ladder.readNoise(samples)
    guard let longest = ladder.rungs.first else { return nil }
    let bottom = Bottom(rung: longest, truncation: 0, isConverged: true)
    return Measured(ladder: ladder, bottom: bottom, caveat: .flat, isWhole: false)
  }

  /// The octave up to which a whole ladder should reach: nine above steps that show truncation,
  /// three above those that show rounding alone.
  var top: Int {
    let reach = clear.map { $0 + 9 } ?? silent.map { $0 + 3 } ?? .min
    return Swift.max(origin - 1, Swift.min(reach, rough ?? .max))
  }

  private mutating func look(
    at octave: Int, _ samples: inout Samples, _ f: (Double) throws -> Double
  ) rethrows -> Finding {
    guard let upper = try rung(octave, &samples, f) else { return .tooLong }
    if upper.isFlat { return .flat }
    guard let lower = try rung(octave - 3, &samples, f) else { return .tooLong }
    let pair = RungPair(upper, lower, noise: noise)
    switch pair.relation {
    case .rough:
      let bend = upper.curvature.magnitude * upper.step
      let jump = Swift.max((upper.value - lower.value).magnitude, bend) * upper.step
      return jump < 0x1p-10 * samples.largest ? .doubtful : .tooLong
    case .clear:
      clear = octave
      return try descend(from: pair, &samples, f)
    case .silent: return settle(on: pair, samples)
    }
  }

  /// From a pair that shows truncation to the step that it predicts.
  private mutating func descend(
    from start: RungPair, _ samples: inout Samples, _ f: (Double) throws -> Double
  ) rethrows -> Finding {
    var (upper, lower) = (start.upper, start.lower)
    for _ in 0..<4 {
      var pair = RungPair(upper, lower, noise: noise)
      if pair.isWide, let next = try rung(lower.octave - 3, &samples, f) {
        (upper, lower) = (lower, next)
        pair = RungPair(upper, lower, noise: noise)
        guard pair.relation == .clear else { return .doubtful }
        continue
      }
      let isChecked = readNoise(below: pair)
      if noise > samples.largest * 0x1p-7 { return .doubtful }
      pair = RungPair(upper, lower, noise: noise)
      guard pair.relation == .clear else { return settle(on: pair, samples) }
      let ideal = Swift.min(Ladder.octave(nearest: pair.bestStep), lower.octave)
      if isChecked, let rung = ladder.rungs.first(where: { $0.octave == ideal }) {
        return .found(measured(rung, truncation: pair.truncation(at: rung.step)))
      }
      // A step nearly as long as the pair's shows little of the noise.
      let next = !isChecked && ideal > lower.octave - 3 ? lower.octave - 3 : ideal
      guard try rung(next, &samples, f) != nil else { return .doubtful }
    }
    return .doubtful
  }

  /// Reads the noise off the pair and the rungs below it; returns whether there are such rungs.
  private mutating func readNoise(below pair: RungPair) -> Bool {
    let below = ladder.rungs.filter { $0.step < pair.lower.step }
    guard !below.isEmpty else { return false }
    let largest = below.map { Swift.max($0.noise, 2.5 * pair.scatter(of: $0)) }.max() ?? 0
    let own = 2.5 * pair.ownScatter
    // Where f‴ vanishes the pair takes f⁗ for noise. Two rungs outvote it, if their own quotients show that f moves on them.
    let isOutvoted =
      below.count > 1 && own > 64 * largest && pair.isInflection
      && below.allSatisfy { ($0.value - pair.slope).magnitude <= pair.slope.magnitude / 64 }
    noise = Swift.max(noise, largest, isOutvoted ? 0 : own)
    return true
  }

  /// What to do where rounding alone is to be seen: answer, if longer steps gain nothing or need not.
  private mutating func settle(on pair: RungPair, _ samples: Samples) -> Finding {
    guard readNoise(below: pair) else { return .tooShort }
    if noise > samples.largest * 0x1p-7 { return .doubtful }
    let movement = (pair.upper.value - pair.lower.value).magnitude
    let latest = measured(
      pair.upper, truncation: movement + Swift.max(noise, pair.lower.noise) / pair.lower.step)
    if let settled, latest.errorEstimate >= settled.errorEstimate / 2 { return .found(settled) }
    settled = latest
    return latest.errorEstimate <= 0x1p-40 * pair.upper.value.magnitude ? .found(latest) : .tooShort
  }

  private func measured(_ rung: Rung, truncation: Double) -> Measured {
    var rung = rung
    rung.noise = Swift.max(rung.noise, noise)
    rung.rounding = rung.noise / rung.step
    return Measured(
      ladder: ladder, bottom: Bottom(rung: rung, truncation: truncation, isConverged: true), caveat: nil,
      isWhole: false)
  }

  /// The rung of an octave, measured once.
  private mutating func rung(
    _ octave: Int, _ samples: inout Samples, _ f: (Double) throws -> Double
  ) rethrows -> Rung? {
    let step = Ladder.exactStep(octave, at: samples.point)
    if let known = ladder.rungs.first(where: { $0.step == step }) { return known }
    guard let new = try ladder.rung(step: step, &samples, f) else { return nil }
    ladder.rungs.append(new)
    ladder.rungs.sort { $0.step > $1.step }
    return new
  }
}

extension Ladder {
  /// The octave k whose step, about 0.84·2ᵏ, is nearest to a wanted one.
  static func octave(nearest step: Double) -> Int { (step * 1.6817928305074292).exponent }
}

extension Rung {
  /// The octave k of a step of about 0.84·2ᵏ.
  fileprivate var octave: Int { step.exponent + 1 }
}
