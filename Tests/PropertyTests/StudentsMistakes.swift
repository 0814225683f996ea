// After reading this file you know two mistakes that students make, whole enough to be run: an adjoint that is overwritten
// instead of added to, and a dual number whose cosine has the slope of the wrong sign.

import SymbolicCompare

extension PlantedMistakeTests {
  /// Reverse mode as a beginner writes it: an adjoint is overwritten where it should be added to.
  static let overwritingSweep: MethodsUnderTest.Gradient = { list, point in
    let values = list.values(at: point)
    var adjoints = [Double](repeating: 0, count: list.slotCount)
    for slot in list.outputs { adjoints[slot] = 1 }
    for line in list.lines.reversed() {
      let operands = line.operands
      for (index, slot) in operands.enumerated() {
        let arguments = operands.indices.map {
          Dual(value: values[operands[$0]], tangent: $0 == index ? 1 : 0)
        }
        let result =
          arguments.count == 1
          ? Dual.apply(line.primitive, to: arguments[0])
          : Dual.apply(line.primitive, to: arguments[0], arguments[1])
        adjoints[slot] = adjoints[line.result] * (result?.tangent ?? .nan)
      }
    }
    return (list.outputs.first.map { values[$0] } ?? .nan, Array(adjoints[..<point.count]))
  }
}

/// A student's dual number, for the functions of one exercise: the sign of the cosine's slope is wrong.
struct StudentDual: Scalar {
  var value: Double
  var tangent: Double

  init(value: Double, tangent: Double) { (self.value, self.tangent) = (value, tangent) }
  init(_ constant: Double) { self.init(value: constant, tangent: 0) }

  static func + (x: Self, y: Self) -> Self {
    Self(value: x.value + y.value, tangent: x.tangent + y.tangent)
  }
  static func - (x: Self, y: Self) -> Self {
    Self(value: x.value - y.value, tangent: x.tangent - y.tangent)
  }
  static prefix func - (x: Self) -> Self { Self(value: -x.value, tangent: -x.tangent) }
  static func * (x: Self, y: Self) -> Self {
    Self(value: x.value * y.value, tangent: x.tangent * y.value + x.value * y.tangent)
  }
  static func / (x: Self, y: Self) -> Self {
    let quotient = x.value / y.value
    return Self(value: quotient, tangent: (x.tangent - quotient * y.tangent) / y.value)
  }

  static func apply(_ function: UnaryFunction, to x: Self) -> Self {
    let result = Dual.apply(function, to: Dual(value: x.value, tangent: x.tangent))
    let isWrong = function == .cos
    return Self(value: result.value, tangent: isWrong ? -result.tangent : result.tangent)
  }

  static func apply(_ function: BinaryFunction, to x: Self, _ y: Self) -> Self {
    let result = Dual.apply(
      function, to: Dual(value: x.value, tangent: x.tangent), Dual(value: y.value, tangent: y.tangent))
    return Self(value: result.value, tangent: result.tangent)
  }
}
