// After reading this file you know how functions of the user, sums and products are written out while the text is read.
//
// A call's body is read in place of the call: the reading jumps to it, with the parameters standing for the arguments' steps,
// and at its end jumps back behind the call. A sum's term is read once for each number of the index. Nothing recurs: what was
// jumped from waits in a list. The bytes so read are counted, and refused beyond 4 MiB, so that no short text can take long.

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

  // MARK: Functions

  /// Reads `f(u, v) = body`, and goes on with the piece behind it.
  private mutating func definition(_ word: String, _ spelling: Spelling) throws(SyntaxError) -> Int32 {
    let name = token
    if ComposedFunction.named[word] != nil || ["sum", "prod", "len"].contains(word) {
      throw .reservedFunction(word, at: name)
    }
    if expansion.function(named: spelling) != nil { throw .assignedTwice(word, at: name) }
    try advance()
    var parameters: [(spelling: Spelling, token: Token)] = []
    repeat {
      try advance()
      guard case .name(let parameter) = token.kind else { throw .parameterExpected(at: token) }
      if ReservedName.named[parameter] != nil { throw .reserved(lexer.word(of: token), at: token) }
      if parameters.contains(where: { $0.spelling == parameter }) {
        throw .parameterTwice(lexer.word(of: token), at: token)
      }
      if parameters.count == 64 { throw .tooManyParameters(at: token) }
      parameters.append((parameter, token))
      try advance()
    } while token.kind == .comma
    guard token.kind == .close else { throw .parameterExpected(at: token) }
    try advance()
    try advance()
    let body = position
    let called = try readDry(parameters, of: spelling)
    let names = parameters.map { lexer.word(of: $0.token) }
    expansion.define(
      .init(
        name: word, parameters: parameters.map(\.spelling), body: body,
        length: Swift.min(ExpansionState.limit + 1, token.place - body.token.place + called),
        example: "\(word)(\(names.joined(separator: ", ")))"),
      spelling)
    if token.kind == .semicolon { try advance() }
    if token.kind == .end { throw .onlyDefinitions(word, at: token) }
    try assignmentTarget()
    return Self.another
  }

  /// Reads a body for its mistakes; returns how many bytes its calls would read.
  private mutating func readDry(
    _ parameters: [(spelling: Spelling, token: Token)], of name: Spelling
  ) throws(SyntaxError) -> Int {
    let mark = steps.mark
    expansion.dryWork = 0
    beginDry()
    expansion.defined = name
    let names = parameters.map {
      ExpansionState.Scope.Name(spelling: $0.spelling, step: expansion.placeholder)
    }
    expansion.scopes.append(.init(names: names, isFunction: true))
    _ = try formula()
    let scope = expansion.scopes.removeLast()
    expansion.defined = nil
    expansion.dryDepth -= 1
    steps.removeSteps(after: mark)
    if let unused = zip(scope.names, parameters).first(where: { !$0.0.isUsed })?.1 {
      throw .unusedParameter(lexer.word(of: unused.token), at: unused.token)
    }
    return expansion.dryWork
  }

  private mutating func beginDry() {
    if !expansion.isDry { expansion.placeholder = steps.append(.variable(-1)) }
    expansion.dryDepth += 1
  }

  /// Jumps into a function's body.
  private mutating func call(
    _ function: Int, _ form: ExpansionState.OpenForm
  ) throws(SyntaxError) -> Int32 {
    try advance()
    let called = expansion.functions[function]
    if expansion.isDry {
      expansion.dryWork = Swift.min(ExpansionState.limit + 1, expansion.dryWork + called.length)
      return expansion.placeholder
    }
    if expansion.work + called.length > ExpansionState.limit { throw .tooMuchToWriteOut(at: form.token) }
    try charge(1, at: form.token)
    isOutOfOrder = true
    expansion.open.append(.init(kind: .function(function), token: form.token, position: position))
    expansion.scopes.append(
      .init(
        names: zip(called.parameters, form.arguments).map { .init(spelling: $0, step: $1) },
        isFunction: true))
    pending.append(.body(at: nil))
    go(to: called.body)
    return Self.another
  }

  /// Jumps back behind the call at the end of a function's body.
  mutating func endOfBody(after value: Int32) throws(SyntaxError) -> Int32 {
    guard case .body(nil) = pending.last, let ended = expansion.open.popLast(),
      case .function(let function) = ended.kind
    else { throw unclosed() }
    let called = expansion.functions[function]
    try charge(token.place - called.body.token.place, at: ended.token)
    pending.removeLast()
    expansion.scopes.removeLast()
    go(to: ended.position)
    steps.noteCall(value, of: called.name)
    return value
  }

  // MARK: Sums

  /// Reads `sum(i,`.
  private mutating func openSum(isProduct: Bool) throws(SyntaxError) -> Int32 {
    let name = token
    if expansion.sumDepth >= ExpansionState.deepest { throw .sumsTooDeep(at: name) }
    try advance()
    let parenthesis = token.position
    try advance()
    guard case .name(let index) = token.kind, lexer.isFollowed(by: ",") else {
      throw .sumWithoutIndex(isProduct, at: token)
    }
    if ReservedName.named[index] != nil { throw .reserved(lexer.word(of: token), at: token) }
    if localMeaning(of: index) != nil { throw .indexTaken(lexer.word(of: token), at: token) }
    try advance()
    try advance()
    pending.append(.form(at: parenthesis))
    expansion.forms.append(
      .init(
        kind: .sum(isProduct: isProduct, index: index), token: name, mark: steps.mark, start: token.position))
    return Self.another
  }

  /// Begins with the first term, behind the comma after the bounds.
  private mutating func beginSum() throws(SyntaxError) -> Int32 {
    let form = expansion.forms.removeLast()
    guard case .sum(let isProduct, let index) = form.kind, case .form(let parenthesis) = pending.popLast()
    else { throw .sumWithoutIndex(false, at: form.token) }
    let first = try wholeNumber(form.arguments[0], at: form.places[0], .bound)
    let last = try wholeNumber(form.arguments[1], at: form.places[1], .bound)
    steps.removeSteps(after: form.mark)
    try advance()
    var sum = ExpansionState.Expansion(
      kind: .sum(isProduct: isProduct), token: form.token, position: position, parenthesis: parenthesis)
    var step = expansion.placeholder
    if let first, let last, !expansion.isDry {
      if last - first >= ExpansionState.limit { throw .tooMuchToWriteOut(at: form.token) }
      (sum.index, sum.last) = (first, last)
      isOutOfOrder = true
      if first > last {
        sum.skipped = steps.mark
        beginDry()
        step = expansion.placeholder
      } else {
        step = steps.append(.numeral(Double(first)))
      }
    }
    expansion.sumDepth += 1
    expansion.open.append(sum)
    expansion.scopes.append(.init(names: [.init(spelling: index, step: step)], isFunction: false))
    pending.append(.body(at: parenthesis))
    return Self.another
  }

  /// Adds a term, and jumps back for the next one, or goes on behind the sum.
  mutating func endOfTerm(_ value: Int32) throws(SyntaxError) -> Int32 {
    guard var sum = expansion.open.popLast(), case .sum(let isProduct) = sum.kind else { throw unclosed() }
    if expansion.isDry {
      expansion.scopes.removeLast()
      expansion.sumDepth -= 1
      try advance()
      guard let mark = sum.skipped else { return expansion.placeholder }
      expansion.dryDepth -= 1
      steps.removeSteps(after: mark)
      return steps.append(.numeral(isProduct ? 1 : 0))
    }
    try charge(token.place - sum.position.token.place + 1, at: sum.token)
    sum.total = sum.total < 0 ? value : steps.append(isProduct ? .multiply : .add, sum.total, value)
    if sum.index == sum.last {
      expansion.scopes.removeLast()
      expansion.sumDepth -= 1
      try advance()
      return sum.total
    }
    sum.index += 1
    expansion.scopes[expansion.scopes.count - 1].names[0].step =
      steps.append(.numeral(Double(sum.index)))
    go(to: sum.position)
    pending.append(.body(at: sum.parenthesis))
    expansion.open.append(sum)
    return Self.another
  }

  // MARK: Places

  private var position: ExpansionState.Position {
    .init(token: token, previous: previous, mark: lexer.mark)
  }

  private mutating func go(to position: ExpansionState.Position) {
    (token, previous) = (position.token, position.previous)
    lexer.goBack(to: position.mark)
  }

  /// Counts what is read again.
  mutating func charge(_ count: Int, at name: Token) throws(SyntaxError) {
    expansion.work += count
    if expansion.work > ExpansionState.limit { throw .tooMuchToWriteOut(at: name) }
  }
}
