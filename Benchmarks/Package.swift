// swift-tools-version: 6.3

// A package of its own, so that the toolkit has no part in what is measured with it. Release builds only:
// swift run -c release benchmark

import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "four-derivatives", path: "..")],
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
