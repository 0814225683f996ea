// After reading this file you know the two sweeps of reverse mode: values forwards, adjoints backwards.
//
// Both are generic over `Scalar`. Over `Double` they give numbers; over `Variable` the backward sweep is itself
// recorded, and differentiated once more it gives second derivatives; over balls they enclose what the rules give; over
// formulas they give the gradient as formulas, with every common part shared.

extension WengertList {
  /// The number in every slot, computed line by line.
  ///
  /// - Parameter inputs: the point, one number for each input.
  /// - Complexity: the operations of the function; one number a slot.
  @inlinable
  public func values<T: Scalar>(at inputs: [T]) -> [T] { forwardSweep(at: inputs) }

  @inlinable
  func forwardSweep<T: Scalar>(at inputs: [T]) -> [T] {
    checkInputs(inputs.count)
    var values = inputs
    values.reserveCapacity(slotCount)
    var taken = (constants: 0, calls: 0)
    for line in lines {
      if values.count < line.result { fill(&values, before: line.result, &taken) }
      values.append(Self.value(of: line, from: values))
    }
    fill(&values, before: slotCount, &taken)
    return values
  }

  /// Puts constants and calls into the slots before a line's, given how many of both have been put.
  @inlinable
  func fill<T: Scalar>(_ values: inout [T], before slot: Int, _ taken: inout (constants: Int, calls: Int)) {
    while values.count < slot {
      if taken.constants < constants.count, constants[taken.constants].slot == values.count {
        values.append(T(constants[taken.constants].value))
        taken.constants += 1
      } else {
        values.append(Self.value(of: calls[taken.calls], from: values))
        taken.calls += 1
      }
    }
  }

  /// The value of the function, which is its first output.
  ///
  /// - Complexity: the operations of the function; one number a slot.
  @inlinable
  public func value<T: Scalar>(at inputs: [T]) -> T {
    forwardSweep(at: inputs)[firstOutput()]
  }

  @inlinable @inline(__always)
  static func value<T: Scalar>(of line: Line, from values: [T]) -> T {
    let x = values[line.first]
    let result =
      if let second = line.second {
        T.apply(line.primitive, to: x, values[second])
      } else {
        T.apply(line.primitive, to: x)
      }
    return result ?? T(.nan)
  }
}

extension WengertList {
  /// The adjoint of every slot: the derivative of an output by that slot, times the seed.
  ///
  /// `nil` says that nothing was propagated to the slot, which is not the same as 0: the slot does not reach
  /// the output, or does not depend on an input. A line that nothing reaches passes nothing on, however
  /// infinite its partials; so does the smaller argument of `max`, and `relu` left of 0.
  ///
  /// - Parameters:
  ///   - values: the number in every slot, from `values(at:)`.
  ///   - seed: the adjoint of the output, usually 1.
  ///   - output: the slot of the output.
  /// - Complexity: one partial, one product and one sum for each operand of each line.
  @inlinable
  public func adjoints<T: Scalar>(values: [T], seed: T, output: Int) -> [T?] {
    if values.count != slotCount { stop("adjoints need the values of all \(slotCount) slots: values(at:)") }
    if output < 0 || output >= slotCount {
      stop("no slot has the number \(output)")
    }
    var adjoints = [T?](repeating: nil, count: slotCount)
    if dependsOnInputs[output] { adjoints[output] = seed }
    var callsLeft = calls.count
    for line in lines.reversed() {
      sweepCalls(&callsLeft, after: line.result, values: values, into: &adjoints)
      guard let adjoint = adjoints[line.result] else { continue }
      let z = values[line.result]
      if dependsOnInputs[line.first],
        let message = Self.message(adjoint, through: line, to: .first, values: values, result: z)
      {
        adjoints[line.first] = adjoints[line.first].map { $0 + message } ?? message
      }
      if let second = line.second, dependsOnInputs[second],
        let message = Self.message(adjoint, through: line, to: .second, values: values, result: z)
      {
        adjoints[second] = adjoints[second].map { $0 + message } ?? message
      }
    }
    sweepCalls(&callsLeft, after: -1, values: values, into: &adjoints)
    return adjoints
  }

