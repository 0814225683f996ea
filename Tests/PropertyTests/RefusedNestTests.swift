// After reading this file you know which nests of derivatives the compiler refuses: those in which a number of an
// outer derivative enters, as it is, the function of an inner one of another kind. Each stands beside the form that
// compiles, which says what is meant: `NestedDual(constant: x)` to go on differentiating by x, `x.value` not to.

import Foundation
import Testing

// swift-format-ignore
/// A nest that does not compile, and what to write instead.
private let nests: [(refused: String, accepted: String)] = [
  (
    "Dual::derivative(at: 1) { x in x * Dual(Reverse::gradient(at: 1) { (y: Variable) in x + y }) }",
    "Dual::derivative(at: 1) { x in x * Dual(Reverse::gradient(at: 1) { (y: Variable) in Variable(x.value) + y }) }"
  ),
  (
    "Dual::derivative(at: 1) { (x: Dual) in x * Reverse::gradient(at: x) { (y: Variable) in y * y } }",
    "Dual::derivative(at: 1) { (x: Dual) in x * NestedDual.derivative(at: x) { y in y * y } }"
  ),
  (
    "Dual::derivative(at: 1) { x in x * NestedDual.derivative(at: Dual(1)) { y in x * y } }",
    "Dual::derivative(at: 1) { x in x * NestedDual.derivative(at: 1) { y in NestedDual(constant: x) * y } }"
  ),
  (
    "Dual::derivative(at: 1) { x in x * Dual(Dual::secondDerivative(at: 1) { y in x * y }) }",
    "Dual::derivative(at: 1) { x in x * Dual(Dual::secondDerivative(at: 1) { y in HyperDual(x.value) * y }) }"
  ),
  (
    "Dual::derivative(at: 1) { x in x * Dual(Dual::derivatives(at: 1, upTo: 2) { y in x * y }[1]) }",
    "Dual::derivative(at: 1) { x in x * Dual(Dual::derivatives(at: 1, upTo: 2) { y in Taylor(x.value) * y }[1]) }"
  ),
  (
    "Dual::gradient(at: [1]) { (x: [Dual8]) in x[0] * Dual8(Dual::derivative(at: 1) { y in x[0] * y }) }[0]",
    "Dual::gradient(at: [1]) { (x: [Dual8]) in x[0] * NestedDual.derivative(at: x[0]) { y in y * y } }[0]"
  ),
  (
    "Reverse::gradient(at: 1) { (x: Variable) in x * Variable(Dual::derivative(at: 1) { y in x + y }) }",
    "Reverse::gradient(at: 1) { (x: Variable) in x * Variable(Dual::derivative(at: 1) { y in Dual(x.value) + y }) }"
  ),
  (
    "Reverse::gradient(at: 1) { (x: Variable) in x * Dual::derivative(at: x) { y in y * y } }",
    "Reverse::gradient(at: 1) { (x: Variable) in x * NestedDual.derivative(at: x) { y in y * y } }"
  ),
  (
    "Reverse::gradient(at: 1) { (x: Variable) in x * NestedDual.derivative(at: Variable(1)) { y in x * y } }",
    "Reverse::gradient(at: 1) { (x: Variable) in x * NestedDual.derivative(at: 1) { y in NestedDual(constant: x) * y } }"
  ),
  (
    "Reverse::gradient(at: 1) { (x: Variable) in x * Variable(Reverse::hessian(at: [1]) { y in x * y[0] }[0][0]) }",
    "Reverse::gradient(at: 1) { (x: Variable) in x * Variable(Reverse::hessian(at: [1]) { y in y[0] * y[0] }[0][0]) }"
  ),
]

/// The compiler of the toolchain that runs the tests, and the folder of the modules that it built for them.
private let toolchain: (compiler: URL, modules: URL)? = {
  let files = FileManager.default
  let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
  let compilers = path.split(separator: ":").map { URL(fileURLWithPath: "\($0)/swiftc") }
  let folders = [
    Bundle.main.bundleURL, URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent(),
  ]
  let modules = folders.flatMap { [$0, $0.deletingLastPathComponent()] }.map {
    $0.appendingPathComponent("Modules")
  }
  guard let compiler = compilers.first(where: { files.isExecutableFile(atPath: $0.path) }) else { return nil }
  guard
    let folder = modules.first(where: { files.fileExists(atPath: "\($0.path)/SymbolicCompare.swiftmodule") })
  else { return nil }
  return (compiler, folder)
}()

/// Type-checks one expression of type `Double` a line, and gives the numbers of those with an error.
private func refusals(of expressions: [String]) throws -> Set<Int> {
  let toolchain = try #require(toolchain)
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("nests-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let lines = expressions.enumerated().map { "func nest\($0.offset)() -> Double { \($0.element) }" }
  let source = folder.appendingPathComponent("nests.swift")
  try (["import SymbolicCompare"] + lines).joined(separator: "\n").write(
    to: source, atomically: true, encoding: .utf8)
  let messages = folder.appendingPathComponent("messages")
  try Data().write(to: messages)
  let process = Process()
  process.executableURL = toolchain.compiler
  let headers = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../../Sources/Reverse/Evaluator/Lanes/include").standardized
  process.arguments = ["-typecheck", "-swift-version", "6"]
  process.arguments? += ["-I", toolchain.modules.path, "-I", headers.path, source.path]
  process.standardOutput = try FileHandle(forUpdating: messages)
  process.standardError = process.standardOutput
  try process.run()
  process.waitUntilExit()
  let output = String(decoding: try Data(contentsOf: messages), as: UTF8.self)
  let places = output.matches(of: #/nests\.swift:(\d+):\d+: error: /#).compactMap { Int($0.1) }
  #expect(process.terminationStatus == 0 || !places.isEmpty, "\(output)")
  return Set(places.map { $0 - 2 })
}

@Suite("Nests that the compiler refuses", .enabled(if: toolchain != nil, "the compiler is not at hand"))
struct RefusedNestTests {
  @Test("A number of another derivative's type does not enter")
  func refused() throws {
    #expect(try refusals(of: nests.map { $0.refused }) == Set(nests.indices))
  }

  @Test("Lifted, or by its value, it does")
  func accepted() throws {
    #expect(try refusals(of: nests.map { $0.accepted }).isEmpty)
  }
}
