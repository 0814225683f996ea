// After reading this file you know how a node is found again in a formula of millions: by a table that numbers
// what it sees, 0, 1, 2, …, in the order of first sight.

/// Numbers for distinct keys, each of two machine words, in the order in which they are first seen.
///
/// A hash table with open addressing (Knuth, The Art of Computer Programming, volume 3, section 6.4), at most half
/// full. It does one thing and is several times faster at it than a dictionary.
/// - Complexity: O(1) a look-up on average; at most 48 bytes a key.
struct Numbering {
  struct Key: Equatable {
    let high: UInt
    let low: UInt
  }

  private var keys: [Key] = []

  /// For each place the number of the key that lies there, or −1; as many places as a power of 2.
  private var places: [Int32] = Array(repeating: -1, count: 16)

  /// How many keys have a number.
  var count: Int { keys.count }

  /// The number of a key, or `nil` if it has not been seen.
  func number(of key: Key) -> Int? {
    let number = places[place(of: key)]
    return number < 0 ? nil : Int(number)
  }

  /// The number of a key, which gets the next one if it has not been seen.
  mutating func numberOrNext(of key: Key) -> Int {
    let place = place(of: key)
    if places[place] >= 0 { return Int(places[place]) }
    places[place] = Int32(keys.count)
    keys.append(key)
    if keys.count * 2 > places.count { grow() }
    return keys.count - 1
  }

  /// Where a key lies, or would lie: the first free place from its hash value on.
  private func place(of key: Key) -> Int {
    // The odd numbers spread neighbouring keys over the high half of the word (Fibonacci hashing).
    let product = (key.high &* 0x9E37_79B9_7F4A_7C15 &+ key.low) &* 0xD6E8_FEB8_6659_FD93
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: (product ^ (product >> 32)) & UInt(mask))
    while places[place] >= 0, keys[Int(places[place])] != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    places = Array(repeating: -1, count: places.count * 2)
    for number in keys.indices { places[place(of: keys[number])] = Int32(number) }
  }
}
