// After reading this file you know the verbs of second order and those of vector fields by their use.

import Dual
import TestSupport
import Testing

@Suite("Second derivatives, Jacobians and vector fields")
struct SecondOrderTests {
  @Test("The number of the header: x³ at 2")
  func header() {
    let x = HyperDual(value: 2, first: 1, second: 1, mixed: 0)
    let cube = x * x * x
    #expect(cube.value == 8 && cube.first == 12 && cube.second == 12 && cube.mixed == 12)
    #expect(secondDerivative(at: 2) { x in pow(x, 3) } == 12)
    #expect("\(x)" == "2.0 + 1.0ε₁ + 1.0ε₂ + 0.0ε₁ε₂")
  }

  @Test("Product and quotient rule of second order are inverse")
  func quotient() {
    let u = HyperDual(value: 3, first: -2, second: 0.5, mixed: 7)
    let v = HyperDual(value: 4, first: 1, second: -3, mixed: 0.25)
    let back = u / v * v
    #expect(ulps(back.first, -2) <= 2 && ulps(back.second, 0.5) <= 8 && ulps(back.mixed, 7) <= 4)
  }

  @Test("Rosenbrock's Hessian at (−1.2, 1) is [[1330, 480], [480, 200]]")
  func rosenbrockHessian() {
    let (value, gradient, hessian) = valueWithHessian(at: [-1.2, 1], of: rosenbrock)
    #expect(agree(value, 24.2, relative: 1e-15))
    #expect(agree(gradient[0], -215.6, relative: 1e-15) && agree(gradient[1], -88, relative: 1e-14))
    #expect(agree(hessian[0][0], 1330, relative: 1e-15) && agree(hessian[0][1], 480, relative: 1e-15))
    #expect(hessian[1][0] == hessian[0][1] && hessian[1][1] == 200)
    #expect(laplacian(at: [-1.2, 1], of: rosenbrock) == hessian[0][0] + hessian[1][1])
  }

  @Test("1/r is harmonic in space")
  func harmonic() {
    let sum = laplacian(at: [0.3, -1.1, 0.7]) { x in 1 / sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]) }
    #expect(sum.magnitude < 1e-14)
  }

  @Test("Without inputs: a value, nothing else")
  func noInputs() {
    let (value, gradient, hessian) = valueWithHessian(at: []) { _ in 3 }
    #expect(value == 3 && gradient.isEmpty && hessian.isEmpty)
    #expect(jacobian(at: []) { _ in [1, 2] } == [[], []])
    #expect(jacobian(at: [1]) { _ in [] } == [])
  }

  @Test("A Jacobian, and its product with a direction")
  func jacobians() {
    let field = { (x: [Dual]) -> [Dual] in [x[0] * x[1], sin(x[0]), x[1] / x[0]] }
    let rows = jacobian(at: [2, 3], of: field)
    #expect(rows == [[3, 2], [Double.apply(.cos, to: 2), 0], [-0.75, 0.5]])
    let (values, tangents) = jacobianVectorProduct(at: [2, 3], along: [1, -2], of: field)
    #expect(values == [6, Double.apply(.sin, to: 2), 1.5])
    #expect(tangents == [-1, rows[1][0], -1.75])
  }

  @Test("Divergence and curl: a rotation has curl 2, a source divergence 3")
  func fields() {
    let rotation = { (x: [Dual]) -> [Dual] in [-x[1], x[0], 0] }
    #expect(curl(at: [1, 2, 3], of: rotation) == [0, 0, 2])
    #expect(divergence(at: [1, 2, 3], of: rotation) == 0)
    #expect(divergence(at: [1, 2, 3]) { x in x } == 3)
    #expect(curl(at: [1, 2, 3]) { x in x } == [0, 0, 0])
    #expect(curl(at: [1, 2, 3]) { x in [x[1] * x[2], 0, 0] } == [0, 2, -3])
  }

  @Test("The gradient of a scalar field has no curl; a curl has no divergence")
  func identities() {
    let gradientField = { (x: [Dual]) -> [Dual] in [x[1] * x[2], x[0] * x[2], x[0] * x[1]] }
    #expect(curl(at: [0.3, 0.7, -2], of: gradientField) == [0, 0, 0])
  }

  @Test("Too few components stop with advice")
  func wrongShapes() async {
    await #expect(processExitsWith: .failure) { _ = curl(at: [1, 2]) { x in x } }
    await #expect(processExitsWith: .failure) { _ = divergence(at: [1, 2]) { x in [x[0]] } }
  }

  @Test("The corpus' gradients and Hessians", arguments: CorpusCase.all)
  func corpus(item: CorpusCase) throws {
    let names = item.at.keys.sorted()
    let formula = Formula(item.expr, variables: names)
    let point = names.compactMap { item.point[$0] }
    let forward = valueWithGradient(at: point) { (x: [Dual]) in formula(x) }
    #expect(units(forward.value, item.value, scale: item.valueScale) <= 8)
    for (index, name) in names.enumerated() {
      let reference = try #require(item.gradient[name])
      #expect(units(forward.gradient[index], reference, scale: item.scale[name] ?? "1") <= 8, "\(name)")
    }
    guard let hessian = item.hessian, let scales = item.hessianScale else { return }
    let computed = valueWithHessian(at: point) { x in formula(x) }
    for (key, reference) in hessian {
      let pair = key.split(separator: ",").compactMap { names.firstIndex(of: String($0)) }
      #expect(units(computed.hessian[pair[0]][pair[1]], reference, scale: scales[key] ?? "1") <= 16, "\(key)")
    }
    for (index, name) in names.enumerated() {
      let direction = names.indices.map { $0 == index ? 1.0 : 0 }
      let along = derivatives(at: point, along: direction, upTo: 2) { x in formula(x) }
      let key = "\(name),\(name)"
      guard let reference = hessian[key] else { continue }
      #expect(units(along[2], reference, scale: scales[key] ?? "1") <= 16, "Taylor \(key)")
    }
  }
}
