// After reading this file you know how a random point is found at which a formula can be differentiated, or at which
// it just cannot.
//
// A point must suit the formula: inside the domain of every function, and at a chosen distance from kinks, since a
// difference quotient that reaches over a kink measures something else. Points are drawn from boxes of several
// sizes until one suits. A point on a kink is searched for on the line between two points on either side of it, and
// so is one at a distance d from it:
//
//     argument of abs, relu, x − y of max, …          ●─────────────┼──────×──────────●
//                                                     a            kink    d          b      bisection between a and b

/// Makes random points for a formula.
public struct PointGenerator: Sendable {
  /// Where a point lies with respect to kinks and jumps.
  public enum Place: Hashable, Sendable {
    /// No piecewise function's argument is nearer to its kink than this.
    case awayFromKinks(atLeast: Double)

    /// A piecewise function's argument is 0 there, or as near to it as `Double` allows, and the value is defined.
    ///
    /// Both arguments of hypot, whose kink is a single point, are 0 only where coordinates are: half of the
    /// points tried have some.
    case onKink

    /// A piecewise function's argument is at this distance from its kink, and no other one is nearer to its own.
    case fromKink(distance: Double)

    /// Anywhere, the domain's edges and beyond included.
    case anywhere
  }

  /// Where points lie.
  public var place: Place

  /// The largest magnitude of a coordinate, 0 to 10¹⁵; what lies beyond counts as the nearer of the two.
  public var extent: Double

  /// How many points are tried before giving up.
  public var attempts: Int

  /// Creates a generator of points inside the domain, well away from kinks.
  public init(_ place: Place = .awayFromKinks(atLeast: 0.01), extent: Double = 8, attempts: Int = 100) {
    self.place = place
    self.extent = extent
    self.attempts = attempts
  }

  /// A random point for a formula, or `nil` if none of the points tried will do.
  ///
  /// - Complexity: an evaluation with gradient for each point tried.
  public func point(for formula: Symbolic, using generator: inout some RandomNumberGenerator) -> Point? {
    let names = formula.variables
    let list = formula.compiled(inputs: names)
    var previous: [Double]?
    for _ in 0..<Swift.max(attempts, 1) {
      let values = names.map { _ in coordinate(using: &generator) }
      switch place {
      case .anywhere: return Point(Array(zip(names, values)))
      case .awayFromKinks(let distance):
        if suits(values, list, distance) { return Point(Array(zip(names, values))) }
      case .onKink:
        if let onAxes = exactlyOnKink(values.map { generator.coin() ? 0 : $0 }, list), generator.coin() {
          return Point(Array(zip(names, onAxes)))
        }
        if let previous, let kink = kink(between: previous, and: values, list, distance: 0),
          !list.value(at: kink).isNaN
        {
          return Point(Array(zip(names, kink)))
        }
        previous = values
      case .fromKink(let distance):
        if let previous, let near = kink(between: previous, and: values, list, distance: distance),
          suits(near, list, distance * (1 - 1e-6))
        {
          return Point(Array(zip(names, near)))
        }
        previous = values
      }
    }
    return nil
  }

  /// Half of the coordinates are of the order of 1, the others spread over the extent; all are short decimals.
  ///
  /// One in three is negative: fewer than half, since logarithms, roots and powers refuse them.
  private func coordinate(using generator: inout some RandomNumberGenerator) -> Double {
    let extent = extent > 0 ? Swift.min(extent, 1e15) : 0
    let bound = generator.coin() ? Swift.min(extent, 1.5) : extent
    let sign: Double = generator.whole(in: 0...2) == 0 ? -1 : 1
    return sign * (generator.unit() * bound * 1000).rounded() / 1000
  }

  private func suits(_ values: [Double], _ list: WengertList, _ distance: Double) -> Bool {
    let (value, gradient) = list.valueWithGradient(at: values)
    guard value.isFinite, gradient.allSatisfy(\.isFinite) else { return false }
    let trace = list.values(at: values)
    return trace.allSatisfy(\.isFinite)
      && seams(of: list, trace).allSatisfy { $0.magnitude >= distance }
  }

  /// The numbers themselves if some kink's argument is exactly 0 there, and the value is defined.
  private func exactlyOnKink(_ values: [Double], _ list: WengertList) -> [Double]? {
    let trace = list.values(at: values)
    guard let output = list.outputs.first, !trace[output].isNaN else { return nil }
    return seams(of: list, trace).contains(0) ? values : nil
  }

  /// The number of each line with a seam that is 0 there.
  private func seams(of list: WengertList, _ trace: [Double]) -> [Double] {
    list.lines.compactMap { $0.primitive.seam(at: trace[$0.first], trace[$0.second ?? $0.first]) }
  }

  /// A point on the line between two others, at a distance beyond the place where some kink's argument changes its
  /// sign without a jump, by bisection.
  private func kink(
    between a: [Double], and b: [Double], _ list: WengertList, distance: Double
  ) -> [Double]? {
    func place(_ t: Double) -> [Double] { zip(a, b).map { $0 + t * ($1 - $0) } }
    func arguments(_ t: Double) -> [Double] { seams(of: list, list.values(at: place(t))) }
    let (start, end) = (arguments(0), arguments(1))
    // The number of floor, x less the nearest whole one, jumps between two kinks: then another line may have one.
    for index in start.indices where start[index] * end[index] < 0 && end[index].magnitude > distance {
      let target = Double(signOf: end[index], magnitudeOf: distance)
      var (lower, upper) = (0.0, 1.0)
      for _ in 0..<60 {
        let middle = (lower + upper) / 2
        if (arguments(middle)[index] - target) * start[index] > 0 { lower = middle } else { upper = middle }
      }
      let jump = (arguments(upper)[index] - arguments(lower)[index]).magnitude
      if jump <= 1e-6 * (end[index] - start[index]).magnitude { return place(upper) }
    }
    return nil
  }
}
