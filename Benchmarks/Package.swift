// swift-tools-version: 6.3

// A package of its own, so that the toolkit has no part in what is measured with it. Release builds only:
// swift run -c release benchmark. Over the toolkit in the folder that TOOLKIT names, if it names one: beside.sh does. An earlier
// toolkit may lack what the two files left out then are about.

import PackageDescription

let toolkit = Context.environment["TOOLKIT"]

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "four-derivatives", path: toolkit ?? "..")],
  targets: [
    .target(name: "PlainC", cSettings: [.unsafeFlags(["-O3"])]),
    .target(
      name: "Workloads", dependencies: [.product(name: "Reverse", package: "four-derivatives")]),
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "PlainC", "Workloads", .product(name: "SymbolicCompare", package: "four-derivatives"),
      ],
      exclude: toolkit == nil ? [] : ["CoreWorkloads.swift", "SparseWorkloads.swift"],
      swiftSettings: toolkit == nil ? [] : [.define("EARLIER")]),
  ],
  swiftLanguageModes: [.v6]
)
