// After reading this file you know how a list is evaluated at point after point without a recording and without an
// allocation: as a program for a small machine.
//
//     list                  program                                  machine
//     v1 = w * x            multiply 0, 1    product                 value     adjoint
//     v2 = v1 + b           add      1, 2    sum                     value     adjoint
//     v3 = exp(v2)          exp      v2      slope is the value      value     adjoint
//     v4 = 1 + v3           add      v3, 1   same                    value     adjoint
//     v5 = log(v4)          log      v4      slope                   value     adjoint, and a slope
//                           forwards ↓  backwards ↑
//
// What a loop has left in the list a thousand times is done side by side, a row for a look: `Runs.swift`.
//
// Nothing is looked at that goes wrong only at edges (an infinite slope behind an adjoint of 0): where a number of the
// result is not finite, the list's own sweep is asked. `Evaluator+Program.swift` makes the program, `+Instructions` says
// what there is to make it of, `+Loops` runs it, `+Runs` does the rows, `+Blocks` runs it at 64 points at a time.

import EvaluatorLanes

/// A list made ready to be evaluated and differentiated at many points.
///
/// ```swift
/// var evaluator = Evaluator(list)
/// var slopes = [Double](repeating: 0, count: 2)
/// var span = slopes.mutableSpan
/// for point in points { print(evaluator.valueWithGradient(at: point.span, into: &span)) }
/// ```
///
/// Values are those of the list's own sweep; gradients too, to the last bit or two of their terms, which may be added up in
/// another order. Edge values are the same. Functions with a derivative of their own are called as everywhere. Many points
/// at a time, exp, expm1, log, log1p, sigmoid, softplus, tanh, sin and cos are computed by the evaluator itself, below one unit
/// in the last place, so that there a value too may have another last bit than at a single point.
///
/// - Complexity: to make, some 300 ns a line; to call, the function and a product and a sum for each operand, about 1 ns an
///   operation, and a third of that where it came from a loop over rows. In memory, 16 bytes an instruction, up to 16 more
///   for one that is in no such row, and 2 to 4 numbers a slot.
public struct Evaluator: ~Copyable {
  let list: WengertList
  let machine: Machine

  /// Memory for blocks of points, once it is needed.
  var block: Machine.Row?

  /// Prepares the first output of a list.
  public init(_ list: WengertList) { self.init(list, keeping: []) }

  init(_ list: WengertList, keeping slots: [Int], kernels: UnsafePointer<Kernels> = kernelsOfThisProcessor())
  {
    self.list = list
    machine = Machine(Program(list, keeping: slots), inputCount: list.inputs.count, kernels: kernels)
  }

  deinit {
    machine.deallocate()
    block?.deallocate()
  }

  /// The value at a point.
  ///
  /// - Complexity: the operations of the function.
  public mutating func value(at point: Span<Double>) -> Double {
    if point.count != machine.inputCount { list.checkInputs(point.count) }
    let machine = machine
    for index in 0..<machine.inputCount { machine.values[index] = point[unchecked: index] }
    machine.forwards(keepingSlopes: false)
    return machine.values[machine.output]
  }

  /// The value at a point; the gradient goes into memory that the caller keeps.
  ///
  /// - Complexity: the operations of the function and its partials, and one pass back.
  public mutating func valueWithGradient(
    at point: Span<Double>, into gradient: inout MutableSpan<Double>
  ) -> Double {
    let machine = machine
    if point.count != machine.inputCount { list.checkInputs(point.count) }
    if gradient.count != machine.inputCount {
      stop("a gradient by \(machine.inputCount) inputs needs as much room")
    }
    for index in 0..<machine.inputCount {
      machine.values[index] = point[unchecked: index]
      machine.adjoints[index] = 0
    }
    machine.forwards(keepingSlopes: true)
    machine.backwards()
    let value = machine.values[machine.output]
    var outliers = value.isFinite ? 0 : 1
    for index in 0..<machine.inputCount {
      let adjoint = machine.adjoints[index]
      gradient[unchecked: index] = adjoint
      outliers &+= adjoint.isOrdinary ? 0 : 1
    }
    if outliers > 0 { sweepListIfNeeded(value, &gradient) }
    return value
  }

  /// The gradient by the list's sweep, which knows what reaches the output and what leaves the range: for the rare point
  /// at which the plain loop gave a number that is not finite, or one that is 0 or tiny after an underflow.
  @inline(never)
  private func sweepListIfNeeded(_ value: Double, _ gradient: inout MutableSpan<Double>) {
    let areFinite = value.isFinite && gradient.indices.allSatisfy { gradient[$0].isFinite }
    if areFinite && !StatusFlags.leftRange(after: gradient[0]) { return }
    let point = (0..<machine.inputCount).map { machine.values[$0] }
    let slopes = list.valueWithGradient(at: point).gradient
    for index in point.indices { gradient[index] = slopes[index] }
  }
}

extension Double {
  /// Whether a number is finite and not below 2⁻⁹⁰⁰ in size.
  ///
  /// By one comparison of whole numbers, for both ends: a bit pattern below the least wraps around to a large one. There is
  /// nothing for the processor to guess, as there is in looking for the smallest of some numbers.
  fileprivate var isOrdinary: Bool {
    let least = (0x1p-900).bitPattern
    return magnitude.bitPattern &- least < Double.infinity.bitPattern &- least
  }
}

extension Evaluator {
  /// The value at a point.
  ///
  /// - Complexity: the operations of the function.
  public mutating func value(at point: [Double]) -> Double { value(at: point.span) }

  /// The value and the gradient at a point.
  public mutating func valueWithGradient(at point: [Double]) -> (value: Double, gradient: [Double]) {
    var gradient = [Double](repeating: 0, count: machine.inputCount)
    let value = into(&gradient) { room in valueWithGradient(at: point.span, into: &room) }
    return (value, gradient)
  }

  /// The values and the gradients at many points, evaluated in blocks.
  public mutating func valuesWithGradients(at points: [[Double]]) -> (values: [Double], gradients: [[Double]])
  {
    for point in points { list.checkInputs(point.count) }
    let numbers = Array(points.joined())
    var values = [Double](repeating: 0, count: points.count)
    var gradients = numbers
    into(&values) { v in
      into(&gradients) { g in valuesWithGradients(at: numbers.span, values: &v, gradients: &g) }
    }
    let rows = points.indices.map {
      Array(gradients[$0 * machine.inputCount..<($0 + 1) * machine.inputCount])
    }
    return (values, rows)
  }
}

/// Lends an array's memory as a span for the length of a call.
private func into<Result>(
  _ array: inout [Double], _ body: (inout MutableSpan<Double>) -> Result
) -> Result {
  var span = array.mutableSpan
  return body(&span)
}
