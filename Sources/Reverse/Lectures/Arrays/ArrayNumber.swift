// After reading this file you know how a function of arrays is written once and then evaluated, traced and
// differentiated.
//
// Example. One layer of a network, for plain arrays and for traced ones alike:
//
//     func layer<A: ArrayNumber>(_ x: A, _ w: A, _ b: A) -> A { tanh(matmul(x, w) + b) }
//
// A kind of array has to offer three things beyond a `Scalar`: a constant array is lifted to it, its numbers
// are read, and an `ArrayPrimitive` is applied to it. All that stands below follows from these.

/// A number that is an array: plain (``NDArray``) or traced (``Autograd/Box``).
public protocol ArrayNumber: Scalar {
  /// Lifts an array of constants.
  init(_ constant: NDArray)

  /// The numbers alone, without what is recorded about them.
  var array: NDArray { get }

  /// The result of one step; stops with the operation's name and the shapes if they do not fit.
  static func apply(_ primitive: ArrayPrimitive, to arguments: [Self]) -> Self
}

/// The matrix product; a vector on the left counts as a row, on the right as a column.
///
/// Shapes [n,m]·[m,p] → [n,p], [m]·[m,p] → [p], [n,m]·[m] → [n], [m]·[m] → [] (the dot product).
///
/// - Complexity: n·m·p multiplications and additions.
public func matmul<A: ArrayNumber>(_ x: A, _ y: A) -> A {
  let (a, b) = (x.shape, y.shape)
  guard (1...2).contains(a.count), (1...2).contains(b.count), a.last == b.first else {
    stop(
      ShapeError(
        operation: "matmul", shapes: [a, b],
        advice: "takes vectors and matrices, the last length of the first equal to the first of the second"
      ).description)
  }
  let left = a.count == 1 ? x.reshaped(to: [1, a[0]]) : x
  let right = b.count == 1 ? y.reshaped(to: [b[0], 1]) : y
  let product = A.apply(.matrixProduct, to: [left, right])
  return a.count == 2 && b.count == 2 ? product : product.reshaped(to: Array(a.dropLast() + b.dropFirst()))
}

extension ArrayNumber {
  /// The lengths of the axes.
  public var shape: [Int] { array.shape }

  /// The array with its axes in the opposite order.
  public func transposed() -> Self { Self.apply(.transpose, to: [self]) }

  /// The same numbers in a new shape.
  public func reshaped(to shape: [Int]) -> Self { Self.apply(.reshape(shape), to: [self]) }

  /// The array repeated to fill a larger shape.
  public func broadcast(to shape: [Int]) -> Self {
    shape == self.shape ? self : Self.apply(.broadcast(to: shape), to: [self])
  }

  /// The sum over every axis along which the smaller shape repeats.
  public func sum(to shape: [Int]) -> Self {
    shape == self.shape ? self : Self.apply(.sumTo(shape), to: [self])
  }

  /// The sum of all numbers.
  public func sum() -> Self { Self.apply(.sum(axis: nil), to: [self]) }

  /// The sum along one axis; −1 is the last.
  public func sum(axis: Int) -> Self { Self.apply(.sum(axis: axis), to: [self]) }

  /// The mean of all numbers.
  public func mean() -> Self { sum() / Self(Double(array.count)) }

  /// The mean along one axis; −1 is the last.
  public func mean(axis: Int) -> Self {
    let total = sum(axis: axis)
    return total / Self(Double(array.count) / Double(Swift.max(total.array.count, 1)))
  }

  /// The largest number along an axis; where several are largest they share the adjoint equally.
  public func maximum(axis: Int) -> Self { Self.apply(.maximum(axis: axis), to: [self]) }

  /// The logarithm of a sum of exponentials, log Σ exp(xₖ), along an axis, without overflow.
  public func logSumExp(axis: Int = -1) -> Self { Self.apply(.logSumExp(axis: axis), to: [self]) }

  /// The softmax exp(xₖ)/Σⱼ exp(xⱼ) along an axis, without overflow.
  public func softmax(axis: Int = -1) -> Self { Self.apply(.softmax(axis: axis), to: [self]) }

  /// The logarithm of the softmax of each row of logits z, without overflow.
  ///
  /// The largest logit of each row is taken out first, as a constant: softmax(z) = softmax(z − c). So large
  /// logits do not cancel; a result of less than 10⁻¹⁶ in size is rounded to 0.
  public func logSoftmax() -> Self {
    let top = array.maximum(axis: -1).insertingAxis(-1).map { $0.isFinite ? $0 : 0 }
    let shifted = self - Self(top)
    return shifted - shifted.logSumExp().insertingAxis(-1)
  }

  /// The cross-entropy −Σₖ tₖ log softmax(z)ₖ of each row of logits z with its target row t.
  public func crossEntropy(targets: Self) -> Self { -(targets * logSoftmax()).sum(axis: -1) }

  /// The array with a new axis of length 1; −1 puts it last.
  public func insertingAxis(_ axis: Int) -> Self {
    var shape = shape
    guard let place = Shape.axis(axis, of: shape + [1]) else {
      stop("insertingAxis: no place \(axis) in the shape \(shape)")
    }
    shape.insert(1, at: place)
    return reshaped(to: shape)
  }

  /// The part of an array within one range of indices an axis.
  public subscript(_ ranges: Range<Int>...) -> Self { Self.apply(.slice(ranges), to: [self]) }

  /// One row: the array at an index of the first axis, which disappears.
  public subscript(row index: Int) -> Self {
    Self.apply(.take([index]), to: [self]).reshaped(to: Array(shape.dropFirst()))
  }

  /// The rows with these numbers, in this order.
  public func rows(_ indices: [Int]) -> Self { Self.apply(.take(indices), to: [self]) }

  /// Arrays put one after the other along an axis.
  public static func concatenate(_ arrays: [Self], axis: Int = 0) -> Self {
    Self.apply(.concatenate(axis: axis), to: arrays)
  }
}

/// The array as a constant of every trace: its numbers pass, no adjoint does.
public func stopGradient<A: ArrayNumber>(_ x: A) -> A { A(x.array) }
