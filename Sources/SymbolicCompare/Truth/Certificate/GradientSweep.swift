// After reading this file you know how all first derivatives are certified at once where the function is smooth: by one
// sweep forwards and one backwards, as in reverse mode, with slopes that the rules for series give.
//
//     z = f(u)      u₀ + t  ↦  z₀ + z₁·t + …      the slope of the step is z₁
//
// One series of two coefficients a step, whatever the number of inputs. A step that is singular where it stands ends the
// sweep for the inputs that reach it (LinearizedSteps.swift): each of these gets series of its own, on both sides
// (RayCache.swift).

/// The value and the gradient of a program, as enclosures.
struct GradientSweep<C: Coefficient>: Sendable {
  /// The value, or why there is none.
  let value: Germ<C>

  /// The derivative by each input that hangs on no singular step.
  let gradient: [C]

  /// For each input, what the products along all paths to it come to with every sign positive, times 2⁻⁵³ for each step of
  /// the longest path: how far apart two orders of adding them up can be.
  let spread: [Double]

  /// Whether an input needs series of its own.
  private let isSingular: [Bool]

  /// The steps at which the function need not be smooth, and those at which it would not be in other directions.
  let events, dormantEvents: [SingularEvent]

  /// Sweeps a program at a point.
  init(of program: StraightLineProgram, at point: [Double], _ context: SeriesContext) {
    let forward = LinearizedSteps<C>(of: program, at: point, context)
    let (local, slopes, moves) = (forward.context, forward.slopes, program.dependsOnInputs)
    let count = program.steps.count
    var adjoints = [C](repeating: C(0), count: count)
    adjoints[program.output] = C(1)
    var paths = [Magnitude](repeating: .zero, count: count)
    paths[program.output] = .one
    var lengths = [Double](repeating: 0, count: count)
    var spread = [Double](repeating: 0, count: point.count)
    var gradient = [C](repeating: C(0), count: point.count)
    for index in program.steps.indices.reversed() where program.isNeeded[index] {
      let (adjoint, path) = (adjoints[index], paths[index])
      if adjoint.isZero && path.isZero { continue }
      switch program.steps[index] {
      case .input(let position):
        gradient[position] = gradient[position].adding(adjoint, local)
        spread[position] += (path * Magnitude((lengths[index] + 1) * 0x1p-53)).upperBound
      case .apply(_, let first, let second):
        guard let (a, b) = slopes[index] else { continue }
        for (operand, slope) in [(first, a), (second ?? first, b)] where moves[operand] && !slope.isZero {
          paths[operand] = paths[operand] + path * slope.magnitude
          lengths[operand] = Swift.max(lengths[operand], lengths[index] + 1)
        }
        if moves[first] { adjoints[first] = adjoints[first].adding(adjoint.multiplied(by: a, local), local) }
        if let second, moves[second] {
          adjoints[second] = adjoints[second].adding(adjoint.multiplied(by: b, local), local)
        }
      case .constant, .pi, .e: continue
      }
    }
    value = forward.germ(program.output)
    (self.gradient, self.spread) = (gradient, spread)
    isSingular = forward.inputsWithSeries(of: program, count: point.count).enumerated()
      .map { $1 || !gradient[$0].isFinite }
    (events, dormantEvents) = (forward.events, forward.dormantEvents)
  }
}

extension GradientSweep {
  /// Whether the sweep says what the derivative by an input is, or that there is none; without an input: what the value is.
  func tells(_ position: Int?) -> Bool {
    if case .obstacle(let obstacle) = value, obstacle.isCurable { return false }
    return position.map { !isSingular[$0] } ?? true
  }

  /// The value, or the derivative by an input of which the sweep tells; `nil` where there is none.
  func number(_ position: Int?) -> C? {
    guard tells(position), case .series(let series) = value else { return nil }
    return position.map { gradient[$0] } ?? series.constantTerm
  }
}
