// After reading this file you know what it means that a derivative is a linear map, and how that is checked without
// any other method as a witness.
//
//     pushforward   v ↦ Jv        linear in v             J(2v − 3w) = 2 Jv − 3 Jw
//     pullback      w ↦ Jᵀw       linear in w             exactly so for a power of two
//     both          ⟨w, Jv⟩ = ⟨Jᵀw, v⟩                   adjoint to each other
//     derivative    f ↦ f′        linear in f             (2f − 3g)′ = 2f′ − 3g′

extension Property {
  /// ⟨w, Jv⟩ = ⟨Jᵀw, v⟩, for the m functions of n variables that are the formula and its outermost operands.
  ///
  /// The two sums of products wᵢJᵢⱼvⱼ are rounded even where each Jᵢⱼ is exact, as x and y are as functions of
  /// themselves. A product meets at most n + m roundings on the way back and m on the way forward, 2(n + m) in all, of
  /// its own size: the scale of 16 units has (n + m)/8 of |wᵢJᵢⱼvⱼ| for them, the products not having cancelled yet.
  /// Compared where the value is finite and nothing overflows or underflows.
  public static func pushforwardMeetsPullback(_ methods: MethodsUnderTest = .own) -> Property {
    Property("pushforward and pullback are adjoint") { formula, point, compared in
      let (list, coordinates) = traced(formula, point)
      guard isWithinRange(list, coordinates, order: 1) else { return }
      let names = list.inputs
      let results = [formula] + formula.outermostOperands
      // 1, 1/4 and -1/2: of both signs, and no two alike.
      let weights = results.indices.map { 1 - 0.75 * Double($0) }
      let direction = names.indices.map { 1 / Double($0 + 1) }
      let gradient = try methods.pulledBack(
        Symbolic.compiled(results, inputs: names), coordinates, weights)
      let pulledBack = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
      let roundings = Double(names.count + results.count) / 8
      var (pushedForward, scale) = (0.0, 0.0)
      for (result, weight) in zip(results, weights) {
        let list = result.compiled(inputs: names)
        pushedForward += weight * methods.forward(list, coordinates, direction).derivative
        let row = list.valueWithGradient(at: coordinates).gradient
        for index in names.indices {
          let error = roundingScale(of: list, at: coordinates, along: index)
          let size = error + roundings * row[index].magnitude
          scale += weight.magnitude * direction[index] * size
        }
      }
      try compared.demand(
        pushedForward, near: pulledBack, scale: scale,
        else: "<w, Jv> is \(pushedForward), but <J'w, v> is \(pulledBack)")
    }
  }

  /// Pushforward, pullback and derivative are linear, each in its own argument.
  ///
  /// Compared where the value is finite and nothing overflows or underflows.
  public static func derivativesAreLinear(_ methods: MethodsUnderTest = .own) -> Property {
    Property("derivatives are linear") { formula, point, compared in
      let (list, coordinates) = traced(formula, point)
      guard isWithinRange(list, coordinates, order: 1) else { return }
      let scales = coordinates.indices.map { roundingScale(of: list, at: coordinates, along: $0) }
      try comparePushforwards(list, coordinates, scales, methods, &compared)
      try comparePullbacks(list, coordinates, methods, &compared)
      try compareSum(formula, list, coordinates, scales, methods, &compared)
    }
  }

  /// J(2v − 3w) = 2 Jv − 3 Jw.
  private static func comparePushforwards(
    _ list: WengertList, _ point: [Double], _ scales: [Double], _ methods: MethodsUnderTest,
    _ compared: inout Comparisons
  ) throws {
    let (v, w) = (point.map { _ in 1.0 }, point.indices.map { 1 / Double($0 + 2) })
    let combined = zip(v, w).map { 2 * $0 - 3 * $1 }
    func along(_ direction: [Double]) -> Double { methods.forward(list, point, direction).derivative }
    let (left, right) = (along(combined), 2 * along(v) - 3 * along(w))
    try compared.demand(
      left, near: right, scale: 5 * scales.reduce(0, +),
      else: "J(2v - 3w) is \(left), but 2Jv - 3Jw is \(right)")
  }

  /// Jᵀ(−2) = −2 Jᵀ1, to the last bit.
  private static func comparePullbacks(
    _ list: WengertList, _ point: [Double], _ methods: MethodsUnderTest, _ compared: inout Comparisons
  ) throws {
    let once = try methods.pulledBack(list, point, [1])
    let twice = try methods.pulledBack(list, point, [-2])
    for (one, two) in zip(once, twice) {
      let isExact = two == -2 * one || (one.isNaN && two.isNaN)
      try compared.demand(isExact, else: "the pullback of -2 is \(two), but that of 1 is \(one)")
    }
  }

  /// (2f − 3g)′ = 2f′ − 3g′, where g is the first operand of f.
  private static func compareSum(
    _ formula: Symbolic, _ list: WengertList, _ point: [Double], _ scales: [Double],
    _ methods: MethodsUnderTest, _ compared: inout Comparisons
  ) throws {
    guard let other = formula.outermostOperands.first else { return }
    let ofOther = other.compiled(inputs: list.inputs)
    let sum = (2 * formula - 3 * other).compiled(inputs: list.inputs)
    let f = try methods.gradient(list, point).gradient
    let g = try methods.gradient(ofOther, point).gradient
    for (index, derivative) in try methods.gradient(sum, point).gradient.enumerated() {
      let parts = 2 * f[index] - 3 * g[index]
      let ofParts = 2 * scales[index] + 3 * roundingScale(of: ofOther, at: point, along: index)
      let ofSum = roundingScale(of: sum, at: point, along: index)
      let reason = "d/d\(list.inputs[index]) (2f - 3g) is \(derivative), but 2f' - 3g' is \(parts)"
      try compared.demand(
        derivative, near: parts, scale: ofSum + ofParts, else: "\(reason), with g = \(other)")
    }
  }
}

extension Symbolic {
  /// The operands of the outermost operation, if it is one.
  fileprivate var outermostOperands: [Symbolic] {
    [node.first, node.second].compactMap { $0.map { Symbolic($0) } }
  }
}
