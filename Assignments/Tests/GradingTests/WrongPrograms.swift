// Programs that do not run as they should: not compiled, without end, crashed, ended, or against the grader.

/// Submissions whose program is wrong, not its mathematics.
let wrongPrograms = [
  wrong(
    "a misspelt name", "DualNumbers", "Rules.swift", "tangent: value * x.tangent",
    "tangent: valeu * x.tangent",
    lost: all(rulesOfDualNumbers, .notCompiled), says: ["Rules.swift:10:53", "cannot find 'valeu' in scope"],
    isQuick: true
  ),
  wrong(
    "another name for a function", "DualNumbers", "Derivative.swift", "func gradient(", "func grad(",
    lost: all(seedingOfDualNumbers, .notCompiled),
    says: ["the checks cannot use what Derivative.swift declares", "gradient"]),
  wrong(
    "a backup beside the part, and a misspelt name", "DualNumbers", "Rules.swift",
    "tangent: value * x.tangent", "tangent: valeu * x.tangent",
    further: ["DerivativeOld.swift": "func slope(of f: (MyDual) -> MyDual, at x: Double) -> Double { 0 }\n"],
    lost: all(rulesOfDualNumbers, .notCompiled),
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
    lost: all(rulesOfDualNumbers, .notCompiled), says: ["cannot find 'valeu'"], isQuick: true),
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
    lost: all(
      ["product rule", "random arithmetic", "random formulas"] + seedingOfDualNumbers[0...2], .ranTooLong),
    says: ["is there a loop or a recursion without end?"]),
  wrong(
    "a program that sleeps", "DualNumbers", "Derivative.swift", "x.indices.map { input in",
    "sleep(1000)\n  return x.indices.map { input in", imports: "Foundation",
    lost: all([seedingOfDualNumbers[2], seedingOfDualNumbers[3]], .ranTooLong), says: ["within 1 s"]),
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
    lost: [seedingOfDualNumbers[2]: .failed], says: ["expected 4 numbers", "yours are 100004"], isQuick: true),
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
