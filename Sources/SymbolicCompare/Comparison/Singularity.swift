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
// the report names exp, although the NaN first shows in the last line.

/// Where and why an evaluation, or its derivative, stopped being a finite number.
struct Singularity {
  let kind: Verdict.Kind
  let reason: String

  /// Looks for the cause in the values first, then in the local partials.
  ///
  /// Overflow comes first, since it can be mended; then what made the value NaN; then poles and vertical
  /// tangents.
  ///
  /// - Parameter derivative: what became of the derivative: an infinite slope that was met by 0 gives NaN.
  init?(in list: WengertList, at point: [Double], derivative: Double) {
    let values = list.values(at: point)
    let events = list.lines.compactMap { Event(of: $0, values) }
    let overflow = events.first { $0.kind == .overflow }
    let undefined = events.first { $0.isNaN }
    guard
      let event = overflow ?? undefined ?? events.first
        ?? Singularity.slopeEvent(in: list, values, derivative)
    else {
      return nil
    }
    kind = event.kind
    let formula = event.line.formula(in: list)
    let operands = event.line.operands.map { "\(values[$0])" }.joined(separator: " and ")
    reason = "\(formula) \(event.what) (operand\(event.line.operands.count == 1 ? "" : "s") \(operands))"
  }

  /// The first line, seen from the result, whose partial derivative is not finite though its value is.
  private static func slopeEvent(in list: WengertList, _ values: [Double], _ derivative: Double) -> Event? {
    guard let output = list.outputs.first else { return nil }
    let adjoints = list.adjoints(values: values, seed: 1, output: output)
    for line in list.lines.reversed() where adjoints[line.result] != nil {
      let operands = line.operands
      for index in operands.indices where adjoints[operands[index]] != nil {
        let arguments = operands.indices.map {
          Dual(value: values[operands[$0]], tangent: $0 == index ? 1 : 0)
        }
        let slope = Dual.apply(line.primitive, to: arguments)?.tangent ?? 0
        if !slope.isFinite { return Event(of: line, slope: slope, at: values[operands[index]], derivative) }
      }
    }
    return nil
  }
}

/// One line whose result is not a finite number.
private struct Event {
  let line: WengertList.Line
  let kind: Verdict.Kind
  let what: String
  let isNaN: Bool

  /// A line with a finite value whose partial derivative at x is not finite.
  init(of line: WengertList.Line, slope: Double, at x: Double, _ derivative: Double) {
    self.line = line
    isNaN = slope.isNaN
    if slope.isNaN {
      (kind, what) =
        line.primitive == .binary(.pow)
        ? (.domain, "is not defined beside this exponent") : (.indeterminate, "has no slope here: 0/0")
    } else if derivative.isNaN {
      (kind, what) = (.indeterminate, "has an infinite slope, which is met by 0: 0·∞")
    } else if x == 0 || Event.isAtEdge(line.primitive, x) {
      (kind, what) = (.domain, "has an infinite slope here")
    } else {
      (kind, what) = (.overflow, "has a slope that overflows")
    }
  }

  private static func isAtEdge(_ primitive: Primitive, _ x: Double) -> Bool {
    guard case .unary(let function) = primitive else { return false }
    return x == function.domain.lowerBound || x == function.domain.upperBound
  }

  /// `nil` if the line's result is finite, or not finite merely because an operand was NaN or infinite.
  init?(of line: WengertList.Line, _ values: [Double]) {
    let operands = line.operands.map { values[$0] }
    let result = values[line.result]
    guard !result.isFinite, !operands.contains(where: \.isNaN) else { return nil }
    self.line = line
    isNaN = result.isNaN
    if !operands.allSatisfy(\.isFinite) {
      guard result.isNaN else { return nil }
      (kind, what) = (.indeterminate, "is \(Event.form(line.primitive)), which has no value")
      return
    }
    switch line.primitive {
    case .divide where operands == [0, 0]: (kind, what) = (.indeterminate, "is 0/0, which has no value")
    case .divide where operands.last == 0: (kind, what) = (.domain, "divides by 0")
    case .unary(let function) where !function.domain.contains(operands[0]):
      (kind, what) = (.domain, "is defined for \(function.domain)")
    case .binary(let function) where !function.isDefined(at: operands[0], operands[1]):
      (kind, what) = (.domain, "is not defined here")
    default: (kind, what) = (.overflow, "overflows: it is beyond \(Double.greatestFiniteMagnitude)")
    }
  }

  private static func form(_ primitive: Primitive) -> String {
    switch primitive {
    case .add, .subtract: "∞ − ∞"
    case .multiply: "0·∞"
    case .divide: "∞/∞"
    default: "taken at an infinity"
    }
  }
}

extension WengertList.Line {
  /// The line's result as a formula of the inputs, cut to a length that fits in a sentence.
  func formula(in list: WengertList) -> String {
    let inputs = list.inputs.map { Symbolic.variable($0) }
    let symbol = list.values(at: inputs)[result]
    return symbol.abbreviated(to: 40)
  }
}
