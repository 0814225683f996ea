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

/// Reads one text.
struct Parser {
  /// What waits for its right operand, or for its closing parenthesis.
  private enum Pending {
    case negation
    case operation(Primitive, level: Int)
    case parenthesis(at: Int)
    case call(Function, arguments: Int, at: Int)
  }

  /// What a name stands for: the number of a step, of a variable or of what was assigned.
  private struct Meaning {
    let step: Int32
    let isAssigned: Bool
  }

  private var lexer: Lexer
  private var token = Token(kind: .semicolon, position: 0, length: 0)
  private var previous = Token(kind: .semicolon, position: 0, length: 0)

  private var steps: FormulaSteps
  private var values: [Int32] = []
  private var pending: [Pending] = []

  /// The names met so far.
  private var known = SpellingTable<Meaning>()

  /// The name that the present piece assigns.
  private var target: (spelling: Spelling, token: Token)?

  private var hasAssignments = false

  private init(_ text: String) throws(SyntaxError) {
    lexer = try Lexer(text)
    steps = FormulaSteps(expecting: lexer.bytes.count / 2 + 8)
    values.reserveCapacity(16)
    pending.reserveCapacity(16)
    try advance()
  }

  /// Reads a text as the steps of its evaluation, and the names of its variables.
  static func parse(_ text: String) throws(SyntaxError) -> (steps: FormulaSteps, names: [String]) {
    var parser = try Parser(text)
    try parser.program()
    let lexer = parser.lexer
    return (parser.steps, parser.steps.variables.map { lexer.word(of: $0) })
  }

  private mutating func advance() throws(SyntaxError) {
    previous = token
    token = try lexer.next()
  }

  /// Reads all pieces.
  private mutating func program() throws(SyntaxError) {
    if token.kind == .end { throw .emptyText(length: token.position) }
    while true {
      try assignmentTarget()
      let value = try formula()
      switch (target, token.kind) {
      case (let target?, .semicolon):
        known.update(target.spelling, to: Meaning(step: value, isAssigned: true))
        hasAssignments = true
        try advance()
      case (let target?, _): throw .resultMissing(lexer.word(of: target.token), at: token)
      case (nil, .semicolon): throw .unusedPiece(at: token)
      case (nil, _):
        if hasAssignments { steps.finishInOrder(with: value) } else { steps.finish(with: value) }
        return
      }
    }
  }

  /// Reads `name =` at the beginning of a piece, if it is there.
  private mutating func assignmentTarget() throws(SyntaxError) {
    target = nil
    guard case .name(let spelling) = token.kind, lexer.isFollowed(by: "=") else { return }
    if ReservedName.named[spelling] != nil { throw .reserved(lexer.word(of: token), at: token) }
    if let meaning = known[spelling] {
      let word = lexer.word(of: token)
      throw meaning.isAssigned ? .assignedTwice(word, at: token) : .usedBeforeAssignment(word, at: token)
    }
    target = (spelling, token)
    try advance()
    try advance()
  }

  /// Reads up to the end of the piece.
  private mutating func formula() throws(SyntaxError) -> Int32 {
    let afterPiece = previous.kind == .semicolon && token.position > 0
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
        throw .implicitProduct(
          of: (previous, lexer.word(of: previous)), with: (token, lexer.word(of: token)), isCall: isCall)
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
        if case .negation = pending.last, value > 0, !lexer.isFollowedByPower() {
          pending.removeLast()
          values.append(steps.append(.numeral(-value)))
        } else {
          values.append(steps.append(.numeral(value)))
        }
        return try advance()
      case .name(let spelling):
        if let meaning = known[spelling] {
          values.append(meaning.step)
          return try advance()
        }
        switch ReservedName.named[spelling] {
        case .function(let function):
          guard lexer.isFollowed(by: "(") else {
            throw .functionWithoutArguments(lexer.word(of: token), function, at: token)
          }
          try advance()
          pending.append(.call(function, arguments: 1, at: token.position))
        case .constant(let constant):
          values.append(steps.append(.numeral(constant.value)))
          return try advance()
        case nil:
          values.append(try newVariable(spelling))
          return try advance()
        }
      default: throw .missingValue(
          at: token, lexer.word(of: token), afterPiece: afterPiece, openParenthesis: innermostOpen())
      }
      try advance()
    }
  }

  /// The step of a name that stands here for the first time.
  private mutating func newVariable(_ spelling: Spelling) throws(SyntaxError) -> Int32 {
    if spelling == target?.spelling { throw .usedBeforeAssignment(lexer.word(of: token), at: token) }
    if lexer.isFollowed(by: "(") { throw .unknownFunction(lexer.word(of: token), at: token) }
    let step = steps.appendVariable(at: token)
    known.update(spelling, to: Meaning(step: step, isAssigned: false))
    return step
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
        apply(.negate, x, FormulaSteps.none)
      case .operation(let primitive, let waitingLevel) where level <= waitingLevel:
        guard let y = values.popLast(), let x = values.popLast() else { return }
        apply(primitive, x, y)
      case .negation, .operation, .parenthesis, .call: return
      }
      pending.removeLast()
    }
  }

  private mutating func apply(_ primitive: Primitive, _ x: Int32, _ y: Int32) {
    values.append(steps.append(.operation(primitive, first: x, second: y)))
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
      case .unary(let function): apply(.unary(function), last, FormulaSteps.none)
      case .binary(let function):
        guard let first = values.popLast() else { break }
        apply(.binary(function), first, last)
      }
    case .parenthesis: break
    case .negation, .operation, nil: throw .unopened(at: token)
    }
    try advance()
  }

  /// Applies all that waits at the end of a piece.
  private mutating func finish() throws(SyntaxError) -> Int32 {
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
