// After reading this file you know how a recording is replayed at many points, and refuses where its program would have
// taken another branch.
//
// A list is a straight line: it answers at every point, also where the program that was recorded would have gone elsewhere.
// The recording knows the comparisons, and every way to replay it looks at them first:
//
//     recording.value(at:), recording.outputs(at:)         one point, by the list
//     recording.valueWithGradient(at:)
//     recording.valueWithDerivative(at:along:)
//     recording.hessian(at:)
//     Replay(recording).valueWithGradient(at:into:)        many points, by an evaluator
//     Replay(recording).valuesWithGradients(at:…)          many points, in blocks

extension Recording {
  /// The value of the first output at a new point, without running the program.
  ///
  /// - Throws: ``OtherBranch`` where the program would take another branch.
  /// - Complexity: the operations of the list.
  public func value(at point: [Double]) throws(OtherBranch) -> Double {
    let output = list.firstOutput()
    return try values(at: point)[output]
  }

  /// The value of the first output and its derivative along a direction, without running the program.
  ///
  /// - Throws: ``OtherBranch`` where the program would take another branch.
  /// - Complexity: two sweeps forwards, one of them with tangents.
  public func valueWithDerivative(
    at point: [Double], along direction: [Double]
  ) throws(OtherBranch) -> (value: Double, derivative: Double) {
    try checkBranches(values: list.values(at: point))
    return list.valueWithDerivative(at: point, along: direction)
  }

  private func values(at point: [Double]) throws(OtherBranch) -> [Double] {
    let values = list.values(at: point)
    try checkBranches(values: values)
    return values
  }
}

/// A recording made ready to be replayed at many points: an ``Evaluator`` that looks at the comparisons.
///
/// ```swift
/// var replay = Replay(record(at: [3]) { x in x[0] > 0 ? x[0] * x[0] : -x[0] })
/// print(try replay.valueWithGradient(at: [5]))      // (value: 25.0, gradient: [10.0])
/// try replay.valueWithGradient(at: [-5])            // throws OtherBranch
/// ```
///
/// Every call throws ``OtherBranch`` where the program would take another branch than at the point of the recording.
///
/// - Complexity: that of the evaluator, and one comparison a point for each that was met.
public struct Replay: ~Copyable {
  let recording: Recording
  var evaluator: Evaluator

  /// Prepares the first output of a recording.
  public init(_ recording: Recording) {
    self.recording = recording
    evaluator = Evaluator(recording.list, keeping: recording.comparisons.flatMap { [$0.first, $0.second] })
  }

  /// The value at a point.
  public mutating func value(at point: Span<Double>) throws(OtherBranch) -> Double {
    let value = evaluator.value(at: point)
    try checkBranches(at: point, evaluator.machine.values, stride: 1)
    return value
  }

  /// The value at a point; the gradient goes into memory that the caller keeps.
  public mutating func valueWithGradient(
    at point: Span<Double>, into gradient: inout MutableSpan<Double>
  ) throws(OtherBranch) -> Double {
    let value = evaluator.valueWithGradient(at: point, into: &gradient)
    try checkBranches(at: point, evaluator.machine.values, stride: 1)
    return value
  }

  /// The value and the gradient at a point.
  public mutating func valueWithGradient(
    at point: [Double]
  ) throws(OtherBranch) -> (value: Double, gradient: [Double]) {
    let result = evaluator.valueWithGradient(at: point)
    try checkBranches(at: point.span, evaluator.machine.values, stride: 1)
    return result
  }

  /// The values and gradients at many points, which stand one after the other in memory.
  ///
  /// If a point is refused, the results of earlier points may have been written already. Comparisons are made of the block's
  /// numbers, whose last bits may differ from a single point's; before a point is refused, they are made of the list's too.
  public mutating func valuesWithGradients(
    at points: Span<Double>, values: inout MutableSpan<Double>, gradients: inout MutableSpan<Double>
  ) throws(OtherBranch) {
    let (total, inputs) = (values.count, evaluator.machine.inputCount)
    evaluator.checkRoom(points: points.count, values: total, gradients: gradients.count)
    for start in stride(from: 0, to: total, by: Machine.width) {
      let block = evaluator.evaluateBlock(from: start, at: points, values: &values, gradients: &gradients)
      for index in start..<min(total, start + Machine.width) {
        let point = points.extracting(index * inputs..<(index + 1) * inputs)
        try checkBranches(at: point, evaluator.machine.lanes(block) + (index - start), stride: Machine.width)
      }
    }
  }

  /// Throws if a comparison comes out differently.
  private func checkBranches(
    at point: Span<Double>, _ values: Machine.Numbers, stride: Int
  ) throws(OtherBranch) {
    let kept = evaluator.machine.kept
    for (index, comparison) in recording.comparisons.enumerated() {
      let (x, y) = (values[stride * kept[2 * index]], values[stride * kept[2 * index + 1]])
      if comparison.relation.holds(x, y) != comparison.outcome {
        try recording.checkBranches(values: recording.list.values(at: point.indices.map { point[$0] }))
      }
    }
  }
}
