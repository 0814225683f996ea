// After reading this file you know how text becomes a formula without recursion, however deep its parentheses are.
//
// Operator precedence parsing (Floyd 1963; Dijkstra's shunting yard, 1961): an operator waits in a stack, with its left
// operand, until it is known what its right operand is. Before an operator of level p is put down, all waiting
// ones of a higher level are applied, and those of the same level too unless they associate to the right.
//
//     level 1  + -       left            -x^2     = -(x^2)     ^ binds tighter than the minus on its left
//           2  * /       left            2^-3^2   = 2^(-(3^2))
//           3  - sign    prefix          -x*y     = (-x)*y
//           4  ^ **      right           2^3^2    = 2^(3^2)
//
// A minus before a number makes a negative numeral, unless a ^ follows: -2 is one leaf, -2^2 is -(2^2).
//
//     2*x^2 - 1     waiting  (2 *) (x ^)     value  2      the minus comes: apply ^, apply *, put (2*x^2 -) down
//
// A text is pieces parted by ';' or new lines: name = formula; …; the last piece is the result, with a name or without
// one. A name that is used twice is one shared node.

import Elementary

/// Reads one text.
struct Parser: ~Copyable {
  /// What waits for its right operand, or for its closing parenthesis.
  ///
  /// An operator waits with its left operand, a call with the first of two arguments, if that has been read; operands
  /// are numbers of steps.
  private enum Pending {
    case negation
    case operation(Primitive, level: Int, left: Int32)
    case parenthesis(at: Int)
    case call(Function, first: Int32, at: Int)
  }

  /// What a name stands for: a variable, or what was assigned.
  private struct Meaning {
    let step: Int32
    let isAssigned: Bool
  }

  private var lexer: Lexer
  private var token = Token(kind: .semicolon, position: 0, length: 0, place: 0)
  private var previous = Token(kind: .semicolon, position: 0, length: 0, place: 0)

  private var steps: FormulaSteps
  private var pending: [Pending] = []

  /// The names met so far.
  private var known = SpellingTable<Meaning>()

  /// The name that the present piece assigns.
  private var target: (spelling: Spelling, token: Token)?

  private var hasAssignments = false

  private init(_ lexer: consuming Lexer) {
    steps = FormulaSteps(expecting: lexer.bytes.count / 2 + 8)
    pending.reserveCapacity(16)
    self.lexer = lexer
  }

  /// Reads a text, as the steps of its evaluation.
  static func parse(_ text: String) throws(SyntaxError) -> FormulaSteps {
    var parser = Parser(try Lexer(text))
    try parser.program()
    return parser.steps
  }

  private mutating func advance() throws(SyntaxError) {
    previous = token
    token = try lexer.next()
  }

