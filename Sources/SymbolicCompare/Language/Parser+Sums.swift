// After reading this file you know how a sum or a product is written out.
//
//     sum(i, 1, 3, x[i]^2)              the term is read for i = 1, 2, 3, and each is added to those before
//
// Where the last number is below the first, the term is read for its mistakes, and the sum is 0, the product 1.

import Elementary

extension Parser {
  /// Reads `sum(i,`.
  mutating func openSum(isProduct: Bool) throws(SyntaxError) -> Int32 {
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
  mutating func beginSum() throws(SyntaxError) -> Int32 {
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
}
