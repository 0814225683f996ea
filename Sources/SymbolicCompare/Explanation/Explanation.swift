// After reading this file you know how a verdict is explained: each kind asks the trace its own question. The verdict does
// not hang on the answer; a report asks for it.

import Truth

extension Comparison {
  /// Why a number got its verdict, at which node, and what to do about it; `nil` for AGREE.
  ///
  /// - Complexity: some evaluations of the function, each time it is asked.
  public func diagnosis(of row: DerivativeComparison) -> Diagnosis? {
    Explanation(comparison: self, row: row).diagnosis
  }

  /// Why the comparison got its verdict; `nil` for AGREE.
  public var diagnosis: Diagnosis? { worst.flatMap { diagnosis(of: $0) } }
}

/// Looks for the cause of one verdict.
struct Explanation {
  let comparison: Comparison
  let row: DerivativeComparison

  private var list: WengertList { comparison.list }
  private var point: [Double] { comparison.coordinates }

  /// The position of the first variable.
  private var position: Int? { row.variables.first.flatMap { list.inputs.firstIndex(of: $0) } }

  var diagnosis: Diagnosis? {
    switch row.verdict.kind {
    case .agree: nil
    case .differenceLimited, .belowResolution: limitOfDifferences
    case .formulaLimited: lossOfFormula
    case .kink: kink
    case .cancellation: lossOfDigits
    case .domain, .indeterminate: singular
    case .overflow: outOfRange
    case .convention: convention
    case .disagree: wrongRule
    }
  }

  // MARK: No derivative

  private var node: SingularNode? {
    row.verdict.step.flatMap { SingularNode($0, in: list, at: point, truth: row.truth?.kind) }
  }

  private var singular: Diagnosis {
    guard let node else {
      return Diagnosis(
        .illConditioned, at: nil, advice: "move the point, or write the formula so that it decides")
    }
    let remedy = node.remedy(in: comparison.formula, list.inputs)
    if row.verdict.kind == .indeterminate, row.truth?.number != nil {
      return Diagnosis(
        .zeroTimesInfinity, at: node.node, numbers: [0, .infinity],
        advice: remedy
          ?? "take the certified number, or write the formula so that \(node.node.formula) does not meet its edge"
      )
    }
    return Diagnosis(
      node.cause, at: node.node, numbers: node.numbers,
      advice: remedy ?? adviceOfTruth(node) ?? node.advice)
  }

  /// What to do where the node's own advice does not fit what is certified: where nothing is, and where it is no edge of a domain
  /// that keeps the function from having a derivative.
  private func adviceOfTruth(_ node: SingularNode) -> String? {
    guard let truth = row.truth else { return nil }
    if truth.kind == .undecided {
      switch node.cause {
      case .kink, .jump: return node.adviceForTie
      case .edgeOfDomain: return "move the point: nothing is certified here"
      default: return nil
      }
    }
    guard node.cause == .edgeOfDomain, truth.kind == .infinite, row.order > 1 else { return nil }
    return "move the point, or look at a function of it whose derivative of this order is finite there"
  }

  private var outOfRange: Diagnosis {
    let advice =
      node?.remedy(in: comparison.formula, list.inputs)
      ?? (node?.cause == .overflow || node?.node.primitive == .binary(.pow) ? node?.overflowAdvice : nil)
      ?? "scale the variables, or write the formula so that no factor leaves 1e-308 to 1.8e308 on the way"
    return Diagnosis(row.verdict.isUnderflow ? .underflow : .overflow, at: node?.node, advice: advice)
  }

  private var kink: Diagnosis {
    let (left, right) = (row.truth?.left.double ?? .nan, row.truth?.right.double ?? .nan)
    return Diagnosis(.kink, at: node?.node, numbers: [left, right], advice: adviceForKink(left, right))
  }

  private func adviceForKink(_ left: Double, _ right: Double) -> String {
    if row.order > 1 { return "move the point to one side: there is no derivative of this order here" }
    if case .partial = row.truth?.kind {
      return "there is no linear approximation here: take slopes along directions"
    }
    let least = FormattedNumber.plain(Swift.min(left, right))
    let greatest = FormattedNumber.plain(Swift.max(left, right))
    if least == greatest {
      return "move the point to one side, or take \(least), which both slopes are to its digits"
    }
    return "move the point to one side, or take any slope from \(least) to \(greatest) "
      + "(Clarke's derivative; a subgradient of a convex function)"
  }

  private var convention: Diagnosis {
    let number = row.truth?.number?.figure ?? "the certified number"
    return Diagnosis(
      .convention, at: node?.node,
      advice: "take \(number), or write the formula without the seam"
        + (node.map { " of \($0.node.formula)" } ?? ""))
  }

  // MARK: Digits

