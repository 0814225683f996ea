// After reading this file you know what PyTorch takes for the slope of each primitive, backwards and forwards: it has
// two sets of rules, and they do not always agree.
//
//     primitive   special point   reverse mode                       forward mode
//     abs         0               0·g                                0·t
//     relu        0               cut                                cut       its value at −0.0 is −0.0
//     max         tie             ½ and ½, the loser is cut          the same
//     atan2       origin          0 and 0: the rule masks 0/0        nan
//     x/y         y = 0           ȳ = −g·((x/y)/y)                   (t₁ − t₂·(x/y))/y
//     c/x                         as c·(1/x), for a Python number c
//     sign                        a number 0 is sent on, so that sign(sqrt(x)) at 0 is 0·∞ = nan
//
// Source: tools/autograd/derivatives.yaml and torch/csrc/autograd/FunctionsManual.cpp; run on the CPU in double precision.

/// PyTorch: `torch.autograd.grad`, and `torch.func.jvp` with tangents 1 and 0.
enum PyTorch: Library {
  static func record(_ step: LibraryStep, on tape: inout LibraryTape, mode: SweepMode) -> Int? {
    let (a, b, x, y, z) = (step.first, step.second, step.x, step.y, step.z)
    switch step.primitive {
    case .negate: return tape.push(z, (a, .times(-1)), as: "neg")
    case .add: return tape.push(z, (a, .times(1)), (b, .times(1)), as: "+")
    case .subtract: return tape.push(z, (a, .times(1)), (b, .times(-1)), as: "-")
    case .multiply: return tape.push(z, (a, .times(y)), (b, .times(x)), as: "*")
    case .divide: return quotient(step, on: &tape, mode)
    case .unary(let function): return unary(function, step, on: &tape)
    case .binary(.max), .binary(.min):
      tape.compare(a, b)
      return choice(step, on: &tape, mode)
    case .binary(.hypot): return tape.push(z, (a, .times(x / z)), (b, .times(y / z)), as: "hypot")
    case .binary(.atan2):
      let square = x * x + y * y
      if mode == .forward {
        let numerator = tape.push(0, (b, .times(-x)), (a, .times(y)))
        return tape.push(z, (numerator, .over(square)), as: "atan2")
      }
      let inverse = square == 0 ? 0 : 1 / square
      return tape.push(z, (a, .times(y * inverse)), (b, .times(-x * inverse)), as: "atan2")
    case .binary(.pow): return power(step, on: &tape)
    case .binary(.polygamma), .binary(.sincDerivative): return nil
    case .binary(.ifPositive) where mode == .reverse, .binary(.ifNotPositive) where mode == .reverse:
      return tape.gate(step)
    case .binary(.mod), .binary(.ifPositive), .binary(.ifNotPositive): return nil
    }
  }

  private static func unary(_ function: UnaryFunction, _ step: LibraryStep, on tape: inout LibraryTape)
    -> Int?
  {
    let (a, x, z) = (step.first, step.x, step.z)
    let factor: Factor
    switch function {
    case .abs: factor = .times(x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : .nan)
    case .relu: return tape.push(x == 0 ? x : z, (a, z <= 0 ? .cut : .times(1)), as: "relu")
    case .sign: factor = .cut
    case .softplus:
      let power = Double.apply(.exp, to: x)
      factor = x > 20 ? .times(1) : .times(power / (power + 1))
    case .lgamma: factor = .times(x == 0 ? -.infinity : Double.apply(.digamma, to: x))
    case .digamma where x > 0: factor = .times(Double.apply(.polygamma, to: 1, x))
    case .digamma where x == 0: factor = .times(.infinity)
    case .cbrt, .heaviside, .gamma: return nil
    default:
      guard let plain = PlainSlopes.factor(of: function, at: x, value: z) else { return nil }
      factor = plain
    }
    return tape.push(z, (a, factor), as: function.name)
  }

  private static func quotient(_ step: LibraryStep, on tape: inout LibraryTape, _ mode: SweepMode) -> Int {
    let (a, b, x, y, z) = (step.first, step.second, step.x, step.y, step.z)
    if tape[a].kind == .number {
      let inverse = 1 / y
      let reciprocal = tape.push(inverse, (b, .times(-(inverse * inverse))), as: "reciprocal")
      return tape.push(inverse * x, (reciprocal, .times(x)), (a, .cut), as: "*")
    }
    if mode == .forward {
      let numerator = tape.push(0, (a, .times(1)), (b, .times(-z)))
      return tape.push(z, (numerator, .over(y)), as: "/ \(a) \(b)")
    }
    return tape.push(z, (a, .over(y)), (b, .times(-(z / y))), as: "/")
  }

  /// The larger or smaller of two numbers: half a slope each at a tie; the loser is cut.
  private static func choice(_ step: LibraryStep, on tape: inout LibraryTape, _ mode: SweepMode) -> Int {
    let (x, y) = (step.x, step.y)
    let isMax = step.primitive == .binary(.max)
    let (isFirst, isSecond) = isMax ? (x > y, y > x) : (x < y, y < x)
    let winner = Factor.times(x == y ? 0.5 : 1)
    // Beside a NaN no comparison holds: backwards both operands are winners, forwards the second one.
    let first = isSecond || (x.isNaN || y.isNaN) && mode == .forward ? Factor.cut : winner
    let second = isFirst ? Factor.cut : winner
    return tape.push(step.z, (step.first, first), (step.second, second), as: step.primitive.name)
  }

  private static func power(_ step: LibraryStep, on tape: inout LibraryTape) -> Int {
    let (a, b, x, y, z) = (step.first, step.second, step.x, step.y, step.z)
    if tape[b].kind == .number {
      let factor: Factor = y == 0 ? .cut : .times(y * power(x, y - 1))
      return tape.push(power(x, y), (a, factor), (b, .cut), as: "^")
    }
    let byBase: Factor = y == 0 ? .cut : .times(y * Double.apply(.pow, to: x, y - 1))
    let byExponent: Factor = .times(x == 0 && y >= 0 ? 0 : z * Double.apply(.log, to: x))
    return tape.push(z, (a, byBase), (b, byExponent), as: "^")
  }

  /// A power to a number, which PyTorch takes through a root where it can: √−0.0 is −0.0, √−∞ NaN.
  private static func power(_ x: Double, _ exponent: Double) -> Double {
    switch exponent {
    case 0.5: x.squareRoot()
    case -0.5: 1 / x.squareRoot()
    default: Double.apply(.pow, to: x, exponent)
    }
  }
}
