// After reading this file you know what HIPS autograd takes for the slope of each primitive.
//
//     abs     0 at 0, by x/|x| with 1 for |x| = 0          sqrt    ½·x^(−½): +∞ at −0.0 too, where others have −∞
//     max     ½ and ½ at a tie, multiplied                 x^0     0: the exponent of the slope is 1 where y is 0
//     sign    not traced: nothing passes, floor likewise   hypot   g·x/z: 0/0 at the origin
//     where   a closed branch is sent the number 0, which 0·∞ makes NaN
//     tanh    1/cosh², which keeps its digits where 1 − tanh² is 0
//
// Source: autograd/numpy/numpy_vjps.py; run on NumPy's scalars. A Python float would raise ZeroDivisionError at sqrt(0).

/// HIPS autograd: `autograd.grad`.
enum Autograd: Library {
  static func record(_ step: LibraryStep, on tape: inout LibraryTape, mode: SweepMode) -> Int? {
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
      let first = (x == z ? 1.0 : 0) / (x == y ? 2 : 1)
      let second = (y == z ? 1.0 : 0) / (x == y ? 2 : 1)
      return tape.push(z, (a, .times(first)), (b, .times(second)), as: step.primitive.name)
    case .binary(.hypot): return tape.push(z, (a, .times(x / z)), (b, .times(y / z)), as: "hypot")
    case .binary(.atan2):
      let square = x * x + y * y
      return tape.push(z, (a, .times(y / square)), (b, .times(-x / square)), as: "atan2")
    case .binary(.pow):
      let byBase = y * Double.apply(.pow, to: x, y == 0 ? 1 : y - 1)
      let byExponent = Double.apply(.log, to: x == 0 ? 1 : x) * z
      return tape.push(z, (a, .times(byBase)), (b, .times(byExponent)), as: "^")
    case .binary(.polygamma), .binary(.sincDerivative): return nil
    case .binary(.mod): return tape.remainder(step)
    case .binary(.ifPositive), .binary(.ifNotPositive): return tape.gate(step)
    }
  }

  private static func unary(_ function: UnaryFunction, _ step: LibraryStep, on tape: inout LibraryTape)
    -> Int?
  {
    let (a, x, z) = (step.first, step.x, step.z)
    let factor: Factor
    switch function {
    case .abs: factor = .times(x / (z == 0 ? 1 : z))
    case .sqrt: factor = .times(0.5 * Double.apply(.pow, to: x, -0.5))
    case .sign, .floor: return tape.pushInactive(z)
    case .tanh: factor = PlainSlopes.inverseSquareOfCosh(x)
    case .lgamma where x > 0: factor = .times(Double.apply(.digamma, to: x))
    case .gamma where x > 0: factor = .times(z * Double.apply(.digamma, to: x))
    case .digamma where x > 0: factor = .times(Double.apply(.polygamma, to: 1, x))
    case .cbrt: return nil
    default:
      guard let plain = PlainSlopes.factor(of: function, at: x, value: z) else { return nil }
      factor = plain
    }
    return tape.push(z, (a, factor), as: function.name)
  }
}
