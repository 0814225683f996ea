// After reading this file you know the second of Autograd's three parts: the vector–Jacobian product of every
// operation on arrays.
//
// For y = f(x) with Jacobian J, the backward pass needs x̄ = Jᵀȳ and never J itself: for a matrix product of
// two 100 × 100 matrices J would have 10⁸ entries, its product with ȳ is one more matrix product.
//
// A line reads as on the slide: defvjp(f, (g, ans, x, y) → x̄, → ȳ), with g = ȳ the adjoint of the answer ans.
// The rules call traced functions, so that gradients of gradients need nothing more. The local derivatives of
// elementary functions are those of `Rules.swift`; what is new for arrays is the sum over repeated axes.

extension Autograd {
  // swift-format-ignore
  /// The vector–Jacobian products of an operation.
  static func vjp(of primitive: ArrayPrimitive) -> VJP {
    switch primitive {
    case .elementwise(.negate):         defineVJP { g, ans, x in -g }
    case .elementwise(.add):            defineVJP({ g, ans, x, y in pass(g, to: x) },
                                                  { g, ans, x, y in pass(g, to: y) })
    case .elementwise(.subtract):       defineVJP({ g, ans, x, y in pass(g, to: x) },
                                                  { g, ans, x, y in pass(-g, to: y) })
    case .elementwise(.multiply):       defineVJP({ g, ans, x, y in pass(times(g, y), to: x) },
                                                  { g, ans, x, y in pass(times(g, x), to: y) })
    case .elementwise(let f):           defineVJP(each: { i, g, ans, x in pass(times(g, f, i, x, ans), to: x[i]) })
    case .matrixProduct:                defineVJP({ g, ans, x, y in matmul(g, y.transposed()) },
                                                  { g, ans, x, y in matmul(x.transposed(), g) })
    case .transpose:                    defineVJP { g, ans, x in g.transposed() }
    case .reshape:                      defineVJP { g, ans, x in g.reshaped(to: x.shape) }
    case .broadcast:                    defineVJP { g, ans, x in g.sum(to: x.shape) }
    case .sumTo:                        defineVJP { g, ans, x in g.broadcast(to: x.shape) }
    case .sum(nil):                     defineVJP { g, ans, x in g.broadcast(to: x.shape) }
    case .sum(let axis?):               defineVJP { g, ans, x in g.insertingAxis(axis).broadcast(to: x.shape) }
    case .maximum(let axis):            defineVJP { g, ans, x in times(shares(of: x, axis), g.insertingAxis(axis)) }
    case .logSumExp(let axis):          defineVJP { g, ans, x in g.insertingAxis(axis) * x.softmax(axis: axis) }
    case .softmax(let axis):            defineVJP { g, ans, x in
                                          ans * (g - (g * ans).sum(axis: axis).insertingAxis(axis)) }
    case .slice(let part):              defineVJP { g, ans, x in .apply(.embed(part, in: x.shape), to: [g]) }
    case .embed(let part, _):           defineVJP { g, ans, x in .apply(.slice(part), to: [g]) }
    case .take(let rows):               defineVJP { g, ans, x in
                                          .apply(.scatter(rows, rows: x.shape[0]), to: [g]) }
    case .scatter(let rows, _):         defineVJP { g, ans, x in .apply(.take(rows), to: [g]) }
    case .concatenate(let axis):        defineVJP(each: { i, g, ans, x in part(i, of: g, x.map(\.shape), axis) })
    }
  }
}

extension Autograd {
  /// The adjoint of x, summed over the axes along which x was repeated.
  static func pass(_ g: Box, to x: Box) -> Box { g.sum(to: x.shape) }

  /// g ∘ y; of plain arrays an adjoint that is exactly 0 passes nothing, even if y is infinite.
  ///
  /// Of traced arrays it is the product g·y, which can be differentiated again, but is NaN for 0 times ∞.
  static func times(_ g: Box, _ y: Box) -> Box {
    if g.node != nil || y.node != nil { return g * y }
    return Box(g.array.timesPartial(of: .multiply, by: .first, at: 0, y.array, value: 0))
  }

  /// g ∘ ∂f/∂xᵢ, element by element, with the rules of the scalar table; zeros and traced arrays as above.
  static func times(_ g: Box, _ f: Primitive, _ i: Int, _ x: [Box], _ ans: Box) -> Box {
    let (x, y, operand) = (x[0], x[x.count - 1], i == 0 ? Operand.first : .second)
    if g.node != nil || x.node != nil || y.node != nil {
      return g * Rules.partial(of: f, by: operand, at: x, y, value: ans)
    }
    return Box(g.array.timesPartial(of: f, by: operand, at: x.array, y.array, value: ans.array))
  }

  /// 1 at the largest number along an axis and 0 elsewhere; 1/k at each of k that are equal.
  static func shares(of x: Box, _ axis: Int) -> Box {
    let top = x.array.maximum(axis: axis).insertingAxis(axis)
    let isTop = x.array.combined(with: top, .binary(.max)) { $0 == $1 ? 1 : 0 }
    return Box(isTop / isTop.sum(axis: axis).insertingAxis(axis))
  }

  /// The part of an adjoint that belongs to the i-th of several arrays joined along an axis.
  static func part(_ i: Int, of g: Box, _ shapes: [[Int]], _ axis: Int) -> Box {
    let place = Shape.axis(axis, of: g.shape) ?? 0
    let start = shapes[..<i].reduce(0) { $0 + $1[place] }
    var ranges = g.shape.map { 0..<$0 }
    ranges[place] = start..<(start + shapes[i][place])
    return .apply(.slice(ranges), to: [g])
  }
}
