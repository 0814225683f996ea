// After reading this file you know how an adjoint passes an elementwise function: z̄ ∘ f′(x), and no Jacobian.
//
// The Jacobian of an elementwise function is diagonal. Its product with a vector is a product of numbers, one
// an element; the partial derivatives are those of `Rules.swift`, with the edge values of `EdgeValues.swift`.

extension NDArray {
  /// This adjoint times the partial derivative of a primitive, element by element, in this adjoint's shape.
  ///
  /// An element whose adjoint is exactly 0 passes nothing, however steep the function is there: it is one
  /// that a slice or a maximum has left out. (An array does not know which of its zeros were computed.)
  func timesPartial(
    of primitive: Primitive, by operand: Operand, at x: NDArray, _ y: NDArray, value: NDArray
  ) -> NDArray {
    switch primitive {
    case .add: return self
    case .negate: return -self
    case .subtract: return operand == .first ? self : -self
    case .multiply: return combined(with: operand == .first ? y : x, .multiply) { $0 == 0 ? 0 : $0 * $1 }
    case .divide, .unary, .binary: break
    }
    let (x, y) = (x.broadcast(to: shape), y.broadcast(to: shape))
    return NDArray(
      unchecked: shape,
      [Double](unsafeUninitializedCapacity: count) { result, count in
        for i in 0..<self.count {
          let (a, b, z) = (x.values[i], y.values[i], value.values[i])
          let partial = Rules.partial(of: primitive, by: operand, at: a, b, value: z)
          result[i] = values[i] == 0 ? 0 : values[i] * partial
        }
        count = self.count
      })
  }
}
