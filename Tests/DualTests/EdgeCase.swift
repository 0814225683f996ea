// After reading this file you know the package's convention for edge values as one table, through which every
// number type of this module runs. NaN, +∞ and −∞ are compared as classes, finite numbers exactly.

import Dual
import TestSupport
import Testing

/// A formula at a point where calculus needs a convention, and the value and gradient that it gives.
struct EdgeCase: CustomTestStringConvertible, Sendable {
  /// The formula, in the variables x and y.
  let text: String

  /// The point: x, or x and y.
  let point: [Double]

  /// What the formula is there; `nil` where the table leaves it to the function.
  let value: Double?

  /// The partial derivatives, in the order of the point.
  let gradient: [Double]

  /// The formula and the point, for a failure's report.
  var testDescription: String { "\(text) at \(point)" }

  /// The formula, ready to be evaluated over any number type.
  var formula: Formula { Formula(text, variables: ["x", "y"]) }

  init(_ text: String, at point: Double..., value: Double? = nil, gradient: Double...) {
    self.text = text
    self.point = point
    self.value = value
    self.gradient = gradient
  }

  private static let inf = Double.infinity
  private static let nan = Double.nan

  // swift-format-ignore
  /// The rows of the convention, and what follows from its principles.
  static let all: [EdgeCase] = [
    // Kinks: the midpoint of the two slopes.
    EdgeCase("abs(x)",               at: 0,         value: 0,    gradient: 0),
    EdgeCase("abs(x)",               at: -0.0,      value: 0,    gradient: 0),
    EdgeCase("sign(x)",              at: 0,         value: 0,    gradient: 0),
    EdgeCase("sign(x)",              at: -3,        value: -1,   gradient: 0),
    EdgeCase("heaviside(x)",         at: 0,         value: 0.5,  gradient: 0),
    EdgeCase("relu(x)",              at: 0,         value: 0,    gradient: 0.5),
    EdgeCase("floor(x)",             at: 2,         value: 2,    gradient: 0),
    EdgeCase("floor(x)",             at: -0.5,      value: -1,   gradient: 0),
    EdgeCase("floor(x)",             at: nan,       value: nan,  gradient: nan),
    EdgeCase("floor(sqrt(x))",       at: 0,         value: 0,    gradient: 0),
    EdgeCase("mod(x, y)",            at: 6, 3,      value: 0,    gradient: 1, -2),
    EdgeCase("mod(x, y)",            at: -7, 3,     value: 2,    gradient: 1, 3),
    EdgeCase("mod(x, y)",            at: 7, -3,     value: -2,   gradient: 1, 3),
    EdgeCase("mod(x, y)",            at: 7, 0,      value: nan,  gradient: nan, nan),
    EdgeCase("mod(x, 1 + sqrt(y))",  at: 0.5, 0,    value: 0.5,  gradient: 1, 0),
    // Gates: what is not let through adds nothing, and a condition has no slope.
    EdgeCase("ifPositive(x, log(x))", at: -1,       value: 0,    gradient: 0),
    EdgeCase("ifPositive(x, log(x))", at: 0,        value: 0,    gradient: 0),
    EdgeCase("ifPositive(x, log(x))", at: 2,                     gradient: 0.5),
    EdgeCase("ifNotPositive(x, 3*x)", at: 0,        value: 0,    gradient: 3),
    EdgeCase("ifNotPositive(x, 3*x)", at: 1,        value: 0,    gradient: 0),
    EdgeCase("ifPositive(sqrt(x), y)", at: 0, 2,    value: 0,    gradient: 0, 0),
    EdgeCase("ifNotPositive(sqrt(x), y)", at: 0, 2, value: 2,    gradient: 0, 1),
    EdgeCase("ifPositive(x, y)",     at: nan, 2,    value: nan,  gradient: nan, nan),
    EdgeCase("ifPositive(1, y)",     at: 1, nan,    value: nan,  gradient: nan, nan),
    EdgeCase("max(x, y)",            at: 2, 2,      value: 2,    gradient: 0.5, 0.5),
    EdgeCase("min(x, y)",            at: 2, 2,      value: 2,    gradient: 0.5, 0.5),
    EdgeCase("max(x, x)",            at: 2,         value: 2,    gradient: 1),
    EdgeCase("max(x, y)",            at: inf, inf,  value: inf,  gradient: 0.5, 0.5),
    EdgeCase("hypot(x, y)",          at: 0, 0,      value: 0,    gradient: 0, 0),
    EdgeCase("relu(x) - relu(-x)",   at: 0,         value: 0,    gradient: 1),
    EdgeCase("abs(x)^2",             at: 0,         value: 0,    gradient: 0),
    // Angles at the origin have no slope.
    EdgeCase("atan2(y, x)",          at: 0, 0,      value: 0,    gradient: nan, nan),
    // Vertical tangents.
    EdgeCase("sqrt(x)",              at: 0,         value: 0,    gradient: inf),
    EdgeCase("sqrt(x)",              at: -0.0,      value: 0,    gradient: inf),
    EdgeCase("sqrt(-x)",             at: 0,         value: 0,    gradient: -inf),
    EdgeCase("cbrt(x)",              at: 0,         value: 0,    gradient: inf),
    EdgeCase("log(x)",               at: 0,         value: -inf, gradient: inf),
    EdgeCase("log(x)",               at: -0.0,      value: -inf, gradient: inf),
    EdgeCase("log2(x)",              at: 0,         value: -inf, gradient: inf),
    EdgeCase("log10(x)",             at: 0,         value: -inf, gradient: inf),
    EdgeCase("log1p(x)",             at: -1,        value: -inf, gradient: inf),
    EdgeCase("asin(x)",              at: 1,                      gradient: inf),
    EdgeCase("asin(x)",              at: -1,                     gradient: inf),
    EdgeCase("acos(x)",              at: 1,         value: 0,    gradient: -inf),
    EdgeCase("acos(x)",              at: -1,                     gradient: -inf),
    EdgeCase("acosh(x)",             at: 1,         value: 0,    gradient: inf),
    EdgeCase("atanh(x)",             at: 1,         value: inf,  gradient: inf),
    EdgeCase("atanh(x)",             at: -1,        value: -inf, gradient: inf),
    EdgeCase("logit(x)",             at: 0,         value: -inf, gradient: inf),
    EdgeCase("logit(x)",             at: -0.0,      value: -inf, gradient: inf),
    EdgeCase("logit(x)",             at: 1,         value: inf,  gradient: inf),
    EdgeCase("erfinv(x)",            at: 1,         value: inf,  gradient: inf),
    EdgeCase("erfinv(x)",            at: -1,        value: -inf, gradient: inf),
    // Outside the domain.
    EdgeCase("log(x)",               at: -1,        value: nan,  gradient: nan),
    EdgeCase("log2(x)",              at: -1,        value: nan,  gradient: nan),
    EdgeCase("log10(x)",             at: -1,        value: nan,  gradient: nan),
    EdgeCase("log1p(x)",             at: -2,        value: nan,  gradient: nan),
    EdgeCase("sqrt(x)",              at: -1,        value: nan,  gradient: nan),
    EdgeCase("asin(x)",              at: 1.5,       value: nan,  gradient: nan),
    EdgeCase("acos(x)",              at: -1.5,      value: nan,  gradient: nan),
    EdgeCase("acosh(x)",             at: 0.5,       value: nan,  gradient: nan),
    EdgeCase("acosh(x)",             at: -2,        value: nan,  gradient: nan),
    EdgeCase("atanh(x)",             at: 2,         value: nan,  gradient: nan),
    EdgeCase("gamma(x)",             at: -1,        value: nan,  gradient: nan),
    EdgeCase("digamma(x)",           at: -1,        value: nan,  gradient: nan),
    EdgeCase("abs(x)",               at: nan,       value: nan,  gradient: nan),
    EdgeCase("sign(x)",              at: nan,       value: nan,  gradient: nan),
    EdgeCase("relu(x)",              at: nan,       value: nan,  gradient: nan),
    EdgeCase("max(x, y)",            at: 1, nan,    value: nan,  gradient: nan, nan),
    EdgeCase("x/y",                  at: 0, 0,      value: nan,  gradient: nan, nan),
    EdgeCase("x + log(y)",           at: 1, -1,     value: nan,  gradient: nan, nan),
    // Powers with a constant exponent.
    EdgeCase("x^0",                  at: 0,         value: 1,    gradient: 0),
    EdgeCase("x^0",                  at: -2,        value: 1,    gradient: 0),
    EdgeCase("x^1",                  at: 0,         value: 0,    gradient: 1),
    EdgeCase("x^2",                  at: 0,         value: 0,    gradient: 0),
    EdgeCase("x^3",                  at: -2,        value: -8,   gradient: 12),
    EdgeCase("x^(-1)",               at: -2,        value: -0.5, gradient: -0.25),
    EdgeCase("x^0.5",                at: 0,         value: 0,    gradient: inf),
    EdgeCase("x^0.3",                at: 0,         value: 0,    gradient: inf),
    EdgeCase("x^(-1)",               at: 0,         value: inf,  gradient: -inf),
    EdgeCase("x^0.5",                at: -2,        value: nan,  gradient: nan),
    // Powers with both active.
    EdgeCase("x^y",                  at: 0, 2,      value: 0,    gradient: 0, 0),
    EdgeCase("x^y",                  at: 0, 1,      value: 0,    gradient: 1, 0),
    EdgeCase("x^y",                  at: 0, 0.5,    value: 0,    gradient: inf, 0),
    EdgeCase("x^y",                  at: 0, 0,      value: 1,    gradient: 0, nan),
    EdgeCase("x^y",                  at: 0, -1,     value: inf,  gradient: -inf, nan),
    EdgeCase("x^y",                  at: 0, -0.5,   value: inf,  gradient: -inf, nan),
    EdgeCase("x^y",                  at: -2, 3,     value: -8,   gradient: 12, nan),
    EdgeCase("x^y",                  at: -2, 0.5,   value: nan,  gradient: nan, nan),
    EdgeCase("0^y",                  at: 0, 2,      value: 0,    gradient: 0, 0),
    // Quotients.
    EdgeCase("x/y",                  at: 1, 0,      value: inf,  gradient: inf, -inf),
    EdgeCase("x/y",                  at: -1, 0,     value: -inf, gradient: inf, inf),
    EdgeCase("1/x",                  at: 0,         value: inf,  gradient: -inf),
    EdgeCase("x/(x - 1)",            at: 1,         value: inf,  gradient: nan),
    // What does not depend on an input adds nothing to its derivative.
    EdgeCase("x + sqrt(y)",          at: 3, 0,      value: 3,    gradient: 1, inf),
    EdgeCase("x * sqrt(y)",          at: 3, 0,      value: 0,    gradient: 0, inf),
    EdgeCase("x / (1 + cbrt(y))",    at: 3, 0,      value: 3,    gradient: 1, -inf),
    EdgeCase("x + log(0) * 0",       at: 3,         value: nan,  gradient: nan),
    EdgeCase("x + atan2(y, 0*y)",    at: 3, 0,      value: 3,    gradient: 1, nan),
    EdgeCase("max(1, sqrt(x))",      at: 0,         value: 1,    gradient: 0),
    EdgeCase("min(-1, sqrt(x))",     at: 0,         value: -1,   gradient: 0),
    EdgeCase("relu(cbrt(x) - 1)",    at: 0,         value: 0,    gradient: 0),
    EdgeCase("sign(sqrt(x))",        at: 0,         value: 0,    gradient: 0),
    // 0·∞ along a real path stays NaN.
    EdgeCase("x * log(x)",           at: 0,         value: nan,  gradient: nan),
    EdgeCase("sqrt(x)^2",            at: 0,         value: 0,    gradient: nan),
    EdgeCase("log(1 + exp(x))",      at: 1000,      value: inf,  gradient: nan),
    // The primitives do not overflow.
    EdgeCase("softplus(x)",          at: 1000,      value: 1000, gradient: 1),
    EdgeCase("softplus(x)",          at: -1000,     value: 0,    gradient: 0),
    EdgeCase("sigmoid(x)",           at: 1000,      value: 1,    gradient: 0),
    EdgeCase("sigmoid(x)",           at: -1000,     value: 0,    gradient: 0),
    EdgeCase("log1p(x)",             at: 1000,                   gradient: 1 / 1001.0),
    EdgeCase("expm1(x)",             at: -1000,     value: -1,   gradient: 0),
    EdgeCase("expm1(x)",             at: 1000,      value: inf,  gradient: inf),
    EdgeCase("tanh(x)",              at: 1000,      value: 1,    gradient: 0),
    EdgeCase("tanh(x)",              at: -1000,     value: -1,   gradient: 0),
    EdgeCase("erf(x)",               at: inf,       value: 1,    gradient: 0),
    EdgeCase("asinh(x)",             at: 1e200,                  gradient: 1e-200),
    EdgeCase("acosh(x)",             at: 1e200,                  gradient: 1e-200),
    EdgeCase("hypot(x, y)",          at: 3e200, 4e200,            gradient: 0.6, 0.8),
  ]
}
