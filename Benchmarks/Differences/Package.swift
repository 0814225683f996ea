// swift-tools-version: 6.3

// A package of its own, so that the toolkit has no part in what is measured with it. Release builds only:
// swift run -c release differences

import Foundation
import PackageDescription

// before.sh puts the step rule of an earlier commit there, to be measured beside today's.
let hasBefore = FileManager.default.fileExists(atPath: Context.packageDirectory + "/Before/Derivative.swift")
let toolkit = Target.Dependency.product(name: "SymbolicCompare", package: "four-derivatives")

let package = Package(
  name: "Differences",
  dependencies: [.package(name: "four-derivatives", path: "../..")],
  targets: [
    .executableTarget(
      name: "differences", dependencies: [toolkit] + (hasBefore ? ["Before"] : []),
      swiftSettings: hasBefore ? [.define("BEFORE")] : [])
  ]
    + (hasBefore ? [.target(name: "Before", dependencies: [toolkit], path: "Before")] : []),
  swiftLanguageModes: [.v6]
)
