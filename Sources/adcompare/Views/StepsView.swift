// After reading this file you know how the V-curve is shown: for each scheme the error against the step, the prediction
// beside it, and where both turn.

import SymbolicCompare

/// The errors of difference schemes against their steps, for some variables.
struct StepsView {
  /// The V-curves of one variable.
  struct Curves {
    let variable: String
    let derivative: Double
    let curves: [VCurve]
  }

  private static let schemes: [Scheme] = [.forward, .central, .fivePoint, .richardson]

  /// Operations times variables beyond which ten thousand evaluations take more than some seconds.
  private static let largestWork = 100_000

  /// Why the curves of a formula are not measured, before anything is compared; `nil` if they are.
  static func refusal(of formula: Symbolic, variables count: Int) -> Problem? {
    let (work, overflow) = formula.sharedSize.multipliedReportingOverflow(by: count)
    guard overflow || work > largestWork else { return nil }
    return Problem(
      argument:
        "the curves take ten thousand evaluations a variable; for \(formula.sharedSize) nodes and \(count) "
        + "variable\(count == 1 ? "" : "s") that is minutes",
      advice: count == 1 ? "take a smaller formula, or a part of this one" : "name fewer variables with --wrt"
    )
  }

  let comparison: Comparison
  let variables: [Curves]

  /// Measures the curves of the compared variables, or of the first few of them.
  init(_ comparison: Comparison, atMost count: Int = .max, progress: (String) -> Void = { _ in }) {
    self.comparison = comparison
    let names = comparison.formula.variables
    let list = comparison.formula.compiled(inputs: names)
    let point = names.compactMap { comparison.point[$0] }
    variables = comparison.derivatives.prefix(count).compactMap { row in
      guard row.verdict.kind.isFiniteAndAgreed, row.verdict.kind != .kink,
        let position = names.firstIndex(of: row.variable)
      else { return nil }
      var inputs = point
      func function(_ x: Double) -> Double {
        inputs[position] = x
        return list.value(at: inputs)
      }
      let highest = StepsView.schemes.map(\.accuracyOrder).max().map { $0 + 1 } ?? 1
      let derivatives = Dual::derivatives(at: point[position], upTo: highest) { (x: Taylor) in
        list.value(at: point.indices.map { $0 == position ? x : Taylor(point[$0]) })
      }
      let curves = StepsView.schemes.map { scheme in
        progress("steps of \(row.variable), \(scheme.name) scheme")
        let higher = derivatives[scheme.accuracyOrder + 1]
        return vCurve(
          at: point[position], scheme: scheme, derivative: row.reverse,
          higherDerivative: higher.isFinite && higher != 0 ? higher : nil, of: function)
      }
      return Curves(variable: row.variable, derivative: row.reverse, curves: curves)
    }
  }

  /// A section for each variable.
  var sections: [Section] {
    guard !variables.isEmpty else {
      let verdict = comparison.verdict
      return [
        Section(
          "steps",
          [.paragraph("no derivative to measure an error by: \(verdict.kind.rawValue): \(verdict.reason)")])
      ]
    }
    return variables.map { curves in
      Section(
        "steps of df/d\(ComparisonView.name(curves.variable))",
        [.plot(plot(curves)), .table(optima(curves)), .paragraph(explanation)])
    }
  }

  private var explanation: String {
    "error = c*h^p + u/h: to the right of the turn the step is too long (truncation, slope p), to the left too short "
      + "(rounding of f, slope -1); a scheme of higher order turns at a longer step, with less rounding"
  }

  /// One point an octave.
  private func points(_ curve: VCurve) -> [VCurve.Point] {
    stride(from: 0, to: curve.points.count, by: 4).map { curve.points[$0] }
  }

  private func plot(_ curves: Curves) -> Plot {
    let measured = curves.curves.map { curve in
      Plot.Series(name: curve.scheme.name, points: points(curve).map { ($0.step, $0.error) })
    }
    let predicted = curves.curves.prefix(2).enumerated().map { index, curve in
      Plot.Series(
        name: "\(curve.scheme.name), predicted", points: points(curve).map { ($0.step, $0.predicted) },
        predicts: index)
    }
    return Plot(
      title: "df/d\(ComparisonView.name(curves.variable)): error against step",
      meaning: "each scheme's error falls with the step down to a turning point and then rises again",
      horizontal: Axis("step h", .logarithmic), vertical: Axis("error", .logarithmic),
      series: measured + predicted)
  }

  /// Where each scheme turns.
  private func optima(_ curves: Curves) -> Table {
    var table = Table(
      "",
      [
        .words("scheme"), .figures("best step"), .figures("error"), .figures("predicted step"),
        .figures("error"),
        .figures("samples"),
      ])
    for curve in curves.curves {
      table.add(
        Cell(curve.scheme.name), optional(curve.optimum?.step), optional(curve.optimum?.error),
        optional(curve.predictedOptimum?.step), optional(curve.predictedOptimum?.error),
        Cell(curve.scheme.offsets.count))
    }
    if let row = comparison[curves.variable], let chosen = row.difference {
      table.add(
        "chosen by itself", .short(chosen.step), .short((chosen.value - row.reverse).magnitude), "",
        .short(chosen.errorEstimate), Cell(chosen.evaluations))
    }
    return table
  }

  private func optional(_ number: Double?) -> Cell { number.map(Cell.short) ?? "none" }

  /// Every point of every curve, for `--csv`.
  var data: Table {
    var table = Table(
      "",
      [
        .words("variable"), .words("scheme"), .figures("step"), .figures("value"), .figures("error"),
        .figures("predicted"),
      ])
    for curves in variables {
      for curve in curves.curves {
        for point in curve.points {
          table.add(
            Cell(curves.variable), Cell(curve.scheme.name), Cell(point.step), Cell(point.value),
            Cell(point.error),
            Cell(point.predicted))
        }
      }
    }
    return table
  }

  /// The curves as JSON: by variable, a list of schemes.
  var json: JSONValue {
    .object(variables.map { curves in (curves.variable, .array(curves.curves.map { json(of: $0) })) })
  }

  private func json(of curve: VCurve) -> JSONValue {
    func optimum(_ optimum: VCurve.Optimum?) -> JSONValue {
      optimum.map { .object([("step", .number($0.step)), ("error", .number($0.error))]) } ?? .null
    }
    return .object([
      ("scheme", .string(curve.scheme.name)), ("derivative", .number(curve.reference)),
      ("optimum", optimum(curve.optimum)), ("predictedOptimum", optimum(curve.predictedOptimum)),
      (
        "points",
        .array(
          curve.points.map { point in
            .object([
              ("step", .number(point.step)), ("value", .number(point.value)), ("error", .number(point.error)),
              ("predicted", .number(point.predicted)),
            ])
          })
      ),
    ])
  }
}
