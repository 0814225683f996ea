// After reading this file you know what mygrad takes for the slope of each primitive.
//
//     max     0 and 0 at a tie, so that max(x, x) has the slope 0: a sum rule is broken
//     abs     0 at 0                                       asin, acos    0 at ±1, where the slope is infinite
//     relu    0 at 0, multiplied: 0·∞ is NaN               x^0           0: the exponent of the slope is 1 where y is 0
//
// Source: mygrad/math/*/ops.py, mygrad/nnet/activations; run in double precision.

/// mygrad: `Tensor.backward`.
enum MyGrad: Library {
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
      let isFirst = step.primitive == .binary(.max) ? x > y : x < y
      let (first, second) = isFirst ? (1.0, 0.0) : (0.0, x == y ? 0.0 : 1.0)
      return tape.push(z, (a, .times(first)), (b, .times(second)), as: step.primitive.name)
    case .binary(.atan2):
      let square = x * x + y * y
      return tape.push(z, (a, .times(y / square)), (b, .times(-x / square)), as: "atan2")
    case .binary(.pow) where (x == -.infinity || x == 0 && x.sign == .minus) && (y == 0.5 || y == 1.5):
      return nil  // NumPy takes some of these powers by a root and some not
    case .binary(.pow):
      if tape[b].kind == .number, y == 1 { return tape.push(x, (a, .times(1)), (b, .cut), as: "^1") }
      let byBase = y * Double.apply(.pow, to: x, y == 0 ? 1 : y - 1)
      let byExponent = Double.apply(.log, to: x == 0 ? 1 : x) * z
      return tape.push(z, (a, .times(byBase)), (b, .times(byExponent)), as: "^")
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
    case .abs: factor = .times(x < 0 ? -1 : x > 0 ? 1 : 0)
    case .relu:
      let slope: Double = x > 0 ? 1 : 0
      return tape.push(x * slope, (a, .times(slope)), as: "relu")
    case .asin where x.magnitude == 1, .acos where x.magnitude == 1: factor = .cut
    case .erf, .erfc: return nil
    default:
      guard let plain = PlainSlopes.factor(of: function, at: x, value: z) else { return nil }
      factor = plain
    }
    return tape.push(z, (a, factor), as: function.name)
  }
}
