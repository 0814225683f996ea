// After reading this file you know what is said to those who write another notation: hexadecimal numbers, digits in
// groups, Leibniz's d/dx, words of programming languages, and functions that have no derivative worth the name.
//
//     0x10*x      hexadecimal: write 16           d/dx x^2      adcompare derive 'x^2' --wrt x
//     1_000*x     groups: write 1000              a if c else b where(c, a, b)
//     return x    leave out return                if x > 0 …    where(x > 0, a, b)

/// Two words next to each other that are something in another notation.
enum OtherNotation {
  case radix(String, Int?)
  case groups(String)
  case keyword(String)
  case remainder(of: String)
  case assignment(to: String)
  case leibniz(variable: String, formula: String)
  case call(like: String, product: String)

  /// - Parameters:
  ///   - dividend: what stands before the '/' before the first word; `nil` if there is none.
  ///   - rest: the text from the second word on.
  init?(_ left: String, _ right: String, dividend: String?, rest: String) {
    let digits = right.dropFirst()
    if left == "0", let mark = right.lowercased().first, let (name, radix) = Self.radices[mark],
      digits.allSatisfy({ $0.hexDigitValue.map { $0 < radix } == true }), !digits.isEmpty
    {
      self = .radix(name, Int(digits, radix: radix))
    } else if left.allSatisfy(\.isNumber), right.first == "_", digits.first?.isNumber == true {
      self = .groups(left + right.filter(\.isNumber))
    } else if left.count <= 3, left.allSatisfy(\.isNumber), right.count == 3, right.allSatisfy(\.isNumber) {
      self = .groups(left + right)
    } else if Self.keywords.contains(left) || right == "if" {
      self = .keyword(right == "if" ? right : left)
    } else if right == "mod" || right == "rem" {
      self = .remainder(of: left)
    } else if isVariableName(right), rest.dropFirst(right.count).drop(while: { $0 == " " }).first == "=" {
      self = .assignment(to: right)
    } else if dividend == "d", left.first == "d", left.count > 1, isVariableName(String(left.dropFirst())) {
      self = .leibniz(variable: String(left.dropFirst()), formula: rest)
    } else if let example = Self.calls[left] ?? ComposedFunction.named[left]?.example {
      self = .call(like: example, product: "\(left)*\(right.prefix(40))")
    } else {
      return nil
    }
  }

  private static let radices: [Character: (String, Int)] = [
    "x": ("hexadecimal", 16), "o": ("octal", 8), "b": ("binary", 2),
  ]

  /// Calls that are written out, besides the functions that are made of others.
  private static let calls = [
    "where": "where(x > 0, a, b)", "sum": "sum(i, 1, 10, x[i])", "prod": "prod(i, 1, 10, x[i])",
    "len": "len(x)",
  ]

  private static let keywords: Set<String> = [
    "return", "let", "var", "const", "def", "func", "double", "float", "if", "for", "while",
  ]

  /// What to write instead.
  var advice: String {
    switch self {
    case .radix(let name, let value):
      "\(name) numbers are not read: write \(value.map { "\($0)" } ?? "the number in decimal digits")"
    case .groups(let number): "digits are not grouped: write \(number.prefix(40))"
    case .keyword("if"): adviceForConditions
    case .keyword("for"), .keyword("while"): "there are no loops: write sum(i, 1, 10, x[i]) or prod"
    case .keyword(let word): "this is no programming language: leave out \(word)"
    case .remainder(let dividend):
      "a remainder is a function: write mod(\(dividend.prefix(40)), y)"
    case .assignment(let name):
      "the pieces of a program are parted by ';': write one before \(name.prefix(40))"
    case .call(let example, let product):
      "arguments stand in parentheses: \(example); a product needs its sign: write \(product)"
    case .leibniz(let variable, let formula):
      "a derivative is asked for, not written: adcompare derive "
        + "\(SyntaxError.quoted(String(formula.filter { $0 != "'" }))) --wrt \(variable)"
    }
  }
}

let adviceForConditions =
  "a choice is written where(x > 0, a, b): a where the condition holds, else b"

/// What to write instead of a function that other programs have and this language leaves out for a reason, or has as a
/// formula.
func adviceElsewhere(forFunction name: String) -> String? {
  switch name {
  case "Phi", "ncdf", "pnorm": return "write normcdf(x) for the normal distribution's integral"
  case "phi", "dnorm": return "write normpdf(x) for the normal distribution's density"
  default: break
  }
  return switch name.lowercased() {
  case "if", "iif", "ifelse", "piecewise", "cases", "cond":
    adviceForConditions
  case "sind", "cosd", "tand": "angles are in radians: write \(name.prefix(3).lowercased())(x*pi/180)"
  case "d", "diff", "derivative", "grad":
    "a derivative is asked for, not written: adcompare derive \"x^2\" --wrt x"
  case "dot", "inner": "vectors are written out: sum(i, 1, len(x), x[i]*y[i])"
  case "mean", "average", "avg": "vectors are written out: sum(i, 1, len(x), x[i])/len(x)"
  case "norm", "norm2": "vectors are written out: sqrt(sum(i, 1, len(x), x[i]^2))"
  case "integrate", "int_", "lim", "limit": "it is not in the language: write the terms out"
  default: nil
  }
}
