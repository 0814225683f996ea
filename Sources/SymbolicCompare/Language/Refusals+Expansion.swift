// After reading this file you know how every refusal of functions of the user, sums, vectors and several results is worded, by
// the plan of Refusals.swift: what was found, what could stand there, how to mend it.

extension SyntaxError {
  private static func at(_ token: Token, _ message: String, _ advice: String) -> SyntaxError {
    SyntaxError(message, at: token.position, length: token.length, advice: advice)
  }

  // MARK: Functions of the user

  static func reservedFunction(_ word: String, at token: Token) -> SyntaxError {
    at(token, "\(word) is a function of the language and cannot be defined anew", "choose another name")
  }

  static func recursion(_ word: String, at token: Token) -> SyntaxError {
    at(
      token, "\(quoted(word)) is called in its own definition",
      "functions do not call themselves: write the steps out, x1 = f(x0); x2 = f(x1), or use sum and prod")
  }

  static func parameterExpected(at token: Token) -> SyntaxError {
    at(
      token, "the name of a parameter is missing here",
      "a function is defined by names in parentheses: f(u, v) = u*v")
  }

  static func parameterTwice(_ word: String, at token: Token) -> SyntaxError {
    at(token, "\(quoted(word)) is a parameter already", "give each parameter a name of its own")
  }

  static func tooManyParameters(at token: Token) -> SyntaxError {
    at(token, "this is the 65th parameter", "a function has at most 64")
  }

  static func unusedParameter(_ word: String, at token: Token) -> SyntaxError {
    at(
      token, "the parameter \(quoted(word)) is not used in the function",
      "use it behind the '=', or leave it out")
  }

  static func onlyDefinitions(_ word: String, at end: Token) -> SyntaxError {
    at(
      end, "the text ends after the definition of \(quoted(word))",
      "write only what stands behind the '=', or use the function in another piece: f(u) = u^2; f(x)")
  }

  static func tooManyArguments(
    of form: ExpansionState.OpenForm.Kind, _ functions: [ExpansionState.UserFunction], at comma: Token
  ) -> SyntaxError {
    at(comma, takes(form, functions), "leave out what follows the ','")
  }

  static func tooFewArguments(
    of form: ExpansionState.OpenForm.Kind, _ functions: [ExpansionState.UserFunction], at close: Token
  ) -> SyntaxError {
    at(close, takes(form, functions), "write the missing ones before the ')'")
  }

  /// How many arguments it takes, in words.
  private static func takes(
    _ form: ExpansionState.OpenForm.Kind, _ functions: [ExpansionState.UserFunction]
  ) -> String {
    func sentence(_ example: String, _ count: Int) -> String {
      let words = ["no arguments", "one argument", "two arguments", "three arguments"]
      return "\(shortenedExample(example)) takes \(count < words.count ? words[count] : "\(count) arguments")"
    }
    return switch form {
    case .user(let function): sentence(functions[function].example, functions[function].parameters.count)
    case .composed(let function) where function.arity.upperBound == .max:
      "\(function.example) takes two arguments or more"
    case .composed(let function): sentence(function.example, function.arity.upperBound)
    case .choice: "where takes a condition and two branches: where(x > 0, a, b)"
    case .sum, .index: sumShape(false)
    }
  }

  private static func shortenedExample(_ example: String) -> String {
    example.utf8.count <= 60 ? example : example.prefix(60) + "..."
  }

  // MARK: Sums and products

  private static func sumShape(_ isProduct: Bool) -> String {
    "a \(isProduct ? "product" : "sum") has an index, its first and last number, and a term"
  }

  private static func sumExample(_ isProduct: Bool) -> String {
    "write for example \(isProduct ? "prod" : "sum")(i, 1, 10, x[i]^2)"
  }

  static func sumWithoutIndex(_ isProduct: Bool, at token: Token) -> SyntaxError {
    at(token, sumShape(isProduct), "\(sumExample(isProduct)): the name of the index comes first")
  }

  static func incompleteSum(_ isProduct: Bool, at close: Token) -> SyntaxError {
    at(close, sumShape(isProduct), sumExample(isProduct))
  }

  static func tooManyTerms(at comma: Token) -> SyntaxError {
    at(comma, "\(sumShape(false)), and no more", "leave out what follows the ','")
  }

  static func indexTaken(_ word: String, at token: Token) -> SyntaxError {
    at(
      token, "\(quoted(word)) means something else around this sum",
      "choose another name for the index")
  }

  static func sumsTooDeep(at name: Token) -> SyntaxError {
    at(
      name, "more than \(ExpansionState.deepest) sums stand in one another",
      "write some of them as functions or assignments")
  }

  static func tooMuchToWriteOut(at name: Token) -> SyntaxError {
    at(
      name, "written out, with every call and every term, the formula is longer than 4 MiB",
      "sum over fewer terms, or build the formula in Swift")
  }

