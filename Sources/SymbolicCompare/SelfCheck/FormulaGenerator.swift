// After reading this file you know how a random formula is made: from the leaves upwards, each new operation taking
// its operands from what is there already.
//
//     operation     its operands                                    made                 not used yet
//     u1 = sin(y)   a leaf, drawn anew each time                    u1                   u1
//     u2 = x*u1     a leaf, and a result not used yet               u1 u2                u2
//     u3 = u1/3     any result, here u1, used twice now; a leaf     u1 u2 u3             u2 u3
//     u2 + u3       at the end what is not used yet is added up, so that every operation reaches the result
//
// A leaf is a variable or a numeral. Where no operand is drawn from all results, each result has one use: a tree.

/// Makes random formulas of a given size, from given families, with a given amount of sharing.
public struct FormulaGenerator: Sendable {
  /// The number of operations drawn, at least 1; the sums that join them at the end are fewer than as many again.
  public var operations: ClosedRange<Int>

  /// The variables that may occur.
  public var variables: [String]

  /// The families from which functions are taken; arithmetic always belongs to them.
  public var families: [FunctionFamily]

  /// The functions to take instead of those of the families, as in an assignment that has taught only these; `nil` for
  /// the families.
  public var primitives: [UnaryFunction]?

  /// How likely an operand is any result made already, used or not: 0 for trees, near 1 for dense graphs.
  public var sharing: Double

  /// Creates a generator of small formulas in x, y and z from all families.
  public init(
    operations: ClosedRange<Int> = 1...12, variables: [String] = ["x", "y", "z"],
    families: [FunctionFamily] = FunctionFamily.allCases, sharing: Double = 0.25
  ) {
    self.operations = operations
    self.variables = variables
    self.families = families
    self.sharing = sharing
  }

  /// Creates a generator of small formulas in x, y and z from arithmetic and these functions alone.
  ///
  ///     FormulaGenerator(primitives: [.sin, .cos, .exp])
  public init(
    operations: ClosedRange<Int> = 1...12, variables: [String] = ["x", "y", "z"],
    primitives: [UnaryFunction], sharing: Double = 0.25
  ) {
    self.init(operations: operations, variables: variables, families: [], sharing: sharing)
    self.primitives = primitives
  }

  /// A random formula.
  ///
  /// - Complexity: linear in the number of operations.
  public func formula(using generator: inout some RandomNumberGenerator) -> Symbolic {
    let count = generator.whole(in: operations)
    var made: [Symbolic] = []
    var unused: [Symbolic] = []
    for _ in 0..<Swift.max(count, 1) {
      let primitive = randomPrimitive(using: &generator)
      let result: Symbolic
      if primitive.arity == 1 {
        result = Symbolic(primitive, operand(&unused, made, using: &generator))
      } else if case .binary(let function) = primitive, function.takesOrder {
        let order = Symbolic(Double(generator.whole(in: 0...3)))
        result = Symbolic(primitive, order, operand(&unused, made, using: &generator))
      } else {
        let first = operand(&unused, made, using: &generator)
        result = Symbolic(primitive, first, second(of: primitive, &unused, made, using: &generator))
      }
      made.append(result)
      unused.append(result)
    }
    return unused.dropFirst().reduce(unused[0]) { $0 + $1 }
  }

  /// Arithmetic half of the time, as in real formulas, and otherwise any of the families.
  private func randomPrimitive(using generator: inout some RandomNumberGenerator) -> Primitive {
    if let primitives {
      let function = generator.coin() ? nil : generator.element(of: primitives)
      return function.map { .unary($0) }
        ?? generator.element(of: FunctionFamily.arithmetic.primitives) ?? .add
    }
    let family =
      generator.coin() ? FunctionFamily.arithmetic : generator.element(of: families) ?? .arithmetic
    return generator.element(of: family.primitives) ?? .add
  }

  /// The share of results not used yet, where there are any, among the operands that are not drawn from all results.
  ///
  /// The others are leaves. Near one half, so that formulas grow in depth and in breadth.
  private static let shareOfUnused = 0.45

  private func operand(
    _ unused: inout [Symbolic], _ made: [Symbolic], using generator: inout some RandomNumberGenerator
  ) -> Symbolic {
    let chance = generator.unit()
    if chance < sharing, let again = generator.element(of: made) { return again }
    if chance < sharing + FormulaGenerator.shareOfUnused * (1 - sharing), !unused.isEmpty {
      unused.swapAt(generator.whole(in: 0...unused.count - 1), unused.count - 1)
      return unused.removeLast()
    }
    return leaf(using: &generator)
  }

  /// An exponent is mostly a small whole number, as people write them.
  private func second(
    of primitive: Primitive, _ unused: inout [Symbolic], _ made: [Symbolic],
    using generator: inout some RandomNumberGenerator
  ) -> Symbolic {
    if primitive == .binary(.pow), generator.whole(in: 0...3) > 0 {
      return Symbolic(Double(generator.whole(in: -3...4)))
    }
    return operand(&unused, made, using: &generator)
  }

  /// A variable, or now and then a numeral.
  private func leaf(using generator: inout some RandomNumberGenerator) -> Symbolic {
    if generator.whole(in: 0...3) > 0, let name = generator.element(of: variables) {
      return .variable(name)
    }
    return Symbolic(generator.element(of: [0.5, 1, 2, 3, 10, 0.1, .pi]) ?? 1)
  }
}
