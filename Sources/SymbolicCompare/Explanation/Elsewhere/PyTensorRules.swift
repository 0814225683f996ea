// After reading this file you know what PyTensor takes for the slope of each primitive.
//
//     max, min    1 and 0 at a tie: the first operand has all         abs     0 at 0
//     sign        a number 0 is sent on: 0·∞ is NaN                   x^y     0 by y where x is 0
//
// A compiled PyTensor function is rewritten before it runs, which can change what becomes of 0·∞; the answers here are
// those of the gradient as it was built, without rewriting.
//
// Source: pytensor/scalar/basic.py and math.py; run in double precision with optimizer=None.

/// PyTensor: `pytensor.grad`.
enum PyTensor: Library {
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
      let first: Double = z == x ? 1 : 0
      return tape.push(z, (a, .times(first)), (b, .times(1 - first)), as: step.primitive.name)
    case .binary(.atan2):
      let square = x * x + y * y
      return tape.push(z, (a, .times(y / square)), (b, .times(-x / square)), as: "atan2")
    case .binary(.pow) where (x == -.infinity || x == 0 && x.sign == .minus) && (y == 0.5 || y == 1.5):
      return nil  // NumPy takes some of these powers by a root and some not
    case .binary(.pow):
      let byExponent: Factor = x == 0 ? .cut : .times(Double.apply(.log, to: x) * z)
      return tape.push(z, (a, .times(y * Double.apply(.pow, to: x, y - 1))), (b, byExponent), as: "^")
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
    case .sign: factor = .cut
    case .softplus: factor = .times(Double.apply(.sigmoid, to: x))
    case .cbrt, .relu, .heaviside, .gamma, .lgamma, .digamma: return nil
    default:
      guard let plain = PlainSlopes.factor(of: function, at: x, value: z) else { return nil }
      factor = plain
    }
    return tape.push(z, (a, factor), as: function.name)
  }
}
