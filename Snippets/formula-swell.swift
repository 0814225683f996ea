// How a derivative's formula grows, what reverse mode makes of the same formula, and what a smaller form costs in digits.
import SymbolicCompare

let step = try Symbolic(parsing: "4*x*(1 - x)")
for n in [1, 3, 5] {
  let f = step.iterated(n, over: "x")
  let derivative = f.derivative(withRespectTo: "x")
  let sweep = f.reverseSweep(by: ["x"])[1]
  print("\(n) steps: written out \(derivative.treeSize), shared \(derivative.sharedSize),", terminator: " ")
  print("by reverse mode \(sweep.sharedSize) nodes")
}

// The slope of x ↦ 4x(1 − x), iterated 5 times, as it comes and expanded: fewer operations, and hardly a right digit.
let slope = step.iterated(5, over: "x").derivative(withRespectTo: "x")
let points = (1...200).map { [Double($0) / 201] }
func bits(_ formula: Symbolic) -> Int {
  let accuracy = FormAccuracy(of: formula, inputs: ["x"], at: points) { x in
    // 2ⁿ sin(2ⁿ⁺¹ θ)/sin 2θ with x = sin² θ
    let angle = asin(sqrt(x[0]))
    return 32 * sin(64 * angle) / sin(2 * angle)
  }
  return Int(accuracy.meanBits)
}
print(
  "wrong bits on average: \(bits(slope)) as it comes, \(bits(slope.simplified(.expanded).result)) expanded")

// Prints:
// 1 steps: written out 19, shared 13, by reverse mode 10 nodes
// 3 steps: written out 217, shared 33, by reverse mode 26 nodes
// 5 steps: written out 1441, shared 53, by reverse mode 42 nodes
// wrong bits on average: 4 as it comes, 49 expanded
