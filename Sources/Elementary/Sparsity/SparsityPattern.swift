// After reading this file you know what a pattern is: which entries of a matrix of derivatives can differ from 0, wherever
// the program takes the same branches.
//
// Example. y = (x₀·x₁, x₁ + x₂, 5) has the Jacobian and the pattern
//
//     x₁  x₀   0          × × ·
//      0   1   1          · × ×
//      0   0   0          · · ·
//
// Storage ("compressed rows"): the columns of all rows one after the other, and where each row starts.
//
//     columns  0 1 1 2        starts  0 2 4 4

/// Which entries of a matrix can differ from 0.
public struct SparsityPattern: Sendable, Hashable {
  /// The number of columns: one an input.
  public let columnCount: Int

  /// The columns of all rows, one row after the other, each in ascending order.
  let columns: [Int]

  /// Where each row starts in `columns`, and where the last one ends.
  let starts: [Int]

  init(columnCount: Int, columns: [Int], starts: [Int]) {
    self.columnCount = columnCount
    self.columns = columns
    self.starts = starts
  }

  init(columnCount: Int, rows: [InputSet]) {
    var columns: [Int] = []
    var starts = [0]
    columns.reserveCapacity(rows.reduce(0) { $0 + $1.count })
    for row in rows {
      for range in row.ranges { columns.append(contentsOf: range) }
      starts.append(columns.count)
    }
    self.init(columnCount: columnCount, columns: columns, starts: starts)
  }

  /// A pattern from the columns of each row; their order does not matter.
  ///
  /// - Precondition: every column is at least 0 and below the number of columns.
  public init(rows: [[Int]], columnCount: Int) {
    for column in rows.joined() where column < 0 || column >= columnCount {
      fatalError("a pattern of \(columnCount) columns has no column \(column): count them from 0")
    }
    self.init(
      columnCount: columnCount,
      rows: rows.map { $0.sorted().reduce(into: InputSet()) { $0.formUnion(InputSet($1)) } })
  }

  /// The number of rows: one a result, and in a Hessian one an input.
  public var rowCount: Int { starts.count - 1 }

  /// How many entries can differ from 0.
  public var entryCount: Int { columns.count }

  /// The columns in which a row can differ from 0, in ascending order.
  public func columns(inRow row: Int) -> ArraySlice<Int> { columns[starts[row]..<starts[row + 1]] }

  /// Whether an entry can differ from 0.
  ///
  /// - Complexity: O(log n) for a row of n entries.
  public subscript(row: Int, column: Int) -> Bool { position(row, column) != nil }

  /// The place of an entry among all entries; `nil` if it is always 0.
  func position(_ row: Int, _ column: Int) -> Int? {
    if row < 0 || row >= rowCount || column < 0 || column >= columnCount {
      fatalError("a pattern of \(rowCount) × \(columnCount) has no entry [\(row), \(column)]: count from 0")
    }
    var (low, high) = (starts[row], starts[row + 1])
    while low < high {
      let middle = (low + high) / 2
      if columns[middle] < column { low = middle + 1 } else { high = middle }
    }
    return low < starts[row + 1] && columns[low] == column ? low : nil
  }

  /// The pattern of the transposed matrix, with rows and columns exchanged.
  ///
  /// - Complexity: O(rows + columns + entries).
  public var transposed: SparsityPattern {
    var starts = [Int](repeating: 0, count: columnCount + 1)
    for column in columns { starts[column + 1] += 1 }
    for column in 0..<columnCount { starts[column + 1] += starts[column] }
    var next = starts
    var rows = columns
    for row in 0..<rowCount {
      for column in columns(inRow: row) {
        rows[next[column]] = row
        next[column] += 1
      }
    }
    return SparsityPattern(columnCount: rowCount, columns: rows, starts: starts)
  }
}

extension SparsityPattern: CustomStringConvertible {
  /// The pattern as a picture: × for an entry that can differ from 0, · for one that cannot.
  ///
  /// From 41 rows or columns on, the size and the number of entries instead.
  public var description: String {
    if rowCount > 40 || columnCount > 40 { return "\(rowCount) × \(columnCount), \(entryCount) entries" }
    return (0..<rowCount).map { row in
      (0..<columnCount).map { self[row, $0] ? "×" : "·" }.joined(separator: " ")
    }.joined(separator: "\n")
  }
}

/// The inputs on which each result of a function depends: the pattern of its Jacobian.
///
/// - Parameters:
///   - x: the point, which decides on branches and nothing else.
///   - function: a closure over `[DependentNumber]`, or a generic function over `[T]`; what it throws is thrown on.
/// - Returns: a row for each result.
/// - Complexity: one run of the function, and what `DependenceRecord.swift` says.
public func jacobianPattern<Failure: Error>(
  at x: [Double], of function: ([DependentNumber]) throws(Failure) -> [DependentNumber]
) throws(Failure) -> SparsityPattern {
  let record = DependenceRecord(inputCount: x.count)
  return try record.jacobianPattern(of: function(record.inputs(at: x)))
}

/// The pairs of inputs that interact in a function: the pattern of its Hessian.
///
/// - Parameters:
///   - x: the point, which decides on branches and nothing else.
///   - function: a closure over `[DependentNumber]`, or a generic function over `[T]`; what it throws is thrown on.
/// - Returns: a symmetric pattern.
/// - Complexity: one run of the function, and what `DependenceRecord.swift` says.
public func hessianPattern<Failure: Error>(
  at x: [Double], of function: ([DependentNumber]) throws(Failure) -> DependentNumber
) throws(Failure) -> SparsityPattern {
  let record = DependenceRecord(inputCount: x.count)
  return try record.hessianPattern(of: function(record.inputs(at: x)))
}

/// Whether a program takes the same branches at two points, so that a pattern found at one holds at the other.
///
/// - Returns: whether all comparisons come out the same, in the same order.
/// - Complexity: two runs of the function.
public func takesSameBranches<Failure: Error>(
  at x: [Double], as other: [Double],
  of function: ([DependentNumber]) throws(Failure) -> DependentNumber
) throws(Failure) -> Bool {
  let (first, second) = (DependenceRecord(inputCount: x.count), DependenceRecord(inputCount: other.count))
  _ = try function(first.inputs(at: x))
  _ = try function(second.inputs(at: other))
  return first.outcomes == second.outcomes
}

extension DependenceRecord {
  /// The inputs of a run.
  package func inputs(at point: [Double]) -> [DependentNumber] {
    point.indices.map { DependentNumber(value: point[$0], record: self, node: $0) }
  }

  func jacobianPattern(of results: [DependentNumber]) -> SparsityPattern {
    SparsityPattern(columnCount: inputCount, rows: inputs(of: results.map(node)))
  }

  func hessianPattern(of result: DependentNumber) -> SparsityPattern {
    SparsityPattern(columnCount: inputCount, rows: interactions(in: node(of: result)))
  }

  /// The place of a result; stops for a number of another run.
  private func node(of result: DependentNumber) -> Int {
    if let other = result.record, other !== self {
      fatalError(
        "a result is a number of another run: return what was computed from the inputs that the function got")
    }
    return result.node
  }
}
