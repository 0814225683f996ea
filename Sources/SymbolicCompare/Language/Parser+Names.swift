// After reading this file you know what a name means that stands for the first time in a text: a function before its parenthesis,
// a vector before its bracket, a number of a table, or a new variable.

import Elementary

extension Parser {
  /// Reads a name that stands here for the first time: a variable, or what only means something before a parenthesis.
  mutating func newName(_ spelling: Spelling) throws(SyntaxError) -> Int32 {
    if lexer.isFollowed(by: "(") { return try openForm(spelling) }
    let word = lexer.word(of: token)
    if lexer.isFollowed(by: "[") {
      try advance()
      return try openBracket()
    }
    if spelling == target?.spelling { throw .usedBeforeAssignment(word, at: token) }
    if let function = expansion.function(named: spelling) {
      throw .functionWithoutArguments(
        word, example: expansion.functions[function].example, isPower: lexer.isFollowedByPower(), at: token)
    }
    let step = try variable(word, spelling, of: token)
    try advance()
    return step
  }

  /// The step of a variable, which is made if there is none yet.
  mutating func variable(_ word: String, _ spelling: Spelling, of token: Token) throws(SyntaxError) -> Int32 {
    if !expansion.data.isEmpty, let value = try expansion.data.number(named: word, at: token) {
      return steps.append(.numeral(value))
    }
    if expansion.isDry {
      if known[spelling] == nil {
        known.update(spelling, to: Meaning(step: FormulaSteps.none, isAssigned: false))
      }
      return expansion.placeholder
    }
    let step = steps.append(variable: word, at: token.position)
    known.update(spelling, to: Meaning(step: step, isAssigned: false))
    return step
  }
}
