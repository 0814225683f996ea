// After reading this file you know how a gradient is judged without a tolerance pulled out of the air.
//
// Idea. Both sides have an error, and both can be measured. The difference quotient brings its own estimate. The gradient
// under test is asked again with every input moved by one and by two units in the last place, up and down: by as much as
// its answers for the two points of one side differ, rounding may have moved it. The bound is twice the estimate plus four
// times that difference; what exceeds it is wrong, however small it is.
//
// Why not |a − b| ≤ 10⁻⁶? A derivative of 10⁻⁷ that is 100 % wrong passes. Why not |a − b| ≤ 10⁻⁶·|b|? A right derivative
// of 10⁻¹² beside f = 1 fails, because differences cannot see it.
//
// Cost. Up to 16 inputs: about 50 calls of f each, and 80 for the Taylor remainder and one direction. More inputs: 4 random
// directions of 50 calls; only if one disagrees or has kinks, the inputs are halved until the wrong ones are found.

/// Checks a gradient against differences, and says what is wrong with it.
///
/// ```
/// checkGradient(of: { x in sin(3 * x[0]) }, gradient: { x in [cos(3 * x[0])] }, at: [0.4])
/// // DISAGREE … likely cause: a factor 3 is missing, perhaps an inner derivative …
/// ```
///
/// A kink is found by its one-sided slopes, and any value between them is accepted. A gradient of the wrong length is
/// wrong as a whole and in each missing component; one whose second call adds to the first is wrong as a whole.
///
/// - Parameters:
///   - f: the function.
///   - gradient: the gradient to check.
///   - x: the point.
///   - names: the inputs' names for the report, as far as they are given.
///   - seed: the seed of the random directions.
/// - Complexity: About 50·n + 80 calls of the function for n ≤ 16 inputs, about 250 for more, and about
///   100·log₂ n for each wrong input or kink among them; 6 calls of the gradient. If it is wrong, as much again at a
///   second point, and about (5 + 3n)·n calls of the gradient, to find out why.
public func checkGradient(
  of f: ([Double]) throws -> Double, gradient: ([Double]) throws -> [Double], at x: [Double],
  names: [String] = [], seed: UInt64 = 1
) rethrows -> GradientCheck {
  var generator = SeededGenerator(seed: seed)
  let claim = try Claim(gradient, at: x)
  var check = GradientCheck(components: [], directions: [], taylor: nil, causes: [], evaluations: 0)
  let isSmall = x.count <= 16
  if isSmall {
    check.components = try x.indices.map { try entry(for: $0, names, claim, at: x, f) }
  }
  for _ in 0..<(x.isEmpty ? 0 : isSmall ? 1 : 4) {
    let direction = generator.direction(at: x)
    check.directions.append(try entry(along: direction, claim, at: x, f))
  }
  if !isSmall, let wrong = check.directions.max(by: { $0.verdict < $1.verdict }), isSuspect(wrong.verdict),
    case .direction(let direction) = wrong.place
  {
    let culprits = try wrongComponents(among: direction, claim, at: x, f, &check.evaluations)
    check.components = try culprits.map { try entry(for: $0, names, claim, at: x, f) }
  }
  if let first = check.directions.first, first.measured.caveat == nil,
    case .direction(let direction) = first.place
  {
    check.taylor = try taylorRemainder(
      of: f, gradient: claim.values, at: x, along: direction, measured: first.measured)
    check.evaluations += check.taylor?.evaluations ?? 0
  }
  check.evaluations += (check.components + check.directions).reduce(0) { $0 + $1.measured.evaluations }
  try check.diagnose(claim, of: f, gradient, at: x, names, seed)
  return check
}

/// What a gradient under test answers: once, again, and with every input moved by one or two units in the last place.
struct Claim {
  let values: [Double]
  let repeated: [Double]

  /// The number of components that the gradient has.
  let count: Int

  /// How far rounding may have moved each component.
  let uncertainty: [Double]

  /// Asks for as many components as there are inputs, or for those of a matrix that is written in one row.
  init(_ gradient: ([Double]) throws -> [Double], at x: [Double], count expected: Int? = nil) rethrows {
    let components = 0..<(expected ?? x.count)
    func padded(_ values: [Double]) -> [Double] { components.map { $0 < values.count ? values[$0] : .nan } }
    let answer = try gradient(x)
    let first = padded(answer)
    let second = padded(try gradient(x))
    let (above, below) = (x.map(\.nextUp), x.map(\.nextDown))
    let sides = [
      (padded(try gradient(above)), padded(try gradient(above.map(\.nextUp)))),
      (padded(try gradient(below)), padded(try gradient(below.map(\.nextDown)))),
    ]
    count = answer.count
    values = first
    repeated = second
    let isRepeatable = first == second
    uncertainty = components.map { index in
      let own = 16 * first[index].ulp
      guard isRepeatable else { return own }
      // The two neighbours of one side: a jump at x itself, as of a branch `x == 0`, is a value and no uncertainty.
      let moves = sides.map { ($0[index] - $1[index]).magnitude }.filter(\.isFinite)
      return Swift.max(own, 4 * (moves.max() ?? 0))
    }
  }
}

