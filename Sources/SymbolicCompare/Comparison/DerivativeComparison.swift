// After reading this file you know what is compared for one derivative: the methods' numbers, the certified one, and how
// far a sound program may be off.

public import FiniteDiff
public import Truth

/// The naive formula of a derivative: as it was made, or how to make it.
enum NaiveFormula: Sendable {
  case made(Symbolic)
  case derivative(
    of: Symbolic, by: String, with: @Sendable (_ formula: Symbolic, _ variable: String) -> Symbolic)

  var formula: Symbolic {
    switch self {
    case .made(let formula): formula
    case .derivative(let formula, let variable, let make): make(formula, variable)
    }
  }
}

/// A derivative of any order, by the methods that have one, beside the certified truth.
///
/// It never changes. A class, so that the many places which look at a row do not each copy what it holds.
public final class DerivativeComparison: Sendable {
  /// The variables by which was differentiated, one for each order: `["x", "x"]` for ∂²f/∂x²; none for the value.
  public let variables: [String]

  /// The number that each exact method computes.
  public var answers: [Method: Double] {
    Dictionary(
      uniqueKeysWithValues: Method.allCases.compactMap { method in numbers[method].map { (method, $0) } })
  }

  let numbers: MethodNumbers

  /// The difference quotient, with its step and its own estimate of its error; `nil` where none was asked for.
  public let difference: DifferenceQuotient?

  /// The certified number; `nil` where it was not computed, since the formula is too long.
  public let truth: CertifiedNumber?

  /// How far a sound program in `Double` may be off here.
  ///
  /// Four times the radius of the same evaluation at 53 bits, and what the rounding of the result adds; infinite where
  /// such a program can lose all digits.
  public let bound: Double

  /// The naive formula of the derivative, which is written when it is asked for; `nil` where there is none.
  ///
  /// - Complexity: one rule for each stored node of the function, at each call.
  public var formula: Symbolic? { naive?.formula }

  /// How the naive formula is written.
  let naive: NaiveFormula?

  /// The verdict on the derivative.
  public let verdict: Verdict

  init(
    variables: [String], numbers: MethodNumbers, difference: DifferenceQuotient?, truth: CertifiedNumber?,
    bound: Double, naive: NaiveFormula?, verdict: Verdict
  ) {
    self.variables = variables
    self.numbers = numbers
    self.difference = difference
    self.truth = truth
    self.bound = bound
    self.naive = naive
    self.verdict = verdict
  }

  /// The first variable.
  public var variable: String { variables.first ?? "" }

  /// The order of the derivative.
  public var order: Int { variables.count }

  /// The variables in one word, as reports name them: "x", "x,y".
  public var name: String { variables.joined(separator: ",") }

  /// The derivative by forward mode; NaN if it was not computed.
  public var dual: Double { numbers[.dual] ?? .nan }

  /// The derivative by reverse mode; NaN if it was not computed.
  public var reverse: Double { numbers[.reverse] ?? .nan }

  /// The derivative by evaluating the naive formula; NaN if it was not computed.
  public var symbolic: Double { numbers[.symbolic] ?? .nan }

  /// The derivative by one of the four methods; NaN if that method has none.
  public subscript(method method: Method) -> Double {
    method == .finiteDifference ? difference?.value ?? .nan : numbers[method] ?? .nan
  }

  /// The error of a method against the certified number; `nil` where one of the two is missing or not finite.
  public func error(of method: Method) -> MethodError? {
    truth?.number.flatMap { MethodError(of: self[method: method], against: $0, bound: bound) }
  }

  /// How large the naive formula of the derivative is; `nil` where it was not made.
  ///
  /// - Complexity: measured anew at each call; linear in the formula's different nodes.
  public var size: FormulaSize? { formula.map { FormulaSize(of: $0) } }
}
