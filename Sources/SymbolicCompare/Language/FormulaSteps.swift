// After reading this file you know what the parser makes of a text: the steps of the evaluation, each after its
// arguments. Nodes are made of them (`Symbolic(parsing:)`), or the lines of a Wengert list (`WengertList(parsing:)`).
//
//     log(1 + exp(x))       0  1           y = x^2; z = y*x; exp(y)         0  x
//                           1  x                                            1  2
//                           2  exp 1                                        2  pow 0 1
//                           3  +   0 2                                      3  *   2 0     does not reach the result
//                           4  log 3                                        4  exp 2
//
// A formula is read in the order in which it is evaluated: what stands left first, arguments before their function. Only
// assignments can be written in another order than they are used in, or not be used at all.

import Elementary

/// The steps that compute a formula.
package struct FormulaSteps {
  package enum Step {
    case numeral(Double)

    /// A variable, by its number in `variables`.
    case variable(Int32)

    /// An operation on the results of steps before it; the second is `none` where it takes one argument.
    case operation(Primitive, first: Int32, second: Int32)
  }

  /// The entry for an argument that is not there.
  package static let none: Int32 = -1

  /// At most one step a byte of the text, and more than a million are never read.
  package private(set) var steps: [Step] = []

  /// The variables, each with the place where it stands first and the one step that reads it.
  package private(set) var variables: [(name: String, position: Int, step: Int32)] = []

  /// The names that were assigned to operations, each with its step.
  package private(set) var names: [(step: Int32, name: String)] = []

  private var named: Set<Int32> = []

  /// How many of the steps are operations, and how many numerals.
  package var operationAndNumeralCounts: (Int, Int) {
    let numerals = steps.count { step in if case .numeral = step { true } else { false } }
    return (steps.count - numerals - variables.count, numerals)
  }

  /// The step that gives the formula's value, the last one's where several are parted by commas.
  package private(set) var result = FormulaSteps.none

  /// The steps that give the values of the formulas before the last.
  private(set) var earlierResults: [Int32] = []

  /// The steps that give all values, in order.
  package var results: [Int32] { earlierResults + [result] }

  /// Where the first comma between results stands; `nil` if there is one result.
  package private(set) var commaOfResults: Int?

  /// The results of calls of the user's functions, each with the function's name, in order.
  private(set) var calls: [(step: Int32, name: String)] = []

  /// - Parameter count: for about as many steps room is made.
  init(expecting count: Int) {
    steps.reserveCapacity(count)
    variables.reserveCapacity(8)
  }

  /// Adds a step, and returns its number.
  mutating func append(_ step: Step) -> Int32 {
    steps.append(step)
    return Int32(truncatingIfNeeded: steps.count - 1)
  }

  /// Adds a variable that has not been met before, and returns the number of its step.
  mutating func append(variable name: String, at position: Int) -> Int32 {
    let step = append(Step.variable(Int32(truncatingIfNeeded: variables.count)))
    variables.append((name, position, step))
    return step
  }

  /// Numbers the variables by the order of their names.
  ///
  /// - Complexity: n log n in the number of variables.
  package mutating func sortVariables() {
    variables.sort { $0.name < $1.name }
    for (number, variable) in variables.enumerated() {
      steps[Int(variable.step)] = .variable(Int32(truncatingIfNeeded: number))
    }
  }

  /// Adds an operation, and returns the number of its step.
  mutating func append(_ primitive: Primitive, _ first: Int32, _ second: Int32 = none) -> Int32 {
    append(.operation(primitive, first: first, second: second))
  }

  /// Gives an operation the name that is assigned to it; of several the first is kept, as in `u = x*y; loss = u`.
  mutating func name(_ step: Int32, _ name: String) {
    guard case .operation = steps[Int(step)], named.insert(step).inserted else { return }
    names.append((step, name))
  }

  /// Says where a comma between results stands; the first one counts.
  mutating func noteComma(at position: Int) { commaOfResults = commaOfResults ?? position }

  /// Says which step is a call's result.
  mutating func noteCall(_ step: Int32, of name: String) { calls.append((step, name)) }

  /// How many steps and calls there are now.
  var mark: (steps: Int, calls: Int) { (steps.count, calls.count) }

  /// Takes back all steps that came after a mark; there may be no new variable among them.
  mutating func removeSteps(after mark: (steps: Int, calls: Int)) {
    steps.removeSubrange(mark.steps...)
    calls.removeSubrange(mark.calls...)
  }

  /// Says which steps are the results, if the others are known to lead to them in this order.
  mutating func finish(with result: Int32, after earlier: [Int32]) {
    (self.result, earlierResults) = (result, earlier)
  }

  /// Gives the calls' results names of their own, f_1, f_2, ..., as far as nothing was assigned to them.
  private mutating func nameCalls() {
    if calls.isEmpty { return }
    var taken = Set(names.map(\.name)).union(variables.lazy.map(\.name))
    var counts: [String: Int] = [:]
    for (step, function) in calls {
      guard case .operation = steps[Int(step)], named.insert(step).inserted else { continue }
      var name = ""
      repeat {
        counts[function, default: 0] += 1
        name = "\(function)_\(counts[function, default: 0])"
      } while !taken.insert(name).inserted
      names.append((step, name))
    }
  }
}

