// After reading this file you know how a program tells which of its inputs a number depends on, and which pairs of inputs
// interact: it runs once over numbers that know where they come from.
//
// Idea. Differentiation is another interpreter of the same program; so is asking for zeros. A dependent number carries its
// value and a place in the record of the run, from which its inputs follow. Nothing is differentiated.
//
// Example to check by hand: f(x₀, x₁, x₂, x₃) = x₀² + x₀·x₁ + 3·x₂ + exp(x₃) / 2 + x₁·x₃.
//
//     number      inputs        pairs that interact           second derivatives
//     x₀·x₀       {0}           (0,0)                         ∂²/∂x₀² = 2
//     x₀·x₁       {0, 1}        (0,1)                         ∂²/∂x₀∂x₁ = 1
//     3·x₂        {2}           none: linear                  none in row 2 at all
//     exp(x₃)     {3}           (3,3)                         ∂²/∂x₃² = exp(x₃)/2
//     x₁·x₃       {1, 3}        (1,3)                         ∂²/∂x₁∂x₃ = 1
//     the sums    {0, 1, 2, 3}  none: linear                  0
//
//     gradient    depends on       pattern     colours       Hessian at (1, 1, 1, 0)
//     ∂f/∂x₀      x₀, x₁           × × · ·     A B · ·       2   1   ·   ·
//     ∂f/∂x₁      x₀, x₃           × · · ×     A · · A       1   ·   ·   1
//     ∂f/∂x₂      nothing          · · · ·     · · · ·       ·   ·   ·   ·
//     ∂f/∂x₃      x₁, x₃           · × · ×     · B · A       ·   1   ·   ½
//
// Two colours: x₁ is B, x₀ and x₃ are A, x₂ needs none. H·(1, 0, 0, 1) = (2, 2, 0, ½) and
// H·(0, 1, 0, 0) = (1, 0, 0, 1) hold every entry, in two directions instead of four: `StarColouring.swift` says where.
//
// Branches. A comparison is by value, so that code over `OrderedScalar` runs. The pattern is that of the branches taken at
// the point: it holds wherever the program takes the same ones, and `takesSameBranches(at:as:of:)` says whether it does.
// Functions in pieces (abs, relu, max) are no branches: what they may depend on anywhere, they depend on.
//
// Operators. They are disfavoured where others fit: `sigmoid(0.0) == 0.5` is about `Double`, and must stay so.
//
// Cost. A node in the record for each step, and what `DependenceRecord.swift` says. Limits. The pattern may be too large where
// terms cancel: x − x depends on x. It is never too small.

/// A plain value that knows which inputs it depends on.
///
/// ```swift
/// let pattern = hessianPattern(at: [1, 1, 1]) { x in x[0] * x[1] + exp(x[2]) }
/// print(pattern)
/// // · × ·
/// // × · ·
/// // · · ×
/// ```
///
/// A step with zero slope everywhere (sign, heaviside, floor, the condition of a gate) ends a dependence. Numbers of two
/// runs in one operation stop the program with a message.
public struct DependentNumber {
  /// The value, by which numbers are compared.
  public let value: Double

  /// Where steps and comparisons are written down; `nil` for a constant.
  let record: DependenceRecord?

  /// The place in the record; −1 for what depends on no input.
  let node: Int

  init(value: Double, record: DependenceRecord?, node: Int) {
    self.value = value
    self.record = record
    self.node = node
  }

  /// Lifts a constant, which depends on no input.
  public init(_ constant: Double) { self.init(value: constant, record: nil, node: -1) }

  /// The numbers of the inputs on which the number depends, in ascending order.
  ///
  /// - Complexity: the steps of the run so far.
  public var inputs: [Int] { record?.inputs(of: [node])[0].indices ?? [] }
}

extension DependentNumber {
  /// The result of a step with one operand.
  private func result(_ value: Double, _ interaction: DependenceRecord.Interaction) -> DependentNumber {
    guard let record, node >= 0, interaction != .none else {
      return DependentNumber(value: value, record: record, node: node)
    }
    return DependentNumber(value: value, record: record, node: record.append(node, node, interaction))
  }

