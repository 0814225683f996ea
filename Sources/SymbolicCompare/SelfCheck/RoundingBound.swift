// After reading this file you know how far two right derivatives may lie apart.
//
// Idea. Every operation of a program in `Double` errs by a factor 1 + δ, |δ| ≤ u = 2⁻⁵³. How much of it reaches
// the derivative ẏ = ∂f/∂a is itself a derivative. With v an operation's value, v̇ its tangent along a, v̄ its
// adjoint and v̄̇ that adjoint's tangent,
//
//     S  =  Σ operations |v̄̇·v| + |v̄·v̇|  +  Σ edges k·|v̄ᵢ·pᵢⱼ·v̇ⱼ|
//
// where pᵢⱼ is a local partial and k = 1, or more where a partial cannot be had to the last bit. A sound program
// errs by a few times u·S, whatever the condition of the problem; a program with a wrong rule, or one that
// cancels where it need not, errs by far more. One unit is u·S.
//
// Algebra. v̇ and v̄̇ come from one reverse sweep over dual numbers, seeded with a: forward over reverse.
// Each magnitude is raised by the least normal number, so that underflow is covered too. `relativeScale` is the sum without
// these raises: methods that differ by more than it explains, and by less than S, differ because of underflow.
//
// Cost. About 10 evaluations of f a variable. Limits: a bound of first order.
//
// Source: Griewank & Walther, section 3.4 (error propagation); Higham, Accuracy and Stability, section 3.1.

/// Half the distance from 1 to the next `Double`: the largest relative error of one operation.
let unitRoundoff = 0x1p-53

private let leastNormal = Double.leastNormalMagnitude

/// How a partial derivative depends on the rounding of each operation, and on the inputs.
struct DerivativeSensitivity {
  /// The scale S of the rounding error: a sound program errs by a few times u·S.
  ///
  /// Infinite or NaN where the trace meets numbers that are not finite.
  private(set) var scale = 0.0

  /// The same without the lines that meet numbers that are not finite: beside x − x, a term sqrt(y) at 0 has an infinite
  /// slope, and no part in what rounding makes of ∂/∂x.
  private(set) var finiteScale = 0.0

  /// S without what underflow can add: methods that are further apart than u times this lost more than rounding.
  private(set) var relativeScale = 0.0

  /// Whether something was met that is too small for all its digits, or 0 where a factor of it is not.
  private(set) var meetsUnderflow = false

  /// Σ |xⱼ·∂²f/∂xⱼ∂a|: how far the derivative moves when the inputs are off by one part in one.
  private(set) var toInputs = 0.0

  /// - Complexity: about 10 evaluations of the function.
  init(of list: WengertList, at point: [Double], along position: Int) {
    let inputs = Dual.inputs(at: point, along: position)
    let values = list.values(at: inputs)
    guard let output = list.outputs.first else { return }
    let adjoints = list.adjoints(values: values, seed: Dual(1), output: output)
    for line in list.lines {
      guard let adjoint = adjoints[line.result] else { continue }
      let v = values[line.result]
      var share = adjoint.tangent.magnitude * (v.value.magnitude + leastNormal)
      share += adjoint.value.magnitude * (v.tangent.magnitude + leastNormal)
      relativeScale += adjoint.tangent.magnitude * v.value.magnitude
      relativeScale += adjoint.value.magnitude * v.tangent.magnitude
      if v.value.magnitude < leastNormal { meetsUnderflow = true }
      for (partial, operand) in localPartials(of: line, values) {
        let passed = (adjoint.value * partial).magnitude
        let slack = hasInexactPartial(line.primitive) ? 8.0 : 1.0
        let tangent = values[operand].tangent.magnitude
        share += slack * (passed + leastNormal) * tangent
        relativeScale += slack * passed * tangent
        let least = Swift.min(passed, partial.magnitude, partial.magnitude * tangent)
        // Rules that are made of the result, as -z/y is, take it times the tangent.
        if Swift.min(least, v.value.magnitude * tangent) < leastNormal { meetsUnderflow = true }
      }
      scale += share
      if share.isFinite { finiteScale += share }
    }
    for (index, x) in point.enumerated() where x != 0 {
      toInputs += (x * (adjoints[index]?.tangent ?? 0)).magnitude
    }
  }
}

/// The scale S of the rounding error of a partial derivative.
func derivativeScale(of list: WengertList, at point: [Double], along position: Int) -> Double {
  DerivativeSensitivity(of: list, at: point, along: position).scale
}

/// The scale of the rounding error of a value: Σ |v̄·v| over the operations.
///
/// - Parameter raise: what underflow can take from a value, in units of u; 0 for the scale of rounding alone.
func valueScale(
  of list: WengertList, at point: [Double], raise: Double = Double.leastNormalMagnitude
) -> Double {
  let values = list.values(at: point)
  guard let output = list.outputs.first else { return 0 }
  let adjoints = list.adjoints(values: values, seed: 1, output: output)
  return list.lines.reduce(0) { sum, line in
    guard let adjoint = adjoints[line.result] else { return sum }
    let slack = hasInexactPartial(line.primitive) ? 8.0 : 1.0
    return sum + slack * adjoint.magnitude * (values[line.result].magnitude + raise)
  }
}

/// What the rounding of exponents adds to a naive formula's scale: Σ |v̄·v·log x|·(|c| + 2) over its powers x^c.
///
/// The rule (x^c)′ = c·x^(c−1) has the numeral c − 1, rounded: by at most u·|c − 1|, of which a power makes
/// |log x| times as much. No operation of the formula shows it. A whole number is exact.
func exponentScale(of list: WengertList, at point: [Double]) -> Double {
  let values = list.values(at: point)
  guard let output = list.outputs.first else { return 0 }
  let adjoints = list.adjoints(values: values, seed: 1, output: output)
  return list.lines.reduce(0) { sum, line in
    guard line.primitive == .binary(.pow), let second = line.second, let adjoint = adjoints[line.result]
    else { return sum }
    let (x, c) = (values[line.first], values[second])
    // No whole number beyond 2⁵³ has a neighbour of the other parity: the sign of a negative base's power is lost.
    if x < 0, c.magnitude >= 0x1p53 {
      return sum + 2 * (adjoint * values[line.result]).magnitude / unitRoundoff
    }
    guard c != c.rounded(), x != 0 else { return sum }
    let growth = Double.apply(.log, to: x.magnitude).magnitude
    return sum + (adjoint * values[line.result]).magnitude * growth * (c.magnitude + 2)
  }
}

/// The partial derivatives of one line by those operands that depend on the variable, by forward mode.
///
/// The others are left out: the partial of (-2)³ by its exponent is NaN, and not asked for.
func localPartials(of line: WengertList.Line, _ values: [Dual]) -> [(partial: Double, operand: Int)] {
  let operands = line.operands
  return operands.indices.compactMap { index in
    guard values[operands[index]].tangent != 0 else { return nil }
    return (line.slope(by: index, at: operands.map { values[$0].value }), operands[index])
  }
}

/// Whether the C library or this package cannot give a function and its partial to the last bit.
func hasInexactPartial(_ primitive: Primitive) -> Bool {
  primitive.unitsOfRounding > 4
}
