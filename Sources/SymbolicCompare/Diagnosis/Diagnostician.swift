// After reading this file you know how a judgement becomes a verdict with its cause: each kind of verdict asks the
// trace its own question. AGREE asks nothing, so that a comparison in which all is well costs nothing more.

/// Looks for the cause of a judgement on one derivative.
struct Diagnostician {
  let compared: ComparedFormula
  let position: Int
  let evidence: Evidence
  let derivativeFormula: Symbolic
  let derivativeList: WengertList

  private var list: WengertList { compared.list }
  private var point: [Double] { compared.coordinates }

  /// The verdict with its diagnosis.
  func verdict(_ judgement: Judgement) -> Verdict {
    let diagnosis: Diagnosis? =
      switch judgement.kind {
      case _ where judgement.loss != nil: loss(judgement.loss)
      case .agree: illConditioned
      case .belowResolution, .differenceLimited: limitOfDifferences
      case .formulaLimited: lossOfFormula
      case .kink: .kink(in: list, at: point, along: position, slopes: evidence.slopes)
      case .domain, .overflow, .indeterminate: notFinite(judgement)
      case .disagree: disagreement(judgement)
      }
    guard let suspect = diagnosis?.suspect else {
      return Verdict(judgement.kind, judgement.reason, diagnosis: diagnosis)
    }
    return Verdict(judgement.kind, "\(judgement.reason); \(suspect)", diagnosis: diagnosis)
  }

  /// No digit is left: where they went.
  private func loss(_ loss: Judgement.Loss?) -> Diagnosis? {
    guard case .underflow(let line)? = loss else {
      return Cancellation.ofDerivative(of: list, at: point, along: position).map {
        cancellation($0, in: compared.formula, list)
      }
    }
    let remedy = line.flatMap {
      StableFormSearch.advice(for: compared.formula, inputs: list.inputs, slot: $0.result)
    }
    return Diagnosis(
      .underflow, at: line.map { TraceNode($0, in: list, list.values(at: point)) },
      advice: remedy
        ?? "write the formula so that no factor falls below 2.2e-308 while another is large, or compute with logarithms"
    )
  }

  /// All methods agree, on a derivative in which rounding errors are magnified a million times or more.
  private var illConditioned: Diagnosis? {
    let exact = evidence.reverse.magnitude
    guard exact > 0, evidence.scale > 1e6 * exact,
      let cancellation = Cancellation.ofDerivative(of: list, at: point, along: position)
    else { return nil }
    return self.cancellation(cancellation, in: compared.formula, list)
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
    let value = derivativeList.value(at: point)
    if !evidence.formulaIsFinite(),
      let singularity = Singularity(in: derivativeList, at: point, derivative: value)
    {
      return Diagnosis(
        singularity.cause, at: singularity.node, numbers: singularity.numbers,
        advice: "use forward or reverse mode here: they pass over what the formula writes out")
    }
    guard let found = Cancellation.ofValue(of: derivativeList, at: point) else { return nil }
    return cancellation(found, in: derivativeFormula, derivativeList)
  }

  /// Differences see the derivative badly: because of their step, or of the values beside the point.
  private var limitOfDifferences: Diagnosis {
    let difference = evidence.difference
    guard difference.value.isFinite else { return noNeighbours }
    let rounding = evidence.predictedErrorOfRounding
    let isKink = if case .kink = difference.caveat { true } else { false }
    if isKink || difference.truncationError > rounding || !difference.truncationError.isFinite {
      return Diagnosis(
        .stepTooLarge, at: nil, numbers: [difference.truncationError, rounding],
        advice:
          "trust the exact methods here: at every step the function bends, or its values scatter, too much")
    }
    let node = Cancellation.ofValue(of: list, at: point).map {
      TraceNode($0.line, in: list, list.values(at: point))
    }
    return Diagnosis(
      .stepTooSmall, at: node, numbers: [difference.truncationError, rounding],
      advice: "trust the exact methods here"
        + (node.map { ": the rounding of \($0.formula) hides the slope from differences" } ?? ""))
  }

  /// The node that stops being finite a small step away.
  private var noNeighbours: Diagnosis {
    let x = point[position]
    for factor in [1e-6, -1e-6, 1e-15, -1e-15] {
      var neighbour = point
      neighbour[position] = x + factor * (x == 0 ? 1 : x.magnitude)
      let value = list.value(at: neighbour)
      guard !value.isFinite, let found = Singularity(in: list, at: neighbour, derivative: value) else {
        continue
      }
      return Diagnosis(
        .noNeighbours, at: found.node,
        advice: "trust the exact methods here: \(found.node.formula) has no value beside the point")
    }
    return Diagnosis(.noNeighbours, at: nil, advice: "trust the exact methods here")
  }

  private func notFinite(_ judgement: Judgement) -> Diagnosis {
    if let singularity = judgement.singularity {
      return singularity.diagnosis(of: compared.formula, inputs: list.inputs)
    }
    let inputs = Dual.inputs(at: point, along: position)
    let duals = list.values(at: inputs)
    let line = list.lines.first { !duals[$0.result].tangent.isFinite }
    return Diagnosis(
      .overflow, at: line.map { TraceNode($0, in: list, duals.map(\.value)) },
      advice: "scale the variable so that the derivative stays below 1.8e308")
  }

  /// One method stands alone: and its wrong rule is looked for.
  private func disagreement(_ judgement: Judgement) -> Diagnosis {
    let check = RuleCheck(methods: compared.methods)
    let finding = check.finding(in: list, at: point, isThorough: judgement.alone == .finiteDifference)
    guard let finding else {
      return Diagnosis(
        .wrongCombination, at: nil,
        advice:
          "look at how \(judgement.alone?.name ?? "the methods") put\(judgement.alone == nil ? "" : "s") "
          + "local derivatives together: every rule is right at the numbers it met")
    }
    return Diagnosis(
      .wrongRule, at: TraceNode(finding.line, in: list, list.values(at: point)),
      advice: "\(finding.rule): mend it", suspect: finding.rule)
  }
}
