// After reading this file you know every rule of symbolic differentiation as a textbook states it.
//
// Each line turns a formula and the derivatives of its arguments into the derivative of the formula, and
// simplifies nothing. `u` is the argument, `du` its derivative, `f` the formula itself (so `exp(u)` is written
// `f`: the same node is used again, not a copy). All rules are the chain rule,
//
//     f(u(x))′ = f′(u)·u′
//
// with f′(u) as it stands in a table of derivatives. Where that table divides, u′ stands in the numerator:
// log(u)′ = u′/u.
//
// Digits. These are the forms of the textbook, not the most accurate ones: 1 − tanh(u)² loses all its digits
// far out, where the tape's rule keeps them. That loss is part of the exhibit. Angles are in radians.
// Source: DLMF chapters 4 (elementary functions), 5 (gamma), 7 (error function).

import Elementary

extension Symbolic {
  // swift-format-ignore
  /// The derivative of f = function(u), where u has the derivative du.
  static func derivative(of function: UnaryFunction, _ f: Symbolic, _ u: Symbolic, _ du: Symbolic) -> Symbolic {
    switch function {
    case .exp:       f * du
    case .exp2:      (f * log(2)) * du
    case .expm1:     exp(u) * du
    case .log:       du / u
    case .log2:      du / (u * log(2))
    case .log10:     du / (u * log(10))
    case .log1p:     du / (1 + u)
    case .sqrt:      du / (2 * f)
    case .cbrt:      du / (3 * pow(f, 2))
    case .abs:       sign(u) * du
    case .sign:      0
    case .heaviside: 0
    case .relu:      heaviside(u) * du
    case .floor:     0
    case .sin:       cos(u) * du
    case .cos:       -sin(u) * du
    case .tan:       du / pow(cos(u), 2)
    case .asin:      du / sqrt(1 - pow(u, 2))
    case .acos:      -du / sqrt(1 - pow(u, 2))
    case .atan:      du / (1 + pow(u, 2))
    case .sinc:      sincDerivative(1, u) * du
    case .sinh:      cosh(u) * du
    case .cosh:      sinh(u) * du
    case .tanh:      (1 - pow(f, 2)) * du
    case .asinh:     du / sqrt(pow(u, 2) + 1)
    case .acosh:     du / sqrt(pow(u, 2) - 1)
    case .atanh:     du / (1 - pow(u, 2))
    case .erf:       (2 / sqrt(.pi) * exp(-pow(u, 2))) * du
    case .erfc:      (-2 / sqrt(.pi) * exp(-pow(u, 2))) * du
    case .erfinv:    (sqrt(.pi) / 2 * exp(pow(f, 2))) * du
    case .gamma:     (f * digamma(u)) * du
    case .lgamma:    digamma(u) * du
    case .digamma:   polygamma(1, u) * du
    case .sigmoid:   (f * (1 - f)) * du
    case .softplus:  sigmoid(u) * du
    case .logit:     du / (u * (1 - u))
    case .log1mexp:  (exp(u) / expm1(u)) * du
    }
  }

  // swift-format-ignore
  /// The derivative of f = function(u, v), where both arguments depend on the variable.
  ///
  /// At max(u, u) the two unit steps are ½ each. There is no derivative along a whole number n, so 0/0.
  static func derivative(
    of function: BinaryFunction, _ f: Symbolic, _ u: Symbolic, _ v: Symbolic, _ du: Symbolic, _ dv: Symbolic
  ) -> Symbolic {
    switch function {
    case .atan2:     (du * v - u * dv) / (pow(v, 2) + pow(u, 2))
    case .pow:       f * (dv * log(u) + v * du / u)
    case .min:       heaviside(v - u) * du + heaviside(u - v) * dv
    case .max:       heaviside(u - v) * du + heaviside(v - u) * dv
    case .hypot:     (u * du + v * dv) / f
    case .mod:       du - floor(u / v) * dv
    case .ifPositive:    ifPositive(u, dv)
    case .ifNotPositive: ifNotPositive(u, dv)
    case .polygamma, .sincDerivative: Symbolic(.nan) * du + apply(function, to: u.incremented, v) * dv
    }
  }

  /// The derivative of u^c, where c does not depend on the variable: (c·u^(c−1))·u′, never through log u.
  static func derivativeOfPower(_ u: Symbolic, _ c: Symbolic, _ du: Symbolic) -> Symbolic {
    (c * apply(.pow, to: u, c.decremented)) * du
  }

  /// The derivative of f = c^v, where c does not depend on the variable: (f·log c)·v′.
  static func derivativeOfExponential(_ f: Symbolic, _ c: Symbolic, _ dv: Symbolic) -> Symbolic {
    (f * log(c)) * dv
  }

  /// The derivative of polygamma(n, v) or sincDerivative(n, v), where n does not depend on the variable.
  static func derivativeOfNextOrder(
    _ function: BinaryFunction, _ n: Symbolic, _ v: Symbolic, _ dv: Symbolic
  ) -> Symbolic {
    apply(function, to: n.incremented, v) * dv
  }

  // swift-format-ignore
  /// The derivative of an operation of arithmetic on u and v; a negation uses u alone.
  static func derivative(
    of operation: Arithmetic, _ u: Symbolic, _ v: Symbolic, _ du: Symbolic, _ dv: Symbolic
  ) -> Symbolic {
    switch operation {
    case .negate:   -du
    case .add:      du + dv
    case .subtract: du - dv
    case .multiply: du * v + u * dv
    case .divide:   (du * v - u * dv) / pow(v, 2)
    }
  }

  /// The operations of arithmetic among the primitives.
  enum Arithmetic { case negate, add, subtract, multiply, divide }

  /// n − 1: a numeral for a numeral, as one writes 3·x² and not 3·x^(3−1).
  private var decremented: Symbolic {
    if case .numeral(let n) = node.content { Symbolic(n - 1) } else { self - 1 }
  }

  /// n + 1, a numeral for a numeral.
  private var incremented: Symbolic {
    if case .numeral(let n) = node.content { Symbolic(n + 1) } else { self + 1 }
  }
}
