// After reading this file you know what a derivative is judged by, and why no fixed tolerance would do.
//
// A derivative of 1e-7 that is wholly wrong passes an absolute tolerance of 1e-6; a right one beside
// cancellation fails a relative tolerance of 1e-9. So each method is held to its own bound:
//
//     forward, reverse   a multiple of the rounding unit u·S            (RoundingBound.swift)
//     naive formula      the same, or a multiple of its own u·S         (formulaScale, formulaError)
//     differences        truncation + rounding error of their step      (predictedError)
//
// What costs more than a few evaluations is a closure, and is asked for only where a verdict hangs on it.

/// What is known of one derivative before it is judged.
struct Evidence {
  let dual: Double
  let reverse: Double
  let symbolic: Double
  let difference: DifferenceQuotient

  /// S of the function's own sweep, and of the naive formula's evaluation.
  let scale: Double

  /// S of those lines alone that meet finite numbers.
  let finiteScale: Double

  /// S without what underflow can add to it.
  let relativeScale: Double
  let formulaScale: Double

  /// The absolute rounding error of one value of the function.
  let valueError: Double
  let slopes: OneSidedSlopes

  /// Whether the naive formula is evaluated without meeting NaN or an infinity.
  let formulaIsFinite: () -> Bool

  /// A bound of the naive formula's rounding error that products of two errors are part of (RunningError.swift).
  let formulaError: () -> Double

  /// The scale of the formula's rounding error without underflow.
  let formulaRelativeScale: () -> Double

  /// What underflow can have taken from the derivative; `nil` if nothing was met that is too small.
  let underflow: () -> Underflow?

  /// The number out of range on which the derivative hangs, or the value; `nil` if there is none.
  let outOfRange: () -> OutOfRange?

  /// A line of the trace with its numbers.
  let placeOf: (WengertList.Line) -> TraceNode

  /// Whether a number on the way from the variable is not finite, or so large that a product of a rule may not be.
  let meetsOverflow: () -> Bool

  /// The same of the naive formula, and what underflow can have taken from its value.
  let formulaMeetsOverflow: () -> Bool
  let formulaLoss: () -> Double

  /// The exact derivative at points spread over the difference quotient's step.
  let slopesWithinStep: () -> [Double]

  /// Whether a part of the function has a pole, a jump or a kink within the difference quotient's step.
  let stepCrossesSeam: () -> Bool

  /// The derivative to 31 digits, with a bound of its error.
  let precise: () -> VouchedNumber

  /// Why a derivative is not finite, if it is not.
  let singularity: (Double) -> Singularity?

  /// The infinite slope behind a derivative that does not show it.
  let edge: () -> Singularity?

  /// The infinity behind a value that is not finite: on the way from the variable, or else anywhere.
  let infinity: () -> Singularity?
}

/// What is out of the range of `Double`.
enum OutOfRange {
  case overflow(Singularity)
  case underflow(WengertList.Line)
}

extension Evidence {
  /// How many units two exact methods may lie apart: eight for each (Property.swift).
  private var allowedUnits: Double { 16 }

  /// The rounding bound of an exact method; where the trace is too extreme for one, six digits, or the bound of what
  /// is finite.
  func bound(_ scale: Double) -> Double {
    let unit = allowedUnits * unitRoundoff
    return (unit * scale).isFinite ? unit * scale : Swift.max(1e-6 * reverse.magnitude, unit * finiteScale)
  }

  /// A number in a sentence: in full, a 0 and what is not a number without a sign.
  func figure(_ x: Double) -> String { x.isNaN ? "nan" : "\(x + 0)" }

  /// Whether forward and reverse mode are no further apart than rounding and underflow explain.
  var exactMethodsAgree: Bool {
    let distance = (dual - reverse).magnitude
    return distance <= bound(scale)
      || distance <= bound(scale) + self.distance(ofLoss: underflow()?.loss ?? 0)
  }

  /// How far underflow can put two methods apart: each loses as much, and that is known up to a factor of two.
  func distance(ofLoss loss: Double) -> Double { 4 * loss }

  /// Whether the naive formula agrees with a derivative within its own rounding.
  func isConfirmedByFormula(_ derivative: Double) -> Bool {
    (symbolic - derivative).magnitude <= bound(formulaScale + scale)
  }

  /// Truncation and rounding as the quotient estimates them, the rounding of the values it did not know of, and
  /// that of the exact methods.
  var predictedError: Double {
    difference.truncationError + predictedErrorOfRounding
  }

  /// What of it is not truncation.
  var predictedErrorOfRounding: Double {
    difference.roundingError + 2 * valueError / difference.step.magnitude + bound(scale)
  }

  /// Whether the derivative itself takes the quotient's value somewhere within its step.
  ///
  /// By the mean value theorem a difference quotient is the derivative at some point between its samples. If the
  /// exact derivative, sampled there, reaches the quotient, then the step is too coarse for this function, and no
  /// rule is wrong. A wrong rule is wrong at all of these points.
  var isCoveredByTheStep: Bool {
    let slopes = slopesWithinStep() + [reverse]
    guard slopes.allSatisfy(\.isFinite), let least = slopes.min(), let greatest = slopes.max() else {
      return true
    }
    let margin = (greatest - least) / 10 + 10 * predictedError
    return difference.value >= least - margin && difference.value <= greatest + margin
  }
}