  /// Sends back the messages of the calls that come after a line and have not been swept.
  @inlinable @inline(__always)
  func sweepCalls<T: Scalar>(_ callsLeft: inout Int, after slot: Int, values: [T], into adjoints: inout [T?])
  {
    while callsLeft > 0, calls[callsLeft - 1].result > slot {
      callsLeft -= 1
      let call = calls[callsLeft]
      guard let adjoint = adjoints[call.result] else { continue }
      for (operand, message) in zip(call.operands, Self.messages(adjoint, through: call, values: values))
      where dependsOnInputs[operand] {
        adjoints[operand] = adjoints[operand].map { $0 + message } ?? message
      }
    }
  }

  /// What a line sends back to an operand: z̄ · ∂z/∂x; `nil` if z does not depend on that operand here.
  @inlinable @inline(__always)
  static func message<T: Scalar>(
    _ adjoint: T, through line: Line, to operand: Operand, values: [T], result z: T
  ) -> T? {
    let x = values[line.first]
    let y = line.second.map { values[$0] } ?? x
    switch line.primitive {
    case .add: return adjoint
    case .subtract where operand == .first: return adjoint
    case .negate, .subtract: return -adjoint
    case .multiply, .divide: break
    case .unary(let function):
      let slope = Rules.slope(of: function, at: x, value: z)
      return function.ignoresArgument(slope: slope) ? nil : adjoint * slope
    case .binary(let function):
      let slope = Rules.slope(of: function, by: operand, at: x, y, value: z)
      return function.ignoresArgument(slope: slope) ? nil : adjoint * slope
    }
    return Rules.arithmetic(line.primitive, by: operand, at: x, y, value: z).map { adjoint * $0 }
  }

  /// The value of the first output and its gradient, by one sweep forwards and one backwards.
  ///
  /// - Complexity: a small multiple of the function's operations, whatever the number of inputs; two numbers
  ///   a slot.
  @inlinable
  public func valueWithGradient<T: Scalar>(at inputs: [T]) -> (value: T, gradient: [T]) {
    bothSweeps(at: inputs)
  }

  @inlinable
  func bothSweeps<T: Scalar>(at inputs: [T]) -> (value: T, gradient: [T]) {
    let output = firstOutput()
    let values = forwardSweep(at: inputs)
    let adjoints = adjoints(values: values, seed: 1, output: output)
    // By convention a value that is NaN has no partial derivatives at all, nor have these: a NaN of all inputs.
    if Rules.primal(values[output])?.isNaN ?? false {
      let undefined = inputs.reduce(T(.nan)) { $0 * $1 }
      return (values[output], inputs.map { _ in undefined })
    }
    return (values[output], adjoints[..<inputs.count].map { $0 ?? .zero })
  }
}

extension WengertList {
  /// The number in every slot at a point of plain numbers, as which an array of literals is read.
  ///
  /// - Complexity: the operations of the function; one number a slot.
  public func values(at inputs: [Double]) -> [Double] { forwardSweep(at: inputs) }

  /// The value of the first output; for many points an ``Evaluator`` is faster.
  ///
  /// - Complexity: the operations of the function; one number a slot.
  public func value(at inputs: [Double]) -> Double { forwardSweep(at: inputs)[firstOutput()] }

  /// The value of the first output and its gradient; for many points an ``Evaluator`` is faster.
  ///
  /// Where an adjoint leaves the range of `Double`, though the gradient need not, the sweep is done over scaled numbers.
  ///
  /// - Complexity: a small multiple of the function's operations, whatever the number of inputs; two numbers a slot.
  public func valueWithGradient(at inputs: [Double]) -> (value: Double, gradient: [Double]) {
    Self.inRange {
      bothSweeps(at: inputs)
    } else: {
      let values = forwardSweep(at: inputs)
      return (values[firstOutput()], scaledGradient(values: values))
    }
  }
}
