// After reading this file you know in which order the ladders are climbed.
//
//   1. The short ladder (ShortLadder.swift): with the central scheme that is all, unless it leaves a doubt.
//   2. The whole central ladder, over all steps: it finds the noise u, the length over which f varies, kinks, and whether the
//      quotient settles at all. Where one side is undefined, a three-point ladder to the other side does the same.
//   3. If another scheme is wanted: seventeen steps, an octave apart, around the one where its bottom is to be expected;
//      and further down if it is not there.

/// A ladder, the bottom of its V-curve, and what speaks against them.
struct Measured {
  var ladder: Ladder
  var bottom: Bottom
  var caveat: Caveat?

  /// Whether the whole ladder was climbed, and not the short one alone.
  var isWhole = true

  var errorEstimate: Double { bottom.truncation + bottom.rung.rounding }
}

/// Measures the V-curve of the first of three simple schemes that the domain admits, then that of the wanted scheme.
///
/// - Parameter isWhole: whether the whole ladder is wanted, even if the short one finds the bottom.
func measure(
  _ scheme: Scheme?, isWhole: Bool = false, _ samples: inout Samples, _ f: (Double) throws -> Double
) rethrows -> Measured? {
  var short = ShortLadder(at: samples.point)
  let found = try short.measure(&samples, f)
  if let found, !isWhole, scheme == nil || scheme == .central { return found }
  for candidate in [Scheme.central, .threePointForward, .threePointBackward] {
    guard let first = try measureFirstDerivative(candidate, upTo: short.top, &samples, f) else { continue }
    guard let scheme, scheme != candidate else { return first }
    return try measure(scheme, after: first, &samples, f)
  }
  return nil
}

/// Climbs the whole ladder, and further down if the quotient has not settled.
private func measureFirstDerivative(
  _ scheme: Scheme, upTo top: Int, _ samples: inout Samples, _ f: (Double) throws -> Double
) rethrows -> Measured? {
  var ladder = Ladder(scheme)
  try ladder.climb(down: Ladder.steps(upTo: top, at: samples.point), &samples, f)
  ladder.readNoise(samples)
  var found = try ladder.bottom(&samples, f)
  if found?.isConverged != true && !ladder.rungs.isEmpty {
    try ladder.climb(down: Ladder.finerSteps(below: top, at: samples.point), &samples, f)
    ladder.readNoise(samples)
    found = try ladder.bottom(&samples, f)
  }
  guard let bottom = found else { return nil }
  return Measured(ladder: ladder, bottom: bottom, caveat: ladder.caveat(at: bottom))
}

/// Climbs a ladder of octaves around the step that the first derivative's ladder leads one to expect.
///
/// With L the length over which f varies and r = u/|f| its relative noise, h* is about L·r^(1/(m+p)) for every scheme.
/// Near a zero of f, |f′|·L stands for |f|, with L about 2¹⁷·h*. Where that expectation fails, as for x² with its f‴ = 0,
/// the ladder goes on downwards. No sample lies further out than about twice the longest step of the first ladder.
private func measure(
  _ scheme: Scheme, after first: Measured, _ samples: inout Samples, _ f: (Double) throws -> Double
) rethrows -> Measured? {
  let rung = first.bottom.rung
  let size = Swift.max(samples.valueAtPoint.magnitude, rung.value.magnitude * rung.step * 0x1p17)
  let relativeNoise = size > 0 ? Swift.min(Swift.max(rung.noise / size, 0x1p-52), 0x1p-4) : 0x1p-52
  let exponent = 1 / Double(scheme.derivativeOrder + scheme.accuracyOrder) - 1.0 / 3
  let reach = Double(scheme.offsets.map(\.magnitude).max() ?? 1)
  let longest = (first.ladder.rungs.first?.step ?? rung.step) / reach
  let expected = Swift.min(rung.step * Elementary::pow(relativeNoise, exponent), longest / 128)
  var ladder = Ladder(scheme, noiseFloor: first.ladder.noiseFloor)
  try ladder.climb(down: Ladder.steps(around: expected, at: samples.point), &samples, f)
  guard var bottom = try ladder.bottom(&samples, f) else { return nil }
  for _ in 0..<4 where !bottom.isConverged {
    let lowest = ladder.rungs.last?.step ?? expected
    try ladder.climb(down: (1...8).map { lowest / Double(1 << $0) }, &samples, f)
    bottom = try ladder.bottom(&samples, f) ?? bottom
  }
  // Where the quotient of a simple scheme has not settled, no longer one has, whatever it looks like.
  if first.caveat == .notConverged { bottom.truncation = .infinity }
  let caveat = first.caveat ?? (bottom.isConverged ? nil : .notConverged)
  return Measured(ladder: ladder, bottom: bottom, caveat: caveat)
}

extension Ladder {
  /// What speaks against a bottom; `nil` if nothing does.
  fileprivate func caveat(at bottom: Bottom) -> Caveat? {
    if let kink = kink(near: bottom.rung.step) { return .kink(left: kink.left, right: kink.right) }
    if !bottom.isConverged { return .notConverged }
    if isNoisy || bottom.isBelowNoise { return .noisy }
    return bottom.rung.isFlat ? .flat : nil
  }
}
