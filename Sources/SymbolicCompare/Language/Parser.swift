// After reading this file you know how text becomes a formula without recursion, however deep its parentheses are.
//
// Operator precedence parsing (Floyd 1963; Dijkstra's shunting yard, 1961): an operator waits in a stack, with its left
// operand, until it is known what its right operand is. Before an operator of level p is put down, all waiting
// ones of a higher level are applied, and those of the same level too unless they associate to the right.
//
//     level 0  < > ==    none             less than all of these bind not, and, or (Parser+Conditions.swift)
//           1  + -       left            -x^2     = -(x^2)     ^ binds tighter than the minus on its left
//           2  * /       left            2^-3^2   = 2^(-(3^2))
//           3  - sign    prefix          -x*y     = (-x)*y
//           4  ^ **      right           2^3^2    = 2^(3^2)
//
// A minus before a number makes a negative numeral, unless a ^ follows: -2 is one leaf, -2^2 is -(2^2).
//
//     2*x^2 - 1     waiting  (2 *) (x ^)     value  2      the minus comes: apply ^, apply *, put (2*x^2 -) down
//
// A text is pieces parted by ';' or new lines: name = formula; …; the last piece is the result, with a name or without
// one, or several results with commas between. A name that is used twice is one shared node.
//
// Functions of the user, sums and indices are expansions: the text of a body is read again with other meanings of its
// names (Parser+Expansion.swift, Parser+Index.swift).

import Elementary

