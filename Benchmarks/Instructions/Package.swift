// swift-tools-version: 6.3

// A package of its own, over the toolkit in the folder that TOOLKIT names: run.sh builds it over two of them.

import PackageDescription

let package = Package(
  name: "Instructions",
  dependencies: [.package(name: "four-derivatives", path: Context.environment["TOOLKIT"] ?? "../..")],
  targets: [
    .executableTarget(
      name: "instructions",
      dependencies: [
        .product(name: "Dual", package: "four-derivatives"),
        .product(name: "Reverse", package: "four-derivatives"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
