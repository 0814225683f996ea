// Random formulas for the tests: the same for the same seed, on every machine.

import Elementary
import SymbolicCompare

extension Symbolic {
  /// A random formula of this many operations: each takes formulas made before it, or leaves, as arguments.
  static func random(operations: Int, using generator: inout SeededGenerator) -> Symbolic {
    let leaves: [Symbolic] = [.variable("x"), .variable("y"), 0, 1, 2, 0.5, -3, .pi, Symbolic(1e-7)]
    var made: [Symbolic] = []
    func argument(_ generator: inout SeededGenerator) -> Symbolic {
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
        let functions = BinaryFunction.allCases.filter { !$0.takesOrder }
        made.append(.apply(functions[Int.random(in: functions.indices, using: &generator)], to: a, b))
      default:
        let functions = UnaryFunction.allCases
        made.append(.apply(functions[Int.random(in: functions.indices, using: &generator)], to: a))
      }
    }
    return made.last ?? argument(&generator)
  }
}
