// After reading this file you know the first question of the table in Judge.swift: whether the formula has a derivative at
// the point, and what the verdict is where it has none.

import Truth

extension Judge {
  /// The verdict where the certificate is no number that a `Double` holds; `nil` where it is one.
  func noNumber(_ truth: CertifiedNumber) -> Verdict? {
    switch truth.kind {
    case .number:
      guard let number = truth.number, number.midpoint.nearestDouble.isInfinite else { return nil }
      let line = Shadow(compared: compared, derivative: derivative).line(of: .reverse)
      let place = line.map { ": \($0.words)" } ?? ""
      return Verdict(
        .overflow, "\(subject) is \(figure(number)), beyond the largest Double\(place)", step: line?.step,
        isUnderflow: line?.isUnderflow ?? false)
    case .noValue, .oneSided, .jump, .infinite:
      let step: Int? =
        switch truth.kind {
        case .jump: stepOfDifference(ofOrder: 0, truth)
        case .infinite: stepOfInfiniteDerivative(truth)
        default: nil
        }
      let blamed = step ?? truth.blamedStep
      let node = blamed.flatMap { compared.singularNode($0, truth.kind) }
      let place = node.map { ": \($0.sentence)" } ?? ""
      return Verdict(.domain, Sides(truth, subject).sentence + place, step: blamed)
    case .huge:
      return Verdict(
        .overflow, Sides(truth, subject).sentence + ", far beyond the largest Double",
        step: Shadow(compared: compared, derivative: derivative).line(of: .reverse)?.step)
    case .undecided:
      let step = truth.obstacle ?? truth.events.first?.step
      return Verdict(.indeterminate, undecided(truth, at: step), step: step)
    case .partial:
      let taken = compared.list.taken(at: compared.values)
      let seam = truth.events.first { taken[$0.step] } ?? truth.events.first
      return Verdict(.kink, Sides(truth, subject).sentence, step: seam?.step)
    case .kink(let order):
      if let finding = ruleFinding { return disagreement(finding) }
      if let verdict = conventionsDiffer { return verdict }
      let sides = [truth.left, truth.right].compactMap(\.ball)
      if sides.contains(where: \.midpoint.nearestDouble.isInfinite) {
        return Verdict(
          .overflow, Sides(truth, subject).sentence + ", beyond the largest Double",
          step: stepOfDifference(ofOrder: order, truth) ?? truth.events.first?.step)
      }
      let hasNumber = exactAnswer.isFinite
      let convention =
        order != derivative.order
        ? "" : hasNumber ? "; by convention \(plain(exactAnswer))" : "; the methods have no number"
      return Verdict(
        .kink, Sides(truth, subject).sentence + convention,
        step: stepOfDifference(ofOrder: order, truth) ?? truth.events.first?.step)
    }
  }

  /// What could not be told, of the step on which it hangs.
  private func undecided(_ truth: CertifiedNumber, at step: Int?) -> String {
    let extent =
      truth.insufficientTerms.map { "in the first \($0) coefficients of its power series" }
      ?? "to \(Int(Double(truth.bits) * 0.30103)) digits"
    if truth.number == nil, truth.right.ball != nil, truth.left.ball != nil,
      Set(derivative.positions).count > 1
    {
      return "not decided: beside this seam the curvature along diagonals is not that of one mixed derivative"
    }
    guard truth.obstacle != nil, let line = compared.list.lines.first(where: { $0.result == step }) else {
      return truth.insufficientTerms.map {
        "not decided: \($0) coefficients of the power series are not enough"
      } ?? "not decided: whether what is equal \(extent) is equal"
    }
    let formula = line.formula(in: compared.list)
    if truth.hasNoSeries {
      return
        "not decided: \(formula) has no power series beside this point, so that nothing is said of limits"
    }
    switch compared.list.choice(of: line) == nil ? line.primitive : .binary(.ifPositive) {
    case .binary(let function) where function.isGate:
      return "not decided whether the condition of \(formula) holds: its two sides are equal \(extent)"
    case .binary(let function) where function.isSelection:
      return "not decided whether the operands of \(formula) are equal, as they are \(extent)"
    case .unary(.floor), .binary(.mod):
      return "not decided on which side of a jump \(formula) is, as it is at it \(extent)"
    case .unary(let function) where function.isPiecewise:
      return "not decided whether the operand of \(formula) is 0, as it is \(extent)"
    default:
      return truth.insufficientTerms.map {
        "not decided: \($0) coefficients of the power series of \(formula) are not enough"
      } ?? "not decided: whether what is 0 \(extent) in \(formula) is 0"
    }
  }

  /// The step from which it comes that two sides differ up to an order, or the value and its limit.
  private func stepOfDifference(ofOrder order: Int, _ truth: CertifiedNumber) -> Int? {
    derivative.positions.firstResult {
      compared.certification?.stepOfDifference(along: $0, order: order, bits: truth.bits)
    }
  }

  /// The step whose derivative is infinite, though that of no operand is; `nil` for a sum, a product or a quotient, where that is
  /// nobody's fault.
  private func stepOfInfiniteDerivative(_ truth: CertifiedNumber) -> Int? {
    guard let certification = compared.certification else { return nil }
    let step = Set(derivative.positions).sorted().firstResult { position in
      let steps = certification.steps(along: position, order: derivative.order, bits: truth.bits)
      return certification.origin { steps.isInfinite($0, upTo: derivative.order) }
    }
    switch compared.list.lines.first(where: { $0.result == step })?.primitive {
    case .unary, .binary: return step
    default: return nil
    }
  }

  /// Forward and reverse mode share one convention for a kink; a method with another one is wrong.
  private var conventionsDiffer: Verdict? {
    guard derivative.order == 1, let dual = derivative.answers[.dual],
      let reverse = derivative.answers[.reverse],
      dual.isFinite, reverse.isFinite,
      (dual - reverse).magnitude > Swift.max(derivative.bound, Self.narrow * dual.magnitude)
    else { return nil }
    return Verdict(
      .disagree, "forward mode gives \(plain(dual)) at the kink, reverse mode \(plain(reverse))")
  }
}
