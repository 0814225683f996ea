// After reading this file you know which formulas lose digits or overflow though what they compute is harmless, and
// how each is better written.
//
// On the left stands what a program says, on the right what it should say; u and v are any formulas. Some of the
// left sides overflow on the way (exp(u) beyond u = 709), the others subtract nearly equal numbers: at u = 1e-9 the
// value exp(u) − 1 has 7 correct digits, expm1(u) has all.
//
// Sources: Goldberg (1991), What every computer scientist should know about floating-point arithmetic; Mächler
// (2012), Accurately computing log(1 − exp(−|a|)); Higham, Accuracy and Stability, chapter 1.

/// A formula that can lose digits or overflow, and one for the same function that does not.
public struct StableForm: Hashable, Sendable {
  /// What is written, with u and v for any formulas.
  public let written: String

  /// The form to write instead, with the same u and v.
  public let remedy: String

  init(_ written: String, _ remedy: String) {
    self.written = written
    self.remedy = remedy
  }

  // swift-format-ignore
  /// The table, special forms before the general ones that they are cases of.
  public static let all: [StableForm] = [
    // Logarithms of exponentials.
    StableForm("log(1 + exp(u))",                        "softplus(u)"),
    StableForm("log1p(exp(u))",                          "softplus(u)"),
    StableForm("log(exp(u) + exp(v))",                   "max(u, v) + softplus(-abs(u - v))"),
    StableForm("log(1 - exp(u))",                        "log(-expm1(u))"),
    StableForm("log(sigmoid(u))",                        "-softplus(-u)"),
    StableForm("log(cosh(u))",                           "abs(u) + softplus(-2*abs(u)) - log(2)"),
    StableForm("log(exp(u))",                            "u"),
    StableForm("log(gamma(u))",                          "lgamma(u)"),
    StableForm("log(u^v)",                               "v*log(u)"),
    // Functions near 1 and near 0.
    StableForm("log(1 + u)",                             "log1p(u)"),
    StableForm("log(1 - u)",                             "log1p(-u)"),
    StableForm("log(u) - log(v)",                        "log1p((u - v)/v)"),
    StableForm("exp(u) - 1",                             "expm1(u)"),
    StableForm("1 - exp(u)",                             "-expm1(u)"),
    StableForm("exp(u) - exp(v)",                        "exp(v)*expm1(u - v)"),
    StableForm("1 - cos(u)",                             "2*sin(u/2)^2"),
    StableForm("cos(u) - 1",                             "-2*sin(u/2)^2"),
    StableForm("1 - erf(u)",                             "erfc(u)"),
    StableForm("1 - erfc(u)",                            "erf(u)"),
    StableForm("1 - sigmoid(u)",                         "sigmoid(-u)"),
    StableForm("(1 + u)^v",                              "exp(v*log1p(u))"),
    // Quotients of exponentials.
    StableForm("exp(u)/(1 + exp(u))",                    "sigmoid(u)"),
    StableForm("1/(1 + exp(-u))",                        "sigmoid(u)"),
    StableForm("1/(1 + exp(u))",                         "sigmoid(-u)"),
    StableForm("(exp(u) - exp(-u))/(exp(u) + exp(-u))",  "tanh(u)"),
    StableForm("(exp(u) - exp(-u))/2",                   "sinh(u)"),
    StableForm("sinh(u)/cosh(u)",                        "tanh(u)"),
    StableForm("exp(u)/exp(v)",                          "exp(u - v)"),
    StableForm("exp(u)*exp(v)",                          "exp(u + v)"),
    StableForm("gamma(u)/gamma(v)",                      "exp(lgamma(u) - lgamma(v))"),
    // Squares and roots.
    StableForm("sqrt(u^2 + v^2)",                        "hypot(u, v)"),
    StableForm("sqrt(1 + u^2)",                          "hypot(1, u)"),
    StableForm("sqrt(u^2)",                              "abs(u)"),
    StableForm("sqrt(u) - sqrt(v)",                      "(u - v)/(sqrt(u) + sqrt(v))"),
    StableForm("1 - tanh(u)^2",                          "1/cosh(u)^2"),
    StableForm("1 - cos(u)^2",                           "sin(u)^2"),
    StableForm("1 - sin(u)^2",                           "cos(u)^2"),
    StableForm("u^2 - v^2",                              "(u - v)*(u + v)"),
    StableForm("1 - u^2",                                "(1 - u)*(1 + u)"),
    StableForm("u^2 - 1",                                "(u - 1)*(u + 1)"),
    StableForm("u^2 - 2*u*v + v^2",                      "(u - v)^2"),
  ]
}
