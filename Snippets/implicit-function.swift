// A root is differentiated at the solution, not through the iterations that found it; the judge says why that differs.
import SymbolicCompare

/// √p by some steps of Newton's method, as any method can differentiate it.
func iterated<T: Scalar>(_ p: T, steps: Int) -> T {
  var u: T = 1
  for _ in 0..<steps {
    let quotient = p / u
    u = (u + quotient) / 2
  }
  return u
}

/// How many digits of a number are those of another.
func digits(_ x: Double, of truth: Double) -> Int { x == truth ? 16 : Int(-log10(abs(x / truth - 1))) }

let (root, gradient) = try rootWithGradient(at: [2], from: 1) { u, p in u * u - p[0] }
let truth = try Comparison(of: "sqrt(p)", at: ["p": 2])["p"]?.truth?.number?.midpoint.nearestDouble ?? .nan
print(
  "implicit: \(digits(root, of: 2.0.squareRoot())) digits of the root, \(digits(gradient[0], of: truth)) of its slope"
)

for steps in 2...5 {
  let unrolled = try Comparison(of: { p in iterated(p, steps: steps) }, at: 2)
  let slope = unrolled["x"]?.reverse ?? .nan
  print(
    "\(steps) steps: \(digits(unrolled.value, of: 2.0.squareRoot())) and \(digits(slope, of: truth)) digits;",
    terminator: " ")
  print("the judge: \(unrolled.verdict.kind.rawValue), it is the derivative of these \(steps) steps")
}

// Where two roots meet there is no derivative.
for p in [1.0, 0.75] {
  do {
    print(try rootWithGradient(at: [p], from: 3) { u, p in u * u - 2 * u + p[0] })
  } catch let error as ImplicitFunctionError { print(error) }
}
let point = try fixedPointWithGradient(at: [2.8], from: 0.3) { u, r in r[0] * u * (1 - u) }  // 1 − 1/r
print("the fixed point's slope is 1/r²:", abs(point.gradient[0] * 2.8 * 2.8 - 1) < 1e-14)

// Prints:
// implicit: 15 digits of the root, 16 of its slope
// 2 steps: 2 and 1 digits; the judge: AGREE, it is the derivative of these 2 steps
// 3 steps: 5 and 4 digits; the judge: AGREE, it is the derivative of these 3 steps
// 4 steps: 11 and 10 digits; the judge: AGREE, it is the derivative of these 4 steps
// 5 steps: 15 and 15 digits; the judge: AGREE, it is the derivative of these 5 steps
// At [1.0000000074505806] the Jacobian by the unknowns is singular. If the solution is there, others meet it, and it has no derivative: take other parameters, or equations that tell them apart. If it is elsewhere, take another start.
// (root: 1.4999999999999998, gradient: [-1.0000000000000004])
// the fixed point's slope is 1/r²: true
