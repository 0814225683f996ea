// Task 8, part 1: the laws that derivatives are held to.

import SymbolicCompare

/// Properties that hold for right methods, and one of which fails where a method is wrong.
///
/// Property("a name") { formula, point in … } answers nil if the law holds at the point, or a sentence on what does not.
func properties(of methods: MethodsUnderTest) -> [Property] {
  // solution
  [
    Property("forward mode and the formula agree with reverse mode") { formula, point in
      let answers = Answers(methods, formula, point)
      for (i, name) in formula.variables.enumerated() {
        let reverse = answers.reverse.gradient[i]
        for other in [answers.forward[i], answers.formula[i]] where !isNear(other, reverse, 1e-8) {
          return "∂/∂\(name) is \(reverse) or \(other)"
        }
      }
      return nil
    },
    Property("differences see the same slope") { formula, point in
      let answers = Answers(methods, formula, point)
      let list = formula.compiled(inputs: formula.variables)
      let x = formula.variables.map { point[$0] ?? .nan }
      for (i, name) in formula.variables.enumerated() {
        let slope = FiniteDiff::derivative(at: x[i]) { t in
          var moved = x
          moved[i] = t
          return list.value(at: moved)
        }
        guard slope.isFinite else { continue }
        if !isNear(slope, answers.reverse.gradient[i], 1e-5) {
          return "∂/∂\(name) is \(slope) by differences, \(answers.reverse.gradient[i]) by reverse mode"
        }
      }
      return nil
    },
    Property("the value is the function's") { formula, point in
      let answers = Answers(methods, formula, point)
      return answers.reverse.value == answers.value ? nil : "\(answers.reverse.value) is not \(answers.value)"
    },
  ]
  // starter: []  // At least one that compares methods with one another, and one that compares them with something else
  // end
}
