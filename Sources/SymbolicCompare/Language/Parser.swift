// After reading this file you know how text becomes a formula without recursion, however deep its parentheses are.
//
// Operator precedence parsing (Floyd 1963; Dijkstra's shunting yard, 1961): values wait in one stack, operators in
// another until it is known what their right operand is. Before an operator of level p is put down, all waiting
// ones of a higher level are applied, and those of the same level too unless they associate to the right.
//
//     level 1  + -       left            -x^2     = -(x^2)     ^ binds tighter than the minus on its left
//           2  * /       left            2^-3^2   = 2^(-(3^2))
//           3  - sign    prefix          -x*y     = (-x)*y
//           4  ^ **      right           2^3^2    = 2^(3^2)
//
// A minus before a number makes a negative numeral, unless a ^ follows: -2 is one leaf, -2^2 is -(2^2).
//
//     2*x^2 - 1     values  2 x 2        operators  * ^          the minus comes: apply ^, apply *, put - down
//
// A text is pieces parted by ';': name = formula; …; the last piece is the result. A name that is used twice is
// one shared node.

import Elementary

extension Symbolic {
  /// Reads a formula, or a program of assignments whose last piece is the result.
  ///
  /// ```
  /// log(1 + exp(w*x + b))          y = x^2; z = y*x; exp(z)
  /// ```
  /// `+ - * / ^` (or `**`), parentheses, the functions of ``UnaryFunction`` and ``BinaryFunction``, the constants
  /// `pi` and `e`; every other name is a variable or was assigned before. Nothing is guessed: `2x` is refused with
  /// the advice to write `2*x`.
  /// - Throws: ``SyntaxError`` with the place, for what is not a formula, a number beyond the range of `Double`, or
  ///   more than 1 MiB of text.
  /// - Complexity: linear in the text; the nesting is limited by the text's length alone.
  public init(parsing text: String) throws(SyntaxError) {
    var parser = try Parser(text)
    self = try parser.program()
  }
}

/// Reads one text.
struct Parser {
  /// What waits for its right operand, or for its closing parenthesis.
  private enum Pending {
    case negation
    case operation(Primitive, level: Int)
    case parenthesis(at: Int)
    case call(Function, arguments: Int, at: Int)
  }

  private var lexer: Lexer
  private var token = Token(kind: .semicolon, position: 0, length: 0)
  private var previous: Token?

  private var values: [Symbolic] = []
  private var pending: [Pending] = []

  /// The values of the names met so far: assigned ones and variables.
  private var known: [String: Symbolic] = [:]
  private var assigned: Set<String> = []

  /// The name that the present piece assigns.
  private var target: String?

  init(_ text: String) throws(SyntaxError) {
    lexer = try Lexer(text)
    try advance()
  }

  private mutating func advance() throws(SyntaxError) {
    previous = token
    token = try lexer.next()
  }

  /// Reads all pieces.
  mutating func program() throws(SyntaxError) -> Symbolic {
    if token.kind == .end { throw .emptyText(length: token.position) }
    while true {
      try assignmentTarget()
      let value = try formula()
      switch (target, token.kind) {
      case (let name?, .semicolon):
        known[name] = value
        assigned.insert(name)
        try advance()
      case (let name?, _): throw .resultMissing(name, at: token)
      case (nil, .semicolon): throw .unusedPiece(at: token)
      case (nil, _): return value
      }
    }
  }

  /// Reads `name =` at the beginning of a piece, if it is there.
  private mutating func assignmentTarget() throws(SyntaxError) {
    target = nil
    guard case .name(let word) = token.kind, lexer.isFollowed(by: "=") else { return }
    guard isFree(word) else { throw .reserved(word, at: token) }
    if assigned.contains(word) { throw .assignedTwice(word, at: token) }
    if known[word] != nil {
      throw .usedBeforeAssignment(word, at: token.position, length: token.length)
    }
    target = word
    try advance()
    try advance()
  }

  /// Reads up to the end of the piece.
  private mutating func formula() throws(SyntaxError) -> Symbolic {
    let afterPiece = previous?.kind == .semicolon && token.position > 0
    while true {
      try operand(afterPiece: afterPiece)
      while token.kind == .close { try close() }
      switch token.kind {
      case .plus: try put(.add, level: 1)
      case .minus: try put(.subtract, level: 1)
      case .times: try put(.multiply, level: 2)
      case .divided: try put(.divide, level: 2)
      case .power: try put(.binary(.pow), level: 4)
      case .comma: try comma()
      case .semicolon, .end: return try finish()
      case .equals: throw .equalsInFormula(at: token)
      case .number, .name, .open:
        let isCall = token.kind != .open && lexer.isFollowed(by: "(")
        throw .implicitProduct(of: previous, with: token, isCall: isCall)
      case .close: break
      }
    }
  }

