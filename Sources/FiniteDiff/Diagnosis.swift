// After reading this file you know how the traces of LikelyCause.swift are looked for in a gradient.
//
// A trace counts only if it fits within the bounds of both sides: an explanation that is off by more than the error that
// it explains is none. With poor differences there is no diagnosis.
//
// At x = (1, 2) nearly everything is a factor of everything. So each cause is looked for at a second point too, beside the
// first, and counts if it is found at both. Where the second cannot be judged, as beyond an edge, the first must do.

extension GradientCheck {
  /// Fills in the likely causes, of the whole gradient and of each wrong component.
  mutating func diagnose(
    _ claim: Claim, of f: ([Double]) throws -> Double, _ gradient: ([Double]) throws -> [Double],
    at x: [Double],
    _ names: [String], _ seed: UInt64
  ) rethrows {
    diagnose(claim, at: x)
    defer { gatherCauses() }
    guard worstOfEntries == .disagree, claim.count == x.count else { return }
    if components.count == x.count, x.count > 1,
      try isNotSymmetrised(claim, jacobian: jacobianQuotients(at: x, of: gradient), at: x)
    {
      causes.append(.notSymmetrised)
    }
    var generator = SeededGenerator(seed: seed).forCase(1)
    let second = moved(x, along: generator.direction(at: x), by: 0.125)
    let other = try Claim(gradient, at: second)
    guard other.count == x.count else { return }
    var check = self
    for index in check.components.indices {
      guard case .component(let input) = components[index].place else { continue }
      check.components[index] = try entry(for: input, names, other, at: second, f)
      evaluations += check.components[index].measured.evaluations
    }
    check.causes = []
    check.diagnose(other, at: second)
    confirm(by: check)
  }

  /// Keeps the causes that another point's check has too, where that could be judged.
  private mutating func confirm(by other: GradientCheck) {
    for index in components.indices where other.components[index].verdict == .disagree {
      components[index].causes.removeAll { cause in
        !other.components[index].causes.contains { $0.isSame(as: cause) }
      }
    }
    guard other.components.contains(where: { $0.verdict == .disagree }) else { return }
    causes.removeAll { cause in
      cause.dependsOnPoint && !other.causes.contains { $0.isSame(as: cause) }
    }
  }

  private mutating func diagnose(_ claim: Claim, at x: [Double]) {
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
    if components.count == x.count && x.count > 1 { causes += permutations() + regulariser(at: x) }
    for index in components.indices where components[index].verdict == .disagree {
      guard case .component(let input) = components[index].place else { continue }
      components[index].causes = components[index].ownCauses(at: x, of: input)
    }
  }

  /// Names a cause that all wrong components have in common as one of the whole, and keeps three of each.
  private mutating func gatherCauses() {
    let wrong = components.filter { $0.verdict == .disagree }
    let common = wrong.first?.causes.first { cause in wrong.allSatisfy { $0.causes.contains(cause) } }
    if wrong.count > 1, let common { causes.append(common) }
    for index in components.indices { components[index].causes = Array(components[index].causes.prefix(3)) }
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
    let wrong = components.indices.filter { components[$0].verdict == .disagree }
    if wrong.count == 2, found.isEmpty,
      explains({ $0 == wrong[0] ? wrong[1] : $0 == wrong[1] ? wrong[0] : $0 })
    {
      found.append(.exchanged("components", wrong[0], wrong[1]))
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

  /// The factor λ if every error is λ·xᵢ, and at least two inputs are not 0.
  private func regulariser(at x: [Double]) -> [LikelyCause] {
    let wrong = components.indices.filter { components[$0].verdict == .disagree && x[$0] != 0 }
    guard wrong.count > 1, let first = wrong.max(by: { x[$0].magnitude < x[$1].magnitude }) else { return [] }
    let factor = (components[first].claimed - components[first].measured.value) / x[first]
    let slack = 2 * components[first].bound / x[first].magnitude
    let explains = components.indices.allSatisfy {
      let entry = components[$0]
      let error = entry.claimed - entry.measured.value
      return (error - factor * x[$0]).magnitude <= 2 * entry.bound + slack * x[$0].magnitude
    }
    return explains && slack < 1e-2 * factor.magnitude ? [.proportionalToInput(rounded(factor))] : []
  }

  /// Whether g + ½(Jᵀ − J)·x is right, with J the Jacobian of the claimed gradient g: 2Ax for (A + Aᵀ)x.
  private func isNotSymmetrised(_ claim: Claim, jacobian: [[DifferenceQuotient]], at x: [Double]) -> Bool {
    guard jacobian.count == x.count else { return false }
    return x.indices.allSatisfy { row in
      var value = claim.values[row]
      var slack = 2 * components[row].bound
      for column in x.indices {
        let (there, back) = (jacobian[row][column], jacobian[column][row])
        value += (back.value - there.value) / 2 * x[column]
        slack += 2 * (back.errorEstimate + there.errorEstimate) * x[column].magnitude
      }
      return (value - components[row].measured.value).magnitude <= slack
    }
  }

  private func isMeasured(_ values: [Double]) -> Bool {
    components.count == values.count
      && zip(components, values).allSatisfy { isClose($1, $0.measured, $0.bound) }
  }
}

/// Whether a value is a measured one, within the errors of both.
func isClose(_ value: Double, _ measured: DifferenceQuotient, _ bound: Double) -> Bool {
  (value - measured.value).magnitude <= 2 * measured.errorEstimate + bound
}

/// A factor with the digits that differences can tell.
func rounded(_ factor: Double) -> Double {
  let unit = factor.binade * 0x1p-20
  return unit == 0 ? factor : (factor / unit).rounded() * unit
}
