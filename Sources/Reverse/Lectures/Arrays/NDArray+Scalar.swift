// After reading this file you know how a function written for one number is applied to a whole array.
//
// Nothing about derivatives stands here, and nothing about any particular function: each element goes through
// `Double`'s own `apply`.

extension NDArray: Scalar {
  /// Lifts one number: an array without axes, which broadcasts to every shape.
  public init(_ constant: Double) { self.init(unchecked: [], [constant]) }

  /// The sum, element by element, with broadcasting.
  public static func + (lhs: NDArray, rhs: NDArray) -> NDArray {
    lhs.combined(with: rhs, .add) { $0 + $1 }
  }

  /// The difference, element by element, with broadcasting.
  public static func - (lhs: NDArray, rhs: NDArray) -> NDArray {
    lhs.combined(with: rhs, .subtract) { $0 - $1 }
  }

  /// The product, element by element, with broadcasting; for the matrix product see ``matmul(_:_:)``.
  public static func * (lhs: NDArray, rhs: NDArray) -> NDArray {
    lhs.combined(with: rhs, .multiply) { $0 * $1 }
  }

  /// The quotient, element by element, with broadcasting.
  public static func / (lhs: NDArray, rhs: NDArray) -> NDArray {
    lhs.combined(with: rhs, .divide) { $0 / $1 }
  }

  /// The array with every sign changed.
  public static prefix func - (operand: NDArray) -> NDArray { operand.map { -$0 } }

  /// Adds in place; without a copy if the shapes are equal.
  public static func += (lhs: inout NDArray, rhs: NDArray) {
    guard lhs.shape == rhs.shape else { return lhs = lhs + rhs }
    lhs.values.withUnsafeMutableBufferPointer { y in
      rhs.values.withUnsafeBufferPointer { x in
        for i in 0..<y.count { y[i] += x[i] }
      }
    }
  }

  /// An elementary function of one argument, element by element.
  public static func apply(_ function: UnaryFunction, to x: NDArray) -> NDArray {
    x.map { Double.apply(function, to: $0) }
  }

  /// An elementary function of two arguments, element by element, with broadcasting.
  public static func apply(_ function: BinaryFunction, to x: NDArray, _ y: NDArray) -> NDArray {
    x.combined(with: y, .binary(function)) { Double.apply(function, to: $0, $1) }
  }

  /// The array that a function of two numbers makes of two arrays; stops if the shapes do not fit.
  @inline(__always)
  func combined(
    with other: NDArray, _ primitive: Primitive, _ function: (Double, Double) -> Double
  ) -> NDArray {
    if shape == other.shape {
      return NDArray(
        unchecked: shape,
        [Double](unsafeUninitializedCapacity: values.count) { result, count in
          values.withUnsafeBufferPointer { a in
            other.values.withUnsafeBufferPointer { b in
              for i in 0..<a.count { result[i] = function(a[i], b[i]) }
            }
          }
          count = values.count
        })
    }
    let shape = ArrayPrimitive.elementwise(primitive).requiredShape(for: [self.shape, other.shape])
    let first = Shape.strides(of: self.shape, broadcastTo: shape)
    let second = Shape.strides(of: other.shape, broadcastTo: shape)
    let total = shape.reduce(1, *)
    return NDArray(
      unchecked: shape,
      [Double](unsafeUninitializedCapacity: total) { result, count in
        values.withUnsafeBufferPointer { a in
          other.values.withUnsafeBufferPointer { b in
            var place = 0
            Shape.forEach(shape, first, second) { i, j in
              result[place] = function(a[i], b[j])
              place &+= 1
            }
          }
        }
        count = total
      })
  }
}

extension ArrayPrimitive {
  /// The shape of the result; a misfit is a mistake in the program, and stops it with the error's text.
  func requiredShape(for shapes: [[Int]]) -> [Int] {
    do { return try shape(for: shapes) } catch { stop(error.description) }
  }
}
