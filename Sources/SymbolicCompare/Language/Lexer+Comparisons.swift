// After reading this file you know how the signs of comparisons are cut out of a text, which have one byte or two, and that
// `==` is not taken for the `=` of an assignment.
//
//     x = y == 0        x   =   y   ==   0   end

extension Lexer {
  /// Reads a comparison, or refuses what is one elsewhere; `nil` if there is none.
  mutating func comparison(_ byte: UInt8) throws(SyntaxError) -> Relation? {
    let start = place
    let next = place + 1 < bytes.count ? bytes[place + 1] : 0
    let found: (Relation, Int)
    switch (byte, next) {
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): found = (.atMost, 2)
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): found = (.atLeast, 2)
    case (UInt8(ascii: "="), UInt8(ascii: "=")): found = (.equal, 2)
    case (UInt8(ascii: "!"), UInt8(ascii: "=")): found = (.unequal, 2)
    case (UInt8(ascii: "<"), UInt8(ascii: ">")), (UInt8(ascii: "="), UInt8(ascii: "<")),
      (UInt8(ascii: "="), UInt8(ascii: ">")), (UInt8(ascii: "|"), UInt8(ascii: "|")):
      throw .signElsewhere(word(from: start, to: start + 2), at: position(of: start))
    case (UInt8(ascii: "<"), _): found = (.less, 1)
    case (UInt8(ascii: ">"), _): found = (.greater, 1)
    default: return nil
    }
    place += found.1
    return found.0
  }

  /// Whether the next token is `=`, and not `==`; nothing is read.
  mutating func isFollowedByAssignment() -> Bool {
    isFollowed(by: "=") && !(place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "="))
  }
}
