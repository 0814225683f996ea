// After reading this file you know where the point of a formula comes from: the text after `--at`, in which a vector may have more
// numbers than the formula uses, and the numbers of the data.

import SymbolicCompare

/// Parses a point.
func readPoint(_ text: String) throws(Problem) -> Point {
  do {
    return try Point(parsing: text)
  } catch {
    throw Problem(error, in: .at, of: text)
  }
}

/// Parses the point of a formula.
func readPoint(_ text: String, of variables: [String], in formula: String) throws(Problem) -> Point {
  try readPoint(text).withoutUnusedEntries(of: variables, in: formula, readFrom: text)
}

/// Parses the point of a formula, to which the data add the numbers that are variables.
func readPoint(
  _ text: String?, of variables: [String], in formula: String, _ data: VectorData
) throws(Problem) -> Point? {
  try complete(
    text.map { text throws(Problem) in try readPoint(text) }, readFrom: text, of: variables, in: formula, data
  )
}

/// The point of a formula, with the numbers of the data that are variables, and without those that are none.
///
/// - Parameter text: what the point was read from, if it was.
func complete(
  _ point: Point?, readFrom text: String?, of variables: [String], in formula: String, _ data: VectorData
) throws(Problem) -> Point? {
  let point = try point?.withoutUnusedEntries(of: variables, in: formula, readFrom: text ?? "")
  let numbers = data.isEmpty ? [] : data.coordinates(of: variables)
  if numbers.isEmpty { return point }
  if point == nil, let other = variables.first(where: { name in !numbers.contains { $0.name == name } }) {
    throw Problem(
      argument: "the data have no number for '\(other.printable)'",
      advice: "name a point: --at \(other.printable)=1")
  }
  return (point ?? [:]).adding(numbers)
}

extension Point {
  /// Of a vector in brackets those numbers that are variables of the formula.
  ///
  /// A vector that the formula does not use at all is refused, as a variable is that it does not have.
  fileprivate func withoutUnusedEntries(
    of variables: [String], in formula: String, readFrom text: String
  ) throws(Problem) -> Point {
    if vectors.isEmpty { return self }
    let used = Set(variables)
    var unused: Set<String> = []
    for (vector, count) in vectors where !used.contains(vector) {
      let numbers = Set((1...count).map { VectorData.name(vector, [$0]) })
      if numbers.isDisjoint(with: used), placeOfName(vector, in: formula) == nil {
        throw Problem(
          argument: "the formula has no vector '\(vector.printable)'",
          advice: "leave it out, or write the formula with \(vector.printable)[1]",
          at: ranges[VectorData.name(vector, [1])] ?? 0..<0, ofPoint: text)
      }
      unused.formUnion(numbers.subtracting(used))
    }
    if unused.isEmpty { return self }
    let coordinates = zip(names, values).filter { !unused.contains($0.0) }
    return Point(coordinates, ranges: ranges, vectors: vectors)
  }
}
