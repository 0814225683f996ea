// After reading this file you know how a table of the tests runs through every number type: its functions are
// texts, and a text can be evaluated over any `Scalar`.

import Dual
import TestSupport

/// A formula as a sequence of steps on a stack.
struct Formula: Sendable {
  private enum Step: Sendable {
    case constant(Double)
    case variable(Int)
    case primitive(Primitive)
  }

  private var steps: [Step] = []
  private var rest: Substring
  private let variables: [String]

  /// Reads a formula of the tests' own tables, which are well formed; variables come in the order given.
  init(_ text: String, variables: [String]) {
    rest = Substring(text.replacing(" ", with: "").replacing("**", with: "^"))
    self.variables = variables
    readSum()
    precondition(rest.isEmpty, "cannot read '\(rest)' in \(text)")
  }

  /// The formula's value over any number type.
  func callAsFunction<T: Scalar>(_ point: [T]) -> T {
    var stack: [T] = []
    for step in steps {
      switch step {
      case .constant(let value): stack.append(T(value))
      case .variable(let index): stack.append(point[index])
      case .primitive(let primitive):
        let last = stack.removeLast()
        if let result = T.apply(primitive, to: last) {
          stack.append(result)
        } else if let result = T.apply(primitive, to: stack.removeLast(), last) {
          stack.append(result)
        }
      }
    }
    return stack[0]
  }

  private mutating func take(_ sign: Character) -> Bool {
    guard rest.first == sign else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func readSum() {
    readProduct()
    while true {
      if take("+") {
        readProduct(); steps.append(.primitive(.add))
      } else if take("-") {
        readProduct(); steps.append(.primitive(.subtract))
      } else {
        return
      }
    }
  }

  private mutating func readProduct() {
    readSigned()
    while true {
      if take("*") {
        readSigned(); steps.append(.primitive(.multiply))
      } else if take("/") {
        readSigned(); steps.append(.primitive(.divide))
      } else {
        return
      }
    }
  }

  private mutating func readSigned() {
    if take("-") { readSigned(); steps.append(.primitive(.negate)) } else { readPower() }
  }

  private mutating func readPower() {
    readAtom()
    if take("^") { readSigned(); steps.append(.primitive(.binary(.pow))) }
  }

  private mutating func readAtom() {
    if take("(") {
      readSum()
      precondition(take(")"), "no ')' before '\(rest)'")
    } else if rest.first?.isLetter == true {
      let name = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
      rest.removeFirst(name.count)
      readName(name)
    } else {
      var digits = rest.prefix { $0.isNumber || $0 == "." }
      let tail = rest.dropFirst(digits.count)
      if tail.first == "e" || tail.first == "E" {
        let exponent = tail.dropFirst().prefix { $0.isNumber || $0 == "-" || $0 == "+" }
        digits = rest.prefix(digits.count + 1 + exponent.count)
      }
      rest.removeFirst(digits.count)
      steps.append(.constant(Double(digits) ?? .nan))
    }
  }

  private mutating func readName(_ name: String) {
    if let index = variables.firstIndex(of: name) { steps.append(.variable(index)); return }
    if name == "pi" { steps.append(.constant(.pi)); return }
    if name == "e" { steps.append(.constant(Double.apply(.exp, to: 1))); return }
    precondition(take("("), "unknown name '\(name)'")
    readSum()
    let unary = UnaryFunction.allCases.first { $0.name == name || $0.aliases.contains(name) }
    if let unary {
      steps.append(.primitive(.unary(unary)))
    } else if let binary = BinaryFunction(rawValue: name), take(",") {
      readSum()
      steps.append(.primitive(.binary(binary)))
    } else {
      preconditionFailure("unknown function '\(name)'")
    }
    precondition(take(")"), "no ')' after the arguments of \(name)")
  }
}
