// After reading this file you know how a matrix is kept of which most entries are 0: its pattern, and a number for each entry
// of it.
//
//      2  −1   ·   ·
//     −1   2  −1   ·        values  2 −1 −1 2 −1 −1 2 −1 −1 2
//      ·  −1   2  −1        10 numbers and their columns instead of 16; of n², 3n − 2
//      ·   ·  −1   2

/// A matrix that is 0 outside a pattern.
public struct SparseMatrix: Sendable, Hashable {
  /// Where entries can differ from 0.
  public let pattern: SparsityPattern

  /// The entries of the pattern, one row after the other.
  public let values: [Double]

  /// A matrix from its pattern and a number for each entry of the pattern, one row after the other.
  ///
  /// - Precondition: there are as many numbers as entries.
  public init(pattern: SparsityPattern, values: [Double]) {
    if values.count != pattern.entryCount {
      fatalError("a pattern of \(pattern.entryCount) entries takes as many values, not \(values.count)")
    }
    self.pattern = pattern
    self.values = values
  }

  /// The number of rows.
  public var rowCount: Int { pattern.rowCount }

  /// The number of columns.
  public var columnCount: Int { pattern.columnCount }

  /// An entry; 0 outside the pattern.
  ///
  /// - Complexity: O(log n) for a row of n entries.
  public subscript(row: Int, column: Int) -> Double {
    pattern.position(row, column).map { values[$0] } ?? 0
  }

  /// All entries, row by row, with the zeros.
  ///
  /// - Complexity: rows times columns.
  public var rows: [[Double]] {
    (0..<rowCount).map { row in
      var numbers = [Double](repeating: 0, count: columnCount)
      for (column, value) in entries(inRow: row) { numbers[column] = value }
      return numbers
    }
  }

  /// The entries of a row that can differ from 0, with their columns.
  public func entries(inRow row: Int) -> some Sequence<(column: Int, value: Double)> {
    let columns = pattern.columns(inRow: row)
    return columns.indices.lazy.map { (column: columns[$0], value: values[$0]) }
  }

  /// The transposed matrix, with rows and columns exchanged.
  ///
  /// - Complexity: O(rows + columns + entries).
  public var transposed: SparseMatrix {
    let pattern = pattern.transposed
    var next = pattern.starts
    var moved = values
    for row in 0..<rowCount {
      for (column, value) in entries(inRow: row) {
        moved[next[column]] = value
        next[column] += 1
      }
    }
    return SparseMatrix(pattern: pattern, values: moved)
  }

  /// The product with a vector.
  ///
  /// - Precondition: the vector has a number for each column.
  /// - Complexity: O(rows + entries).
  public func product(with vector: [Double]) -> [Double] {
    if vector.count != columnCount {
      fatalError("a matrix of \(columnCount) columns is multiplied by as many numbers, not \(vector.count)")
    }
    return (0..<rowCount).map { row in
      entries(inRow: row).reduce(0) { $0 + $1.value * vector[$1.column] }
    }
  }
}

extension SparseMatrix: CustomStringConvertible {
  /// The matrix in columns, with · for what is always 0.
  ///
  /// From 13 rows or columns on, a list of the entries, each with its place: of more than twelve the first and last six.
  public var description: String {
    if rowCount > 12 || columnCount > 12 { return listing }
    let cells = (0..<rowCount).map { row in
      (0..<columnCount).map { pattern[row, $0] ? "\(self[row, $0])" : "·" }
    }
    let widths = (0..<columnCount).map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { row in
      zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  private var listing: String {
    let places = (0..<rowCount).lazy.flatMap { row in
      pattern.columns(inRow: row).lazy.map { "[\(row), \($0)]" }
    }
    func line(_ place: String, _ value: Double) -> String { "\(place) \(value)" }
    var lines = ["\(rowCount) × \(columnCount), \(values.count) entries"]
    let shown = values.count <= 12 ? values.count : 6
    lines += zip(places.prefix(shown), values).map(line)
    if shown < values.count { lines += ["…"] + zip(places.suffix(6), values.suffix(6)).map(line) }
    return lines.joined(separator: "\n")
  }
}

extension SparseMatrix {
  /// A symmetric matrix, from the entries on the diagonal and below it; what stands above it does not count.
  public init(pattern: SparsityPattern, lowerHalf values: [Double]) {
    let mirrored = SparseMatrix(pattern: pattern, values: values).transposed
    if mirrored.pattern != pattern {
      fatalError("the pattern of a symmetric matrix is symmetric; this one is not")
    }
    var values = values
    var index = 0
    for row in 0..<pattern.rowCount {
      for column in pattern.columns(inRow: row) {
        if column > row { values[index] = mirrored.values[index] }
        index += 1
      }
    }
    self.init(pattern: pattern, values: values)
  }
}
