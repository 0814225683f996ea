// After reading this file you know what is measured: six functions, each written once over any `Scalar`.

public import Reverse

/// W1: log(1 + exp(w·x + b)), 5 operations.
@inlinable
public func softplusWritten<T: Scalar>(_ w: T, _ x: T, _ b: T) -> T {
  let growth = exp(w * x + b)
  return log(1 + growth)
}

/// W2: Speelpenning's product, n − 1 operations.
@inlinable
public func product<T: Scalar>(_ x: Span<T>) -> T {
  var product = x[0]
  for index in 1..<x.count { product = product * x[index] }
  return product
}

/// W3: the logistic map, 3k operations.
@inlinable
public func logistic<T: Scalar>(_ start: T, steps: Int) -> T {
  var x = start
  for _ in 0..<steps {
    let double = 4 * x
    x = double * (1 - x)
  }
  return x
}

/// W4: Rosenbrock's valley, 8(n − 1) operations.
@inlinable
public func rosenbrock<T: Scalar>(_ x: Span<T>) -> T {
  var sum: T = 0
  for index in 0..<x.count - 1 {
    let valley = x[index + 1] - x[index] * x[index]
    let distance = 1 - x[index]
    let steep = 100 * (valley * valley)
    sum = sum + (steep + distance * distance)
  }
  return sum
}

/// W5: the squared error of a network with one hidden layer of tanh.
@inlinable
public func network<T: Scalar>(
  _ p: Span<T>, inputs: Span<Double>, targets: Span<Double>, hidden: Int
) -> T {
  withUnsafeTemporaryAllocation(of: T.self, capacity: hidden) { layer in
    let count = inputs.count
    for unit in 0..<hidden {
      var sum = p[count &* hidden &+ unit]
      for input in 0..<count { sum = sum + p[unit &* count &+ input] * T(inputs[input]) }
      layer.initializeElement(at: unit, to: tanh(sum))
    }
    let weights = (count &+ 1) &* hidden
    let biases = weights &+ hidden &* targets.count
    var loss: T = 0
    for output in 0..<targets.count {
      var sum = p[biases &+ output]
      for unit in 0..<hidden { sum = sum + p[weights &+ output &* hidden &+ unit] * layer[unit] }
      let error = sum - T(targets[output])
      loss = loss + error * error
    }
    return loss
  }
}

/// W6: the logarithm of the likelihood of a mixture of k Gaussians in d dimensions, as in ADBench.
///
/// Parameters: k logarithms of weights, k·d means, k·d logarithms of diagonals, k·d(d − 1)/2 entries below.
@inlinable
public func mixture<T: OrderedScalar>(_ p: Span<T>, points: Span<Double>, d: Int, k: Int) -> T {
  withUnsafeTemporaryAllocation(of: T.self, capacity: k &* d &+ 2 &* k &+ 2 &* d) { memory in
    let diagonal = 0
    let base = k &* d
    let terms = base &+ k
    let centred = terms &+ k
    let q = centred &+ d
    for c in 0..<k {
      var sum = p[c]
      for i in 0..<d {
        let logarithm = p[k &+ k &* d &+ c &* d &+ i]
        memory.initializeElement(at: diagonal &+ c &* d &+ i, to: exp(logarithm))
        sum = sum + logarithm
      }
      memory.initializeElement(at: base &+ c, to: sum)
    }
    var total: T = 0
    for point in 0..<points.count / d {
      for c in 0..<k {
        for i in 0..<d {
          let x = T(points[point &* d &+ i]) - p[k &+ c &* d &+ i]
          memory.initializeElement(at: centred &+ i, to: x)
          memory.initializeElement(at: q &+ i, to: memory[diagonal &+ c &* d &+ i] * x)
        }
        var entry = k &+ 2 &* k &* d &+ c &* (d &* (d &- 1) / 2)
        for j in 0..<d {
          for i in j &+ 1..<d {
            memory[q &+ i] = memory[q &+ i] + p[entry] * memory[centred &+ j]
            entry &+= 1
          }
        }
        var squares: T = 0
        for i in 0..<d { squares = squares + memory[q &+ i] * memory[q &+ i] }
        memory.initializeElement(at: terms &+ c, to: memory[base &+ c] - 0.5 * squares)
      }
      total = total + logOfSum(of: memory, from: terms, count: k)
    }
    for c in 0..<k { memory.initializeElement(at: terms &+ c, to: p[c]) }
    let normalisation = logOfSum(of: memory, from: terms, count: k)
    return total - T(Double(points.count / d)) * normalisation
  }
}

/// log Σ exp(xᵢ), with the largest taken out.
@inlinable @inline(__always)
func logOfSum<T: OrderedScalar>(
  of memory: UnsafeMutableBufferPointer<T>, from start: Int, count: Int
) -> T {
  var largest = memory[start]
  for index in start &+ 1..<start &+ count where memory[index] > largest { largest = memory[index] }
  var sum: T = 0
  for index in start..<start &+ count { sum = sum + exp(memory[index] - largest) }
  return largest + log(sum)
}
