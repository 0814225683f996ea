// After reading this file you know which sweeps are done a second time, with numbers that cannot leave the range, and when:
// where a flag of the processor says that the first one did (`StatusFlags.swift`).
//
// Algebra. With g = ∇f and a direction v, H·v = d/dt g(x + t v). So tangents run down the list, and the adjoints that run up
// carry their own tangents with them. What is a value stays the `Double` that the program had: an intermediate result that
// was infinite stays so, and only what is made of partials is scaled.

import WideRange

extension WengertList {
  /// The gradient of the first output, by a sweep over scaled numbers.
  func scaledGradient(values: [Double]) -> [Double] {
    let output = firstOutput()
    if values[output].isNaN { return inputs.map { _ in .nan } }
    let adjoints = adjoints(values: values.map { Scaled($0) }, seed: Scaled(1), output: output)
    return adjoints[..<inputs.count].map { $0?.nearest ?? 0 }
  }

  /// The product of the first output's Hessian and a direction, by sweeps over scaled numbers.
  func scaledHessianVectorProduct(values: [Double], along direction: [Double]) -> [Double] {
    let output = firstOutput()
    if values[output].isNaN { return inputs.map { _ in .nan } }
    let scaled = values.map { Scaled($0) }
    let moving = tangents(values: scaled, direction: direction.map { Scaled($0) })
    let pairs = zip(scaled, moving).map { TangentPair($0, $1) }
    let adjoints = adjoints(values: pairs, seed: TangentPair<Scaled>(1), output: output)
    return adjoints[..<inputs.count].map { $0?.tangent?.nearest ?? 0 }
  }

  /// A result over `Double`, or what stands in for it if its computation has left the range.
  package static func inRange<Result>(_ plain: () -> Result, else scaled: () -> Result) -> Result {
    StatusFlags.clear()
    let result = plain()
    if !StatusFlags.leftRange(after: result) { return result }
    defer { StatusFlags.clear() }
    return scaled()
  }
}
