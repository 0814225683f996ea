// After reading this file you know which functions a block computes itself, and what becomes of the arguments at which it
// does not answer.
//
//     exp, expm1, log, log1p, sigmoid, softplus, tanh, sin, cos     64 numbers together, below 1 unit in the last place
//     sqrt                                                          64 numbers together, rounded correctly
//     the others, and single points                                 number by number, as `Double` does
//
// So a value of the nine functions in a block may differ in its last bit from that at the single point. It
// does not depend on the place in the block, nor on the points beside it, nor on how many numbers the
// processor's registers hold.
//
// Where an argument needs a case distinction (not a number, infinite, near an end of the range) the block puts down NaN, and
// that number is asked for as a single point's is: edge values have one definition.

import EvaluatorLanes

extension Kernels {
  /// The function, if it is computed in lanes.
  func function(_ function: UnaryFunction) -> Function? {
    switch function {
    case .exp: exp
    case .expm1: expm1
    case .log: log
    case .log1p: log1p
    case .sigmoid: sigmoid
    case .softplus: softplus
    case .tanh: tanh
    case .sin: sin
    case .cos: cos
    default: nil
    }
  }

  /// Fills in values and slopes, and says whether it left one out.
  typealias Function =
    @convention(c) (UnsafePointer<Double>, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>) -> Bool
}

extension UnaryFunction {
  /// Whether blocks compute it by code of their own, whose last bit may differ from a single point's.
  package var isComputedInLanes: Bool { kernelsOfThisProcessor().pointee.function(self) != nil }
}

extension WengertList.Line {
  /// Whether the value in a block may have other digits than at a single point.
  package var isComputedInLanes: Bool {
    if case .unary(let function) = primitive { function.isComputedInLanes } else { false }
  }
}

extension Evaluator {
  /// Prepares the first output for registers of 2, 4 or 8 numbers, if the processor has them.
  package init?(_ list: WengertList, registersOf width: Int) {
    guard let kernels = kernelsOfWidth(Int32(width)) else { return nil }
    self.init(list, keeping: [], kernels: kernels)
  }
}

extension Machine {
  /// Fills in a row of values and one of slopes.
  func fill(
    _ z: Numbers, _ slope: Numbers, from x: Numbers, by function: UnaryFunction, _ own: Kernels.Function
  ) {
    if !own(x, z, slope) { return }
    for lane in 0..<Self.width where z[lane].isNaN {
      (z[lane], slope[lane]) = differentiateAny(function, x[lane])
    }
  }

  /// Fills in a row of values of exp, whose slope is the value and not put down.
  func fillExponentials(_ z: Numbers, from x: Numbers) {
    if !kernels.pointee.exp(x, z, z) { return }
    for lane in 0..<Self.width where z[lane].isNaN { z[lane] = Double.apply(.exp, to: x[lane]) }
  }
}
