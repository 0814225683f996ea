// After reading this file you know how a comparison is asked what other systems answer in its place.
//
//     let comparison = try Comparison(of: "relu(x) - relu(-x)", at: ["x": 0])
//     comparison.elsewhere(withRespectTo: "x")     JAX 0 and 0, PyTorch 0 and 0, ForwardDiff.jl not known

import Reverse

extension Comparison {
  /// Operations beyond which no other system is simulated.
  static let longestElsewhere = 10_000

  /// Operations times passes beyond which a system's forward mode is not.
  static let mostWorkElsewhere = 400_000

  /// What other systems answer for the derivative by a variable, each mode for itself.
  ///
  /// - Parameters:
  ///   - variable: one of the formula's variables; for another name the result is empty.
  ///   - systems: whom to ask; the three usual ones without it.
  ///   - trueSlopes: the slopes on both sides, against which the answers are held; the comparison's own without it.
  /// - Complexity: some sweeps through the formula a system; formulas of more than 10 000 operations are `notKnown`.
  public func elsewhere(
    withRespectTo variable: String, systems: [OtherSystem] = OtherSystem.usual, trueSlopes: TrueSlopes? = nil
  ) -> [ElsewhereAnswer] {
    let slopes = trueSlopes.map { [variable: $0] } ?? [:]
    return elsewhere(withRespectTo: [variable], systems: systems, trueSlopes: slopes).first?.answers ?? []
  }

  /// What other systems answer for the derivatives by some variables, in their order.
  ///
  /// - Parameters:
  ///   - variables: the variables, those that were compared without it; other names are passed over.
  ///   - systems: whom to ask.
  ///   - trueSlopes: the slopes on both sides for a variable; the comparison's own without it.
  /// - Complexity: as for one variable in reverse mode; in forward mode a pass a variable, 400 000 operations at most.
  public func elsewhere(
    withRespectTo variables: [String]? = nil, systems: [OtherSystem] = OtherSystem.usual,
    trueSlopes: [String: TrueSlopes] = [:]
  ) -> [(variable: String, answers: [ElsewhereAnswer])] {
    let positions = Dictionary(uniqueKeysWithValues: list.inputs.enumerated().map { ($1, $0) })
    let names = (variables ?? derivatives.map(\.variable)).filter { positions[$0] != nil }
    let asked = elsewhere(by: names.compactMap { positions[$0] }, systems)
    let own = Dictionary(uniqueKeysWithValues: derivatives.map { ($0.variable, TrueSlopes($0)) })
    return names.enumerated().map { index, name in
      let slopes = trueSlopes[name] ?? own[name].flatMap(\.self)
      return (name, asked.map { $0.answer(index, slopes) })
    }
  }

  private struct Asked {
    let system: OtherSystem
    let mode: SweepMode
    let answers: [ElsewhereAnswer.Answer]

    func answer(_ index: Int, _ slopes: TrueSlopes?) -> ElsewhereAnswer {
      ElsewhereAnswer(system, mode, answers[index], trueSlopes: slopes)
    }
  }

  private func elsewhere(by inputs: [Int], _ systems: [OtherSystem]) -> [Asked] {
    let coordinates = list.inputs.map { point[$0] ?? .nan }
    let isShort = list.lines.count <= Comparison.longestElsewhere
    return systems.flatMap { system in
      system.modes.map { mode in
        let passes = mode == .forward ? inputs.count : 1
        let isFeasible = isShort && passes * list.lines.count <= Comparison.mostWorkElsewhere
        let answers =
          isFeasible
          ? system.derivatives(of: list, at: coordinates, by: inputs, mode: mode)
          : inputs.map { _ in .notKnown }
        return Asked(system: system, mode: mode, answers: answers)
      }
    }
  }
}

extension TrueSlopes {
  /// The certified slopes of a row; `nil` where there is none on a side: at a jump, beside a domain, or undecided.
  public init?(_ row: DerivativeComparison) {
    guard let truth = row.truth, row.order == 1 else { return nil }
    switch truth.kind {
    case .number, .kink(order: 1), .infinite: break
    default: return nil
    }
    self.init(
      left: truth.left.double, right: truth.right.double,
      tolerance: row.bound.isFinite ? 32 * row.bound : .infinity)
  }
}
