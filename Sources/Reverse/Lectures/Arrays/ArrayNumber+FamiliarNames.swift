// After reading this file you know the names under which other systems have the operations on arrays.
//
//     x.T                 the transpose                       x.transposed()
//     x.dot(y)            the product of matrices, vectors    matmul(x, y)
//     x[0]                the part at an index of axis 0      x[row: 0] of a `Box`; of a plain vector a Double
//     a.argmax()          the place of the largest number     a plain number, without a derivative

extension ArrayNumber {
  // swift-format-ignore: AlwaysUseLowerCamelCase
  /// The array with its axes in the opposite order: ``transposed()``.
  public var T: Self { transposed() }

  /// The product of matrices, of a matrix and a vector, or of two vectors: `matmul`.
  public func dot(_ other: Self) -> Self { matmul(self, other) }
}

extension NDArray {
  /// The place in ``values`` of the largest number, the first of equal ones; a NaN counts as the largest.
  ///
  /// Stops if there is no number.
  public func argmax() -> Int {
    if values.isEmpty { stop("argmax: an array of shape \(shape) has no largest number") }
    return values.indices.reduce(0) { isAbove(values[$1], values[$0]) ? $1 : $0 }
  }

  /// The index of the largest number along the last axis, for each row: of scores, the classes.
  public func argmaxOfRows() -> [Int] {
    guard let length = shape.last, length > 0 else {
      stop("argmaxOfRows: an array of shape \(shape) has no rows with numbers")
    }
    return stride(from: 0, to: values.count, by: length).map { start in
      (0..<length).reduce(0) { isAbove(values[start + $1], values[start + $0]) ? $1 : $0 }
    }
  }

  private func isAbove(_ x: Double, _ y: Double) -> Bool { x > y || (x.isNaN && !y.isNaN) }
}

extension NDArray: Codable {
  private enum CodingKeys: String, CodingKey { case shape, values }

  /// Reads the shape and the numbers.
  ///
  /// - Throws: a `DecodingError` if the shape does not hold as many numbers.
  public init(from decoder: any Decoder) throws {
    let parts = try decoder.container(keyedBy: CodingKeys.self)
    let shape = try parts.decode([Int].self, forKey: .shape)
    let values = try parts.decode([Double].self, forKey: .values)
    guard Shape.count(shape) == values.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: parts,
        debugDescription: "the shape \(shape) does not hold \(values.count) numbers")
    }
    self.init(unchecked: shape, values)
  }

  /// Writes the shape and the numbers in row-major order.
  public func encode(to encoder: any Encoder) throws {
    var parts = encoder.container(keyedBy: CodingKeys.self)
    try parts.encode(shape, forKey: .shape)
    try parts.encode(values, forKey: .values)
  }
}

extension Autograd.Box {
  /// Lifts a vector of constants.
  public init(_ vector: [Double]) { self.init(NDArray(vector)) }

  /// Lifts a matrix of constants from its rows; stops if they differ in length.
  public init(_ rows: [[Double]]) { self.init(NDArray(rows)) }

  /// The part at an index of the first axis, which disappears: of a vector a number, of a matrix a row.
  public subscript(_ index: Int) -> Self { self[row: index] }
}
