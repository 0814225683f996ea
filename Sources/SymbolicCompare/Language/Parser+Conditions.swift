// After reading this file you know how comparisons, and, or and not are read: as operators that bind less than + and -.
//
//     level  0  < <= > >= == !=       none       0 < x < 1 is refused: 0 < x and x < 1
//           -1  not                   prefix     not x > 0     = not (x > 0)
//           -2  and                   right      a or b and c  = a or (b and c)
//           -3  or                    right
//
// `and`, `or` and `not` are words of the language, and no names of variables. What they mean: Conditions.swift.

extension Parser {
  /// The level of what binds least.
  static let lowest = -3

  /// Puts a comparison down.
  mutating func putComparison(_ comparison: Relation, after value: Int32) throws(SyntaxError) -> Int32 {
    let left = try apply(to: value, downTo: 1)
    if case .comparison(let first, _, let end) = pending.last {
      throw .chainedComparison(first, lexer.word(from: end, to: token.place), comparison, at: token)
    }
    isOutOfOrder = true
    pending.append(.comparison(comparison, left: left, end: token.place + token.length))
    try advance()
    return Self.another
  }

  /// Puts `and` or `or` down, if that is what stands here; `nil` if not.
  mutating func putConnective(after value: Int32) throws(SyntaxError) -> Int32? {
    guard case .name(let spelling) = token.kind, let word = ConditionWord(spelling), word != .not
    else { return nil }
    let left = try apply(to: value, downTo: word.level + 1)
    guard steps.isCondition(left, placeholder: placeholderOfConditions) else {
      throw .conditionExpected(around: word, at: token.position)
    }
    isOutOfOrder = true
    pending.append(.connective(word, left: left, at: token.position))
    try advance()
    return Self.another
  }

  /// The condition that two make, or the opposite of one.
  mutating func connect(
    _ word: ConditionWord, _ left: Int32, _ right: Int32, at position: Int
  ) throws(SyntaxError) -> Int32 {
    guard steps.isCondition(right, placeholder: placeholderOfConditions) else {
      throw .conditionExpected(around: word, at: position)
    }
    let condition = word == .not ? right : left
    let holds = word == .and ? right : word == .or ? steps.one : steps.zero
    let fails = word == .and ? steps.zero : word == .or ? right : steps.one
    let token = word.token(at: position)
    guard let step = try choice(condition, holds, fails, isCondition: true, at: token) else {
      throw .conditionExpected(around: word, at: position)
    }
    return step
  }

  /// Writes where(condition, a, b).
  mutating func writeChoice(_ form: ExpansionState.OpenForm) throws(SyntaxError) -> Int32 {
    let x = form.arguments
    guard let step = try choice(x[0], x[1], x[2], isCondition: false, at: form.token) else {
      throw .conditionExpected(at: form.places[0])
    }
    return step
  }

  private mutating func choice(
    _ condition: Int32, _ holds: Int32, _ fails: Int32, isCondition: Bool, at token: Token
  ) throws(SyntaxError) -> Int32? {
    var visits = 0
    let step = steps.choice(
      condition, holds, fails, isCondition: isCondition, placeholder: placeholderOfConditions,
      visits: &visits)
    try charge(visits - 1, at: token)
    return step
  }

  /// The step that stands for a parameter's condition while a body is read for its mistakes.
  private var placeholderOfConditions: Int32 {
    expansion.isDry ? expansion.placeholder : FormulaSteps.none
  }

  /// Whether the reading is within a condition, where '=' was meant for '=='.
  var isInCondition: Bool {
    if case .form = pending.last(where: \.isOpen), let form = expansion.forms.last, case .choice = form.kind {
      return form.arguments.isEmpty
    }
    return pending.contains { pending in
      switch pending {
      case .comparison, .connective: true
      default: false
      }
    }
  }
}

/// The words of conditions.
package enum ConditionWord: String, CaseIterable {
  case and, or, not

  /// How tightly it binds.
  package var level: Int {
    switch self {
    case .not: -1
    case .and: -2
    case .or: -3
    }
  }

  /// The word where it stands.
  func token(at position: Int) -> Token {
    Token(kind: .end, position: position, length: rawValue.utf8.count, place: position)
  }

  /// The word of this spelling: its letters are its number.
  init?(_ spelling: Spelling) {
    guard spelling.high == 0 else { return nil }
    switch spelling.low {
    case 0x61_6E_64: self = .and
    case 0x6F_72: self = .or
    case 0x6E_6F_74: self = .not
    default: return nil
    }
  }
}

extension Parser.Pending {
  /// Whether it waits for a closing parenthesis or bracket.
  var isOpen: Bool {
    switch self {
    case .parenthesis, .call, .form, .body: true
    case .negation, .operation, .comparison, .connective: false
    }
  }
}
