// After reading this file you know what ForwardDiff.jl takes for the slope of each primitive, by its published rules: it
// was read, not run.
//
//     abs     by the sign bit: 1 at 0, −1 at −0.0          max     0 and 1 at a tie        min     1 and 0
//     hypot   x/z: NaN at the origin                       relu    none: max(x, 0) has 0 at 0, max(0, x) has 1
//     sign    a plain number comes out: nothing passes     sqrt, log … outside the domain: a DomainError, no number
//
// All partials are carried, zeros too, and multiplied: at (1, 0) x/y by x is ∞·1 − ∞·0 = NaN.
//
// Source: ForwardDiff 1.4.5 (src/dual.jl, src/partials.jl), DiffRules 1.15.1 (src/rules.jl).

/// ForwardDiff.jl: `ForwardDiff.gradient`, with one partial for each variable.
enum ForwardDiffJL: Library {
  static func record(_ step: LibraryStep, on tape: inout LibraryTape, mode: SweepMode) -> Int? {
    let (a, b, x, y, z) = (step.first, step.second, step.x, step.y, step.z)
    switch step.primitive {
    case .negate: return tape.push(z, (a, .times(-1)), as: "neg")
    case .add: return tape.push(z, (a, .times(1)), (b, .times(1)), as: "+")
    case .subtract: return tape.push(z, (a, .times(1)), (b, .times(-1)), as: "-")
    case .multiply: return tape.push(z, (a, .times(y)), (b, .times(x)), as: "*")
    case .divide where tape[b].kind != .active: return tape.push(z, (a, .over(y)), as: "/ \(y)")
    case .divide where tape[a].kind != .active: return tape.push(z, (b, .times(-(z / y))), as: "/ by \(x)")
    case .divide: return tape.push(z, (a, .times(1 / y)), (b, .times(-(x / (y * y)))), as: "/")
    case .unary(let function): return unary(function, step, on: &tape)
    case .binary(.max), .binary(.min):
      guard !x.isNaN && !y.isNaN else { return nil }
      tape.compare(a, b)
      let isFirst = step.primitive == .binary(.max) ? x > y : x <= y
      let (first, second) = isFirst ? (1.0, 0.0) : (0.0, 1.0)
      return tape.push(z, (a, .times(first)), (b, .times(second)), as: step.primitive.name)
    case .binary(.hypot): return tape.push(z, (a, .times(x / z)), (b, .times(y / z)), as: "hypot")
    case .binary(.atan2):
      let square = x * x + y * y
      return tape.push(z, (a, .times(y / square)), (b, .times(-(x / square))), as: "atan2")
    case .binary(.pow): return power(step, on: &tape)
    case .binary(.polygamma), .binary(.sincDerivative): return nil
    case .binary(.mod), .binary(.ifPositive), .binary(.ifNotPositive): return nil
    }
  }

  private static func unary(_ function: UnaryFunction, _ step: LibraryStep, on tape: inout LibraryTape)
    -> Int?
  {
    let (a, x, z) = (step.first, step.x, step.z)
    switch function {
    case .abs: return tape.push(z, (a, .times(x.sign == .minus ? -1 : 1)), as: "abs")
    case .sign: return tape.pushInactive(z)
    case .relu, .heaviside, .gamma, .lgamma, .digamma, .sigmoid, .softplus: return nil
    default:
      // Outside the domain Julia raises a DomainError.
      guard !z.isNaN, let plain = PlainSlopes.factor(of: function, at: x, value: z) else { return nil }
      return tape.push(z, (a, plain), as: function.name)
    }
  }

  private static func power(_ step: LibraryStep, on tape: inout LibraryTape) -> Int? {
    let (a, b, x, y, z) = (step.first, step.second, step.x, step.y, step.z)
    guard !z.isNaN, tape[b].kind != .active || x >= 0 else { return nil }
    let slope: Factor =
      y == 0 && tape[b].kind != .active ? .cut : .times(y * Double.apply(.pow, to: x, y - 1))
    let byExponent = x == 0 && y > 0 ? 0 : z * Double.apply(.log, to: x)
    return tape.push(z, (a, slope), (b, .times(byExponent)), as: "^")
  }
}
