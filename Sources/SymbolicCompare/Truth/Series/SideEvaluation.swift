// After reading this file you know how a program is evaluated beside a point: every step becomes a series in the distance
// t > 0, and every branch is taken by the sign of a first coefficient.
//
//     abs(sin(x)) at 0     to the right   x = t    sin = t − t³/6    abs: first coefficient 1 > 0     t − t³/6
//                          to the left    x = −t   sin = −t + …      abs: −1 < 0, changes the sign    t − t³/6
//
// Where the sign of a branch's operand is not certain at this precision, no decision is made: the result is the hull of
// both pieces, which holds the right one. It is wide only if the pieces differ.
//
// Limits. A logarithm of what tends to 0, and a power of it with a moving exponent, have no power series. Essential points
// (exp(−1/x²) at 0) have none either.

internal import Elementary

/// A direction in which a program is looked at: x = x0 + direction·t, t > 0.
struct Ray: Hashable, Sendable {
  /// The components: a few of them are not 0.
  var components: [Int: Int]

  /// The point itself.
  static let point = Ray(components: [:])

  /// Along one input, to the right (1) or to the left (−1).
  static func along(_ position: Int, _ sign: Int) -> Ray { Ray(components: [position: sign]) }
}

/// The series of a program's steps along one ray.
struct SideEvaluation<C: Coefficient> {
  var context: SeriesContext

  /// The steps at which the function need not be smooth.
  var events: [SingularEvent] = []

  /// The steps at which it would not be smooth in other directions.
  var dormantEvents: [SingularEvent] = []

  /// The step that is being made.
  var step = 0

  /// Whether its two operands are one number, so that their difference is 0 and their quotient 1, whatever is known of it.
  ///
  /// A program that rounds computes both, each in its way: it is told nothing.
  private(set) var operandsAreOne = false

  /// Begins a step.
  mutating func begin(_ index: Int, of program: StraightLineProgram) {
    step = index
    guard case .apply(_, let first, let second) = program.steps[index] else { return }
    operandsAreOne = context.keepsRationals && second.map { program.areEqual(first, $0) } ?? false
  }

  init(_ context: SeriesContext) { self.context = context }

  /// The germ of every step; those that the value does not need are left out.
  ///
  /// - Parameter resting: the germs at the point itself, which are those of all steps that the ray does not move: max(x, y) rests
  ///   where y is the larger one and x moves.
  mutating func germs(
    of program: StraightLineProgram, at point: [Double], along ray: Ray, resting: Resting? = nil
  ) -> [Germ<C>] {
    var germs: [Germ<C>] = []
    germs.reserveCapacity(program.steps.count)
    var moves = [Bool](repeating: false, count: resting == nil ? 0 : program.steps.count)
    var isEvaluated = moves
    defer { if let resting { add(resting, besides: isEvaluated) } }
    for (index, next) in program.steps.enumerated() {
      if let resting {
        guard next.isReached(by: ray, moves) else {
          germs.append(resting.germs[index])
          continue
        }
        isEvaluated[index] = true
      }
      defer {
        if let resting { moves[index] = !germs[index].isSameNumber(as: resting.germs[index]) }
      }
      begin(index, of: program)
      guard program.isNeeded[index] else {
        germs.append(.series(Series([])))
        continue
      }
      switch next {
      case .input(let position):
        let direction = ray.components[position] ?? 0
        germs.append(.series(Series([C(exactly: point[position]), C(direction)])))
      case .constant(let value):
        germs.append(value.isNaN || value.isInfinite ? fail(.undefined) : constant(C.numeral(value, context)))
      case .pi: germs.append(constant(C.constant(.pi, context)))
      case .e: germs.append(constant(C.constant(.e, context)))
      case .apply(let primitive, let first, let second):
        let choice = choice(at: index, of: program) { germs[$0] }
        germs.append(choice ?? apply(primitive, germs[first], second.map { germs[$0] }))
      }
    }
    return germs
  }

  /// What was evaluated at the point itself.
  struct Resting: Sendable {
    let germs: [Germ<C>]
    let events, dormant: [SingularEvent]
  }

  /// Adds what happened at the steps that were not evaluated again, in the order of the steps.
  private mutating func add(_ resting: Resting, besides isEvaluated: [Bool]) {
    events = (events + resting.events.filter { !isEvaluated[$0.step] }).sorted { $0.step < $1.step }
    dormantEvents = (dormantEvents + resting.dormant.filter { !isEvaluated[$0.step] })
      .sorted { $0.step < $1.step }
  }

  /// A primitive of one germ or two.
  mutating func apply(_ primitive: Primitive, _ x: Germ<C>, _ y: Germ<C>?) -> Germ<C> {
    if case .binary(let function) = primitive, function.isGate, let y { return gate(function, x, y) }
    switch (x, y) {
    case (.series(let x), nil):
      return checked(apply(primitive, x))
    case (.series(let x), .series(let y)?):
      return checked(apply(primitive, x, y))
    case (.obstacle(let obstacle), nil):
      return infinite(primitive, obstacle) ?? .obstacle(obstacle)
    case (.obstacle(let a), .obstacle(let b)?): return .obstacle(Germ<C>.graver(a, b))
    case (.obstacle(let obstacle), .series(let other)?), (.series(let other), .obstacle(let obstacle)?):
      return infinite(primitive, obstacle, beside: other) ?? .obstacle(obstacle)
    }
  }

