// After reading this file you know how a tangent that happens to be 0 is told from one that is 0 for good, at no cost where
// nothing is infinite.
//
//     √y at y = 0, along x       ẏ = 0, since y does not depend on x           0·∞ is 0: nothing passes
//     ∛(x³) at x = 0             u = x³ has u̇ = 3x²·1 = 0, and depends on x     0·∞ is unknown: the truth is 1
//
// The two tangents are the same number. To mark every number that depends on an input would cost each operation something. So
// the question is put only where a derivative is infinite and a tangent 0, which is noted, and answered by the verb: it runs
// the function twice more.
//
//     1. with NaN for each tangent that is not 0. What depends on the input has the tangent NaN then, for NaN passes through
//        sums and products, through 0·NaN too. At each infinite derivative it is written down.
//     2. as before; and where a tangent is 0 though it depends on the input, it becomes NaN.
//
// The runs meet the same infinite derivatives in the same order, since branches are taken by value.
//
// Cost. A comparison a verb; three runs at such a point. Limits. A number made by hand and run without a verb has nobody to
// ask: there 0·∞ is 0; and so it is in a product with an infinite factor, where asking would cost each product of eight
// directions a tenth. What a function changes outside itself is changed in each run.

/// What was written down at infinite derivatives, in their order: a bit for each part that depends on the input.
final class InfinityRecord {
  var isAsking = true
  var parts: [UInt64] = []
  var next = 0
}

/// The parts, by bits, that are 0 although they depend on the input; none is known to be so in a first run, where it is noted
/// that there was a question.
@usableFromInline @inline(never)
func partsZeroByChance(_ parts: [Double]) -> UInt64 {
  let state = threadMark() + 1
  if state.pointee < 2 {
    if parts.contains(0) && threadMark().pointee != 0 { state.pointee = 1 }
    return 0
  }
  guard let pointer = UnsafeRawPointer(bitPattern: state.pointee) else { return 0 }
  let record = Unmanaged<InfinityRecord>.fromOpaque(pointer).takeUnretainedValue()
  if record.isAsking {
    record.parts.append(
      parts.enumerated().reduce(0) { bits, part in part.element.isNaN ? bits | 1 << UInt64(part.offset) : bits
      })
    return 0
  }
  defer { record.next += 1 }
  let dependent = record.next < record.parts.count ? record.parts[record.next] : 0
  return parts.enumerated().reduce(0) { bits, part in
    part.element == 0 ? bits | dependent & 1 << UInt64(part.offset) : bits
  }
}

/// A derivative times a tangent; NaN for 0·∞ where the 0 is by chance, else 0 if the tangent is.
@inlinable @inline(__always)
func term(_ derivative: Double, _ tangent: Double, isByChance: Bool) -> Double {
  tangent != 0 ? derivative * tangent : isByChance ? .nan : tangent
}

extension Runs {
  /// Runs a function again after a question of dependence, with the answer.
  @inlinable @inline(never)
  func resolve<Input: Perturbed, Output: Perturbed, Failure: Error>(
    seeds: Input, of function: (Input) throws(Failure) -> Output
  ) throws(Failure) -> Output {
    let state = mark + 1
    beginAsking(state)
    defer { endAsking(state) }
    _ = try? function(seeds.asking)
    beginAnswering(state)
    return try function(seeds)
  }
}

/// Puts a new record in the place of a question.
@usableFromInline
func beginAsking(_ state: UnsafeMutablePointer<UInt>) {
  state.pointee = UInt(bitPattern: Unmanaged.passRetained(InfinityRecord()).toOpaque())
}

private func record(_ state: UnsafeMutablePointer<UInt>) -> Unmanaged<InfinityRecord>? {
  UnsafeRawPointer(bitPattern: state.pointee).map { Unmanaged<InfinityRecord>.fromOpaque($0) }
}

/// From here on the record is read.
@usableFromInline
func beginAnswering(_ state: UnsafeMutablePointer<UInt>) {
  record(state)?.takeUnretainedValue().isAsking = false
}

/// Gives the record back.
@usableFromInline
func endAsking(_ state: UnsafeMutablePointer<UInt>) {
  record(state)?.release()
  state.pointee = 0
}

/// NaN instead of what is not 0.
@inlinable @inline(__always)
func unknown(_ tangent: Double) -> Double { tangent == 0 ? tangent : .nan }
