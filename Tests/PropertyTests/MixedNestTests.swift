// After reading this file you know which derivatives of derivatives may mix forward and reverse mode, and what
// becomes of the others: each nest here is right, or stops and says what to write. What does not even compile
// stands in `RefusedNestTests.swift`.

import SymbolicCompare
import Testing

/// f₀(x) = x and fₙ(x) = x · d/dy fₙ₋₁(x y) at y = 1, which is n! xⁿ⁺¹; each level is a number type of its own.
private func tower<T: Scalar>(_ x: T, height: Int) -> T {
  if height == 0 { return x }
  return x * NestedDual.derivative(at: T(1)) { y in tower(NestedDual(constant: x) * y, height: height - 1) }
}

/// The same with one number type on all levels.
private func confusedTower(_ x: Variable, height: Int) -> Variable {
  if height == 0 { return x }
  return x * Variable(Reverse::gradient(at: 1) { (y: Variable) in confusedTower(x * y, height: height - 1) })
}

@Suite("Nests of forward and reverse mode")
struct MixedNestTests {
  /// d/dx (x · d/dy (x + y)) at 1 and d/dx (x · d/dy (x y)) at 4, with y = 1: the formula inside, the point, and
  /// the derivative.
  static let examples: [(formula: String, point: Double, derivative: Double)] = [
    ("x + y", 1, 1),
    ("x * y", 4, 8),
  ]

  /// The formula as a function of x and y over any numbers.
  private static func value<T: Scalar>(_ formula: String, _ x: T, _ y: T) -> T {
    formula == "x + y" ? x + y : x * y
  }

  @Test("Forward inside reverse: dual numbers over variables", arguments: examples)
  func forwardInsideReverse(formula: String, point: Double, derivative: Double) {
    let slope = Reverse::gradient(at: point) { (x: Variable) in
      x * NestedDual.derivative(at: 1) { y in Self.value(formula, NestedDual(constant: x), y) }
    }
    #expect(slope == derivative)
  }

  @Test("Reverse inside forward: a sweep of a list over dual numbers", arguments: examples)
  func reverseInsideForward(formula: String, point: Double, derivative: Double) throws {
    let list = try Symbolic(parsing: formula).compiled(inputs: ["x", "y"])
    let slope = Dual::derivative(at: point) { (x: Dual) in
      x * list.valueWithGradient(at: [x, 1]).gradient[1]
    }
    #expect(slope == derivative)
  }

  @Test("Reverse inside reverse: a sweep of a list over variables", arguments: examples)
  func reverseInsideReverse(formula: String, point: Double, derivative: Double) throws {
    let list = try Symbolic(parsing: formula).compiled(inputs: ["x", "y"])
    let slope = Reverse::gradient(at: point) { (x: Variable) in
      x * list.valueWithGradient(at: [x, 1]).gradient[1]
    }
    #expect(slope == derivative)
  }

  @Test("Three levels: a sweep inside dual numbers inside either mode: d/dx (x · ∂²(x² y)/∂x∂y) is 4x")
  func threeLevels() throws {
    let list = try Symbolic(parsing: "x^2 * y").compiled(inputs: ["x", "y"])
    func crossed<T: Scalar>(_ x: T) -> T {
      let slope = NestedDual.derivative(at: T(1)) { y in
        list.valueWithGradient(at: [NestedDual(constant: x), y]).gradient[0]
      }
      return x * slope
    }
    #expect(Dual::derivative(at: 4, of: crossed) == 16)
    #expect(Reverse::gradient(at: 4) { (x: Variable) in crossed(x) } == 16)
  }

  @Test("Through recursion, each level a type of its own: (n + 1)! xⁿ", arguments: 0...4)
  func recursion(height: Int) {
    let factorial = (1...(height + 1)).reduce(1, *)
    let expected = Double(factorial << height)  // at x = 2
    #expect(Dual::derivative(at: 2) { (x: Dual) in tower(x, height: height) } == expected)
    #expect(Reverse::gradient(at: 2) { (x: Variable) in tower(x, height: height) } == expected)
    #expect(Dual::secondDerivative(at: 2) { x in tower(x, height: height) } == expected * Double(height) / 2)
  }

  @Test("Through recursion with one number type: stops")
  func refusedRecursion() async {
    await #expect(processExitsWith: .failure) {
      _ = Reverse::gradient(at: 2) { (x: Variable) in confusedTower(x, height: 2) }
    }
  }

  @Test("An outer variable in an inner gradient stops, and says what to write")
  func outerVariable() async throws {
    let stop = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Reverse::gradient(at: 1) { (x: Variable) in
        x * Variable(Reverse::gradient(at: 1) { (y: Variable) in x + y })
      }
    }
    let advice = String(decoding: try #require(stop).standardErrorContent, as: UTF8.self)
    #expect(advice.contains("Variable(outer.value)"))
    await #expect(processExitsWith: .failure) {
      _ = Reverse::gradient(at: 4) { (x: Variable) in
        x * Variable(Reverse::gradient(at: 1) { (y: Variable) in x * y })
      }
    }
  }

  @Test(
    "A number of the outermost derivative in the innermost, past one of the other mode: stops",
    arguments: 0..<2)
  func acrossTheOtherMode(which: Int) async {
    if which == 0 {
      await #expect(processExitsWith: .failure) {
        _ = Dual::derivative(at: 1) { (x: Dual) in
          let slope = Reverse::gradient(at: 1) { (y: Variable) in
            y * Variable(Dual::derivative(at: 1) { z in x + z })
          }
          return x * Dual(slope)
        }
      }
    } else {
      await #expect(processExitsWith: .failure) {
        _ = Reverse::gradient(at: 1) { (x: Variable) in
          let slope = Dual::derivative(at: 1) { y in
            y * Dual(Reverse::gradient(at: 1) { (z: Variable) in x + z })
          }
          return x * Variable(slope)
        }
      }
    }
  }

  @Test("Taken as a constant, by its value, an outer number may enter any inner derivative")
  func constants() {
    #expect(
      Dual::derivative(at: 4) { (x: Dual) in
        x * Dual(Reverse::gradient(at: 1) { (y: Variable) in Variable(x.value) * y })
      } == 4)
    #expect(
      Reverse::gradient(at: 4) { (x: Variable) in
        x * Variable(Dual::derivative(at: 1) { y in Dual(x.value) * y })
      } == 4)
    #expect(
      Reverse::gradient(at: 4) { (x: Variable) in
        x * Variable(Reverse::gradient(at: 1) { (y: Variable) in Variable(x.value) * y })
      } == 4)
  }
}
