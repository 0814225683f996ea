// Gradient checking: easy, and slow. Differences evaluate the function twice for each input, the tape once.
import Reverse

func energy<T: Scalar>(_ x: [T]) -> T {
  x.dropFirst().enumerated().reduce(x[0] * x[0]) { sum, next in
    let step = next.element - sin(x[next.offset])
    return sum + step * step
  }
}

for n in [2, 20, 200, 2000] {
  let point = (0..<n).map { 0.3 + Double($0 % 7) / 10 }
  let adjoints = gradient(at: point, of: energy)
  let check = ComputationGraph.GradientCheck(of: adjoints, at: point, function: energy)
  print(n, "inputs: 1 backward sweep,", check.evaluations, "evaluations; they agree:", check.deviation < 1e-6)
}

var wrong = gradient(at: [0.3, 0.4], of: energy)
wrong[1] = -wrong[1]  // a sign mistake
let check = ComputationGraph.GradientCheck(of: wrong, at: [0.3, 0.4], function: energy)
print("with a sign mistake they agree:", check.deviation < 1e-6)

// Prints:
// 2 inputs: 1 backward sweep, 4 evaluations; they agree: true
// 20 inputs: 1 backward sweep, 40 evaluations; they agree: true
// 200 inputs: 1 backward sweep, 400 evaluations; they agree: true
// 2000 inputs: 1 backward sweep, 4000 evaluations; they agree: true
// with a sign mistake they agree: false
