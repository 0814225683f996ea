// After reading this file you know which laws of calculus are checked on random formulas: the rules for sums,
// products, quotients and compositions, and Schwarz's theorem.

extension Property {
  /// The derivative of the whole is what calculus makes of the derivatives of its parts.
  ///
  ///     (u ± v)′ = u′ ± v′      (u·v)′ = u′v + uv′      (u/v)′ = (u′ − (u/v) v′)/v
  ///     f(u)′ = f′(u)·u′        f(u, v)′ = f₁(u, v)·u′ + f₂(u, v)·v′
  ///
  /// Compared where the value is finite and nothing overflows or underflows.
  /// The parts are differentiated by reverse mode, f′ by forward mode alone, the whole by reverse mode.
  public static func rulesCompose(_ methods: MethodsUnderTest = .own) -> Property {
    Property("sum, product, quotient and chain rule") { formula, point, compared in
      guard case .operation(let primitive) = formula.node.content, let first = formula.node.first else {
        return
      }
      let (list, coordinates) = traced(formula, point)
      guard isWithinRange(list, coordinates, order: 1) else { return }
      let names = list.inputs
      let u = try Part(Symbolic(first), names, coordinates, methods)
      let v = try Part(Symbolic(formula.node.second ?? first), names, coordinates, methods)
      let whole = try Part(formula, names, coordinates, methods)
      for index in names.indices {
        let expected = composed(primitive, u.term(index), v.term(index), methods)
        let (derivative, scale) = (whole.gradient[index], whole.term(index).scale + expected.scale)
        try compared.demand(
          derivative, near: expected.derivative, scale: scale,
          else: "d/d\(names[index]) is \(derivative), but of its parts \(expected.derivative)")
      }
    }
  }

  /// ∂²f/∂x∂y = ∂²f/∂y∂x: the derivative of one partial's formula against that of the other.
  ///
  /// For up to three variables all pairs; for more each variable and the next one. Compared where no number of the
  /// partials' formulas overflows or underflows, which may be where none of the function's does, and at most one of them
  /// has cancelled to 0.
  public static func mixedDerivativesAreSymmetric(_ methods: MethodsUnderTest = .own) -> Property {
    Property("mixed derivatives are symmetric") { formula, point, compared in
      let (list, coordinates) = traced(formula, point)
      let names = list.inputs
      guard names.count > 1, list.value(at: coordinates).isFinite else { return }
      let partials = try names.map { name in
        try Partial(methods.formula(formula, name), names, coordinates, methods)
      }
      let pairs = names.count == 2 ? [(0, 1)] : names.indices.map { ($0, ($0 + 1) % names.count) }
      for (x, y) in pairs {
        guard let xy = partials[x]?.term(y), let yx = partials[y]?.term(x) else { continue }
        let reason = "d2/d\(names[x])d\(names[y]) is \(xy.derivative)"
        try compared.demand(
          xy.derivative, near: yx.derivative, scale: xy.scale + yx.scale,
          else: "\(reason), the other way round \(yx.derivative)")
      }
    }
  }
}

/// The formula of a partial derivative, with its gradient.
private struct Partial {
  let list: WengertList
  let coordinates: [Double]
  let gradient: [Double]

  /// `nil` if it overflows or underflows on the way, where f may not, or if it has two zeros that rounding has made:
  /// of their product, as in (1 − tanh²)(1 − tanh²), a bound of first order says nothing.
  init?(_ formula: Symbolic, _ names: [String], _ coordinates: [Double], _ methods: MethodsUnderTest)
    throws(Violation)
  {
    list = formula.compiled(inputs: names)
    self.coordinates = coordinates
    guard list.values(at: coordinates).allSatisfy(\.isFinite),
      Property.hasNoExtremes(list, coordinates, order: 1),
      Property.countOfLostZeros(list, coordinates) < 2
    else { return nil }
    gradient = try methods.gradient(list, coordinates).gradient
  }

  func term(_ index: Int) -> (derivative: Double, scale: Double) {
    (gradient[index], Property.roundingScale(of: list, at: coordinates, along: index))
  }
}

/// A value, its derivative by one variable, and the scale of that derivative's rounding error.
private typealias Term = (value: Double, derivative: Double, scale: Double)

/// A part of a formula with its value and its gradient.
private struct Part {
  let list: WengertList
  let coordinates: [Double]
  let value: Double
  let gradient: [Double]

  init(_ formula: Symbolic, _ names: [String], _ coordinates: [Double], _ methods: MethodsUnderTest)
    throws(Violation)
  {
    list = formula.compiled(inputs: names)
    self.coordinates = coordinates
    (value, gradient) = try methods.gradient(list, coordinates)
  }

  func term(_ index: Int) -> Term {
    (
      value, gradient[index],
      Property.roundingScale(of: list, at: coordinates, along: index) + gradient[index].magnitude
    )
  }
}

/// The derivative of a primitive of two terms, and the scale of its error.
private func composed(
  _ primitive: Primitive, _ u: Term, _ v: Term, _ methods: MethodsUnderTest
) -> (derivative: Double, scale: Double) {
  let (a, b) = (u.value.magnitude, v.value.magnitude)
  /// f₁·u′ or f₂·v′, by forward mode on a list of one line; 0 if the term does not move.
  func share(_ term: Term, _ direction: [Double]) -> (derivative: Double, scale: Double) {
    if term.derivative == 0 { return (0, 0) }
    let (list, place) = primitive.asList(u.value, primitive.arity == 2 ? v.value : nil, moving: direction)
    let slope = methods.forward(list, place, [1]).derivative
    return (slope * term.derivative, slope.magnitude * term.scale)
  }
  switch primitive {
  case .negate: return (-u.derivative, u.scale)
  case .add: return (u.derivative + v.derivative, u.scale + v.scale)
  case .subtract: return (u.derivative - v.derivative, u.scale + v.scale)
  case .multiply: return (u.derivative * v.value + u.value * v.derivative, u.scale * b + a * v.scale)
  case .divide:
    return ((u.derivative - u.value / v.value * v.derivative) / v.value, (u.scale + a / b * v.scale) / b)
  case .unary: return share(u, [1])
  case .binary:
    let (first, second) = (share(u, [1, 0]), share(v, [0, 1]))
    return (first.derivative + second.derivative, first.scale + second.scale)
  }
}

extension Primitive {
  /// The primitive as a list of one line in the operand that moves, the other one being a constant.
  fileprivate func asList(
    _ x: Double, _ y: Double?, moving direction: [Double]
  ) -> (list: WengertList, point: [Double]) {
    var list = WengertList(inputs: ["u"])
    guard let y else {
      list.outputs = [list.append(self, 0)]
      return (list, [x])
    }
    let constant = list.constant(direction[0] == 0 ? x : y)
    list.outputs = [direction[0] == 0 ? list.append(self, constant, 0) : list.append(self, 0, constant)]
    return (list, [direction[0] == 0 ? y : x])
  }
}
