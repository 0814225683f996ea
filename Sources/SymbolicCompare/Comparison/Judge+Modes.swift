// After reading this file you know the second question: whether forward and reverse mode have the number, and if not, why.
//
// Off by more than B: the range was left, or a convention used, or a rule is wrong. The same rules over balls tell which
// (Shadow.swift). Within B, but without half of the digits: they were lost in the values, before any rule was applied.

import Truth

extension Judge {
  /// Forward or reverse mode is off by more than rounding explains.
  func missed(_ number: Ball) -> Verdict? {
    var off = Self.modes.filter { isOff($0, number) }
    guard !off.isEmpty else { return nil }
    if derivative.order == 0 && readsSignOfZero {
      return Verdict(
        .convention,
        "\(plain(exactAnswer)) for \(figure(number)): the sign of -0 is read, and the number 0 has none")
    }
    // The bound in balls is wider, and certain.
    let certain = compared.certainBound(derivative.positions)
    let shadow = Shadow(compared: compared, derivative: derivative)
    let isSingular = derivative.truth?.events.isEmpty == false
    off = off.filter { method in
      guard let answer = derivative.answers[method] else { return false }
      return !isWithin(answer, certain, of: number)
        || (!answer.isFinite && (isSingular || shadow.line(of: method) != nil))
    }
    guard !off.isEmpty else { return nil }
    let names = off.map(\.name).joined(separator: " and ")
    let given = off.map { plain(derivative.answers[$0] ?? .nan) }
    let numbers = Set(given).count == 1 ? given[0] : given.joined(separator: " and ")
    let told = "\(names) \(off.count == 1 ? "gives" : "give") \(numbers) for \(figure(number))"
    let digits = digitsLeft(number)
    let partings = off.map { shadow.parting(of: $0, number) }
    if let index = partings.indices.first(where: { partings[$0] == nil }) {
      return Verdict(.disagree, "\(off[index].name) stands alone: \(answers), certified \(figure(number))")
    }
    let found = partings.compactMap(\.self)
    let parting = found.first { $0.reason == .convention } ?? found.first { $0.reason.isRange } ?? found[0]
    if parting.reason == .rounding { return nil }
    if parting.reason.isRange {
      return Verdict(
        .overflow, "\(told): \(parting.words)", digits: digits, step: parting.step,
        isUnderflow: parting.reason == .underflow)
    }
    if off.contains(where: { derivative.answers[$0]?.isNaN == true }) {
      return Verdict(
        .indeterminate, "\(told): 0·∞ or ∞ − ∞ was met, though the derivative exists", digits: 0,
        step: parting.step)
    }
    return Verdict(.convention, "\(told): \(convention(parting))", digits: digits, step: parting.step)
  }

  /// Whether the value is another one where −0 is 0, as it is on the cut of atan2.
  private var readsSignOfZero: Bool {
    let point = compared.coordinates
    guard point.contains(where: { $0 == 0 && $0.sign == .minus }) else { return false }
    return compared.list.value(at: point.map { $0 + 0 }) != compared.value
  }

  /// Which convention was used, at which part of the function.
  private func convention(_ parting: Shadow.Parting) -> String {
    if !parting.words.isEmpty { return parting.words }
    let line = compared.list.lines.first { $0.result == parting.step }
    if let line, case .binary(let function) = line.primitive, function.isGate {
      return
        "\(line.formula(in: compared.list)) passes from one branch to the other here, and the methods have the slope "
        + "of the branch taken; the whole function has another"
    }
    let part =
      line.map { "\($0.formula(in: compared.list)) has a seam here" }
      ?? "a part of the function has a seam here"
    return "\(part), for which the methods take the mean of two slopes, or 0; the whole function has none"
  }

  /// Both modes are within what rounding explains, and have lost digits.
  func lost(_ number: Ball) -> Verdict? {
    let pairs = Self.modes.compactMap { method -> (method: Method, answer: Double, error: MethodError)? in
      derivative.answers[method].flatMap { answer in
        error(of: answer, against: number).map { (method, answer, $0) }
      }
    }
    let errors = pairs.map(\.error)
    let loser = pairs.last { $0.error.isLarge(beside: number) } ?? pairs.last
    let answer = loser?.answer ?? exactAnswer
    let worst = errors.map(\.digits).min() ?? 0
    let isFinite = Self.modes.allSatisfy { derivative.answers[$0]?.isFinite ?? true }
    guard !isFinite || errors.contains(where: { $0.isLarge(beside: number) }) else { return nil }
    let digits = isFinite ? worst : 0
    let rounded = isFinite ? lineAcrossSeam(answer, for: number) : nil
    if let rounded, rounded.isTie, derivative.order > 0 {
      return Verdict(
        .convention,
        "\(plain(answer)) for \(figure(number)): \(rounded.line.formula(in: compared.list)) meets its seam once its "
          + "operands are rounded, and the methods take the mean of both sides; the true point lies beside it",
        digits: digits, step: rounded.line.result)
    }
    let isTiny = number.midpoint.magnitude.nearestDouble < Double.leastNormalMagnitude
    if isTiny && !number.midpoint.isZero
      && Self.modes.allSatisfy({ (derivative.answers[$0] ?? 0).magnitude < Double.leastNormalMagnitude })
    {
      return Verdict(
        .overflow, "\(subject) is \(figure(number)), too small for a Double to have its digits",
        digits: digits)
    }
    let left =
      digits < 1
      ? "no digit is certain"
      : "\(FormattedNumber.plain((digits * 10).rounded(.down) / 10)) digits are certain"
    let cause = rounded.map {
      ": rounding takes \($0.line.formula(in: compared.list)) to another piece than the true one"
    }
    let losers = pairs.filter { $0.error.isLarge(beside: number) }.map(\.method.name)
    let loss =
      losers.count == 1 && pairs.count > 1
      ? "\(losers[0]) loses digits that the other mode keeps" : "the methods share a loss of digits"
    return Verdict(
      .cancellation,
      "\(loss): \(left) of \(plain(answer)); it is \(figure(number))\(cause ?? "")",
      digits: digits, step: rounded?.line.result)
  }
}
