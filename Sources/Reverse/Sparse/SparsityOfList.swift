// After reading this file you know how a recorded list tells its own pattern: it is run once more, over numbers that know
// where they come from (`DependentNumber`), and no program is needed for that.

extension WengertList {
  /// The inputs on which each output depends: the pattern of the Jacobian.
  ///
  /// - Complexity: a pass over the list, and the sizes of the sets that are needed.
  public func jacobianPattern(at point: [Double]) -> SparsityPattern {
    Elementary::jacobianPattern(at: point) { inputs in
      let numbers = numbers(from: inputs)
      return outputs.map { numbers[$0] }
    }
  }

  /// The pairs of inputs that interact in the first output: the pattern of the Hessian.
  ///
  /// - Complexity: a pass over the list, and the sizes of the sets that are needed.
  public func hessianPattern(at point: [Double]) -> SparsityPattern {
    let output = firstOutput()
    return Elementary::hessianPattern(at: point) { inputs in numbers(from: inputs)[output] }
  }

  /// The number in each slot.
  ///
  /// In a call of a function with a derivative of its own, all operands may interact.
  private func numbers(from inputs: [DependentNumber]) -> [DependentNumber] {
    checkInputs(inputs.count)
    var numbers = inputs + Array(repeating: 0, count: slotCount - inputs.count)
    for constant in constants { numbers[constant.slot] = DependentNumber(constant.value) }
    for step in steps {
      switch step {
      case .line(let line): numbers[line.result] = Self.value(of: line, from: numbers)
      case .call(let call):
        let operands = call.operands.map { numbers[$0] }
        numbers[call.result] = .result(call.function.value(operands.map(\.value)), of: operands)
      }
    }
    return numbers
  }
}
