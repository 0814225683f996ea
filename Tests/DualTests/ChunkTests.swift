// After reading this file you know that gradients in chunks are the gradients, whatever the number of inputs.

import Dual
import TestSupport
import Testing

/// Σ log(1 + exp(xᵢ xᵢ₊₁)) + xᵢ/(2 + xᵢ²): a chain through all inputs.
private func chain<T: Scalar>(_ x: [T]) -> T {
  var sum: T = 0
  for i in x.indices.dropLast() { sum += softplus(x[i] * x[i + 1]) }
  for y in x { sum += y / (2 + y * y) }
  return sum
}

/// The name of the number type that a function is run over.
private func typeName<T>(_ x: [T]) -> String { "\(T.self)" }

@Suite("Chunks")
struct ChunkTests {
  @Test("One, four and eight directions a run give the same gradient", arguments: 0...20)
  func sameGradient(inputs: Int) {
    let point = (0..<inputs).map { 0.3 - 0.1 * Double($0 % 7) }
    let one = valueWithGradient(at: point) { (x: [Dual]) in chain(x) }
    let eight = valueWithGradient(at: point, of: chain)
    let four = gradient(at: point) { (x: [Dual4]) in chain(x) }
    #expect(eight.value == one.value && eight.value == chain(point))
    #expect(one.gradient.count == inputs && eight.gradient.count == inputs && four.count == inputs)
    for index in 0..<inputs {
      #expect(ulps(eight.gradient[index], one.gradient[index]) <= 2)
      #expect(ulps(four[index], one.gradient[index]) <= 2)
    }
  }

  @Test("A generic function and an open closure get eight directions; what is written for Dual gets Dual")
  func withoutAsking() {
    var names: [String] = []
    func noted<T: Scalar>(_ x: [T]) -> T {
      names.append(typeName(x))
      return x[0]
    }
    _ = gradient(at: [1], of: noted)
    _ = gradient(at: [1]) { x in noted(x) * exp(x[0]) }
    _ = gradient(at: [1]) { x in
      var sum = Dual(0)
      for y in x { sum += y * y }
      return sum + noted(x)
    }
    _ = valueWithGradient(at: [1], of: noted)
    _ = jacobian(at: [1]) { x in [noted(x)] }
    #expect(names == ["Dual8", "Dual8", "Dual", "Dual8", "Dual8"])
  }

  @Test("Nine inputs take two runs")
  func runs() {
    var runs = 0
    _ = gradient(at: Array(repeating: 1, count: 9)) { x in
      runs += 1
      return x[0] * x[8]
    }
    #expect(runs == 2)
  }

