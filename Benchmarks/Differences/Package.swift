// swift-tools-version: 6.3

// A package of its own, so that the toolkit has no part in what is measured with it. Release builds only:
// swift run -c release differences

import PackageDescription

let package = Package(
  name: "Differences",
  dependencies: [.package(name: "four-derivatives", path: "../..")],
  targets: [
    .executableTarget(
      name: "differences",
      dependencies: [.product(name: "SymbolicCompare", package: "four-derivatives")])
  ],
  swiftLanguageModes: [.v6]
)
