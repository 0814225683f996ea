// After reading this file you know how a plot's axis finds its range, its ticks and their names, by whole
// numbers or by powers of ten.

import Elementary

/// One direction of a plot.
package struct Axis {
  package enum Scale {
    /// Whole numbers, evenly spaced.
    case whole

    /// Powers of ten, evenly spaced.
    case logarithmic
  }

  package let name: String
  package let scale: Scale

  package init(_ name: String, _ scale: Scale) {
    self.name = name
    self.scale = scale
  }
}

/// An axis with the range of the numbers on it.
package struct ScaledAxis {
  package let axis: Axis

  /// The ends of the range, as exponents of 10 on a logarithmic axis.
  package let lower: Double
  package let upper: Double

  /// The smallest range that holds the numbers; on a logarithmic axis whole powers of 10.
  package init(_ axis: Axis, holding numbers: [Double]) {
    self.axis = axis
    let places = numbers.compactMap { ScaledAxis.place(of: $0, on: axis.scale) }
    var lower = places.min() ?? 0
    var upper = places.max() ?? 1
    if axis.scale == .logarithmic {
      lower = lower.rounded(.down)
      upper = upper.rounded(.up)
    }
    if !(upper > lower) {
      upper = lower + 1
    }
    self.lower = lower
    self.upper = upper
  }

  /// Where a number lies, 0 at the lower end to 1 at the upper; `nil` if the axis cannot show it.
  package func fraction(of number: Double) -> Double? {
    ScaledAxis.place(of: number, on: axis.scale).map { ($0 - lower) / (upper - lower) }
  }

  private static func place(of number: Double, on scale: Axis.Scale) -> Double? {
    guard number.isFinite else { return nil }
    switch scale {
    case .whole: return number
    case .logarithmic: return number > 0 ? Elementary::log10(number) : nil
    }
  }

  /// At most `count` ticks: where they lie, 0 to 1, and their names.
  package func ticks(atMost count: Int) -> [(fraction: Double, name: String)] {
    let span = upper - lower
    let step = stride(for: span, atMost: count)
    var ticks: [(Double, String)] = []
    var k = (lower / step).rounded(.up)
    while k * step <= upper + span * 1e-9, ticks.count <= 2 * count {
      let place = k * step
      ticks.append(((place - lower) / span, name(of: place)))
      k += 1
    }
    return ticks
  }

  /// The least of 1, 2, 5, 10 … that gives few enough ticks.
  private func stride(for span: Double, atMost count: Int) -> Double {
    let smallest = span / Double(Swift.max(count - 1, 1))
    let power = Elementary::pow(10.0, Elementary::log10(smallest).rounded(.down))
    let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= smallest * (1 - 1e-9) } ?? 10 * power
    return Swift.max(1, step.rounded(.up))
  }

  private func name(of place: Double) -> String {
    guard axis.scale == .logarithmic else { return shortNumeral(place.magnitude < 1e-12 ? 0 : place) }
    let exponent = Int(place.rounded())
    return (-2...3).contains(exponent) ? numeral(Elementary::pow(10.0, Double(exponent))) : "1e\(exponent)"
  }
}
