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
/// Up to eight names are compared one after the other. For more there is a hash table with open addressing (Knuth, The
/// Art of Computer Programming, volume 3, section 6.4), at most half full. The words are multiplied by odd numbers that
/// differ from run to run (Dietzfelbinger et al. 1997, "A reliable randomized algorithm for the closest-pair problem"),
/// so that no text can be made whose names collide.
/// - Complexity: O(1) a look-up on average.
struct SpellingTable<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    let spelling: Spelling
    var value: Value
  }

  /// The names in the order of first sight.
  private var entries: [Entry] = []

  /// For each place of the table the number of the entry that lies there, or −1; no places for few names.
  private var places: [Int32] = []

  /// The highest bits of a product, shifted down by this, are a place: they depend on all bits of a name.
  private var shift = UInt64(UInt64.bitWidth)

  init() { entries.reserveCapacity(8) }

  /// What is known of a name, or `nil`.
  subscript(spelling: Spelling) -> Value? { index(of: spelling).map { entries[$0].value } }

  /// Writes down what is known of a name from now on.
  mutating func update(_ spelling: Spelling, to value: Value) {
    if let index = index(of: spelling) {
      entries[index].value = value
      return
    }
    entries.append(Entry(spelling: spelling, value: value))
    if entries.count > 8, 2 * entries.count > places.count {
      makePlaces()
    } else if !places.isEmpty {
      places[place(of: spelling)] = Int32(entries.count - 1)
    }
  }

  private func index(of spelling: Spelling) -> Int? {
    if places.isEmpty { return entries.firstIndex { $0.spelling == spelling } }
    let number = places[place(of: spelling)]
    return number < 0 ? nil : Int(number)
  }

  /// Where a name lies, or would lie: the first free place from its hash value on.
  private func place(of spelling: Spelling) -> Int {
    let product = spelling.high &* hashMultipliers.high &+ spelling.low &* hashMultipliers.low
    var place = Int(truncatingIfNeeded: product &>> shift)
    while places[place] >= 0, entries[Int(places[place])].spelling != spelling {
      place = (place + 1) & (places.count - 1)
    }
    return place
  }

  private mutating func makePlaces() {
    let count = Swift.max(32, 2 * places.count)
    places = Array(repeating: -1, count: count)
    shift = UInt64(UInt64.bitWidth - count.trailingZeroBitCount)
    for (index, entry) in entries.enumerated() { places[place(of: entry.spelling)] = Int32(index) }
  }
}

/// Two odd numbers, other ones in every run.
private let hashMultipliers: (high: UInt64, low: UInt64) = {
  func odd(_ seed: Int) -> UInt64 { UInt64(truncatingIfNeeded: seed.hashValue) | 1 }
  return (odd(1), odd(2))
}()
