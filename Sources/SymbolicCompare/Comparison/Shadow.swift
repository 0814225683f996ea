// After reading this file you know how a method's wrong number is told from a wrong method: the same rules run once more,
// over balls, whose exponents go to ±2⁶⁰.
//
//     the shadow has the certified number      the rules are right: a number left the range of Double     OVERFLOW
//     it has another one, at a seam            the rules use a convention that the function does not have CONVENTION
//     it has another one, elsewhere            the rules are wrong
//
// Where the range was left, the line to name is found in `Shadow+Departure.swift`. Where a convention was used, the line to
// name is the first whose derivatives by the rules are not those certified, though those of its operands are.
//
// Cost. A pass over balls, for a method that is off; what all derivatives share is made once (SharedShadow.swift). Limits:
// where the range was left, a line is named for a first derivative only; where a convention was used, for a second one too.

import Truth

/// The methods' rules over numbers without an end of their range.
struct Shadow {
  let compared: ComparedFormula
  let derivative: ComparedDerivative

  /// Where a method and its shadow part, and why.
  struct Parting {
    /// The slot of the line; `nil` if no single line is to blame.
    var step: Int?

    /// Why they part.
    let reason: Reason

    /// What happened there.
    let words: String
  }

  /// Why a method and its shadow part.
  enum Reason {
    /// A number became too large for `Double`.
    case overflow

    /// A number became too small for `Double` to have its digits.
    case underflow

    /// A convention was used at a seam that the function does not have.
    case convention

    /// No line left the range: rounding, beyond the bound.
    case rounding

    /// Whether the range was left.
    var isRange: Bool { self == .overflow || self == .underflow }
  }

  typealias Departure = SharedShadow.Departure

  var list: WengertList { compared.list }
  var point: [Double] { compared.coordinates }
  private var events: [SingularEvent] { derivative.truth?.events ?? [] }

  /// Why a method is off; `nil` if neither range nor convention explains it.
  func parting(of method: Method, _ number: Ball) -> Parting? {
    // A value that is NaN has NaN for partials by convention, whatever the rules say.
    if let position = derivative.positions.first, derivative.order == 1,
      let answer = derivative.answers[method],
      !compared.value.isNaN, !answer.isNaN || events.isEmpty
    {
      let own = method == .dual ? compared.ownForward(position, answer) : compared.ownGradient[position]
      // Somebody else's method, and ours is right.
      // What says NaN where a step has left the range is not wrong.
      let hasRefused = answer.isNaN && (own.isNaN || line(of: method) != nil)
      if own != answer && !hasRefused && isNear(Ball(own), number) { return nil }
    }
    let shadow = Ball.withPrecision(SharedShadow.bits) { replay(method) }
    // Beyond the exponents of balls a shadow tells nothing, of a piece that was taken neither.
    let tellsNothing = shadow?.isFinite != true || !compared.shadow.value.isFinite
    if let shadow, isNear(shadow, number) || (tellsNothing && events.isEmpty) {
      if let line = line(of: method) {
        return Parting(step: line.step, reason: line.isUnderflow ? .underflow : .overflow, words: line.words)
      }
      let isFinite = derivative.answers[method]?.isFinite ?? false
      if isFinite { return Parting(step: nil, reason: .rounding, words: "") }
      if let event = events.first { return Parting(step: event.step, reason: .convention, words: "") }
      if let step = stepOfInfiniteSlope { return Parting(step: step, reason: .convention, words: "") }
      return Parting(step: nil, reason: .overflow, words: "numbers on the way left the range of Double")
    }
    if events.isEmpty {
      return shadow == nil
        ? Parting(reason: .overflow, words: "numbers on the way left the range of Double") : nil
    }
    return Parting(step: stepOfParting ?? events.first?.step, reason: .convention, words: "")
  }

  /// Whether a shadow is the certified number, as far as both are known and rounding allows.
  private func isNear(_ shadow: Ball, _ number: Ball) -> Bool {
    guard shadow.isFinite else { return false }
    if shadow.overlaps(number) { return true }
    let distance = shadow.subtracting(number, bits: 64).midpoint.magnitude
    let size = number.midpoint.magnitude
    return distance.nearestDouble <= derivative.bound || distance < size.scaled(byPowerOfTwo: -40)
  }

