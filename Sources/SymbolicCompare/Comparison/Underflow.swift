// After reading this file you know how much of a derivative may have vanished because a number on its way was too
// small for a `Double`, and at which line of the trace.
//
// Idea. A derivative is a sum over paths, and an edge of the trace carries the share
//
//     c  =  v̄ᵢ · pᵢⱼ · v̇ⱼ        adjoint of the result, partial of the operation, tangent of the operand
//
// of it. Each method multiplies these three in an order of its own, and all of c is gone where p, or the first product
// of a pair, falls below 5e-324, however large the third factor is. For 1/exp(x) at 400
//
//     v̄ = 1     p = −1/exp(400)² = −e⁻⁸⁰⁰ → 0     v̇ = e⁴⁰⁰          c = −e⁻⁴⁰⁰ = −1.9e-174
//
// reverse mode takes v̄·p first and answers 0; forward mode, dividing twice, answers c. So c is computed in logarithms, which
// do not underflow; no more is lost than c, and no more than half of 5e-324 times what follows it. In the same way a value
// that vanishes takes at most |v̄̇|·|v|.
//
// A factor that *is* 0, as the slope of max's other operand or of cos at 0, loses nothing: c is 0.
//
// Cost. One pass over what the rounding bound had to compute, done only where something tiny was met.
// Limits. First order: a share that two underflows hide from both sweeps is seen where the first of them happens.
//
// Source: Demmel, Underflow and the Reliability of Numerical Software, SIAM J. Sci. Stat. Comput. 5 (1984).

/// What underflow can have taken from a derivative.
struct Underflow {
  /// A bound of the error.
  private(set) var loss = 0.0

  /// The line with the largest share in it.
  private(set) var line: WengertList.Line?

  private var largest = 0.0

  /// - Complexity: about 10 evaluations of the function.
  init(in list: WengertList, at point: [Double], along position: Int) {
    let inputs = Dual.inputs(at: point, along: position)
    let duals = list.values(at: inputs)
    guard let output = list.outputs.first else { return }
    let values = duals.map(\.value)
    let adjoints = list.adjoints(values: duals, seed: Dual(1), output: output)
    for line in list.lines {
      guard let adjoint = adjoints[line.result] else { continue }
      if adjoint.tangent != 0, let vanished = Underflow.logOfVanished(line, values) {
        add(Self.log2(adjoint.tangent) + Swift.min(vanished, Underflow.floor), at: line)
      }
      guard adjoint.value != 0 else { continue }
      for (partial, operand) in localPartials(of: line, duals) {
        let index = line.operands.firstIndex(of: operand) ?? 0
        guard let slope = Underflow.logOfPartial(line, index, values, computed: partial) else { continue }
        let (above, below) = (Self.log2(adjoint.value), Self.log2(duals[operand].tangent))
        // What rounds below the least normal number, and what multiplies its error.
        var error = -Double.infinity
        if slope < Underflow.leastNormal { error = above + below }
        if above + slope < Underflow.leastNormal { error = Swift.max(error, below) }
        if slope + below < Underflow.leastNormal { error = Swift.max(error, above) }
        // A rule that is made of the result, as -z/y is, has no more digits than that, nor than z times what comes in.
        let z = Self.log2(values[line.result])
        if z.isFinite, Underflow.isMadeOfResult(line.primitive) {
          let rest = slope - z
          if z < Underflow.leastNormal { error = Swift.max(error, above + rest + below) }
          if z + below < Underflow.leastNormal { error = Swift.max(error, above + rest) }
          if above + z < Underflow.leastNormal { error = Swift.max(error, rest + below) }
        }
        add(Swift.min(above + slope + below, error + Underflow.floor), at: line)
      }
    }
  }

  /// What underflow can have taken from a value: Σ |v̄·v| over the lines whose v is too small for all its digits.
  ///
  /// - Complexity: about 4 evaluations of the function.
  static func loss(ofValueOf list: WengertList, at point: [Double]) -> Double {
    let values = list.values(at: point)
    guard let output = list.outputs.first else { return 0 }
    let adjoints = list.adjoints(values: values, seed: 1, output: output)
    var lost = Underflow()
    for line in list.lines {
      guard let adjoint = adjoints[line.result], adjoint != 0 else { continue }
      guard let vanished = logOfVanished(line, values) else { continue }
      lost.add(log2(adjoint) + Swift.min(vanished, floor), at: line)
    }
    return lost.loss
  }

  private init() {}

