// After reading this file you know the fast backward sweep, and when it is done a second time.
//
// Every slot from the result's down to the first after the inputs' has two parents, and sends each its share:
//
//     slot k   (p, q; i, j)      v̄ᵢ += v̄ₖ·p      v̄ⱼ += v̄ₖ·q
//
// A parent that is the slot just below gets its share in a register, not in memory: in a chain such as a
// product of many numbers each slot would else have to wait for the store of the one above.
//
// The plain sweep visits slots that do not reach the result too: their adjoint is 0, and so is what they send,
// unless a partial is infinite. Then 0·∞ = NaN, where nothing should be sent at all. And an adjoint may leave the range
// where the derivative does not: for a·b·c·d at (1e-200, 1e-200, 1e200, 1e200) the adjoint of a·b is 1e400, and ∂/∂a is 1e200.
// So a sweep that ends with a derivative that is 0, tiny, huge or NaN is looked at again, and repeated with scaled numbers
// and a look at what is reached, if there is reason to.
//
// Limits. A share that is lost beside another one which is not leaves no such trace. It is looked for in sweeps of 4096 slots
// or more, where it costs nothing to ask the processor (`StatusFlags.swift`); in a shorter one the question would take as
// long as the sweep.

import WideRange

extension TapeStorage {
  /// The adjoints of the inputs, for a result with a seed; in memory that the next sweep overwrites.
  ///
  /// - Complexity: two products and two sums an entry; 8 bytes a slot.
  @usableFromInline
  static func sweep(
    _ storage: UnsafeMutablePointer<TapeStorage>, from result: Variable, seed: Double, inputs count: Int
  ) -> UnsafeMutableBufferPointer<Double> {
    let top = slot(of: result, in: storage)
    let size = max(top, count) &+ 1
    if size > storage.pointee.adjointCapacity { reserveAdjoints(storage) }
    let adjoints = UnsafeMutableBufferPointer(start: storage.pointee.adjoints, count: size)
    clear(storage.pointee.adjoints, count: size)
    adjoints[top] = seed * result.slope
    let entries = UnsafeBufferPointer(start: storage.pointee.entries, count: size)
    carry(adjoints.mutableSpan, through: entries.span, from: top, to: count)
    let gradient = UnsafeMutableBufferPointer(start: storage.pointee.adjoints + 1, count: count)
    let isFar = storage.pointee.hasFarSlopes
    if isFar || mayHaveLeftRange(gradient) || top &- count >= 4096 && StatusFlags.leftRange(after: gradient) {
      repeatIfNeeded(
        adjoints, through: entries, from: top, to: count, adjoint: seed, slope: result.slope, isNeeded: isFar)
    }
    // By convention a value that is NaN has no partial derivatives at all.
    if result.value.isNaN { gradient.update(repeating: .nan) }
    return gradient
  }

  /// Adjoints are cleared in blocks of 16; there is memory for whole blocks.
  static var clearedAtOnce: Int { 16 }

  /// Sets adjoints to 0: a few in place, for a call of the system would take longer; many by that call.
  ///
  /// Written as a loop, the few would become that call again.
  @inline(__always)
  static func clear(_ adjoints: UnsafeMutablePointer<Double>, count: Int) {
    if count > 4 * clearedAtOnce { return adjoints.update(repeating: 0, count: count) }
    clearBlock(adjoints)
    if count > clearedAtOnce { clearBlock(adjoints + clearedAtOnce) }
    if count > 2 * clearedAtOnce { clearBlock(adjoints + 2 * clearedAtOnce) }
    if count > 3 * clearedAtOnce { clearBlock(adjoints + 3 * clearedAtOnce) }
  }

  @inline(__always)
  private static func clearBlock(_ adjoints: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(adjoints).storeBytes(of: SIMD16<Double>(), as: SIMD16<Double>.self)
  }

  /// Whether a number is 0, tiny, huge, infinite or NaN: outside 2^±512.
  ///
  /// Without its sign, a number's bits start with the 11 of its exponent. The middle half of all exponents, moved to the
  /// lower half, has the first bit clear, so that one subtraction a number tells, and no branch.
  @inline(__always)
  private static func mayHaveLeftRange(_ numbers: UnsafeMutableBufferPointer<Double>) -> Bool {
    guard let memory = UnsafeRawPointer(numbers.baseAddress) else { return false }
    let lowest = UInt64(1023 - 512) << 53
    var fours = SIMD4<UInt64>.zero
    var index = 0
    while index &+ 4 <= numbers.count {
      let bits = memory.loadUnaligned(fromByteOffset: 8 &* index, as: SIMD4<UInt64>.self)
      fours |= (bits &+ bits) &- lowest
      index &+= 4
    }
    var all = fours[0] | fours[1] | fours[2] | fours[3]
    while index < numbers.count {
      let bits = numbers[index].bitPattern
      all |= (bits &+ bits) &- lowest
      index &+= 1
    }
    return all >> 63 != 0
  }

