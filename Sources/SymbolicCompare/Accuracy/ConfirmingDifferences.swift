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
// rounding error is 10⁻³⁰·|f|/(h/64). Two things are known about L: it is about 2¹⁷ times the best step of a difference
// quotient in `Double`, and about |f′/f″|. Both can deceive: far out on a sigmoid a wide step sees a constant. So h is
// at most max(1, |x|)/4, the extrapolation is done from two widths, and it counts only where the narrower bears out
// the wider; if it does not, still narrower ones are tried.
//
// A sample beyond a kink or a jump belongs to another function: steps that reach across one are too wide. Where the
// columns never settle the differences confirm few digits or none.
//
// Cost. 28 evaluations of f in 31 digits, at most 70. Source: Richardson (1911); Romberg (1955).

/// A derivative by differences at twice the precision.
struct ConfirmingDifferences {
  /// The derivative, from values alone.
  let value: DoubleDouble

  /// How far the last columns of the extrapolation are apart: rather more than the error.
  let uncertainty: Double

  /// Why no step gave a derivative.
  enum Obstacle: Error {
    /// The function has no finite value at one of the samples.
    case notFinite

    /// All samples have values, but one of them lies on another piece of the function than the point.
    case otherPiece
  }

  /// An extrapolation that another one bears out.
  ///
  /// Throws what stands in the way of the narrowest steps, if no width gives a quotient.
  ///
  /// - Parameters:
  ///   - step: the best step of a central difference quotient in `Double`.
  ///   - length: |f′/f″|, which chooses a width and no more.
  ///   - noise: the rounding error of one value at twice the precision.
  init(
    of list: WengertList, at point: [Double], along position: Int, step: Double, length: Double, noise: Double
  ) throws(Obstacle) {
    let x = point[position]
    let widest = Swift.max(1, x.magnitude) / 4
    let usual = Swift.min(widest, step.isNormal ? step.magnitude * 0x1p14 : widest)
    let bent = Swift.min(widest, length.isNormal ? length / 8 : usual)
    var width = Swift.max(usual, bent)
    var narrower = Swift.min(usual, bent, width / 8)
    var wider: (value: DoubleDouble, uncertainty: Double)?
    var obstacle = Obstacle.notFinite
    for _ in 0..<5 {
      defer { (width, narrower) = (narrower, narrower / 64) }
      guard width.isNormal else { break }
      let h = Double(sign: .plus, exponent: width.exponent, significand: 1)
      let found: (value: DoubleDouble, uncertainty: Double)
      do {
        found = try Self.extrapolated(list, point, position, from: h, noise: noise)
      } catch {
        obstacle = error
        continue
      }
      if let earlier = wider {
        let distance = Double((found.value - earlier.value).magnitude)
        if distance <= 4 * (found.uncertainty + earlier.uncertainty) {
          let isSharp = found.uncertainty <= 1e-3 * found.value.high.magnitude
          let better = found.uncertainty < earlier.uncertainty ? found : earlier
          value = isSharp ? better.value : found.value
          uncertainty = isSharp ? better.uncertainty : found.uncertainty
          return
        }
        wider = (found.value, Swift.max(found.uncertainty, distance))
      } else {
        wider = found
      }
    }
    guard let wider else { throw obstacle }
    (value, uncertainty) = wider
  }

  private static func extrapolated(
    _ list: WengertList, _ point: [Double], _ position: Int, from widest: Double, noise: Double
  ) throws(Obstacle) -> (value: DoubleDouble, uncertainty: Double) {
    var inputs = point.map { DoubleDouble($0) }
    let x = DoubleDouble(point[position])
    let pieces = Pieces(of: list)
    let here = pieces.signs(in: list.values(at: inputs))
    func value(at offset: Double) throws(Obstacle) -> DoubleDouble {
      inputs[position] = x + DoubleDouble(offset)
      let values = list.values(at: inputs)
      guard let output = list.outputs.first, values[output].isFinite else { throw .notFinite }
      guard pieces.signs(in: values) == here else { throw .otherPiece }
      return values[output]
    }
    var row: [DoubleDouble] = []
    var best: (value: DoubleDouble, uncertainty: Double)?
    for level in 0..<7 {
      let h = widest / Double(1 << level)
      let quotient = (try value(at: h) - value(at: -h)) / DoubleDouble(2 * h)
      guard quotient.isFinite else { throw .notFinite }
      var next = [quotient]
      var power = 1.0
      for (column, previous) in row.enumerated() {
        power *= 4
        next.append(next[column] + (next[column] - previous) / DoubleDouble(power - 1))
      }
      if level > 2, let last = row.last, let newest = next.last {
        let uncertainty = Double((newest - last).magnitude) + 2 * noise / h
        if best.map({ uncertainty < $0.uncertainty }) ?? true { best = (newest, uncertainty) }
      }
      row = next
    }
    guard let best else { throw .notFinite }
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
