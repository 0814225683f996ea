#!/bin/sh
# Swift Package Manager compiles a target again when a module that the target names has changed, and asks for no others.
# What a program sees through another module's `@_exported import` may change without it: here the order of an enum's cases,
# after which the program says "right" of Side.left. With the module among the program's own dependencies it says "left".
#
# So each target of this package names all that it sees, down to the bottom.
#
# Run:    sh findings/swiftpm-keeps-stale-what-is-seen-through-a-reexport.sh       (Swift 6.3)
# Exits with 0 if it is as described, with 1 if a version behaves otherwise, with 2 if there is no Swift.
set -eu
command -v swift >/dev/null || exit 2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p Sources/Sides Sources/Exports Sources/program
echo '@_exported import Sides' >Sources/Exports/Exports.swift
cat >Sources/program/main.swift <<'SWIFT'
import Exports
switch start() {
case .left: print("left")
case .right: print("right")
}
SWIFT

# sides CASES: the module that the program sees through Exports.
sides() {
  printf 'public enum Side { case %s }\npublic func start() -> Side { .left }\n' "$1" >Sources/Sides/Sides.swift
}

# answer DEPENDENCIES: what a program with these dependencies says after a build, a change of Sides, and another build.
answer() {
  rm -rf .build
  cat >Package.swift <<SWIFT
// swift-tools-version: 6.0
import PackageDescription
let package = Package(
  name: "stale",
  targets: [
    .target(name: "Sides"), .target(name: "Exports", dependencies: ["Sides"]),
    .executableTarget(name: "program", dependencies: [$1]),
  ])
SWIFT
  sides "left, right"
  swift build >/dev/null 2>&1
  sleep 1
  sides "right, left"
  swift build >/dev/null 2>&1
  .build/debug/program
}

swift --version 2>/dev/null | head -n 1
through=$(answer '"Exports"')
named=$(answer '"Exports", "Sides"')
echo "Side.left after a change of the cases' order: $through where the program names Exports, $named where it names Sides too"
[ "$through" = right ] && [ "$named" = left ]
