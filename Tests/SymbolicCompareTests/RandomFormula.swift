// Random formulas for the tests: the same for the same seed, on every machine.

import Elementary
import SymbolicCompare

/// SplitMix64 (Steele, Lea & Flood 2014).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension Symbolic {
  /// A random formula of this many operations: each takes formulas made before it, or leaves, as arguments.
  static func random(operations: Int, using generator: inout SplitMix64) -> Symbolic {
    let leaves: [Symbolic] = [.variable("x"), .variable("y"), 0, 1, 2, 0.5, -3, .pi, Symbolic(1e-7)]
    var made: [Symbolic] = []
    func argument(_ generator: inout SplitMix64) -> Symbolic {
      let choice = Int.random(in: 0..<(leaves.count + 4 * made.count), using: &generator)
      return choice < leaves.count ? leaves[choice] : made[(choice - leaves.count) / 4]
    }
    for _ in 0..<operations {
      let a = argument(&generator)
      let b = argument(&generator)
      switch Int.random(in: 0..<12, using: &generator) {
      case 0: made.append(-a)
      case 1, 2: made.append(a + b)
      case 3, 4: made.append(a - b)
      case 5, 6: made.append(a * b)
      case 7: made.append(a / b)
      case 8: made.append(.apply(.pow, to: a, b))
      case 9:
        let functions = BinaryFunction.allCases.filter { $0 != .polygamma }
        made.append(.apply(functions[Int.random(in: functions.indices, using: &generator)], to: a, b))
      default:
        let functions = UnaryFunction.allCases
        made.append(.apply(functions[Int.random(in: functions.indices, using: &generator)], to: a))
      }
    }
    return made.last ?? argument(&generator)
  }
}
