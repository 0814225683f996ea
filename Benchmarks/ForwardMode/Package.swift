// swift-tools-version: 6.3

// Forward mode against a hand-specialised dual number and, where it is installed, Ceres' Jet. A package of its
// own: `run.sh` builds both and runs them in one process. Over the toolkit in the folder that TOOLKIT names, if it names one.

import PackageDescription

let package = Package(
  name: "ForwardMode",
  dependencies: [.package(name: "four-derivatives", path: Context.environment["TOOLKIT"] ?? "../..")],
  targets: [
    .executableTarget(
      name: "ForwardModeBenchmark",
      dependencies: [.product(name: "Dual", package: "four-derivatives")])
  ],
  swiftLanguageModes: [.v6]
)
