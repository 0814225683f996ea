// After reading this file you know how functions with their own derivative stand among the lines of a list.
//
// A call has a slot like a line, with as many operands as it likes. A function given by closures is known over `Double`
// only, which is enough for values and gradients; one given by a type with generic methods has every sweep a line has.

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
  ///
  /// Stops with advice for an operand that is no slot yet, or another number of operands than the function takes.
  ///
  /// - Complexity: O(1) for each operand.
  public mutating func append(_ function: DefinedFunction, _ operands: [Int]) -> Int {
    if operands.count != function.arity { stop("'\(function.name)' takes \(function.arity) slots") }
    for slot in operands where slot < 0 || slot >= slotCount { stop("a call's operands are slots before it") }
    let depends = operands.contains { dependsOnInputs[$0] }
    calls.append(Call(function: function, operands: operands, result: slotCount))
    return newSlot(dependsOnInputs: depends)
  }

  /// The value of a call.
  ///
  /// Over variables it is recorded with the function's own derivative; over other numbers, by its operations.
  @usableFromInline
  static func value<T: Scalar>(of call: Call, from values: [T]) -> T {
    let operands = call.operands.map { values[$0] }
    if let numbers = operands as? [Double] { return T(call.function.value(numbers)) }
    if let variables = operands as? [Variable], let result = call.function(variables) as? T { return result }
    return generic(call).value(at: operands)
  }

  /// What a call sends back to its operands.
  @usableFromInline
  static func messages<T: Scalar>(_ adjoint: T, through call: Call, values: [T]) -> [T] {
    let x = call.operands.map { values[$0] }
    if let x = x as? [Double], let z = values[call.result] as? Double, let adjoint = adjoint as? Double {
      return call.function.adjoints(at: x, value: z, adjoint: adjoint).map { T($0) }
    }
    let messages = generic(call).pullback(at: x, value: values[call.result], adjoint: adjoint)
    call.function.checkAdjoints(messages.count)
    return messages
  }

  /// The tangent of a call's result; `nil` if no operand moves.
  @usableFromInline
  static func tangent<T: Scalar>(of call: Call, values: [T], tangents: [T?]) -> T? {
    if call.function.isStop || call.operands.allSatisfy({ tangents[$0] == nil }) { return nil }
    let x = call.operands.map { values[$0] }
    let directions = call.operands.map { tangents[$0] ?? .zero }
    if let x = x as? [Double], let z = values[call.result] as? Double,
      let directions = directions as? [Double]
    {
      return T(call.function.tangent(at: x, value: z, along: directions))
    }
    return generic(call).tangent(at: x, value: values[call.result], along: directions)
  }

  private static func generic(_ call: Call) -> any FunctionWithPullback {
    if let function = call.function.generic { return function }
    stop(
      """
      '\(call.function.name)' has a value and a pullback over Double only, which is enough for gradients. For second \
      derivatives, or other numbers, write it as a type that conforms to FunctionWithPullback, whose methods are \
      generic, and use DefinedFunction(thatType).
      """)
  }
}
