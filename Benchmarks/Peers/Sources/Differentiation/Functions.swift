// After reading this file you know how the compiler's own differentiation is used: the functions are marked, and the
// compiler makes their derivatives. Scalar code on arrays, as a user would write it.
//
// Each reading of `x[i]` has a pullback that makes a whole array of zeros with one number in it; a gradient of n inputs
// therefore costs n² operations.

import Foundation
import PeerInterface
import _Differentiation

@differentiable(reverse)
func softplus(_ x: [Double]) -> Double {
  log(1 + exp(x[0] * x[1] + x[2]))
}

@differentiable(reverse)
func product(_ x: [Double]) -> Double {
  var product = x[0]
  for index in 1..<withoutDerivative(at: x.count) { product *= x[index] }
  return product
}

@differentiable(reverse, wrt: x)
func logistic(_ x: [Double], steps: Int) -> Double {
  var state = x[0]
  for _ in 0..<steps { state = 4 * state * (1 - state) }
  return state
}

@differentiable(reverse)
func rosenbrock(_ x: [Double]) -> Double {
  var sum = 0.0
  for index in 0..<withoutDerivative(at: x.count) - 1 {
    let valley = x[index + 1] - x[index] * x[index]
    let distance = 1 - x[index]
    sum += 100 * (valley * valley) + distance * distance
  }
  return sum
}

@differentiable(reverse, wrt: p)
func network(_ p: [Double], inputs: [Double], targets: [Double], hidden: Int) -> Double {
  let count = inputs.count
  let biases = (count + 1) * hidden + hidden * targets.count
  var loss = 0.0
  var layer: [Double] = []
  for unit in 0..<hidden {
    var sum = p[count * hidden + unit]
    for input in 0..<count { sum += p[unit * count + input] * inputs[input] }
    layer.append(tanh(sum))
  }
  for output in 0..<withoutDerivative(at: targets.count) {
    var sum = p[biases + output]
    for unit in 0..<hidden { sum += p[(count + 1) * hidden + output * hidden + unit] * layer[unit] }
    let error = sum - targets[output]
    loss += error * error
  }
  return loss
}

/// Value and gradient of a problem, as a function of the point; `nil` where it would take minutes.
public func differentiated(_ problem: Problem) -> (([Double]) -> (value: Double, gradient: [Double]))? {
  let size = (problem.size.0, problem.size.1, problem.size.2)
  func gradient(of function: @escaping @differentiable(reverse) ([Double]) -> Double) -> (
    ([Double]) -> (value: Double, gradient: [Double])
  ) {
    { x in
      let (value, gradient) = valueWithGradient(at: x, of: function)
      return (value, gradient.base)
    }
  }
  switch problem.workload {
  case 1: return gradient { softplus($0) }
  case 2: return gradient { product($0) }
  case 3: return gradient { logistic($0, steps: size.0) }
  case 4: return gradient { rosenbrock($0) }
  case 5 where problem.n < 1000:
    let data = UnsafeBufferPointer(start: problem.data, count: size.0 + size.2)
    let (inputs, targets) = (Array(data[..<size.0]), Array(data[size.0...]))
    return gradient { network($0, inputs: inputs, targets: targets, hidden: size.1) }
  default: return nil
  }
}
