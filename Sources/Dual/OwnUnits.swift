// After reading this file you know how forward mode follows a chain of operations whose derivatives leave the range of `Double`
// and come back: it measures each input in a unit of the input's own size.
//
//     1/(1/x + 1/y) at 10¹⁵⁰      (1/x)″ = 2·10⁻⁴⁵⁰ is 0 to a `Double`, yet the whole has ∂²f/∂x² = −10⁻¹⁵⁰/4
//
// Idea. Write x = s·x̂, s a power of two next to |x|. Then ∂f/∂x̂ = s ∂f/∂x and ∂²f/∂x̂² = s² ∂²f/∂x². Of a power of x these are
// as large as the power itself, whatever the order, and leave the range only with it. So the seeds are s instead of 1, and the
// results are divided by s, s² … Powers of two are exact: where nothing leaves the range, not a bit is changed.
//
// When. Neither unit is right for all: eˣ at 10⁻²⁰⁰ has the second derivative 1, in x's own unit 10⁻⁴⁰⁰. So
//
//     1. the run with seeds of 1 counts, unless a range flag of the processor is raised by it (`StatusFlags.swift`);
//     2. then the run in own units counts, unless it raises a flag too, as where e⁻⁸⁰⁰ is 0 in both;
//     3. then that of the two which is a normal number; and NaN where both are normal and differ.
//
// Cost. One look at the processor's flags a run of second or higher order, 4 ns. Of first order that would be too much, and it
// is done only where the derivative is 0, tiny, huge or not finite. Two or three runs where the range was left.
//
// Limits. In first order what is lost beside another share that is not leaves no trace: of (1/x)/(1/x²) at 10¹⁵⁰ the derivative
// comes out as −1, where `HyperDual` and the tape have 1. One unit a seed: along a direction it is that of the component that
// may move least. `Dual8`, `Dual4` and results that are arrays are not followed; nor are numbers that are run without a verb. Of
// `NestedDual` step 3 takes the first run.

extension Perturbed {
  @inlinable @inline(__always)
  var mayBeLost: Bool { false }
  @usableFromInline var ownUnits: (first: Int, second: Int) { (0, 0) }
  @usableFromInline func multiplied(byUnits units: (first: Int, second: Int)) -> Self { self }
  @usableFromInline func agreement(with other: Self, inUnits units: (first: Int, second: Int)) -> Self {
    self
  }
  @inlinable @inline(__always)
  static var isFollowed: Bool { false }
}

extension Runs {
  /// The result of a run that may be lost, or that of another one in own units where it is.
  @inlinable @inline(never)
  func followed<Input: Perturbed, Output: Perturbed, Failure: Error>(
    _ first: Output, seeds: Input, of function: (Input) throws(Failure) -> Output
  ) throws(Failure) -> Output {
    var (seeds, plain) = (seeds, first)
    if !Output.isFollowed {
      // The flag may have been raised before the run: only one that is raised again is the run's.
      clearFlags(before: &seeds)
      plain = try function(seeds)
      if !hasLeftRange(after: plain) { return plain }
    }
    let units = seeds.ownUnits
    if units == (0, 0) { return plain }
    seeds = seeds.multiplied(byUnits: units)
    clearFlags(before: &seeds)
    let other = try function(seeds)
    // A flag that stays raised is seen by the verb around this one.
    if hasLeftRange(after: other) { return plain.agreement(with: other, inUnits: units) }
    return other.multiplied(byUnits: (-units.first, -units.second))
  }
}

/// Clears the range flags before a computation from these seeds, which the compiler has to take for changed here.
@usableFromInline @inline(never)
func clearFlags<Seeds>(before seeds: inout Seeds) { StatusFlags.clear() }

/// Whether a range flag is raised after a computation that has led to this result.
@usableFromInline @inline(never)
func hasLeftRange<Result>(after result: Result) -> Bool { StatusFlags.leftRange(after: result) }

/// Clears the range flags before the runs of a verb; returns whether one was raised within a verb around it.
@usableFromInline @inline(never)
func beginFlags(isOuter: Bool) -> Bool {
  let hadFlag = isOuter && StatusFlags.leftRange(after: isOuter)
  StatusFlags.clear()
  return hadFlag
}

/// Raises a flag again that the verb around has to find.
@usableFromInline @inline(never)
func restoreFlag() { StatusFlags.raise() }

