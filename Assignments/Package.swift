// swift-tools-version: 6.3

// The course's assignments and their grader, a client of the package like any other: each task is a module that imports one
// product. `swift test` asks the checks of the starters, which fail; `SOLUTIONS=1 swift test` those of the solutions.

import PackageDescription

let tasks = [
  ("DualNumbers", "Dual"), ("NewtonSystem", "Dual"), ("TapeSweep", "Elementary"),
  ("TopologicalOrder", "Reverse"),
  ("DigitsNetwork", "Reverse"), ("StepSizes", "FiniteDiff"), ("SymbolicRules", "SymbolicCompare"),
  ("PropertySuite", "SymbolicCompare"),
]

let version = Context.environment["SOLUTIONS"] == nil ? "Starter" : "Solution"

func product(_ name: String) -> Target.Dependency { .product(name: name, package: "four-derivatives") }

func targets(of task: String, importing name: String) -> [Target] {
  [
    .target(name: task, dependencies: [product(name)], path: "Tasks/\(task)/\(version)"),
    .testTarget(
      name: "\(task)Tests", dependencies: [.byName(name: task), "Checking", product("SymbolicCompare")],
      path: "Tasks/\(task)", exclude: ["README.md", "task.json", "Starter", "Solution"],
      sources: ["Public", "Hidden"]),
  ]
}

let package = Package(
  name: "assignments",
  dependencies: [.package(name: "four-derivatives", path: "..")],
  targets: [
    .target(name: "Checking", dependencies: [product("SymbolicCompare")]),
    .target(name: "Grading"),
    // The grader uses nothing of Checking; but what it links submissions with is then always built, and up to date.
    .executableTarget(name: "grade", dependencies: ["Grading", "Checking"]),
    .testTarget(name: "GradingTests", dependencies: ["Grading"]),
  ] + tasks.flatMap { targets(of: $0, importing: $1) },
  swiftLanguageModes: [.v6]
)
