// After reading this file you know where the vectors of a formula come from: the columns of a file, `--data`, and the
// brackets of a point, `--at x=[1,2,3]`. Both are given whole: a formula need not use every column, nor every number.

import SymbolicCompare

extension Arguments {
  /// Reads the vectors that the formula may use.
  mutating func readVectors() throws(Problem) {
    if let file = values[.data] { vectors = try Self.table(file) }
    vectors = try vectors.adding(VectorData.vectors(of: at ?? ""), differentiatedBy: wrt)
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

extension VectorData {
  /// The vectors that a point gives in brackets, and how many numbers each has.
  static func vectors(of point: String) throws(Problem) -> [String: Int] {
    guard point.utf8.contains(UInt8(ascii: "[")) else { return [:] }
    if let sweep = try Sweep(readFrom: point) { return sweep.start.vectors }
    return try readPoint(point).vectors
  }

  /// The vectors with those of a point; those of these names are variables.
  func adding(_ own: [String: Int], differentiatedBy names: [String]?) throws(Problem) -> VectorData {
    var vectors = self
    for (name, count) in own {
      if vectors.count(of: name) != nil {
        throw Problem(
          argument: "the vector '\(name.printable)' is in the data and in the point",
          advice: "leave one of them out")
      }
      vectors.add(name, count: count)
    }
    vectors.differentiate(by: names ?? [])
    return vectors
  }
}