  /// Whether all numbers are finite: x − x is 0 for those alone.
  private static func areFinite(_ numbers: UnsafeMutableBufferPointer<Double>) -> Bool {
    var sum = 0.0
    for number in numbers { sum += number - number }
    return sum == 0
  }

  /// Repeats a sweep where it is needed in any case, where something is not finite, or where a range flag of the processor is
  /// raised.
  @inline(never)
  private static func repeatIfNeeded(
    _ adjoints: UnsafeMutableBufferPointer<Double>, through entries: UnsafeBufferPointer<TapeEntry>,
    from top: Int, to inputs: Int, adjoint: Double, slope: Double, isNeeded: Bool
  ) {
    let gradient = UnsafeMutableBufferPointer(rebasing: adjoints[1..<inputs + 1])
    if !isNeeded && areFinite(gradient) {
      // The flag may have been raised before the sweep: only one that is raised again is the sweep's.
      if !StatusFlags.leftRange(after: gradient) { return }
      StatusFlags.clear()
      adjoints.update(repeating: 0)
      adjoints[top] = adjoint * slope
      carry(adjoints.mutableSpan, through: entries.span, from: top, to: inputs)
      if !StatusFlags.leftRange(after: gradient) { return }
    }
    let scaled = scaledAdjoints(
      through: entries, from: top, to: inputs, seed: Scaled(adjoint) * Scaled(slope))
    for slot in 1..<inputs + 1 { adjoints[slot] = scaled[slot].nearest }
    StatusFlags.clear()
  }

  /// The result's slot; 0 for a constant.
  ///
  /// Stops for a variable of another recording, or of another tape, whose marks may be the same numbers.
  @inlinable @inline(__always)
  static func slot(of result: Variable, in storage: UnsafeMutablePointer<TapeStorage>) -> Int {
    if result.isConstant { return 0 }
    let isForeign = result.tape != UInt(bitPattern: storage) || storage.pointee.isForeign(result)
    if isForeign { stopForForeignVariables(result, result) }
    return Int(truncatingIfNeeded: result.place & 0xffff_ffff)
  }

  @inline(never)
  private static func reserveAdjoints(_ storage: UnsafeMutablePointer<TapeStorage>) {
    storage.pointee.adjoints.deallocate()
    let capacity = (storage.pointee.capacity / clearedAtOnce + 1) * clearedAtOnce
    storage.pointee.adjoints = .allocateInLargePages(capacity: capacity)
    storage.pointee.adjointCapacity = capacity
  }

  /// The plain sweep.
  ///
  /// The slots of an entry are below its own, so that no index inside the loop can leave the two spans.
  private static func carry(
    _ adjoints: consuming MutableSpan<Double>, through entries: Span<TapeEntry>, from top: Int, to inputs: Int
  ) {
    guard top > inputs else { return }
    var slot = top
    var adjoint = adjoints[top]
    while slot > inputs {
      let entry = entries[unchecked: slot]
      let first = Int(entry.first)
      let second = Int(entry.second)
      slot &-= 1
      var next = adjoints[unchecked: slot]
      if first == slot {
        next += adjoint * entry.firstPartial
      } else {
        adjoints[unchecked: first] += adjoint * entry.firstPartial
      }
      if second == slot {
        next += adjoint * entry.secondPartial
      } else {
        adjoints[unchecked: second] += adjoint * entry.secondPartial
      }
      adjoint = next
    }
    adjoints[inputs] = adjoint
  }

  /// The same sweep over scaled numbers, and over the slots that reach the result, no others.
  @inline(never)
  private static func scaledAdjoints(
    through entries: UnsafeBufferPointer<TapeEntry>, from top: Int, to inputs: Int, seed: Scaled
  ) -> [Scaled] {
    var adjoints = [Scaled](repeating: Scaled(0), count: entries.count)
    var isReached = [Bool](repeating: false, count: entries.count)
    adjoints[top] = seed
    isReached[top] = true
    for slot in stride(from: top, to: inputs, by: -1) where isReached[slot] {
      let entry = entries[slot]
      isReached[Int(entry.first)] = true
      isReached[Int(entry.second)] = true
      adjoints[Int(entry.first)] += adjoints[slot] * Scaled(entry.firstPartial)
      adjoints[Int(entry.second)] += adjoints[slot] * Scaled(entry.secondPartial)
    }
    return adjoints
  }
}
