// After reading this file you know which names of the language are taken, and how a misspelt one is guessed at —
// for advice only: nothing is ever guessed silently.

import Elementary

/// The constants that the language knows by name.
package enum Constant: String, CaseIterable, Sendable {
  case pi, e

  /// The nearest `Double`.
  package var value: Double {
    switch self {
    case .pi: Double.pi
    case .e: 2.718281828459045
    }
  }
}

/// A function of the language, with one argument or two.
enum Function: Hashable, Sendable {
  case unary(UnaryFunction)
  case binary(BinaryFunction)

  /// Every name under which a function is called, aliases too.
  static let named: [String: Function] = {
    var table: [String: Function] = [:]
    for function in UnaryFunction.allCases {
      for name in [function.name] + function.aliases { table[name] = .unary(function) }
    }
    for function in BinaryFunction.allCases { table[function.name] = .binary(function) }
    return table
  }()

  var name: String {
    switch self {
    case .unary(let function): function.name
    case .binary(let function): function.name
    }
  }

  var arity: Int {
    switch self {
    case .unary: 1
    case .binary: 2
    }
  }

  /// The call as it is written in advice: "atan2(y, x)".
  var example: String {
    switch self {
    case .unary(let function): "\(function.name)(x)"
    case .binary(let function):
      "\(function.name)(\(function.parameters.first), \(function.parameters.second))"
    }
  }
}

/// A name that is not free to be a variable's.
enum ReservedName: Sendable {
  case function(Function)
  case constant(Constant)
  case word(ConditionWord)

  /// Every reserved name, by its spelling.
  static let named: SpellingTable<ReservedName> = {
    var table = SpellingTable<ReservedName>()
    for (name, function) in Function.named { table.update(Spelling(name), to: .function(function)) }
    for constant in Constant.allCases { table.update(Spelling(constant.rawValue), to: .constant(constant)) }
    for word in ConditionWord.allCases { table.update(Spelling(word.rawValue), to: .word(word)) }
    return table
  }()
}

/// Whether the language has this name for a variable: letters, digits and `_`, and neither a function's name nor a
/// constant's, nor `and`, `or`, `not`.
package func isVariableName(_ name: String) -> Bool {
  guard let first = name.utf8.first, !Lexer.isDigit(first) else { return false }
  return name.utf8.allSatisfy { Lexer.isLetter($0) || Lexer.isDigit($0) }
    && Function.named[name] == nil && Constant(rawValue: name) == nil
    && ConditionWord(rawValue: name) == nil
}

/// How other programs call what this language has, or what to write for what it has not.
private let namesElsewhere: [String: String] = [
  "sgn": "sign(x)", "fabs": "abs(x)", "step": "heaviside(x)", "theta": "heaviside(x)",
  "logistic": "sigmoid(x)",
  "lg": "log10(x) or log2(x)", "ld": "log2(x)", "arctan2": "atan2(y, x)", "power": "x^n", "square": "x^2",
  "arcsinh": "asinh(x)", "arccosh": "acosh(x)", "arctanh": "atanh(x)", "arsinh": "asinh(x)",
  "arcosh": "acosh(x)", "artanh": "atanh(x)", "tgamma": "gamma(x)", "gammaln": "lgamma(x)",
  "loggamma": "lgamma(x)", "psi": "digamma(x)", "sech": "1/cosh(x)", "csch": "1/sinh(x)", "coth": "1/tanh(x)",
  "root": "x^(1/n)", "ceiling": "ceil(x)", "round": "floor(x + 1/2)", "frac": "mod(x, 1)",
  "remainder": "mod(x, y)",
  "trunc": "sign(x)*floor(abs(x))", "int": "sign(x)*floor(abs(x))", "fmod": "sign(x)*mod(abs(x), abs(y))",
  "rem": "sign(x)*mod(abs(x), abs(y))", "modulo": "mod(x, y)",
  "factorial": "gamma(n + 1)",
  "minimum": "min(x, y)", "maximum": "max(x, y)", "logaddexp": "logsumexp(x, y)",
  "cosec": "csc(x)", "product": "prod(i, 1, 10, x[i])", "length": "len(x)",
]

/// What to write instead of a function that does not exist, if there is something near it.
///
/// - Parameter own: the functions that the text has defined.
func remedy(forUnknownFunction name: String, own: [String]) -> String? {
  if let other = namesElsewhere[name.lowercased()] { return other }
  let candidates = own.prefix(100) + ComposedFunction.named.keys.sorted() + Function.named.keys.sorted()
  return closestName(to: name, among: Array(candidates)).map { near in
    own.contains(near)
      ? near : Function.named[near]?.example ?? ComposedFunction.named[near]?.example ?? near
  }
}

/// The candidate that a misspelt name most likely meant, or `nil` if none is near.
///
/// Near is at most one letter inserted, left out, changed or swapped with its neighbour in a name of three letters
/// or fewer, and two in a longer one, but not all of them; capital letters count as small ones. Of equally near ones
/// the first wins.
/// - Complexity: the product of the lengths for each candidate; a name of more than 32 letters is near none.
package func closestName(to name: String, among candidates: [String]) -> String? {
  let letters = Array(name.lowercased().unicodeScalars)
  guard letters.count <= 32 else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let other = Array(candidate.lowercased().unicodeScalars)
    let distance = editDistance(letters, other)
    let allowed = Swift.min(letters.count, other.count) <= 3 ? 1 : 2
    let hasLetterInCommon = distance < Swift.max(letters.count, other.count)
    guard distance <= allowed, hasLetterInCommon, distance < best?.distance ?? .max else { continue }
    best = (candidate, distance)
  }
  return best?.name
}

/// The number of letters to insert, leave out, change, or swap with a neighbour, that makes one word the other.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  guard !a.isEmpty, !b.isEmpty else { return Swift.max(a.count, b.count) }
  var rows = [Array(0...b.count)]
  for i in 1...a.count {
    var row = [i]
    for j in 1...b.count {
      let changed = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      var least = Swift.min(changed, rows[i - 1][j] + 1, row[j - 1] + 1)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        least = Swift.min(least, rows[i - 2][j - 2] + 1)
      }
      row.append(least)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
