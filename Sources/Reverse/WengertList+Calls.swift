// After reading this file you know how functions with their own derivative stand among the lines of a list.
//
// A call has a slot like a line, with as many operands as it likes. Its value and its rules are known for numbers only,
// so that a list with calls has sweeps over `Double`, values over `Variable`, and no second derivatives.

extension WengertList {
  /// A function with its own derivative, applied to slots before its own.
  public struct Call: Sendable {
    /// The function.
    public let function: DefinedFunction

    /// The slots of the arguments.
    public let operands: [Int]

    /// The slot of the result.
    public let result: Int
  }

  /// Writes the call `function(operands)`, and returns the slot of its result.
  public mutating func append(_ function: DefinedFunction, _ operands: [Int]) -> Int {
    if operands.count != function.arity { stop("'\(function.name)' takes \(function.arity) slots") }
    for slot in operands where slot < 0 || slot >= slotCount { stop("a call's operands are slots before it") }
    let depends = operands.contains { dependsOnInputs[$0] }
    calls.append(Call(function: function, operands: operands, result: slotCount))
    return newSlot(dependsOnInputs: depends)
  }

  /// The value of a call, over numbers or over variables.
  @usableFromInline
  static func value<T: Scalar>(of call: Call, from values: [T]) -> T {
    let operands = call.operands.map { values[$0] }
    if let numbers = operands as? [Double] { return T(call.function.value(numbers)) }
    if let variables = operands as? [Variable], let result = call.function(variables) as? T { return result }
    stop(
      "'\(call.function.name)' has a value for Double and Variable only: write it in primitives for \(T.self)"
    )
  }

  /// What a call sends back to its operands.
  @usableFromInline
  static func messages<T: Scalar>(_ adjoint: T, through call: Call, values: [T]) -> [T] {
    guard let x = call.operands.map({ values[$0] }) as? [Double], let z = values[call.result] as? Double,
      let adjoint = adjoint as? Double
    else {
      stop("'\(call.function.name)' has first derivatives over Double only; write it in primitives for more")
    }
    return call.function.adjoints(at: x, value: z, adjoint: adjoint).map { T($0) }
  }

  /// The tangent of a call's result; `nil` if no operand moves.
  @usableFromInline
  static func tangent<T: Scalar>(of call: Call, values: [T], tangents: [T?]) -> T? {
    if call.operands.allSatisfy({ tangents[$0] == nil }) { return nil }
    let directions = call.operands.map { tangents[$0] ?? .zero }
    guard let x = call.operands.map({ values[$0] }) as? [Double], let z = values[call.result] as? Double,
      let directions = directions as? [Double]
    else {
      stop("'\(call.function.name)' has first derivatives over Double only; write it in primitives for more")
    }
    return T(call.function.tangent(at: x, value: z, along: directions))
  }
}
