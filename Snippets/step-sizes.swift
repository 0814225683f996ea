// Differences: the error against the step is a V, and a check of a gradient needs no tolerance.
import FiniteDiff

var before = Double.infinity
for step in [1e-1, 1e-3, 1e-5, 1e-8, 1e-11] {
  let error = abs(Scheme.central.quotient(at: 1, step: step) { x in exp(x) } - exp(1.0))
  print("step \(step): the error is \(error < before ? "smaller: less truncation" : "larger: more rounding")")
  before = error
}

let measured = differenceQuotient(at: 1) { x in exp(x) }
print(
  "with a measured step the error is below its estimate:",
  abs(measured.value - exp(1.0)) < measured.errorEstimate)

func f(_ x: [Double]) -> Double { sin(3 * x[0]) + x[1] * x[1] }
func gradientOfF(_ x: [Double]) -> [Double] {
  [cos(3 * x[0]), 2 * x[1]]  // the inner derivative 3 is forgotten
}

let check = checkGradient(of: f, gradient: gradientOfF, at: [0.4, 0.7], names: ["a", "b"])
for entry in check.components {
  print(entry.name, entry.verdict.rawValue)
  for cause in entry.causes { print("likely cause:", cause) }
}

// Prints:
// step 0.1: the error is smaller: less truncation
// step 0.001: the error is smaller: less truncation
// step 1e-05: the error is smaller: less truncation
// step 1e-08: the error is larger: more rounding
// step 1e-11: the error is larger: more rounding
// with a measured step the error is below its estimate: true
// a DISAGREE
// likely cause: a factor 3 is missing, perhaps an inner derivative; look at the chain rule
// b AGREE
