// swift-tools-version: 6.3

// A package of its own, made of the toolkit's sources: the folders Toolkit, Program and Checks are links. What is
// fuzzed is the program without its main; what is checked is what `swift test` checks. README.md has the commands.

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], in folder: String? = nil, exclude: [String] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Toolkit/\(folder ?? name)", exclude: exclude,
    swiftSettings: settings)
}

let package = Package(
  name: "Fuzzing",
  targets: [
    library("Elementary", exclude: ["WideRange"]),
    library("WideRange", ["Elementary"], in: "Elementary/WideRange"),
    library("Dual", ["Elementary", "WideRange"]),
    .target(name: "EvaluatorLanes", path: "Toolkit/Reverse/Evaluator/Lanes"),
    library("Reverse", ["Elementary", "EvaluatorLanes", "WideRange"], exclude: ["Evaluator/Lanes"]),
    library("FiniteDiff", ["Elementary"]),
    library("Truth", ["Elementary"], in: "SymbolicCompare/Truth"),
    library("SymbolicCompare", ["Dual", "Reverse", "FiniteDiff", "Truth", "WideRange"], exclude: ["Truth"]),
    library("Pages", ["Elementary"], in: "adcompare/Pages"),
    .executableTarget(
      name: "fuzz", dependencies: ["Pages", "SymbolicCompare"],
      exclude: ["Program/main.swift", "Program/Pages", "Checks/FuzzTests.swift"],
      swiftSettings: settings),
    .executableTarget(
      name: "scale", dependencies: ["Pages", "SymbolicCompare"],
      exclude: ["Program/main.swift", "Program/Pages"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
