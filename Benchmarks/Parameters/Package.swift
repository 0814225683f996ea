// swift-tools-version: 6.3

// What names cost: the gradient of a perceptron's loss by parameters in structures, beside that by a flat array.
//
//     swift run -c release --package-path Benchmarks/Parameters

import PackageDescription

let package = Package(
  name: "parameters-benchmark",
  dependencies: [.package(name: "four-derivatives", path: "../..")],
  targets: [
    .executableTarget(
      name: "parameters",
      dependencies: [
        .product(name: "Dual", package: "four-derivatives"),
        .product(name: "Reverse", package: "four-derivatives"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