  private var lossOfDigits: Diagnosis {
    if let node {
      let number = row.truth?.number?.figure ?? "the certified number"
      return Diagnosis(
        .illConditioned, at: node.node,
        advice: "take \(number), or move the point away from the seam of \(node.node.formula)")
    }
    let found =
      position.map { Cancellation.ofDerivative(of: list, at: point, along: $0) }
      ?? Cancellation.ofValue(of: list, at: point)
    guard let found else {
      return Diagnosis(
        .cancellation, at: nil,
        advice: "rearrange the formula so that nearly equal numbers are not subtracted")
    }
    return cancellation(found, in: comparison.formula, list)
  }

  private func cancellation(_ found: Cancellation, in formula: Symbolic, _ list: WengertList) -> Diagnosis {
    let node = TraceNode(found.line, in: list, list.values(at: point))
    let remedy = StableFormSearch.advice(for: formula, inputs: list.inputs, slot: found.line.result)
    guard found.cancels || remedy != nil else {
      return Diagnosis(
        .illConditioned, at: node,
        advice: "expect lost digits in any form: what comes after \(node.formula) magnifies its rounding")
    }
    return Diagnosis(
      .cancellation, at: node,
      advice: remedy ?? "rearrange \(node.formula) so that nearly equal numbers are not subtracted")
  }

  /// The naive formula loses digits: where.
  private var lossOfFormula: Diagnosis? {
    guard let formula = row.formula else { return nil }
    let derivativeList = formula.compiled(inputs: list.inputs)
    let values = derivativeList.values(at: point)
    if let line = derivativeList.lines.first(where: { !values[$0.result].isFinite }) {
      return Diagnosis(
        .overflow, at: TraceNode(line, in: derivativeList, values),
        advice: "use forward or reverse mode here: they pass over what the formula writes out")
    }
    guard let found = Cancellation.ofValue(of: derivativeList, at: point) else { return nil }
    return cancellation(found, in: formula, derivativeList)
  }

  /// Differences see the derivative badly: because of their step, or of the values beside the point.
  private var limitOfDifferences: Diagnosis? {
    guard let difference = row.difference else { return nil }
    guard difference.value.isFinite else {
      return noNeighbours
    }
    let numbers = [difference.truncationError, difference.roundingError]
    if let position,
      let node = SeamBesidePoint.first(within: difference.step, along: position, of: list, at: point)
    {
      return Diagnosis(
        node.cause, at: node.node, numbers: numbers,
        advice: "trust the exact methods here: \(node.node.formula) passes to another piece between the "
          + "samples, closer to the point than the step \(FormattedNumber.short(difference.step))")
    }
    // Truncation is to blame only where it is the larger error and rounding alone would leave differences right to 1e-5; else a
    // shorter step would lose what it gains.
    let size = row.truth?.number?.midpoint.magnitude.nearestDouble ?? .infinity
    let isFree =
      difference.truncationError > difference.roundingError
      && 10 * difference.roundingError <= Verdict.nearEnough * size
    if !difference.truncationError.isFinite || isFree {
      return Diagnosis(
        .stepTooLarge, at: nil, numbers: numbers,
        advice:
          "trust the exact methods here: at every step the function bends, or its values scatter, too much")
    }
    let node = Cancellation.ofValue(of: list, at: point).map {
      TraceNode($0.line, in: list, list.values(at: point))
    }
    return Diagnosis(
      .stepTooSmall, at: node, numbers: numbers,
      advice: "trust the exact methods here"
        + (node.map { ": the rounding of \($0.formula) hides the slope from differences" } ?? ""))
  }

  /// The node that stops being finite a small step away.
  private var noNeighbours: Diagnosis {
    let advice = "trust the exact methods here"
    guard let position else { return Diagnosis(.noNeighbours, at: nil, advice: advice) }
    let x = point[position]
    for factor in [1e-6, -1e-6, 1e-15, -1e-15] {
      var neighbour = point
      neighbour[position] = x + factor * (x == 0 ? 1 : x.magnitude)
      let values = list.values(at: neighbour)
      guard let line = list.lines.first(where: { !values[$0.result].isFinite }) else { continue }
      let node = TraceNode(line, in: list, values)
      return Diagnosis(
        .noNeighbours, at: node, advice: "\(advice): \(node.formula) has no value beside the point")
    }
    return Diagnosis(.noNeighbours, at: nil, advice: advice)
  }

  // MARK: A wrong rule

  private var wrongRule: Diagnosis {
    guard let suspect = row.verdict.suspect else {
      return Diagnosis(
        .wrongCombination, at: nil,
        advice:
          "look at how the method puts local derivatives together: every rule is right at the numbers it met")
    }
    return Diagnosis(.wrongRule, at: node?.node, advice: "\(suspect): mend it", suspect: suspect)
  }
}

extension CertifiedSide {
  /// The number or infinity on this side as a `Double`; NaN where there is none.
  public var double: Double {
    switch self {
    case .number(let ball): ball.midpoint.nearestDouble
    case .huge(let sign, _), .infinite(let sign): sign > 0 ? .infinity : -.infinity
    case .undefined, .unknown, .undecided: .nan
    }
  }
}
