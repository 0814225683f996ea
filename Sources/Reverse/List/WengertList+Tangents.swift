// After reading this file you know forward mode as a sweep over the same list: tangents run with the values, from the
// inputs down.
//
//     v̇ₖ = ∂vₖ/∂vᵢ · v̇ᵢ + ∂vₖ/∂vⱼ · v̇ⱼ            for the line vₖ = f(vᵢ, vⱼ)
//
// One sweep gives the derivative of every slot along one direction of the inputs; the backward sweep gives the
// derivative of one output by every slot. They use the same partials, so w·(Jv) = (wJ)·v to rounding.

extension WengertList {
  /// The tangent of every slot: its derivative along a direction of the inputs.
  ///
  /// `nil` says that the slot does not depend on an input that moves, which is not the same as 0. An input whose
  /// direction is exactly 0 does not move.
  ///
  /// - Parameters:
  ///   - values: the number in every slot, from `values(at:)`.
  ///   - direction: one number for each input.
  /// - Complexity: one partial, one product and one sum for each operand of each line.
  @inlinable
  public func tangents<T: Scalar>(values: [T], direction: [T]) -> [T?] {
    checkInputs(direction.count)
    if values.count != slotCount { stop("tangents need the values of all \(slotCount) slots: values(at:)") }
    var tangents = [T?](repeating: nil, count: slotCount)
    for index in direction.indices where direction[index] != .zero { tangents[index] = direction[index] }
    var call = 0
    func runCalls(before slot: Int) {
      while call < calls.count, calls[call].result < slot {
        tangents[calls[call].result] = Self.tangent(of: calls[call], values: values, tangents: tangents)
        call += 1
      }
    }
    for line in lines {
      runCalls(before: line.result)
      let z = values[line.result]
      var tangent: T?
      if let moving = tangents[line.first] {
        tangent = Self.message(moving, through: line, to: .first, values: values, result: z)
      }
      if let second = line.second, let moving = tangents[second],
        let share = Self.message(moving, through: line, to: .second, values: values, result: z)
      {
        tangent = tangent.map { $0 + share } ?? share
      }
      tangents[line.result] = tangent
    }
    runCalls(before: slotCount)
    return tangents
  }

  /// The value of the first output and its derivative along a direction of the inputs.
  ///
  /// - Complexity: two to three times the function's operations; two numbers a slot.
  @inlinable
  public func valueWithDerivative<T: Scalar>(at inputs: [T], along direction: [T]) -> (
    value: T, derivative: T
  ) {
    let output = firstOutput()
    let values = forwardSweep(at: inputs)
    let tangents = tangents(values: values, direction: direction)
    let isUndefined = Rules.primal(values[output])?.isNaN ?? false  // then so is every derivative
    return (values[output], isUndefined ? T(.nan) : tangents[output] ?? .zero)
  }
}
