// The second yardstick: the dual number of `HandSpecialised.swift` with the library's edge values, again without
// protocol and in the same module as the functions. What it costs over the first is the price of the convention;
// what the library costs over it is the price of the abstraction.

import Glibc

struct CarefulDual {
  var value: Double
  var tangent: Double

  @inline(__always) static func + (a: CarefulDual, b: CarefulDual) -> CarefulDual {
    CarefulDual(value: a.value + b.value, tangent: a.tangent + b.tangent)
  }
  @inline(__always) static func - (a: CarefulDual, b: CarefulDual) -> CarefulDual {
    CarefulDual(value: a.value - b.value, tangent: a.tangent - b.tangent)
  }
  @inline(__always) static func * (a: CarefulDual, b: CarefulDual) -> CarefulDual {
    let value = a.value * b.value
    if _fastPath(value.magnitude < .infinity) {
      return CarefulDual(value: value, tangent: a.tangent * b.value + a.value * b.tangent)
    }
    return CarefulDual(value: value, tangent: term(b.value, a.tangent) + term(a.value, b.tangent))
  }
  @inline(__always) static func exp(_ x: CarefulDual) -> CarefulDual {
    let value = Glibc.exp(x.value)
    return CarefulDual(value: value, tangent: term(value, x.tangent))
  }
  @inline(__always) static func log(_ x: CarefulDual) -> CarefulDual {
    let value = Glibc.log(x.value)
    return CarefulDual(value: value, tangent: term(value.isNaN ? value : 1 / x.value.magnitude, x.tangent))
  }
  /// p ẋ, but 0 where the tangent is 0.
  @inline(__always) static func term(_ p: Double, _ tangent: Double) -> Double {
    (tangent == 0 ? 0 : p) * tangent
  }
  @inline(__always) init(value: Double, tangent: Double) {
    self.value = value
    self.tangent = tangent
  }
  @inline(__always) init(_ constant: Double) { self.init(value: constant, tangent: 0) }
}

@inline(never)
func carefulProduct(_ x: [CarefulDual]) -> CarefulDual {
  var result = x[0]
  for i in 1..<x.count { result = result * x[i] }
  return result
}

@inline(never)
func carefulRosenbrock(_ x: [CarefulDual]) -> CarefulDual {
  var sum = CarefulDual(0)
  for i in 0..<(x.count - 1) {
    let steep = x[i + 1] - x[i] * x[i]
    let flat = CarefulDual(1) - x[i]
    sum = sum + (CarefulDual(100) * steep * steep + flat * flat)
  }
  return sum
}

@inline(never)
func carefulLogSumExp(_ x: [CarefulDual]) -> CarefulDual {
  var sum = CarefulDual(0)
  for i in 0..<(x.count - 1) {
    sum = sum + CarefulDual.log(CarefulDual(1) + CarefulDual.exp(x[i] * x[i + 1]))
  }
  return sum
}

/// The gradient, and in `sink` the value, one run an input.
@inline(__always)
func carefulGradient(at x: [Double], of function: ([CarefulDual]) -> CarefulDual) -> [Double] {
  var point = x.map { CarefulDual($0) }
  var value = 0.0
  var partials: [Double] = []
  partials.reserveCapacity(x.count)
  for i in point.indices {
    point[i].tangent = 1
    let result = function(point)
    point[i].tangent = 0
    value = result.value
    partials.append(value.isNaN ? value : result.tangent)
  }
  sink += value
  return partials
}
