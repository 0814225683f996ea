// After reading this file you know how a formula's evaluation trace becomes the program that is certified: each slot of the
// list is one step, so that what is certified of a step holds for the slot of the same number.

import Truth

/// Which numbers the names `pi` and `e` stand for.
public enum ConstantMeaning: String, CaseIterable, Sendable {
  /// The `Double`s nearest to them, as every program in `Double` has them.
  case double

  /// The real numbers themselves.
  case exact
}

extension WengertList {
  /// The trace as a straight-line program whose steps are its slots; `nil` if it calls functions with a derivative of
  /// their own, of which no series is known.
  package func straightLineProgram(_ meaning: ConstantMeaning = .double) -> StraightLineProgram? {
    guard calls.isEmpty, let output = outputs.first else { return nil }
    var steps: [StraightLineProgram.Step] = inputs.indices.map { .input($0) }
    steps.reserveCapacity(slotCount)
    var (constant, line) = (constants.startIndex, lines.startIndex)
    while steps.count < slotCount {
      if constant < constants.endIndex, constants[constant].slot == steps.count {
        steps.append(Self.step(constants[constant].value, meaning))
        constant += 1
      } else {
        let next = lines[line]
        steps.append(.apply(next.primitive, next.first, next.second))
        line += 1
      }
    }
    return StraightLineProgram(steps: steps, output: output)
  }

  private static func step(_ value: Double, _ meaning: ConstantMeaning) -> StraightLineProgram.Step {
    guard meaning == .exact else { return .constant(value) }
    if value == .pi { return .pi }
    if value == 2.718281828459045 { return .e }
    return .constant(value)
  }
}
