// After reading this file you know when it matters that a program has no π, only the Double nearest to it.
//
//     sin(pi*x) at 1      1.22e-16 in every program, and 0 for the real number
//
// A comparison certifies what programs compute. Where the real numbers give another number, a reader is told.

import Truth

/// A number that would be another one if `pi` and `e` were the real numbers.
public struct ConstantsMatter: Sendable {
  /// The row that was judged: the value, or a first derivative.
  public let row: DerivativeComparison

  /// The certified number with the real constants.
  public let truth: CertifiedNumber
}

extension Comparison {
  /// Steps times derivatives beyond which the real constants are not tried.
  private static let largestTrial = 20_000

  /// The value and the first derivatives that change by more than half their digits, or in kind, with the real numbers.
  ///
  /// - Complexity: a certificate for each, if the formula contains `pi` or `e` at all.
  public var hangingOnConstants: [ConstantsMatter] {
    guard constants == .double, list.slotCount * (derivatives.count + 1) <= Self.largestTrial,
      let program = list.straightLineProgram(.exact), program != list.straightLineProgram(.double)
    else { return [] }
    var certification = Certification(of: program, at: coordinates)
    return ([valueComparison] + derivatives).compactMap { row in
      let positions = row.order == 0 ? [] : [list.inputs.firstIndex(of: row.variable) ?? 0]
      let truth = certification.derivative(by: positions)
      return row.truth.map { Self.differs($0, truth) } == true ? ConstantsMatter(row: row, truth: truth) : nil
    }
  }

  private static func differs(_ a: CertifiedNumber, _ b: CertifiedNumber) -> Bool {
    guard let x = a.number, let y = b.number else { return a.kind != b.kind }
    let distance = x.subtracting(y, bits: 64).midpoint.magnitude
    let size = Swift.max(x.midpoint.magnitude, y.midpoint.magnitude)
    return distance > size.scaled(byPowerOfTwo: -26)
  }
}
