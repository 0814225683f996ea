// After reading this file you know what w.grad means in the middle of the backward sweep.
//
// When the assignments after the k-th have been processed, they count as a program of their own: it reads the
// variables defined so far and computes ℓ. The invariant says that w.grad is ∂ℓ/∂w of that program.
//
//     x               defined so far: x, y           z = g(y, x)    processed
//     y = f(x)        y.grad = ∂ℓ/∂y                 u = h(z)       processed
//                     x.grad = ∂ℓ/∂x with y fixed    ℓ = u
//
// So x.grad is not yet the derivative by x: the part by way of y is missing until y = f(x) is processed. At the
// end nothing is left but inputs and parameters, and the grads are the gradient.

extension EDF {
  /// One statement of the loop invariant, and how well it held.
  public struct InvariantCheck: Sendable {
    /// How many assignments had not been processed yet.
    public let remaining: Int

    /// The name of the variable w of which the statement speaks.
    public let variable: String

    /// The largest |w.grad − ∂ℓ/∂w| among its numbers, over max(1, |∂ℓ/∂w|).
    public let deviation: Double
  }
}

extension EDF.Graph {
  /// Runs `backward(loss)` and checks the loop invariant after every assignment.
  ///
  /// ∂ℓ/∂w is taken by central differences of the processed part of the program, run forward again.
  ///
  /// - Precondition: `forward()` has been run.
  /// - Complexity: for N assignments and M numbers in all variables, at most 2·(N + 1)·M runs of a part.
  public func backwardCheckingInvariant(_ loss: EDF.Node) -> [EDF.InvariantCheck] {
    start(loss)
    var checks = invariant(loss, remaining: components.count)
    for remaining in components.indices.reversed() {
      if components[remaining].hasGrad { components[remaining].backward() }
      checks += invariant(loss, remaining: remaining)
    }
    return checks
  }

  private func invariant(_ loss: EDF.Node, remaining: Int) -> [EDF.InvariantCheck] {
    let processed = components[remaining...]
    let values = processed.map(\.value)
    defer { for (component, value) in zip(processed, values) { component.value = value } }

    func lossWith(_ w: EDF.Node, at place: Int, _ number: Double) -> Double {
      w.value.values[place] = number
      for component in processed { component.forward() }
      return loss.value.values.reduce(0, +)
    }

    let pending = nodes.dropLast(components.count - remaining)
    return pending.map { w in
      let (value, grad) = (w.value, w.grad)
      defer { w.value = value }
      var deviation = 0.0
      for (place, number) in value.values.enumerated() {
        let step = 6e-6 * Swift.max(1, number.magnitude)  // the cube root of 2⁻⁵²
        let rise = lossWith(w, at: place, number + step) - lossWith(w, at: place, number - step)
        w.value.values[place] = number
        let slope = rise / ((number + step) - (number - step))
        let error = (grad.values[place] - slope).magnitude / Swift.max(1, slope.magnitude)
        deviation = error > deviation || error.isNaN ? error : deviation
      }
      return EDF.InvariantCheck(remaining: remaining, variable: w.name, deviation: deviation)
    }
  }
}
