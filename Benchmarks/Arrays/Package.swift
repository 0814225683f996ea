// swift-tools-version: 6.3

// The matrix product of `Reverse` beside a blocked kernel in C, compiled with the same instructions:
//
//     swift run -c release --package-path Benchmarks/Arrays ArraysBenchmark
//     swift run -c release --package-path Benchmarks/Arrays EpochBenchmark
//
// The distance to OpenBLAS: python3 Benchmarks/Arrays/openblas.py (needs NumPy).

import PackageDescription

let package = Package(
  name: "ArraysBenchmark",
  dependencies: [.package(name: "four-derivatives", path: "../..")],
  targets: [
    .target(name: "BlockedKernel", cSettings: [.unsafeFlags(["-O3"])]),
    .executableTarget(
      name: "ArraysBenchmark",
      dependencies: ["BlockedKernel", .product(name: "Reverse", package: "four-derivatives")]),
    .executableTarget(
      name: "EpochBenchmark", dependencies: [.product(name: "Reverse", package: "four-derivatives")]),
  ],
  swiftLanguageModes: [.v6]
)