  /// Reads all pieces.
  private mutating func program() throws(SyntaxError) {
    try advance()
    if token.kind == .end { throw .emptyText(length: token.position) }
    while true {
      try assignmentTarget()
      let value = try formula()
      if let target {
        known.update(target.spelling, to: Meaning(step: value, isAssigned: true))
        steps.name(value, lexer.word(of: target.token))
        hasAssignments = true
      }
      let end = token
      if end.kind == .semicolon { try advance() }
      if token.kind == .end {
        if hasAssignments { steps.finishInOrder(with: value) } else { steps.finish(with: value) }
        return
      }
      if target == nil { throw .unusedPiece(lexer.word(of: end), at: end) }
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

  /// Reads up to the end of the piece; returns the number of its last step.
  private mutating func formula() throws(SyntaxError) -> Int32 {
    let afterPiece = previous.kind == .semicolon && token.position > 0
    while true {
      var value = try operand(afterPiece: afterPiece)
      while token.kind == .close { value = try close(after: value) }
      switch token.kind {
      case .plus: try put(.add, level: 1, after: value)
      case .minus: try put(.subtract, level: 1, after: value)
      case .times: try put(.multiply, level: 2, after: value)
      case .divided: try put(.divide, level: 2, after: value)
      case .power: try put(.binary(.pow), level: 4, after: value)
      case .comma: try comma(after: value)
      case .semicolon, .end: return try finish(value)
      case .equals: throw .equalsInFormula(at: token)
      case .number, .name, .open:
        let isCall = token.kind != .open && lexer.isFollowed(by: "(")
        let rest = lexer.word(from: token.place, to: lexer.bytes.count)
        throw .implicitProduct(
          of: (previous, lexer.word(of: previous)), with: (token, lexer.word(of: token)), isCall: isCall,
          dividend: isDivisor ? lexer.dividend(before: previous.place) : nil, rest: rest)
      case .close: break
      }
    }
  }

  /// Reads signs, opening parentheses and calls up to a number or a name.
  private mutating func operand(afterPiece: Bool) throws(SyntaxError) -> Int32 {
    while true {
      switch token.kind {
      case .minus: pending.append(.negation)
      case .open: pending.append(.parenthesis(at: token.position))
      case .number(var value):
        if case .negation = pending.last, value > 0, !lexer.isFollowedByPower() {
          pending.removeLast()
          value = -value
        }
        try advance()
        return steps.append(.numeral(value))
      case .name(let spelling):
        if let meaning = known[spelling] {
          try advance()
          return meaning.step
        }
        switch ReservedName.named[spelling] {
        case .function(let function):
          guard lexer.isFollowed(by: "(") else {
            throw .functionWithoutArguments(
              lexer.word(of: token), function, isPower: lexer.isFollowedByPower(), at: token)
          }
          try advance()
          pending.append(.call(function, first: FormulaSteps.none, at: token.position))
        case .constant(let constant):
          try advance()
          return steps.append(.numeral(constant.value))
        case nil: return try newVariable(spelling)
        }
      default:
        throw .missingValue(
          at: token, lexer.word(of: token), afterPiece: afterPiece, openParenthesis: innermostOpen())
      }
      try advance()
    }
  }

  /// Reads a name that stands here for the first time.
  private mutating func newVariable(_ spelling: Spelling) throws(SyntaxError) -> Int32 {
    let word = lexer.word(of: token)
    if spelling == target?.spelling { throw .usedBeforeAssignment(word, at: token) }
    if lexer.isFollowed(by: "(") {
      throw .unknownFunction(
        word, hasTwoArguments: lexer.isFollowedByTwoArguments(), isDefined: lexer.isFollowedByDefinition(),
        dividend: previous.kind == .divided ? lexer.dividend(before: token.place) : nil,
        rest: lexer.word(from: lexer.place, to: lexer.bytes.count), at: token)
    }
    let step = steps.append((word, token.position))
    known.update(spelling, to: Meaning(step: step, isAssigned: false))
    try advance()
    return step
  }

  /// Puts an operator down after applying those that bind tighter.
  private mutating func put(_ primitive: Primitive, level: Int, after value: Int32) throws(SyntaxError) {
    let isRightAssociative = level == 4
    let left = apply(to: value, downTo: isRightAssociative ? level + 1 : level)
    pending.append(.operation(primitive, level: level, left: left))
    try advance()
  }

  /// Applies the waiting operators of this level or a higher one, up to the innermost open parenthesis.
  private mutating func apply(to value: Int32, downTo level: Int) -> Int32 {
    var value = value
    while let waiting = pending.last {
      switch waiting {
      case .negation where level <= 3: value = steps.append(.negate, value)
      case .operation(let primitive, let waitingLevel, let left) where level <= waitingLevel:
        value = steps.append(primitive, left, value)
      case .negation, .operation, .parenthesis, .call: return value
      }
      pending.removeLast()
    }
    return value
  }

  /// Reads the comma between two arguments.
  private mutating func comma(after value: Int32) throws(SyntaxError) {
    let value = apply(to: value, downTo: 0)
    guard case .call(let function, let first, let place) = pending.last else {
      throw .commaOutsideCall(at: token)
    }
    guard function.arity == 2, first == FormulaSteps.none else {
      throw .tooManyArguments(function, at: token)
    }
    pending[pending.count - 1] = .call(function, first: value, at: place)
    try advance()
  }

  /// Reads a closing parenthesis, and applies the function before it if there is one.
  private mutating func close(after value: Int32) throws(SyntaxError) -> Int32 {
    var value = apply(to: value, downTo: 0)
    switch pending.popLast() {
    case .call(.unary(let function), _, _): value = steps.append(.unary(function), value)
    case .call(.binary(let function), let first, _):
      if first == FormulaSteps.none { throw .tooFewArguments(.binary(function), at: token) }
      value = steps.append(.binary(function), first, value)
    case .parenthesis: break
    case .negation, .operation, nil: throw .unopened(at: token)
    }
    try advance()
    return value
  }

  /// Applies all that waits at the end of a piece.
  private mutating func finish(_ value: Int32) throws(SyntaxError) -> Int32 {
    let value = apply(to: value, downTo: 0)
    if pending.isEmpty { return value }
    let open = pending.count { Self.placeOfParenthesis($0) != nil }
    throw .unclosed(innermostOpen() ?? token.position, count: open)
  }

  /// Whether the value just read stands right of a '/'.
  private var isDivisor: Bool {
    if case .operation(.divide, _, _) = pending.last { true } else { false }
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
