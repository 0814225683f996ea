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
    fileprivate(set) var first: Int32

    /// The second operand; the first where there is one.
    fileprivate(set) var second: Int32

    /// Whether this is n ± 1 of an exponent or an order u or v: where that is a numeral, so is the result.
    let isNextOrder: Bool
  }

  private struct Program {
    let steps: Range<Int>
    var output: Int
  }

  private var steps: [Step] = []
  private var programs: [Program] = []
  private var numbers: [DerivativeRule: Int] = [:]

  /// The constants of all rules.
  private(set) var constants: [Double] = []

  /// f, u, v, u′ and v′.
  private static let letters = 5

  /// The most steps of a rule: then come the constants.
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
    for (index, line) in list.lines.enumerated() { places[line.result] = Self.letters + index }
    let ones = Set(list.constants.filter { $0.value == 1 }.map(\.slot))
    let start = steps.count
    steps += list.lines.map { line in
      let second = line.second ?? line.first
      let isSum = line.primitive == .add || line.primitive == .subtract
      return Step(
        primitive: line.primitive, first: Int32(places[line.first]), second: Int32(places[second]),
        isNextOrder: isSum && line.first < Self.letters && ones.contains(second))
    }
    programs.append(Program(steps: start..<steps.count, output: places[list.outputs[0]]))
    numbers[rule] = programs.count - 1
    mostSteps = Swift.max(mostSteps, list.lines.count)
    return programs.count - 1
  }

  /// Gives the constants their places, once the rules are known.
  mutating func placeConstants() {
    func place(_ index: Int) -> Int { index < 0 ? Self.letters + mostSteps + ~index : index }
    for index in steps.indices {
      steps[index].first = Int32(place(Int(steps[index].first)))
      steps[index].second = Int32(place(Int(steps[index].second)))
    }
    for index in programs.indices { programs[index].output = place(programs[index].output) }
  }

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
