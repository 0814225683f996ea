// After reading this file you know how a pass of forward mode begins: through a whole trace, or through one line of it.
//
//     ∂f/∂x₂ at (3, 5, 7)       inputs 3 + 0ε,  5 + 1ε,  7 + 0ε
//     ∂(u·v)/∂v at (3, 5)       (3 + 0ε)(5 + 1ε) = 15 + 3ε: the slope 3

public import Dual
import Elementary
import Reverse

extension Dual {
  /// The coordinates of a point as inputs of a pass along one of them, whose seed is 1.
  @inlinable
  package static func inputs(at point: [Double], along position: Int) -> [Dual] {
    point.indices.map { Dual(value: point[$0], tangent: $0 == position ? 1 : 0) }
  }
}

extension WengertList.Line {
  /// The partial derivative of the line's primitive by one operand, at the operands' values.
  package func slope(by index: Int, at operands: [Double]) -> Double {
    Dual.apply(primitive, to: Dual.inputs(at: operands, along: index))?.tangent ?? 0
  }
}
