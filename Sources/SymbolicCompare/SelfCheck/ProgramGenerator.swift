// After reading this file you know how a random program is made: formulas with names, each of which is used later on.
//
//     pieces so far                    may occur next        must still be used
//     v1 = sin(x)                      x y v1                v1
//     v2 = v1*y                        x y v1 v2             v2
//     v3 = v1 + x                      x y v1 v2 v3          v2 v3
//     v3^2 - v2                        the result: what is still unused is added to it
//
// As text it is what a lecture writes down. As a formula each name is one node with as many arrows to it as it has
// uses. The two are made in different ways, and reading the text must give the formula.

/// A program of assignments and a result, each name assigned once, before its use, and used.
public struct RandomProgram: Hashable, Sendable {
  /// The names and what they stand for: formulas of variables and earlier names.
  public let assignments: [Assignment]

  /// The last piece: a formula of variables and names.
  public let result: Symbolic

  /// A name and what it stands for.
  public struct Assignment: Hashable, Sendable {
    /// The name.
    public let name: String

    /// A formula of variables and earlier names.
    public let formula: Symbolic
  }

  /// The program in the language, for example `v1 = x^2; v2 = v1*x; exp(v2)`.
  public var text: String {
    (assignments.map { "\($0.name) = \($0.formula)" } + ["\(result)"]).joined(separator: "; ")
  }

  /// The whole as one formula, in which every name is one shared node.
  ///
  /// - Complexity: the number of assignments times the stored nodes.
  public var formula: Symbolic {
    assignments.reversed().reduce(result) { $0.substituting($1.formula, for: $1.name) }
  }
}

extension RandomProgram: CustomStringConvertible {
  /// The program in the language.
  public var description: String { text }
}

/// Makes random programs.
public struct ProgramGenerator: Sendable {
  /// The number of assignments; 0 or less makes a formula.
  public var assignments: ClosedRange<Int>

  /// How each piece is made; pieces are trees, since a program shares by its names alone.
  public var pieces: FormulaGenerator

  /// Creates a generator of short programs in x, y and z from all families.
  public init(
    assignments: ClosedRange<Int> = 1...4, pieces: FormulaGenerator = FormulaGenerator(operations: 1...4)
  ) {
    self.assignments = assignments
    self.pieces = pieces
  }

  /// A random program.
  ///
  /// - Complexity: linear in the operations; quadratic in the assignments, each of which looks at the names before it.
  public func program(using generator: inout some RandomNumberGenerator) -> RandomProgram {
    var assigned: [RandomProgram.Assignment] = []
    var unused: [String] = []
    var piece = pieces
    piece.sharing = 0
    func next() -> Symbolic {
      // Names not used yet stand twice in the list, so that they are drawn more often than the inputs.
      let names = assigned.map(\.name)
      piece.variables = pieces.variables + names + unused
      let formula = piece.formula(using: &generator)
      unused.removeAll { formula.variables.contains($0) }
      return formula
    }
    for _ in 0..<Swift.max(generator.whole(in: assignments), 0) {
      let formula = next()
      let name = freeName(assigned.count)
      assigned.append(RandomProgram.Assignment(name: name, formula: formula))
      unused.append(name)
    }
    let last = next()
    let result = unused.reduce(last) { $0 + Symbolic.variable($1) }
    return RandomProgram(assignments: assigned, result: result)
  }

  /// v1, v2 and so on, with as many underlines before as keep it apart from the variables.
  private func freeName(_ number: Int) -> String {
    var name = "v\(number + 1)"
    while pieces.variables.contains(name) { name = "_" + name }
    return name
  }
}
