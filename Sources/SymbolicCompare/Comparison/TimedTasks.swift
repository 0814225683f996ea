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
    let positions = columns
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
      TimedTask(name: Method.finiteDifference.rawValue) { sumOfDifferences(along: positions) },
    ] + plainTasks()
  }

  /// A difference quotient for each of some inputs, each with samples of its own, and their sum.
  fileprivate func sumOfDifferences(along positions: [Int]) -> Double {
    positions.reduce(0) { sum, position in
      let quotient = FiniteDiff::differenceQuotient(at: coordinates[position]) { x in
        var inputs = coordinates
        inputs[position] = x
        return list.value(at: inputs)
      }
      return sum + quotient.value
    }
  }

  /// The place among the trace's inputs of each variable by which was differentiated.
  fileprivate var columns: [Int] { derivatives.compactMap { list.inputs.firstIndex(of: $0.variable) } }

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

extension JacobianComparison {
  /// The function alone, then the whole Jacobian by each method, and the two products, for a stopwatch.
  ///
  /// The names are those of one formula's tasks, and "Jv" and "wJ". Differences choose the steps of an entry for itself; each
  /// sample computes the entry's result alone, not all of them. "wJ" is one sweep with the seed 1 at every result.
  public func timedTasks() -> [TimedTask] {
    let (list, coordinates, slots) = (list, coordinates, list.outputs)
    let positions = variables.compactMap { list.inputs.firstIndex(of: $0) }
    let formulas = Symbolic.compiled(results.map(\.formula) + partialDerivatives(), inputs: list.inputs)
    let (sum, columns) = (listOfSum, results.map(\.columns))
    func sweep(_ list: WengertList, _ values: [Double], _ slot: Int) -> Double {
      let adjoints = list.adjoints(values: values, seed: 1, output: slot)
      return positions.reduce(0) { $0 + (adjoints[$1] ?? 0) }
    }
    func pass(_ direction: [Double]) -> Double {
      let values = list.values(at: zip(coordinates, direction).map { Dual(value: $0, tangent: $1) })
      return slots.reduce(0) { $0 + values[$1].tangent }
    }
    func direction(_ position: Int) -> [Double] { coordinates.indices.map { $0 == position ? 1 : 0 } }
    let ones = coordinates.map { _ in 1.0 }
    return [
      TimedTask(name: "function") {
        let values = list.values(at: coordinates)
        return slots.reduce(0) { $0 + values[$1] }
      },
      TimedTask(name: Method.dual.rawValue) { positions.reduce(0) { $0 + pass(direction($1)) } },
      TimedTask(name: Method.reverse.rawValue) {
        let values = list.values(at: coordinates)
        return slots.reduce(0) { $0 + sweep(list, values, $1) }
      },
      TimedTask(name: Method.symbolic.rawValue) {
        let values = formulas.values(at: coordinates)
        return formulas.outputs.reduce(0) { $0 + values[$1] }
      },
      TimedTask(name: Method.finiteDifference.rawValue) {
        zip(results, columns).reduce(0) { $0 + $1.0.sumOfDifferences(along: $1.1) }
      },
      TimedTask(name: "Jv") { pass(ones) },
      TimedTask(name: "wJ") {
        sum.outputs.first.map { sweep(sum, sum.values(at: coordinates), $0) } ?? 0
      },
    ]
  }

  /// Builds the naive formulas of all entries again: the preparation that evaluating them needs once.
  public func prepareFormulas() -> Double { Double(partialDerivatives().reduce(0) { $0 + $1.depth }) }

  private func partialDerivatives() -> [Symbolic] {
    results.flatMap { row in
      row.derivatives.map { row.formula.derivative(withRespectTo: $0.variable) }
    }
  }
}
