// After reading this file you know how much can be lost in a derivative of order 2 and more, whatever the order in which a
// method adds up what it is made of.
//
//     (x + 1)² − x²      f″ = 2 − 2 = 0      a method that gets 2·(1 + ε) for one of them is off by 2ε
//
// A majorant of a series has coefficients that are not below the sizes of its coefficients. Here each step has the one in
// which nothing cancels: sums and products of majorants, and for a function the powers of the operand's majorant
//
//     z = f(u)    Σ |f⁽ᵏ⁾(u₀)|/k! · (m₁·t + m₂·t² + …)ᵏ
//
// The coefficient at the end is what all paths come to with every sign positive; a step of a method errs by 2⁻⁵³ of it at
// most, and the steps on the longest path add up.
//
// For a function of two operands that both move, the four series along the operands and the diagonals bound the partial
// derivatives up to third order: 2·|along x| + 2·|along y| + |along both| + |across|. Beyond, nothing is known of it.
//
// Cost. n³/6 products in `Double` a step, for order n. Limits: too much beside operands of different scales; a step that
// is singular gives 0.
//
// Source: Griewank & Walther, section 13.2, for the coefficients; majorants are Cauchy's.

internal import Elementary

/// Majorants of all steps' series along one ray.
struct Majorant {
  /// How far a method may be off in the derivative of this order.
  private(set) var spread = 0.0

  /// The majorants of a program's steps at a point, moved along the sum of these inputs' directions.
  init(of program: StraightLineProgram, at point: [Double], along positions: Set<Int>, order: Int) {
    let context = SeriesContext(bits: 53, terms: order + 1, keepsRationals: false)
    var evaluation = SideEvaluation<RunningNumber>(context)
    var all: [(series: [Double], value: Double, length: Double)] = []
    all.reserveCapacity(program.steps.count)
    for (index, step) in program.steps.enumerated() {
      guard program.isNeeded[index] else {
        all.append(([], 0, 0))
        continue
      }
      switch step {
      case .input(let position):
        let moves = positions.contains(position)
        all.append((moves ? [1] : [], point[position], 0))
      case .constant(let x): all.append(([], x, 0))
      case .pi: all.append(([], .pi, 0))
      case .e: all.append(([], 2.718281828459045, 0))
      case .apply(let primitive, let first, let second):
        let (x, y) = (all[first], second.map { all[$0] })
        let length = Swift.max(x.length, y?.length ?? 0) + 1
        let operands = [x.value] + (y.map { [$0.value] } ?? [])
        let value = Double.apply(primitive, to: operands)
        if x.series.isEmpty && y?.series.isEmpty ?? true {
          all.append(([], value, length))
          continue
        }
        evaluation.step = index
        guard
          let series = evaluation.majorant(
            of: primitive, (x.value, x.series), y.map { ($0.value, $0.series) }, order)
        else { return }
        all.append((series, value, length))
      }
    }
    let result = all[program.output]
    guard result.series.count >= order else { return }
    let factorial = (1..<(order + 1)).reduce(1.0) { $0 * Double($1) }
    spread = result.series[order - 1] * factorial * (result.length + 1) * 0x1p-53
  }
}

extension Double {
  fileprivate static func apply(_ primitive: Primitive, to x: [Double]) -> Double {
    switch primitive {
    case .negate: -x[0]
    case .add: x[0] + x[1]
    case .subtract: x[0] - x[1]
    case .multiply: x[0] * x[1]
    case .divide: x[0] / x[1]
    case .unary(let function): Double.apply(function, to: x[0])
    case .binary(let function): Double.apply(function, to: x[0], x[1])
    }
  }
}

extension SideEvaluation where C == RunningNumber {
  /// The coefficients from t on; `nil` where the step is singular, or a coefficient is not known.
  fileprivate mutating func majorant(
    of primitive: Primitive, _ x: (value: Double, series: [Double]), _ y: (value: Double, series: [Double])?,
    _ order: Int
  ) -> [Double]? {
    func padded(_ series: [Double]) -> [Double] {
      series + [Double](repeating: 0, count: Swift.max(0, order - series.count))
    }
    let u = padded(x.series)
    guard let y else {
      if primitive == .negate { return u }
      guard let slopes = sizes(of: primitive, (x.value, true), nil, order) else { return nil }
      return composed(slopes, u)
    }
    let v = padded(y.series)
    switch primitive {
    case .add, .subtract: return zip(u, v).map { $0 + $1 }
    case .multiply:
      return (0..<order).map { k in
        var sum = x.value.magnitude * v[k] + u[k] * y.value.magnitude
        for j in 0..<k { sum += u[j] * v[k - 1 - j] }
        return sum
      }
    case .divide:
      // z = x·(1/y), the majorant of 1/y being 1/(|y| − v).
      let least = y.value.magnitude
      guard least > 0 else { return nil }
      var quotient = [x.value.magnitude / least]
      for k in 0..<order {
        var sum = u[k]
        for j in 0...k { sum += v[j] * quotient[k - j] }
        quotient.append(sum / least)
      }
      return Array(quotient.dropFirst())
    default:
      let moves = (x.series.isEmpty, y.series.isEmpty)
      if moves.1 { return sizes(of: primitive, (x.value, true), (y.value, 0), order).map { composed($0, u) } }
      if moves.0 {
        return sizes(of: primitive, (x.value, false), (y.value, 1), order).map { composed($0, v) }
      }
      if order > 3 { return [Double](repeating: .infinity, count: order) }
      guard let along = sizes(of: primitive, (x.value, true), (y.value, 1), order),
        let across = sizes(of: primitive, (x.value, true), (y.value, -1), order),
        let first = sizes(of: primitive, (x.value, true), (y.value, 0), order),
        let second = sizes(of: primitive, (x.value, false), (y.value, 1), order)
      else { return nil }
      let bounds = along.indices.map { 2 * first[$0] + 2 * second[$0] + along[$0] + across[$0] }
      return composed(bounds, zip(u, v).map { $0 + $1 })
    }
  }

  /// The sizes of a primitive's own Taylor coefficients where it stands, from the first one on.
  private mutating func sizes(
    of primitive: Primitive, _ x: (value: Double, moves: Bool), _ y: (value: Double, speed: Double)?,
    _ order: Int
  ) -> [Double]? {
    func line(_ value: Double, _ speed: Double) -> Germ<C> {
      .series(Series(speed == 0 ? [C(exactly: value)] : [C(exactly: value), C(exactly: speed)]))
    }
    let germ = apply(primitive, line(x.value, x.moves ? 1 : 0), y.map { line($0.value, $0.speed) })
    guard case .series(let series) = germ, events.isEmpty, series.lead >= .zero else { return nil }
    var result: [Double] = []
    for k in 1..<(order + 1) {
      guard let coefficient = series.coefficient(of: Exponent(k)), coefficient.isFinite else { return nil }
      result.append(coefficient.size)
    }
    return result
  }

  /// Σ c_k·w^k, both from the first coefficient on.
  private func composed(_ c: [Double], _ w: [Double]) -> [Double] {
    let order = w.count
    var result = [Double](repeating: 0, count: order)
    var power = w
    for k in 1..<(order + 1) {
      for j in (k - 1)..<order { result[j] += c[k - 1] * power[j] }
      if k == order { break }
      power = (0..<order).map { n in
        n == 0 ? 0 : (0..<n).reduce(0) { $0 + power[$1] * w[n - 1 - $1] }
      }
    }
    return result
  }
}
