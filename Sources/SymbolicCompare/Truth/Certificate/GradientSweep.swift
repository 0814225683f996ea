// After reading this file you know how all first derivatives are certified at once where the function is smooth: by one
// sweep forwards and one backwards, as in reverse mode, with slopes that the rules for series give.
//
//     z = f(u)      u₀ + t  ↦  z₀ + z₁·t + …      the slope of the step is z₁
//
// One series of two coefficients a step, whatever the number of inputs. A step that is singular where it stands ends the
// sweep without a result: then each input gets series of its own, on both sides (RayCache.swift).

internal import Elementary

/// The value and the gradient of a program, as enclosures.
struct GradientSweep<C: Coefficient>: Sendable {
  let value: C
  let gradient: [C]

  /// For each input, what the products along all paths to it come to with every sign positive, times 2⁻⁵³ for each step of
  /// the longest path: how far apart two orders of adding them up can be.
  let spread: [Double]

  /// Sweeps a program at a point; `nil` if a step is singular there, or its result is not known.
  init?(of program: StraightLineProgram, at point: [Double], _ context: SeriesContext) {
    var local = context
    local.terms = 2
    var evaluation = SideEvaluation<C>(local)
    let count = program.steps.count
    var values = [C](repeating: C(0), count: count)
    var slopes = [(first: C, second: C)?](repeating: nil, count: count)
    let moves = program.dependsOnInputs
    for (index, step) in program.steps.enumerated() where program.isNeeded[index] {
      switch step {
      case .input(let position): values[index] = C(exactly: point[position])
      case .constant(let x):
        guard x.isFinite else { return nil }
        // Beyond 2^53 a whole number may be n - 1, rounded.
        let isRounded = context.roundsNumerals && (x.rounded() != x || x.magnitude >= 0x1p53)
        values[index] =
          isRounded ? C(exactly: x.nextDown).hull(C(exactly: x.nextUp), local) : C(exactly: x)
      case .pi: values[index] = C.constant(.pi, local)
      case .e: values[index] = C.constant(.e, local)
      case .apply(let primitive, let first, let second):
        evaluation.step = index
        let (x, y) = (values[first], second.map { values[$0] })
        guard
          let result = evaluation.linearization(
            of: primitive, x, y, moves[first], second.map { moves[$0] } ?? false),
          result.value.isFinite
        else { return nil }
        values[index] = result.value
        if moves[index] { slopes[index] = (result.first, result.second) }
      }
    }
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
    guard gradient.allSatisfy({ $0.isFinite }) else { return nil }
    value = values[program.output]
    self.gradient = gradient
    self.spread = spread
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
