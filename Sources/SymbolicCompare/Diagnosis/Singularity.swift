// After reading this file you know why a derivative is not finite: which step of the evaluation left its domain,
// overflowed, or met 0·∞.
//
// Idea. NaN and ∞ spread, so that the result only says that something went wrong. The trace says where it
// began: at the first line whose operands are finite and whose result is not. At log(1 + exp(x)), x = 1000,
//
//     v1 = exp(x)     ∞      overflow: the operand, 1000, is finite and inside the domain
//     v2 = 1 + v1     ∞
//     v3 = log(v2)    ∞      and 1/v2 · v1 = 0·∞ in the derivative
//
// the report names exp, although the NaN first shows in the last line. Values are asked first: overflow, since it
// can be mended, then what made the value NaN, then poles. If all values are finite, a slope is not.

/// Where and why an evaluation, or its derivative, stopped being a finite number.
struct Singularity {
  let cause: Cause
  let node: TraceNode

  /// The slot of the node's result.
  let slotOfNode: Int

  /// What happened at the node, as the rest of a sentence that begins with its formula.
  let predicate: String

  /// The two numbers that met, for 0·∞ and its like.
  let numbers: [Double]

  /// Looks for the cause.
  ///
  /// - Parameters:
  ///   - derivative: what became of the derivative: an infinite slope that was met by 0 gives NaN.
  ///   - position: the input by which was differentiated, if only what depends on it can be the cause: where the value
  ///     is finite, sqrt(y) at 0 is none of a NaN in ∂/∂x. `nil` for the whole trace.
  init?(in list: WengertList, at point: [Double], derivative: Double, along position: Int? = nil) {
    let values = list.values(at: point)
    let depends =
      position.map { list.dependence(on: [$0]) } ?? Array(repeating: true, count: list.slotCount)
    let events = list.lines.lazy.filter { depends[$0.result] }.compactMap { Event(of: $0, values) }
    let overflow = events.first { $0.cause == .overflow }
    guard
      let event = overflow ?? events.first(where: \.isNaN) ?? events.first
        ?? Event(in: list, values, derivative: derivative, depends)
    else {
      return nil
    }
    self.init(event, in: list, values)
  }

  /// Looks for a step that depends on an input and has an infinite value.
  ///
  /// The slope can be finite all the same, and wrong: √(x² + y²) at x = 10²⁰⁰ is √∞, with the slope x/∞ = 0, and
  /// log |x| at 0 is −∞, with the slope 0 that |x| has there by convention.
  init?(infinityIn list: WengertList, at point: [Double], along position: Int) {
    let (forward, backward) = Directional.passes(through: list, at: point, along: position)
    let values = forward.map(\.dual.value)
    let event = list.lines.lazy
      .filter { line in
        line.operands.contains { forward[$0].dual.tangent != 0 || backward[$0].dual.tangent != 0 }
      }
      .compactMap { Event(of: $0, values) }.first
    guard let event else { return nil }
    self.init(event, in: list, values)
  }

  private init(_ event: Event, in list: WengertList, _ values: [Double]) {
    cause = event.cause
    predicate = event.predicate
    numbers = event.numbers
    node = TraceNode(event.line, in: list, values)
    slotOfNode = event.line.result
  }

  /// Looks for an infinite slope on the way from an input, though the derivative does not show it: |√x| at 0.
  init?(steepIn list: WengertList, at point: [Double], along position: Int) {
    let values = list.values(at: point)
    let depends = list.dependence(on: [position])
    guard let event = Event(steepIn: list, values, derivative: .nan, depends) else { return nil }
    self.init(event, in: list, values)
  }

  /// Whether a line's result is too large for a `Double`, its operands being finite and inside the domain.
  static func overflows(_ line: WengertList.Line, _ values: [Double]) -> Bool {
    values[line.result].isInfinite && Event(of: line, values)?.cause == .overflow
  }

  /// The overflow of a line.
  init?(overflowOf line: WengertList.Line, in list: WengertList, at point: [Double]) {
    let values = list.values(at: point)
    guard let event = Event(of: line, values) else { return nil }
    self.init(event, in: list, values)
  }

  /// The cause in one sentence.
  var reason: String {
    let operands = node.operands.map(FormattedNumber.plain).joined(separator: " and ")
    return "\(node.formula) \(predicate) (operand\(node.operands.count == 1 ? "" : "s") \(operands))"
  }

  var kind: Verdict.Kind {
    switch cause {
    case .overflow: .overflow
    case .outsideDomain, .edgeOfDomain, .pole: .domain
    default: .indeterminate
    }
  }
}

/// One line whose result, or whose slope, is not a finite number.
private struct Event {
  let line: WengertList.Line
  let cause: Cause
  let predicate: String
  var numbers: [Double] = []
  var isNaN = false
}

