// Wrong submissions as students hand them in, each a change of one solution, with the grade that each must get: here the
// mistakes in the mathematics, in WrongPrograms.swift the programs that do not run as they should.

import Grading

/// A submission that differs from the solution in one place.
struct WrongSubmission: Sendable, CustomStringConvertible {
  let name: String
  let task: String
  let file: String

  /// What stands in the solution.
  let solution: String

  /// What stands there instead.
  let mistake: String

  /// What the mistake costs; all other properties pass.
  let lost: [String: Grade.Status]

  /// What the feedback says somewhere.
  let says: [String]

  /// A module that the mistake needs besides.
  var imports: String?

  /// Files beside it, by name.
  var further: [String: String] = [:]

  /// Whether it is among the few that are graded on every run.
  var isQuick = false

  var description: String { name }
}

func wrong(
  _ name: String, _ task: String, _ file: String, _ solution: String, _ mistake: String,
  imports: String? = nil, further: [String: String] = [:], lost: [String: Grade.Status], says: [String],
  isQuick: Bool = false
) -> WrongSubmission {
  WrongSubmission(
    name: name, task: task, file: file, solution: solution, mistake: mistake, lost: lost, says: says,
    imports: imports, further: further, isQuick: isQuick)
}

func all(_ names: [String], _ status: Grade.Status) -> [String: Grade.Status] {
  Dictionary(names.map { ($0, status) }) { first, _ in first }
}

let rulesOfDualNumbers = [
  "exp and the chain rule", "sin and the chain rule", "cos and the chain rule", "log and the chain rule",
  "sqrt and the chain rule", "tanh and the chain rule", "powers with a constant exponent", "random formulas",
]
let seedingOfDualNumbers = [
  "the slope of a function of one number", "the slope along a direction", "the gradient",
  "the gradient costs one run for each input",
]

/// Mistakes in the mathematics.
private let wrongMathematics = [
  wrong(
    "product rule with a forgotten term", "DualNumbers", "MyDual.swift",
    "x.tangent * y.value + x.value * y.tangent", "x.tangent * y.value",
    lost: all(
      [
        "product rule", "random arithmetic", "random formulas", seedingOfDualNumbers[0],
        seedingOfDualNumbers[1], seedingOfDualNumbers[2],
      ], .failed),
    says: ["one of the two terms of the product rule is missing", "adcompare --at", "'x*"], isQuick: true),
  wrong(
    "quotient rule with a wrong sign", "DualNumbers", "MyDual.swift", "x.tangent - quotient",
    "x.tangent + quotient",
    lost: all(["quotient rule", "random arithmetic", "random formulas", "the gradient"], .failed),
    says: ["a sign is wrong at"]),
  wrong(
    "derivative of cos without its sign", "DualNumbers", "Rules.swift", "-sin(x.value)", "sin(x.value)",
    lost: all(["cos and the chain rule", "random formulas"], .failed), says: ["cos(x)", "sign"]),
  wrong(
    "inner derivative forgotten", "DualNumbers", "Rules.swift", "tangent: value * x.tangent",
    "tangent: value",
    lost: all(["exp and the chain rule", "random formulas"], .failed), says: ["exp(x + x)"]),
  wrong(
    "power rule by logarithms", "DualNumbers", "Rules.swift",
    "y.value * pow(x.value, y.value - 1) * x.tangent",
    "value * y.value * x.tangent / (x.value > 0 ? x.value : .nan)",
    lost: ["powers with a constant exponent": .failed], says: ["^"]),
  wrong(
    "a hard-coded number", "DualNumbers", "Derivative.swift",
    "f(zip(x, v).map { MyDual(value: $0, tangent: $1) }).tangent",
    "7", lost: ["the gradient": .failed, "the gradient costs one run for each input": .failed],
    says: ["took 0 runs, not 3"]),
  wrong(
    "rows and columns exchanged", "NewtonSystem", "Jacobian.swift",
    "(columns.first ?? []).indices.map { i in columns.map { $0[i] } }", "columns",
    lost: [
      "the Jacobian of two functions": .failed, "a Jacobian that is not square": .failed,
      "three equations": .failed,
    ], says: ["rows and columns are exchanged"]),
  wrong(
    "elimination without pivots", "NewtonSystem", "LinearSystem.swift", "rows.swapAt(k, pivot)", "_ = pivot",
    lost: all(["rows are exchanged where a pivot is 0", "and where a pivot is tiny"], .failed),
    says: ["yours is nil"]),
  wrong(
    "the tape swept forwards", "TapeSweep", "Sweep.swift", "stride(from: output, through: 0, by: -1)",
    "stride(from: 0, through: output, by: 1)",
    lost: all(
      [
        "a chain", "the gradient of x·y + x", "contributions are added up",
        "each entry is visited once", "as the package's reverse mode",
      ], .failed), says: ["the adjoints of v₁ = 3v₀, v₂ = 5v₁"], isQuick: true),
  wrong(
    "contributions replaced, not added", "TapeSweep", "Sweep.swift", "adjoints[operand.entry] +=",
    "adjoints[operand.entry] =",
    lost: all(
      [
        "the gradient of x·y + x", "contributions are added up", "each entry is visited once",
        "as the package's reverse mode",
      ], .failed), says: ["+= instead of ="]),
  wrong(
    "children in the order in which they are found", "TopologicalOrder", "Order.swift",
    "if parents[child] == 0 { order.append(child) }", "if !order.contains(child) { order.append(child) }",
    lost: [
      "short and long ways to one node": .failed, "as the package's reverse mode": .failed,
      "a deep graph: no recursion": .ranTooLong,
    ], says: ["is listed before its parent"]),
  wrong(
    "a component without the derivative of σ", "DigitsNetwork", "Components.swift",
    "s + value * (NDArray(1) - s)", "s",
    lost: all(["Swish backward", "grads are added to"], .failed), says: ["the grad of x differs"]),
  wrong(
    "the step of forward differences for central ones", "StepSizes", "Steps.swift", "6e-6", "1e-8",
    lost: all(["central differences keep two thirds", "steps near the optimum"], .failed),
    says: ["h²/6 + u/h is least elsewhere"]),
  wrong(
    "divided by the step that was asked for", "StepSizes", "Quotients.swift", "/ (moved - x)", "/ h",
    lost: ["the step that the arguments really have": .failed], says: ["x at 10⁶ with the step 10⁻⁹"]),
  wrong(
    "the rule for sin without du", "SymbolicRules", "Rules.swift", "return cos(u) * du", "return cos(u)",
    lost: [
      "products and the chain rule": .failed, "random formulas": .failed,
      "each part is differentiated once": .failed,
    ],
    says: ["the derivative of what stands inside", "sin("]),
  wrong(
    "methods compared with one another alone", "PropertySuite", "Properties.swift", "1e-5", "1e5",
    lost: ["the same mistake in all methods": .failed], says: ["was planted, and all your properties hold"]),
  wrong(
    "a property that accuses right methods", "PropertySuite", "Properties.swift", "other, reverse, 1e-8",
    "other, reverse, 0",
    lost: [
      "right methods are not accused": .failed, "the counter-example is small": .failed,
      "nothing is found in right methods, something in wrong ones": .failed,
    ], says: ["the package's methods are accused", "adcompare --at"]),
]

let wrongSubmissions = wrongMathematics + wrongPrograms
