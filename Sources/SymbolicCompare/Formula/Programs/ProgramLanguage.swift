// After reading this file you know how one formula is written in Swift, C or Python: the same operators everywhere, a
// power as a call, and a name of its own for each function.
//
//     x^2*sigmoid(-x)/3       C      x * x * sigmoid(-x) / 3.0
//                             Swift  x * x * sigmoid(-x) / 3.0
//                             Python x * x * sigmoid(-x) / 3.0

import Elementary

/// A language in which a program can be written.
public enum ProgramLanguage: String, CaseIterable, Sendable {
  /// Swift, with the platform's mathematics as its only import.
  case swift

  /// C of 1999.
  case c

  /// Python from 3.11 on, with the module math.
  case python
}

extension ProgramLanguage {
  /// The name of a function: the language's own, or that of a supporting function; which one that is.
  func name(of function: UnaryFunction) -> (name: String, support: SupportFunction?) {
    switch function {
    case .gamma: support(.gamma)
    case .lgamma: support(.lgamma)
    case .floor where self != .python: ("floor", nil)
    case .abs: (self == .python ? "math.fabs" : "fabs", nil)
    default:
      SupportFunction(rawValue: function.name).map(support)
        ?? (self == .python ? "math.\(function.name)" : function.name, nil)
    }
  }

  /// The name of a function of two arguments.
  func name(of function: BinaryFunction) -> (name: String, support: SupportFunction?) {
    switch function {
    case .pow: support(.power)
    case .min: support(.minimum)
    case .max: support(.maximum)
    case .mod: support(.mod)
    case .ifPositive: support(.ifPositive)
    case .ifNotPositive: support(.ifNotPositive)
    case .polygamma: support(.polygamma)
    case .sincDerivative: support(.sincDerivative)
    case .hypot where self == .python: support(.hypot)
    case .atan2, .hypot: (self == .python ? "math.\(function.name)" : function.name, nil)
    }
  }

  private func support(_ function: SupportFunction) -> (name: String, support: SupportFunction?) {
    (function.rawValue, function)
  }

  /// Words that cannot be the name of a variable, or that a program needs for itself.
  var reservedWords: Set<String> {
    let own = SupportFunction.allCases.map(\.rawValue) + ["value", "gradient", "derivatives", "math"]
    let functions = UnaryFunction.allCases.map(\.name) + ["fabs", "pow", "atan2", "hypot", "tgamma", "fma"]
    let words =
      switch self {
      case .swift:
        """
        associatedtype class deinit enum extension fileprivate func import init inout internal let open operator \
        private precedencegroup protocol public rethrows static struct subscript typealias var break case catch \
        continue default defer do else fallthrough for guard if in repeat return throw switch where while Any as \
        await false is nil self Self super throws true try Double Int
        """
      case .c:
        """
        auto break case char const continue default do double else enum extern float for goto if inline int long \
        register restrict return short signed sizeof static struct switch typedef union unsigned void volatile \
        while main
        """
      case .python:
        """
        False None True and as assert async await break class continue def del elif else except finally for from \
        global if import in is lambda nonlocal not or pass raise return try while with abs float int round range \
        complex
        """
      }
    return Set(own + functions + words.split(separator: " ").map(String.init))
  }
}

/// Writes formulas in a language.
struct CodeWriter {
  let language: ProgramLanguage
  let calls: [String: DerivativeProgram.Call]

  /// What stands in the language for each name of the program.
  let names: [String: String]

  /// The supporting functions that were called.
  private(set) var used: Set<SupportFunction> = []

  init(
    _ language: ProgramLanguage, calls: [String: DerivativeProgram.Call] = [:], names: [String: String] = [:]
  ) {
    self.language = language
    self.calls = calls
    self.names = names
  }

  private enum Piece {
    case text(String)
    case operand(Node, level: Int)
  }

  /// A formula as an expression of the language, by a list of what remains to be written.
  mutating func text(_ formula: Symbolic) -> String {
    var text = ""
    var remaining: [Piece] = [.operand(formula.node, level: 1)]
    while let piece = remaining.popLast() {
      switch piece {
      case .text(let string): text += string
      case .operand(let node, let level):
        let isInside = self.level(of: node) < level
        if isInside { remaining.append(.text(")")) }
        remaining += pieces(of: node).reversed()
        if isInside { remaining.append(.text("(")) }
      }
    }
    return text
  }

  private func level(of node: Node) -> Int {
    switch node.content {
    case .operation(.add), .operation(.subtract): 1
    case .operation(.multiply), .operation(.divide): 2
    case .operation(.negate): 3
    case .operation(.binary(.pow)) where isSquareOfName(node): 2
    case .numeral(let value): value < 0 ? 3 : 5
    case .operation, .variable: 5
    }
  }

  private func isSquareOfName(_ node: Node) -> Bool {
    guard case .numeral(2) = node.second?.content, case .variable(let name) = node.first?.content else {
      return false
    }
    return calls[name] == nil
  }

  private mutating func pieces(of node: Node) -> [Piece] {
    switch (node.content, node.first, node.second) {
    case (.numeral(let value), _, _): return [.text("\(value)")]
    case (.variable(let name), _, _):
      guard let call = calls[name] else { return [.text(names[name] ?? name)] }
      used.insert(call.function)
      return self.call(call.function.rawValue, call.arguments.map(\.node))
    case (.operation(.add), let a?, let b?): return infix(a, " + ", b, 1)
    case (.operation(.subtract), let a?, let b?): return infix(a, " - ", b, 1)
    case (.operation(.multiply), let a?, let b?): return infix(a, " * ", b, 2)
    case (.operation(.divide), let a?, let b?): return infix(a, " / ", b, 2)
    case (.operation(.negate), let a?, _): return [.text("-"), .operand(a, level: 4)]
    case (.operation(.binary(.pow)), let a?, let b?): return power(node, a, b)
    case (.operation(.unary(let function)), let a?, _):
      return call(noted(language.name(of: function)), [a])
    case (.operation(.binary(let function)), let a?, let b?):
      return call(noted(language.name(of: function)), [a, b])
    case (.operation(let primitive), _, _): return [.text(primitive.name)]
    }
  }

  private func infix(_ a: Node, _ sign: String, _ b: Node, _ level: Int) -> [Piece] {
    [.operand(a, level: level), .text(sign), .operand(b, level: level + 1)]
  }

  private func call(_ name: String, _ arguments: [Node]) -> [Piece] {
    var pieces: [Piece] = [.text("\(name)(")]
    for (index, argument) in arguments.enumerated() {
      if index > 0 { pieces.append(.text(", ")) }
      pieces.append(.operand(argument, level: 1))
    }
    return pieces + [.text(")")]
  }

  private mutating func noted(_ function: (name: String, support: SupportFunction?)) -> String {
    if let support = function.support { used.insert(support) }
    return function.name
  }

  /// A square as the product that the methods compute it as, another power as a call.
  private mutating func power(_ node: Node, _ base: Node, _ exponent: Node) -> [Piece] {
    guard case .numeral(let value) = exponent.content else {
      return call(noted(language.name(of: .pow)), [base, exponent])
    }
    guard value == 2 else { return call(language == .python ? "math.pow" : "pow", [base, exponent]) }
    if isSquareOfName(node) { return [.operand(base, level: 2), .text(" * "), .operand(base, level: 3)] }
    used.insert(.square)
    return call(SupportFunction.square.rawValue, [base])
  }
}
