// After reading this file you know what can still be compared on a kink, where there is no derivative.
//
// There a derivative is a convention: the midpoint of the two slopes, 0 for |x|, ½ for relu, half of each argument
// where max has a tie. Differences and formulas do not know of it, so that the four methods are not judged there; but
// forward and reverse mode must have the same one.

extension Property {
  /// Where some function is exactly on its kink, forward and reverse mode have the same derivatives.
  ///
  /// Compared where the value is finite and nothing overflows or underflows.
  public static func kinksAgree(_ methods: MethodsUnderTest = .own) -> Property {
    Property("forward and reverse mode agree on kinks") { formula, point, compared in
      let (list, coordinates) = traced(formula, point)
      guard isOnKink(list, coordinates), isWithinRange(list, coordinates, order: 1) else { return }
      let reverse = try methods.gradient(list, coordinates).gradient
      for (index, name) in list.inputs.enumerated() {
        let forward = methods.forward(list, coordinates, unit(index, of: coordinates)).derivative
        try compared.demand(
          forward, near: reverse[index], scale: roundingScale(of: list, at: coordinates, along: index),
          else: "d/d\(name) is \(forward) by forward mode, \(reverse[index]) by reverse mode")
      }
    }
  }

  /// Whether some operation that depends on an input is exactly where its slope changes.
  static func isOnKink(_ list: WengertList, _ point: [Double]) -> Bool {
    let values = list.values(at: point)
    let depends = list.dependence(on: list.inputs.indices)
    return list.lines.contains { line in
      depends[line.result]
        && line.primitive.isOnSeam(at: values[line.first], values[line.second ?? line.first])
    }
  }
}