  @Test("Jacobians in chunks are the Jacobians", arguments: [1, 7, 8, 9, 17])
  func sameJacobian(inputs: Int) {
    let point = (0..<inputs).map { 1 + 0.25 * Double($0) }
    let chunked = jacobian(at: point) { x in [x[0] * x[x.count - 1], sin(x[0]), chain(x)] }
    let plain = jacobian(at: point) { (x: [Dual]) in [x[0] * x[x.count - 1], sin(x[0]), chain(x)] }
    #expect(chunked.count == 3 && chunked.allSatisfy { $0.count == inputs })
    for (row, expected) in zip(chunked, plain) {
      for (a, b) in zip(row, expected) { #expect(ulps(a, b) <= 2) }
    }
  }

  @Test("Every rule is the rule of Dual, in each lane", arguments: Reference.unary)
  func sameRules(reference: Reference) throws {
    let function = try #require(UnaryFunction(rawValue: reference.name))
    let x = reference.point[0]
    let one = Dual.apply(function, to: Dual(value: x, tangent: 3))
    let eight = Dual8.apply(function, to: Dual8(value: x, tangents: SIMD8(0, 0, 0, 3, 0, 0, 0, 0)))
    #expect(eight.value == one.value && eight.tangents == SIMD8(0, 0, 0, one.tangent, 0, 0, 0, 0))
  }

  @Test("An infinite slope reaches only the lanes that depend on it")
  func lanes() {
    let partials = gradient(at: [3, 0, 5]) { x in x[0] + sqrt(x[1]) + log(x[1]) * 0 + x[2] }
    #expect(partials[0].isNaN)  // log(0) * 0 is NaN, and with it the function
    #expect(gradient(at: [3, 0, 5]) { x in x[0] + sqrt(x[1]) * 2 + x[2] } == [1, .infinity, 1])
    #expect(gradient(at: [3, 0, 5]) { x in x[0] * x[2] / (1 + cbrt(x[1])) } == [5, -.infinity, 3])
  }

  @Test("What is computed from constants is a constant; what an input enters is not")
  func constants() {
    var x = Dual8(3)
    let c: Dual8 = 2
    #expect((c + 1).isConstant && (-c * c - c / 3).isConstant && pow(exp(c), c).isConstant)
    #expect((c * c).tangents == .zero && exp(c).tangents == .zero && (c / 3).tangents == .zero)
    x.seed(along: 5)
    #expect(x.tangents == SIMD8(0, 0, 0, 0, 0, 1, 0, 0))
    for y in [x + c, c - x, -x, x * c, c * x, x / c, c / x, exp(x), pow(x, 2), pow(c, x)] {
      #expect(!y.isConstant && y.tangents[5] != 0 && y.tangents[4] == 0)
    }
    #expect(!Dual8(value: 1, tangents: .zero).isConstant)
  }

  @Test("Inputs of other chunks are constants during a run")
  func inputsOfOtherChunks() {
    var counts: [Int] = []
    let partials = gradient(at: (0..<20).map(Double.init)) { (x: [Dual8]) in
      counts.append(x.count { !$0.isConstant })
      return x[0] * x[9] + x[17] * x[17]
    }
    #expect(counts == [8, 8, 4])
    #expect(partials[0] == 9 && partials[9] == 0 && partials[17] == 34)
  }

  @Test("A direction in which a number does not vary gets nothing through 0·∞ in arithmetic")
  func arithmetic() {
    /// A number that varies along the first direction only.
    func number(_ value: Double, _ tangent: Double) -> Dual8 {
      Dual8(value: value, tangents: SIMD8(tangent, 0, 0, 0, 0, 0, 0, 0))
    }
    /// The expected tangents: one in the first direction, 0 in the others.
    func isAlong(_ tangents: SIMD8<Double>, _ expected: Double) -> Bool {
      isSameClassAndValue(tangents[0], expected) && (1..<8).allSatisfy { tangents[$0] == 0 }
    }
    #expect(isAlong((number(2, 3) * Dual8(.infinity)).tangents, .infinity))
    #expect(isAlong((number(.infinity, 1) * Dual8(2)).tangents, 2))
    #expect(isAlong((number(.infinity, 0) * number(0, 0)).tangents, 0))
    #expect(isAlong((number(0, .infinity) * Dual8(0)).tangents, .nan))
    #expect(isAlong((number(0, 1) * number(.infinity, 0)).tangents, .infinity))
    #expect(isAlong((Dual8(1) / number(0, 1)).tangents, -.infinity))
    #expect(isAlong((number(1, 1) / Dual8(0)).tangents, .infinity))
    #expect(isAlong((number(1, 0) / number(0, 0)).tangents, 0))
    #expect(isAlong(sqrt(number(0, 1)).tangents, .infinity) && isAlong(log(number(-1, 1)).tangents, .nan))
  }

  @Test("A direction that the number does not have stops with advice", arguments: [-1, 4, 7, 8, .max])
  func foreignDirection(_ direction: Int) async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      [direction] in
      if direction < 8 {
        var number = Dual4(1)
        number.seed(along: direction)
      } else {
        var number = Dual8(1)
        number.seed(along: direction)
      }
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("a Dual\(direction < 8 ? 4 : 8) has the directions 0 to"), "\(text)")
  }

  @Test("A chunked gradient inside one of its kind stops")
  func confusion() async {
    await #expect(processExitsWith: .failure) {
      _ = gradient(at: [1, 2]) { (x: [Dual8]) in
        x[1] * Dual8(gradient(at: [3]) { (y: [Dual8]) in x[0] * y[0] }[0])
      }
    }
  }
}
