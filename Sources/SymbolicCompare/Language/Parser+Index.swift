// After reading this file you know what x[i] is: the variable of a name made of the vector's and the index, and the index is
// a number that is known while the text is read.
//
//     x[3]   x3        w[2, 1]   w2_1        x1[2]   x1_2        sum(i, 1, 3, x[i+1])   x2 + x3 + x4
//     len(x)   how many numbers x has
//
// The numbers of a vector may be known (`VectorData`): then x[3] is a numeral.

import Elementary

extension Parser {
  /// What is wanted where a number must be known.
  enum KnownNumber { case index, bound }

  /// Reads the bracket behind a vector's name.
  mutating func openBracket() throws(SyntaxError) -> Int32 {
    guard case .name(let spelling) = previous.kind else { throw .bracketWithoutName(at: token) }
    let word = lexer.word(of: previous)
    if ReservedName.named[spelling] != nil { throw .indexOfReserved(word, at: previous) }
    if localMeaning(of: spelling) != nil { throw .indexOfNumber(word, at: previous) }
    pending.append(.form(at: token.position))
    let name = previous
    try advance()
    expansion.forms.append(.init(kind: .index, token: name, mark: steps.mark, start: token.position))
    return Self.another
  }

  /// Reads the bracket behind an index.
  mutating func closeBracket(after value: Int32) throws(SyntaxError) -> Int32 {
    let value = try apply(to: value, downTo: Self.lowest)
    guard case .form = pending.last, var form = expansion.forms.last, case .index = form.kind else {
      throw .bracketUnopened(at: token, hasOpenParenthesis: !pending.isEmpty)
    }
    pending.removeLast()
    expansion.forms.removeLast()
    form.arguments.append(value)
    form.places.append(form.start..<token.position)
    var indices: [Int] = []
    for (argument, place) in zip(form.arguments, form.places) {
      guard let index = try wholeNumber(argument, at: place, .index) else {
        try advance()
        return expansion.placeholder
      }
      indices.append(index)
    }
    let name = VectorData.name(lexer.word(of: form.token), indices)
    steps.removeSteps(after: form.mark)
    let spelling = lexer.spelling(of: name)
    let written = Token(
      kind: .name(spelling), position: form.token.position,
      length: token.position + 1 - form.token.position, place: form.token.place)
    let step: Int32
    if let meaning = known[spelling], meaning.step >= 0 {
      step = meaning.step
    } else if spelling == target?.spelling {
      throw .usedBeforeAssignment(name, at: written)
    } else {
      step = try variable(name, spelling, of: written)
    }
    try advance()
    return step
  }

  /// The number that an index or a bound comes to; `nil` where it hangs on a parameter that has no value yet.
  mutating func wholeNumber(
    _ step: Int32, at place: Range<Int>, _ use: KnownNumber
  ) throws(SyntaxError) -> Int? {
    var visits = 0
    let value = steps.constant(at: step, visits: &visits)
    try charge(visits, at: token)
    guard let value else {
      if expansion.isDry { return nil }
      throw .notKnown(use, at: place)
    }
    let range = use == .index ? 0.0...999_999_999 : -1e9...1e9
    guard value == value.rounded(), range.contains(value) else {
      throw .notWhole(use, FormattedNumber.plain(value), at: place)
    }
    return Int(value)
  }

  /// Reads len(x).
  mutating func length() throws(SyntaxError) -> Int32 {
    try advance()
    try advance()
    guard case .name = token.kind, lexer.isFollowed(by: ")") else { throw .lengthOfWhat(at: token) }
    let word = lexer.word(of: token)
    guard let count = expansion.data.count(of: word) else { throw .lengthNotKnown(word, at: token) }
    try advance()
    try advance()
    return steps.append(.numeral(Double(count)))
  }
}
