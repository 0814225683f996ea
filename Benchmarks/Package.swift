// swift-tools-version: 6.3

// A package of its own, so that the toolkit has no part in what is measured with it. Release builds only:
// swift run -c release benchmark. Over the toolkit in the folder that TOOLKIT names, if it names one: beside.sh does.

import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "four-derivatives", path: Context.environment["TOOLKIT"] ?? "..")],
  targets: [
    .target(name: "PlainC", cSettings: [.unsafeFlags(["-O3"])]),
    .target(
      name: "Workloads", dependencies: [.product(name: "Reverse", package: "four-derivatives")]),
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "PlainC", "Workloads", .product(name: "SymbolicCompare", package: "four-derivatives"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
