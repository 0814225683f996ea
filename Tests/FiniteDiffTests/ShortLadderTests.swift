// The adaptive step: its digits, its calls and its honesty at random points; the same digits in other units; tiny points
// and points beside singularities.

import Elementary
import FiniteDiff
import Foundation
import Testing

@Suite("The adaptive step at random points")
struct ShortLadderTests {
  /// One partial derivative: the quotient, what it should be, and how well that is known.
  struct Sample {
    let quotient: DifferenceQuotient
    let exact: Double
    let x: Double
    let f: (Double) -> Double

    var error: Double { abs(quotient.value - exact) }
    var relative: Double { error / abs(exact) }

    /// The written-out derivative is itself rounded a few times.
    var exceedsEstimate: Bool { error > quotient.errorEstimate + 4 * exact.ulp }

    /// The best error of the V-curve that is the worst within an octave.
    var best: Double {
      let curve = vCurve(at: x, scheme: .central, derivative: exact, of: f)
      return (curve.optimum?.error ?? .infinity) / abs(exact)
    }
  }

  static func samples(_ partials: RandomPartials, count: Int, seed: UInt64) -> [Sample] {
    var generator = SeededGenerator(seed: seed)
    var samples: [Sample] = []
    while samples.count < count {
      let point = partials.point(&generator)
      for (index, exact) in partials.gradient(point).enumerated() where exact != 0 {
        let f: (Double) -> Double = { x in
          var moved = point
          moved[index] = x
          return partials.value(moved)
        }
        samples.append(
          Sample(
            quotient: differenceQuotient(at: point[index], of: f), exact: exact, x: point[index], f: f))
      }
    }
    return samples
  }

  @Test(
    "No step misses the bottom, no estimate is far too small, and ten calls are enough",
    arguments: RandomPartials.all)
  func randomPartials(partials: RandomPartials) {
    let samples = Self.samples(partials, count: 600, seed: 21)
    for sample in samples {
      #expect(
        sample.relative <= 1e-7 || sample.best > 1e-9,
        "at \(sample.x): \(sample.quotient), exactly \(sample.exact)")
      #expect(
        sample.error <= 30 * sample.quotient.errorEstimate,
        "at \(sample.x): \(sample.quotient), exactly \(sample.exact)")
    }
    #expect(samples.count { $0.exceedsEstimate } * 100 <= samples.count)
    let calls = samples.map(\.quotient.evaluations).sorted()
    #expect(calls[calls.count / 2] <= 10)
    let errors = samples.map(\.relative).sorted()
    #expect(errors[errors.count / 2] <= 2 * partials.medianOfLadder)
  }

  @Test("Where rounding inside f is larger than that of f, the step is still the right one")
  func roundingInside() {
    let (w, x, b) = (-1.372, 0.537, -1.761)
    let exact = 1 / (1 + exp(-(w * x + b)))
    let quotient = differenceQuotient(at: b) { log(1 + exp(w * x + $0)) }
    #expect(abs(quotient.value - exact) < 1e-9 * exact)
    #expect(quotient.step > 1e-6)
  }

  @Test("A constant and a line take no more calls than a curve", arguments: [0, 0.7, 3, 1e6, -250.3])
  func constantsAndLines(x: Double) {
    let functions: [((Double) -> Double, Double)] = [
      ({ 0 * $0 }, 0), ({ _ in 7 }, 0), ({ Swift.max($0 - 1e9, 0) }, 0), ({ 3 * $0 }, 3),

      ({ 2.5 - $0 / 8 }, -0.125),
    ]
    for (index, (f, exact)) in functions.enumerated() {
      let quotient = differenceQuotient(at: x, of: f)
      #expect(quotient.evaluations <= 11 && !quotient.usedWholeLadder, "\(index): \(quotient)")
      #expect(abs(quotient.value - exact) <= quotient.errorEstimate, "\(index): \(quotient)")
      #expect((quotient.caveat == .flat) == (exact == 0), "\(index): \(quotient)")
    }
  }

  @Test("What is flat on the longest and the first step is no constant if it moves on short ones")
  func bump() {
    let quotient = differenceQuotient(at: 3) { ($0 - 3) * exp(-1e12 * ($0 - 3) * ($0 - 3)) }
    #expect(abs(quotient.value - 1) < 1e-9)
  }
}

@Suite("Units and extreme points")
struct ScaleTests {
  /// Whether two quotients are the same digits, in units that differ by powers of two.
  static func isSame(_ a: DifferenceQuotient, _ b: DifferenceQuotient, slope: Double, step: Double) -> Bool {
    a.value * slope == b.value && a.step * step == b.step && a.evaluations == b.evaluations
      && a.truncationError * slope == b.truncationError && a.roundingError * slope == b.roundingError
  }

