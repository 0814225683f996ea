// After reading this file you know which node of a trace costs the most digits.
//
// Subtracting two nearly equal numbers is exact, but it lays bare the errors they bring along: of 1.000 000 000 1
// − 1, with 16 digits in each, 6 are left. How much of it matters for the result is the node's adjoint:
//
//     loss of a ± b  =  |v̄|·(|a| + |b|)        in units of 2⁻⁵³, where |a ± b| is small beside |a| + |b|
//
// For the rounding error of a derivative the same is asked of the dual sweep, where adjoints and values have
// tangents: |v̄̇|·(|a| + |b|) + |v̄|·(|ȧ| + |ḃ|). Where nothing cancels, the node with the largest share is named.

/// The node of a trace that contributes most to a rounding error.
struct Cancellation {
  let line: WengertList.Line

  /// Whether numbers cancel there.
  let cancels: Bool

  /// The node behind the rounding error of the value.
  ///
  /// - Complexity: one sweep forwards and one backwards.
  static func ofValue(of list: WengertList, at point: [Double]) -> Cancellation? {
    let values = list.values(at: point)
    guard let output = list.outputs.first else { return nil }
    let adjoints = list.adjoints(values: values, seed: 1, output: output)
    return worst(of: list.lines) { line in
      guard let adjoint = adjoints[line.result] else { return nil }
      let (size, result) = sizes(line, values)
      return (adjoint.magnitude * size, adjoint.magnitude * result)
    }
  }

  /// The node behind the rounding error of a derivative.
  ///
  /// - Complexity: one sweep forwards and one backwards over dual numbers.
  static func ofDerivative(of list: WengertList, at point: [Double], along position: Int) -> Cancellation? {
    let inputs = Dual.inputs(at: point, along: position)
    let duals = list.values(at: inputs)
    guard let output = list.outputs.first else { return nil }
    let adjoints = list.adjoints(values: duals, seed: Dual(1), output: output)
    let (values, tangents) = (duals.map(\.value), duals.map(\.tangent))
    return worst(of: list.lines) { line in
      guard let adjoint = adjoints[line.result] else { return nil }
      let (size, result) = sizes(line, values)
      let (sizeOfTangent, tangent) = sizes(line, tangents)
      return (
        adjoint.tangent.magnitude * size + adjoint.value.magnitude * sizeOfTangent,
        adjoint.tangent.magnitude * result + adjoint.value.magnitude * tangent
      )
    }
  }

  /// Of sums and differences, |a| + |b| and |a ± b|; of other lines their result, twice.
  private static func sizes(_ line: WengertList.Line, _ numbers: [Double]) -> (
    operands: Double, result: Double
  ) {
    let result = numbers[line.result].magnitude
    guard let second = line.second, line.primitive == .add || line.primitive == .subtract else {
      return (result, result)
    }
    return (numbers[line.first].magnitude + numbers[second].magnitude, result)
  }

  /// The line with the largest share among those that cancel, or among all if none does.
  private static func worst(
    of lines: [WengertList.Line],
    _ share: (WengertList.Line) -> (operands: Double, result: Double)?
  ) -> Cancellation? {
    var worst: (line: WengertList.Line, share: Double, cancels: Bool)?
    for line in lines {
      guard let (operands, result) = share(line), operands.isFinite else { continue }
      let cancels = result < operands / 4
      if let worst, (worst.cancels && !cancels) || (worst.cancels == cancels && operands <= worst.share) {
        continue
      }
      worst = (line, operands, cancels)
    }
    return worst.map { Cancellation(line: $0.line, cancels: $0.cancels) }
  }
}

extension StableFormSearch {
  /// "write sigmoid(-x) for 1 - sigmoid(x)", if the node in a slot stands in a form that has a remedy.
  static func advice(for formula: Symbolic, inputs: [String], slot: Int) -> String? {
    let search = StableFormSearch(in: formula)
    let slots = search.slots(inputs: inputs)
    guard let match = search.matches().first(where: { $0.covered.contains { slots[$0] == slot } }),
      let (written, remedy) = search.filledIn(match)
    else { return nil }
    return "write \(remedy.abbreviated(to: 60)) for \(written.abbreviated(to: 60))"
  }
}