  private mutating func apply(_ primitive: Primitive, _ x: Series<C>) -> Germ<C> {
    switch primitive {
    case .negate: .series(x.negated)
    case .unary(let function): apply(function, x)
    case .add, .subtract, .multiply, .divide, .binary: fail(.undefined)
    }
  }

  private mutating func apply(_ primitive: Primitive, _ x: Series<C>, _ y: Series<C>) -> Germ<C> {
    switch primitive {
    case .add: .series(x.adding(y, context))
    case .subtract: .series(difference(x, y))
    case .multiply: multiply(x, y)
    case .divide: divide(x, y)
    case .binary(let function): apply(function, x, y)
    case .negate, .unary: fail(.undefined)
    }
  }

  /// The difference of a step's operands.
  func difference(_ x: Series<C>, _ y: Series<C>) -> Series<C> {
    operandsAreOne ? Series([]) : x.adding(y, negating: true, context)
  }

  /// A number as a germ.
  func constant(_ value: C) -> Germ<C> { .series(Series(constant: value)) }

  /// An obstacle at this step.
  func fail(_ reason: Obstacle.Reason) -> Germ<C> { .obstacle(Obstacle(reason: reason, step: step)) }

  /// An obstacle where a sign cannot be told.
  func fail(missing sign: LeadingSign) -> Germ<C> {
    fail(sign == .needsTerms ? .needsTerms : .needsPrecision)
  }

  mutating func meet(_ kind: SingularEvent.Kind) { events.append(SingularEvent(kind: kind, step: step)) }

  /// Notes that a branch, a root or a pole met an operand that is 0 at the point, if it did.
  mutating func meet(_ kind: SingularEvent.Kind, at operand: Series<C>) {
    guard !operand.isZero else {
      dormantEvents.append(SingularEvent(kind: .dormant, step: step))
      return
    }
    let startsAtZero = operand.lead != .zero || operand.coefficients.first?.certainSign == nil
    if startsAtZero { meet(kind) }
  }

  /// Notes that both pieces of this step's branch are kept.
  mutating func leaveOpen() {
    events.removeAll { $0.step == step }
    meet(.open)
  }

  /// A series of which a coefficient is not known at all says nothing.
  private func checked(_ germ: Germ<C>) -> Germ<C> {
    guard case .series(let series) = germ else { return germ }
    return series.coefficients.allSatisfy(\.isFinite) ? germ : fail(.needsPrecision)
  }

  /// Of what tends to ±∞ as a logarithm does, what still has a series.
  private func infinite(_ primitive: Primitive, _ obstacle: Obstacle) -> Germ<C>? {
    guard let sign = obstacle.infiniteSign else { return nil }
    switch primitive {
    case .negate: return fail(sign > 0 ? .negativeInfinity : .positiveInfinity)
    case .unary(.relu): return sign > 0 ? .obstacle(obstacle) : constant(C(0))
    case .unary(.abs): return fail(.positiveInfinity)
    case .unary(.sign): return constant(C(sign))
    case .unary(.heaviside): return constant(C(sign > 0 ? 1 : 0))
    default: return fail(.noSeries)
    }
  }

  private func infinite(_ primitive: Primitive, _ obstacle: Obstacle, beside other: Series<C>) -> Germ<C>? {
    guard let sign = obstacle.infiniteSign else { return nil }
    switch primitive {
    case .add where other.lead >= .zero: return .obstacle(obstacle)
    case .binary(.max) where other.lead >= .zero: return sign > 0 ? .obstacle(obstacle) : .series(other)
    case .binary(.min) where other.lead >= .zero: return sign < 0 ? .obstacle(obstacle) : .series(other)
    default: return fail(.noSeries)
    }
  }
}

extension StraightLineProgram.Step {
  /// Whether the step is an input that a ray moves, or takes a step that moves.
  fileprivate func isReached(by ray: Ray, _ moves: [Bool]) -> Bool {
    switch self {
    case .input(let position): ray.components[position] != nil
    case .apply(_, let first, let second): moves[first] || second.map { moves[$0] } ?? false
    case .constant, .pi, .e: false
    }
  }
}

extension Germ {
  /// Whether both are numbers, and exactly the same is known of them.
  fileprivate func isSameNumber(as other: Self) -> Bool {
    guard case (.series(let a), .series(let b)) = (self, other), a.isConstant, b.isConstant else {
      return false
    }
    return a.constantTerm.isSame(as: b.constantTerm)
  }
}

extension Obstacle {
  /// The sign of an infinity that a logarithm tends to.
  var infiniteSign: Int? {
    switch reason {
    case .positiveInfinity: 1
    case .negativeInfinity: -1
    default: nil
    }
  }
}
