// A NaN came out: where did it arise, from which numbers, and what does the judge advise?
import SymbolicCompare

for (text, x) in [("log(1 + exp(x))", 1000), ("x*log(x)", 0)] {
  let comparison = try Comparison(of: text, at: ["x": Double(x)])
  print("\(text): \(comparison.verdict.kind.rawValue)")
  for sweep in [FirstNaN.Sweep.values, .tangents(variable: "x"), .adjoints] {
    guard let first = comparison.firstNaN(in: sweep) else { continue }
    print("  \(sweep): \(first.operation) at \(first.node.formula)")
  }
}

// Prints:
// log(1 + exp(x)): OVERFLOW
//   tangents(variable: "x"): 0 · inf at log(1 + exp(x))
//   adjoints: 0 · inf at exp(x)
// x*log(x): DOMAIN
//   values: 0 · -inf at x*log(x)
//   tangents(variable: "x"): 0 · inf at x*log(x)
//   adjoints: 0 · inf at log(x)
