// swift-tools-version: 6.3

// The site's articles as programs: `extract` takes the blocks of code out of the catalogues, `Blocks` is one executable
// of all of them, and the tests compare what they print with what the articles show. No outside packages; the site
// itself is made by `./build` with the toolchain's docc.

import PackageDescription

let root = "four-derivatives"
let settings: [SwiftSetting] = [.enableUpcomingFeature("MemberImportVisibility")]

let package = Package(
  name: "documentation",
  dependencies: [.package(name: root, path: "..")],
  targets: [
    .target(name: "Articles", swiftSettings: settings),
    .executableTarget(name: "extract", dependencies: ["Articles"], swiftSettings: settings),
    .plugin(name: "ArticleBlocks", capability: .buildTool(), dependencies: ["extract"]),
    .executableTarget(
      name: "Blocks", dependencies: [.product(name: "SymbolicCompare", package: root)],
      swiftSettings: settings, plugins: ["ArticleBlocks"]),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "Articles", "Blocks", .product(name: "SymbolicCompare", package: root),
        .product(name: "adcompare", package: root),
      ],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