extension Event {
  /// `nil` if the line's result is finite, or not finite merely because an operand was NaN or infinite.
  init?(of line: WengertList.Line, _ values: [Double]) {
    let result = values[line.result]
    guard !result.isFinite else { return nil }
    let operands = line.operands.map { values[$0] }
    guard !operands.contains(where: \.isNaN) else { return nil }
    guard operands.allSatisfy(\.isFinite) else {
      guard result.isNaN else { return nil }
      let (cause, form) = Event.form(line.primitive)
      self.init(
        line: line, cause: cause, predicate: "is \(form), which has no value", numbers: operands, isNaN: true)
      return
    }
    let (cause, predicate) = Event.finiteOperands(line.primitive, operands)
    self.init(
      line: line, cause: cause, predicate: predicate, numbers: cause == .zeroOverZero ? [0, 0] : [],
      isNaN: result.isNaN)
  }

  /// What made a result not finite whose operands are.
  private static func finiteOperands(_ primitive: Primitive, _ operands: [Double]) -> (Cause, String) {
    switch primitive {
    case .divide where operands == [0, 0]: (.zeroOverZero, "is 0/0, which has no value")
    case .divide where operands.last == 0: (.pole, "divides by 0")
    case .unary(let function)
    where function.domain.excludesPolesOfGamma && !function.domain.contains(operands[0]):
      (.pole, "has a pole here")
    case .unary(let function) where isAtEdge(function, operands[0]):
      (.edgeOfDomain, "is infinite here, at the edge of its domain \(function.domain)")
    case .unary(let function) where !function.domain.contains(operands[0]):
      (.outsideDomain, "is defined for \(function.domain)")
    case .binary(.pow) where operands[0] == 0 && operands[1] < 0: (.pole, "is 0 to a negative power")
    case .binary(let function) where !function.isDefined(at: operands[0], operands[1]):
      (.outsideDomain, "is not defined here")
    default: (.overflow, "overflows: it is beyond \(Double.greatestFiniteMagnitude)")
    }
  }

  private static func form(_ primitive: Primitive) -> (Cause, String) {
    switch primitive {
    case .add, .subtract: (.infinityMinusInfinity, "∞ − ∞")
    case .multiply: (.zeroTimesInfinity, "0·∞")
    case .divide: (.infinityOverInfinity, "∞/∞")
    default: (.outsideDomain, "taken at an infinity")
    }
  }
}

extension Event {
  /// The first line, seen from the result, whose partial derivative is not finite though its value is; among those
  /// operands that count.
  init?(in list: WengertList, _ values: [Double], derivative: Double, _ counts: [Bool]) {
    guard let output = list.outputs.first else { return nil }
    let adjoints = list.adjoints(values: values, seed: 1, output: output)
    let isReached = adjoints.map { $0 != nil }
    self.init(steepIn: list, values, derivative: derivative, zip(isReached, counts).map { $0 && $1 })
  }

  /// The same among the operands that count, whether a sweep reaches them or not: it passes by what is multiplied by 0.
  init?(steepIn list: WengertList, _ values: [Double], derivative: Double, _ counts: [Bool]) {
    for line in list.lines.reversed() where counts[line.result] {
      let operands = line.operands.map { values[$0] }
      for (index, slot) in line.operands.enumerated() where counts[slot] {
        let slope = line.slope(by: index, at: operands)
        guard !slope.isFinite else { continue }
        self.init(line, slope: slope, at: operands, index: index, derivative: derivative)
        return
      }
    }
    return nil
  }

  /// A line with a finite value whose partial derivative by one operand is not finite.
  private init(
    _ line: WengertList.Line, slope: Double, at operands: [Double], index: Int, derivative: Double
  ) {
    let x = operands[index]
    var isAtEdge = x == 0 && line.primitive != .divide
    if case .unary(let function) = line.primitive { isAtEdge = isAtEdge || Event.isAtEdge(function, x) }
    let (cause, predicate): (Cause, String) =
      if slope.isNaN {
        switch line.primitive {
        case .binary(.pow): (.outsideDomain, "has no slope by its exponent beside this base")
        case .binary(.polygamma) where index == 0:
          (.outsideDomain, "has no slope by its order, which is a whole number")
        default: (.zeroOverZero, "has no slope here: 0/0")
        }
      } else if derivative.isNaN && isAtEdge {
        (.zeroTimesInfinity, "has an infinite slope, which is met by 0: 0·∞")
      } else if isAtEdge {
        (.edgeOfDomain, "has an infinite slope here")
      } else {
        (.overflow, "has a slope that overflows")
      }
    let numbers = cause == .zeroTimesInfinity ? [0, slope] : cause == .zeroOverZero ? [0, 0] : [slope]
    self.init(line: line, cause: cause, predicate: predicate, numbers: numbers)
  }

  private static func isAtEdge(_ function: UnaryFunction, _ x: Double) -> Bool {
    let domain = function.domain
    return x == domain.lowerBound || x == domain.upperBound
  }
}
