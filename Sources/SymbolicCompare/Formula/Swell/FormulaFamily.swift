// After reading this file you know the families of formulas at which expression swell is studied: each grows with
// one whole number n, and for most the sizes are known in closed form.
//
//     logistic         l₁ = x    lₙ₊₁ = 4·lₙ·(1 − lₙ)      two uses of a shared value at each step
//     nested-sine      s₀ = x    sₙ₊₁ = sin(sₙ)            no sharing: swells only quadratically
//     quotient-chain   q₀ = x    qₙ₊₁ = qₙ·x/(1 + qₙ)      sharing and the quotient rule
//     speelpenning     x₁·x₂·…·xₙ                          one partial derivative a variable
//     mlp              a network of n layers of 3 tanh units, its squared error for one sample
//
// Sources: Baydin et al. 2018, section 2.2 (logistic map); Speelpenning 1980 (product).

import Elementary

/// A formula that grows with a whole number.
public enum FormulaFamily: String, CaseIterable, Sendable {
  /// The logistic map, n − 1 times.
  case logistic

  /// A sine of a sine, n deep.
  case nestedSine = "nested-sine"

  /// A quotient of quotients, n deep.
  case quotientChain = "quotient-chain"

  /// The product of n variables.
  case speelpenning

  /// The squared error of a network of n layers.
  case mlp

  /// The name in the command line.
  public var name: String { rawValue }

  /// What the family is, in one line.
  public var summary: String {
    switch self {
    case .logistic: "logistic map: l1 = x, l(n+1) = 4*l(n)*(1 - l(n))"
    case .nestedSine: "n sines, one in the other: sin(sin(...x))"
    case .quotientChain: "q0 = x, q(n+1) = q(n)*x/(1 + q(n))"
    case .speelpenning: "product of n variables: x1*x2*...*xn"
    case .mlp: "squared error of a network 2-3-...-3-1 with n layers of 3 tanh units"
    }
  }

  /// The smallest n: below it the family gives the formula of this n.
  public var smallest: Int {
    switch self {
    case .logistic, .speelpenning, .mlp: 1
    case .nestedSine, .quotientChain: 0
    }
  }

  /// The formula of index n; below ``smallest`` that of ``smallest``.
  ///
  /// - Complexity: linear in n; for `mlp` a few dozen nodes a layer.
  public func formula(_ n: Int) -> Symbolic {
    let n = Swift.max(n, smallest)
    let x = Symbolic.variable("x")
    switch self {
    case .logistic: return (1..<n).reduce(x) { l, _ in 4 * l * (1 - l) }
    case .nestedSine: return (0..<n).reduce(x) { s, _ in sin(s) }
    case .quotientChain: return (0..<n).reduce(x) { q, _ in q * x / (1 + q) }
    case .speelpenning:
      return (1..<n).reduce(.variable("x1")) { product, i in product * .variable("x\(i + 1)") }
    case .mlp: return Self.networkError(widths: [2] + Array(repeating: 3, count: n) + [1]).error
    }
  }

  /// The names of the variables with respect to which the formula of index n is differentiated.
  public func parameters(_ n: Int) -> [String] {
    let n = Swift.max(n, smallest)
    switch self {
    case .logistic, .nestedSine, .quotientChain: return ["x"]
    case .speelpenning: return (1...n).map { "x\($0)" }
    case .mlp: return Self.networkError(widths: [2] + Array(repeating: 3, count: n) + [1]).parameters
    }
  }

  /// The exact size of the tree of all naive partial derivatives together, where a closed form is known.
  public func naiveTreeSize(_ n: Int) -> WholeNumber? {
    let n = UInt64(Swift.max(n, smallest))
    let whole = WholeNumber(n)
    func twoToThe(_ exponent: UInt64) -> WholeNumber {
      var power: WholeNumber = 1
      for bit in (0..<(64 - exponent.leadingZeroBitCount)).reversed() {
        power = power * power
        if exponent >> UInt64(bit) & 1 == 1 { power += power }
      }
      return power
    }
    switch self {
    case .logistic: return 9 * WholeNumber(n - 1) * twoToThe(n - 1) + 1
    case .nestedSine:
      return WholeNumber(n % 2 == 0 ? n / 2 : n) * WholeNumber(n % 2 == 0 ? n + 5 : (n + 5) / 2) + 1
    case .quotientChain: return 12 * whole * twoToThe(n) + 1
    case .speelpenning: return n == 1 ? 1 : whole * (whole * whole + 3 * WholeNumber(n - 1))
    case .mlp: return nil
    }
  }

  /// The closed form of ``naiveTreeSize(_:)`` in words; `nil` where none is known.
  public var closedForm: String? {
    switch self {
    case .logistic: "9*(n - 1)*2^(n - 1) + 1"
    case .nestedSine: "(n^2 + 5*n + 2)/2"
    case .quotientChain: "12*n*2^n + 1"
    case .speelpenning: "n^3 + 3*n^2 - 3*n, n partials"
    case .mlp: nil
    }
  }

  /// The squared error of a network with tanh between its layers, for one sample, and its weights' names.
  ///
  /// Layer k has weights `wk_ij` from unit j to unit i (`wk_i_j` beyond 9 units, so that 1, 11 and 11, 1 differ) and biases
  /// `bk_i`; the sample is `x1`, `x2`, … with the targets `t1`, `t2`, ….
  /// - Parameter widths: the number of inputs, of units in each layer, and of outputs.
  public static func networkError(widths: [Int]) -> (error: Symbolic, parameters: [String]) {
    var names: [String] = []
    func parameter(_ name: String) -> Symbolic {
      names.append(name)
      return .variable(name)
    }
    var units = (0..<Swift.max(widths.first ?? 0, 0)).map { Symbolic.variable("x\($0 + 1)") }
    for (layer, width) in widths.enumerated().dropFirst() {
      let sums = (1...Swift.max(width, 1)).map { i in
        let products = units.enumerated().map { j, unit in
          parameter("w\(layer)_\(i)\(i > 9 || j > 8 ? "_" : "")\(j + 1)") * unit
        }
        return products.dropFirst().reduce(products.first ?? 0, +) + parameter("b\(layer)_\(i)")
      }
      units = layer == widths.count - 1 ? sums : sums.map { tanh($0) }
    }
    let squares = units.enumerated().map { i, unit in pow(unit - .variable("t\(i + 1)"), 2) }
    return (squares.dropFirst().reduce(squares.first ?? 0, +), names)
  }
}
