// After reading this file you know what JAX takes for the slope of each primitive, and what it does with 0·∞.
//
// Idea. JAX differentiates forwards only; its reverse mode transposes the linear program that the forward rules wrote.
// So both modes share one table. What they do not share is where a 0 comes from: backwards, relu cuts what arrives
// (lax.select), so that sqrt(relu(x)) at 0 is a silent 0; forwards it starts the 0 that sqrt multiplies by ∞.
//
//     abs     +1 at 0 and at −0.0 (select(x >= 0, g, −g))
//     max     ½ and ½ at a tie, multiplied: the loser is sent 0·g
//     hypot   written out over max, min and sqrt: ½ and ½ at the origin
//     sign    a symbolic zero: nothing passes, not even 0·∞; floor likewise
//     where   a closed branch is sent the number 0 backwards, which 0·∞ makes NaN; forwards its tangent is cut
//     x^n     for a whole number n repeated multiplication; every other power is lax.pow
//
// Source: jax/_src/lax/lax.py, jax/_src/numpy/ufuncs.py, jax/_src/nn/functions.py; run in double precision without jit.

/// JAX with a number for every variable: `jax.grad`, and `jax.jvp` with tangents 1 and 0.
enum JAX: Library {
  static func record(_ step: LibraryStep, on tape: inout LibraryTape, mode: SweepMode) -> Int? {
    let (a, b, x, y, z) = (step.first, step.second, step.x, step.y, step.z)
    switch step.primitive {
    case .negate: return tape.push(z, (a, .times(-1)), as: "neg")
    case .add: return tape.push(z, (a, .times(1)), (b, .times(1)), as: "+")
    case .subtract: return tape.push(z, (a, .times(1)), (b, .times(-1)), as: "-")
    case .multiply: return tape.push(z, (a, .times(y)), (b, .times(x)), as: "*")
    case .divide: return tape.push(z, (a, .over(y)), (b, .times(-x * (1 / (y * y)))), as: "/")
    case .unary(let function): return unary(function, step, on: &tape)
    case .binary(.max), .binary(.min):
      tape.compare(a, b)
      return choice(of: a, b, z, on: &tape, as: step.primitive.name)
    case .binary(.hypot): return hypot(step, on: &tape)
    case .binary(.atan2):
      let square = x * x + y * y
      return tape.push(z, (a, .times(y / square)), (b, .times(-x / square)), as: "atan2")
    case .binary(.pow): return power(step, on: &tape, mode)
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
    case .abs: factor = .times(x >= 0 ? 1 : -1)
    case .relu: factor = x > 0 ? .times(1) : .cut
    case .sign, .floor: return tape.pushInactive(z)
    case .heaviside: factor = .cut
    case .tanh:
      // (g + g·z)·(1 − z): where g is infinite and z is 0, this is NaN.
      let sum = tape.push(0, (a, .times(1)), (a, .times(z)))
      return tape.push(z, (sum, .times(1 - z)), as: "tanh \(a)")
    case .softplus: factor = .times(Double.apply(.exp, to: x - z))
    case .lgamma: factor = .times(Double.apply(.digamma, to: x))
    case .gamma: factor = .times(z * Double.apply(.digamma, to: x))
    case .digamma where x > 0: factor = .times(Double.apply(.polygamma, to: 1, x))
    case .digamma where x == x.rounded(): factor = .times(.infinity)
    default:
      guard let plain = PlainSlopes.factor(of: function, at: x, value: z) else { return nil }
      factor = plain
    }
    return tape.push(z, (a, factor), as: function.name)
  }

  /// The larger or smaller of two numbers: half a slope each at a tie.
  private static func choice(
    of a: Int, _ b: Int, _ z: Double, on tape: inout LibraryTape, as name: String
  ) -> Int {
    let (x, y) = (tape[a].value, tape[b].value)
    let first = (x == z ? 1.0 : 0) / (y == z ? 2 : 1)
    let second = (y == z ? 1.0 : 0) / (x == z ? 2 : 1)
    return tape.push(z, (a, .times(first)), (b, .times(second)), as: name)
  }

  /// hypot, as jnp.hypot writes it: M·√(1 + (m/M)²) for the larger M and the smaller m of |x| and |y|.
  private static func hypot(_ step: LibraryStep, on tape: inout LibraryTape) -> Int {
    let x = tape.push(step.x.magnitude, (step.first, .times(step.x >= 0 ? 1 : -1)), as: "abs")
    let y = tape.push(step.y.magnitude, (step.second, .times(step.y >= 0 ? 1 : -1)), as: "abs")
    tape.compare(x, y)
    let low = Double.apply(.min, to: tape[x].value, tape[y].value)
    let high = Double.apply(.max, to: tape[x].value, tape[y].value)
    let larger = choice(of: x, y, high, on: &tape, as: "max")
    let smaller = choice(of: x, y, low, on: &tape, as: "min")
    if high == 0 { return tape.push(0, (larger, .times(1)), as: "where") }
    let ratio = low / high
    let quotient = tape.push(ratio, (smaller, .over(high)), (larger, .times(-low * (1 / (high * high)))))
    let square = tape.push(ratio * ratio, (quotient, .times(2 * ratio)))
    let root = (1 + ratio * ratio).squareRoot()
    let length = tape.push(root, (square, .times(0.5 / root)))
    let product = tape.push(step.z, (larger, .times(root)), (length, .times(high)))
    let isInfinite = step.x.isInfinite || step.y.isInfinite
    return isInfinite ? tape.push(.infinity, (product, .cut), as: "where") : product
  }

  private static func power(_ step: LibraryStep, on tape: inout LibraryTape, _ mode: SweepMode) -> Int? {
    let (a, b, x, y, z) = (step.first, step.second, step.x, step.y, step.z)
    if tape[b].kind == .number, y == y.rounded() {
      if y == 0 { return mode == .reverse ? tape.pushInactive(1) : tape.push(1, (a, .cut), as: "^0") }
      let slope = y == 1 ? 1 : y * Double.apply(.pow, to: x, y - 1)
      return tape.push(z, (a, .times(slope)), (b, .cut), as: "^")
    }
    let byBase = y * Double.apply(.pow, to: x, y - 1)
    let byExponent = Double.apply(.log, to: x == 0 ? 1 : x) * z
    return tape.push(z, (a, .times(byBase)), (b, .times(byExponent)), as: "^")
  }
}
