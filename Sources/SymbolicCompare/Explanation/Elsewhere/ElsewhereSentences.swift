// After reading this file you know how other systems' answers are put into a sentence.
//
//     JAX 1, PyTorch 0, ForwardDiff.jl 1                                              where they may differ
//     JAX 0 (reverse), nan (forward); PyTorch 0 (reverse), nan (forward)              where the modes do
//     JAX 0 and PyTorch 0 here, both wrong: the slope is 1                            where all methods here agree

extension Array where Element == ElsewhereAnswer {
  /// Each system with its answer, or with one for each mode.
  public var listed: String {
    let systems = grouped
    let isMixed = systems.contains { $0.isMixed }
    return systems.map(\.text).joined(separator: isMixed ? "; " : ", ")
  }

  /// The answers outside the true slopes, called wrong; `nil` if there are none.
  public func warning(_ slopes: TrueSlopes) -> String? {
    let wrong = filter { $0.isOutsideTrueSlopes == true }.grouped
    guard let last = wrong.last else { return nil }
    let first = wrong.dropLast().map(\.text).joined(separator: ", ")
    let names = first.isEmpty ? last.text : "\(first) and \(last.text)"
    let count = wrong.count == 1 ? "wrong" : wrong.count == 2 ? "both wrong" : "all wrong"
    return "\(names) here, \(count): \(slopes)"
  }

  /// The answers of each system together, in the order in which the systems come first.
  private var grouped: [(text: String, isMixed: Bool)] {
    var order: [OtherSystem] = []
    var answers: [OtherSystem: [ElsewhereAnswer]] = [:]
    for answer in self {
      if answers[answer.system] == nil { order.append(answer.system) }
      answers[answer.system, default: []].append(answer)
    }
    return order.map { system in
      let own = answers[system] ?? []
      let words = Set(own.map(\.description))
      // One mode of two says which it is; so do two that differ.
      guard words.count > 1 || own.count < system.modes.count, system.modes.count > 1 else {
        return ("\(system.name) \(words.first ?? "not known")", false)
      }
      let texts = own.map { "\($0.description) (\($0.mode.rawValue))" }
      return ("\(system.name) \(texts.joined(separator: ", "))", true)
    }
  }
}
