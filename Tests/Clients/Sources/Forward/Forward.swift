// Assignment 1: forward mode. Write each function once, for every kind of number, and ask for its derivative.

import Dual
import Foundation

/// log(1 + eˣ), one line a step.
package func softplus<T: Scalar>(_ x: T) -> T {
  let growth = exp(x)
  return log(1 + growth)
}

/// √x as a power, which is no other function.
package func root<T: Scalar>(_ x: T) -> T { pow(x, 1 / 2) }

/// Newton's method for a root, with a derivative that nobody had to write.
package func newton(from start: Double, steps: Int = 20, of function: (Dual) -> Dual) -> Double {
  var x = start
  for _ in 0..<steps {
    let (value, slope) = valueWithDerivative(at: x, of: function)
    x -= value / slope
  }
  return x
}

/// A polynomial by Horner's scheme: the coefficients are plain data.
package func polynomial<T: Scalar>(_ coefficients: [Double], _ x: T) -> T {
  var sum: T = 0
  for coefficient in coefficients.reversed() { sum = sum * x + T(coefficient) }
  return sum
}

/// A mean, with an `Int` lifted by way of a `Double`.
package func mean<T: Scalar>(_ x: [T]) -> T { x.sum() / T(Double(x.count)) }

/// The slope of softplus at 1, which is the logistic function there.
package let slopeOfSoftplus = derivative(at: 1, of: softplus)

/// The gradient of a mean, and of a largest number.
package let slopesOfMean = gradient(at: [3, 1, 2], of: mean)
package let slopesOfLargest = gradient(at: [3, 1, 2]) { x in max(x[0], x[1], x[2]) }

/// The gradient of a function of two numbers, and a Hessian times a direction.
package let slopesOfTwo = gradient(at: 2, 0.5) { x, y in x * exp(x * y) }
package let curvature = hessianVectorProduct(at: [2, 3], along: [1, 0]) { x in x[0] * x[0] * x[1] }
