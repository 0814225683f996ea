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

extension JacobianComparison {
  /// The function alone, then the whole Jacobian by each method, and the two products, for a stopwatch.
  ///
  /// The names are those of one formula's tasks, and "Jv" and "wJ".
  public func timedTasks() -> [TimedTask] {
    let (list, coordinates, slots) = (list, coordinates, list.outputs)
    let positions = variables.compactMap { list.inputs.firstIndex(of: $0) }
    let formulas = Symbolic.compiled(results.map(\.formula) + partialDerivatives(), inputs: list.inputs)
    func sweep(_ values: [Double], _ slot: Int) -> Double {
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
        return slots.reduce(0) { $0 + sweep(values, $1) }
      },
      TimedTask(name: Method.symbolic.rawValue) {
        let values = formulas.values(at: coordinates)
        return formulas.outputs.reduce(0) { $0 + values[$1] }
      },
      TimedTask(name: Method.finiteDifference.rawValue) {
        zip(positions, variables).reduce(0) { sum, column in
          zip(slots, results).reduce(sum) { sum, row in
            guard row.1[column.1] != nil else { return sum }
            let quotient = FiniteDiff::differenceQuotient(at: coordinates[column.0]) { x in
              var inputs = coordinates
              inputs[column.0] = x
              return list.values(at: inputs)[row.0]
            }
            return sum + quotient.value
          }
        }
      },
      TimedTask(name: "Jv") { pass(ones) },
      TimedTask(name: "wJ") {
        slots.first.map { sweep(list.values(at: coordinates), $0) } ?? 0
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
