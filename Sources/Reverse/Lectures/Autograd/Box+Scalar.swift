// After reading this file you know that tracing is nothing but doing a step and writing it down.

extension Autograd {
  /// Does a step, and writes it down in the innermost trace to which one of its arguments belongs.
  static func record(_ function: Function, _ arguments: [Box]) -> Box {
    let level = arguments.reduce(0) { Swift.max($0, $1.level) }
    if level == 0 { return function.evaluate(arguments) }
    let inner = arguments.map { $0.unwrapped(from: level) }
    var parents: [(Int, Node)] = []
    for (place, argument) in arguments.enumerated() {
      if let node = argument.node, node.trace.level == level { parents.append((place, node)) }
    }
    let trace = parents[0].1.trace
    guard parents.allSatisfy({ $0.1.trace === trace }) else {
      stop(
        "Autograd: \(function.name) mixes values of two runs; a traced value must not be kept for a later "
          + "run: return it from the function, or keep its .array")
    }
    return Box(Node(trace, record(function, inner), function, inner, parents))
  }
}

// A step on arrays is a large one: a call of it costs nothing beside it.
extension Autograd.Box: Scalar {
  /// Lifts one number.
  public init(_ constant: Double) { self.init(NDArray(constant)) }

  /// The sum, element by element, with broadcasting.
  @inline(never)
  public static func + (lhs: Self, rhs: Self) -> Self { apply(.elementwise(.add), to: [lhs, rhs]) }

  /// The difference, element by element, with broadcasting.
  @inline(never)
  public static func - (lhs: Self, rhs: Self) -> Self { apply(.elementwise(.subtract), to: [lhs, rhs]) }

  /// The product, element by element, with broadcasting.
  @inline(never)
  public static func * (lhs: Self, rhs: Self) -> Self { apply(.elementwise(.multiply), to: [lhs, rhs]) }

  /// The quotient, element by element, with broadcasting.
  @inline(never)
  public static func / (lhs: Self, rhs: Self) -> Self { apply(.elementwise(.divide), to: [lhs, rhs]) }

  /// The array with every sign changed.
  @inline(never)
  public static prefix func - (operand: Self) -> Self { apply(.elementwise(.negate), to: [operand]) }

  /// An elementary function of one argument, element by element.
  @inline(never)
  public static func apply(_ function: UnaryFunction, to x: Self) -> Self {
    apply(.elementwise(.unary(function)), to: [x])
  }

  /// An elementary function of two arguments, element by element, with broadcasting.
  @inline(never)
  public static func apply(_ function: BinaryFunction, to x: Self, _ y: Self) -> Self {
    apply(.elementwise(.binary(function)), to: [x, y])
  }

  /// Any step on arrays; stops with the operation's name and the shapes if they do not fit.
  public static func apply(_ primitive: ArrayPrimitive, to arguments: [Self]) -> Self {
    Autograd.record(Autograd.Function(primitive), arguments)
  }

  /// Whether the numbers are equal, however they were made.
  public static func == (lhs: Self, rhs: Self) -> Bool { lhs.array == rhs.array }
}