  /// The result of a step with two operands, of which one may be a constant.
  private static func result(
    _ value: Double, _ x: DependentNumber, _ y: DependentNumber,
    _ interaction: DependenceRecord.Interaction, ifFirstAlone: DependenceRecord.Interaction = .none,
    ifSecondAlone: DependenceRecord.Interaction = .none
  ) -> DependentNumber {
    guard let record = sharedRecord(x, y) else { return DependentNumber(value) }
    if y.node < 0 {
      return DependentNumber(value: value, record: record, node: x.node).result(value, ifFirstAlone)
    }
    if x.node < 0 {
      return DependentNumber(value: value, record: record, node: y.node).result(value, ifSecondAlone)
    }
    if x.node == y.node, interaction == .none {
      return DependentNumber(value: value, record: record, node: x.node)
    }
    return DependentNumber(value: value, record: record, node: record.append(x.node, y.node, interaction))
  }

  /// The record of the two numbers' run.
  private static func sharedRecord(_ x: DependentNumber, _ y: DependentNumber) -> DependenceRecord? {
    guard let first = x.record else { return y.record }
    if let second = y.record, second !== first {
      fatalError(
        """
        Dependent numbers of two runs met in one operation. Inside a nested pattern the numbers of the outer one are \
        not known: write DependentNumber(outer.value) for a constant.
        """)
    }
    return first
  }

  /// The result of a step of which nothing is known but its operands: each pair of their inputs may interact.
  package static func result(_ value: Double, of operands: [DependentNumber]) -> DependentNumber {
    let sum = operands.reduce(DependentNumber(0)) { $0 + $1 }
    return DependentNumber(value: value, record: sum.record, node: sum.node).result(value, .curved)
  }
}

extension DependentNumber: Scalar {
  /// The value.
  public var primal: Double? { value }

  /// The sum, by which no inputs interact.
  @_disfavoredOverload
  public static func + (x: DependentNumber, y: DependentNumber) -> DependentNumber {
    result(x.value + y.value, x, y, .none)
  }

  /// The difference, by which no inputs interact.
  @_disfavoredOverload
  public static func - (x: DependentNumber, y: DependentNumber) -> DependentNumber {
    result(x.value - y.value, x, y, .none)
  }

  /// The product: each input of one factor interacts with each input of the other.
  @_disfavoredOverload
  public static func * (x: DependentNumber, y: DependentNumber) -> DependentNumber {
    result(x.value * y.value, x, y, .product)
  }

  /// The quotient: each input of the denominator interacts with each input of both parts.
  @_disfavoredOverload
  public static func / (x: DependentNumber, y: DependentNumber) -> DependentNumber {
    result(x.value / y.value, x, y, .quotient, ifSecondAlone: .curved)
  }

  /// The number with the opposite sign.
  @_disfavoredOverload
  public static prefix func - (x: DependentNumber) -> DependentNumber { x.result(-x.value, .none) }

  /// An elementary function, by which all inputs of the argument interact unless it is made of straight pieces.
  public static func apply(_ function: UnaryFunction, to x: DependentNumber) -> DependentNumber {
    let value = Double.apply(function, to: x.value)
    switch function {
    case .abs, .relu: return x.result(value, .none)
    case .sign, .heaviside, .floor: return DependentNumber(value: value, record: x.record, node: -1)
    default: return x.result(value, .curved)
    }
  }

  /// An elementary function of two arguments, by which all their inputs interact unless it is made of straight
  /// pieces.
  public static func apply(
    _ function: BinaryFunction, to x: DependentNumber, _ y: DependentNumber
  ) -> DependentNumber {
    let value = Double.apply(function, to: x.value, y.value)
    switch function {
    case .min, .max, .mod: return result(value, x, y, .none)
    case .ifPositive, .ifNotPositive: return y.result(value, .none)
    default: return result(value, x, y, .curved, ifFirstAlone: .curved, ifSecondAlone: .curved)
    }
  }
}

extension DependentNumber: OrderedScalar {
  /// Whether the values are equal; the answer is kept as a branch of the run.
  @_disfavoredOverload
  public static func == (x: DependentNumber, y: DependentNumber) -> Bool {
    noted(x.value == y.value, x, y)
  }

  /// Whether the left value is below the right one; the answer is kept as a branch of the run.
  public static func isLess(_ x: DependentNumber, than y: DependentNumber) -> Bool {
    noted(x.value < y.value, x, y)
  }

  /// Whether the left value is at most the right one; the answer is kept as a branch of the run.
  public static func isAtMost(_ x: DependentNumber, _ y: DependentNumber) -> Bool {
    noted(x.value <= y.value, x, y)
  }

  private static func noted(_ outcome: Bool, _ x: DependentNumber, _ y: DependentNumber) -> Bool {
    sharedRecord(x, y)?.note(outcome: outcome)
    return outcome
  }
}

extension DependentNumber: CustomStringConvertible {
  /// The value.
  public var description: String { "\(value)" }
}
