// After reading this file you know the tape's memory, and why a variable that outlives its recording is caught
// and not followed into freed memory.
//
//     slots       0          1 … n          n+1 …
//                 unused     the inputs     one entry a meeting of two slots
//     entries     –          –              (p, q; i, j):  ∂/∂slot i = p, ∂/∂slot j = q
//
// Inputs have no entry: starting a recording is setting the count to n + 1.
//
// Safety. A recording has a mark, which each of its variables carries. The block below with the current mark in
// it is never given back to the system, so that looking at it is always safe; before an entry is written, both
// marks are compared with it. A block whose marks are used up (2³² − 1 recordings) is never used again.

/// One meeting of two slots: both partials, both slots.
@frozen @usableFromInline
struct TapeEntry: Sendable {
  @usableFromInline let firstPartial: Double
  @usableFromInline let secondPartial: Double
  @usableFromInline let first: UInt32
  @usableFromInline let second: UInt32

  @inlinable @inline(__always)
  init(_ firstPartial: Double, _ first: UInt32, _ secondPartial: Double, _ second: UInt32) {
    self.firstPartial = firstPartial
    self.secondPartial = secondPartial
    self.first = first
    self.second = second
  }
}

/// The memory of one tape, to which its variables point.
@frozen @usableFromInline
struct TapeStorage {
  /// The entries, indexed by slot.
  @usableFromInline var entries: UnsafeMutablePointer<TapeEntry>

  /// The place of the next entry: the recording's mark (upper half; 0 between recordings) and a slot (lower half).
  @usableFromInline var next: UInt64

  /// The number of slots that there is memory for.
  @usableFromInline var capacity: Int

  /// The mark of the latest recording.
  @usableFromInline var lastMark: UInt64

  /// The adjoints of a sweep, one a slot, and how many there is memory for.
  @usableFromInline var adjoints: UnsafeMutablePointer<Double>
  @usableFromInline var adjointCapacity: Int

  /// The variables that stand for the inputs, and how many there is memory for.
  @usableFromInline var variables: UnsafeMutablePointer<Variable>
  @usableFromInline var variableCapacity: Int

  /// Whether a slope was written as a chain of several, since no `Double` holds it: `ScaledSlopes.swift`.
  @usableFromInline var hasFarSlopes = false

  /// The storage for a recording inside this one, on the same thread.
  var inner: UnsafeMutablePointer<TapeStorage>?
}

extension UnsafeMutablePointer<TapeStorage> {
  /// A new, small storage.
  static func newTapeStorage() -> Self {
    let capacity = 64
    let storage = allocate(capacity: 1)
    storage.initialize(
      to: TapeStorage(
        entries: .allocate(capacity: capacity), next: 1, capacity: capacity, lastMark: 0,
        adjoints: .allocate(capacity: capacity), adjointCapacity: capacity,
        variables: .allocate(capacity: 8), variableCapacity: 8, inner: nil))
    return storage
  }
}

extension TapeStorage {
  /// Whether there is a recording.
  var isRecording: Bool { next >> 32 != 0 }

  /// The number of slots in use.
  @inlinable @inline(__always)
  var count: Int { Int(truncatingIfNeeded: next & 0xffff_ffff) }

  /// Whether the mark of a variable is not the current recording's.
  @inlinable @inline(__always)
  func isForeign(_ x: Variable) -> Bool { (x.place ^ next) >> 32 != 0 }

  /// Starts a recording: the first slots are the inputs.
  @inline(__always)
  static func begin(_ storage: UnsafeMutablePointer<TapeStorage>, inputs count: Int) {
    if count >= storage.pointee.capacity { reserve(count + count / 2 + 64, in: storage) }
    let mark = storage.pointee.lastMark &+ (1 << 32)
    storage.pointee.lastMark = mark
    storage.pointee.hasFarSlopes = false
    storage.pointee.next = mark | UInt64(truncatingIfNeeded: count &+ 1)
  }

  /// The variable that stands for an input, numbered from 0.
  @inlinable @inline(__always)
  static func input(
    _ value: Double, number: Int, in storage: UnsafeMutablePointer<TapeStorage>
  ) -> Variable {
    let place = storage.pointee.lastMark | UInt64(truncatingIfNeeded: number &+ 1)
    return Variable(value: value, slope: 1, place: place, tape: UInt(bitPattern: storage))
  }

  /// The variables that stand for the inputs.
  @inlinable
  static func inputs(_ point: [Double], in storage: UnsafeMutablePointer<TapeStorage>) -> [Variable] {
    Array(unsafeUninitializedCapacity: point.count) { variables, count in
      for (number, value) in point.enumerated() {
        variables.initializeElement(at: number, to: input(value, number: number, in: storage))
      }
      count = point.count
    }
  }

