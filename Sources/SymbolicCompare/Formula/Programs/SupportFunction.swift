// After reading this file you know the functions that this language has and Swift, C or Python lack: an emitted program brings
// along those that it calls, written as `Elementary` and the rules compute them.
//
// The gamma family. digamma and polygamma are those of Elementary without its last step, the sums in twice the
// precision next to negative roots: there, and there alone, a program has fewer digits. So it is with the derivatives of
// sinc, next to roots and, for n > |x|, where the recurrence runs downwards.

/// A function that a program brings along.
enum SupportFunction: String, CaseIterable, Sendable {
  case square, power, sign, heaviside, relu, minimum, maximum, hypot, floor
  case mod = "floored_remainder"
  case ifPositive = "if_positive"
  case ifNotPositive = "if_not_positive"
  case sigmoid, softplus, logit, log1mexp, erfinv
  case gamma = "gamma_function"
  case lgamma = "log_gamma"
  case digamma, polygamma
  case sinc
  case sincDerivative = "sinc_derivative"
  case tanhSlope = "tanh_slope"
  case exponentialOfMinusSquare = "exp_of_minus_square"
  case gaussian
  case powerSlope = "power_slope"
}

extension SupportFunction {
  /// The functions that this one calls.
  var needs: [SupportFunction] {
    switch self {
    case .polygamma: [.digamma]
    case .sincDerivative: [.sinc]
    default: []
    }
  }

  /// The definition in a language.
  func definition(in language: ProgramLanguage) -> String {
    switch language {
    case .swift: swift
    case .c: c
    case .python: python
    }
  }

  var asymptotic: String {
    "1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12, -3617.0 / 8160"
  }

  var nearRoot: String {
    """
    0.9510558760318328, -0.4236274212814606, 0.24054248424078697, -0.14840492305388092, 0.09498872445289039,
    -0.06192213327548831, 0.040760833940846085, -0.026975796659787055, 0.017907248317313294,
    -0.011908220105959716, 0.007927021796868154, -0.005279937255532708, 0.003518106563802472,
    -0.0023454947397380833, 0.0015633696313653504, -0.0010364584817312839, 0.0006909255761282986,
    -0.00048595039220036254, 0.00032395945401345196, -0.00014480643368061614, 9.653646261410062e-05,
    -0.0001782188548855923, 0.00011881232908510335
    """
  }

  var bernoulli: String {
    """
    0.08333333333333333, -0.001388888888888889, 3.306878306878307e-05, -8.267195767195768e-07,
    2.08767569878681e-08, -5.284190138687493e-10, 1.3382536530684679e-11, -3.3896802963225827e-13,
    8.586062056277845e-15, -2.174868698558062e-16, 5.5090028283602295e-18, -1.3954464685812522e-19
    """
  }
}
