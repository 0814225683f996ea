// After reading this file you know how the mistake in a single partial derivative is guessed from two numbers, the claimed
// one and the measured one: by the factor that makes the second of the first. -1 is a wrong sign, 2 a factor that was lost, and
// a power of the input the derivative of an inner function.

extension GradientCheck.Entry {
  /// The causes that explain this component alone, simplest first; `input` is the one by which it is taken.
  func ownCauses(at x: [Double], of input: Int) -> [LikelyCause] {
    guard claimed.isFinite else { return [.notFinite] }
    guard claimed != 0 else { return [.notPropagated] }
    guard bound <= 1e-3 * measured.value.magnitude else { return [] }
    var found: [LikelyCause] = []
    if explains(-1) { found.append(.sign) }
    for factor in [2.0, 3, 4, 0.5, -2, -0.5] where explains(1 / factor) {
      found.append(.factor(factor))
    }
    // At an input of 2 a factor 2 may be the input: which it is, a second point must tell.
    let constants = found.isEmpty
    found += innerDerivatives(at: x, of: input).filter { cause in
      guard case .missingInnerDerivative(let factor, let formula) = cause else { return true }
      return constants || formula != short(factor)
    }
    return Array(found.prefix(16))
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

extension LikelyCause {
  /// Whether two causes, found at different points, are one.
  func isSame(as other: LikelyCause) -> Bool {
    switch (self, other) {
    case (.missingInnerDerivative(_, let mine), .missingInnerDerivative(_, let theirs)): mine == theirs
    case (.proportionalToInput(let mine), .proportionalToInput(let theirs)),
      (.multipleOfIdentity(let mine), .multipleOfIdentity(let theirs)):
      (mine - theirs).magnitude <= 1e-3 * mine.magnitude
    default: self == other
    }
  }

  /// Whether the cause is read from the numbers at one point, so that they may fit it by chance.
  var dependsOnPoint: Bool {
    switch self {
    case .staleAccumulation, .wrongLength, .notSymmetrised, .notLinear: false
    default: true
    }
  }
}
