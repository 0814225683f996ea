// After reading this file you know what a step that is singular where it stands means for a sweep that serves all inputs.
//
// Such a step, as |u| or log u at 0, has no slope: it is evaluated at the point alone. The others are linearized. On the way
// back it is seen which inputs hang on it.
//
//     x² + |y|  at y = 0      x does not: 2·x is its derivative
//                             y does, and needs series of its own
//     x² + log(y) at y = 0    the function has no value, wherever x moves, and so no derivative by it
//     log(x) + log(y) at 0    nor here by any of the two: the other's step keeps it from having values
//
// By structure, as y reaches |y|, not by number. What does not reach a singular step meets the same numbers there along its
// own direction as at the point.
//
// Cost. One series of two coefficients a step; one of a number more for a singular one.

internal import Elementary

/// The values of all steps at a point, and their slopes where they are smooth.
struct LinearizedSteps<C: Coefficient> {
  let context: SeriesContext

  /// The slopes of each step by its operands; `nil` where it depends on no input, or is singular.
  private(set) var slopes: [(first: C, second: C)?]

  /// Whether what moves a step's operand meets something singular there.
  private(set) var isSingular: [Bool]

  private(set) var events: [SingularEvent] = []
  private(set) var dormantEvents: [SingularEvent] = []

  private var values: [C]

  /// Why steps have no value.
  private var obstacles: [Int: Obstacle] = [:]

  /// The number of a step at the point, or why there is none.
  func germ(_ step: Int) -> Germ<C> {
    obstacles[step].map { .obstacle($0) } ?? .series(Series(constant: values[step]))
  }

  init(of program: StraightLineProgram, at point: [Double], _ context: SeriesContext) {
    var local = context
    local.terms = 2
    self.context = local
    let count = program.steps.count
    values = [C](repeating: C(0), count: count)
    slopes = [(first: C, second: C)?](repeating: nil, count: count)
    isSingular = [Bool](repeating: false, count: count)
    var evaluation = SideEvaluation<C>(local)
    let moves = program.dependsOnInputs
    for (index, step) in program.steps.enumerated() where program.isNeeded[index] {
      switch step {
      case .input(let position): values[index] = C(exactly: point[position])
      case .constant(let x):
        guard x.isFinite else {
          obstacles[index] = Obstacle(reason: .undefined, step: index)
          continue
        }
        values[index] = C.numeral(x, local)
      case .pi: values[index] = C.constant(.pi, local)
      case .e: values[index] = C.constant(.e, local)
      case .apply(let primitive, let first, let second):
        evaluation.begin(index, of: program)
        let isBeyond = obstacles[first] != nil || second.map { obstacles[$0] != nil } ?? false
        let choice = evaluation.choice(at: index, of: program) { germ($0) }
        if !isBeyond, choice == nil,
          let result = evaluation.linearization(
            of: primitive, values[first], second.map { values[$0] }, moves[first],
            second.map { moves[$0] } ?? false),
          result.value.isFinite
        {
          values[index] = result.value
          if moves[index] { slopes[index] = (result.first, result.second) }
          continue
        }
        (evaluation.events, evaluation.dormantEvents) = ([], [])
        let result = choice ?? evaluation.apply(primitive, germ(first), second.map { germ($0) })
        events += evaluation.events
        if moves[index] { dormantEvents += evaluation.dormantEvents }
        (evaluation.events, evaluation.dormantEvents) = ([], [])
        // What has no value makes others have none, whatever their second operand is; a branch may not be taken.
        isSingular[index] = !isBeyond || primitive.takesOneOperand
        switch result {
        case .series(let series): values[index] = series.constantTerm
        case .obstacle(let obstacle): obstacles[index] = obstacle
        }
      }
    }
  }
}

extension LinearizedSteps {
  /// Whether each input needs series of its own: since it reaches a singular step; or, where there is no value, reaches all
  /// steps that are to blame.
  func inputsWithSeries(of program: StraightLineProgram, count: Int) -> [Bool] {
    let culprits = culprits(of: program)
    guard let first = culprits.first, let last = culprits.last else {
      return Self.inputs(reaching: isSingular, in: program, count: count)
    }
    func inputs(reaching culprit: Int) -> [Bool] {
      var isMeant = [Bool](repeating: false, count: program.steps.count)
      isMeant[culprit] = true
      return Self.inputs(reaching: isMeant, in: program, count: count)
    }
    // Two are enough to tell apart where each term of a sum has no value.
    return zip(inputs(reaching: first), inputs(reaching: last)).map { $0 && $1 }
  }

