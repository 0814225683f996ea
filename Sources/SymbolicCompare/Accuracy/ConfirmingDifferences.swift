// After reading this file you know how a derivative to 20 and more digits is had from values alone, without any rule
// of differentiation: this is what makes the reference independent of the methods that it judges.
//
// Idea. A difference quotient in 31 digits has room that one in 16 has not. Central quotients at h, h/2, h/4, … have
// errors c₁h² + c₂h⁴ + …, which Richardson's extrapolation removes one after the other:
//
//     D(h)
//     D(h/2)   (4·D(h/2) − D(h))/3
//     D(h/4)   …                      …        each column is two orders more exact
//
// With h an eighth of the length L over which f varies, seven rows leave a truncation error of about 10⁻²⁵, and the
// rounding error is 10⁻³⁰·|f|/(h/64). L is about 2¹⁷ times the best step of a difference quotient in `Double`.
//
// A sample beyond a kink or a jump belongs to another function: steps that reach across one are too wide. Where the
// columns do not settle h is made smaller, and if that does not help the differences confirm few digits or none.
//
// Cost. 14 evaluations of f in 31 digits, up to four times. Source: Richardson (1911); Romberg (1955).

/// A derivative by differences at twice the precision.
struct ConfirmingDifferences {
  /// The derivative, from values alone.
  let value: DoubleDouble

  /// How far the last columns of the extrapolation are apart: rather more than the error.
  let uncertainty: Double

  /// The best of four extrapolations; `nil` if f has no finite values beside the point.
  ///
  /// - Parameters:
  ///   - step: the best step of a central difference quotient in `Double`.
  ///   - noise: the rounding error of one value at twice the precision.
  init?(of list: WengertList, at point: [Double], along position: Int, step: Double, noise: Double) {
    let x = point[position]
    let usual = step.isFinite && step != 0 ? step.magnitude * 0x1p14 : (x == 0 ? 1 : x.magnitude) * 0x1p-4
    var best: (value: DoubleDouble, uncertainty: Double)?
    for factor in [1, 0x1p-3, 0x1p-6, 0x1p-12] {
      let widest = usual * factor
      let h = Double(sign: .plus, exponent: widest.exponent, significand: 1)
      guard let found = Self.extrapolated(list, point, position, from: h, noise: noise) else { continue }
      if best.map({ found.uncertainty < $0.uncertainty }) ?? true { best = found }
      if found.uncertainty <= 1e-20 * found.value.high.magnitude { break }
    }
    guard let best else { return nil }
    (value, uncertainty) = best
  }

  private static func extrapolated(
    _ list: WengertList, _ point: [Double], _ position: Int, from widest: Double, noise: Double
  ) -> (value: DoubleDouble, uncertainty: Double)? {
    var inputs = point.map { DoubleDouble($0) }
    let x = DoubleDouble(point[position])
    let pieces = Pieces(of: list)
    let here = pieces.signs(in: list.values(at: inputs))
    func value(at offset: Double) -> DoubleDouble {
      inputs[position] = x + DoubleDouble(offset)
      let values = list.values(at: inputs)
      guard let output = list.outputs.first, pieces.signs(in: values) == here else {
        return DoubleDouble(.nan)
      }
      return values[output]
    }
    var row: [DoubleDouble] = []
    var best: (value: DoubleDouble, uncertainty: Double)?
    for level in 0..<7 {
      let h = widest / Double(1 << level)
      let quotient = (value(at: h) - value(at: -h)) / DoubleDouble(2 * h)
      guard quotient.isFinite else { return nil }
      var next = [quotient]
      var power = 1.0
      for (column, previous) in row.enumerated() {
        power *= 4
        next.append(next[column] + (next[column] - previous) / DoubleDouble(power - 1))
      }
      if let last = row.last, let newest = next.last {
        let uncertainty = Double((newest - last).magnitude) + 2 * noise / h
        if best.map({ uncertainty < $0.uncertainty }) ?? true { best = (newest, uncertainty) }
      }
      row = next
    }
    return best
  }
}

/// The lines of a trace whose functions are put together from pieces.
private struct Pieces {
  private let lines: [WengertList.Line]

  init(of list: WengertList) {
    lines = list.lines.filter { line in
      switch line.primitive {
      case .unary(let function): function.isPiecewise
      case .binary(let function): function.isSelection || function == .atan2
      default: false
      }
    }
  }

  /// On which piece each of them is: the sign of what decides it.
  func signs(in values: [DoubleDouble]) -> [Int] {
    lines.map { line in
      let x = values[line.first]
      let decisive =
        switch line.primitive {
        case .unary: x
        case .binary(.atan2): values[line.second ?? line.first].high < 0 ? x : DoubleDouble(1)
        default: x - values[line.second ?? line.first]
        }
      return decisive.high > 0 ? 1 : decisive.high < 0 ? -1 : 0
    }
  }
}