func entry(
  for index: Int, _ names: [String], _ claim: Claim, at x: [Double], _ f: ([Double]) throws -> Double
) rethrows -> GradientCheck.Entry {
  var point = x
  let measured = try riddersQuotient(at: x[index]) { moved in
    point[index] = moved
    return try f(point)
  }
  let name = index < names.count ? names[index] : "component \(index)"
  return judged(.component(index), name, claim.values[index], measured, claim.uncertainty[index])
}

private func entry(
  along direction: [Double], _ claim: Claim, at x: [Double], _ f: ([Double]) throws -> Double
) rethrows -> GradientCheck.Entry {
  let measured = try riddersQuotient(at: 0) { try f(moved(x, along: direction, by: $0)) }
  let uncertainty = innerProduct(claim.uncertainty, direction.map(\.magnitude))
  return judged(
    .direction(direction), "random direction", innerProduct(claim.values, direction), measured, uncertainty)
}

/// Whether a direction is looked at more closely: it disagrees, or the kinks along it leave room for a wrong component.
private func isSuspect(_ verdict: GradientCheck.Verdict) -> Bool { verdict == .disagree || verdict == .kink }

/// The components that disagree, at most eight: the direction is cut into halves as long as they are suspect.
private func wrongComponents(
  among direction: [Double], _ claim: Claim, at x: [Double], _ f: ([Double]) throws -> Double,
  _ evaluations: inout Int
) rethrows -> [Int] {
  var suspects = [0..<direction.count]
  var found: [Int] = []
  while let range = suspects.popLast(), found.count < 8 {
    let part = direction.indices.map { range.contains($0) ? direction[$0] : 0 }
    let slope = try entry(along: part, claim, at: x, f)
    evaluations += slope.measured.evaluations
    guard isSuspect(slope.verdict) else { continue }
    if range.count == 1 {
      if slope.verdict == .disagree { found.append(range.lowerBound) }
    } else {
      let middle = range.lowerBound + range.count / 2
      suspects += [middle..<range.upperBound, range.lowerBound..<middle]
    }
  }
  return found
}

/// Compares a claimed value with a measured one.
func judged(
  _ place: GradientCheck.Place, _ name: String, _ claimed: Double, _ measured: DifferenceQuotient,
  _ uncertainty: Double
) -> GradientCheck.Entry {
  var entry = GradientCheck.Entry(
    place: place, name: name, claimed: claimed, measured: measured,
    bound: 2 * measured.errorEstimate + uncertainty,
    verdict: .disagree, reason: "")
  (entry.verdict, entry.reason) = verdict(entry)
  return entry
}

private func verdict(_ entry: GradientCheck.Entry) -> (GradientCheck.Verdict, String) {
  let claimed = entry.claimed
  let difference = (claimed - entry.measured.value).magnitude
  switch entry.measured.caveat {
  case .pointNotFinite?, .pointOutOfBounds?, .undefinedAtPoint?, .infiniteAtPoint?, .undefinedNearby?,
    .unsupportedOrder?, .stepNotUsable?:
    return (.domain, entry.measured.caveat?.description ?? "")
  case .kink(let left, let right)?:
    // A kink is reported where the slopes differ by 16 times their rounding error: each is known to a 16th of the difference.
    let slack = entry.bound + (right - left).magnitude / 16
    let isBetween = claimed >= Swift.min(left, right) - slack && claimed <= Swift.max(left, right) + slack
    let slopes = """
      not differentiable here, slope \(short(left, digits: 6)) on the left, \
      \(short(right, digits: 6)) on the right
      """
    return isBetween ? (.kink, slopes) : (.disagree, slopes + ", and the claimed value is not between them")
  case .notConverged?:
    return (.indeterminate, Caveat.notConverged.description)
  case .noisy?, .flat?, nil:
    break
  }
  guard claimed.isFinite else {
    return (.disagree, "the claimed value is \(claimed), the derivative is finite")
  }
  if difference > entry.bound {
    // A wave far finer than the step looks like scatter about no slope: sin at 10¹³ is no evidence against cos.
    if entry.measured.caveat == .noisy, entry.measured.value.magnitude <= 2 * entry.measured.errorEstimate {
      return (.indeterminate, Caveat.noisy.description)
    }
    return (
      .disagree,
      "off by \(short(difference)), \(short(difference / entry.bound)) times what both errors explain"
    )
  }
  if difference == 0 && claimed == 0 { return (.agree, "both are 0") }
  let resolution = entry.resolution
  if resolution >= 0.5 {
    return (.belowResolution, "differences see nothing below \(short(entry.bound)) here")
  }
  if resolution >= 1e-4 {
    return (
      .differencesLimited,
      "equal within \(short(resolution)) of the value, which is all that differences can see"
    )
  }
  return (.agree, "equal within \(short(entry.bound))")
}
