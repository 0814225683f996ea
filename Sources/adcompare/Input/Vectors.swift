// After reading this file you know where the vectors of a formula come from: the columns of a file, `--data`, and the
// brackets of a point, `--at x=[1,2,3]`. Both are given whole: a formula need not use every column, nor every number.

import SymbolicCompare

extension Arguments {
  /// Reads the vectors that the formula may use.
  mutating func readVectors() throws(Problem) {
    if let file = values[.data] { vectors = try Self.table(file) }
    if let at, at.contains("[") { try addVectors(of: at) }
    vectors.differentiate(by: wrt ?? [])
  }

  private mutating func addVectors(of text: String) throws(Problem) {
    // A range of points, y=1:2:5, has no vector in it.
    let isRange = text.contains(":")
    let point = try readPoint(
      isRange ? text.piecesBetweenCommas.filter { !$0.contains(":") }.joined(separator: ",") : text)
    for (name, count) in point.vectors {
      if vectors.count(of: name) != nil {
        throw Problem(
          argument: "the vector '\(name.printable)' is in the data and in the point",
          advice: "leave one of them out")
      }
      vectors.add(name, count: count)
    }
  }

  /// The columns of a file, which is read piece by piece.
  private static func table(_ file: String) throws(Problem) -> VectorData {
    var input = try Input(file)
    var table = DataTable()
    while true {
      let lines = try input.nextLines(atMost: 256)
      do throws(DataTable.Fault) {
        if lines.isEmpty { return try table.vectors() }
        for line in lines { try table.read(line) }
      } catch {
        throw Problem(error, in: file)
      }
    }
  }
}

/// Parses a point.
func readPoint(_ text: String) throws(Problem) -> Point {
  do {
    return try Point(parsing: text)
  } catch {
    throw Problem(error, in: .at, of: text)
  }
}

/// Parses the point of a formula; of a vector in brackets it has those numbers that are variables of the formula.
///
/// A vector that the formula does not use at all is refused, as a variable is that it does not have.
func readPoint(_ text: String, of variables: [String], in formula: String) throws(Problem) -> Point {
  let point = try readPoint(text)
  if point.vectors.isEmpty { return point }
  let used = Set(variables)
  var unused: Set<String> = []
  for (vector, count) in point.vectors where !used.contains(vector) {
    let numbers = Set((1...count).map { VectorData.name(vector, [$0]) })
    if numbers.isDisjoint(with: used), placeOfName(vector, in: formula) == nil {
      var problem = Problem(
        argument: "the formula has no vector '\(vector.printable)'",
        advice: "leave it out, or write the formula with \(vector.printable)[1]")
      let range = point.ranges[VectorData.name(vector, [1])] ?? 0..<0
      (problem.position, problem.length, problem.place) = (range.lowerBound, range.count, .at)
      problem.text = text
      throw problem
    }
    unused.formUnion(numbers.subtracting(used))
  }
  if unused.isEmpty { return point }
  let coordinates = zip(point.names, point.values).filter { !unused.contains($0.0) }
  return Point(coordinates, ranges: point.ranges, vectors: point.vectors)
}
