// One function, four derivatives: forward mode, reverse mode, the formula, differences, and their comparison.
import SymbolicCompare

func softplus<T: Scalar>(_ x: T) -> T {
  let growth = exp(x)
  return log(1 + growth)
}

print("forward mode:", Dual::derivative(at: 1, of: softplus))
print("reverse mode:", Reverse::gradient(at: 1, of: softplus))
print("formula:", softplus(Symbolic.variable("x")).derivative(withRespectTo: "x"))
let difference = FiniteDiff::derivative(at: 1, of: softplus)
print("differences: to 9 digits the same:", abs(difference - Dual::derivative(at: 1, of: softplus)) < 1e-9)

for (text, x) in [("log(1 + exp(x))", 1.0), ("log(1 + exp(x))", 1000), ("softplus(x)", 1000), ("abs(x)", 0)] {
  let comparison = try Comparison(of: text, at: ["x": x])
  print(text, "at", x, comparison.verdict.kind.rawValue)
}
print(try Comparison(of: "x*y", at: ["x": 2, "y": 3]))

// Prints:
// forward mode: 0.7310585786300048
// reverse mode: 0.7310585786300048
// formula: (0 + exp(x)*1)/(1 + exp(x))
// differences: to 9 digits the same: true
// log(1 + exp(x)) at 1.0 AGREE
// log(1 + exp(x)) at 1000.0 OVERFLOW
// softplus(x) at 1000.0 AGREE
// abs(x) at 0.0 KINK
// x*y at x=2.0,y=3.0
// AGREE: the exact methods have their digits; the difference quotient is within its predicted error
