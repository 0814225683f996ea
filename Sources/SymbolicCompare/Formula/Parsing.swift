// After reading this file you know the two things that are made of a text: a formula, which can be differentiated,
// simplified and printed, and a Wengert list, which can only be evaluated and swept, but is made without any node.

import Elementary
public import ReverseCore

extension Symbolic {
  /// Reads a formula, or a program of assignments whose last piece is the result.
  ///
  /// ```
  /// log(1 + exp(w*x + b))          y = x^2; z = y*x; exp(z)
  /// ```
  /// The names of a program stay with its operations: ``compiled(inputs:)``, ``program`` and emitted programs have them.
  /// Functions can be defined, `f(u) = u^2; f(x) + f(y)`, and are written out where they are called; so are
  /// `sum(i, 1, 10, x[i]^2)` and `prod`, where `x[3]` is the variable x3. `where(x > 0, a, b)` chooses, comparisons are put
  /// together by `and`, `or` and `not`, and are numbers, 1 or 0, where a number is wanted.
  /// `+ - * / ^` (or `**`), parentheses, the functions of `UnaryFunction` and `BinaryFunction`, the constants
  /// `pi` and `e`; every other name is a variable or was assigned before. Nothing is guessed: `2x` is refused with
  /// the advice to write `2*x`.
  ///
  /// - Parameters:
  ///   - text: the formula or program; one result.
  ///   - data: the vectors whose numbers are known.
  /// - Throws: ``SyntaxError`` with the place, for what is not a formula, a number beyond the range of `Double`, more than
  ///   1 MiB of text, or more than 4 MiB of text written out.
  /// - Complexity: linear in the text written out; the nesting is limited by the text's length alone.
  public init(parsing text: String, data: VectorData = VectorData()) throws(SyntaxError) {
    let steps = try Parser.parse(text, data)
    if let comma = steps.commaOfResults { throw .severalResults(at: comma) }
    self.init(Self.nodes(of: steps)[Int(steps.result)])
  }

  /// Reads one or several formulas with commas between: the components of a function of several results.
  ///
  /// ```
  /// x^2, x*y          x = r*cos(t); y = r*sin(t); x, y          softmax(a, b, c)
  /// ```
  /// - Parameters:
  ///   - text: the formulas, or a program whose last piece they are.
  ///   - data: the vectors whose numbers are known.
  /// - Returns: the formulas, with the names that the text assigned to them; what they share is stored once.
  /// - Throws: ``SyntaxError``, as ``init(parsing:data:)`` does.
  /// - Complexity: linear in the text written out.
  public static func results(
    parsing text: String, data: VectorData = VectorData()
  ) throws(SyntaxError) -> [(name: String?, formula: Symbolic)] {
    let steps = try Parser.parse(text, data)
    let names = Dictionary(steps.names.map { ($0.step, $0.name) }) { first, _ in first }
    let nodes = nodes(of: steps)
    return steps.results.map { (names[$0], Symbolic(nodes[Int($0)])) }
  }

  private static func nodes(of steps: FormulaSteps) -> [Node] {
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
    return nodes
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
  /// as fast, because no formula is made on the way. The language is that of ``Symbolic/init(parsing:data:)``.
  /// - Throws: ``SyntaxError``, the same as ``Symbolic/init(parsing:data:)`` throws.
  /// - Complexity: linear in the text, and n log n in the number of variables.
  public init(parsing text: String) throws(SyntaxError) {
    var steps = try Self.steps(of: text)
    steps.sortVariables()
    self = Self.list(of: steps, inputs: steps.variables.map(\.name)) { Int($0) }
  }

  /// Reads a formula, or a program of assignments, straight into a list with these inputs.
  ///
  /// - Parameters:
  ///   - text: the formula, in the language of ``Symbolic/init(parsing:data:)``.
  ///   - inputs: the names of the list's inputs, in order, each once, among them every variable of the formula.
  /// - Throws: ``SyntaxError``, the same as ``Symbolic/init(parsing:data:)`` throws, and one with the place of a variable
  ///   that is not among the inputs.
  /// - Complexity: linear in the text and the number of inputs.
  public init(parsing text: String, inputs: [String]) throws(SyntaxError) {
    let steps = try Self.steps(of: text)
    let slots = InputSlots(inputs)
    self = try Self.list(of: steps, inputs: inputs) { (number) throws(SyntaxError) in
      let (name, position, _) = steps.variables[Int(number)]
      guard let slot = slots[name] else { throw .notAmongInputs(name, at: position) }
      return slot
    }
  }

  private static func steps(of text: String) throws(SyntaxError) -> FormulaSteps {
    let steps = try Parser.parse(text)
    if let comma = steps.commaOfResults { throw .severalResults(at: comma) }
    return steps
  }

  /// - Parameter slotOfVariable: the slot of a variable, by its number among those of the steps.
  private static func list<Failure: Error>(
    of steps: borrowing FormulaSteps, inputs: [String], slotOfVariable: (Int32) throws(Failure) -> Int
  ) throws(Failure) -> WengertList {
    let (lineCount, numeralCount) = steps.operationAndNumeralCounts
    var list = WengertList(inputs: inputs, expectingLines: lineCount, constants: numeralCount)
    var slots: [Int] = []
    slots.reserveCapacity(steps.steps.count)
    for step in steps.steps {
      switch step {
      case .numeral(let value): slots.append(list.constant(value))
      case .variable(let number): slots.append(try slotOfVariable(number))
      case .operation(let primitive, let first, FormulaSteps.none):
        slots.append(list.append(primitive, slots[Int(first)]))
      case .operation(let primitive, let first, let second):
        slots.append(list.append(primitive, slots[Int(first)], slots[Int(second)]))
      }
    }
    for (step, name) in steps.names { list.name(slots[Int(step)], name) }
    list.outputs = [slots[Int(steps.result)]]
    return list
  }
}
