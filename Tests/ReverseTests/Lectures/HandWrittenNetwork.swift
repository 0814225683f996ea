// The network of the digits with its gradient worked out by hand: plain loops, no graph. It is what the framework's
// training is compared with, in its weights (Tests) and in its cost (Benchmarks/Arrays).

/// 64 inputs, tanh units, 10 classes, cross-entropy; weights in row-major order.
struct HandWrittenNetwork {
  let inputs: Int, hidden: Int, classes: Int
  var w1: [Double], b1: [Double], w2: [Double], b2: [Double]
  private var v1: [Double], vb1: [Double], v2: [Double], vb2: [Double]

  init(w1: [Double], b1: [Double], w2: [Double], b2: [Double]) {
    (self.w1, self.b1, self.w2, self.b2) = (w1, b1, w2, b2)
    (hidden, classes) = (b1.count, b2.count)
    inputs = w1.count / b1.count
    v1 = Array(repeating: 0, count: w1.count)
    vb1 = Array(repeating: 0, count: b1.count)
    v2 = Array(repeating: 0, count: w2.count)
    vb2 = Array(repeating: 0, count: b2.count)
  }

  /// One step of descent with momentum on a minibatch; returns the mean loss before it.
  mutating func step(
    x: [Double], t: [Double], count n: Int, eta: Double, momentum: Double,
    tanh: (Double) -> Double, exp: (Double) -> Double, log: (Double) -> Double
  ) -> Double {
    let (i, h, c) = (inputs, hidden, classes)
    var a = product(x, w1, n, i, h)
    for b in 0..<n { for k in 0..<h { a[b * h + k] = tanh(a[b * h + k] + b1[k]) } }
    var z = product(a, w2, n, h, c)
    var loss = 0.0
    for b in 0..<n {
      var top = -Double.infinity
      for k in 0..<c {
        z[b * c + k] += b2[k]
        top = Swift.max(top, z[b * c + k])
      }
      var total = 0.0
      for k in 0..<c { total += exp(z[b * c + k] - top) }
      let norm = top + log(total)
      for k in 0..<c {
        loss += t[b * c + k] * (norm - z[b * c + k])
        z[b * c + k] = (exp(z[b * c + k] - norm) - t[b * c + k]) / Double(n)  // now the adjoint of z
      }
    }
    var abar = product(z, transpose(w2, h, c), n, c, h)
    for k in abar.indices { abar[k] *= 1 - a[k] * a[k] }
    descend(&w2, &v2, transposedProduct(a, z, n, h, c), eta, momentum)
    descend(&b2, &vb2, columnSums(z, n, c), eta, momentum)
    descend(&w1, &v1, transposedProduct(x, abar, n, i, h), eta, momentum)
    descend(&b1, &vb1, columnSums(abar, n, h), eta, momentum)
    return loss / Double(n)
  }

  private func product(_ x: [Double], _ w: [Double], _ n: Int, _ m: Int, _ p: Int) -> [Double] {
    var y = [Double](repeating: 0, count: n * p)
    x.withUnsafeBufferPointer { x in
      w.withUnsafeBufferPointer { w in
        y.withUnsafeMutableBufferPointer { y in
          for b in 0..<n {
            for j in 0..<m {
              let factor = x[b * m + j]
              for k in 0..<p { y[b &* p &+ k] += factor * w[j &* p &+ k] }
            }
          }
        }
      }
    }
    return y
  }

  private func transposedProduct(_ x: [Double], _ d: [Double], _ n: Int, _ m: Int, _ p: Int) -> [Double] {
    var y = [Double](repeating: 0, count: m * p)
    x.withUnsafeBufferPointer { x in
      d.withUnsafeBufferPointer { d in
        y.withUnsafeMutableBufferPointer { y in
          for b in 0..<n {
            for j in 0..<m {
              let factor = x[b * m + j]
              for k in 0..<p { y[j &* p &+ k] += factor * d[b &* p &+ k] }
            }
          }
        }
      }
    }
    return y
  }

  private func transpose(_ w: [Double], _ m: Int, _ p: Int) -> [Double] {
    (0..<m * p).map { w[$0 % m * p + $0 / m] }
  }

  private func columnSums(_ d: [Double], _ n: Int, _ p: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: p)
    for b in 0..<n { for k in 0..<p { sums[k] += d[b * p + k] } }
    return sums
  }

  private func descend(
    _ w: inout [Double], _ v: inout [Double], _ grad: [Double], _ eta: Double, _ momentum: Double
  ) {
    w.withUnsafeMutableBufferPointer { w in
      v.withUnsafeMutableBufferPointer { v in
        grad.withUnsafeBufferPointer { grad in
          for i in 0..<w.count {
            v[i] = momentum * v[i] + grad[i]
            w[i] -= eta * v[i]
          }
        }
      }
    }
  }
}
