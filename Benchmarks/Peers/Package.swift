// swift-tools-version: 6.3

// Other tools for the same gradients. A package of its own: `run.sh` builds it, and says which peers it can take along.

import PackageDescription

let package = Package(
  name: "Peers",
  dependencies: [.package(name: "four-derivatives", path: "../..")],
  targets: [
    .systemLibrary(name: "PeerInterface"),
    .target(name: "Differentiation", dependencies: ["PeerInterface"]),
    // Links to the workloads themselves, and to the functions in C.
    .target(name: "PlainC", cSettings: [.unsafeFlags(["-O3"])]),
    .target(name: "Workloads", dependencies: [.product(name: "Reverse", package: "four-derivatives")]),
    .executableTarget(
      name: "peers",
      dependencies: [
        "Differentiation", "PeerInterface", "PlainC", "Workloads",
        .product(name: "SymbolicCompare", package: "four-derivatives"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
