// After reading this file you know the usual mistakes in a gradient, and the trace that each leaves in the numbers.
//
//     mistake                         trace, c claimed and d measured
//     sign                            c = −d
//     factor                          c = 2d, d/2, 3d …            (a square differentiated once too often, a mean)
//     missing inner derivative        d/c = 3, 2x, −x, 1/x, w …     (the chain rule stopped too early)
//     nothing propagated              c = 0
//     wrong length                    more or fewer components than inputs
//     shifted or reversed index       cᵢ = dᵢ₊ₖ, cᵢ = dₙ₋₁₋ᵢ
//     exchanged                       cᵢ = dⱼ and cⱼ = dᵢ           (two components, rows or columns)
//     transposed                      cᵢ = d at the place of row and column exchanged
//     proportional to the input       cᵢ − dᵢ = λ·xᵢ                (a regulariser forgotten, or counted twice)
//     multiple of the identity        Cᵢⱼ − Hᵢⱼ = λ if i = j        (the same, in a Hessian)
//     not symmetrised                 2A·x for (A + Aᵀ)·x
//     not linear                      the map of 2v is not twice that of v
//     running sum                     cᵢ = d₀ + … + dᵢ              (an accumulator not reset between components)
//     stale accumulation              the second call answers twice the first (adjoints not reset between calls)

/// A mistake that would explain a wrong gradient.
public enum LikelyCause: Hashable, Sendable {
  /// The sign is wrong.
  case sign

  /// The claimed value is this multiple of the right one.
  case factor(Double)

  /// The right value is the claimed one times this factor, which is written as a formula of the inputs.
  case missingInnerDerivative(factor: Double, formula: String)

  /// The claimed value is 0: nothing was propagated to this input.
  case notPropagated

  /// The claimed value is NaN or infinite, or the component is missing.
  case notFinite

  /// The gradient has not one component for each input.
  case wrongLength(claimed: Int, expected: Int)

  /// Component i holds the derivative for input i + k, counted in a circle.
  case shifted(by: Int)

  /// The components stand in the opposite order.
  case reversed

  /// Two components, rows or columns have changed places.
  case exchanged(String, Int, Int)

  /// The Jacobian is written with rows and columns exchanged.
  case transposedJacobian

  /// The error of each component is this factor times its input.
  case proportionalToInput(Double)

  /// The error of the Hessian is this factor times the identity.
  case multipleOfIdentity(Double)

  /// 2A·x is claimed where (A + Aᵀ)·x is right, or 2A where A + Aᵀ is.
  case notSymmetrised

  /// A map that must be linear is not.
  case notLinear

  /// The components are those of a matrix with these rows and columns, written column by column.
  case transposed(rows: Int, columns: Int)

  /// Component i holds the sum of the derivatives up to i.
  case runningSum

  /// A second call gives a multiple of the first, or adds to it: adjoints are not reset between calls.
  case staleAccumulation
}

extension LikelyCause: CustomStringConvertible {
  /// The mistake in one sentence, and where to look for it.
  public var description: String {
    switch self {
    case .sign: "the sign is wrong; look for a lost minus, as in the derivative of cos or of 1/x"
    case .factor(let factor):
      "the value is \(short(factor, digits: 3)) times the right one; look for a factor counted twice, or a mean instead of a sum"
    case .missingInnerDerivative(let factor, let formula):
      "a factor \(formula) is missing, perhaps an inner derivative"
        + (formula == short(factor) ? "" : " (here \(short(factor, digits: 6)))") + "; look at the chain rule"
    case .notPropagated: "the claimed value is 0; nothing was propagated to this input"
    case .notFinite: "the claimed value is missing or not a finite number"
    case .wrongLength(let claimed, let expected):
      "there are \(claimed) components where \(expected) are expected; give one for each input, and a row for each result"
    case .shifted(let shift): "the components are shifted by \(shift); look at the index"
    case .reversed: "the components stand in the opposite order; look at the index"
    case .exchanged(let what, let i, let j): "\(what) \(i) and \(j) are exchanged; look at the index"
    case .transposedJacobian:
      "the Jacobian is transposed: row i holds the derivatives of result i, column j those by input j"
    case .proportionalToInput(let factor):
      "the error is \(short(factor, digits: 3)) times the input; look for a regulariser that is "
        + "in the function and not in the gradient, or the other way round"
    case .multipleOfIdentity(let factor):
      "the error is \(short(factor, digits: 3)) times the identity; look for a regulariser that is in the function "
        + "and not in the Hessian, or the other way round"
    case .notSymmetrised:
      "2A stands where A + Aᵀ is right; the quadratic form's matrix is not symmetric"
    case .notLinear:
      "the map is not linear: that of 2v is not twice that of v; look for a square or a constant"
    case .transposed(let rows, let columns):
      "the components are transposed, as a \(rows) by \(columns) matrix written column by column"
    case .runningSum: "each component holds the sum of those before it; reset the accumulator for each input"
    case .staleAccumulation: "a second call adds to the first; set the adjoints to zero before each sweep"
    }
  }
}
