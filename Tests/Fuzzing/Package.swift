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
let formulas = numbers + ["ReverseCore"] + ["Language", "Formula"].map(inside)
let comparisons = formulas + ["Reverse", "Dual", "FiniteDiff", "Truth", inside("Comparison")]
// Nothing else inside SymbolicCompare sees these.
let ends = ["Explanation", "Answers", "SelfCheck"].map(inside)
let rooms = ["Language", "Formula", "Comparison", "Explanation", "Answers", "SelfCheck"]
let everything = comparisons + ends + ["SymbolicCompare", "Pages"]

/// The name of the target in a folder of SymbolicCompare.
///
/// The product's name stands before the folder's, since a package that uses the toolkit may have a target named Formula itself.
func inside(_ folder: String) -> String { "SymbolicCompare" + folder }

func library(_ name: String, _ seen: [String], in folder: String? = nil, exclude: [String] = []) -> Target {
  .target(
    name: name, dependencies: seen.map { .byName(name: $0) }, path: "Toolkit/\(folder ?? name)",
    exclude: exclude, swiftSettings: settings)
}

/// A folder of SymbolicCompare.
func room(_ folder: String, _ seen: [String]) -> Target {
  library(inside(folder), seen, in: "SymbolicCompare/\(folder)")
}

let package = Package(
  name: "Fuzzing",
  targets: [
    library("Elementary", [], exclude: ["WideRange"]),
    library("WideRange", ["Elementary"], in: "Elementary/WideRange"),
    library("Dual", numbers),
    .target(name: "EvaluatorLanes", path: "Toolkit/Reverse/Evaluator/Lanes"),
    library(
      "ReverseCore", numbers + ["EvaluatorLanes"], in: "Reverse", exclude: ["Evaluator/Lanes", "Lectures"]),
    library("Reverse", numbers + ["ReverseCore"], in: "Reverse/Lectures"),
    library("FiniteDiff", ["Elementary"]),
    room("Language", ["Elementary"]),
    room("Formula", numbers + ["ReverseCore", inside("Language")]),
    library("Truth", ["Elementary"], in: "SymbolicCompare/Truth"),
    room("Comparison", formulas + ["Reverse", "Dual", "FiniteDiff", "Truth"]),
    room("Explanation", comparisons),
    room("Answers", comparisons),
    room("SelfCheck", comparisons),
    library("SymbolicCompare", comparisons + ends, exclude: ["Truth"] + rooms),
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
