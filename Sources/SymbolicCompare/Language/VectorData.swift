// After reading this file you know what may be known of vectors before a formula is read: their numbers, as the columns of a
// table, or only how many there are, where a point has them.
//
// A number that is known is a constant: x[3] is read as the numeral, and nothing is differentiated by it, unless it was asked
// for by name, `x` or `x3`: then it is a variable, and its number belongs to the point.

/// Vectors whose lengths, and often numbers, are known.
public struct VectorData: Sendable {
  struct Vector: Sendable {
    var count: Int

    /// The numbers; `nil` if they are variables.
    var numbers: [Double]?

    /// What keeps the vector from being used, if anything does.
    var flaw: String?
  }

  private(set) var vectors: [String: Vector] = [:]

  /// The names by which is differentiated: of vectors, or of numbers of theirs.
  private var variables: Set<String> = []

  /// Creates data without vectors.
  public init() {}

  /// Whether there is no vector.
  public var isEmpty: Bool { vectors.isEmpty }

  /// The vectors' names, sorted.
  public var names: [String] { vectors.keys.sorted() }

  /// How many numbers a vector has; `nil` for one that is not known.
  public func count(of name: String) -> Int? { vectors[name]?.count }

  /// Adds a vector whose numbers are constants.
  public mutating func add(_ name: String, _ numbers: [Double]) {
    vectors[name] = Vector(count: numbers.count, numbers: numbers)
  }

  /// Adds a vector of a known length, whose numbers are the variables x1, x2, ….
  public mutating func add(_ name: String, count: Int) { vectors[name] = Vector(count: count) }

  mutating func add(_ name: String, count: Int, flaw: String) {
    vectors[name] = Vector(count: count, flaw: flaw)
  }

  /// Makes variables of the vectors, and of the single numbers of vectors, that have these names.
  public mutating func differentiate(by names: [String]) { variables.formUnion(names) }

  /// The names, with that of a vector replaced by the names of its numbers, as far as these are among the
  /// variables.
  ///
  /// A name that is no variable, and of no vector with numbers, is that of the variables x1, x2, … or w1_1, w1_2, … A number that is
  /// named beside its vector stands once.
  public func spelledOut(_ names: [String], among variables: [String]) -> [String] {
    let numbers = names.flatMap { name in
      let isGiven = vectors[name] != nil
      guard isGiven || !variables.contains(name) else { return [name] }
      let numbers = variables.filter { variable in
        if isGiven { return element(variable)?.vector == name }
        let index = variable.dropFirst(name.count)
        return variable.hasPrefix(name) && index.first?.isNumber == true
          && index.allSatisfy { $0.isNumber || $0 == "_" }
      }
      return numbers.isEmpty ? [name] : numbers.inOrderOfIndices
    }
    return numbers.withoutRepeats
  }

  /// The names and the values of those numbers of vectors that have become variables.
  public func coordinates(of names: [String]) -> [(name: String, value: Double)] {
    names.compactMap { name in
      guard let (vector, index) = element(name), let numbers = vectors[vector]?.numbers,
        numbers.indices.contains(index - 1)
      else { return nil }
      return (name, numbers[index - 1])
    }
  }

  /// The constant that a name stands for; `nil` for a name that is a variable's.
  func number(named name: String, at token: Token) throws(SyntaxError) -> Double? {
    let element = element(name)
    if let vector = vectors[name] {
      guard let element, vectors[element.vector] != nil else {
        throw .bareVector(name, count: vector.count, at: token)
      }
      throw .vectorOrNumber(name, element.index, of: element.vector, at: token)
    }
    guard let (vectorName, index) = element, let vector = vectors[vectorName] else { return nil }
    guard (1...Swift.max(1, vector.count)).contains(index), vector.count > 0 else {
      throw .beyondVector(vectorName, index, count: vector.count, at: token)
    }
    if let flaw = vector.flaw { throw .unusableVector(flaw, at: token) }
    if variables.contains(vectorName) || variables.contains(name) { return nil }
    return vector.numbers?[index - 1]
  }

  /// The name of a number of a vector: x12 of x[12], x1_2 of x1[2] and of x[1, 2].
  package static func name(_ vector: String, _ indices: [Int]) -> String {
    let isParted = vector.utf8.last.map { Lexer.isDigit($0) || $0 == UInt8(ascii: "_") } ?? false
    return vector + (isParted ? "_" : "") + indices.map(String.init).joined(separator: "_")
  }

  /// The vector and the index that a name is made of: x12 of x and 12.
  private func element(_ name: String) -> (vector: String, index: Int)? {
    guard let end = name.utf8.lastIndex(where: { !Lexer.isDigit($0) }) else { return nil }
    let start = name.utf8.index(after: end)
    guard let index = Int(name[start...]) else { return nil }
    let vector = String(name[..<start])
    for candidate in [vector, String(vector.dropLast())] where Self.name(candidate, [index]) == name {
      return (candidate, index)
    }
    return nil
  }
}

extension [String] {
  /// Each name once, where it stands first.
  package var withoutRepeats: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }

  /// The names by what stands before their indices, and then by these as numbers: x1, x2, x10, y.
  package var inOrderOfIndices: [String] {
    func parts(_ name: String) -> (stem: Substring, indices: [Int]) {
      let count = name.reversed().prefix { $0.isASCII && $0.isNumber || $0 == "_" }.count
      let stem = name.dropLast(count)
      return (stem, name.dropFirst(stem.count).split(separator: "_").map { Int($0) ?? .max })
    }
    return sorted { a, b in
      let (x, y) = (parts(a), parts(b))
      if x.stem != y.stem { return x.stem < y.stem }
      return x.indices == y.indices ? a < b : x.indices.lexicographicallyPrecedes(y.indices)
    }
  }
}
