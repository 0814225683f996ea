// After reading this file you know the functions of the language that are no primitives: they are written out as formulas of
// primitives, in the form that keeps its digits.
//
//     logsumexp(a, b, c)     m = max(max(a, b), c);   m + log(exp(a - m) + exp(b - m) + exp(c - m))
//     softmax(a, b)          m = max(a, b);           exp(a - m)/s, exp(b - m)/s   with s = exp(a - m) + exp(b - m)
//     ceil(x)                -floor(-x)
//
// Subtracting the largest argument keeps every exp within (0, 1]; the kinks of max cancel, in the derivatives too. The sum's
// logarithm is at least 0, so that digits go only where the result itself is nearly 0, as in logsumexp(0, -50): about
// 2e-22, where this form gives 0, as every library's does (logsumexp of 0 and b alone is softplus(b), which has them).

import Elementary

/// A function that is written out.
enum ComposedFunction: String, CaseIterable, Sendable {
  case logsumexp, softmax, normcdf, normpdf, sec, csc, cot, clamp, ceil

  /// log(x, b): the logarithm to another base, called by the name of log.
  case logToBase = "log"

  /// How many arguments it takes.
  var arity: ClosedRange<Int> {
    switch self {
    case .logsumexp, .softmax: 2...(.max)
    case .normcdf, .normpdf, .sec, .csc, .cot, .ceil: 1...1
    case .logToBase: 2...2
    case .clamp: 3...3
    }
  }

  /// The call as it is written in advice.
  var example: String {
    switch self {
    case .logsumexp, .softmax: "\(rawValue)(a, b, ...)"
    case .logToBase: "log(x, b)"
    case .clamp: "clamp(x, low, high)"
    case .normcdf, .normpdf, .sec, .csc, .cot, .ceil: "\(rawValue)(x)"
    }
  }

  /// What it is, for the table of functions.
  var summary: String {
    switch self {
    case .logsumexp: "log(exp(a) + exp(b) + ...)"
    case .softmax: "exp(a)/s, exp(b)/s, ...: several results"
    case .normcdf: "erfc(-x/sqrt(2))/2, the normal integral"
    case .normpdf: "exp(-x^2/2)/sqrt(2*pi), normal density"
    case .sec: "1/cos(x)"
    case .csc: "1/sin(x)"
    case .cot: "1/tan(x)"
    case .clamp: "min(max(x, low), high)"
    case .ceil: "-floor(-x), the next whole number up"
    case .logToBase: "log(x)/log(b), to the base b"
    }
  }

  /// The functions that are called by names of their own.
  static let named = Dictionary(
    uniqueKeysWithValues: allCases.filter { $0 != .logToBase }.map { ($0.rawValue, $0) })

  /// Writes the function's results as steps.
  ///
  /// - Parameter x: as many arguments as ``arity`` allows.
  func write(_ x: [Int32], into steps: inout FormulaSteps) -> [Int32] {
    let first = x[0]
    switch self {
    case .logsumexp:
      let (largest, _, sum) = Self.exponentials(x, &steps)
      return [steps.append(.add, largest, steps.append(.unary(.log), sum))]
    case .softmax:
      let (_, terms, sum) = Self.exponentials(x, &steps)
      return terms.map { steps.append(.divide, $0, sum) }
    case .normcdf:
      let scaled = steps.append(.divide, steps.append(.negate, first), steps.root(of: 2))
      return [steps.append(.divide, steps.append(.unary(.erfc), scaled), steps.append(.numeral(2)))]
    case .normpdf:
      let square = steps.append(.binary(.pow), first, steps.append(.numeral(2)))
      let half = steps.append(.divide, steps.append(.negate, square), steps.append(.numeral(2)))
      let circle = steps.append(.multiply, steps.append(.numeral(2)), steps.append(.numeral(.pi)))
      return [
        steps.append(.divide, steps.append(.unary(.exp), half), steps.append(.unary(.sqrt), circle))
      ]
    case .sec: return [steps.reciprocal(of: steps.append(.unary(.cos), first))]
    case .csc: return [steps.reciprocal(of: steps.append(.unary(.sin), first))]
    case .cot: return [steps.reciprocal(of: steps.append(.unary(.tan), first))]
    case .clamp:
      return [steps.append(.binary(.min), steps.append(.binary(.max), first, x[1]), x[2])]
    case .ceil:
      return [steps.append(.negate, steps.append(.unary(.floor), steps.append(.negate, first)))]
    case .logToBase:
      return [steps.append(.divide, steps.append(.unary(.log), first), steps.append(.unary(.log), x[1]))]
    }
  }

  /// The largest argument m, exp(a - m) of each argument a, and their sum.
  private static func exponentials(
    _ x: [Int32], _ steps: inout FormulaSteps
  ) -> (largest: Int32, terms: [Int32], sum: Int32) {
    let largest = x.dropFirst().reduce(x[0]) { steps.append(.binary(.max), $0, $1) }
    let terms = x.map { steps.append(.unary(.exp), steps.append(.subtract, $0, largest)) }
    return (largest, terms, terms.dropFirst().reduce(terms[0]) { steps.append(.add, $0, $1) })
  }
}

extension FormulaSteps {
  fileprivate mutating func root(of number: Double) -> Int32 {
    append(.unary(.sqrt), append(.numeral(number)))
  }

  fileprivate mutating func reciprocal(of step: Int32) -> Int32 {
    let one = append(.numeral(1))
    return append(.divide, one, step)
  }
}

/// The calls of the functions that are written out as formulas, each with what it is: for a table of functions.
package var composedFunctions: [(call: String, summary: String)] {
  ComposedFunction.allCases.map { ($0.example, $0.summary) }
}
