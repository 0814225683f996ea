// After reading this file you know what it means that a derivative is a linear map, and how that is checked without
// any other method as a witness.
//
//     pushforward   v ↦ Jv        linear in v             J(2v − 3w) = 2 Jv − 3 Jw
//     pullback      w ↦ Jᵀw       linear in w             exactly so for a power of two
//     both          ⟨w, Jv⟩ = ⟨Jᵀw, v⟩                   adjoint to each other
//     derivative    f ↦ f′        linear in f             (2f − 3g)′ = 2f′ − 3g′

extension Property {
  /// ⟨w, Jv⟩ = ⟨Jᵀw, v⟩, for the function whose results are the formula and its outermost operands.
  public static func pushforwardMeetsPullback(_ methods: MethodsUnderTest = .own) -> Property {
    Property("pushforward and pullback are adjoint") { formula, point, compared in
      let (list, coordinates) = traced(formula, point)
      guard hasNoExtremes(list, coordinates, order: 1) else { return }
      let names = list.inputs
      let results = [formula] + formula.outermostOperands
      let weights = results.indices.map { 1 - 0.75 * Double($0) }
      let direction = names.indices.map { 1 / Double($0 + 1) }
      let gradient = methods.pullback(Symbolic.compiled(results, inputs: names), coordinates, weights)
      let pulledBack = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
      var (pushedForward, scale) = (0.0, 0.0)
      for (result, weight) in zip(results, weights) {
        let list = result.compiled(inputs: names)
        pushedForward += weight * methods.forward(list, coordinates, direction).derivative
        for index in names.indices {
          scale += weight.magnitude * roundingScale(of: list, at: coordinates, along: index)
        }
      }
      try compared.demand(
        pushedForward, near: pulledBack, scale: scale + pulledBack.magnitude,
        else: "<w, Jv> is \(pushedForward), but <J'w, v> is \(pulledBack)")
    }
  }

  /// Pushforward, pullback and derivative are linear.
  public static func derivativesAreLinear(_ methods: MethodsUnderTest = .own) -> Property {
    Property("derivatives are linear") { formula, point, compared in
      let (list, coordinates) = traced(formula, point)
      guard hasNoExtremes(list, coordinates, order: 1) else { return }
      let scales = coordinates.indices.map { roundingScale(of: list, at: coordinates, along: $0) }
      let (v, w) = (coordinates.map { _ in 1.0 }, coordinates.indices.map { 1 / Double($0 + 2) })
      let combined = zip(v, w).map { 2 * $0 - 3 * $1 }
      let along = { methods.forward(list, coordinates, $0).derivative }
      let (left, right) = (along(combined), 2 * along(v) - 3 * along(w))
      try compared.demand(
        left, near: right, scale: 5 * scales.reduce(0, +),
        else: "J(2v - 3w) is \(left), but 2Jv - 3Jw is \(right)")
      let (once, twice) = (
        methods.pullback(list, coordinates, [1]), methods.pullback(list, coordinates, [-2])
      )
      for (one, two) in zip(once, twice) where one.isFinite && two.isFinite {
        try compared.demand(
          two == -2 * one, else: "the pullback of -2 is \(two), but that of 1 is \(one)")
      }
      guard let other = formula.outermostOperands.first else { return }
      let (names, whole) = (list.inputs, 2 * formula - 3 * other)
      let sum = whole.compiled(inputs: names)
      let (f, g) = (
        methods.reverse(list, coordinates).gradient,
        methods.reverse(other.compiled(inputs: names), coordinates).gradient
      )
      for (index, derivative) in methods.reverse(sum, coordinates).gradient.enumerated() {
        let parts = 2 * f[index] - 3 * g[index]
        let scale = roundingScale(of: sum, at: coordinates, along: index)
        let ofParts =
          2 * scales[index] + 3
          * roundingScale(
            of: other.compiled(inputs: names), at: coordinates, along: index)
        let reason = "d/d\(names[index]) (2f - 3g) is \(derivative), but 2f' - 3g' is \(parts)"
        try compared.demand(
          derivative, near: parts, scale: scale + ofParts + derivative.magnitude,
          else: "\(reason), with g = \(other)")
      }
    }
  }
}

extension Symbolic {
  /// The operands of the outermost operation, if it is one.
  fileprivate var outermostOperands: [Symbolic] {
    [node.first, node.second].compactMap { $0.map { Symbolic($0) } }
  }
}
