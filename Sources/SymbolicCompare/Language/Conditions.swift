// After reading this file you know what a condition is made of: gates, which let a number pass where another one is positive,
// or where it is not. So nothing new is to be differentiated, and a branch that is not taken passes nothing.
//
//     x > a                    ifPositive(x - a, 1)              1 where it holds, else 0
//     x < a                    ifPositive(-(x - a), 1)           x - a and its opposite are rounded alike
//     x <= a                   ifNotPositive(x - a, 1)           the opposite of x > a
//     x == a                   ifNotPositive(abs(x - a), 1)      x - a is 0 for x = a alone, also rounded
//     p and q                  q in the place of p's 1
//     p or q                   q in the place of p's 0
//     where(x > a, t, f)       ifPositive(x - a, t) + ifNotPositive(x - a, f); where f is 0, the first gate alone
//
// A condition without a number, as sqrt(-1) > 0, gives no number, whatever the branches are: it is not guessed.

import Elementary

/// How two numbers are compared.
package enum Relation {
  case less, atMost, greater, atLeast, equal, unequal

  /// The sign, as it is written.
  package var sign: String {
    switch self {
    case .less: "<"
    case .atMost: "<="
    case .greater: ">"
    case .atLeast: ">="
    case .equal: "=="
    case .unequal: "!="
    }
  }
}

extension FormulaSteps {
  /// 1 where two numbers compare so, 0 where they do not.
  mutating func compare(_ comparison: Relation, _ a: Int32, _ b: Int32) -> Int32 {
    switch comparison {
    case .greater: return gate(.ifPositive, difference(a, b), one)
    case .less: return gate(.ifPositive, append(.negate, difference(a, b)), one)
    case .atMost: return gate(.ifNotPositive, difference(a, b), one)
    case .atLeast: return gate(.ifNotPositive, append(.negate, difference(a, b)), one)
    case .equal, .unequal:
      let distance = append(.unary(.abs), difference(a, b))
      return gate(comparison == .equal ? .ifNotPositive : .ifPositive, distance, one)
    }
  }

  /// The steps of 1 and 0.
  var one: Int32 { mutating get { append(.numeral(1)) } }
  var zero: Int32 { mutating get { append(.numeral(0)) } }

  private mutating func gate(_ function: BinaryFunction, _ x: Int32, _ y: Int32) -> Int32 {
    append(.binary(function), x, y)
  }

  private mutating func difference(_ a: Int32, _ b: Int32) -> Int32 {
    isZero(b) ? a : append(.subtract, a, b)
  }

  private func isZero(_ step: Int32) -> Bool { numeral(step) == 0 }

  private func numeral(_ step: Int32) -> Double? {
    if case .numeral(let value) = steps[Int(step)] { return value }
    return nil
  }

  /// What a condition is made of at its outermost gate: a number, and two conditions, for where it is positive and where it is
  /// not; a missing one is 0.
  private struct Fork {
    let number: Int32
    var positive: Int32?
    var other: Int32?

    /// Whether the gate for a positive number stands first.
    let startsPositive: Bool

    /// The two conditions, as far as they are there.
    var inner: [Int32] { [positive, other].compactMap(\.self) }
  }

  private func fork(at step: Int32) -> Fork? {
    switch steps[Int(step)] {
    case .operation(.binary(.ifPositive), let x, let y):
      return Fork(number: x, positive: y, other: nil, startsPositive: true)
    case .operation(.binary(.ifNotPositive), let x, let y):
      return Fork(number: x, positive: nil, other: y, startsPositive: false)
    case .operation(.add, let first, let second):
      guard second >= 0, case .operation(.binary, _, _) = steps[Int(first)],
        case .operation(.binary, _, _) = steps[Int(second)],
        var fork = fork(at: first), let rest = self.fork(at: second),
        fork.number == rest.number, fork.startsPositive != rest.startsPositive
      else { return nil }
      fork.positive = fork.positive ?? rest.positive
      fork.other = fork.other ?? rest.other
      return fork
    default: return nil
    }
  }

  /// Whether a step looks like a condition: gates with 1, 0 or other gates behind them.
  func isCondition(_ step: Int32, placeholder: Int32) -> Bool {
    if step == placeholder { return true }
    guard let fork = fork(at: step) else { return false }
    return fork.inner.allSatisfy {
      $0 == placeholder || numeral($0) == 1 || numeral($0) == 0 || self.fork(at: $0) != nil
    }
  }

  /// A number where a condition holds, and another one where it does not; `nil` if the step is no condition.
  ///
  /// - Parameters:
  ///   - isCondition: whether the result is a condition too, so that a branch that is 0 is left out, the first one too.
  ///   - placeholder: a step that may be any condition.
  ///   - visits: how many steps were looked at is added.
  /// - Complexity: one visit to each gate of the condition; iterative.
  mutating func choice(
    _ condition: Int32, _ holds: Int32, _ fails: Int32, isCondition: Bool, placeholder: Int32,
    visits: inout Int
  ) -> Int32? {
    if condition == placeholder { return placeholder }
    var results: [Int32: Int32] = [:]
    var path = [condition]
    while let step = path.last {
      visits += 1
      guard let fork = fork(at: step) else { return nil }
      for inner in fork.inner where results[inner] == nil {
        switch numeral(inner) {
        case 1?: results[inner] = holds
        case 0?: results[inner] = fails
        case nil where inner == placeholder: results[inner] = holds
        case nil: path.append(inner)
        default: return nil
        }
      }
      if path.last != step { continue }
      path.removeLast()
      let (positive, other) = (
        fork.positive.flatMap { results[$0] } ?? fails, fork.other.flatMap { results[$0] } ?? fails
      )
      if isCondition && isZero(positive) {
        results[step] = isZero(other) ? other : gate(.ifNotPositive, fork.number, other)
      } else if isCondition && isZero(other) {
        results[step] = gate(.ifPositive, fork.number, positive)
      } else {
        let (holds, fails) = fork.startsPositive ? (positive, other) : (other, positive)
        let first = gate(fork.startsPositive ? .ifPositive : .ifNotPositive, fork.number, holds)
        if isZero(fails) {
          results[step] = first
        } else {
          let second = gate(fork.startsPositive ? .ifNotPositive : .ifPositive, fork.number, fails)
          results[step] = append(.add, first, second)
        }
      }
    }
    return results[condition]
  }
}
