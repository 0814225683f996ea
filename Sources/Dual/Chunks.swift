// After reading this file you know how gradients and Jacobians take their inputs in chunks: 64 inputs in 8 runs
// instead of 64.
//
//     gradient(at: point, of: rosenbrock)                // a generic function: 8 directions a run
//     gradient(at: point) { x in x[0] * exp(x[1]) }      // x is [Dual8]: the same
//     gradient(at: point) { (x: [Dual]) in x[0] }        // one direction a run, because it says so
//
// Nobody has to ask: where a function can be run over several number types, the compiler prefers `Dual8`. What
// is written for `Dual`, or calls a function on `Dual`, gets `Dual`.

/// The gradient of a function of several numbers, eight partial derivatives a run.
///
/// - Parameters:
///   - x: the point.
///   - function: a closure, or a generic function over `[T]`; what it throws is thrown on.
/// - Returns: ∂f/∂xᵢ for each i, exact but for rounding; all NaN where f(x) is NaN.
/// - Complexity: ⌈n/8⌉ runs of the function for n inputs, each operation at up to nine times the plain one for
///   cheap arithmetic, and hardly more than the plain one for elementary functions.
@inlinable
public func gradient<Failure: Error>(
  at x: [Double], of function: ([Dual8]) throws(Failure) -> Dual8
) throws(Failure) -> [Double] {
  try chunkedGradient(at: x, of: function).gradient
}

/// The value and the gradient of a function of several numbers, eight partial derivatives a run.
///
/// - Parameters:
///   - x: the point.
///   - function: a closure, or a generic function over `[T]`; what it throws is thrown on.
/// - Returns: f(x), and the gradient as `gradient(at:of:)` gives it.
/// - Complexity: ⌈n/8⌉ runs of the function for n inputs, one run if there is none.
@inlinable
public func valueWithGradient<Failure: Error>(
  at x: [Double], of function: ([Dual8]) throws(Failure) -> Dual8
) throws(Failure) -> (value: Double, gradient: [Double]) {
  try chunkedGradient(at: x, of: function)
}

/// The Jacobian of a function with several results, eight columns a run: ∂yᵢ/∂xⱼ in row i and column j.
///
/// - Parameters:
///   - x: the point.
///   - function: a closure, or a generic function from `[T]` to `[T]`; what it throws is thrown on.
/// - Returns: one row a result; a row is NaN where its result is.
/// - Complexity: ⌈n/8⌉ runs of the function for n inputs, one run if there is none.
@inlinable
public func jacobian<Failure: Error>(
  at x: [Double], of function: ([Dual8]) throws(Failure) -> [Dual8]
) throws(Failure) -> [[Double]] {
  try chunkedJacobian(at: x, of: function)
}

/// The gradient of a function written for `Dual4`, four partial derivatives a run.
///
/// - Parameters:
///   - x: the point.
///   - function: a closure over `[Dual4]`; what it throws is thrown on.
/// - Returns: ∂f/∂xᵢ for each i, exact but for rounding; all NaN where f(x) is NaN.
/// - Complexity: ⌈n/4⌉ runs of the function for n inputs.
@_disfavoredOverload
@inlinable
public func gradient<Failure: Error>(
  at x: [Double], of function: ([Dual4]) throws(Failure) -> Dual4
) throws(Failure) -> [Double] {
  try chunkedGradient(at: x, of: function).gradient
}

/// The value and the gradient, with as many partial derivatives a run as the number has tangents.
@inlinable @inline(__always)
func chunkedGradient<Number: VectorDual & Perturbed, Failure: Error>(
  at x: [Double], of function: ([Number]) throws(Failure) -> Number
) throws(Failure) -> (value: Double, gradient: [Double]) {
  var point = x.map { Number($0) }
  guard !point.isEmpty else { return (try function([]).value, []) }
  var value = 0.0
  var partials: [Double] = []
  partials.reserveCapacity(x.count)
  let runs = Runs(of: Number.self)
  defer { runs.end() }
  for start in stride(from: 0, to: point.count, by: Number.Tangents.scalarCount) {
    let chunk = start..<Swift.min(start + Number.Tangents.scalarCount, point.count)
    seed(&point, chunk)
    let result = try runs(seeds: point, of: function)
    value = result.value
    for direction in 0..<chunk.count { partials.append(result.tangents[direction] + 0) }
  }
  if value.isNaN { partials = [Double](repeating: .nan, count: x.count) }
  return (value, partials)
}