  /// The method's number by its own rules over balls; `nil` for orders at which it has none.
  private func replay(_ method: Method) -> Ball? {
    switch (method, derivative.order) {
    case (_, 0): return compared.shadow.value
    case (.reverse, 1): return compared.shadow.adjoint(of: derivative.positions[0])
    case (.dual, 1): return compared.shadow.tangent(along: compared.slice(of: derivative.positions[0]))
    default: return replayOfSecondOrder(method)
    }
  }

  private func replayOfSecondOrder(_ method: Method) -> Ball? {
    let inputs = point.map { Ball($0) }
    switch (method, derivative.order) {
    case (.reverse, 2):
      let outer = derivative.positions[1]
      let seeded = inputs.enumerated().map { NestedDual(value: $1, tangent: $0 == outer ? Ball.one : nil) }
      return list.valueWithGradient(at: seeded).gradient[derivative.positions[0]].tangent ?? .zero
    case (.dual, 2):
      let (i, j) = (derivative.positions[0], derivative.positions[1])
      return list.value(at: inputs.seededTwice(i, j)).tangent?.tangent ?? Ball.zero
    default: return nil
    }
  }

  /// The line at which the rules part from the function: its derivatives by them are others than those certified, and those
  /// of its operands are not.
  private var stepOfParting: Int? {
    guard let certification = compared.certification, (1...2).contains(derivative.order),
      let i = derivative.positions.first, let j = derivative.positions.last
    else { return nil }
    let numbers = Ball.withPrecision(SharedShadow.bits) {
      list.values(at: point.map { Ball($0) }.seededTwice(i, j))
    }
    let bits = derivative.truth?.bits ?? SharedShadow.bits
    let first = certification.steps(along: i, order: derivative.order, bits: bits)
    let second = i == j ? first : certification.steps(along: j, order: derivative.order, bits: bits)
    return certification.origin { step in
      let number = numbers[step]
      var pairs = [(first.number(of: step, order: 1), number.value.tangent)]
      if derivative.order == 2 {
        pairs.append((second.number(of: step, order: 1), number.tangent?.value))
        var own = certification.ofResult(at: step)
        let certified = i == j ? first.number(of: step, order: 2) : own.derivative(by: [i, j]).number
        pairs.append((certified, number.tangent?.tangent))
      }
      return pairs.contains { certified, byRule in
        certified.map { !isNear(byRule ?? .zero, $0) } ?? true
      }
    }
  }
}

extension [Ball] {
  /// The inputs, with a direction for each of two derivatives.
  func seededTwice(_ i: Int, _ j: Int) -> [NestedDual<NestedDual<Ball>>] {
    enumerated().map { index, x in
      NestedDual(
        value: NestedDual(value: x, tangent: index == i ? Ball.one : nil),
        tangent: index == j ? NestedDual(constant: Ball.one) : nil)
    }
  }
}

extension ComparedFormula {
  /// Whether a formula for the derivative has certainly another value than the certified one.
  func contradicts(_ formula: Symbolic, _ number: Ball) -> Bool {
    guard let program = formula.compiled(inputs: list.inputs).straightLineProgram(constants) else {
      return false
    }
    guard program.steps.count <= Self.largestCertifiedWork else { return false }
    var certification = Certification(of: program, at: coordinates)
    guard let value = certification.derivative(by: []).number else { return false }
    if value.overlaps(number) || value.isWithinRounding(of: number) { return false }
    // A rule's numeral, such as 2/√π, is rounded; what cancels around it magnifies that.
    let distance = value.subtracting(number, bits: 64).midpoint.magnitude.nearestDouble
    return distance > 4 * certification.radiusInBalls(by: [], roundsNumerals: true)
  }
}

extension Ball {
  /// Whether two numbers differ by no more than the rounding of numerals in a formula explains.
  fileprivate func isWithinRounding(of other: Ball) -> Bool {
    let distance = subtracting(other, bits: 64).midpoint.magnitude
    let size = Swift.max(midpoint.magnitude, other.midpoint.magnitude)
    return distance <= size.scaled(byPowerOfTwo: -40)
  }
}
