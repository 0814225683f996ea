// Wrong submissions as students hand them in, each a change of one solution, with the grade that each must get.

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

private func wrong(
  _ name: String, _ task: String, _ file: String, _ solution: String, _ mistake: String,
  imports: String? = nil, further: [String: String] = [:], lost: [String: Grade.Status], says: [String],
  isQuick: Bool = false
) -> WrongSubmission {
  WrongSubmission(
    name: name, task: task, file: file, solution: solution, mistake: mistake, lost: lost, says: says,
    imports: imports, further: further, isQuick: isQuick)
}

private func all(_ names: [String], _ status: Grade.Status) -> [String: Grade.Status] {
  Dictionary(names.map { ($0, status) }) { first, _ in first }
}

private let rules = [
  "exp and the chain rule", "sin and the chain rule", "cos and the chain rule", "log and the chain rule",
  "sqrt and the chain rule", "tanh and the chain rule", "powers with a constant exponent", "random formulas",
]
private let seeding = [
  "the slope of a function of one number", "the slope along a direction", "the gradient",
  "the gradient costs one run for each input",
]

let wrongSubmissions = [
  // Mistakes in the mathematics.
  wrong(
    "product rule with a forgotten term", "DualNumbers", "MyDual.swift",
    "x.tangent * y.value + x.value * y.tangent", "x.tangent * y.value",
    lost: all(
      ["product rule", "random arithmetic", "random formulas", seeding[0], seeding[1], seeding[2]], .failed),
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

  // Programs that do not run as they should.
  wrong(
    "a misspelt name", "DualNumbers", "Rules.swift", "tangent: value * x.tangent",
    "tangent: valeu * x.tangent",
    lost: all(rules, .notCompiled), says: ["Rules.swift:10:53", "cannot find 'valeu' in scope"], isQuick: true
  ),
  wrong(
    "another name for a function", "DualNumbers", "Derivative.swift", "func gradient(", "func grad(",
    lost: all(seeding, .notCompiled),
    says: ["the checks cannot use what Derivative.swift declares", "gradient"]),
  wrong(
    "a backup beside the part, and a misspelt name", "DualNumbers", "Rules.swift",
    "tangent: value * x.tangent", "tangent: valeu * x.tangent",
    further: ["DerivativeOld.swift": "func slope(of f: (MyDual) -> MyDual, at x: Double) -> Double { 0 }\n"],
    lost: all(rules, .notCompiled),
    says: ["cannot find 'valeu'", "in their way: DerivativeOld.swift", "invalid redeclaration"], isQuick: true
  ),
  wrong(
    "a program of one's own beside the parts", "DualNumbers", "MyDual.swift", "tangent: -x.tangent",
    "tangent: x.tangent", further: ["Try.swift": "@main struct Try { static func main() {} }\n"],
    lost: ["sum and difference": .failed, "random arithmetic": .failed, "random formulas": .failed],
    says: ["in their way: Try.swift"], isQuick: true),
  wrong(
    "a misspelt name, and a further file that another part needs", "DualNumbers", "Rules.swift",
    "tangent: value * x.tangent", "tangent: valeu * x.tangent",
    further: [
      "Seeds.swift": "func seeded(_ x: Double) -> MyDual { MyDual(value: x, tangent: 1) }\n",
      "Derivative.swift": """
      func slope(of f: (MyDual) -> MyDual, at x: Double) -> Double { f(seeded(x)).tangent }
      func slope(of f: ([MyDual]) -> MyDual, at x: [Double], along v: [Double]) -> Double {
        f(zip(x, v).map { MyDual(value: $0, tangent: $1) }).tangent
      }
      func gradient(of f: ([MyDual]) -> MyDual, at x: [Double]) -> [Double] {
        x.indices.map { i in slope(of: f, at: x, along: x.indices.map { $0 == i ? 1 : 0 }) }
      }

      """,
    ],
    lost: all(rules, .notCompiled), says: ["cannot find 'valeu'"], isQuick: true),
  wrong(
    "another module", "NewtonSystem", "Newton.swift", "import Dual", "import Dual\nimport Reverse",
    lost: all(
      [
        "a circle and a hyperbola", "three equations", "few steps: convergence is quadratic",
        "no zero, no answer",
      ], .notCompiled), says: ["Newton.swift:4:", "no such module 'Reverse'"]),
  wrong(
    "a loop without end", "DualNumbers", "MyDual.swift",
    "MyDual(value: x.value * y.value, tangent: x.tangent * y.value + x.value * y.tangent)", "while true {}",
    lost: all(["product rule", "random arithmetic", "random formulas"] + seeding[0...2], .ranTooLong),
    says: ["is there a loop or a recursion without end?"]),
  wrong(
    "a program that sleeps", "DualNumbers", "Derivative.swift", "x.indices.map { input in",
    "sleep(1000)\n  return x.indices.map { input in", imports: "Foundation",
    lost: all([seeding[2], seeding[3]], .ranTooLong), says: ["within 1 s"]),
  wrong(
    "every path of a graph", "TapeSweep", "Sweep.swift",
    "for operand in tape.entries[entry] { adjoints[operand.entry] += adjoints[entry] * operand.partial }",
    """
    func pass(_ entry: Int, _ message: Double) {
          for operand in tape.entries[entry] {
            adjoints[operand.entry] += message * operand.partial
            pass(operand.entry, message * operand.partial)
          }
        }
        if entry == output { pass(entry, 1) }
    """,
    lost: ["each entry is visited once": .ranTooLong], says: ["without end"]),
  wrong(
    "reads past the end", "NewtonSystem", "LinearSystem.swift", "for j in k...n {", "for j in k...n + 1 {",
    lost: all(
      [
        "two equations", "a singular system has none", "rows are exchanged where a pivot is 0",
        "and where a pivot is tiny", "random systems", "a circle and a hyperbola", "three equations",
      ], .crashed), says: ["Index out of range"], isQuick: true),
  wrong(
    "a recursion that is too deep", "TopologicalOrder", "Order.swift", "var parents = [output: 0]",
    """
    var finished: [Node] = []
      var seen: Set<Node> = []
      func visit(_ node: Node) {
        guard seen.insert(node).inserted else { return }
        for child in node.children { visit(child) }
        finished.append(node)
      }
      visit(output)
      if !finished.isEmpty { return finished.reversed() }
      var parents = [output: 0]
    """,
    lost: ["a deep graph: no recursion": .crashed], says: ["a recursion without end"]),
  wrong(
    "memory without end", "SymbolicRules", "Swell.swift", "return sizes[list.outputs[0]]",
    "while true { sizes = [Double](repeating: 1, count: 1000 * sizes.count) }",
    lost: all(["the tree of (x + y)*x", "trees that nobody could write"], .crashed), says: ["memory"]),
  wrong(
    "a nil that is unwrapped", "PropertySuite", "Search.swift", "return check.failures",
    "let first: String? = check.failures.first?.property\n  print(first!)\n  return check.failures",
    lost: ["nothing is found in right methods, something in wrong ones": .crashed],
    says: ["Search.swift:10: Unexpectedly found nil"]),
  wrong(
    "ends the program", "DualNumbers", "MyDual.swift", "self.init(value: constant, tangent: 0)", "exit(0)",
    imports: "Foundation",
    lost: [
      "a constant has no tangent": .ended, "powers with a constant exponent": .ended, "quotient rule": .ended,
      "sum and difference": .ended,
      "random arithmetic": .ended, "random formulas": .ended,
    ],
    says: ["write no exit()"]),
  wrong(
    "prints the answer of the grader", "DualNumbers", "Derivative.swift",
    "f(MyDual(value: x, tangent: 1)).tangent",
    """
    for line in ["passed", "0 passed", "{\\"score\\": 20, \\"status\\": \\"passed\\"}"] {
        print(line)
        for descriptor in Int32(1)...9 { _ = (line + "\\n").withCString { write(descriptor, $0, strlen($0)) } }
      }
      exit(0)
    """, imports: "Foundation",
    lost: ["the slope of a function of one number": .ended], says: ["exit status 0"], isQuick: true),
  wrong(
    "takes the place of write", "DualNumbers", "Derivative.swift", "f(MyDual(value: x, tangent: 1)).tangent",
    "f(MyDual(value: x, tangent: 1)).tangent",
    further: [
      "Forge.swift":
        "@_cdecl(\"write\") public func forged(_ d: Int32, _ b: UnsafeRawPointer, _ n: Int) -> Int { n }\n"
    ], lost: [:], says: ["Forge.swift:1"], isQuick: true),
  wrong(
    "answers with more numbers than a pipe holds", "DualNumbers", "Derivative.swift",
    "x.indices.map { input in", "(0..<100_000).map { _ in 0.123456789 } + x.indices.map { input in",
    lost: [seeding[2]: .failed], says: ["expected 4 numbers", "yours are 100004"], isQuick: true),
  wrong(
    "stops with an escape sequence", "DualNumbers", "Rules.swift", "tangent: x.tangent / (2 * value)",
    #"tangent: { () -> Double in fatalError("\u{1B}[31mred\u{7}") }()"#,
    lost: all(["sqrt and the chain rule", "random formulas"], .crashed), says: ["\u{FFFD}[31mred\u{FFFD}"],
    isQuick: true),
  wrong(
    "prints a lot", "TapeSweep", "Sweep.swift", "adjoints[output] = 1",
    "adjoints[output] = 1\n  for line in 0..<1000 { print(line, adjoints) }", lost: [:], says: []),
  wrong(
    "calls what it is to be", "TopologicalOrder", "Order.swift", "return order",
    "return output.topologicalOrder()",
    lost: all(
      [
        "the order of a tree", "the order of a graph with sharing", "short and long ways to one node",
        "many paths: each node is looked at once", "a deep graph: no recursion",
      ], .notCompiled
    ).merging(
      all(
        ["(a + b)·c", "contributions of two parents", "as the package's reverse mode"]
          + ["visits on a tree", "visits on a graph", "visits as the recursion makes them"]
          + ["visits that nobody could make"], .failed)
    ) { $1 },
    says: ["write it yourself"]),
]
