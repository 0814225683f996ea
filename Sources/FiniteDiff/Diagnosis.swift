// After reading this file you know how the traces of LikelyCause.swift are looked for.
//
// A trace counts only if it fits within the bounds of both sides: an explanation that is off by more than the error that
// it explains is none. With poor differences there is no diagnosis.

extension GradientCheck {
  /// Fills in the likely causes, of the whole gradient and of each wrong component.
  mutating func diagnose(_ claim: Claim, at x: [Double]) {
    let doubled = claim.values.map { 2 * $0 }
    if claim.repeated != claim.values, claim.values.allSatisfy(\.isFinite) {
      let isStale = zip(claim.repeated, doubled).allSatisfy { ($0 - $1).magnitude <= 1e-9 * $1.magnitude }
      if isStale || isMeasured(zip(claim.repeated, claim.values).map { $0 - $1 }) {
        causes.append(.staleAccumulation)
      }
    }
    if claim.count != x.count {
      causes.append(.wrongLength(claimed: claim.count, expected: x.count))
    }
    guard worstOfEntries == .disagree else { return }
    if components.count == x.count && x.count > 1 { causes += permutations() }
    for index in components.indices where components[index].verdict == .disagree {
      components[index].causes = components[index].ownCauses(at: x)
    }
    let wrong = components.filter { $0.verdict == .disagree }
    if let first = wrong.first?.causes.first, wrong.count > 1, wrong.allSatisfy({ $0.causes.contains(first) })
    {
      causes.append(first)
    }
  }

  /// The exchanges of components that would make the whole gradient right.
  private func permutations() -> [LikelyCause] {
    let count = components.count
    let claimed = components.map(\.claimed)
    func explains(_ source: (Int) -> Int) -> Bool {
      components.indices.allSatisfy {
        isClose(claimed[$0], components[source($0)].measured, components[$0].bound)
      }
    }
    var found: [LikelyCause] = []
    for shift in 1..<count where explains({ ($0 + shift) % count }) {
      found.append(.shifted(by: shift <= count / 2 ? shift : shift - count))
    }
    if count > 2 && explains({ count - 1 - $0 }) { found.append(.reversed) }
    for rows in 2..<Swift.max(2, count) where count.isMultiple(of: rows) && count / rows > 1 {
      let columns = count / rows
      if explains({ ($0 % rows) * columns + $0 / rows }) {
        found.append(.transposed(rows: rows, columns: columns))
      }
    }
    var sum = 0.0
    let sums = components.map { entry -> Double in
      sum += entry.measured.value
      return sum
    }
    let isRunningSum = zip(components, sums).allSatisfy { entry, sum in
      (entry.claimed - sum).magnitude <= Double(count) * entry.bound + 1e-9 * sum.magnitude
    }
    if isRunningSum { found.append(.runningSum) }
    return found
  }

  private func isMeasured(_ values: [Double]) -> Bool {
    components.count == values.count
      && zip(components, values).allSatisfy { isClose($1, $0.measured, $0.bound) }
  }
}

private func isClose(_ value: Double, _ measured: DifferenceQuotient, _ bound: Double) -> Bool {
  (value - measured.value).magnitude <= 2 * measured.errorEstimate + bound
}

extension GradientCheck.Entry {
  /// The causes that explain this component alone, simplest first, at most three.
  fileprivate func ownCauses(at x: [Double]) -> [LikelyCause] {
    guard claimed.isFinite else { return [.notFinite] }
    guard claimed != 0 else { return [.notPropagated] }
    guard case .component(let index) = place, bound <= 1e-3 * measured.value.magnitude else { return [] }
    var found: [LikelyCause] = []
    if explains(-1) { found.append(.sign) }
    for factor in [2.0, 3, 4, 0.5, -2, -0.5] where explains(1 / factor) {
      found.append(.factor(factor))
    }
    if found.isEmpty { found = innerDerivatives(at: x, of: index) }
    return Array(found.prefix(3))
  }

  /// Whether the measured value is the claimed one times a factor.
  private func explains(_ factor: Double) -> Bool {
    let tolerance = 2 * measured.errorEstimate + 1e-9 * measured.value.magnitude + bound
    return factor.isFinite && (claimed * factor - measured.value).magnitude <= tolerance
  }

  /// Factors that the chain rule often brings: whole numbers times 1, a power of an input, or a function of it.
  ///
  /// Beyond 64 inputs only the component's own input is tried: among so many numbers one fits by chance.
  private func innerDerivatives(at x: [Double], of index: Int) -> [LikelyCause] {
    let own = x[index]
    let name = "x[\(index)]"
    var bases = [
      (1.0, ""), (own, name), (own * own, name + "^2"), (1 / own, "1/" + name),
      (1 / (own * own), "1/\(name)^2"),
      (Elementary::exp(own), "exp(\(name))"), (Elementary::cos(own), "cos(\(name))"),
      (Elementary::sin(own), "sin(\(name))"),
    ]
    for other in x.indices where other != index && x.count <= 64 {
      let otherName = "x[\(other)]"
      bases += [
        (x[other], otherName), (1 / x[other], "1/" + otherName), (x[other] * x[other], otherName + "^2"),
      ]
      bases.append((own * x[other], name + "·" + otherName))
    }
    var found: [LikelyCause] = []
    for multiple in [1.0, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, 7, 8, 9, 10, -10, 0.5, -0.5] {
      for (base, formula) in bases
      where explains(multiple * base) && !(formula.isEmpty && multiple.magnitude == 1) {
        let sign =
          multiple == -1 ? "-" : multiple == 1 ? "" : short(multiple) + (formula.isEmpty ? "" : "·")
        found.append(.missingInnerDerivative(factor: multiple * base, formula: sign + formula))
      }
    }
    return found
  }
}
