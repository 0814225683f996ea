// After reading this file you know which names are asked about before they are taken for variables: words that look like a
// function and its argument, or like a constant, and a single word that is the whole formula.
//
//     sinx    sin(x)?        2*pix    pi*x?        PI    pi?        nan        selfchek    the command selfcheck?
//
// Nothing is guessed: the name is a variable after all if it is given a value, or named to be differentiated by.

/// A variable whose name looks like something else, and what to write if that was meant.
public struct DoubtfulName: Hashable, Sendable {
  /// The name.
  public let name: String

  /// What the name may stand for, as it is to be written: "sin(x)"; `nil` where nothing is near.
  public let suggestion: String?

  /// Looks at the name of a variable; `nil` if the name is not doubtful.
  ///
  /// - Parameters:
  ///   - name: the variable.
  ///   - isWholeFormula: whether there is nothing else in the formula.
  public init?(_ name: String, isWholeFormula: Bool) {
    self.name = name
    let lower = name.lowercased()
    if ["nan", "inf", "infinity"].contains(lower) {
      suggestion = nil
    } else if lower == "pi" {
      suggestion = "pi"
    } else if let product = Self.productWithPi(name) {
      suggestion = product
    } else if let call = Self.call(name) {
      suggestion = call
    } else if isWholeFormula, name.utf8.count > 1, name.utf8.allSatisfy({ Lexer.isLetter($0) }),
      !name.utf8.contains(UInt8(ascii: "_"))
    {
      suggestion = nil
    } else {
      return nil
    }
  }

  /// Letters that a forgotten parenthesis or product would most likely stand before.
  private static let arguments = Set("xyztuv")

  /// The call that lacks its parentheses: sin(x) of sinx.
  private static func call(_ name: String) -> String? {
    guard let last = name.last, arguments.contains(last), name != "cost" else { return nil }
    let function = String(name.dropLast())
    guard function.utf8.count > 1, case .unary = Function.named[function] else { return nil }
    return "\(function)(\(last))"
  }

  /// The product that lacks its sign: pi*x of pix.
  private static func productWithPi(_ name: String) -> String? {
    guard name.utf8.count == 3, name.hasPrefix("pi"), let last = name.last, arguments.contains(last) else {
      return nil
    }
    return "pi*\(last)"
  }
}