  /// Reads signs, opening parentheses and calls up to a number or a name.
  private mutating func operand(afterPiece: Bool) throws(SyntaxError) {
    while true {
      switch token.kind {
      case .minus: pending.append(.negation)
      case .open: pending.append(.parenthesis(at: token.position))
      case .number(let value):
        if case .negation = pending.last, value > 0, !lexer.isFollowed(by: "^"), !lexer.isFollowedByTwoStars {
          pending.removeLast()
          values.append(Symbolic(-value))
        } else {
          values.append(Symbolic(value))
        }
        return try advance()
      case .name(let word):
        if let function = Function.named[word] {
          guard lexer.isFollowed(by: "(") else {
            throw .functionWithoutArguments(word, function, at: token)
          }
          try advance()
          pending.append(.call(function, arguments: 1, at: token.position))
        } else {
          values.append(try value(of: word))
          return try advance()
        }
      default: throw .missingValue(at: token, afterPiece: afterPiece, openParenthesis: innermostOpen())
      }
      try advance()
    }
  }

  private mutating func value(of word: String) throws(SyntaxError) -> Symbolic {
    if let constant = Constant(rawValue: word) { return Symbolic(constant.value) }
    if word == target {
      throw .usedBeforeAssignment(word, at: token.position, length: token.length)
    }
    if let value = known[word] { return value }
    if lexer.isFollowed(by: "(") { throw .unknownFunction(word, at: token) }
    let variable = Symbolic.variable(word)
    known[word] = variable
    return variable
  }

  /// Puts an operator down after applying those that bind tighter.
  private mutating func put(_ primitive: Primitive, level: Int) throws(SyntaxError) {
    let isRightAssociative = level == 4
    apply(downTo: isRightAssociative ? level + 1 : level)
    pending.append(.operation(primitive, level: level))
    try advance()
  }

  /// Applies the waiting operators of this level or a higher one, up to the innermost open parenthesis.
  private mutating func apply(downTo level: Int) {
    while let waiting = pending.last {
      switch waiting {
      case .negation where level <= 3:
        guard let x = values.popLast() else { return }
        values.append(-x)
      case .operation(let primitive, let waitingLevel) where level <= waitingLevel:
        guard let y = values.popLast(), let x = values.popLast() else { return }
        values.append(Symbolic(primitive, x, y))
      case .negation, .operation, .parenthesis, .call: return
      }
      pending.removeLast()
    }
  }

  /// Reads the comma between two arguments.
  private mutating func comma() throws(SyntaxError) {
    apply(downTo: 0)
    guard case .call(let function, let arguments, let place) = pending.last else {
      throw .commaOutsideCall(at: token)
    }
    guard arguments < function.arity else { throw .tooManyArguments(function, at: token) }
    pending[pending.count - 1] = .call(function, arguments: arguments + 1, at: place)
    try advance()
  }

  /// Reads a closing parenthesis, and applies the function before it if there is one.
  private mutating func close() throws(SyntaxError) {
    apply(downTo: 0)
    switch pending.popLast() {
    case .call(let function, let arguments, _):
      guard arguments == function.arity else { throw .tooFewArguments(function, at: token) }
      guard let last = values.popLast() else { break }
      switch function {
      case .unary(let function): values.append(Symbolic.apply(function, to: last))
      case .binary(let function):
        guard let first = values.popLast() else { break }
        values.append(Symbolic.apply(function, to: first, last))
      }
    case .parenthesis: break
    case .negation, .operation, nil: throw .unopened(at: token)
    }
    try advance()
  }

  /// Applies all that waits at the end of a piece.
  private mutating func finish() throws(SyntaxError) -> Symbolic {
    apply(downTo: 0)
    guard let value = values.popLast(), pending.isEmpty else {
      let open = pending.count { Self.placeOfParenthesis($0) != nil }
      throw .unclosed(innermostOpen() ?? token.position, count: open)
    }
    return value
  }

  private func innermostOpen() -> Int? {
    pending.lazy.reversed().compactMap(Self.placeOfParenthesis).first
  }

  private static func placeOfParenthesis(_ pending: Pending) -> Int? {
    switch pending {
    case .parenthesis(let place), .call(_, _, let place): place
    case .negation, .operation: nil
    }
  }
}