  /// The steps of which each alone keeps the program from having a value, the last one first.
  private func culprits(of program: StraightLineProgram) -> [Int] {
    var isMeant = [Bool](repeating: false, count: program.steps.count)
    isMeant[program.output] = obstacles[program.output] != nil
    var found: [Int] = []
    for index in program.steps.indices.reversed() where isMeant[index] {
      var operands: [Int] = []
      if case .apply(let primitive, let first, let second) = program.steps[index], !primitive.takesOneOperand
      {
        operands = [first, second].compactMap(\.self).filter { obstacles[$0] != nil }
      }
      if operands.isEmpty { found.append(index) }
      for operand in operands { isMeant[operand] = true }
    }
    return found
  }

  private static func inputs(
    reaching isMeant: [Bool], in program: StraightLineProgram, count: Int
  ) -> [Bool] {
    var reaches = isMeant
    var inputs = [Bool](repeating: false, count: count)
    for index in program.steps.indices.reversed() where reaches[index] {
      switch program.steps[index] {
      case .input(let position): inputs[position] = true
      case .apply(_, let first, let second):
        reaches[first] = true
        if let second { reaches[second] = true }
      case .constant, .pi, .e: break
      }
    }
    return inputs
  }
}

extension Primitive {
  /// Whether the result is one of two operands, and the other need not have a value.
  fileprivate var takesOneOperand: Bool {
    if case .binary(let function) = self {
      function.isGate || function == .max || function == .min
    } else {
      false
    }
  }
}

extension SideEvaluation {
  /// The value of a step and its slopes by the operands that move; `nil` if it is singular where it stands.
  fileprivate mutating func linearization(
    of primitive: Primitive, _ x: C, _ y: C?, _ xMoves: Bool, _ yMoves: Bool
  ) -> (value: C, first: C, second: C)? {
    guard let y else {
      if primitive == .negate { return (x.negated, C(-1), C(0)) }
      guard let (value, slope) = expansion(of: primitive, Series(x, moves: xMoves), nil) else { return nil }
      return (value, slope, C(0))
    }
    if operandsAreOne {
      // A function of one operand, which moves in both places at once.
      let operand = Series(x, moves: xMoves)
      return expansion(of: primitive, operand, operand).map { ($0.value, $0.slope, C(0)) }
    }
    switch primitive {
    case .add: return (x.adding(y, context), C(1), C(1))
    case .subtract: return (x.subtracting(y, context), C(1), C(-1))
    case .multiply: return (x.multiplied(by: y, context), y, x)
    case .divide:
      guard let sign = y.certainSign, sign != 0 else { return nil }
      let quotient = x.divided(by: y, context)
      return (
        quotient, xMoves ? C(1).divided(by: y, context) : C(0),
        yMoves ? quotient.divided(by: y, context).negated : C(0)
      )
    default:
      guard let (value, first) = expansion(of: primitive, Series(x, moves: xMoves), Series(y, moves: false))
      else {
        return nil
      }
      guard yMoves else { return (value, first, C(0)) }
      guard let (_, second) = expansion(of: primitive, Series(x, moves: false), Series(y, moves: true)) else {
        return nil
      }
      return (value, first, second)
    }
  }

  private mutating func expansion(
    of primitive: Primitive, _ x: Series<C>, _ y: Series<C>?
  ) -> (value: C, slope: C)? {
    guard case .series(let series) = apply(primitive, .series(x), y.map { .series($0) }), events.isEmpty,
      let value = series.coefficient(of: .zero), let slope = series.coefficient(of: .one),
      series.lead >= .zero
    else { return nil }
    return (value, slope)
  }
}

extension Series {
  /// A number, or a number from which one moves away with speed 1.
  fileprivate init(_ value: C, moves: Bool) { self.init(moves ? [value, C(1)] : [value]) }
}
