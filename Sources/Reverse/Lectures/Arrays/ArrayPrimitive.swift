// After reading this file you know every operation on whole arrays that can be differentiated, and what it
// asks of its arguments' shapes.
//
// There are few, because each needs its rule (`Autograd/VJPs.swift`). What the courses use beyond them, such
// as cross-entropy and the mean, is put together from these in `ArrayNumber.swift`.
//
// Some come in pairs: the adjoint of the one is the other.
//
//     broadcast ↔ sum(to:)      slice ↔ embed      take ↔ scatter      transpose ↔ transpose

/// One step of a computation with arrays.
public enum ArrayPrimitive: Hashable, Sendable {
  /// Arithmetic or an elementary function, element by element, with broadcasting.
  case elementwise(Primitive)

  /// The product of two matrices, y[i,k] = Σⱼ a[i,j] b[j,k].
  case matrixProduct

  /// The axes in the opposite order.
  case transpose

  /// The same numbers in a new shape.
  case reshape([Int])

  /// The same numbers, repeated to fill a larger shape.
  case broadcast(to: [Int])

  /// The sum over every axis along which the smaller shape repeats: the adjoint of `broadcast`.
  case sumTo([Int])

  /// The sum along an axis, which disappears; over all numbers if `nil`.
  case sum(axis: Int?)

  /// The largest number along an axis, which disappears.
  case maximum(axis: Int)

  /// log Σ exp(x) along an axis, which disappears, without overflow.
  case logSumExp(axis: Int)

  /// exp(x)/Σ exp(x) along an axis, without overflow.
  case softmax(axis: Int)

  /// A part: one range of indices an axis.
  case slice([Range<Int>])

  /// An array placed into a larger one of zeros: the adjoint of `slice`.
  case embed([Range<Int>], in: [Int])

  /// Rows chosen by their numbers, repetition allowed.
  case take([Int])

  /// Rows added up at their places in an array of zeros: the adjoint of `take`.
  case scatter([Int], rows: Int)

  /// Arrays put one after the other along an axis.
  case concatenate(axis: Int)
}

extension ArrayPrimitive {
  /// The name by which errors and pictures call the operation.
  public var name: String {
    switch self {
    case .elementwise(let primitive): primitive.name
    case .matrixProduct: "matrixProduct"
    case .transpose: "transpose"
    case .reshape: "reshape"
    case .broadcast: "broadcast"
    case .sumTo: "sum(to:)"
    case .sum: "sum"
    case .maximum: "maximum"
    case .logSumExp: "logSumExp"
    case .softmax: "softmax"
    case .slice: "slice"
    case .embed: "embed"
    case .take: "take"
    case .scatter: "scatter"
    case .concatenate: "concatenate"
    }
  }

  /// The shape of the result for arguments of these shapes.
  ///
  /// - Throws: ``ShapeError`` with the operation's name and all shapes if they do not fit.
  public func shape(for shapes: [[Int]]) throws(ShapeError) -> [Int] {
    func misfit(_ advice: String) -> ShapeError {
      ShapeError(operation: name, shapes: shapes, advice: advice)
    }
    if case .concatenate(let axis) = self { return try concatenated(shapes, axis, misfit) }
    let arity = if case .elementwise(let p) = self { p.arity } else { self == .matrixProduct ? 2 : 1 }
    guard shapes.count == arity else { throw misfit("takes \(arity) arrays, not \(shapes.count)") }
    let a = shapes[0]
    switch self {
    case .elementwise:
      guard let b = shapes.last, let result = Shape.broadcast(a, b) else {
        throw misfit("aligned at the right, lengths must be equal or 1")
      }
      return result
    case .matrixProduct:
      let b = shapes[1]
      guard a.count == 2, b.count == 2 else { throw misfit("takes two matrices; see matmul") }
      guard a[1] == b[0] else { throw misfit("the inner lengths \(a[1]) and \(b[0]) differ") }
      return [a[0], b[1]]
    case .transpose: return a.reversed()
    case .reshape(let shape):
      guard Shape.count(shape) == a.reduce(1, *) else {
        throw misfit("\(a.reduce(1, *)) numbers do not fill the shape \(shape)")
      }
      return shape
    case .broadcast(let shape):
      guard Shape.count(shape) != nil, Shape.broadcast(a, shape) == shape else {
        throw misfit("does not repeat to the shape \(shape)")
      }
      return shape
    case .sumTo(let shape):
      guard Shape.broadcast(shape, a) == a else { throw misfit("is not a repetition of the shape \(shape)") }
      return shape
    case .sum(nil): return []
    case .sum(let axis?), .maximum(let axis), .logSumExp(let axis), .softmax(let axis):
      guard let axis = Shape.axis(axis, of: a) else { throw misfit("there is no axis \(axis)") }
      if case .softmax = self { return a }
      if case .maximum = self, a[axis] == 0 { throw misfit("nothing is the largest of no numbers") }
      return Array(a[..<axis] + a[(axis + 1)...])
    case .slice(let ranges): return try part(ranges, of: a, misfit)
    case .embed(let ranges, let shape):
      guard try part(ranges, of: shape, misfit) == a else { throw misfit("does not fill the part \(ranges)") }
      return shape
    case .take(let rows):
      guard let length = a.first else { throw misfit("a single number has no rows") }
      if let row = rows.first(where: { $0 < 0 || $0 >= length }) { throw misfit("there is no row \(row)") }
      return [rows.count] + a.dropFirst()
    case .scatter(let rows, let length):
      guard a.first == rows.count else { throw misfit("needs one row for each of \(rows.count) places") }
      if let row = rows.first(where: { $0 < 0 || $0 >= length }) { throw misfit("there is no row \(row)") }
      guard Shape.count([length] + a.dropFirst()) != nil else {
        throw misfit("no array has \(length) rows")
      }
      return [length] + a.dropFirst()
    case .concatenate: return a
    }
  }

  private func part(
    _ ranges: [Range<Int>], of shape: [Int], _ misfit: (String) -> ShapeError
  ) throws(ShapeError) -> [Int] {
    guard ranges.count == shape.count else { throw misfit("needs one range for each of \(shape.count) axes") }
    for (range, length) in zip(ranges, shape) where range.lowerBound < 0 || range.upperBound > length {
      throw misfit("the range \(range) reaches beyond the length \(length)")
    }
    return ranges.map(\.count)
  }

  private func concatenated(
    _ shapes: [[Int]], _ axis: Int, _ misfit: (String) -> ShapeError
  ) throws(ShapeError) -> [Int] {
    guard let first = shapes.first else { throw misfit("needs at least one array") }
    guard let axis = Shape.axis(axis, of: first) else { throw misfit("there is no axis \(axis)") }
    var result = first
    for shape in shapes.dropFirst() {
      var expected = first
      guard shape.count == first.count else { throw misfit("the numbers of axes differ") }
      expected[axis] = shape[axis]
      guard shape == expected else { throw misfit("only the lengths along axis \(axis) may differ") }
      result[axis] += shape[axis]
    }
    return result
  }
}
