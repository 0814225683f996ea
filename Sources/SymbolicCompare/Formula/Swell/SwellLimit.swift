// After reading this file you know why this package does not hang on a formula that is too large: what it would
// cost is known before anything is made, and above a limit it is refused, with the figures.

import Elementary

/// The refusal to make something too large, with the figures that were predicted.
public struct TooLarge: Error, Hashable, Sendable {
  /// What was asked for: "the formula on one line".
  public let subject: String

  /// How many nodes it would have.
  public let nodes: WholeNumber

  /// How many nodes were allowed.
  public let limit: Int

  /// How much memory it would take, in bytes.
  public let bytes: WholeNumber

  /// About how long it would take, in seconds, in a release build.
  public let seconds: Double

  /// What to do instead.
  public let advice: String
}

extension TooLarge: CustomStringConvertible {
  /// The refusal in one sentence: figures, reason and advice.
  public var description: String {
    "\(subject) would have \(Self.words(nodes)) nodes, take \(Self.words(bytes: bytes)) of memory and about \(Self.words(seconds: seconds)); "
      + "the limit is \(limit) nodes; \(advice)"
  }

  /// The number, or its length if it has more than 40 digits.
  private static func words(_ number: WholeNumber) -> String {
    number.bitWidth <= 132 ? "\(number)" : "about 10^\(Int(Double(number.bitWidth) * 0.30103))"
  }

  private static func words(bytes: WholeNumber) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB", "PB", "EB"]
    var (amount, unit) = (Double(bytes), 0)
    while amount >= 1000 && unit < units.count - 1 { (amount, unit) = (amount / 1000, unit + 1) }
    return unit == 0 || amount >= 1e6
      ? words(bytes) + " bytes" : "\((amount * 10).rounded() / 10) \(units[unit])"
  }

  private static func words(seconds: Double) -> String {
    switch seconds {
    case ..<1: "\((seconds * 1000).rounded(.up)) ms"
    case ..<600: "\(seconds.rounded()) s"
    case ..<1e5: "\((seconds / 3600 * 10).rounded() / 10) hours"
    case ..<1e11: "\((seconds / 86_400).rounded()) days"
    default: "\((seconds / 31_557_600)) years"
    }
  }
}

/// What one node costs, measured in release builds and rounded up.
enum NodeCost {
  /// A stored node: 80 bytes of its own, and what the allocator adds.
  static let bytesStored = 96

  /// Making a stored node of a derivative, with the tables of the differentiation.
  static let secondsStored = 5e-7

  /// Printing a node.
  static let secondsPrinted = 1e-7
}

extension Symbolic {
  /// The formula on one line, or a refusal if its tree has too many nodes.
  ///
  /// ``description`` never refuses: it changes to the form of a program. This one always gives the formula as it
  /// would stand in a textbook.
  ///
  /// - Throws: ``TooLarge`` if the tree has more nodes than the limit.
  /// - Complexity: linear in the text; a refusal costs no more than ``treeSize``.
  public func writtenOut(upTo limit: Int = 1_000_000) throws(TooLarge) -> String {
    let size = treeSize
    guard size <= WholeNumber(UInt64(Swift.max(limit, 0))) else {
      throw TooLarge(
        subject: "the formula on one line", nodes: size, limit: limit,
        bytes: FormulaSize(of: self).characters, seconds: Double(size) * NodeCost.secondsPrinted,
        advice: "write it as a program, in which each operation stands once")
    }
    return Printer(of: self).text
  }

  /// The derivative of higher order, or mixed, or a refusal before more nodes are stored than the limit allows.
  ///
  /// Before each order the number of nodes is bounded from the rules alone.
  /// - Parameters:
  ///   - names: one variable for each order, as for ``derivative(withRespectTo:)-([String])``.
  ///   - limit: how many distinct nodes may be stored.
  /// - Throws: ``TooLarge``, with the size that was predicted.
  /// - Complexity: linear in the shared size for each order.
  public func derivative(withRespectTo names: [String], upTo limit: Int) throws(TooLarge) -> Symbolic {
    var result = self
    for (order, name) in names.enumerated() {
      result = try result.derivative(withRespectTo: name, asOrder: order + 1, upTo: limit)
    }
    return result.sharingEqualSubexpressions
  }

  /// The derivative, made with equal subexpressions as one node; a refusal names the order that it would have.
  func derivative(withRespectTo name: String, asOrder order: Int, upTo limit: Int) throws(TooLarge)
    -> Symbolic
  {
    let shared = sharingEqualSubexpressions
    let stored = EvaluationOrder(of: [shared]).storedAfterDifferentiation(withRespectTo: name)
    guard stored <= limit else {
      throw TooLarge(
        subject: "the derivative of order \(order)", nodes: WholeNumber(UInt64(stored)), limit: limit,
        bytes: WholeNumber(UInt64(stored * NodeCost.bytesStored)),
        seconds: Double(stored) * NodeCost.secondsStored,
        advice: order == 1 ? "differentiate with forward or reverse mode" : "stop at order \(order - 1)")
    }
    return shared.derivative(withRespectTo: name)
  }
}

extension EvaluationOrder {
  /// At most how many distinct nodes there are after a differentiation, those of the formula included.
  func storedAfterDifferentiation(withRespectTo name: String) -> Int {
    zip(rules(withRespectTo: name), nodes).reduce(nodes.count + 2) { stored, step in
      guard let added = step.0?.nodesAdded(at: step.1) else { return stored }
      return stored + Int(added.new)
    }
  }
}
