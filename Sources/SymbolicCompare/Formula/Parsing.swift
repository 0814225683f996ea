// After reading this file you know the two things that are made of a text: a formula, which can be differentiated,
// simplified and printed, and a Wengert list, which can only be evaluated and swept, but is made without any node.

import Elementary
public import Reverse

extension Symbolic {
  /// Reads a formula, or a program of assignments whose last piece is the result.
  ///
  /// ```
  /// log(1 + exp(w*x + b))          y = x^2; z = y*x; exp(z)
  /// ```
  /// The names of a program stay with its operations: ``compiled(inputs:)``, ``program`` and emitted programs have them.
  /// `+ - * / ^` (or `**`), parentheses, the functions of `UnaryFunction` and `BinaryFunction`, the constants
  /// `pi` and `e`; every other name is a variable or was assigned before. Nothing is guessed: `2x` is refused with
  /// the advice to write `2*x`.
  /// - Throws: ``SyntaxError`` with the place, for what is not a formula, a number beyond the range of `Double`, or
  ///   more than 1 MiB of text.
  /// - Complexity: linear in the text; the nesting is limited by the text's length alone.
  public init(parsing text: String) throws(SyntaxError) {
    let steps = try Parser.parse(text)
    var nodes: [Node] = []
    nodes.reserveCapacity(steps.steps.count)
    let labels = Dictionary(uniqueKeysWithValues: steps.names.map { (Int($0.step), Label($0.name)) })
    for step in steps.steps {
      switch step {
      case .numeral(let value): nodes.append(Node(.numeral(value)))
      case .variable(let number): nodes.append(Node(.variable(steps.variables[Int(number)].name)))
      case .operation(let primitive, let first, let second):
        nodes.append(
          Node(
            .operation(primitive), nodes[Int(first)], second < 0 ? nil : nodes[Int(second)],
            label: labels[nodes.count]))
      }
    }
    self.init(nodes[Int(steps.result)])
  }
}

extension WengertList {
  /// Reads a formula, or a program of assignments, straight into a list: its inputs are the variables, sorted.
  ///
  /// ```swift
  /// let list = try WengertList(parsing: "log(1 + exp(w*x + b))")     // inputs b, w, x
  /// let (value, gradient) = list.valueWithGradient(at: [0.5, 1, 2])
  /// ```
  /// The list is, line for line, that of `Symbolic(parsing: text).compiled(inputs: formula.variables)`, several times
  /// as fast, because no formula is made on the way. The language is that of ``Symbolic/init(parsing:)``.
  /// - Throws: ``SyntaxError``, the same as ``Symbolic/init(parsing:)`` throws.
  /// - Complexity: linear in the text, and n log n in the number of variables.
  public init(parsing text: String) throws(SyntaxError) {
    let steps = try Parser.parse(text)
    var inputs: [String] = []
    inputs.reserveCapacity(steps.variables.count)
    for (name, _) in steps.variables { inputs.append(name) }
    inputs.sort()
    try self.init(steps, inputs: inputs)
  }

  /// Reads a formula, or a program of assignments, straight into a list with these inputs.
  ///
  /// - Parameters:
  ///   - text: the formula, in the language of ``Symbolic/init(parsing:)``.
  ///   - inputs: the names of the list's inputs, in order, each once, among them every variable of the formula.
  /// - Throws: ``SyntaxError``, the same as ``Symbolic/init(parsing:)`` throws, and one with the place of a variable
  ///   that is not among the inputs.
  /// - Complexity: linear in the text and the number of inputs.
  public init(parsing text: String, inputs: [String]) throws(SyntaxError) {
    try self.init(Parser.parse(text), inputs: inputs)
  }

  private init(_ steps: FormulaSteps, inputs: [String]) throws(SyntaxError) {
    let slotOfInput = InputSlots(inputs)
    let (lineCount, numeralCount) = steps.operationAndNumeralCounts
    self.init(inputs: inputs, expectingLines: lineCount, constants: numeralCount)
    var slots: [Int] = []
    slots.reserveCapacity(steps.steps.count)
    for step in steps.steps {
      switch step {
      case .numeral(let value): slots.append(constant(value))
      case .variable(let number):
        let (name, position) = steps.variables[Int(number)]
        guard let slot = slotOfInput[name] else { throw .notAmongInputs(name, at: position) }
        slots.append(slot)
      case .operation(let primitive, let first, FormulaSteps.none):
        slots.append(append(primitive, slots[Int(first)]))
      case .operation(let primitive, let first, let second):
        slots.append(append(primitive, slots[Int(first)], slots[Int(second)]))
      }
    }
    for (step, name) in steps.names { self.name(slots[Int(step)], name) }
    outputs = [slots[Int(steps.result)]]
  }
}
