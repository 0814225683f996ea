// swift-tools-version: 6.3

// A package of its own, made of the toolkit's sources: the folders Toolkit, Program and Checks are links. What is
// fuzzed is the program without its main; what is checked is what `swift test` checks. README.md has the commands.

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let numbers = ["Elementary", "WideRange"]
let formulas = numbers + ["Reverse", "Language", "Formula"]
let comparisons = formulas + ["Dual", "FiniteDiff", "Truth", "Comparison"]
let rooms = ["Language", "Formula", "Truth", "Comparison", "Explanation", "Answers", "SelfCheck"]
let everything = comparisons + ["Explanation", "Answers", "SelfCheck", "SymbolicCompare", "Pages"]

func library(_ name: String, _ seen: [String], in folder: String? = nil, exclude: [String] = []) -> Target {
  .target(
    name: name, dependencies: seen.map { .byName(name: $0) }, path: "Toolkit/\(folder ?? name)",
    exclude: exclude, swiftSettings: settings)
}

/// A folder of SymbolicCompare.
func room(_ name: String, _ seen: [String]) -> Target { library(name, seen, in: "SymbolicCompare/\(name)") }

let package = Package(
  name: "Fuzzing",
  targets: [
    library("Elementary", [], exclude: ["WideRange"]),
    library("WideRange", ["Elementary"], in: "Elementary/WideRange"),
    library("Dual", numbers),
    .target(name: "EvaluatorLanes", path: "Toolkit/Reverse/Evaluator/Lanes"),
    library("Reverse", numbers + ["EvaluatorLanes"], exclude: ["Evaluator/Lanes"]),
    library("FiniteDiff", ["Elementary"]),
    room("Language", ["Elementary"]),
    room("Formula", numbers + ["Reverse", "Language"]),
    room("Truth", ["Elementary"]),
    room("Comparison", formulas + ["Dual", "FiniteDiff", "Truth"]),
    room("Explanation", comparisons),
    room("Answers", comparisons),
    room("SelfCheck", comparisons),
    library("SymbolicCompare", comparisons + ["Explanation", "Answers", "SelfCheck"], exclude: rooms),
    library("Pages", ["Elementary"], in: "adcompare/Pages"),
    .executableTarget(
      name: "fuzz", dependencies: everything.map { .byName(name: $0) },
      exclude: ["Program/main.swift", "Program/Pages", "Checks/FuzzTests.swift"],
      swiftSettings: settings),
    .executableTarget(
      name: "scale", dependencies: everything.map { .byName(name: $0) },
      exclude: ["Program/main.swift", "Program/Pages"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
