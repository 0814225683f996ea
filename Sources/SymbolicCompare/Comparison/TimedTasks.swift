// After reading this file you know what exactly is timed for each method: the value and all derivatives, everything
// that can be prepared having been prepared.

/// One method's work, ready to be run again and again.
public struct TimedTask {
  /// "function", or the method's name in the JSON report.
  public let name: String

  /// Does the work once and returns a number that depends on it.
  public let run: () -> Double
}

extension Comparison {
  /// The function alone, then each method's value with all derivatives, for a stopwatch.
  public func timedTasks() -> [TimedTask] {
    let names = formula.variables
    let list = formula.compiled(inputs: names)
    let coordinates = names.compactMap { point[$0] }
    let positions = derivatives.compactMap { names.firstIndex(of: $0.variable) }
    let formulas = derivatives.map {
      formula.derivative(withRespectTo: $0.variable).compiled(inputs: names)
    }
    return [
      TimedTask(name: "function") { list.value(at: coordinates) },
      TimedTask(name: Method.dual.rawValue) {
        positions.reduce(0) { sum, position in
          sum + list.value(at: Dual.inputs(at: coordinates, along: position)).tangent
        }
      },
      TimedTask(name: Method.reverse.rawValue) {
        list.valueWithGradient(at: coordinates).gradient.reduce(0, +)
      },
      TimedTask(name: Method.symbolic.rawValue) {
        formulas.reduce(list.value(at: coordinates)) { $0 + $1.value(at: coordinates) }
      },
      TimedTask(name: Method.finiteDifference.rawValue) {
        positions.reduce(0) { sum, position in
          let quotient = FiniteDiff::differenceQuotient(at: coordinates[position]) { x in
            var inputs = coordinates
            inputs[position] = x
            return list.value(at: inputs)
          }
          return sum + quotient.value
        }
      },
    ] + plainTasks()
  }

  /// Central and forward differences by their textbook steps.
  private func plainTasks() -> [TimedTask] {
    PlainDifferences.shown.map { name, recipe in
      TimedTask(name: name) { differences(by: recipe).rows.reduce(0) { $0 + $1.value } }
    }
  }

  /// Builds the naive formulas of all derivatives again: the preparation that evaluating them needs once.
  public func prepareFormulas() -> Double {
    Double(derivatives.reduce(0) { $0 + formula.derivative(withRespectTo: $1.variable).depth })
  }
}
