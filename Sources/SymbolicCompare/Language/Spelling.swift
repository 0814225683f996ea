// After reading this file you know how a name is found again without making a string of it: its letters are two
// machine words, and the words are looked up in a table.
//
//     "exp"       high  00 00 00 00 00 00 00 00     low  00 00 00 00 00 65 78 70
//     "polygamma" high  00 00 00 00 00 00 00 70     low  6F 6C 79 67 61 6D 6D 61
//
// A name of more than 16 letters has no room in them; the lexer numbers such names in the order of first sight.

/// A name of the language in two machine words, equal for equal names only.
struct Spelling: Hashable, Sendable {
  /// The most letters that the words have room for.
  static let limit = 16

  private(set) var high: UInt64 = 0
  private(set) var low: UInt64 = 0

  init() {}

  /// The spelling of a name of at most 16 bytes.
  init(_ name: String) {
    for byte in name.utf8 { append(byte) }
  }

  /// The spelling of a longer name; no short one has it, for a letter is below 128.
  init(numberOfLongName number: Int) { (high, low) = (.max, UInt64(number)) }

  @inline(__always)
  mutating func append(_ letter: UInt8) {
    high = high << 8 | low >> 56
    low = low << 8 | UInt64(letter)
  }
}

/// What is known of some names.
///
/// A hash table with open addressing (Knuth, The Art of Computer Programming, volume 3, section 6.4), at most half
/// full. The words are multiplied by odd numbers that differ from run to run (Dietzfelbinger et al. 1997, "A
/// reliable randomized algorithm for the closest-pair problem"), so that no text can be made whose names collide.
/// - Complexity: O(1) a look-up on average.
struct SpellingTable<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    let spelling: Spelling
    var value: Value
  }

  private var entries: [Entry?] = Array(repeating: nil, count: 16)
  private var count = 0
  private let multipliers = hashMultipliers

  /// The highest bits of a product, shifted down by this, are an entry's number: they depend on all bits of a name.
  private var shift: UInt64 = 60

  /// What is known of a name, or `nil`.
  subscript(spelling: Spelling) -> Value? { entries[place(of: spelling)]?.value }

  /// Writes down what is known of a name from now on.
  mutating func update(_ spelling: Spelling, to value: Value) {
    let place = place(of: spelling)
    if entries[place] == nil { count += 1 }
    entries[place] = Entry(spelling: spelling, value: value)
    if count * 2 > entries.count { grow() }
  }

  /// Where a name lies, or would lie: the first free place from its hash value on.
  private func place(of spelling: Spelling) -> Int {
    let product = spelling.high &* multipliers.high &+ spelling.low &* multipliers.low
    var place = Int(truncatingIfNeeded: product &>> shift)
    while let entry = entries[place], entry.spelling != spelling { place = (place + 1) & (entries.count - 1) }
    return place
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: nil, count: 2 * old.count)
    shift -= 1
    for case let entry? in old { entries[place(of: entry.spelling)] = entry }
  }
}

/// Two odd numbers, other ones in every run.
private let hashMultipliers: (high: UInt64, low: UInt64) = {
  func odd(_ seed: Int) -> UInt64 { UInt64(truncatingIfNeeded: seed.hashValue) | 1 }
  return (odd(1), odd(2))
}()
