// swift-tools-version: 6.3

// The house: arrows point down only, adcompare → SymbolicCompare → {Dual, Reverse, FiniteDiff} → Elementary.
// Each library is a product of its own, so that a course assignment imports one module. No outside packages.

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "four-derivatives",
  products: [
    .library(name: "Elementary", targets: ["Elementary"]),
    .library(name: "Dual", targets: ["Dual"]),
    .library(name: "Reverse", targets: ["Reverse"]),
    .library(name: "FiniteDiff", targets: ["FiniteDiff"]),
    .library(name: "SymbolicCompare", targets: ["SymbolicCompare"]),
    .executable(name: "adcompare", targets: ["adcompare"]),
  ],
  targets: [
    .target(name: "Elementary", exclude: ["WideRange"], swiftSettings: settings),
    // A target of its own, so that its operators are no candidates where nobody asks for them.
    .target(
      name: "WideRange", dependencies: ["Elementary"], path: "Sources/Elementary/WideRange",
      swiftSettings: settings),
    .target(name: "Dual", dependencies: ["Elementary", "WideRange"], swiftSettings: settings),
    // In C, because one source is compiled for registers of 2, 4 and 8 numbers, and Swift has no such attribute.
    .target(name: "EvaluatorLanes", path: "Sources/Reverse/Evaluator/Lanes"),
    .target(
      name: "Reverse", dependencies: ["Elementary", "EvaluatorLanes", "WideRange"],
      exclude: ["Evaluator/Lanes"], swiftSettings: settings),
    .target(name: "FiniteDiff", dependencies: ["Elementary"], swiftSettings: settings),
    .target(
      name: "Truth", dependencies: ["Elementary"], path: "Sources/SymbolicCompare/Truth",
      swiftSettings: settings),
    .target(
      name: "SymbolicCompare",
      dependencies: ["Dual", "Reverse", "FiniteDiff", "Truth", "WideRange"],
      exclude: ["Truth"],
      swiftSettings: settings),
    // The forms of a report, without a derivative: compiled beside SymbolicCompare instead of after it.
    .target(
      name: "Pages", dependencies: ["Elementary"], path: "Sources/adcompare/Pages", swiftSettings: settings),
    .executableTarget(
      name: "adcompare", dependencies: ["Pages", "SymbolicCompare"], exclude: ["Pages"],
      swiftSettings: settings),
    .target(
      name: "TestSupport",
      dependencies: ["Elementary"],
      path: "Tests/TestSupport",
      exclude: ["Primitives"],
      resources: [.copy("Corpus"), .copy("Scales")],
      swiftSettings: settings),
    .testTarget(
      name: "ElementaryTests", dependencies: ["Elementary", "WideRange", "TestSupport"],
      resources: [.copy("Figures")], swiftSettings: settings),
    .testTarget(
      name: "DualTests", dependencies: ["Dual", "TestSupport"], resources: [.copy("References")],
      swiftSettings: settings),
    .testTarget(
      name: "ReverseTests", dependencies: ["Reverse", "TestSupport"], resources: [.copy("Figures")],
      swiftSettings: settings),
    .testTarget(
      name: "FiniteDiffTests", dependencies: ["FiniteDiff", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "TruthTests", dependencies: ["Truth", "TestSupport"], resources: [.copy("Figures")],
      swiftSettings: settings),
    .testTarget(
      name: "SymbolicCompareTests", dependencies: ["SymbolicCompare", "TestSupport"],
      resources: [.copy("Figures")], swiftSettings: settings),
    .testTarget(
      name: "PropertyTests", dependencies: ["SymbolicCompare", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "adcompareTests", dependencies: ["adcompare", "TestSupport"],
      resources: [.copy("Golden")], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
