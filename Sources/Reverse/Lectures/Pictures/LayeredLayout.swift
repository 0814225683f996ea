// After reading this file you know how a graph without cycles gets its places on paper (Sugiyama, Tagawa and
// Toda 1981), in four steps:
//
//   1. layers      a node stands one layer right of its last operand; an input just left of its first use
//   2. long edges  an edge over several layers gets a waypoint in each layer between
//   3. order       within each layer, so that few edges cross: each node to the mean place of its neighbours,
//                  to and fro, and the best order met is kept
//   4. heights     as near to the neighbours' mean height as order and distance allow. That is a least-squares
//                  problem with an order; pooling neighbours that are too close solves it exactly.

/// The places of nodes and the waypoints of edges.
struct LayeredLayout {
  /// The layer of each point: first the nodes, then the waypoints.
  private(set) var layer: [Int] = []

  /// The height of each point.
  private(set) var height: [Double] = []

  /// The points of each edge: its first node, its waypoints, its last node.
  private(set) var routes: [[Int]] = []

  private var rows: [[Int]] = []
  private var before: [[Int]] = []
  private var after: [[Int]] = []
  private let nodeCount: Int
  private let distance: Double

  /// Lays out a graph whose edges lead from smaller to larger numbers, nodes a certain distance apart.
  init(nodeCount: Int, edges: [(from: Int, to: Int)], distance: Double) {
    self.nodeCount = nodeCount
    self.distance = distance
    setLayers(edges)
    routeEdges(edges)
    orderRows()
    setHeights()
  }

  private mutating func setLayers(_ edges: [(from: Int, to: Int)]) {
    layer = Array(repeating: 0, count: nodeCount)
    for edge in edges.sorted(by: { $0.to < $1.to }) {
      layer[edge.to] = Swift.max(layer[edge.to], layer[edge.from] + 1)
    }
    let targets = Set(edges.map(\.to))
    for node in 0..<nodeCount where !targets.contains(node) {
      let uses = edges.filter { $0.from == node }.map { layer[$0.to] }
      layer[node] = Swift.max(0, (uses.min() ?? 1) - 1)
    }
  }

  private mutating func routeEdges(_ edges: [(from: Int, to: Int)]) {
    before = Array(repeating: [], count: nodeCount)
    after = before
    for edge in edges {
      var route = [edge.from]
      for between in stride(from: layer[edge.from] + 1, to: layer[edge.to], by: 1) {
        route.append(layer.count)
        layer.append(between)
        before.append([])
        after.append([])
      }
      route.append(edge.to)
      for (a, b) in zip(route, route.dropFirst()) {
        after[a].append(b)
        before[b].append(a)
      }
      routes.append(route)
    }
    rows = Array(repeating: [], count: (layer.max() ?? -1) + 1)
    for point in layer.indices { rows[layer[point]].append(point) }
  }

  private mutating func orderRows() {
    var best = rows
    var fewest = crossings()
    for round in 0..<24 where fewest > 0 {
      let forwards = round % 2 == 0
      for row in forwards ? Array(rows.indices) : rows.indices.reversed() {
        let place = places()
        let neighbours = forwards ? before : after
        let wish = rows[row].map { point in
          mean(neighbours[point].map { Double(place[$0]) }) ?? Double(place[point])
        }
        rows[row] = rows[row].indices.sorted { (wish[$0], $0) < (wish[$1], $1) }.map { rows[row][$0] }
      }
      let count = crossings()
      if count < fewest { (best, fewest) = (rows, count) }
    }
    rows = best
  }

  private func places() -> [Int] {
    var place = [Int](repeating: 0, count: layer.count)
    for row in rows { for (i, point) in row.enumerated() { place[point] = i } }
    return place
  }

  /// How many pairs of edges cross.
  func crossings() -> Int {
    let place = places()
    var count = 0
    for row in rows {
      let segments = row.flatMap { a in after[a].map { (place[a], place[$0]) } }
      for (i, s) in segments.enumerated() {
        for t in segments[..<i] where (s.0 - t.0) * (s.1 - t.1) < 0 { count += 1 }
      }
    }
    return count
  }

  private mutating func setHeights() {
    height = Array(repeating: 0, count: layer.count)
    for row in rows {
      var y = 0.0
      for (i, point) in row.enumerated() {
        if i > 0 { y += gap(row[i - 1], point) }
        height[point] = y
      }
    }
    for round in 0..<40 {
      for row in round % 2 == 0 ? Array(rows.indices) : rows.indices.reversed() { settle(rows[row]) }
    }
    let top = height.min() ?? 0
    for point in height.indices { height[point] -= top }
  }

  private func isWaypoint(_ point: Int) -> Bool { point >= nodeCount }

  private func gap(_ a: Int, _ b: Int) -> Double {
    distance * (isWaypoint(a) && isWaypoint(b) ? 0.35 : isWaypoint(a) || isWaypoint(b) ? 0.75 : 1)
  }

  /// Moves the points of a row as near to their neighbours' mean heights as their distances allow.
  private mutating func settle(_ row: [Int]) {
    var blocks: [(wish: Double, weight: Double, points: [Int])] = []
    var offset: [Int: Double] = [:]
    var total = 0.0
    for (i, point) in row.enumerated() {
      if i > 0 { total += gap(row[i - 1], point) }
      offset[point] = total
      let wish = mean((before[point] + after[point]).map { height[$0] })
      let weight = wish == nil ? 1e-6 : isWaypoint(point) ? 3.0 : 1.0
      var block = (wish: (wish ?? 0) - total, weight: weight, points: [point])
      while let last = blocks.last, last.wish > block.wish {
        blocks.removeLast()
        let weight = last.weight + block.weight
        block.wish = (last.wish * last.weight + block.wish * block.weight) / weight
        block.weight = weight
        block.points = last.points + block.points
      }
      blocks.append(block)
    }
    for block in blocks {
      for point in block.points { height[point] = block.wish + (offset[point] ?? 0) }
    }
  }

  private func mean(_ numbers: [Double]) -> Double? {
    numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
  }
}
