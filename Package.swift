// swift-tools-version: 6.3

// The house: arrows point down only, adcompare → SymbolicCompare → {Dual, Reverse, FiniteDiff} → Elementary,
// and adcompare → Pages → Elementary. Inside SymbolicCompare, each folder a target:
//
//     Explanation, Answers, SelfCheck → Comparison → Formula → Language
//                                                  → Truth
//
// Reverse is two targets, its lectures and the rest. Each library is a product of its own, so that a course assignment imports
// one module. No outside packages.

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// What a module sees, down to the bottom. The build system compiles a module again when one that it names has changed, and
// asks for no others: so each names all of them.
let numbers = ["Elementary", "WideRange"]
let formulas = numbers + ["ReverseCore"] + ["Language", "Formula"].map(inside)
let comparisons = formulas + ["Reverse", "Dual", "FiniteDiff", "Truth", inside("Comparison")]
// Nothing else inside SymbolicCompare sees these.
let ends = ["Explanation", "Answers", "SelfCheck"].map(inside)
let rooms = ["Language", "Formula", "Comparison", "Explanation", "Answers", "SelfCheck"]
let everything = comparisons + ends + ["SymbolicCompare"]

/// The name of the target in a folder of SymbolicCompare.
///
/// The product's name stands before the folder's, since a package that uses the toolkit may have a target named Formula itself.
func inside(_ folder: String) -> String { "SymbolicCompare" + folder }

func library(
  _ name: String, _ seen: [String], path: String? = nil, exclude: [String] = []
) -> Target {
  .target(
    name: name, dependencies: seen.map { .byName(name: $0) }, path: path, exclude: exclude,
    swiftSettings: settings)
}

/// A folder of SymbolicCompare.
func room(_ folder: String, _ seen: [String]) -> Target {
  library(inside(folder), seen, path: "Sources/SymbolicCompare/\(folder)")
}

func tests(_ name: String, _ seen: [String], reading folder: String? = nil) -> Target {
  .testTarget(
    name: name, dependencies: (seen + ["TestSupport"]).map { .byName(name: $0) },
    resources: folder.map { [.copy($0)] } ?? [], swiftSettings: settings)
}

let package = Package(
  name: "four-derivatives",
  products: [
    .library(name: "Elementary", targets: numbers),
    .library(name: "Dual", targets: numbers + ["Dual"]),
    .library(name: "Reverse", targets: numbers + ["ReverseCore", "Reverse"]),
    .library(name: "FiniteDiff", targets: ["Elementary", "FiniteDiff"]),
    .library(name: "SymbolicCompare", targets: everything),
    .executable(name: "adcompare", targets: ["adcompare"]),
  ],
  targets: [
    library("Elementary", [], exclude: ["WideRange"]),
    // A target of its own, so that its operators are no candidates where nobody asks for them.
    library("WideRange", ["Elementary"], path: "Sources/Elementary/WideRange"),
    library("Dual", numbers),
    // In C, because one source is compiled for registers of 2, 4 and 8 numbers, and Swift has no such attribute.
    .target(name: "EvaluatorLanes", path: "Sources/Reverse/Evaluator/Lanes"),
    // All of Reverse but its lectures: formulas wait for this part alone.
    library(
      "ReverseCore", numbers + ["EvaluatorLanes"], path: "Sources/Reverse",
      exclude: ["Evaluator/Lanes", "Lectures"]),
    library("Reverse", numbers + ["ReverseCore"], path: "Sources/Reverse/Lectures"),
    library("FiniteDiff", ["Elementary"]),
    // The rooms of SymbolicCompare. Those that do not know one another are compiled at the same time, and after a change of a
    // function's body the room that it stands in is compiled alone.
    room("Language", ["Elementary"]),
    room("Formula", numbers + ["ReverseCore", inside("Language")]),
    library("Truth", ["Elementary"], path: "Sources/SymbolicCompare/Truth"),
    room("Comparison", formulas + ["Reverse", "Dual", "FiniteDiff", "Truth"]),
    room("Explanation", comparisons),
    room("Answers", comparisons),
    room("SelfCheck", comparisons),
    library("SymbolicCompare", comparisons + ends, exclude: ["Truth"] + rooms),
    // The forms of a report, without a derivative: compiled beside SymbolicCompare instead of after it.
    library("Pages", ["Elementary"], path: "Sources/adcompare/Pages"),
    .executableTarget(
      name: "adcompare", dependencies: (everything + ["Pages"]).map { .byName(name: $0) }, exclude: ["Pages"],
      swiftSettings: settings),
    .target(
      name: "TestSupport",
      dependencies: ["Elementary"],
      path: "Tests/TestSupport",
      exclude: ["Primitives"],
      resources: [.copy("Corpus"), .copy("Scales")],
      swiftSettings: settings),
    tests("ElementaryTests", numbers, reading: "Figures"),
    tests("DualTests", numbers + ["Dual"], reading: "References"),
    tests("ReverseTests", numbers + ["Reverse"], reading: "Figures"),
    tests("FiniteDiffTests", ["Elementary", "FiniteDiff"]),
    tests("TruthTests", ["Elementary", "Truth"], reading: "Figures"),
    tests("SymbolicCompareTests", everything, reading: "Figures"),
    tests("PropertyTests", everything),
    tests("adcompareTests", everything + ["Pages", "adcompare"], reading: "Golden"),
  ],
  swiftLanguageModes: [.v6]
)