  static func notKnown(_ use: Parser.KnownNumber, at place: Range<Int>) -> SyntaxError {
    SyntaxError(
      "\(words(use)) hangs on a variable", at: place.lowerBound, length: place.count,
      advice: "write a number, or what is made of numbers and the indices of sums")
  }

  static func notWhole(_ use: Parser.KnownNumber, _ number: String, at place: Range<Int>) -> SyntaxError {
    SyntaxError(
      "\(words(use)) is \(number) here", at: place.lowerBound, length: place.count,
      advice: use == .index ? "an index is a whole number from 0 on" : "a bound is a whole number")
  }

  private static func words(_ use: Parser.KnownNumber) -> String {
    switch use {
    case .index: "this index"
    case .bound: "this bound of a sum"
    }
  }

  // MARK: Vectors

  static func bracketWithoutName(at bracket: Token) -> SyntaxError {
    at(
      bracket, "this bracket does not stand behind a name",
      "an index stands right behind a vector's name: x[1]; other brackets are parentheses, ( and )")
  }

  static func bracketUnopened(at bracket: Token, hasOpenParenthesis: Bool) -> SyntaxError {
    at(
      bracket, "this bracket was not opened",
      hasOpenParenthesis
        ? "close the parenthesis before it with ')'" : "leave it out, or write the missing '['")
  }

  static func bracketClosedByParenthesis(at close: Token) -> SyntaxError {
    at(close, "an index is closed by a bracket", "write ']'")
  }

  static func indexOfReserved(_ word: String, at token: Token) -> SyntaxError {
    at(
      token, "\(word) is \(Function.named[word] == nil ? "a constant" : "a function") and has no index",
      "choose another name for the vector")
  }

  static func indexOfNumber(_ word: String, at token: Token) -> SyntaxError {
    at(
      token, "\(quoted(word)) is a single number here and has no index",
      "arguments of functions and indices of sums are numbers: choose another name, or give it x[i]")
  }

  static func bareVector(_ word: String, count: Int, at token: Token) -> SyntaxError {
    at(
      token, "\(quoted(word)) is a vector of \(count) numbers",
      "write one of them, as \(word)[1], or a sum: sum(i, 1, len(\(word)), \(word)[i])")
  }

  static func vectorOrNumber(_ word: String, _ index: Int, of vector: String, at token: Token) -> SyntaxError
  {
    at(
      token,
      "\(quoted(word)) is a vector, and is number \(index) of the vector \(quoted(vector)), \(vector)[\(index)]",
      "give one of the two vectors another name, for example \(word)a in place of \(word)")
  }

  static func vectorAssigned(_ word: String, at token: Token) -> SyntaxError {
    at(token, "\(quoted(word)) is a vector and cannot be assigned", "choose another name")
  }

  static func beyondVector(_ word: String, _ index: Int, count: Int, at token: Token) -> SyntaxError {
    at(
      token, "there is no \(quoted("\(word)[\(index)]")): \(quoted(word)) has \(count) numbers",
      count == 0 ? "give it numbers" : "an index is from 1 to \(count)")
  }

  static func unusableVector(_ flaw: String, at token: Token) -> SyntaxError {
    at(token, flaw, "mend the data, or leave the column out of the formula")
  }

  static func lengthOfWhat(at token: Token) -> SyntaxError {
    at(token, "len takes the name of a vector alone", "write len(x)")
  }

  static func lengthNotKnown(_ word: String, at token: Token) -> SyntaxError {
    at(
      token, "how many numbers \(quoted(word)) has is not known",
      "write the number, or give the vector by --data FILE or --at x=[1,2,3]")
  }

  // MARK: Several results

  static func misplacedComma(at comma: Token, isDecimal: Bool, isInDefinition: Bool) -> SyntaxError {
    if isDecimal {
      return at(
        comma, "this comma stands between two digits",
        "a decimal number is written with a point: 2.5; two results with a blank after the comma: 2, 5")
    }
    return isInDefinition
      ? at(comma, "a function has one result", "define one function for each result")
      : at(
        comma, "one formula is assigned to a name, not several",
        "assign each in a piece of its own, and name the results last: u = x^2; v = x*y; u, v")
  }

  static func severalResultsWithin(_ word: String, at name: Token) -> SyntaxError {
    at(
      name, "\(word)(...) has several results and stands alone",
      "one of them is exp(a - logsumexp(a, b, c)), with its arguments for a, b and c")
  }

  package static func severalResults(at comma: Int) -> SyntaxError {
    SyntaxError(
      "several results stand here, where one formula is wanted", at: comma, length: 1,
      expected: ["an operator", "the end"],
      advice: "give one formula; adcompare compare takes several results and shows their Jacobian")
  }
}
