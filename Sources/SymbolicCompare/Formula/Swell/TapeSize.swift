// After reading this file you know what a tape costs beside the formulas: a line an operation, however many variables
// there are, and a sweep back that does a small multiple of the work.
//
//     log(1 + exp(w*x + b))      5 lines      forwards 5 operations, and back 5 more, for three derivatives

import Elementary
import ReverseCore

/// The size of the tape that gives the same derivatives.
public struct TapeSize: Sendable, Hashable {
  /// Lines of the Wengert list: one an operation of the function.
  public let lines: Int

  /// Bytes of the list, and of one value and one adjoint a slot.
  public let bytes: Int

  /// Operations of the function and of its gradient by a reverse sweep.
  public let operationsWithGradient: Int

  /// Operations with the gradient, relative to those of the function: the cheap-gradient ratio.
  public var ratio: Double { lines == 0 ? 1 : Double(operationsWithGradient) / Double(lines) }

  /// Measures the tape of a formula.
  ///
  /// - Parameters:
  ///   - formula: the formula; equal subexpressions are computed once.
  ///   - names: the variables of the gradient.
  public init(of formula: Symbolic, gradientBy names: [String]) {
    let list = formula.sharingEqualSubexpressions.compiled(inputs: formula.variables)
    lines = list.lines.count
    bytes =
      list.lines.count * MemoryLayout<WengertList.Line>.stride
      + list.constants.count * MemoryLayout<WengertList.Constant>.stride
      + list.slotCount * 2 * MemoryLayout<Double>.stride
    operationsWithGradient = EvaluationOrder(of: formula.reverseSweep(by: names)).first.count { $0 >= 0 }
  }
}
