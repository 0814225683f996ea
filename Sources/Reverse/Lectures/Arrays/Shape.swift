// After reading this file you know when two shapes fit together, and what is said when they do not.
//
// Broadcasting (NumPy's rule). Write the two shapes under one another, aligned at the right. Two lengths fit if
// they are equal or one of them is 1 (or missing); a length of 1 becomes the other one.
//
//     matrix   [10, 64]          batch [32, 1, 5]
//     row          [64]          table     [7, 1]
//     result   [10, 64]          result [32, 7, 5]
//
// The numbers along an axis of length 1 are used again and again: a fan-out. So the adjoint of broadcasting is
// a sum over that axis.

/// Arrays whose shapes do not fit an operation: its name, the shapes and what to do.
public struct ShapeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The operation's name, for example "matrixProduct".
  public let operation: String

  /// The shapes of all its arguments, in their order.
  public let shapes: [[Int]]

  /// What does not fit, and what would.
  public let advice: String

  /// The operation, the shapes and the advice in one line.
  public var description: String {
    let list = shapes.map { "\($0)" }.joined(separator: " and ")
    return "\(operation): \(shapes.count == 1 ? "shape" : "shapes") \(list): \(advice)"
  }
}

/// The arithmetic of shapes.
enum Shape {
  /// How many numbers an array of this shape holds; `nil` if a length is negative or no memory could hold them.
  static func count(_ shape: [Int]) -> Int? {
    if shape.contains(where: { $0 < 0 }) { return nil }
    var count = 1
    for length in shape where length > 0 {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      if overflow || product > Int.max / MemoryLayout<Double>.stride { return nil }
      count = product
    }
    return shape.contains(0) ? 0 : count
  }

  /// The distance between neighbours along each axis, in a row-major array.
  static func strides(of shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    for axis in stride(from: shape.count - 2, through: 0, by: -1) {
      strides[axis] = strides[axis + 1] * shape[axis + 1]
    }
    return strides
  }

  /// The common shape of two arrays, or `nil` if they cannot be broadcast.
  static func broadcast(_ a: [Int], _ b: [Int]) -> [Int]? {
    let rank = Swift.max(a.count, b.count)
    var result = [Int](repeating: 1, count: rank)
    for place in 1...Swift.max(rank, 1) where place <= rank {
      let m = place <= a.count ? a[a.count - place] : 1
      let n = place <= b.count ? b[b.count - place] : 1
      guard m == n || m == 1 || n == 1 else { return nil }
      result[rank - place] = m == 1 ? n : m
    }
    return result
  }

  /// The strides with which an array is read when it is broadcast to a larger shape: 0 where it repeats.
  static func strides(of shape: [Int], broadcastTo result: [Int]) -> [Int] {
    let own = strides(of: shape)
    let missing = result.count - shape.count
    return result.indices.map { $0 < missing || shape[$0 - missing] == 1 ? 0 : own[$0 - missing] }
  }

  /// An axis counted from the front, −1 being the last one; `nil` if there is no such axis.
  static func axis(_ axis: Int, of shape: [Int]) -> Int? {
    let place = axis < 0 ? axis + shape.count : axis
    return shape.indices.contains(place) ? place : nil
  }

  /// An array's numbers around an axis: `outer` blocks of `length` rows of `inner` numbers.
  static func split(_ shape: [Int], at axis: Int) -> (outer: Int, length: Int, inner: Int) {
    (shape[..<axis].reduce(1, *), shape[axis], shape[(axis + 1)...].reduce(1, *))
  }

  /// Calls a function with the places in two broadcast arrays for each element of the result, in order.
  @inline(__always)
  static func forEach(_ shape: [Int], _ first: [Int], _ second: [Int], _ body: (Int, Int) -> Void) {
    guard let inner = shape.last else { return body(0, 0) }
    let last = shape.count - 1
    var index = [Int](repeating: 0, count: shape.count)
    var (a, b) = (0, 0)
    if shape.contains(0) { return }
    while true {
      for i in 0..<inner { body(a &+ i &* first[last], b &+ i &* second[last]) }
      var axis = last - 1
      while axis >= 0 {
        index[axis] += 1
        a += first[axis]
        b += second[axis]
        if index[axis] < shape[axis] { break }
        a -= first[axis] * shape[axis]
        b -= second[axis] * shape[axis]
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }
}