  private mutating func add(_ logarithm: Double, at line: WengertList.Line) {
    let share = Double.apply(.exp2, to: Swift.min(logarithm, 1023))
    guard share > 0 else { return }
    loss += share
    if share > largest { (largest, self.line) = (share, line) }
  }
}

/// Logarithms to base 2: of the least normal number, of the least number at all, and of e.
extension Underflow {
  private static let (leastNormal, floor, e) = (-1022.0, -1074.0, 1.4426950408889634)

  /// Whether a value of a trace underflows.
  static func isMet(in list: WengertList, _ values: [Double]) -> Bool {
    list.lines.contains { logOfVanished($0, values) != nil }
  }

  /// Whether a line's result is 0 only because it is too small for a `Double`.
  static func vanishes(_ line: WengertList.Line, _ values: [Double]) -> Bool {
    values[line.result] == 0 && logOfVanished(line, values) != nil
  }

  /// The largest number of a trace that has vanished, as a part of the least number there is.
  static func largestVanished(in list: WengertList, _ values: [Double]) -> Double {
    let logarithms = list.lines.filter { vanishes($0, values) }.compactMap { logOfVanished($0, values) }
    return Double.apply(.exp2, to: Swift.min((logarithms.max() ?? floor) - floor, 0))
  }

  /// log₂|v| of a line's value that is not zero, but too small for all its digits; `nil` for all others.
  private static func logOfVanished(_ line: WengertList.Line, _ values: [Double]) -> Double? {
    guard values[line.result].magnitude < Double.leastNormalMagnitude else { return nil }
    let x = values[line.first]
    let y = values[line.second ?? line.first]
    switch line.primitive {
    case .multiply: return x == 0 || y == 0 ? nil : log2(x) + log2(y)
    case .divide: return x == 0 || y.isInfinite ? nil : log2(x) - log2(y)
    case .binary(.pow): return x == 0 || x.isInfinite || y.isInfinite ? nil : y * log2(x)
    case .unary(.exp), .unary(.sigmoid), .unary(.softplus): return x.isInfinite ? nil : e * x
    case .unary(.exp2): return x.isInfinite ? nil : x
    case .unary(.erfc): return x.isInfinite ? nil : -e * x * x
    case .unary(.gamma): return floor
    default: return nil
    }
  }

  /// log₂|p| of a partial derivative, though p itself may have underflowed; `nil` for one that is exactly 0.
  private static func logOfPartial(
    _ line: WengertList.Line, _ index: Int, _ values: [Double], computed partial: Double
  ) -> Double? {
    guard partial == 0 else { return partial.isFinite ? log2(partial) : nil }
    let x = values[line.first]
    let y = values[line.second ?? line.first]
    let larger = Swift.max(x.magnitude, y.magnitude)
    let slope: Double? =
      switch line.primitive {
      case .divide: index == 0 || x == 0 ? nil : log2(x) - 2 * log2(y)
      case .binary(.pow):
        if x == 0 || (index == 0 ? y == 0 : x == 1) {
          nil
        } else {
          index == 0 ? log2(y) + (y - 1) * log2(x) : y * log2(x) + log2(Double.apply(.log, to: x.magnitude))
        }
      case .binary(.hypot):
        (index == 0 ? x : y) == 0 ? nil : log2(index == 0 ? x : y) - log2(values[line.result])
      case .binary(.atan2): (index == 0 ? y : x) == 0 ? nil : log2(index == 0 ? y : x) - 2 * log2(larger)
      case .binary(.polygamma): e * Double.apply(.lgamma, to: x + 1) - (x + 1) * log2(y)
      case .unary(.exp), .unary(.expm1), .unary(.softplus): e * x
      case .unary(.exp2): x
      case .unary(.sigmoid): -e * x.magnitude
      case .unary(.tanh): 2 - 2 * e * x.magnitude
      case .unary(.erf), .unary(.erfc): 1 - e * x * x
      case .unary(.atan), .unary(.atanh): -2 * log2(x)
      case .unary(.digamma): -log2(x)
      case .unary(.gamma): floor
      default: nil
      }
    return slope.flatMap { $0.isNaN ? nil : Swift.min($0, floor) }
  }

  private static func isMadeOfResult(_ primitive: Primitive) -> Bool {
    switch primitive {
    case .divide, .binary(.pow), .unary(.exp), .unary(.exp2), .unary(.gamma): true
    default: false
    }
  }

  private static func log2(_ x: Double) -> Double { Double.apply(.log2, to: x.magnitude) }
}
