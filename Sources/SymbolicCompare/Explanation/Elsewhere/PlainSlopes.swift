// After reading this file you know the slopes on which nearly all libraries agree: the textbook's formula, evaluated
// where the function is. A library's own file lists what it does otherwise.
//
// The formula is not ours (Rules.swift of each method has those, with an edge table): it is what is written in the
// sources of the libraries, and it is evaluated at edges too. 1/x at −1, outside the domain of log, is a number.

/// The slopes that most libraries take.
enum PlainSlopes {
  // swift-format-ignore
  /// How a derivative passes through an elementary function at x, where its value is y; `nil` if libraries differ, or
  /// have no such function.
  static func factor(of function: UnaryFunction, at x: Double, value y: Double) -> Factor? {
    switch function {
    case .exp:       .times(y)
    case .exp2:      .times(y * 0.6931471805599453)
    case .expm1:     .times(y + 1)
    case .log:       .over(x)
    case .log2:      .over(x * 0.6931471805599453)
    case .log10:     .over(x * 2.302585092994046)
    case .log1p:     .over(x + 1)
    case .sqrt:      .over(2 * y)
    case .cbrt:      .over(3 * y * y)
    case .sin:       .times(Double.apply(.cos, to: x))
    case .cos:       .times(-Double.apply(.sin, to: x))
    case .tan:       .times(1 + y * y)
    case .asin:      .over((1 - x * x).squareRoot())
    case .acos:      .over(-(1 - x * x).squareRoot())
    case .atan:      .over(1 + x * x)
    case .sinh:      .times(Double.apply(.cosh, to: x))
    case .cosh:      .times(Double.apply(.sinh, to: x))
    case .tanh:      .times(1 - y * y)
    case .asinh:     .over((x * x + 1).squareRoot())
    case .acosh:     .over((x * x - 1).squareRoot())
    case .atanh:     .over(1 - x * x)
    case .erf:       .times(1.1283791670955126 * Double.apply(.exp, to: -x * x))
    case .erfc:      .times(-1.1283791670955126 * Double.apply(.exp, to: -x * x))
    case .sigmoid:   .times(y * (1 - y))
    default:         nil
    }
  }

  /// The slope of tanh of those that do not take 1 − tanh².
  static func inverseSquareOfCosh(_ x: Double) -> Factor {
    let cosh = Double.apply(.cosh, to: x)
    return .over(cosh * cosh)
  }
}
