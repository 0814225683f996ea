// After reading this file you know which laws of calculus are checked on random formulas: the rules for sums,
// products, quotients and compositions, and Schwarz's theorem.

extension Property {
  /// The derivative of the whole is what calculus makes of the derivatives of its parts.
  ///
  ///     (u ± v)′ = u′ ± v′      (u·v)′ = u′v + uv′      (u/v)′ = (u′ − (u/v) v′)/v      f(u)′ = f′(u)·u′
  ///
  /// The parts are differentiated by reverse mode, f′ by forward mode alone, the whole by reverse mode.
  public static let rulesCompose = Property("sum, product, quotient and chain rule") { formula, point in
    guard case .operation(let primitive) = formula.node.content, let first = formula.node.first else {
      return nil
    }
    let names = formula.variables
    let coordinates = names.map { point[$0] ?? .nan }
    let u = Part(Symbolic(first), names, coordinates)
    let v = Part(Symbolic(formula.node.second ?? first), names, coordinates)
    let whole = Part(formula, names, coordinates)
    for index in names.indices {
      guard let expected = composed(primitive, u.term(index), v.term(index)) else { return nil }
      let (derivative, scale) = (whole.gradient[index], whole.term(index).scale + expected.scale)
      if differ(derivative, expected.derivative, scale: scale) {
        return "d/d\(names[index]) is \(derivative), but of its parts \(expected.derivative)"
      }
    }
    return nil
  }

  /// ∂²f/∂x∂y = ∂²f/∂y∂x: the derivative of one partial's formula against that of the other.
  public static let mixedDerivativesAreSymmetric = Property("mixed derivatives are symmetric") {
    formula, point in
    let names = formula.variables
    guard names.count > 1 else { return nil }
    let coordinates = names.map { point[$0] ?? .nan }
    func mixed(_ first: Int, _ second: Int) -> (value: Double, scale: Double) {
      let list = formula.derivative(withRespectTo: names[first]).compiled(inputs: names)
      let scale = derivativeScale(of: list, at: coordinates, along: second)
      return (list.valueWithGradient(at: coordinates).gradient[second], scale)
    }
    let (xy, yx) = (mixed(0, 1), mixed(1, 0))
    guard differ(xy.value, yx.value, scale: xy.scale + yx.scale) else { return nil }
    return "d2/d\(names[0])d\(names[1]) is \(xy.value), the other way round \(yx.value)"
  }

  /// A value, its derivative by one variable, and the scale of that derivative's rounding error.
  private typealias Term = (value: Double, derivative: Double, scale: Double)

  /// A part of a formula with its value and its gradient.
  private struct Part {
    let list: WengertList
    let coordinates: [Double]
    let value: Double
    let gradient: [Double]

    init(_ formula: Symbolic, _ names: [String], _ coordinates: [Double]) {
      list = formula.compiled(inputs: names)
      self.coordinates = coordinates
      (value, gradient) = list.valueWithGradient(at: coordinates)
    }

    func term(_ index: Int) -> Term {
      (
        value, gradient[index],
        derivativeScale(of: list, at: coordinates, along: index) + gradient[index].magnitude
      )
    }
  }

  /// The derivative of a primitive of two terms, and the scale of its error; `nil` for functions of two arguments.
  private static func composed(
    _ primitive: Primitive, _ u: Term, _ v: Term
  ) -> (derivative: Double, scale: Double)? {
    let (a, b) = (u.value.magnitude, v.value.magnitude)
    switch primitive {
    case .negate: return (-u.derivative, u.scale)
    case .add: return (u.derivative + v.derivative, u.scale + v.scale)
    case .subtract: return (u.derivative - v.derivative, u.scale + v.scale)
    case .multiply: return (u.derivative * v.value + u.value * v.derivative, u.scale * b + a * v.scale)
    case .divide:
      return ((u.derivative - u.value / v.value * v.derivative) / v.value, (u.scale + a / b * v.scale) / b)
    case .unary(let function):
      let slope = Dual::derivative(at: u.value) { .apply(function, to: $0) }
      return (slope * u.derivative, slope.magnitude * u.scale)
    case .binary: return nil
    }
  }
}
