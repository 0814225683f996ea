// After reading this file you know the fast backward sweep, and when it is done a second time.
//
// Every slot from the result's down to the last input's has two parents, and sends each its share:
//
//     slot k   (p, q; i, j)      v̄ᵢ += v̄ₖ·p      v̄ⱼ += v̄ₖ·q
//
// A parent that is the slot just below gets its share in a register, not in memory: in a chain such as a
// product of many numbers each slot would else have to wait for the store of the one above.
//
// The plain sweep visits slots that do not reach the result too: their adjoint is 0, and so is what they send,
// unless a partial is infinite. Then 0·∞ = NaN, where nothing should be sent at all. So a sweep that ends with
// a NaN is repeated with a look at what is reached.

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
    if mayContainNaN(gradient) {
      adjoints.update(repeating: 0)
      adjoints[top] = seed * result.slope
      carryWhereReached(adjoints.mutableSpan, through: entries.span, from: top, to: count)
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

  /// Whether there is a NaN, or perhaps only an infinity: x − x is 0 for all other numbers.
  ///
  /// Four sums, since each has to wait for its own last addition only.
  @inline(__always)
  private static func mayContainNaN(_ numbers: UnsafeMutableBufferPointer<Double>) -> Bool {
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    var index = 0
    while index &+ 4 <= numbers.count {
      a += numbers[index] - numbers[index]
      b += numbers[index &+ 1] - numbers[index &+ 1]
      c += numbers[index &+ 2] - numbers[index &+ 2]
      d += numbers[index &+ 3] - numbers[index &+ 3]
      index &+= 4
    }
    while index < numbers.count {
      a += numbers[index] - numbers[index]
      index &+= 1
    }
    return a + b + c + d != 0
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

  /// The same sweep over the slots that reach the result, and no others.
  @inline(never)
  private static func carryWhereReached(
    _ adjoints: consuming MutableSpan<Double>, through entries: Span<TapeEntry>, from top: Int, to inputs: Int
  ) {
    var isReached = [Bool](repeating: false, count: top + 1)
    isReached[top] = true
    for slot in stride(from: top, to: inputs, by: -1) where isReached[slot] {
      let entry = entries[slot]
      isReached[Int(entry.first)] = true
      isReached[Int(entry.second)] = true
      adjoints[Int(entry.first)] += adjoints[slot] * entry.firstPartial
      adjoints[Int(entry.second)] += adjoints[slot] * entry.secondPartial
    }
  }
}