extension Dual {
  /// Whether the tangent is 0, outside 2^±512, or not finite, and a range flag is raised.
  @inlinable @inline(__always)
  var mayBeLost: Bool {
    // The 11 bits of the exponent: the middle half of all exponents, moved to the lower half, has the first bit clear.
    let bits = tangent.bitPattern
    return _slowPath(((bits &+ bits) &- (511 << 53)) >> 63 != 0) && hasLeftRange(after: self)
  }
  @usableFromInline var ownUnits: (first: Int, second: Int) { (unit(of: value, tangent) ?? 0, 0) }
  @usableFromInline func multiplied(byUnits units: (first: Int, second: Int)) -> Dual {
    Dual(value: value, tangent: times(tangent, units.first))
  }
  @usableFromInline func agreement(with other: Dual, inUnits units: (first: Int, second: Int)) -> Dual {
    Dual(value: value, tangent: common(tangent, other.tangent, units.first))
  }
}

extension HyperDual {
  @inlinable @inline(__always)
  var mayBeLost: Bool { hasLeftRange(after: self) }
  @usableFromInline var ownUnits: (first: Int, second: Int) {
    (unit(of: value, first) ?? 0, unit(of: value, second) ?? 0)
  }
  @usableFromInline func multiplied(byUnits units: (first: Int, second: Int)) -> HyperDual {
    HyperDual(
      value: value, first: times(first, units.first), second: times(second, units.second),
      mixed: times(mixed, units.first + units.second))
  }
  @usableFromInline func agreement(with other: HyperDual, inUnits units: (first: Int, second: Int))
    -> HyperDual
  {
    HyperDual(
      value: value, first: common(first, other.first, units.first),
      second: common(second, other.second, units.second),
      mixed: common(mixed, other.mixed, units.first + units.second))
  }
  @inlinable @inline(__always)
  static var isFollowed: Bool { true }
}

extension Taylor {
  @usableFromInline var mayBeLost: Bool { hasLeftRange(after: self) }
  @usableFromInline var ownUnits: (first: Int, second: Int) { (unit(of: value, self[1]) ?? 0, 0) }
  @usableFromInline func multiplied(byUnits units: (first: Int, second: Int)) -> Taylor {
    Taylor(series.with(coefficients.enumerated().map { times($1, $0 * units.first) }))
  }
  @usableFromInline func agreement(with other: Taylor, inUnits units: (first: Int, second: Int)) -> Taylor {
    let count = max(coefficients.count, other.coefficients.count)
    let parts = (0..<count).map { $0 == 0 ? value : common(self[$0], other[$0], $0 * units.first) }
    return Taylor(series.with(parts))
  }
  @usableFromInline static var isFollowed: Bool { true }
}

extension NestedDual {
  @usableFromInline static var isFollowed: Bool { true }
  @usableFromInline var mayBeLost: Bool { hasLeftRange(after: self) }
  @usableFromInline var ownUnits: (first: Int, second: Int) {
    (unit(of: value.primal ?? 0, tangent?.primal ?? 0) ?? 0, 0)
  }
  @usableFromInline func multiplied(byUnits units: (first: Int, second: Int)) -> NestedDual {
    let (half, rest) = (times(1, units.first / 2), times(1, units.first - units.first / 2))
    return NestedDual(value: value, tangent: tangent.map { $0 * Base(half) * Base(rest) })
  }
}

extension Array where Element: Perturbed {
  @usableFromInline var ownUnits: (first: Int, second: Int) {
    let units = map { $0.ownUnits }
    func least(_ exponents: [Int]) -> Int { exponents.filter { $0 != 0 }.min() ?? 0 }
    return (least(units.map(\.first)), least(units.map(\.second)))
  }
  @usableFromInline func multiplied(byUnits units: (first: Int, second: Int)) -> [Element] {
    map { $0.multiplied(byUnits: units) }
  }
}

/// The exponent that makes a seed as large as a value; `nil` where either is 0 or not finite.
private func unit(of value: Double, _ seed: Double) -> Int? {
  let isMeasurable = value != 0 && seed != 0 && value.isFinite && seed.isFinite
  return isMeasurable ? Int(value.exponent) - Int(seed.exponent) : nil
}

private func times(_ x: Double, _ exponent: Int) -> Double {
  Double(sign: .plus, exponent: exponent, significand: x)
}

/// What is known of a derivative from two runs that both have left the range, the other in units of 2 to this power.
private func common(_ plain: Double, _ other: Double, _ exponent: Int) -> Double {
  if !other.isNormal { return plain }
  let moved = times(other, -exponent)
  if !plain.isNormal { return moved }
  return (plain - moved).magnitude <= 0x1p-40 * plain.magnitude ? plain : .nan
}
