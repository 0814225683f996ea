// After reading this file you know how symmetry saves directions: an arrow of a thousand inputs needs two.
//
// Idea (Coleman & Moré 1984). A Hessian has each entry twice, in (i, j) and in (j, i); it is enough if one of the two can be
// read off. Seen as a graph, with an edge for each entry beside the diagonal, a product with the direction of a colour gives
// at i the sum over the neighbours of that colour. The entry (i, j) stands alone at i if j is i's only neighbour of its
// colour; otherwise it must stand alone at j.
//
//     arrow                  colours            H·(1, 0, 0, 0) = (a, b, c, d)
//     a b c d    0 ── 1      0: A               H·(0, 1, 1, 1) = (b + c + d, e, f, g)
//     b e · ·    ├─── 2      1, 2, 3: B
//     c · f ·    └─── 3                         (0, 1) does not stand alone in row 0, but in row 1: b
//     d · · g
//
// Algebra. Both fail for an edge v–w if v has another neighbour of w's colour and w another one of v's: a path of four
// vertices in two colours. A colouring that gives neighbours different colours and has no such path is a star colouring:
// two colours together form stars, a hub with its leaves. Each edge is read at its leaf.
//
//     tridiagonal, a chain      A B C A B C …     three colours, two would be a path
//     grid, 5 entries a row     five are needed (Fertin, Raspaud & Reed 2004); greedy takes 5 to 7
//
// Greedy. Vertex by vertex, the first colour that closes no such path. For each vertex it is kept how many coloured
// neighbours of each colour it has, and which colours are closed to its further neighbours, for it is a leaf of a hub of
// that colour. Three orders are tried: that of the inputs, the longest rows first, and from neighbour to neighbour, in which
// a chain is a chain whatever the order of its inputs.
//
// Cost. About the number of entries times the number of colours. A full matrix is given one colour a column, and so is one of
// 200 columns and more that is more than half full: there is little to be saved.
// Source. Gebremedhin, Manne & Pothen 2005, section 4; 2007, "New acyclic and star coloring algorithms".

/// Colours of a symmetric pattern's columns, such that each entry or its mirror image stands alone in one product.
///
/// ```swift
/// let colouring = StarColouring(of: hessianPattern(at: x, of: f))
/// let products = colouring.directions.map { hessianVectorProduct(at: x, along: $0, of: f) }
/// let hessian = colouring.matrix(from: products)
/// ```
public struct StarColouring: Sendable, Hashable {
  /// The symmetric pattern whose columns are coloured.
  public let pattern: SparsityPattern

  /// The colour of each column, from 0 on; `nil` for a column without entries, which needs no direction.
  public let colours: [Int?]

  /// How many colours there are, and so how many directions give the whole matrix.
  public let colourCount: Int

  /// For each entry of the pattern where it stands alone: row + number of rows · colour.
  package let places: [Int]

  /// Colours a symmetric pattern.
  ///
  /// - Precondition: the pattern is symmetric, as those of Hessians are.
  public init(of pattern: SparsityPattern) {
    if pattern.transposed != pattern {
      fatalError("a star colouring is for symmetric patterns; for others: ColumnColouring")
    }
    let lengths = (0..<pattern.rowCount).map { pattern.columns(inRow: $0).count }
    let natural = lengths.indices.filter { lengths[$0] > 0 }
    var best = StarGreedy(pattern)
    let all = natural.count * natural.count
    if pattern.entryCount == all || natural.count >= 200 && 2 * pattern.entryCount > all {
      for (colour, column) in natural.enumerated() { best.colours[column] = colour }
      best.count = natural.count
    } else {
      best.colour(natural)
      let longestFirst = natural.sorted { (lengths[$1], $0) < (lengths[$0], $1) }
      for order in [longestFirst, pattern.neighboursFirst(natural)] {
        var other = StarGreedy(pattern)
        other.colour(order)
        if other.count < best.count { best = other }
      }
    }
    self.pattern = pattern
    colours = best.colours.map { $0 < 0 ? nil : $0 }
    colourCount = best.count
    places = Self.places(pattern, best.colours, best.count)
  }

