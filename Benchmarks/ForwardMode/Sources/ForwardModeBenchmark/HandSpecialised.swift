// What a user would write by hand for one purpose: a dual number without edge values, without protocol, in the
// same module as the functions, which are written out for it.

import Glibc

struct HandDual {
  var value: Double
  var tangent: Double

  @inline(__always) static func + (a: HandDual, b: HandDual) -> HandDual {
    HandDual(value: a.value + b.value, tangent: a.tangent + b.tangent)
  }
  @inline(__always) static func - (a: HandDual, b: HandDual) -> HandDual {
    HandDual(value: a.value - b.value, tangent: a.tangent - b.tangent)
  }
  @inline(__always) static func * (a: HandDual, b: HandDual) -> HandDual {
    HandDual(value: a.value * b.value, tangent: a.tangent * b.value + a.value * b.tangent)
  }
  @inline(__always) static func / (a: HandDual, b: HandDual) -> HandDual {
    let value = a.value / b.value
    return HandDual(value: value, tangent: (a.tangent - value * b.tangent) / b.value)
  }
  @inline(__always) static func exp(_ x: HandDual) -> HandDual {
    let value = Glibc.exp(x.value)
    return HandDual(value: value, tangent: value * x.tangent)
  }
  @inline(__always) static func log(_ x: HandDual) -> HandDual {
    HandDual(value: Glibc.log(x.value), tangent: x.tangent / x.value)
  }
  @inline(__always) init(value: Double, tangent: Double) {
    self.value = value
    self.tangent = tangent
  }
  @inline(__always) init(_ constant: Double) { self.init(value: constant, tangent: 0) }
}

@inline(never)
func handProduct(_ x: [HandDual]) -> HandDual {
  var result = x[0]
  for i in 1..<x.count { result = result * x[i] }
  return result
}

@inline(never)
func handRosenbrock(_ x: [HandDual]) -> HandDual {
  var sum = HandDual(0)
  for i in 0..<(x.count - 1) {
    let steep = x[i + 1] - x[i] * x[i]
    let flat = HandDual(1) - x[i]
    sum = sum + (HandDual(100) * steep * steep + flat * flat)
  }
  return sum
}

@inline(never)
func handLogSumExp(_ x: [HandDual]) -> HandDual {
  var sum = HandDual(0)
  for i in 0..<(x.count - 1) { sum = sum + HandDual.log(HandDual(1) + HandDual.exp(x[i] * x[i + 1])) }
  return sum
}

func handHorner(_ x: HandDual) -> HandDual {
  var sum = HandDual(0)
  for i in 0..<10 { sum = sum * x + HandDual(0.1 * Double(i + 1)) }
  return sum / (HandDual(1) + x * x)
}

/// The gradient and, in `sink`, the value, one run an input, as the library makes them.
@inline(__always)
func handGradient(at x: [Double], of function: ([HandDual]) -> HandDual) -> [Double] {
  var point = x.map { HandDual($0) }
  var value = 0.0
  var partials: [Double] = []
  partials.reserveCapacity(x.count)
  for i in point.indices {
    point[i].tangent = 1
    let result = function(point)
    point[i].tangent = 0
    value = result.value
    partials.append(result.tangent)
  }
  sink += value
  return partials
}