extension FormulaSteps {
  /// Leaves out what does not reach the results, and puts the rest into the order of its evaluation: a step's first
  /// argument, its second one, then the step, and nothing twice.
  ///
  /// - Complexity: one visit to each step that is kept; iterative.
  mutating func finishInOrder(with result: Int32, after earlier: [Int32]) {
    nameCalls()
    let (old, oldVariables) = (steps, variables)
    var numbers: [Int32] = Array(repeating: Self.none, count: old.count)
    (steps, variables) = ([], [])
    for result in earlier + [result] {
      var path = numbers[Int(result)] < 0 ? [result] : []
      while let index = path.last {
        switch old[Int(index)] {
        case .operation(_, let first, _) where numbers[Int(first)] < 0: path.append(first)
        case .operation(_, _, let second) where second >= 0 && numbers[Int(second)] < 0: path.append(second)
        case .operation(let primitive, let first, let second):
          let (first, second) = (numbers[Int(first)], second < 0 ? Self.none : numbers[Int(second)])
          numbers[Int(index)] = append(primitive, first, second)
          path.removeLast()
        case .variable(let variable):
          let (name, position, _) = oldVariables[Int(variable)]
          numbers[Int(index)] = append(variable: name, at: position)
          path.removeLast()
        case .numeral:
          numbers[Int(index)] = append(old[Int(index)])
          path.removeLast()
        }
      }
    }
    finish(with: numbers[Int(result)], after: earlier.map { numbers[Int($0)] })
    names = names.map { (numbers[Int($0.step)], $0.name) }.filter { $0.step >= 0 }
  }

  /// The number that a step comes to if no variable is in it, else `nil`.
  ///
  /// - Parameter visits: how many steps were looked at is added.
  /// - Complexity: one visit to each step below it; iterative.
  func constant(at step: Int32, visits: inout Int) -> Double? {
    if case .numeral(let value) = steps[Int(step)] { return value }
    var values: [Int32: Double] = [:]
    var path = [step]
    while let index = path.last {
      visits += 1
      switch steps[Int(index)] {
      case .variable: return nil
      case .numeral(let value): values[index] = value
      case .operation(let primitive, let first, let second):
        guard let x = values[first] else {
          path.append(first)
          continue
        }
        if second < 0 {
          values[index] = Double.apply(primitive, to: x)
        } else if let y = values[second] {
          values[index] = Double.apply(primitive, to: x, y)
        } else {
          path.append(second)
          continue
        }
      }
      path.removeLast()
    }
    return values[step]
  }
}
