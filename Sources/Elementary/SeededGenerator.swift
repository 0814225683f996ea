// After reading this file you know where random cases come from, and how the same ones come again: a seed is the start of a
// counter, and each number of the counter is mixed into 64 bits that look random.

/// A source of random bits that gives the same sequence for the same seed, on every machine.
///
/// SplitMix64: a counter that advances by the golden ratio's fraction of 2⁶⁴, and a mixing function that makes
/// each bit of the result depend on each bit of the counter (Steele, Lea & Flood 2014). Not for secrets.
///
/// - Complexity: a handful of operations a number.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var counter: UInt64

  /// Starts the sequence of a seed.
  public init(seed: UInt64) { counter = seed }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    counter &+= 0x9E37_79B9_7F4A_7C15
    var bits = counter
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A generator of its own for case number `index`, so that one case can be run again without those before it.
  public func forCase(_ index: Int) -> SeededGenerator {
    var start = self
    let salt = start.next()
    return SeededGenerator(seed: salt ^ (UInt64(bitPattern: Int64(index)) &* 0xD134_2543_DE82_EF95))
  }
}
