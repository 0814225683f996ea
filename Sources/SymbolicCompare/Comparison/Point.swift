// After reading this file you know what a point is: names with their values, looked up by a search where they are few and by a
// table where they are many; and how a plain one is read without the parser. Any other text: Point+Parsing.swift.

/// A number for each variable.
public struct Point: Hashable, Sendable {
  /// The variables' names, in the order in which they were given.
  public let names: [String]

  /// The variables' values, in the same order.
  public let values: [Double]

  /// Where each name stands in the text that was read, in Unicode scalars; empty for a point made in Swift.
  ///
  /// A number of a vector, x=[1,2], stands where the vector's name does.
  public let ranges: [String: Range<Int>]

  /// How many numbers each vector has that was given in brackets.
  public let vectors: [String: Int]

  /// The places of the names, where these are more than are quickly compared one after the other.
  private let positions: [String: Int]
  private static let fewNames = 8

  /// The point with these coordinates; a name given twice keeps its first value.
  public init(_ coordinates: KeyValuePairs<String, Double>) {
    self.init(coordinates.map { ($0.key, $0.value) })
  }

  /// The point with these coordinates, in the order of their names.
  public init(_ coordinates: [String: Double]) {
    self.init(coordinates.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }

  package init(
    _ coordinates: [(String, Double)], ranges: [String: Range<Int>] = [:], vectors: [String: Int] = [:]
  ) {
    self.vectors = vectors
    var names: [String] = []
    var values: [Double] = []
    var positions: [String: Int] = [:]
    let isLong = coordinates.count > Self.fewNames
    for (name, value) in coordinates where isLong ? positions[name] == nil : !names.contains(name) {
      if isLong { positions[name] = names.count }
      names.append(name)
      values.append(value)
    }
    if names.count <= Self.fewNames { positions = [:] }
    self.names = names
    self.values = values
    self.positions = positions
    self.ranges = ranges
  }

  /// The point with more coordinates; names that it has keep their values.
  public func adding(_ coordinates: [(name: String, value: Double)]) -> Point {
    Point(zip(names, values) + coordinates.map { ($0.name, $0.value) }, ranges: ranges, vectors: vectors)
  }

  /// The point without the coordinates of other names.
  public func restricted(to names: [String]) -> Point {
    Point(names.compactMap { name in self[name].map { (name, $0) } })
  }

  /// The value of a variable, or `nil` if the point has none of that name.
  public subscript(name: String) -> Double? {
    let place = names.count > Self.fewNames ? positions[name] : names.firstIndex(of: name)
    return place.map { values[$0] }
  }
}

extension Point: ExpressibleByDictionaryLiteral {
  /// The point with these coordinates, as in `["w": 2, "x": 0.5]`.
  public init(dictionaryLiteral elements: (String, Double)...) { self.init(elements) }
}

extension Point: CustomStringConvertible {
  /// The point as it is written on the command line, for example "w=2.0,x=0.5".
  public var description: String { zip(names, values).map { "\($0)=\($1)" }.joined(separator: ",") }
}

extension Point {
  /// Whether two points have the same coordinates; where they were written does not count.
  public static func == (lhs: Self, rhs: Self) -> Bool { lhs.names == rhs.names && lhs.values == rhs.values }

  /// Hashes the coordinates.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(names)
    hasher.combine(values)
  }
}

extension Point {
  /// Reads a point that is written plainly, as in most lines of a batch: every variable of a formula once, with a decimal
  /// numeral, and no blanks; `nil` for what the parser has to look at.
  public init?(plain text: String, names: [String]) {
    var text = text
    let coordinates: [(String, Double)]? = text.withUTF8 { bytes in
      var coordinates: [(String, Double)] = []
      for piece in bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
        guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let (name, value) = (piece[..<equals], piece[(equals + 1)...])
        guard let known = names.first(where: { $0.utf8.elementsEqual(name) }),
          value.allSatisfy({ (48...57).contains($0) || $0 == 46 || $0 == 45 }),
          let number = Double(Substring(decoding: value, as: UTF8.self)), number.isFinite
        else { return nil }
        coordinates.append((known, number))
      }
      return coordinates
    }
    guard let coordinates, coordinates.count == names.count else { return nil }
    self.init(coordinates)
    guard self.names.count == names.count else { return nil }
  }
}
