// swift-tools-version: 6.3

// Four assignments as students hand them in, each a target that imports one product, and the tests of a grader.
// A package of its own, so that names, re-exports and inlining are those of any client.

import PackageDescription

let root = "four-derivatives"
let settings: [SwiftSetting] = [.enableUpcomingFeature("MemberImportVisibility")]

func assignment(_ name: String, _ product: String) -> Target {
  .target(name: name, dependencies: [.product(name: product, package: root)], swiftSettings: settings)
}

let package = Package(
  name: "assignments",
  dependencies: [.package(name: root, path: "../..")],
  targets: [
    assignment("Forward", "Dual"),
    assignment("Network", "Reverse"),
    assignment("Checks", "FiniteDiff"),
    assignment("OwnNumber", "SymbolicCompare"),
    .testTarget(
      name: "AssignmentTests", dependencies: ["Forward", "Network", "Checks", "OwnNumber"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
