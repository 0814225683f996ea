// After reading this file you know how the naive formulas of all partial derivatives are evaluated without being written: they
// share all but what their own variable reaches.
//
//     f = x² + sin(y)      ∂f/∂x = 2·x^1·1 + cos(y)·0        sin(y)′ = cos(y)·0 stands in the formula of every variable
//                          ∂f/∂y = 2·x^1·0 + cos(y)·1        that is not y, with the same value
//
// So the derivative of each part by a variable that does not occur is computed once; for a variable the rules are applied
// again along its forward slice (ForwardSlices.swift). Each value is, bit for bit, that of the written formula.
//
// Cost. Linear in the formula once, and in the slice for each variable; the written formulas would be as long as f, each.

import Reverse

/// The rules of all parts of a formula, and which of them a variable chooses.
final class NaiveRules: Sendable {
  /// The programs of a part's rule: where no operand moves, the first, the second, or both.
  private struct Choice {
    var programs: (Int32, Int32, Int32, Int32) = (-1, -1, -1, -1)
  }

  let list: WengertList
  fileprivate let programs: RulePrograms
  private let choices: [Choice]

  /// The numerals, by their slots.
  fileprivate let numerals: [Double?]

  init(of list: WengertList) {
    self.list = list
    var drafts = RulePrograms.Drafts()
    var choices = Array(repeating: Choice(), count: list.slotCount)
    for line in list.lines {
      func program(_ first: Bool, _ second: Bool) -> Int32 {
        let rule = DerivativeRule(for: line.primitive, active: (first, second && line.second != nil))
        return Int32(drafts.number(of: rule))
      }
      choices[line.result].programs = (
        program(false, false), program(true, false), program(false, true), program(true, true)
      )
    }
    var numerals = [Double?](repeating: nil, count: list.slotCount)
    for constant in list.constants { numerals[constant.slot] = constant.value }
    (programs, self.choices, self.numerals) = (drafts.programs, choices, numerals)
  }

  /// The program of a part's rule, where some of its operands move.
  fileprivate func program(of slot: Int, _ moves: (first: Bool, second: Bool)) -> Int {
    let programs = choices[slot].programs
    return Int(
      moves.first ? moves.second ? programs.3 : programs.1 : moves.second ? programs.2 : programs.0)
  }
}

/// Something of the naive formulas of all derivatives, such as their values, made without writing them.
struct NaiveSweep<T> {
  /// What is made of a step of a rule, from what its operands have; the numeral is that of an exponent or order n, where
  /// the step is n ± 1.
  typealias Make = (_ step: RulePrograms.Step, _ x: T, _ y: T, _ numeral: Double?) -> T

  private let rules: NaiveRules

  /// What the parts of the formula have.
  private let parts: [T]

  /// What their derivatives have: by a variable that does not occur, or along a slice by its own.
  private var derivatives: SliceSweep<T>

  private var registers: [T]
  private let one: T

  /// Starts with the derivatives by a variable that does not occur.
  ///
  /// - Parameters:
  ///   - parts: what each slot of the formula's list has.
  ///   - constant: what a numeral has.
  @inline(__always)
  init(_ rules: NaiveRules, parts: [T], _ constant: (Double) -> T, _ make: Make) {
    self.rules = rules
    self.parts = parts
    registers = rules.programs.registers(constant)
    one = constant(1)
    var resting = [T](repeating: constant(0), count: parts.count)
    for line in rules.list.lines {
      let second = line.second ?? line.first
      resting[line.result] = Self.derivative(
        rules, parts, line.result, (line.first, second), resting[line.first], resting[second], (false, false),
        &registers, make)
    }
    derivatives = SliceSweep(resting: resting)
  }

  /// What the derivative by the variable of a slice has.
  @inline(__always)
  mutating func output(along slice: ForwardSlice, of slices: ForwardSlices, _ make: Make) -> T {
    defer { derivatives.rest(slice) }
    let (rules, parts) = (rules, parts)
    return derivatives.output(moving: slice, of: slices, to: one) { line in
      Self.derivative(
        rules, parts, line.slot, (line.first, line.second), line.x, line.y, line.moves, &registers, make)
    }
  }

  @inline(__always)
  private static func derivative(
    _ rules: NaiveRules, _ parts: [T], _ slot: Int, _ operands: (Int, Int), _ du: T, _ dv: T,
    _ moves: (first: Bool, second: Bool), _ registers: inout [T], _ make: Make
  ) -> T {
    registers[0] = parts[slot]
    registers[1] = parts[operands.0]
    registers[2] = parts[operands.1]
    registers[3] = du
    registers[4] = dv
    return rules.programs.result(of: rules.program(of: slot, moves), &registers) { step, x, y in
      let isNumeral = step.isNextOrder
      return make(
        step, x, y, isNumeral ? rules.numerals[step.first == 1 ? operands.0 : operands.1] : nil)
    }
  }
}

extension NaiveSweep<Double> {
  /// The values of the naive formulas at a point.
  ///
  /// - Parameter values: the numbers in all slots at the point.
  init(_ rules: NaiveRules, values: [Double]) {
    self.init(rules, parts: values, { $0 }) { step, x, y, _ in step.value(x, y) }
  }

  /// The value of the derivative by the variable of a slice.
  mutating func derivative(along slice: ForwardSlice, of slices: ForwardSlices) -> Double {
    output(along: slice, of: slices) { step, x, y, _ in step.value(x, y) }
  }
}

extension RulePrograms.Step {
  @inline(__always)
  fileprivate func value(_ x: Double, _ y: Double) -> Double {
    switch primitive {
    case .add: x + y
    case .subtract: x - y
    case .multiply: x * y
    case .divide: x / y
    case .negate: -x
    case .unary(let function): Double.apply(function, to: x)
    case .binary(let function): Double.apply(function, to: x, y)
    }
  }
}
