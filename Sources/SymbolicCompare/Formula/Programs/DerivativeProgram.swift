// After reading this file you know what a derivative is as a program: assignments in order, and at the end the value
// and the derivatives. Three methods make three programs of one formula, which can be laid side by side:
//
//     x*sin(x)      symbolic                     forward                               reverse
//                   t1 = sin(x)                  x_dot = 1                             v1 = sin(x)
//                   value = x*t1                 v1 = sin(x)                           v2 = x*v1
//                   dx = t1 + x*cos(x)           v1_dot = cos(x)*x_dot                 v2_bar = 1
//                                                v2 = x*v1                             x_bar = v2_bar*v1
//                                                v2_dot = x_dot*v1 + x*v1_dot          v1_bar = v2_bar*x
//                                                                                      x_bar += v1_bar*cos(x)
//
// A program does the operations of its method in the method's own order, so that it gives the method's own digits.
// What it leaves out is the conventions at edges: at a kink, outside a domain and beyond the range of Double a program
// gives what its arithmetic gives. Behind a closed gate it computes nothing (ClosedGates.swift).

/// The value and the derivatives of a formula, as assignments one after the other.
///
/// ```swift
/// let f = try Symbolic(parsing: "x*sin(x)")
/// let program = try DerivativeProgram(of: f, withRespectTo: ["x"], by: .reverse)
/// print(program.text(in: .c))                      // double f(double x, double gradient[1]) { … }
/// ```
public struct DerivativeProgram: Sendable {
  /// The method whose operations a program does.
  public enum Method: String, CaseIterable, Sendable {
    /// The formulas of the derivatives, what they share computed once.
    case symbolic

    /// Tangents with the values, from the inputs down.
    case forward

    /// Adjoints after the values, from the result up.
    case reverse
  }

  /// One assignment.
  struct Assignment: Sendable {
    let name: String

    /// What is assigned: a formula of names that were assigned before, of inputs, and of calls.
    let formula: Symbolic

    /// Whether it is added to what the name has already.
    var isAdded = false

    /// In reverse mode the name of the line that sends this to an adjoint.
    var sender: String?
  }

  /// The formula that is differentiated.
  public let formula: Symbolic

  /// The method.
  public let method: Method

  /// The names of the inputs, sorted.
  public let inputs: [String]

  /// The variables of the derivatives; for a derivative of higher order the one variable, as often as there are orders.
  public let variables: [String]

  /// Whether the derivatives are the first, second, … by one variable.
  public let isByOrder: Bool

  /// The assignments in order.
  let assignments: [Assignment]

  /// The value, as a number or a name.
  let value: Symbolic

  /// The derivatives, each as a number or a name.
  let derivatives: [Symbolic]

  /// The calls of functions that are no primitives, by the name under which they stand in the formulas.
  let calls: [String: Call]

  /// A call in a rule that looks at its numbers, such as the slope of tanh.
  struct Call: Sendable {
    let function: SupportFunction
    let arguments: [Symbolic]
  }

  /// How many assignments the program has.
  public var count: Int { assignments.count }

  /// The program of a method for the gradient.
  ///
  /// - Parameters:
  ///   - formula: the formula.
  ///   - names: the variables to differentiate by; all if `nil`.
  ///   - method: the method.
  ///   - form: how the formulas of the method `symbolic` are simplified; the others have none.
  /// - Complexity: linear in the stored nodes, for forward mode times the number of variables.
  public init(
    of formula: Symbolic, withRespectTo names: [String]? = nil, by method: Method,
    form: DerivativeForm = .light
  ) {
    let names = names ?? formula.variables
    switch method {
    case .symbolic:
      let derivatives = names.map { formula.derivative(withRespectTo: $0, order: 1, in: form).result }
      self.init(of: formula, derivatives: derivatives, named: names, isByOrder: false)
    case .forward: self.init(forwardModeOf: formula, withRespectTo: names)
    case .reverse: self.init(reverseModeOf: formula, withRespectTo: names)
    }
  }

  /// The program for the derivatives of order 1, 2, … up to some order by one variable, as formulas.
  ///
  /// - Complexity: linear in the stored nodes of the derivatives.
  public init(
    of formula: Symbolic, withRespectTo name: String, upTo order: Int, form: DerivativeForm = .light
  ) {
    let derivatives = (1...Swift.max(order, 1)).map {
      formula.derivative(withRespectTo: name, order: $0, in: form).result
    }
    self.init(
      of: formula, derivatives: derivatives, named: derivatives.map { _ in name }, isByOrder: order > 1)
  }

  init(
    of formula: Symbolic, by method: Method, withRespectTo variables: [String], isByOrder: Bool = false,
    assignments: [Assignment], value: Symbolic, derivatives: [Symbolic], calls: [String: Call] = [:]
  ) {
    self.formula = formula
    self.method = method
    inputs = formula.variables
    self.variables = variables
    self.isByOrder = isByOrder
    self.value = value
    self.derivatives = derivatives
    self.calls = calls
    self.assignments = DerivativeProgram.reaching([value] + derivatives, assignments, calls)
  }

  /// The assignments that reach a result: what a step or a sign passes on is 0 and leaves lines that nothing uses.
  private static func reaching(
    _ results: [Symbolic], _ assignments: [Assignment], _ calls: [String: Call]
  ) -> [Assignment] {
    func names(in formula: Symbolic) -> [String] {
      formula.variables.flatMap { calls[$0]?.arguments.flatMap(\.variables) ?? [$0] }
    }
    var needed = Set(results.flatMap(names))
    var kept: [Assignment] = []
    for assignment in assignments.reversed() where needed.contains(assignment.name) {
      kept.append(assignment)
      needed.formUnion(names(in: assignment.formula))
    }
    return kept.reversed()
  }
}