/// Reads one text.
package struct Parser: ~Copyable {
  /// What waits for its right operand, or for its closing parenthesis.
  ///
  /// An operator waits with its left operand, a call with the first of two arguments, if that has been read; operands
  /// are numbers of steps. What has any number of arguments waits in `forms`, an expanded body in `expansions`.
  enum Pending {
    case negation
    case operation(Primitive, level: Int, left: Int32)
    case comparison(Relation, left: Int32, end: Int)
    case connective(ConditionWord, left: Int32, at: Int)
    case parenthesis(at: Int)
    case call(Function, first: Int32, at: Int)
    case form(at: Int)
    case body(at: Int?)
  }

  /// What a name stands for: a variable, or what was assigned.
  ///
  /// The step is `none` for a name that has only been met in the definition of a function.
  struct Meaning {
    let step: Int32
    let isAssigned: Bool
  }

  /// In place of a value: it goes on with an operand.
  static let another: Int32 = -2

  var lexer: Lexer
  var token = Token(kind: .semicolon, position: 0, length: 0, place: 0)
  var previous = Token(kind: .semicolon, position: 0, length: 0, place: 0)

  var steps: FormulaSteps
  var pending: [Pending] = []

  /// The names met so far.
  var known = SpellingTable<Meaning>()

  /// The name that the present piece assigns.
  var target: (spelling: Spelling, token: Token)?

  /// The results before the last, of several.
  var results: [Int32] = []

  /// Whether steps may stand out of the order of evaluation, or not lead to a result.
  var isOutOfOrder = false

  /// What is being expanded.
  var expansion: ExpansionState

  private init(_ lexer: consuming Lexer, _ data: VectorData) {
    steps = FormulaSteps(expecting: lexer.bytes.count / 2 + 8)
    pending.reserveCapacity(16)
    expansion = ExpansionState(data: data)
    self.lexer = lexer
  }

  /// Reads a text, as the steps of its evaluation.
  ///
  /// - Parameter data: the numbers of vectors that are known.
  package static func parse(_ text: String, _ data: VectorData = VectorData()) throws(SyntaxError)
    -> FormulaSteps
  {
    var parser = Parser(try Lexer(text), data)
    try parser.program()
    return parser.steps
  }

  mutating func advance() throws(SyntaxError) {
    previous = token
    try lexer.next(&token)
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
        isOutOfOrder = true
      }
      let end = token
      if end.kind == .semicolon { try advance() }
      if token.kind == .end {
        if isOutOfOrder {
          steps.finishInOrder(with: value, after: results)
        } else {
          steps.finish(with: value, after: results)
        }
        return
      }
      if target == nil { throw .unusedPiece(lexer.word(of: end), at: end) }
    }
  }

  /// Reads `name =` at the beginning of a piece, if it is there.
  mutating func assignmentTarget() throws(SyntaxError) {
    target = nil
    guard case .name(let spelling) = token.kind, lexer.isFollowedByAssignment() else { return }
    if ReservedName.named[spelling] != nil { throw .reserved(lexer.word(of: token), at: token) }
    if let meaning = known[spelling] {
      let word = lexer.word(of: token)
      throw meaning.isAssigned ? .assignedTwice(word, at: token) : .usedBeforeAssignment(word, at: token)
    }
    if expansion.function(named: spelling) != nil { throw .assignedTwice(lexer.word(of: token), at: token) }
    if !expansion.data.isEmpty, expansion.data.count(of: lexer.word(of: token)) != nil {
      throw .vectorAssigned(lexer.word(of: token), at: token)
    }
    target = (spelling, token)
    try advance()
    try advance()
  }

  /// Reads up to the end of the piece; returns the number of its last step.
  mutating func formula() throws(SyntaxError) -> Int32 {
    var value = try operand()
    while true {
      switch token.kind {
      case .close: value = try close(after: value)
      case .plus: value = try put(.add, level: 1, after: value)
      case .minus: value = try put(.subtract, level: 1, after: value)
      case .times: value = try put(.multiply, level: 2, after: value)
      case .divided: value = try put(.divide, level: 2, after: value)
      case .power: value = try put(.binary(.pow), level: 4, after: value)
      case .comparison(let comparison): value = try putComparison(comparison, after: value)
      case .comma: value = try comma(after: value)
      case .openBracket: value = try openBracket()
      case .closeBracket: value = try closeBracket(after: value)
      case .semicolon, .end:
        value = try apply(to: value, downTo: Self.lowest)
        if pending.isEmpty { return value }
        value = try endOfBody(after: value)
      case .equals: throw .equalsInFormula(at: token, isInCondition: isInCondition)
      case .number, .name, .open:
        if let next = try putConnective(after: value) {
          value = next
          break
        }
        let isCall = token.kind != .open && lexer.isFollowed(by: "(")
        let rest = lexer.word(from: token.place, to: lexer.bytes.count)
        let left =
          [.close, .closeBracket].contains(previous.kind)
          ? lexer.closedText(until: previous.place + 1) : lexer.word(of: previous)
        throw .implicitProduct(
          of: (previous, left), with: (token, lexer.word(of: token)), isCall: isCall,
          dividend: isDivisor ? lexer.dividend(before: previous.place) : nil, rest: rest,
          isInCall: wantsComma)
      }
      if value == Self.another { value = try operand() }
    }
  }

  /// Reads signs, opening parentheses and calls up to a number or a name.
  mutating func operand() throws(SyntaxError) -> Int32 {
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
        if !expansion.scopes.isEmpty, let step = localMeaning(of: spelling) {
          try advance()
          return step
        }
        if let meaning = known[spelling], meaning.step >= 0 {
          try advance()
          return meaning.step
        }
        switch ReservedName.named[spelling] {
        case .function(let function):
          guard lexer.isFollowed(by: "(") else {
            throw .functionWithoutArguments(
              lexer.word(of: token), example: function.example, isPower: lexer.isFollowedByPower(), at: token)
          }
          try advance()
          pending.append(.call(function, first: FormulaSteps.none, at: token.position))
        case .constant(let constant):
          try advance()
          return steps.append(.numeral(constant.value))
        case .word(.not): pending.append(.connective(.not, left: FormulaSteps.none, at: token.position))
        case .word(let word): throw .conditionExpected(around: word, at: token.position)
        case nil:
          let step = try newName(spelling)
          if step != Self.another { return step }
          continue
        }
      default:
        throw .missingValue(
          at: token, lexer.word(of: token), after: previous.kind, openParenthesis: innermostOpen())
      }
      try advance()
    }
  }
}
