// After reading this file you know what MLX takes for the slope of each primitive.
//
//     max, min    0 and 1 at a tie: factors, so that 0·∞ is nan                    abs     0 at 0
//     relu        max(x, 0), so that 0 at 0                                        sign    a number 0 is sent on
//
// On float64 arrays exp, sin, cos, erf and sigmoid have the eight digits of single precision all the same, the derivatives
// of tan, log2, log10 and softplus too: their answers are known only where few digits are enough, as sin′(0) = 1.
//
// Source: run on float64 arrays on the CPU; what could not be told from its answers is not known here.

/// MLX: `mx.grad`.
enum MLX: Library {
  static func record(_ step: LibraryStep, on tape: inout LibraryTape, mode: SweepMode) -> Int? {
    // A number of Python is rounded to single precision first.
    for operand in [step.first, step.second] where tape[operand].kind == .number {
      guard tape[operand].value.isShort else { return nil }
    }
    let (a, b, x, y, z) = (step.first, step.second, step.x, step.y, step.z)
    switch step.primitive {
    case .negate: return tape.push(z, (a, .times(-1)), as: "neg")
    case .add: return tape.push(z, (a, .times(1)), (b, .times(1)), as: "+")
    case .subtract: return tape.push(z, (a, .times(1)), (b, .times(-1)), as: "-")
    case .multiply: return tape.push(z, (a, .times(y)), (b, .times(x)), as: "*")
    case .divide: return tape.push(z, (a, .over(y)), (b, .times(-x / (y * y))), as: "/")
    case .unary(let function): return unary(function, step, on: &tape)
    case .binary(.max), .binary(.min):
      tape.compare(a, b)
      let first: Double = (step.primitive == .binary(.max) ? x > y : x < y) ? 1 : 0
      let second: Double = (step.primitive == .binary(.max) ? x <= y : x >= y) ? 1 : 0
      return tape.push(z, (a, .times(first)), (b, .times(second)), as: step.primitive.name)
    case .binary(.atan2):
      let square = x * x + y * y
      return tape.push(z, (a, .times(y / square)), (b, .times(-x / square)), as: "atan2")
    case .binary(.pow):
      let byExponent = z == 0 ? 0 : z * Double.apply(.log, to: x)
      return tape.push(
        z, (a, .times(y * Double.apply(.pow, to: x, y - 1))), (b, .times(byExponent)), as: "^")
    case .binary(.hypot), .binary(.polygamma), .binary(.sincDerivative): return nil
    case .binary(.mod), .binary(.ifPositive), .binary(.ifNotPositive): return nil
    }
  }

  private static func unary(_ function: UnaryFunction, _ step: LibraryStep, on tape: inout LibraryTape)
    -> Int?
  {
    let (a, x, z) = (step.first, step.x, step.z)
    let factor: Factor
    switch function {
    case .abs: factor = .times(Double.apply(.sign, to: x))
    case .relu: factor = .times(x > 0 ? 1 : 0)
    case .sign: factor = .cut
    case .tanh: factor = PlainSlopes.inverseSquareOfCosh(x)
    case .exp, .sin, .cos, .tan, .sigmoid:
      guard case .times(let slope)? = PlainSlopes.factor(of: function, at: x, value: z), x.isShort, z.isShort,
        slope.isShort
      else { return nil }
      factor = .times(slope)
    case .cbrt, .heaviside, .gamma, .lgamma, .digamma, .exp2, .erf, .erfc, .log2, .log10, .softplus:
      return nil
    default:
      guard let plain = PlainSlopes.factor(of: function, at: x, value: z) else { return nil }
      factor = plain
    }
    return tape.push(z, (a, factor), as: function.name)
  }
}
