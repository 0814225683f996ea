// After reading this file you know how a rule of the textbook is applied to numbers: it is applied once to letters, and what
// it writes is kept as a little program.
//
//     (u·v)′ = u′·v + u·v′        registers   f  u  v  u′  v′ │ results │ constants
//                                 program     r5 = u′·v      r6 = u·v′      r7 = r5 + r6
//
// The rules stand in Rules.swift alone, over formulas. A program does on numbers what evaluating the written formula would
// do, operation by operation, so that every bit is the same.

import Elementary

/// The rules that a formula needs, as programs.
struct RulePrograms: Sendable {
  /// An operation on registers.
  struct Step: Sendable {
    let primitive: Primitive
    let first: Int32

    /// The second operand; the first where there is one.
    let second: Int32

    /// Whether this is n ± 1 of an exponent or an order u or v: where that is a numeral, so is the result.
    let isNextOrder: Bool
  }

  private struct Program {
    let steps: Range<Int>
    let output: Int
  }

  private let steps: [Step]
  private let programs: [Program]

  /// The constants of all rules.
  let constants: [Double]

  /// f, u, v, u′ and v′.
  private static let letters = 5

  /// The most steps of a rule: then come the constants.
  private let mostSteps: Int

  /// Room for a program's letters, results and constants.
  func registers<T>(_ constant: (Double) -> T) -> [T] {
    Array(repeating: constant(0), count: Self.letters + mostSteps) + constants.map(constant)
  }

  /// What a rule gives, of whatever the registers hold.
  ///
  /// - Parameters:
  ///   - number: the number of the rule's program.
  ///   - registers: from ``registers(_:)``, with f, u, v, u′ and v′ in the first five.
  ///   - make: what a step makes of its operands.
  @inline(__always)
  func result<T>(of number: Int, _ registers: inout [T], _ make: (Step, _ x: T, _ y: T) -> T) -> T {
    let program = programs[number]
    var place = Self.letters
    for index in program.steps {
      let step = steps[index]
      registers[place] = make(step, registers[Int(step.first)], registers[Int(step.second)])
      place += 1
    }
    return registers[program.output]
  }
}

extension RulePrograms {
  /// The programs while rules are still being asked for: where the constants begin is known after the last of them, and until
  /// then a constant is named by −1 − its number.
  struct Drafts {
    private var steps: [Step] = []
    private var drafts: [Program] = []
    private var numbers: [DerivativeRule: Int] = [:]
    private var constants: [Double] = []
    private var mostSteps = 0

    /// The number of a rule's program, which is made when it is first asked for.
    mutating func number(of rule: DerivativeRule) -> Int {
      if let known = numbers[rule] { return known }
      let letters = ["f", "u", "v", "u'", "v'"]
      let (f, u, v) = (Symbolic(anyName: "f"), Symbolic(anyName: "u"), Symbolic(anyName: "v"))
      let (du, dv) = (Symbolic(anyName: "u'"), Symbolic(anyName: "v'"))
      let list = rule.applied(to: f, u, v, derivatives: du, dv).compiled(inputs: letters)
      var places = Array(0..<list.slotCount)
      for constant in list.constants {
        places[constant.slot] = ~constants.count
        constants.append(constant.value)
      }
      for (index, line) in list.lines.enumerated() { places[line.result] = RulePrograms.letters + index }
      let ones = Set(list.constants.filter { $0.value == 1 }.map(\.slot))
      let start = steps.count
      steps += list.lines.map { line in
        let second = line.second ?? line.first
        let isSum = line.primitive == .add || line.primitive == .subtract
        return Step(
          primitive: line.primitive, first: Int32(places[line.first]), second: Int32(places[second]),
          isNextOrder: isSum && line.first < RulePrograms.letters && ones.contains(second))
      }
      drafts.append(Program(steps: start..<steps.count, output: places[list.outputs[0]]))
      numbers[rule] = drafts.count - 1
      mostSteps = Swift.max(mostSteps, list.lines.count)
      return drafts.count - 1
    }

    /// The programs of all rules that were asked for, with every constant in its place.
    var programs: RulePrograms {
      func place(_ index: Int) -> Int { index < 0 ? RulePrograms.letters + mostSteps + ~index : index }
      return RulePrograms(
        steps: steps.map { step in
          Step(
            primitive: step.primitive, first: Int32(place(Int(step.first))),
            second: Int32(place(Int(step.second))), isNextOrder: step.isNextOrder)
        },
        programs: drafts.map { Program(steps: $0.steps, output: place($0.output)) },
        constants: constants, mostSteps: mostSteps)
    }
  }
}
