// After reading this file you know the gradients of the workloads as a mathematician would program them: the limit
// of what a tape can reach, and the check of what it computes.

import Foundation

/// W1.
public func softplusGradient(
  _ w: Double, _ x: Double, _ b: Double
) -> (value: Double, gradient: (Double, Double, Double)) {
  let growth = exp(w * x + b)
  let slope = growth / (1 + growth)
  return (log(1 + growth), (slope * x, slope * w, slope))
}

/// W2: products of what is before, times products of what is after.
public func productGradient(_ x: Span<Double>, into g: inout MutableSpan<Double>) -> Double {
  var before = 1.0
  for index in 0..<x.count {
    g[unchecked: index] = before
    before *= x[unchecked: index]
  }
  var after = 1.0
  for index in stride(from: x.count &- 1, through: 0, by: -1) {
    g[unchecked: index] *= after
    after *= x[unchecked: index]
  }
  return before
}

/// W3.
public func logisticDerivative(_ start: Double, steps: Int) -> Double {
  var (x, slope) = (start, 1.0)
  for _ in 0..<steps {
    slope *= 4 - 8 * x
    x = 4 * x * (1 - x)
  }
  return slope
}

/// W4.
public func rosenbrockGradient(_ x: Span<Double>, into g: inout MutableSpan<Double>) -> Double {
  var sum = 0.0
  var carried = 0.0
  for index in 0..<x.count &- 1 {
    let here = x[unchecked: index]
    let valley = x[unchecked: index &+ 1] - here * here
    let distance = 1 - here
    sum += 100 * (valley * valley) + distance * distance
    g[unchecked: index] = carried - 400 * valley * here - 2 * distance
    carried = 200 * valley
  }
  g[unchecked: x.count &- 1] = carried
  return sum
}

/// W5.
public func networkGradient(
  _ p: Span<Double>, inputs: Span<Double>, targets: Span<Double>, hidden: Int,
  into g: inout MutableSpan<Double>
) -> Double {
  let count = inputs.count
  let weights = (count &+ 1) &* hidden
  let biases = weights &+ hidden &* targets.count
  return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 &* hidden) { layer in
    for unit in 0..<hidden {
      var sum = p[unchecked: count &* hidden &+ unit]
      for input in 0..<count { sum += p[unchecked: unit &* count &+ input] * inputs[unchecked: input] }
      layer[unit] = tanh(sum)
      layer[hidden &+ unit] = 0
    }
    var loss = 0.0
    for output in 0..<targets.count {
      let row = weights &+ output &* hidden
      var sum = p[unchecked: biases &+ output]
      for unit in 0..<hidden { sum += p[unchecked: row &+ unit] * layer[unit] }
      let error = sum - targets[unchecked: output]
      loss += error * error
      g[unchecked: biases &+ output] = 2 * error
      for unit in 0..<hidden {
        g[unchecked: row &+ unit] = 2 * error * layer[unit]
        layer[hidden &+ unit] += 2 * error * p[unchecked: row &+ unit]
      }
    }
    for unit in 0..<hidden {
      let slope = layer[hidden &+ unit] * (1 - layer[unit] * layer[unit])
      g[unchecked: count &* hidden &+ unit] = slope
      for input in 0..<count { g[unchecked: unit &* count &+ input] = slope * inputs[unchecked: input] }
    }
    return loss
  }
}

/// W6: with responsibilities rᶜ = exp(termᶜ − log Σ exp), of each point, and the softmax of the weights.
public func mixtureGradient(
  _ p: Span<Double>, points: Span<Double>, d: Int, k: Int, into g: inout MutableSpan<Double>
) -> Double {
  let means = k
  let logs = k &+ k &* d
  let lower = logs &+ k &* d
  let triangle = d &* (d &- 1) / 2
  let n = points.count / d
  for index in 0..<g.count { g[unchecked: index] = 0 }
  return withUnsafeTemporaryAllocation(of: Double.self, capacity: 3 &* k &* d &+ 2 &* k) { memory in
    let diagonal = 0
    let centred = k &* d
    let q = 2 &* k &* d
    let base = 3 &* k &* d
    let terms = base &+ k
    for c in 0..<k {
      memory[base &+ c] = p[unchecked: c]
      for i in 0..<d {
        memory[diagonal &+ c &* d &+ i] = exp(p[unchecked: logs &+ c &* d &+ i])
        memory[base &+ c] += p[unchecked: logs &+ c &* d &+ i]
      }
    }
    var total = 0.0
    for point in 0..<n {
      var largest = -Double.infinity
      for c in 0..<k {
        var squares = 0.0
        for i in 0..<d {
          let x = points[unchecked: point &* d &+ i] - p[unchecked: means &+ c &* d &+ i]
          memory[centred &+ c &* d &+ i] = x
          memory[q &+ c &* d &+ i] = memory[diagonal &+ c &* d &+ i] * x
        }
        var entry = lower &+ c &* triangle
        for j in 0..<d {
          for i in j &+ 1..<d {
            memory[q &+ c &* d &+ i] += p[unchecked: entry] * memory[centred &+ c &* d &+ j]
            entry &+= 1
          }
        }
        for i in 0..<d { squares += memory[q &+ c &* d &+ i] * memory[q &+ c &* d &+ i] }
        memory[terms &+ c] = memory[base &+ c] - 0.5 * squares
        largest = max(largest, memory[terms &+ c])
      }
      var sum = 0.0
      for c in 0..<k {
        memory[terms &+ c] = exp(memory[terms &+ c] - largest)
        sum += memory[terms &+ c]
      }
      total += largest + log(sum)
      for c in 0..<k {
        let share = memory[terms &+ c] / sum
        g[unchecked: c] += share
        var entry = lower &+ c &* triangle
        for i in 0..<d {
          let slope = -share * memory[q &+ c &* d &+ i]
          let scaled = memory[diagonal &+ c &* d &+ i]
          g[unchecked: logs &+ c &* d &+ i] += share + slope * scaled * memory[centred &+ c &* d &+ i]
          g[unchecked: means &+ c &* d &+ i] -= slope * scaled
        }
        for j in 0..<d {
          var sum = 0.0
          for i in j &+ 1..<d {
            let slope = -share * memory[q &+ c &* d &+ i]
            sum += slope * p[unchecked: entry]
            g[unchecked: entry] += slope * memory[centred &+ c &* d &+ j]
            entry &+= 1
          }
          g[unchecked: means &+ c &* d &+ j] -= sum
        }
      }
    }
    var largest = -Double.infinity
    for c in 0..<k { largest = max(largest, p[unchecked: c]) }
    var sum = 0.0
    for c in 0..<k { sum += exp(p[unchecked: c] - largest) }
    for c in 0..<k { g[unchecked: c] -= Double(n) * exp(p[unchecked: c] - largest) / sum }
    return total - Double(n) * (largest + log(sum))
  }
}
