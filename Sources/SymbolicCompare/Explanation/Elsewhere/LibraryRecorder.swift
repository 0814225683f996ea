// After reading this file you know how a formula becomes another library's program: line by line, each by the library's
// own table.

/// A step of a formula in another library, with the nodes that it is applied to.
struct LibraryStep {
  let primitive: Primitive

  /// The nodes of the operands; the second is the first where there is one.
  let first: Int
  let second: Int

  /// The operands' values.
  let x: Double
  let y: Double

  /// The value.
  let z: Double
}

/// A library: what it writes on its tape for each primitive.
protocol Library {
  /// Writes a step, and returns the node of its result; `nil` if the library has no such function or none that is known.
  static func record(_ step: LibraryStep, on tape: inout LibraryTape, mode: SweepMode) -> Int?
}

/// How a library gets its derivatives.
public enum SweepMode: String, CaseIterable, Sendable {
  /// Tangents, in the order of evaluation.
  case forward

  /// Adjoints, against it.
  case reverse

  /// The derivative as a formula, which is then evaluated.
  case symbolic
}

/// A formula as a library recorded it at a point.
struct LibraryProgram {
  private var tape = LibraryTape()
  private let inputs: Range<Int>
  private let mode: SweepMode
  private var output = 0

  /// Records a formula; `nil` if the library has no such function, or none whose slopes are known.
  init?(of list: WengertList, at point: [Double], in library: any Library.Type, mode: SweepMode) {
    guard list.calls.isEmpty, let result = list.outputs.first else { return nil }
    self.mode = mode
    inputs = point.indices
    var nodes: [Int] = point.map { tape.leaf($0, .active) }
    nodes.reserveCapacity(list.slotCount)
    var constants = list.constants[...]
    for line in list.lines {
      while let constant = constants.first, constant.slot < line.result {
        nodes.append(tape.leaf(constant.value, .number))
        constants.removeFirst()
      }
      guard let node = record(line, nodes, library) else { return nil }
      nodes.append(node)
    }
    for constant in constants { nodes.append(tape.leaf(constant.value, .number)) }
    output = nodes[result]
  }

  /// The derivatives by some inputs; `nil` where the library's answer is not known.
  func derivatives(by chosen: [Int]) -> [Double?] {
    if mode == .forward { return chosen.map { tape.tangent(of: output, along: $0, inputs: inputs) } }
    let gradient = tape.adjoints(of: output, inputs: inputs)
    return chosen.map { gradient[$0] }
  }

  /// Writes one line; arithmetic of numbers alone is done by the host language.
  private mutating func record(_ line: WengertList.Line, _ nodes: [Int], _ library: any Library.Type) -> Int?
  {
    let (first, second) = (nodes[line.first], nodes[line.second ?? line.first])
    let (x, y) = (tape[first].value, tape[second].value)
    let value =
      line.second == nil ? Double.apply(line.primitive, to: x) : Double.apply(line.primitive, to: x, y)
    guard let z = value else { return nil }
    if tape[first].kind == .number, tape[second].kind == .number {
      switch line.primitive {
      case .negate, .add, .subtract, .multiply: return tape.leaf(z, .number)
      // A quotient is no whole number to Python, as which powers would treat it.
      case .divide where y != 0 && z != z.rounded(): return tape.leaf(z, .number)
      default: return nil
      }
    }
    if line.primitive == .add || line.primitive == .subtract {
      tape.checkCancellation(z, of: first, second)
    }
    if case .unary(let function) = line.primitive,
      isNoisy(function, at: x, value: z, isExact: tape[first].isExact)
    {
      return nil
    }
    let step = LibraryStep(primitive: line.primitive, first: first, second: second, x: x, y: y, z: z)
    return library.record(step, on: &tape, mode: mode)
  }
}

extension LibraryProgram {
  /// Whether the digits of a value or of its slope are every library's own: 1 − tanh² at 10 is mostly rounding.
  ///
  /// - Parameter isExact: whether x has no rounding in it, so that ±1 is ±1 everywhere.
  private func isNoisy(_ function: UnaryFunction, at x: Double, value z: Double, isExact: Bool) -> Bool {
    switch function {
    // Far out the value is 1 to the last digit.
    case .tanh: z.magnitude > 0.999 && x.magnitude < 25
    case .sigmoid: z > 0.999 && x < 40
    case .expm1: x < -6 && x > -40
    case .asin, .acos, .atanh, .acosh: (x.magnitude - 1).magnitude < 1e-4 && !(isExact && x.magnitude == 1)
    case .log1p: (x + 1).magnitude < 1e-4 && !isExact
    // Beside their zeros these magnify the rounding of their operand, down to the sign of the value.
    case .log, .log2, .log10: (x - 1).magnitude < 1e-4 && !isExact
    case .sin, .cos, .tan: z.magnitude < 1e-6 && x.magnitude > 1 && !isExact
    default: false
    }
  }
}
