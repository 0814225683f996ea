// After reading this file you know how the series along several rays make a derivative by several inputs, and that none is
// computed twice: what a ray does not move has the series that it has at the point, a number.
//
// The polarization identity. With n directions e_1 … e_n, equal ones among them or not,
//
//     n!·f_(1…n)  =  Σ over S ⊆ {1…n}, S not empty  (−1)^(n−|S|) · dⁿ/dtⁿ f(x0 + t·Σ_(k∈S) e_k)
//
// for n = 2: 2·f_xy = f″ along (1, 1) − f″ along (1, 0) − f″ along (0, 1).

/// The series of a program's result along rays, as far as they are known.
struct RayCache<C: Coefficient>: Sendable {
  let program: StraightLineProgram
  let point: [Double]
  private var rays: [Key: Result] = [:]

  /// What the rays share: the germs at the point, where there are more inputs than a ray moves.
  private var resting: [Key: SideEvaluation<C>.Resting] = [:]

  /// Fewer inputs are mostly all moved; of more steps the germs would take too much room.
  private static var fewestInputs: Int { 3 }
  private static var mostSteps: Int { 20_000 }

  init(_ program: StraightLineProgram, _ point: [Double]) {
    self.program = program
    self.point = point
  }

  private struct Key: Hashable {
    let ray: Ray
    let bits: Int
    let terms: Int
  }

  struct Result: Sendable {
    let germ: Germ<C>
    let events: [SingularEvent]
    let dormant: [SingularEvent]
  }

  /// The result's series along a ray.
  mutating func result(_ ray: Ray, _ context: SeriesContext) -> Result {
    let key = Key(ray: ray, bits: context.bits, terms: context.terms)
    if let known = rays[key] { return known }
    let resting = ray == .point ? nil : restingGerms(context)
    var evaluation = SideEvaluation<C>(context)
    let germs = evaluation.germs(of: program, at: point, along: ray, resting: resting)
    let dormant = evaluation.dormantEvents.filter { program.dependsOnInputs[$0.step] }
    let result = Result(germ: germs[program.output], events: evaluation.events, dormant: dormant)
    rays[key] = result
    return result
  }

  private mutating func restingGerms(_ context: SeriesContext) -> SideEvaluation<C>.Resting? {
    guard point.count >= Self.fewestInputs, program.steps.count <= Self.mostSteps else { return nil }
    let key = Key(ray: .point, bits: context.bits, terms: context.terms)
    if let known = resting[key] { return known }
    var evaluation = SideEvaluation<C>(context)
    let germs = evaluation.germs(of: program, at: point, along: .point)
    let result = SideEvaluation<C>.Resting(
      germs: germs, events: evaluation.events, dormant: evaluation.dormantEvents)
    resting[key] = result
    return result
  }

  /// The steps that would be singular in other directions than that of one input.
  mutating func dormant(_ positions: [Int], _ context: SeriesContext) -> [SingularEvent] {
    positions.first.map { result(.along($0, 1), context).dormant } ?? []
  }

  /// A derivative by inputs at these positions, one for each order, seen from one orthant: `signs` says to which side.
  mutating func derivative(
    by positions: [Int], towards signs: [Int: Int] = [:], _ context: SeriesContext
  ) -> (limit: Limit<C>, events: [SingularEvent]) {
    let order = positions.count
    guard let first = positions.first else {
      let result = result(.point, context)
      return (result.germ.limit(order: 0, context, step: program.output), result.events)
    }
    if positions.allSatisfy({ $0 == first }) {
      let sign = signs[first] ?? 1
      let result = result(.along(first, sign), context)
      let limit = result.germ.limit(order: order, context, step: program.output)
      return (limit.times(order % 2 == 0 ? 1 : sign), result.events)
    }
    var sum = Series(constant: C(0))
    var events: [SingularEvent] = []
    for subset in 1..<(1 << order) {
      var ray = Ray.point
      for (k, position) in positions.enumerated() where subset >> k & 1 == 1 {
        ray.components[position, default: 0] += signs[position] ?? 1
      }
      let result = result(ray, context)
      events = events.union(result.events)
      guard case .series(let term) = result.germ else {
        return (result.germ.limit(order: order, context, step: program.output), events)
      }
      // Terms that grow beyond bounds along one input alone cancel here.
      let isOdd = (order - subset.nonzeroBitCount) % 2 == 1
      sum = sum.adding(term, negating: isOdd, context)
    }
    let limit = Germ.series(sum).limit(order: order, context, step: program.output)
    guard case .number(let number) = limit else { return (limit, events) }
    let sign = positions.reduce(1) { $0 * (signs[$1] ?? 1) }
    let factorial = (1...order).reduce(1, *)
    return (.number(number.divided(by: C(sign * factorial), context)), events)
  }
}

extension [SingularEvent] {
  /// These events and those of another evaluation, each once.
  func union(_ others: [SingularEvent]) -> [SingularEvent] { self + others.filter { !contains($0) } }
}

extension Limit {
  /// The limit with its sign changed, if the factor is −1.
  func times(_ sign: Int) -> Limit {
    guard sign < 0 else { return self }
    switch self {
    case .number(let number): return .number(number.negated)
    case .infinite(let sign): return .infinite(-sign)
    case .obstacle: return self
    }
  }
}
