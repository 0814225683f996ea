// After reading this file you know how a sparse Jacobian of a thousand columns is had from three directions.
//
// Idea (Curtis, Powell & Reid 1974). Two columns that share no row can be differentiated together: each number of
// J·(eⱼ + eₖ) is an entry of one of them, and the pattern says of which. So columns get colours, no two that share a row
// the same one, and each colour is a direction.
//
//     a b · ·      colours A B A B      J·(1, 0, 1, 0) = (a, c, e)
//     · b′ c ·                          J·(0, 1, 0, 1) = (b, b′, d)
//     · · e d
//
// Greedy. Column by column, each takes the first colour that none of its neighbours has. At least as many colours are
// needed as the longest row has entries; the fewest possible are hard to find (NP-complete). Two orders are tried, that of
// the columns and the longest columns first, and the better one is kept.
//
// Cost. For each order, the sum of the squares of the rows' lengths.
// Source. Griewank & Walther 2008, chapter 8; Gebremedhin, Manne & Pothen 2005, "What color is your Jacobian?"

/// Colours of a pattern's columns, such that no two columns of one colour share a row.
///
/// ```swift
/// let colouring = ColumnColouring(of: jacobianPattern(at: x, of: f))
/// let products = colouring.directions.map { direction in /* J times the direction */ }
/// let jacobian = colouring.matrix(from: products)
/// ```
public struct ColumnColouring: Sendable, Hashable {
  /// The pattern whose columns are coloured.
  public let pattern: SparsityPattern

  /// The colour of each column, from 0 on; `nil` for a column without entries, which needs no direction.
  public let colours: [Int?]

  /// How many colours there are, and so how many directions give the whole matrix.
  public let colourCount: Int

  /// Colours the columns of a pattern.
  ///
  /// - Complexity: the sum of the squares of the rows' lengths.
  public init(of pattern: SparsityPattern) {
    let byColumn = pattern.transposed
    let lengths = (0..<byColumn.rowCount).map { byColumn.columns(inRow: $0).count }
    let natural = lengths.indices.filter { lengths[$0] > 0 }
    let longestRow = (0..<pattern.rowCount).map { pattern.columns(inRow: $0).count }.max() ?? 0
    var best = Greedy(natural, columnCount: lengths.count)
    if longestRow == natural.count {
      for (colour, column) in natural.enumerated() { best.colours[column] = colour }
      best.count = natural.count
    } else {
      best.colour(pattern, byColumn)
      if best.count > longestRow {
        let order = natural.sorted { (lengths[$1], $0) < (lengths[$0], $1) }
        var other = Greedy(order, columnCount: lengths.count)
        other.colour(pattern, byColumn)
        if other.count < best.count { best = other }
      }
    }
    self.pattern = pattern
    colours = best.colours.map { $0 < 0 ? nil : $0 }
    colourCount = best.count
  }

  /// For each colour the sum of its columns' unit vectors.
  public var directions: [[Double]] { Elementary::directions(of: colours, colourCount) }

  /// The matrix, from its product with each of the directions.
  ///
  /// - Precondition: there is a product for each colour, and a number in it for each row.
  /// - Complexity: one copy for each entry.
  public func matrix(from products: [[Double]]) -> SparseMatrix {
    requireProducts(products, colourCount, rows: pattern.rowCount)
    var values: [Double] = []
    values.reserveCapacity(pattern.entryCount)
    for row in 0..<pattern.rowCount {
      for column in pattern.columns(inRow: row) {
        values.append(colours[column].map { products[$0][row] } ?? 0)
      }
    }
    return SparseMatrix(pattern: pattern, values: values)
  }
}

/// A greedy colouring in one order.
private struct Greedy {
  let order: [Int]
  var colours: [Int]
  var count = 0

  init(_ order: [Int], columnCount: Int) {
    self.order = order
    colours = Array(repeating: -1, count: columnCount)
  }

  mutating func colour(_ pattern: SparsityPattern, _ byColumn: SparsityPattern) {
    var lastToForbid = [Int](repeating: -1, count: order.count + 1)
    for column in order {
      for row in byColumn.columns(inRow: column) {
        for neighbour in pattern.columns(inRow: row) where colours[neighbour] >= 0 {
          lastToForbid[colours[neighbour]] = column
        }
      }
      var colour = 0
      while lastToForbid[colour] == column { colour += 1 }
      colours[column] = colour
      count = Swift.max(count, colour + 1)
    }
  }
}

/// For each colour the sum of its columns' unit vectors.
func directions(of colours: [Int?], _ count: Int) -> [[Double]] {
  var directions = [[Double]](repeating: [Double](repeating: 0, count: colours.count), count: count)
  for (column, colour) in colours.enumerated() {
    if let colour { directions[colour][column] = 1 }
  }
  return directions
}

/// Stops with advice where products do not fit the colours.
func requireProducts(_ products: [[Double]], _ count: Int, rows: Int) {
  if products.count == count, products.allSatisfy({ $0.count == rows }) { return }
  fatalError(
    "matrix(from:) takes a product for each of the \(count) directions, with a number for each of the \(rows) rows"
  )
}
