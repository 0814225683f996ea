// After reading this file you know the functions of the language that are no primitives: they are written out as formulas of
// primitives, in the form that keeps its digits.
//
//     softmax(a, b)      m = max(a, b);  p = exp(a - m);  q = exp(b - m);      p/(p + q), q/(p + q)
//     logsumexp(a, b)    the same p and q;                                     m + log1p(p*q - expm1(a - m)*expm1(b - m))
//     ceil(x)                                                                  -floor(-x)
//
// Subtracting the largest argument keeps every exp within (0, 1], and one of them is 1. So log(p + q) = log1p(p + q - 1) can be
// as small as the other one, and p + q - 1 would lose it: logsumexp(0, -40) is log1p(exp(-40)), about 4.2e-18, and 1 + 4.2e-18
// is 1. But p + q - 1 = p*q - (1 - p)*(1 - q), where the second product is exactly 0 and the first one keeps its digits. Of
// more arguments the halves are joined likewise, by sums and products of what is not negative:
//
//     z = product of the 1 - p        u = 1 - z        v = sum of the p, less u        v - z = sum of the p, less 1
//     z = z1*z2                       u = u1 + u2*z1   v = v1 + v2 + u1*u2
//
// All of it holds for any m, so that the kinks of max cancel, in the derivatives of every order. Cost: ten operations an
// argument where log(p + q) has four.

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
      let (largest, differences) = Self.belowLargest(x, &steps)
      let excess = Self.sumOfExponentialsLessOne(differences, &steps)
      return [steps.append(.add, largest, steps.append(.unary(.log1p), excess))]
    case .softmax:
      let terms = Self.belowLargest(x, &steps).differences.map { steps.append(.unary(.exp), $0) }
      let sum = terms.dropFirst().reduce(terms[0]) { steps.append(.add, $0, $1) }
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

  /// The largest argument m, and a - m of each argument a.
  private static func belowLargest(
    _ x: [Int32], _ steps: inout FormulaSteps
  ) -> (largest: Int32, differences: [Int32]) {
    let largest = x.dropFirst().reduce(x[0]) { steps.append(.binary(.max), $0, $1) }
    return (largest, x.map { steps.append(.subtract, $0, largest) })
  }

  /// The sum of exp(d), less 1, where no d is positive and one of them is 0.
  private static func sumOfExponentialsLessOne(_ differences: [Int32], _ steps: inout FormulaSteps) -> Int32 {
    var parts = differences.map { Part($0, &steps) }
    while parts.count > 1 {
      parts = stride(from: 0, to: parts.count, by: 2).map { index in
        index + 1 < parts.count ? Part(parts[index], parts[index + 1], &steps) : parts[index]
      }
    }
    let all = parts[0]
    return all.v.map { steps.append(all.count.isMultiple(of: 2) ? .subtract : .add, $0, all.product) }
      ?? all.product
  }

  /// What is known of some of the numbers p = exp(d).
  private struct Part {
    let count: Int

    /// The product of the expm1(d), which is z or, of an odd number of them, -z.
    let product: Int32
    let u: Int32

    /// Nothing of a single number, for which it is 0.
    let v: Int32?

    init(_ difference: Int32, _ steps: inout FormulaSteps) {
      (count, v) = (1, nil)
      product = steps.append(.unary(.expm1), difference)
      u = steps.append(.unary(.exp), difference)
    }

    init(_ first: Part, _ second: Part, _ steps: inout FormulaSteps) {
      count = first.count + second.count
      product = steps.append(.multiply, first.product, second.product)
      let rest = steps.append(.multiply, second.u, first.product)
      u = steps.append(first.count.isMultiple(of: 2) ? .add : .subtract, first.u, rest)
      let both = steps.append(.multiply, first.u, second.u)
      v = [first.v, second.v].compactMap(\.self).reduce(both) { steps.append(.add, $0, $1) }
    }
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
