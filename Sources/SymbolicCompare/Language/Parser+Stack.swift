// After reading this file you know what becomes of operators, parentheses and calls that wait: when each is applied.
//
// An operator is put down behind those that bind tighter; a comma or a closing parenthesis applies what waits since the
// parenthesis was opened, and then the function before it.

import Elementary

extension Parser {
  /// Puts an operator down after applying those that bind tighter.
  mutating func put(
    _ primitive: Primitive, level: Int, after value: Int32
  ) throws(SyntaxError) -> Int32 {
    let isRightAssociative = level == 4
    let left = try apply(to: value, downTo: isRightAssociative ? level + 1 : level)
    pending.append(.operation(primitive, level: level, left: left))
    try advance()
    return Self.another
  }

  /// Applies the waiting operators of this level or a higher one, up to the innermost open parenthesis.
  mutating func apply(to value: Int32, downTo level: Int) throws(SyntaxError) -> Int32 {
    var value = value
    while let waiting = pending.last {
      switch waiting {
      case .negation where level <= 3: value = steps.append(.negate, value)
      case .operation(let primitive, let waitingLevel, let left) where level <= waitingLevel:
        value = steps.append(primitive, left, value)
      case .comparison(let comparison, let left, _) where level <= 0:
        value = steps.compare(comparison, left, value)
      case .connective(let word, let left, let position) where level <= word.level:
        value = try connect(word, left, value, at: position)
      case .negation, .operation, .comparison, .connective, .parenthesis, .call, .form, .body: return value
      }
      pending.removeLast()
    }
    return value
  }

  /// Reads the comma between two arguments, or between two results.
  mutating func comma(after value: Int32) throws(SyntaxError) -> Int32 {
    let value = try apply(to: value, downTo: Self.lowest)
    switch pending.last {
    case .call(let function, FormulaSteps.none, let place) where function.arity == 2:
      pending[pending.count - 1] = .call(function, first: value, at: place)
    case .call(.unary(.log), _, let place): changeToLogarithm(of: value, at: place)
    case .call(let function, _, _): throw .tooManyArguments(function, at: token)
    case .form: return try commaInForm(after: value)
    case .body: throw .tooManyTerms(at: token)
    case .parenthesis, .negation, .operation, .comparison, .connective: throw .commaOutsideCall(at: token)
    case nil:
      let isDecimal = lexer.isBetweenDigits(token)
      guard target == nil, !expansion.isDry, !isDecimal else {
        throw .misplacedComma(at: token, isDecimal: isDecimal, isInDefinition: expansion.isDry)
      }
      results.append(value)
      steps.noteComma(at: token.position)
    }
    try advance()
    return Self.another
  }

  /// Reads a closing parenthesis, and applies the function before it if there is one.
  mutating func close(after value: Int32) throws(SyntaxError) -> Int32 {
    var value = try apply(to: value, downTo: Self.lowest)
    switch pending.popLast() {
    case .call(.unary(let function), _, _): value = steps.append(.unary(function), value)
    case .call(.binary(let function), let first, _):
      if first == FormulaSteps.none { throw .tooFewArguments(.binary(function), at: token) }
      value = steps.append(.binary(function), first, value)
    case .parenthesis: break
    case .form: return try closeForm(after: value)
    case .body(.some): return try endOfTerm(value)
    case .negation, .operation, .comparison, .connective, .body(nil), nil: throw .unopened(at: token)
    }
    try advance()
    return value
  }

  /// Adds results of their own, before the one that is being read.
  mutating func addResults(_ values: ArraySlice<Int32>, at position: Int) {
    results += values
    steps.noteComma(at: position)
  }

  /// The refusal of a parenthesis or bracket that is open at the end of a piece.
  func unclosed() -> SyntaxError {
    let open = pending.count { Self.placeOfParenthesis($0) != nil }
    if case .index? = expansion.forms.last?.kind, case .form(let bracket) = pending.last {
      return .unclosedBracket(bracket)
    }
    if case .sum(let isProduct, _)? = expansion.forms.last?.kind, case .form = pending.last {
      return .incompleteSum(isProduct, at: token)  // sum(i, 1, 3
    }
    return .unclosed(innermostOpen() ?? token.position, count: open)
  }

  /// Whether the value just read stands right of a '/'.
  var isDivisor: Bool {
    if case .operation(.divide, _, _) = pending.last { true } else { false }
  }

  /// Whether a comma may have been left out here: the innermost parenthesis is that of a call with arguments to come.
  var wantsComma: Bool {
    switch pending.last(where: \.isOpen) {
    case .call(let function, let first, _)?: return function.arity == 2 && first == FormulaSteps.none
    case .form?:
      guard let form = expansion.forms.last else { return false }
      switch form.kind {
      case .choice: return form.arguments.count < 2
      case .sum: return true
      case .user(let function):
        return form.arguments.count + 1 < expansion.functions[function].parameters.count
      case .composed(let function): return form.arguments.count + 1 < function.arity.lowerBound
      case .index: return false
      }
    default: return false
    }
  }

  func innermostOpen() -> Int? {
    pending.lazy.reversed().compactMap(Self.placeOfParenthesis).first
  }

  private static func placeOfParenthesis(_ pending: Pending) -> Int? {
    switch pending {
    case .parenthesis(let place), .call(_, _, let place), .form(let place): place
    case .body(let place): place
    case .negation, .operation, .comparison, .connective: nil
    }
  }
}
