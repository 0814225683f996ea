// Differences: the error against the step is a V, and a check of a gradient needs no tolerance.
import FiniteDiff

for step in [1e-1, 1e-3, 1e-5, 1e-7, 1e-9, 1e-11] {
  let quotient = Scheme.central.quotient(at: 1, step: step) { x in exp(x) }
  print("step \(step): off by about 10^\(Int(log10(abs(quotient - exp(1.0))).rounded()))")
}

let measured = differenceQuotient(at: 1) { x in exp(x) }
print(
  "chosen by measuring: off by less than its estimate:",
  abs(measured.value - exp(1.0)) < measured.errorEstimate)

func f(_ x: [Double]) -> Double { sin(3 * x[0]) * x[1] }
func gradientOfF(_ x: [Double]) -> [Double] {
  [cos(3 * x[0]) * x[1], sin(3 * x[0])]  // the inner derivative 3 is forgotten
}

let check = checkGradient(of: f, gradient: gradientOfF, at: [0.4, 2], names: ["a", "b"])
for entry in check.components { print(entry.name, entry.verdict) }
for cause in check.causes { print(cause) }

// Prints:
