// After reading this file you know at which cases properties have nothing to say: where numbers leave the range of
// `Double`, or where rounding has taken all digits, so that no bound of first order holds.

extension Property {
  /// Whether the value is finite, and no product of the trace's values and partials can overflow or underflow.
  static func isWithinRange(_ list: WengertList, _ point: [Double], order: Int) -> Bool {
    list.value(at: point).isFinite && hasNoExtremes(list, point, order: order)
  }

  /// How many lines of the trace make a 0 by rounding, as 1 − tanh²(100) does: of its digits none is left.
  static func countOfLostZeros(_ list: WengertList, _ point: [Double]) -> Int {
    let isLost = list.values(at: point.map { RunningError($0) }).map {
      $0.value == 0 && $0.error > Double.leastNormalMagnitude
    }
    return list.lines.count { line in isLost[line.result] && !line.operands.contains { isLost[$0] } }
  }

  /// Whether no product of a trace's values and partials, each taken as often as the order says, can overflow or
  /// underflow, in whatever order they are multiplied: the sum of all |log₂| bounds the exponent of every product.
  static func hasNoExtremes(_ list: WengertList, _ point: [Double], order: Int) -> Bool {
    let values = list.values(at: point.enumerated().map { Dual(value: $1, tangent: 1 / Double($0 + 1)) })
    func size(_ x: Double) -> Double {
      x == 0 || !x.isFinite ? 0 : Double(Swift.abs(x.exponent)) + 1
    }
    let sizes = list.lines.reduce(0.0) { sum, line in
      let result = size(values[line.result].value)
      let partials = localPartials(of: line, values).reduce(0.0) { sum, edge in
        // Where a partial is 0, it may have underflowed: −z/y, for one, is made of z and y.
        sum + (edge.partial == 0 ? result + size(values[edge.operand].value) : size(edge.partial))
      }
      return sum + partials + (order > 1 ? result : 0)
    }
    return sizes * Double(order) < 900
  }
}