  @Test(
    "f(c·x)/c, c·f(x) and f(x/c) have the digits of f(x), c being a power of two",
    arguments: KnownFunction.all)
  func powersOfTwo(function: KnownFunction) {
    var compared = 0
    for x in function.points {
      let quotient = differenceQuotient(at: x, of: function.value)
      // Where samples beside x are equal, nothing but the number 1 is left to measure lengths and rounding by.
      let beside = [x - 0x1p-10 * x, x + 0x1p-10 * x].map(function.value)
      let size = Swift.max(abs(function.value(x)), abs(function.derivative(x)))
      guard quotient.caveat != .flat, beside.contains(where: { $0 != function.value(x) }),
        (1e-230...1e230).contains(size)
      else { continue }
      compared += 1
      for c in [0x1p-60, 0x1p-3, 2, 0x1p41] {
        let both = differenceQuotient(at: x / c) { function.value(c * $0) / c }
        #expect(Self.isSame(quotient, both, slope: 1, step: 1 / c), "at \(x), c = \(c): \(both)")
        let ordinate = differenceQuotient(at: x) { c * function.value($0) }
        #expect(Self.isSame(quotient, ordinate, slope: c, step: 1), "at \(x), c = \(c): \(ordinate)")
        let abscissa = differenceQuotient(at: x * c) { function.value($0 / c) }
        #expect(Self.isSame(quotient, abscissa, slope: 1 / c, step: c), "at \(x), c = \(c): \(abscissa)")
      }
    }
    #expect(compared > 2 || function.name == "3")
  }

  @Test(
    "The estimate is a bound at tiny points too",
    arguments: [1e-40, 1e-60, 1e-70, 1e-71, 1e-80, 1e-100, 1e-130, 1e-150])
  func tinyPoints(x: Double) {
    let functions: [((Double) -> Double, Double)] = [
      ({ 1 / $0 }, -1 / x / x), ({ log($0) }, 1 / x), ({ $0.squareRoot() }, 0.5 / x.squareRoot()),
      ({ $0 * $0 }, 2 * x), ({ exp($0) }, 1), ({ sin($0) }, 1), ({ exp($0 / x) }, exp(1) / x),
    ]
    for (index, (f, exact)) in functions.enumerated() {
      let quotient = differenceQuotient(at: x, of: f)
      #expect(abs(quotient.value - exact) <= quotient.errorEstimate, "\(index): \(quotient)")
      #expect(quotient.errorEstimate < 1e-8 * abs(exact), "\(index): \(quotient)")
    }
  }

  @Test(
    "Some units in the last place beside a singularity no order claims what it cannot see",
    arguments: [1, 2, 4, 64, 1024, 65536, 1 << 24], 1...4)
  func besideSingularities(units: Int, order: Int) {
    let distance = Double(units) * 0x1p-52
    let x = 1 + distance
    let factorial = [1.0, 1, 2, 6, 24][order]
    let sign = order.isMultiple(of: 2) ? 1.0 : -1
    let power = pow(distance, Double(order))
    let functions: [((Double) -> Double, Double)] = [
      ({ 1 / ($0 - 1) }, sign * factorial / power / distance),
      ({ log($0 - 1) }, -sign * factorial / Double(order) / power),
      ({ ($0 - 1).squareRoot() }, [0.5, -0.25, 0.375, -0.9375][order - 1] * distance.squareRoot() / power),
    ]
    for (index, (f, exact)) in functions.enumerated() {
      let quotient = differenceQuotient(at: x, order: order, of: f)
      #expect(
        quotient.value.isNaN || abs(quotient.value - exact) <= quotient.errorEstimate,
        "\(index): \(quotient), exactly \(exact)")
    }
  }
}

@Suite("Popular rules for the step")
struct StepRecipeTests {
  /// Which rules keep at least six digits, in the order of their cases.
  @Test(
    "Each rule is right where its length is that of f, and wrong where it is not",
    arguments: [
      (1.0, "exp", [true, true, true, true, true, true]),
      (1e6, "sin", [false, false, false, false, false, false]),
      (1e-9, "log", [false, false, false, false, true, false]),
      (1e-9, "exp", [true, true, true, true, false, true]),
    ])
  func digits(x: Double, name: String, isRight: [Bool]) {
    let functions: [String: (Double) -> (value: Double, slope: Double)] = [
      "exp": { (exp($0), exp($0)) }, "sin": { (sin($0), cos($0)) }, "log": { (log($0), 1 / $0) },
    ]
    guard let f = functions[name] else { return }
    for (recipe, expected) in zip(StepRecipe.allCases, isRight) {
      let value = recipe.quotient(at: x) { f($0).value }
      let error = abs(value - f(x).slope) / abs(f(x).slope)
      #expect((error < 1e-6) == expected, "\(recipe.rawValue) at \(x): \(error)")
    }
  }

  @Test("A relative rule has no step at 0; the calls are those of the scheme")
  func edges() {
    #expect(StepRecipe.centralRelative.quotient(at: 0) { exp($0) }.isNaN)
    for recipe in StepRecipe.allCases {
      var calls = 0
      _ = recipe.quotient(at: 1) { x in
        calls += 1
        return x
      }
      #expect(calls == recipe.scheme.offsets.count)
    }
    #expect(StepRecipe.richardson.scheme.accuracyOrder == 4)
  }
}