/// The Jacobian, with as many columns a run as the number has tangents.
@inlinable @inline(__always)
func chunkedJacobian<Number: VectorDual & Perturbed, Failure: Error>(
  at x: [Double], of function: ([Number]) throws(Failure) -> [Number]
) throws(Failure) -> [[Double]] {
  let verb = "jacobian(at:of:)"
  return rows(of: [try columns(x.indices, at: x, in: verb, of: function)], in: verb)
}

/// Some neighbouring columns of a Jacobian, row after row in one array.
@usableFromInline
struct ColumnBlock: Sendable {
  @usableFromInline var rowCount: Int
  @usableFromInline var columnCount: Int
  @usableFromInline var values: [Double]

  @inlinable
  init(rowCount: Int, columnCount: Int) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    values = [Double](repeating: 0, count: rowCount * columnCount)
  }
}

/// Some columns of the Jacobian, as many a run as the number has tangents; without a column the function is run once.
@inlinable @inline(__always)
func columns<Number: VectorDual & Perturbed, Failure: Error>(
  _ range: Range<Int>, at x: [Double], in verb: String, of function: ([Number]) throws(Failure) -> [Number]
) throws(Failure) -> ColumnBlock {
  var point = x.map { Number($0) }
  if range.isEmpty { return ColumnBlock(rowCount: try function(point).count, columnCount: 0) }
  var block = ColumnBlock(rowCount: 0, columnCount: range.count)
  let runs = Runs(of: Number.self)
  defer { runs.end() }
  for start in stride(from: range.lowerBound, to: range.upperBound, by: Number.Tangents.scalarCount) {
    let chunk = start..<Swift.min(start + Number.Tangents.scalarCount, range.upperBound)
    seed(&point, chunk)
    let results = try runs(seeds: point, of: function)
    if start == range.lowerBound {
      block = ColumnBlock(rowCount: results.count, columnCount: range.count)
    }
    requireSameCount(results.count, block.rowCount, of: "a later run's result", in: verb)
    block.values.withUnsafeMutableBufferPointer { values in  // one look at the array's ownership a chunk
      var place = start - range.lowerBound
      for result in results {
        for direction in 0..<chunk.count { values[place + direction] = result.partial(direction) }
        place += range.count
      }
    }
  }
  return block
}

/// The rows of a Jacobian whose columns stand in blocks.
@usableFromInline
func rows(of blocks: [ColumnBlock], in verb: String) -> [[Double]] {
  let rowCount = blocks.first?.rowCount ?? 0
  for block in blocks { requireSameCount(block.rowCount, rowCount, of: "a later run's result", in: verb) }
  let columnCount = blocks.reduce(0) { $0 + $1.columnCount }
  return (0..<rowCount).map { row in
    var numbers: [Double] = []
    numbers.reserveCapacity(columnCount)
    for block in blocks {
      numbers += block.values[row * block.columnCount..<(row + 1) * block.columnCount]
    }
    return numbers
  }
}

/// Seeds the inputs of a chunk, each along a direction of its own; those of the chunk before are constants again.
@inlinable @inline(__always)
func seed<Number: VectorDual>(_ point: inout [Number], _ chunk: Range<Int>) {
  let before = Swift.max(0, chunk.lowerBound - Number.Tangents.scalarCount)..<chunk.lowerBound
  point.withUnsafeMutableBufferPointer { inputs in  // one look at the array's ownership a chunk
    for index in before { inputs[index] = Number(inputs[index].value) }
    for index in chunk { inputs[index].seed(along: index - chunk.lowerBound) }
  }
}

extension VectorDual {
  /// A tangent as the partial of a whole function: NaN where the value is NaN, and 0 instead of −0.
  @inlinable @inline(__always)
  func partial(_ direction: Int) -> Double { value.isNaN ? .nan : tangents[direction] + 0 }
}
