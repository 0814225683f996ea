// swift-tools-version: 6.3

// What a certified derivative costs, and at which precision it is decided: the corpus of 183 formulas.
//
//     swift run -c release --package-path Benchmarks/Certificates certificates Tests/TestSupport/Corpus/*.jsonl

import PackageDescription

let package = Package(
  name: "certificates-benchmark",
  dependencies: [.package(name: "four-derivatives", path: "../..")],
  targets: [
    .executableTarget(
      name: "certificates",
      dependencies: [.product(name: "SymbolicCompare", package: "four-derivatives")])
  ],
  swiftLanguageModes: [.v6]
)
