// After reading this file you know how a formula lies in memory, and why freeing one a million operations deep
// does not overflow the stack.
//
//     x*x + x          (+)          A node knows its arguments, never its users. Two uses of one subexpression
//                     /   \         are two arrows to one node: here (x) is stored once and used three times.
//                   (*)    |
//                   | |    |
//                   (x)----+

import Elementary

/// One operation, numeral or variable of a formula, with arrows to its arguments.
///
/// Nodes never change after they are made, so that formulas and threads can share them. The arguments are
/// `var` for one reason alone: `deinit` takes them off.
package final class Node: @unchecked Sendable {
  /// What stands at a node.
  package enum Content: Hashable, Sendable {
    /// A finite number, not the negative zero.
    case numeral(Double)

    case variable(String)

    case operation(Primitive)
  }

  package let content: Content

  /// The first argument, and the second; `nil` where the operation has none.
  ///
  /// Not visible outside: reading a class's variable that another module sees is checked each time it is done.
  private var arguments: (first: Node?, second: Node?)

  /// The name that a program assigned to the operation, kept for showing; equal formulas may differ in it.
  package let label: Label?

  /// The number of nodes when every use is written out; `UInt64.max` stands for all that do not fit.
  package let size: UInt64

  /// The number of nodes on the longest way down to a leaf.
  package let depth: Int

  /// Whether it is 1 or 0 as a comparison is, or as several put together are.
  let isCondition: Bool

  /// Equal for equal trees, and most likely different for different ones.
  let structuralHash: Int

  package init(_ content: Content, _ first: Node? = nil, _ second: Node? = nil, label: Label? = nil) {
    self.content = content
    self.label = label
    arguments = (first, second)
    isCondition = Self.isCondition(content, first, second)
    let (sum, overflowed) = (first?.size ?? 0).addingReportingOverflow(second?.size ?? 0)
    let (size, overflowedByOne) = sum.addingReportingOverflow(1)
    self.size = overflowed || overflowedByOne ? .max : size
    depth = 1 + Swift.max(first?.depth ?? 0, second?.depth ?? 0)
    structuralHash = Self.mix(
      Self.mix(content.code, first?.structuralHash ?? 0), second?.structuralHash ?? 0)
  }

  /// A number that depends on all bits of both, and on their order (the finaliser of MurmurHash3).
  private static func mix(_ a: Int, _ b: Int) -> Int {
    var bits = UInt64(truncatingIfNeeded: a) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: b)
    bits = (bits ^ bits >> 33) &* 0xFF51_AFD7_ED55_8CCD
    bits = (bits ^ bits >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return Int(truncatingIfNeeded: bits ^ bits >> 33)
  }

  /// The first argument; `nil` of a leaf.
  package var first: Node? { arguments.first }

  /// The second argument; `nil` where the operation has none.
  package var second: Node? { arguments.second }

  /// Whether `size` is too large for a machine word.
  var sizeOverflows: Bool { size == .max }

  /// Frees the arguments one after the other.
  ///
  /// Left to itself, a node's end would release its argument within its own release, and that one its own in
  /// turn: a call inside a call for each level. Here a node that nobody else uses first hands its arguments to
  /// a list; when it then ends it has nothing left to release.
  deinit {
    guard depth > 2 else { return }
    var pending: [Node] = []
    if let first { pending.append(first) }
    if let second { pending.append(second) }
    arguments = (nil, nil)
    while var node = pending.popLast() {
      guard node.depth > 1, isKnownUniquelyReferenced(&node) else { continue }
      if let argument = node.first { pending.append(argument) }
      if let argument = node.second { pending.append(argument) }
      node.arguments = (nil, nil)
    }
  }
}

/// A name on a node: one word in the node, where a string would be two.
package final class Label: Sendable {
  package let text: String
  init(_ text: String) { self.text = text }
}

extension Node.Content {
  /// A number for hashing, equal for equal contents.
  fileprivate var code: Int {
    switch self {
    case .numeral(let value): Int(truncatingIfNeeded: value.bitPattern)
    case .variable(let name): name.hashValue
    case .operation(let primitive): withUnsafeBytes(of: primitive) { $0.reduce(1) { $0 << 8 | Int($1) } }
    }
  }
}
