// After reading this file you know how a function of the user is defined and called.
//
//     f(u, v) = u*v + 1; f(x, 2)        the body is read once for its mistakes, "dry", without leaving steps,
//                                       and again at each call, with u and v standing for the arguments' steps
//
// A body knows the functions before it alone, so that none can call itself.

import Elementary

extension Parser {
  /// Reads `f(u, v) = body`, and goes on with the piece behind it.
  mutating func definition(_ word: String, _ spelling: Spelling) throws(SyntaxError) -> Int32 {
    let name = token
    if ComposedFunction.named[word] != nil || ["sum", "prod", "len", "where"].contains(word) {
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
  mutating func readDry(
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

  mutating func beginDry() {
    if !expansion.isDry { expansion.placeholder = steps.append(.variable(-1)) }
    expansion.dryDepth += 1
  }

  /// Jumps into a function's body.
  mutating func call(
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
}