  private static func places(_ pattern: SparsityPattern, _ colours: [Int], _ count: Int) -> [Int] {
    var places: [Int] = []
    places.reserveCapacity(pattern.entryCount)
    var tally = [Int](repeating: 0, count: count)
    for row in 0..<pattern.rowCount {
      let columns = pattern.columns(inRow: row)
      for column in columns { tally[colours[column]] += 1 }
      for column in columns {
        let standsAlone = tally[colours[column]] == 1
        places.append(
          standsAlone ? row + pattern.rowCount * colours[column] : column + pattern.rowCount * colours[row])
      }
      for column in columns { tally[colours[column]] = 0 }
    }
    return places
  }

  /// For each colour the sum of its columns' unit vectors.
  public var directions: [[Double]] { Elementary::directions(of: colours, colourCount) }

  /// The matrix, from its product with each of the directions.
  ///
  /// - Precondition: there is a product for each colour, and a number in it for each row.
  public func matrix(from products: [[Double]]) -> SparseMatrix {
    requireProducts(products, colourCount, rows: pattern.rowCount)
    let rows = pattern.rowCount
    return SparseMatrix(pattern: pattern, values: places.map { products[$0 / rows][$0 % rows] })
  }
}

extension SparsityPattern {
  /// Vertices in the order in which they are reached from neighbour to neighbour, shortest rows first where a new part begins.
  fileprivate func neighboursFirst(_ vertices: [Int]) -> [Int] {
    var isReached = [Bool](repeating: false, count: rowCount)
    var order: [Int] = []
    order.reserveCapacity(vertices.count)
    let starts = vertices.sorted {
      (columns(inRow: $0).count, $0) < (columns(inRow: $1).count, $1)
    }
    for start in starts where !isReached[start] {
      var next = order.count
      isReached[start] = true
      order.append(start)
      while next < order.count {
        for neighbour in columns(inRow: order[next]) where !isReached[neighbour] {
          isReached[neighbour] = true
          order.append(neighbour)
        }
        next += 1
      }
    }
    return order
  }
}

/// A greedy star colouring.
private struct StarGreedy {
  /// How many coloured neighbours of a colour a vertex has, and the first of them.
  struct Tally {
    let colour: Int
    var count: Int
    let first: Int
  }

  let pattern: SparsityPattern
  var colours: [Int]
  var count = 0

  /// By vertex.
  private var tallies: [[Tally]]

  /// By vertex, the colours that no further neighbour may have.
  private var closed: [[Int]]

  init(_ pattern: SparsityPattern) {
    self.pattern = pattern
    colours = Array(repeating: -1, count: pattern.rowCount)
    tallies = Array(repeating: [], count: pattern.rowCount)
    closed = tallies.map { _ in [] }
  }

  mutating func colour(_ order: [Int]) {
    var lastToForbid = [Int](repeating: -1, count: order.count + 1)
    var lastToRepeat = lastToForbid
    for vertex in order {
      let neighbours = pattern.columns(inRow: vertex).filter { $0 != vertex && colours[$0] >= 0 }
      for tally in tallies[vertex] where tally.count > 1 { lastToRepeat[tally.colour] = vertex }
      for neighbour in neighbours {
        lastToForbid[colours[neighbour]] = vertex
        for colour in closed[neighbour] { lastToForbid[colour] = vertex }
        // With two neighbours of one colour the vertex becomes a hub and these its leaves: no other neighbour of a leaf
        // may have its colour.
        if lastToRepeat[colours[neighbour]] == vertex {
          for tally in tallies[neighbour] { lastToForbid[tally.colour] = vertex }
        }
      }
      var colour = 0
      while lastToForbid[colour] == vertex { colour += 1 }
      let isNew = colour == count
      if isNew { count += 1 }
      colours[vertex] = colour
      for neighbour in neighbours where lastToRepeat[colours[neighbour]] == vertex {
        closed[neighbour].append(colour)
      }
      for neighbour in pattern.columns(inRow: vertex) where neighbour != vertex {
        count(vertex, colour, at: neighbour, isNew: isNew)
      }
    }
  }

  /// Counts a vertex among a neighbour's neighbours; with two of one colour a coloured neighbour is their hub.
  private mutating func count(_ vertex: Int, _ colour: Int, at hub: Int, isNew: Bool) {
    guard !isNew, let index = tallies[hub].firstIndex(where: { $0.colour == colour }) else {
      tallies[hub].append(Tally(colour: colour, count: 1, first: vertex))
      return
    }
    tallies[hub][index].count += 1
    if colours[hub] < 0 { return }
    if tallies[hub][index].count == 2 { closed[tallies[hub][index].first].append(colours[hub]) }
    closed[vertex].append(colours[hub])
  }
}
