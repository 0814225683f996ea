// A choice in code that has no order: two gates, whose closed one passes nothing on, and what a derivative knows of a jump.
import SymbolicCompare

/// The square root where there is one, else 0.
func root<T: Scalar>(_ x: T) -> T { ifPositive(x, sqrt(x)) }

/// 2x right of 0, x elsewhere: continuous, with a kink.
func bent<T: Scalar>(_ x: T) -> T { ifPositive(x, 2 * x) + ifNotPositive(x, x) }

for x in [-1.0, 0, 4] {
  print("root at \(x):", Dual::derivative(at: x) { x in root(x) }, Reverse::gradient(at: x) { x in root(x) })
}
print("bent at 0:", Dual::derivative(at: 0) { x in bent(x) }, "the branch x is taken")
print("mod(x, 1) at 2:", Dual::derivative(at: 2) { x in mod(x, 1) }, "though it jumps there")

// What is certified on both sides tells a jump from a kink, and a kink from a smooth seam.
for text in ["mod(x, 1)", "where(x > 2, 2*x, x + 2)", "where(x > 2, x^2, 4*x - 4)"] {
  let comparison = try Comparison(of: Symbolic(parsing: text), at: ["x": 2])
  print(text, "at 2:", comparison.verdict.kind)
}

// Prints:
// root at -1.0: 0.0 0.0
// root at 0.0: 0.0 0.0
// root at 4.0: 0.25 0.25
// bent at 0: 1.0 the branch x is taken
// mod(x, 1) at 2: 1.0 though it jumps there
// mod(x, 1) at 2: domain
// where(x > 2, 2*x, x + 2) at 2: kink
// where(x > 2, x^2, 4*x - 4) at 2: agree
