// After reading this file you know how every refusal of a call is worded, by the plan of Refusals.swift: no such function,
// no argument, too many arguments, too few.

extension SyntaxError {
  static func functionWithoutArguments(
    _ word: String, example: String, isPower: Bool, at token: Token
  ) -> SyntaxError {
    SyntaxError(
      "the function \(word) has no argument", at: token.position, length: token.length,
      expected: ["'(' after it"],
      advice: isPower
        ? "a power stands after the argument: write \(example)^2" : "write \(example)")
  }

  /// - Parameters:
  ///   - isDefined: whether an '=' stands behind its parenthesis.
  ///   - dividend: what stands before the '/' before it; `nil` if there is none.
  ///   - rest: the text behind its name.
  ///   - own: the functions that the text has defined.
  static func unknownFunction(
    _ word: String, hasTwoArguments: Bool, isDefined: Bool, dividend: String?, rest: String, own: [String],
    at token: Token
  ) -> SyntaxError {
    let definition =
      isDefined ? "a function is defined in a piece of its own, before its use: f(u) = u^2; f(x)" : nil
    let notation = OtherNotation(word, "(", dividend: dividend, rest: rest)?.advice
    if let advice = definition ?? notation ?? adviceElsewhere(forFunction: word) {
      return SyntaxError(
        "there is no function \(quoted(word))", at: token.position, length: token.length, advice: advice)
    }
    let remedy = remedy(forUnknownFunction: word, own: own)
    let ofTwo = list(BinaryFunction.allCases.map(\.name))
    let advice =
      remedy.map { "did you mean \($0)?" }
      ?? (hasTwoArguments
        ? "of two arguments there is \(ofTwo)"
        : "if \(quoted(word)) is a variable, write \(quoted("\(word)*\(parenthesis(in: rest[...]))")); a function of your "
          + "own is defined first: f(u) = u^2; f(x)")
    return SyntaxError(
      "there is no function \(quoted(word))", at: token.position, length: token.length,
      advice: advice + " ('adcompare functions' lists them all)")
  }

  static func tooManyArguments(_ function: Function, at comma: Token) -> SyntaxError {
    SyntaxError(
      "\(function.example) takes \(function.arity == 1 ? "one argument" : "two arguments")",
      at: comma.position, length: comma.length, expected: ["an operator", "')'"],
      advice: adviceForMoreArguments(of: function))
  }

  /// What somebody who gives one argument too many may have meant.
  private static func adviceForMoreArguments(of function: Function) -> String {
    switch function {
    case .unary(.atan): "write atan2(y, x) for the angle of a point"
    case .unary(.cbrt), .unary(.sqrt): "write x^(1/n) for another root"
    case .binary(.max), .binary(.min), .binary(.hypot):
      "of three arguments write for example \(function.name)(x, \(function.name)(y, z))"
    default: "leave out what follows the ','"
    }
  }

  static func tooFewArguments(_ function: Function, at close: Token) -> SyntaxError {
    SyntaxError(
      "\(function.example) takes two arguments", at: close.position, length: close.length,
      expected: ["an operator", "','"], advice: "write the second argument before the ')'")
  }
}
