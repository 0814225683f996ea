// After reading this file you know what three other systems answer where calculus has no answer of its own: at kinks
// and at the edge of a domain. Their answers differ from ours and from one another; none is wrong.
//
// Sources: ForwardDiff.jl 1.x (src/dual.jl and DiffRules.jl), JAX 0.10 (run), PyTorch (documentation and issue
// 184572). An empty entry says that the answer is not known to us.

/// The systems whose conventions are known, in the order of the tables' columns.
enum OtherSystem: Int, CaseIterable {
  case jax, pyTorch, forwardDiff

  /// The system's own name.
  var name: String {
    switch self {
    case .jax: "JAX"
    case .pyTorch: "PyTorch"
    case .forwardDiff: "ForwardDiff"
    }
  }

  // swift-format-ignore
  /// The slopes in each operand that are taken at a kink.
  private static let kinks: [Primitive: [[Double]]] = [
    //                JAX          PyTorch       ForwardDiff
    .unary(.abs):    [[1],         [0],          [1]],
    .unary(.relu):   [[0],         [0],          [0]],
    .binary(.max):   [[0.5, 0.5],  [0.5, 0.5],   [0, 1]],
    .binary(.min):   [[0.5, 0.5],  [0.5, 0.5],   [1, 0]],
    .binary(.hypot): [[0.5, 0.5],  [.nan, .nan], [.nan, .nan]],
  ]

  // swift-format-ignore
  /// The slopes that are answered at the edge of a domain, outside it, and at a pole.
  private static let edges: [(Primitive, isThere: @Sendable ([Double]) -> Bool, answers: [String?])] = [
    //                                               JAX                        PyTorch     ForwardDiff
    (.unary(.sqrt),   { $0[0] == 0 },               ["inf",                     "inf",      "inf"]),
    (.unary(.sqrt),   { $0[0] < 0 },                ["nan",                     nil,        "a DomainError"]),
    (.unary(.log),    { $0[0] == 0 },               ["inf",                     "inf",      "inf"]),
    (.unary(.log),    { $0[0] == -1 },              ["-1",                      "a number", "a DomainError"]),
    (.unary(.log),    { $0[0] < 0 },                ["a number",                "a number", "a DomainError"]),
    (.divide,         { $0[0] != 0 && $0[1] == 0 }, ["reverse inf, forward nan", nil,       "nan"]),
    (.divide,         { $0[0] == 0 && $0[1] == 0 }, ["reverse inf, forward nan", nil,       "nan"]),
    (.binary(.atan2), { $0[0] == 0 && $0[1] == 0 }, ["nan",                     "nan",      "nan"]),
  ]

  fileprivate func slopesAtKink(of primitive: Primitive) -> [Double]? {
    OtherSystem.kinks[primitive]?[rawValue]
  }

  fileprivate func slopesAtEdge(of node: TraceNode) -> String? {
    OtherSystem.edges.first { $0.0 == node.primitive && $0.isThere(node.operands) }?.answers[rawValue]
  }
}

extension AnswerElsewhere {
  /// What other systems answer at the edge of a domain.
  static func atEdge(_ node: TraceNode) -> [AnswerElsewhere] {
    OtherSystem.allCases.compactMap { system in
      system.slopesAtEdge(of: node).map {
        AnswerElsewhere(system: system.name, slopes: $0, derivative: nil)
      }
    }
  }

  /// What other systems answer at a kink, and what becomes of the derivative along an input.
  ///
  /// - Parameter isSteep: whether an infinite slope follows, which systems multiply by 0 in ways of their own.
  static func atKink(
    _ node: TraceNode, in list: WengertList, at point: [Double], along position: Int, isSteep: Bool
  ) -> [AnswerElsewhere] {
    OtherSystem.allCases.compactMap { system in
      system.slopesAtKink(of: node.primitive).map { slopes in
        AnswerElsewhere(
          system: system.name,
          slopes: slopes.map(FormattedNumber.plain).joined(separator: " and "),
          derivative: isSteep ? nil : system.derivative(of: list, at: point, along: position))
      }
    }
  }
}

extension OtherSystem {
  /// The derivative by one forward pass in which every kink has this system's slopes.
  fileprivate func derivative(of list: WengertList, at point: [Double], along position: Int) -> Double {
    var values = Dual.inputs(at: point, along: position)
    var constants = list.constants[...]
    for line in list.lines {
      while let constant = constants.first, constant.slot < line.result {
        values.append(Dual(constant.value))
        constants.removeFirst()
      }
      let operands = line.operands.map { values[$0] }
      var result = Dual.apply(line.primitive, to: operands) ?? Dual(.nan)
      if line.primitive.isAtKink(operands.map(\.value)), let slopes = slopesAtKink(of: line.primitive) {
        result.tangent = zip(slopes, operands).reduce(0) { sum, term in
          term.1.tangent == 0 ? sum : sum + term.0 * term.1.tangent
        }
      }
      values.append(result)
    }
    for constant in constants { values.append(Dual(constant.value)) }
    return list.outputs.first.map { values[$0].tangent } ?? 0
  }
}

extension Primitive {
  /// Whether the primitive has a kink or a jump at these operands.
  func isAtKink(_ operands: [Double]) -> Bool {
    switch self {
    case .unary(let function) where function.isPiecewise: operands[0] == 0
    case .binary(let function) where function.isSelection: operands[0] == operands[1]
    case .binary(.hypot): operands[0] == 0 && operands[1] == 0
    case .binary(.atan2): operands[0] == 0 && operands[1] < 0
    default: false
    }
  }
}
