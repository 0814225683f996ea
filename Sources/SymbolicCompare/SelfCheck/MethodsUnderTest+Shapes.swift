// After reading this file you know what becomes of an answer that has the wrong shape: a gradient with an entry too few,
// a Taylor polynomial that ends early. It is a violation, told like any other, and not an index out of range.

extension MethodsUnderTest {
  /// The answer of a way to a gradient, with as many entries as there are inputs.
  static func gradient(
    by name: String, _ way: Gradient, _ list: WengertList, _ point: [Double]
  ) throws(Violation) -> (value: Double, gradient: [Double]) {
    let answer = way(list, point)
    return (answer.value, try sized(answer.gradient, point.count, "the gradient by \(name)"))
  }

  func gradient(_ list: WengertList, _ point: [Double]) throws(Violation) -> (
    value: Double, gradient: [Double]
  ) {
    try Self.gradient(by: "reverse mode", reverse, list, point)
  }

  func pulledBack(_ list: WengertList, _ point: [Double], _ seeds: [Double]) throws(Violation) -> [Double] {
    try Self.sized(pullback(list, point, seeds), point.count, "the pullback")
  }

  func block(_ list: WengertList, _ points: [[Double]]) throws(Violation) -> (
    values: [Double], gradients: [[Double]]
  ) {
    let answer = blocks(list, points)
    for gradient in try Self.sized(answer.gradients, points.count, "a block's list of gradients") {
      _ = try Self.sized(gradient, list.inputs.count, "a gradient of a block")
    }
    return (try Self.sized(answer.values, points.count, "a block's list of values"), answer.gradients)
  }

  func polynomial(
    _ list: WengertList, _ point: [Double], _ direction: [Double], _ order: Int
  ) throws(Violation) -> [Double] {
    try Self.sized(taylor(list, point, direction, order), order + 1, "Taylor's list of derivatives")
  }

  func hessians(_ list: WengertList, _ point: [Double]) throws(Violation) -> (
    forward: [[Double]], reverse: [[Double]]
  ) {
    let answer = (forward: forwardHessian(list, point), reverse: reverseHessian(list, point))
    for (name, hessian) in [("forward", answer.forward), ("reverse", answer.reverse)] {
      for row in try Self.sized(hessian, point.count, "the \(name) Hessian") {
        _ = try Self.sized(row, point.count, "a row of the \(name) Hessian")
      }
    }
    return answer
  }

  private static func sized<Element>(
    _ answer: [Element], _ count: Int, _ name: String
  ) throws(Violation) -> [Element] {
    if answer.count == count { return answer }
    throw Violation("\(name) has \(answer.count) \(answer.count == 1 ? "entry" : "entries"), not \(count)")
  }
}
