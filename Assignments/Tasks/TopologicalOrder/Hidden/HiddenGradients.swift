// What is asked of Gradients.swift besides.

import Checking
import Reverse

@testable import TopologicalOrder

let hiddenGradients = [
  Check("contributions of two parents") {
    let x = Node("x", 2)
    let w = x * x
    let output = w * 3 + w * 5
    var finding = Finding.unless(
      gradients(of: output)[x] ?? .nan, is: 32, "dy/dx of w = x·x, y = 3w + 5w at x = 2")
    let yours = gradients(of: output)[x]
    if yours == 12 || yours == 20 || yours == 16 {
      finding?.slip = "a node that is used twice gets two contributions, which are added: += instead of ="
    }
    if let yours, yours > 32 {
      finding?.slip = "a contribution is passed on twice: a node goes on once, with the sum"
    }
    return finding
  },
  Check("as the package's reverse mode") {
    let point = [0.5, 1.25, -2]
    func f<T: Scalar>(_ x: [T]) -> T {
      let a = x[0] * x[1]
      let b = exp(a) - x[2]
      return a * b + sin(b) / x[1]
    }
    let inputs = zip(["x", "y", "z"], point).map { Node($0, $1) }
    let all = gradients(of: f(inputs))
    let right = Reverse::gradient(at: point) { x in f(x) }
    return .unless(
      inputs.map { all[$0] ?? .nan }, are: right, "a = xy, b = exp(a) − z, f = ab + sin(b)/y at \(point)",
      within: 1e-11)
  },
]
