// Symbolic differentiation and forward mode perform the same operations, bit for bit, unless a rule is arranged otherwise.
import SymbolicCompare

for (text, x) in [("4*x*(1 - x)", "x"), ("sin(sin(x))*exp(x)", "x"), ("log(1 + exp(w*x + b))", "w")] {
  let formula = try Symbolic(parsing: text)
  let equivalence = Equivalence(of: formula, withRespectTo: x)
  print(
    "\(text) by \(x): the same to the last bit at \(equivalence.identical) of \(equivalence.points) points")
}

// Operation by operation: which one differs, and which arrangement of its rule is why.
let softplus = try Symbolic(parsing: "log(1 + exp(w*x + b))")
let trace = EquivalenceTrace(of: softplus, withRespectTo: "w", at: [-0.2, 1.3, 0.7])  // b, w, x
for row in trace.rows where !row.operation.isEmpty {
  print("\(row.name) = \(row.operation): tangent \(row.forward), differs at \(row.differing)", terminator: "")
  if row.differingByRule > 0, let forward = row.forwardRule, let naive = row.naiveRule {
    print(", for \(forward) is not \(naive)", terminator: "")
  }
  print()
}

// Prints:
// 4*x*(1 - x) by x: the same to the last bit at 1000 of 1000 points
// sin(sin(x))*exp(x) by x: the same to the last bit at 1000 of 1000 points
// log(1 + exp(w*x + b)) by w: the same to the last bit at 716 of 1000 points
// v1 = w * x: tangent 0.7, differs at 0
// v2 = v1 + b: tangent 0.7, differs at 0
// v3 = exp(v2): tangent 1.4237938810527253, differs at 0
// v4 = 1 + v3: tangent 1.4237938810527253, differs at 0
// v5 = log(v4): tangent 0.46928081186620796, differs at 284, for 1/u*u' is not u'/u
