// After reading this file you know how functions of the user, sums and products are written out while the text is read.
//
// A call's body is read in place of the call: the reading jumps to it, with the parameters standing for the arguments' steps,
// and at its end jumps back behind the call (Parser+Functions.swift). A sum's term is read once for each number of the index
// (Parser+Sums.swift). Nothing recurs: what was jumped from waits in a list. The bytes so read are counted, and refused
// beyond 4 MiB, so that no short text can take long.

import Elementary

extension Parser {
  /// What a name means in the body that is read; `nil` for a name that means the same everywhere.
  mutating func localMeaning(of spelling: Spelling) -> Int32? {
    for index in expansion.scopes.indices.reversed() {
      if let place = expansion.scopes[index].names.firstIndex(where: { $0.spelling == spelling }) {
        expansion.scopes[index].names[place].isUsed = true
        return expansion.scopes[index].names[place].step
      }
      if expansion.scopes[index].isFunction { return nil }
    }
    return nil
  }

  /// Reads a name that is no primitive's before its parenthesis: a call of what is written out, or a definition.
  mutating func openForm(_ spelling: Spelling) throws(SyntaxError) -> Int32 {
    let word = lexer.word(of: token)
    let isPiece = pending.isEmpty && target == nil && previous.kind == .semicolon && !expansion.isDry
    if isPiece, lexer.isFollowedByDefinition() { return try definition(word, spelling) }
    if let function = expansion.function(named: spelling) { return try open(.user(function)) }
    if spelling == expansion.defined { throw .recursion(word, at: token) }
    switch word {
    case "sum", "prod": return try openSum(isProduct: word == "prod")
    case "len": return try length()
    case "where": return try open(.choice)
    default: break
    }
    if let function = ComposedFunction.named[word] { return try open(.composed(function)) }
    throw .unknownFunction(
      word, hasTwoArguments: lexer.isFollowedByTwoArguments(), isDefined: lexer.isFollowedByDefinition(),
      dividend: previous.kind == .divided ? lexer.dividend(before: token.place) : nil,
      rest: lexer.word(from: lexer.place, to: lexer.bytes.count), own: expansion.functions.map(\.name),
      at: token)
  }

  private mutating func open(_ kind: ExpansionState.OpenForm.Kind) throws(SyntaxError) -> Int32 {
    let name = token
    try advance()
    pending.append(.form(at: token.position))
    try advance()
    expansion.forms.append(.init(kind: kind, token: name, mark: steps.mark, start: token.position))
    return Self.another
  }

  /// Makes of log(x, …) the logarithm to a base.
  mutating func changeToLogarithm(of value: Int32, at place: Int) {
    pending[pending.count - 1] = .form(at: place)
    expansion.forms.append(
      .init(
        kind: .composed(.logToBase), token: token, mark: steps.mark, start: place, arguments: [value],
        places: [place..<token.position]))
  }

  /// Reads the comma after an argument of what is written out.
  mutating func commaInForm(after value: Int32) throws(SyntaxError) -> Int32 {
    let number = expansion.forms.count - 1
    let form = expansion.forms[number]
    let isComplete =
      switch form.kind {
      case .user(let function): form.arguments.count + 1 >= expansion.functions[function].parameters.count
      case .composed(let function): form.arguments.count + 1 >= function.arity.upperBound
      case .choice: form.arguments.count >= 2
      case .sum, .index: false
      }
    if isComplete { throw .tooManyArguments(of: form.kind, expansion.functions, at: token) }
    expansion.forms[number].arguments.append(value)
    expansion.forms[number].places.append(form.start..<token.position)
    if case .sum = form.kind, form.arguments.count == 1 { return try beginSum() }
    try advance()
    expansion.forms[number].start = token.position
    return Self.another
  }

  /// Reads the parenthesis after the last argument of what is written out.
  mutating func closeForm(after value: Int32) throws(SyntaxError) -> Int32 {
    var form = expansion.forms.removeLast()
    form.arguments.append(value)
    switch form.kind {
    case .index: throw .bracketClosedByParenthesis(at: token)
    case .sum(let isProduct, _): throw .incompleteSum(isProduct, at: token)
    case .user(let function):
      guard form.arguments.count == expansion.functions[function].parameters.count else {
        throw .tooFewArguments(of: form.kind, expansion.functions, at: token)
      }
      return try call(function, form)
    case .choice:
      guard form.arguments.count == 3 else {
        throw .tooFewArguments(of: form.kind, expansion.functions, at: token)
      }
      isOutOfOrder = true
      try advance()
      return try writeChoice(form)
    case .composed(let function):
      guard form.arguments.count >= function.arity.lowerBound else {
        throw .tooFewArguments(of: form.kind, expansion.functions, at: token)
      }
      isOutOfOrder = true
      try advance()
      let results = function.write(form.arguments, into: &steps)
      if results.count > 1 { try takeResults(results, of: form.token) }
      return results[results.count - 1]
    }
  }

  /// Takes several results at once, which can only be results of the whole text.
  private mutating func takeResults(_ results: [Int32], of name: Token) throws(SyntaxError) {
    let isWhole = [.comma, .semicolon, .end].contains(token.kind)
    guard isWhole, pending.isEmpty, target == nil, !expansion.isDry, expansion.open.isEmpty else {
      throw .severalResultsWithin(lexer.word(of: name), at: name)
    }
    addResults(results.dropLast(), at: name.position)
  }

  // MARK: Places

  var position: ExpansionState.Position {
    .init(token: token, previous: previous, mark: lexer.mark)
  }

  mutating func go(to position: ExpansionState.Position) {
    (token, previous) = (position.token, position.previous)
    lexer.goBack(to: position.mark)
  }

  /// Counts what is read again.
  mutating func charge(_ count: Int, at name: Token) throws(SyntaxError) {
    expansion.work += count
    if expansion.work > ExpansionState.limit { throw .tooMuchToWriteOut(at: name) }
  }
}
