// After reading this file you know where the vectors of a formula come from: the columns of a file, `--data`, and the
// brackets of a point, `--at x=[1,2,3]`. Both are given whole: a formula need not use every column, nor every number.

import SymbolicCompare

extension Arguments {
  /// Reads the vectors that the formula may use.
  mutating func readVectors() throws(Problem) {
    if let file = values[.data] { vectors = try Self.table(file) }
    vectors = try vectors.adding(vectorsOf: at ?? "", differentiatedBy: wrt)
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
  /// The vectors with those that a point gives in brackets; those of these names are variables.
  func adding(vectorsOf text: String, differentiatedBy names: [String]?) throws(Problem) -> VectorData {
    var vectors = self
    if text.contains("[") { try vectors.add(vectorsOf: text) }
    vectors.differentiate(by: names ?? [])
    return vectors
  }

  private mutating func add(vectorsOf text: String) throws(Problem) {
    let point = if let sweep = try Sweep(readFrom: text) { sweep.start } else { try readPoint(text) }
    for (name, count) in point.vectors {
      if self.count(of: name) != nil {
        throw Problem(
          argument: "the vector '\(name.printable)' is in the data and in the point",
          advice: "leave one of them out")
      }
      add(name, count: count)
    }
  }
}