  /// Memory for as many variables as there are inputs.
  @inlinable @inline(__always)
  static func inputs(
    _ storage: UnsafeMutablePointer<TapeStorage>, count: Int
  ) -> UnsafeMutableBufferPointer<Variable> {
    if count > storage.pointee.variableCapacity { reserveVariables(count, in: storage) }
    return UnsafeMutableBufferPointer(start: storage.pointee.variables, count: count)
  }

  @usableFromInline @inline(never)
  static func reserveVariables(_ count: Int, in storage: UnsafeMutablePointer<TapeStorage>) {
    storage.pointee.variables.deallocate()
    storage.pointee.variables = .allocate(capacity: count)
    storage.pointee.variableCapacity = count
  }

  /// Ends a recording: from here on its variables are stale.
  @inlinable @inline(__always)
  static func end(_ storage: UnsafeMutablePointer<TapeStorage>) {
    storage.pointee.next = 1
  }

  /// Gives back what is more than a small storage's memory; for a storage between recordings.
  static func shrink(_ storage: UnsafeMutablePointer<TapeStorage>) {
    if storage.pointee.capacity > 64 { reserve(64, in: storage) }
    if storage.pointee.adjointCapacity > 64 {
      storage.pointee.adjoints.deallocate()
      storage.pointee.adjoints = .allocate(capacity: 64)
      storage.pointee.adjointCapacity = 64
    }
    if storage.pointee.variableCapacity > 8 { reserveVariables(8, in: storage) }
  }

  /// Writes an entry, and returns the place of its result; the variables have the same tape.
  @inlinable @inline(__always)
  static func append(_ xShare: Double, _ x: Variable, _ yShare: Double, _ y: Variable) -> UInt64 {
    let storage = x.storage.unsafelyUnwrapped  // only a constant has none
    let place = storage.pointee.next
    let isForeign = ((x.place ^ place) | (x.place ^ y.place)) >> 32 != 0
    if isForeign { stopForForeignVariables(x, y) }
    let slot = Int(truncatingIfNeeded: place & 0xffff_ffff)
    if slot == storage.pointee.capacity { grow(storage) }
    storage.pointee.entries[slot] = TapeEntry(
      xShare, UInt32(truncatingIfNeeded: x.place), yShare, UInt32(truncatingIfNeeded: y.place))
    storage.pointee.next = place &+ 1
    return place
  }

  /// The number of slots that a place can tell apart, with one to spare for the next place.
  static var largestCapacity: Int { 1 << 32 - 1 }

  /// Doubles the memory for entries.
  @usableFromInline @inline(never)
  static func grow(_ storage: UnsafeMutablePointer<TapeStorage>) {
    let capacity = storage.pointee.capacity
    reserve(capacity < largestCapacity ? min(capacity * 2, largestCapacity) : capacity + 1, in: storage)
  }

  /// Makes room for at least `capacity` slots.
  @inline(never)
  static func reserve(_ capacity: Int, in storage: UnsafeMutablePointer<TapeStorage>) {
    if capacity > largestCapacity {
      stop("a tape holds 2^32 entries; record less at a time, or use a checkpoint")
    }
    let entries = UnsafeMutablePointer<TapeEntry>.allocateInLargePages(capacity: capacity)
    entries.update(from: storage.pointee.entries, count: storage.pointee.count)
    storage.pointee.entries.deallocate()
    storage.pointee.entries = entries
    storage.pointee.capacity = capacity
  }

  /// Says which rule was broken by an operation on two variables.
  @usableFromInline @inline(never)
  static func stopForForeignVariables(_ x: Variable, _ y: Variable) -> Never {
    for variable in [x, y] where variable.isStale {
      stop(
        """
        A Variable was used after its recording had ended. Variables live inside the closure of gradient(at:of:) \
        (or as long as their Tape); to carry a number out of it, return or store variable.value, a Double.
        """)
    }
    stop(
      """
      Variables of different tapes met, in one operation or as the result of a function of others. Inside a nested \
      gradient(at:of:), the variables of the outer one are not known: use Variable(outer.value) for a constant, or \
      hessian(at:of:) for second derivatives.
      """)
  }
}

extension Variable {
  /// The tape's memory; `nil` for a constant.
  @inlinable @inline(__always)
  var storage: UnsafeMutablePointer<TapeStorage>? { UnsafeMutablePointer(bitPattern: tape) }

  /// Whether the recording that made the variable has ended.
  var isStale: Bool {
    guard let storage else { return false }
    return storage.pointee.isForeign(self)
  }
}
