// Assignment 3: derivatives by hand, checked by differences. Two of them are wrong on purpose.

import FiniteDiff

/// Ridge regression: ½|Xw − y|² + ½λ|w|².
package func ridge(_ w: [Double]) -> Double {
  let residuals = zip(design, answers).map { row, y in zip(row, w).reduce(-y) { $0 + $1.0 * $1.1 } }
  return residuals.reduce(0) { $0 + $1 * $1 / 2 } + w.reduce(0) { $0 + strength * $1 * $1 / 2 }
}

/// Xᵀ(Xw − y), without λw: the regulariser is forgotten.
package func gradientWithoutRegulariser(_ w: [Double]) -> [Double] {
  let residuals = zip(design, answers).map { row, y in zip(row, w).reduce(-y) { $0 + $1.0 * $1.1 } }
  return w.indices.map { j in zip(design, residuals).reduce(0) { $0 + $1.0[j] * $1.1 } }
}

/// The right one.
package func gradientOfRidge(_ w: [Double]) -> [Double] {
  zip(gradientWithoutRegulariser(w), w).map { $0 + strength * $1 }
}

/// Polar coordinates to Cartesian ones.
package func cartesian(_ p: [Double]) -> [Double] { [p[0] * cos(p[1]), p[0] * sin(p[1])] }

/// The Jacobian, transposed by mistake.
package func transposedJacobian(_ p: [Double]) -> [[Double]] {
  [[cos(p[1]), sin(p[1])], [-p[0] * sin(p[1]), p[0] * cos(p[1])]]
}

package let forgotten = checkGradient(of: ridge, gradient: gradientWithoutRegulariser, at: [0.5, -1.5, 2])
package let right = checkGradient(of: ridge, gradient: gradientOfRidge, at: [0.5, -1.5, 2])
package let transposed = checkJacobian(of: cartesian, jacobian: transposedJacobian, at: [2, 0.7])
package let slope = checkDerivative(of: { x in exp(3 * x) }, derivative: { x in exp(3 * x) }, at: 0.4)
package let ties = regularity(at: 0) { x in x == 0 ? 1 : sin(x) / x }

private let design: [[Double]] = [[1, 2, 0], [0, 1, -1], [2, 0, 1], [1, 1, 1]]
private let answers: [Double] = [1, 2, 3, 4]
private let strength = 0.25
