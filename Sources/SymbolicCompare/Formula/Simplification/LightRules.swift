// After reading this file you know every rule of light simplification: what one crosses out by hand after
// differentiating, and nothing more.
//
//     d/dx x^3·y        naive   3*x^2*1*y + x^3*0          light   3*x^2*y
//
// Light rules look at one operation whose arguments are simplified already. They never reorder, collect or cancel:
// a·b + a·c stays, and so does a − a.
//
// Values. At a point where every part is finite, light changes no value (at most the sign of a zero): x·1, x + 0 and
// exact constants are exact in floating point, and an inexact constant such as 1/3 or log(2) is left to be computed.
// Where a part is infinite or undefined it can do better than the naive formula: 0·u = 0 drops such a u, which
// forward and reverse mode never follow either.

import Elementary

/// A rule of light simplification, named by what it says.
package enum LightRule: String, CaseIterable {
  case zeroPlus = "0 + a = a"
  case plusZero = "a + 0 = a"
  case minusZero = "a - 0 = a"
  case zeroMinus = "0 - a = -a"
  case zeroTimes = "0*a = 0"
  case timesZero = "a*0 = 0"
  case oneTimes = "1*a = a"
  case timesOne = "a*1 = a"
  case zeroOver = "0/a = 0"
  case overOne = "a/1 = a"
  case powerOne = "a^1 = a"
  case powerZero = "a^0 = 1"
  case oneToPower = "1^a = 1"
  case zeroIfPositive = "where(a > 0, 0, 0) = 0"
  case zeroIfNotPositive = "where(a <= 0, 0, 0) = 0"
  case minusMinus = "--a = a"
  case exactConstant = "exact arithmetic on numbers"
  case knownValue = "f(0) or f(1), where exact"
}

extension LightRule {
  /// The first rule that fits an operation, and what it makes of it; `nil` if none fits.
  package static func applied(
    to operation: Primitive, _ a: Symbolic, _ b: Symbolic?
  ) -> (rule: LightRule, result: Symbolic)? {
    if let b { applied(to: operation, first: a, second: b) } else { applied(to: operation, argument: a) }
  }

  // swift-format-ignore
  /// The rules for operations of two arguments.
  private static func applied(
    to operation: Primitive, first a: Symbolic, second b: Symbolic
  ) -> (rule: LightRule, result: Symbolic)? {
    switch (operation, a.numeral, b.numeral) {
    case (.add,          0?, _):                                (.zeroPlus, b)
    case (.add,          _, 0?):                                (.plusZero, a)
    case (.subtract,     _, 0?):                                (.minusZero, a)
    case (.subtract,     0?, nil):                              (.zeroMinus, negated(b))
    case (.multiply,     0?, _):                                (.zeroTimes, 0)
    case (.multiply,     _, 0?):                                (.timesZero, 0)
    case (.multiply,     1?, _):                                (.oneTimes, b)
    case (.multiply,     _, 1?):                                (.timesOne, a)
    case (.divide,       0?, let d) where d != 0:               (.zeroOver, 0)
    case (.divide,       _, 1?):                                (.overOne, a)
    case (.binary(.pow), _, 1?):                                (.powerOne, a)
    case (.binary(.pow), _, 0?):                                (.powerZero, 1)
    case (.binary(.pow), 1?, _):                                (.oneToPower, 1)
    case (.binary(.ifPositive), _, 0?):                         (.zeroIfPositive, 0)
    case (.binary(.ifNotPositive), _, 0?):                      (.zeroIfNotPositive, 0)
    case (_,             let c?, let d?):                       ExactArithmetic.value(operation, c, d).map { (.exactConstant, Symbolic($0)) }
    default:                                                    nil
    }
  }

  /// The rules for operations of one argument.
  private static func applied(
    to operation: Primitive, argument a: Symbolic
  ) -> (rule: LightRule, result: Symbolic)? {
    switch (operation, a.numeral) {
    case (.negate, let c?): (.exactConstant, Symbolic(c == 0 ? 0 : -c))
    case (.negate, nil): a.negatedFormula.map { (.minusMinus, $0) }
    case (.unary(let function), let c?): knownValue(of: function, at: c).map { (.knownValue, Symbolic($0)) }
    default: nil
    }
  }

  private static func negated(_ a: Symbolic) -> Symbolic { a.negatedFormula ?? -a }

  private static func knownValue(of function: UnaryFunction, at c: Double) -> Double? {
    switch (function, c) {
    case (.exp, 0), (.exp2, 0), (.cos, 0), (.cosh, 0), (.erfc, 0), (.sqrt, 1), (.cbrt, 1): 1
    case (.sin, 0), (.tan, 0), (.sinh, 0), (.tanh, 0), (.asin, 0), (.atan, 0), (.asinh, 0), (.atanh, 0): 0
    case (.expm1, 0), (.log1p, 0), (.erf, 0), (.sqrt, 0), (.cbrt, 0), (.log, 1), (.log2, 1), (.log10, 1): 0
    default: nil
    }
  }
}

extension Symbolic {
  /// The number, if the formula is a numeral.
  var numeral: Double? {
    if case .numeral(let value) = node.content { value } else { nil }
  }

  /// The formula a, if this one is −a.
  var negatedFormula: Symbolic? {
    if case .operation(.negate) = node.content { node.first.map(Symbolic.init) } else { nil }
  }
}
