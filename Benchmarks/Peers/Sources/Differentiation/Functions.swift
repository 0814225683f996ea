// After reading this file you know how the compiler's own differentiation is used: the functions are marked, and the
// compiler makes their derivatives. Scalar code, as a user would write it.
//
// Each reading of `x[i]` has a pullback that makes a whole array of zeros with one number in it; a gradient of n inputs
// therefore costs n² operations.

import Foundation
import PeerInterface
import _Differentiation

@differentiable(reverse)
func softplus(_ w: Double, _ x: Double, _ b: Double) -> Double {
  log(1 + exp(w * x + b))
}

@differentiable(reverse)
func product(_ x: [Double]) -> Double {
  var product = x[0]
  for index in 1..<withoutDerivative(at: x.count) { product *= x[index] }
  return product
}

@differentiable(reverse,wrt: x)
func logistic(_ x: Double, steps: Int) -> Double {
  var x = x
  for _ in 0..<steps { x = 4 * x * (1 - x) }
  return x
}

@differentiable(reverse)
func rosenbrock(_ x: [Double]) -> Double {
  var sum = 0.0
  for index in 0..<withoutDerivative(at: x.count) - 1 {
    let here = x[index]
    let valley = x[index + 1] - here * here
    let distance = 1 - here
    sum += 100 * (valley * valley) + distance * distance
  }
  return sum
}

@differentiable(reverse,wrt: p)
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

/// log Σ exp(xᵢ), with the largest taken out as a constant: it cancels.
@differentiable(reverse)
func logOfSum(_ x: [Double]) -> Double {
  let largest = withoutDerivative(at: x).max() ?? 0
  var sum = 0.0
  for index in 0..<withoutDerivative(at: x.count) { sum += exp(x[index] - largest) }
  return largest + log(sum)
}

@differentiable(reverse,wrt: p)
func mixture(_ p: [Double], points: [Double], d: Int, k: Int) -> Double {
  let (means, logs, lower) = (k, k + k * d, k + 2 * k * d)
  var alphas: [Double] = []
  var bases: [Double] = []
  var diagonal: [Double] = []
  for c in 0..<k {
    var base = p[c]
    alphas.append(base)
    for i in 0..<d {
      base += p[logs + c * d + i]
      diagonal.append(exp(p[logs + c * d + i]))
    }
    bases.append(base)
  }
  var total = 0.0
  for point in 0..<points.count / d {
    var terms: [Double] = []
    for c in 0..<k {
      var centred: [Double] = []
      for i in 0..<d { centred.append(points[point * d + i] - p[means + c * d + i]) }
      var squares = 0.0
      for i in 0..<d {
        var q = diagonal[c * d + i] * centred[i]
        for j in 0..<i {
          // The triangle below the diagonal, column by column.
          let entry = c * (d * (d - 1) / 2) + j * d - j * (j + 1) / 2 + i - j - 1
          q += p[lower + entry] * centred[j]
        }
        squares += q * q
      }
      terms.append(bases[c] - 0.5 * squares)
    }
    total += logOfSum(terms)
  }
  return total - Double(points.count / d) * logOfSum(alphas)
}

/// What computes the gradient of a problem at a point, and returns the value; `nil` for a formula given as text.
public func differentiated(_ problem: Problem) -> ((_ x: [Double], _ gradient: inout [Double]) -> Double)? {
  let size = problem.size
  switch problem.workload {
  case 1:
    return { x, g in
      let (value, slopes) = valueWithGradient(at: x[0], x[1], x[2], of: softplus)
      (g[0], g[1], g[2]) = slopes
      return value
    }
  case 2: return ofArrays { product($0) }
  case 3:
    return { x, g in
      let (value, slope) = valueWithGradient(at: x[0]) { logistic($0, steps: size.0) }
      g[0] = slope
      return value
    }
  case 4: return ofArrays { rosenbrock($0) }
  case 5:
    let inputs = Array(UnsafeBufferPointer(start: problem.data, count: size.0))
    let targets = Array(UnsafeBufferPointer(start: problem.data + size.0, count: size.2))
    return ofArrays { network($0, inputs: inputs, targets: targets, hidden: size.1) }
  case 6:
    let points = Array(UnsafeBufferPointer(start: problem.data, count: size.0 * size.1))
    return ofArrays { mixture($0, points: points, d: size.1, k: size.2) }
  default: return nil
  }
}

private func ofArrays(
  _ function: @escaping @differentiable(reverse) ([Double]) -> Double
) -> (_ x: [Double], _ gradient: inout [Double]) -> Double {
  { x, gradient in
    let (value, slopes) = valueWithGradient(at: x, of: function)
    gradient = slopes.base
    return value
  }
}
