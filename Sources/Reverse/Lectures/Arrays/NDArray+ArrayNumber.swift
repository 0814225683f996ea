// After reading this file you know how each operation on whole arrays computes its values.
//
// An axis splits the numbers into `outer` blocks of `length` rows of `inner` numbers; every operation along an
// axis is three nested loops over these.

extension NDArray: ArrayNumber {
  /// Takes the array itself.
  public init(_ constant: NDArray) { self = constant }

  /// The array itself.
  public var array: NDArray { self }

  /// The result of one step; stops with the operation's name and the shapes if they do not fit.
  public static func apply(_ primitive: ArrayPrimitive, to arguments: [NDArray]) -> NDArray {
    let shape = primitive.requiredShape(for: arguments.map(\.shape))
    return evaluate(primitive, arguments, shape)
  }

  /// The result of one step, for shapes that are only known at run time.
  ///
  /// - Throws: ``ShapeError`` with the operation's name and all shapes if they do not fit.
  public static func checked(_ primitive: ArrayPrimitive, _ arguments: NDArray...) throws(ShapeError)
    -> NDArray
  {
    let shape = try primitive.shape(for: arguments.map(\.shape))
    return evaluate(primitive, arguments, shape)
  }

  private static func evaluate(_ primitive: ArrayPrimitive, _ arguments: [NDArray], _ shape: [Int]) -> NDArray
  {
    if case .concatenate(let axis) = primitive { return concatenated(arguments, axis, shape) }
    guard let x = arguments.first else { return zeros(shape) }
    switch primitive {
    case .elementwise(let p): return (p.arity == 1 ? apply(p, to: x) : apply(p, to: x, arguments[1])) ?? x
    case .matrixProduct:
      let y = arguments[1]
      return NDArray(
        unchecked: shape,
        MatrixProduct.multiply(x.values, y.values, rows: x.shape[0], inner: x.shape[1], columns: shape[1]))
    case .transpose: return x.gathered(shape, strides: x.strides.reversed())
    case .reshape: return NDArray(unchecked: shape, x.values)
    case .broadcast: return x.gathered(shape, strides: Shape.strides(of: x.shape, broadcastTo: shape))
    case .sumTo: return x.summed(to: shape)
    case .sum(nil): return NDArray(x.values.reduce(0, +))
    case .sum(let axis?): return x.along(axis, shape) { rows in rows.reduce(0, +) }
    case .maximum(let axis): return x.along(axis, shape) { rows in rows.reduce(-.infinity, Elementary::max) }
    case .logSumExp(let axis): return x.along(axis, shape, logOfSum)
    case .softmax(let axis):
      let kept = x.keeping(axis)
      let top = x.along(axis, kept) { rows in rows.reduce(-.infinity, Elementary::max) }
      let growth = exp(x - top.map { $0.isFinite ? $0 : 0 })
      return growth / growth.along(axis, kept) { rows in rows.reduce(0, +) }
    case .slice(let ranges): return x.gathered(shape, strides: x.strides, from: x.offset(ranges))
    case .embed(let ranges, _): return x.scattered(shape, ranges)
    case .take(let rows):
      let width = Swift.max(shape.dropFirst().reduce(1, *), 0)
      return NDArray(unchecked: shape, rows.flatMap { x.values[($0 * width)..<(($0 + 1) * width)] })
    case .scatter(let rows, _):
      let width = shape.dropFirst().reduce(1, *)
      var result = zeros(shape)
      for (place, row) in rows.enumerated() {
        for i in 0..<width { result.values[row * width + i] += x.values[place * width + i] }
      }
      return result
    case .concatenate: return x
    }
  }
}

/// log Σ exp(x) with the largest number taken out, so that no term overflows.
private func logOfSum(_ numbers: [Double]) -> Double {
  let top = numbers.reduce(-.infinity, Elementary::max)
  guard top.isFinite else { return top }
  return top + log(numbers.reduce(0.0) { $0 + exp($1 - top) })
}

extension NDArray {
  /// The shape with one axis shrunk to length 1.
  private func keeping(_ axis: Int) -> [Int] {
    var kept = shape
    if let axis = Shape.axis(axis, of: shape) { kept[axis] = 1 }
    return kept
  }

  /// The numbers that a function makes of those along an axis.
  private func along(_ axis: Int, _ result: [Int], _ function: ([Double]) -> Double) -> NDArray {
    let (outer, length, inner) = Shape.split(shape, at: Shape.axis(axis, of: shape) ?? 0)
    var values: [Double] = []
    values.reserveCapacity(outer * inner)
    for block in 0..<outer {
      for column in 0..<inner {
        let first = block * length * inner + column
        values.append(function((0..<length).map { self.values[first + $0 * inner] }))
      }
    }
    return NDArray(unchecked: result, values)
  }

  /// The array read in another order.
  private func gathered(_ result: [Int], strides: [Int], from start: Int = 0) -> NDArray {
    let count = result.reduce(1, *)
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    Shape.forEach(result, strides, strides) { i, _ in numbers.append(values[start + i]) }
    return NDArray(unchecked: result, numbers)
  }

  private func summed(to smaller: [Int]) -> NDArray {
    var result = NDArray.zeros(smaller)
    let target = Shape.strides(of: smaller, broadcastTo: shape)
    Shape.forEach(shape, strides, target) { i, j in result.values[j] += values[i] }
    return result
  }

  private func offset(_ ranges: [Range<Int>]) -> Int {
    zip(ranges, strides).reduce(0) { $0 + $1.0.lowerBound * $1.1 }
  }

  private func scattered(_ larger: [Int], _ ranges: [Range<Int>]) -> NDArray {
    var result = NDArray.zeros(larger)
    let start = result.offset(ranges)
    Shape.forEach(shape, strides, result.strides) { i, j in result.values[start + j] = values[i] }
    return result
  }

  private static func concatenated(_ arrays: [NDArray], _ axis: Int, _ shape: [Int]) -> NDArray {
    let axis = Shape.axis(axis, of: shape) ?? 0
    let outer = shape[..<axis].reduce(1, *)
    var values: [Double] = []
    for block in 0..<outer {
      for array in arrays {
        let step = array.shape[axis...].reduce(1, *)
        values += array.values[(block * step)..<((block + 1) * step)]
      }
    }
    return NDArray(unchecked: shape, values)
  }
}
