// After reading this file you know what an array is here: numbers in one row, and a shape that says how to
// read them.
//
// Example. Six numbers with the shape [2, 3] are two rows of three. The number in row i and column j lies at
// place 3i + j of the row of numbers ("row-major", as in C and NumPy):
//
//     shape [2, 3]      values
//     1 2 3
//     4 5 6             1 2 3 4 5 6
//
// An array of shape [] is one number: a scalar. Every array owns its numbers; a slice is a copy.
//
// What a production system adds: views without copies, other number types, other devices.

/// A dense, row-major array of `Double` with any number of axes.
///
/// An `NDArray` is a `Scalar`: `+`, `*`, `exp(x)` and the rest work element by element, and shapes that
/// differ are broadcast by NumPy's rules. Operations on whole arrays are those of ``ArrayNumber``.
public struct NDArray: Sendable, Hashable {
  /// The lengths of the axes, outermost first; empty for a single number.
  public let shape: [Int]

  /// The numbers, the last axis running fastest.
  public internal(set) var values: [Double]

  /// Creates an array from numbers in row-major order; stops if their count is not the product of the lengths.
  public init(shape: [Int], _ values: [Double]) {
    guard Shape.count(shape) == values.count else {
      stop("NDArray: the shape \(shape) does not hold \(values.count) numbers")
    }
    self.shape = shape
    self.values = values
  }

  /// Creates an array without a check, for results whose shape is known.
  init(unchecked shape: [Int], _ values: [Double]) {
    self.shape = shape
    self.values = values
  }

  /// Creates an array with one number everywhere.
  public init(repeating value: Double, shape: [Int]) {
    guard let count = Shape.count(shape) else { stop("NDArray: there is no array of the shape \(shape)") }
    self.init(unchecked: shape, [Double](repeating: value, count: count))
  }

  /// Creates a vector, an array with one axis.
  public init(_ vector: [Double]) { self.init(unchecked: [vector.count], vector) }

  /// Creates a matrix from its rows; stops if they differ in length.
  public init(_ rows: [[Double]]) {
    let columns = rows.first?.count ?? 0
    if let row = rows.firstIndex(where: { $0.count != columns }) {
      stop("NDArray: row 0 has \(columns) numbers and row \(row) has \(rows[row].count)")
    }
    self.init(unchecked: [rows.count, columns], rows.flatMap { $0 })
  }

  /// An array of zeros.
  public static func zeros(_ shape: [Int]) -> NDArray { NDArray(repeating: 0, shape: shape) }

  /// An array of ones.
  public static func ones(_ shape: [Int]) -> NDArray { NDArray(repeating: 1, shape: shape) }
}

extension NDArray {
  /// How many numbers there are.
  public var count: Int { values.count }

  /// How many axes there are: 0 for a number, 1 for a vector, 2 for a matrix.
  public var rank: Int { shape.count }

  /// The number of an array that holds exactly one; stops otherwise.
  public var scalar: Double {
    guard values.count == 1 else {
      stop("scalar: an array of shape \(shape) is not one number; take .sum() or an element [i, j]")
    }
    return values[0]
  }

  /// The number at a place, one index an axis.
  public subscript(_ indices: Int...) -> Double {
    get { values[offset(of: indices)] }
    set { values[offset(of: indices)] = newValue }
  }

  private func offset(of indices: [Int]) -> Int {
    guard indices.count == shape.count, zip(indices, shape).allSatisfy({ 0 <= $0 && $0 < $1 }) else {
      stop("subscript: no element \(indices) in an array of shape \(shape)")
    }
    return zip(indices, shape).reduce(0) { $0 * $1.1 + $1.0 }
  }

  /// The distance in ``values`` between neighbours along each axis.
  var strides: [Int] { Shape.strides(of: shape) }

  /// The same array with every number replaced.
  @inline(__always)
  func map(_ transform: (Double) -> Double) -> NDArray {
    NDArray(unchecked: shape, values.map(transform))
  }
}

extension NDArray: CustomStringConvertible {
  /// The numbers in nested brackets, one row a line; of an array without numbers, its shape.
  public var description: String {
    if rank == 0 { return "\(values[0])" }
    if values.isEmpty { return rank == 1 ? "[]" : "[] of shape \(shape)" }
    var text = String(repeating: "[", count: rank)
    for (place, value) in values.enumerated() {
      if place > 0 {
        let ended = axesEnding(at: place)
        text += String(repeating: "]", count: ended) + (ended == 0 ? ", " : ",\n")
        if ended > 0 { text += String(repeating: " ", count: rank - ended) }
        text += String(repeating: "[", count: ended)
      }
      text += "\(value)"
    }
    return text + String(repeating: "]", count: rank)
  }

  /// How many of the innermost axes begin anew at a place other than the first.
  private func axesEnding(at place: Int) -> Int {
    var (axis, step) = (rank - 1, 1)
    while axis >= 0 {
      step *= shape[axis]
      if place % step != 0 { break }
      axis -= 1
    }
    return rank - 1 - axis
  }
}
