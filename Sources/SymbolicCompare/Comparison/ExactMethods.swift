// After reading this file you know where the three exact methods enter a comparison, so that a test can put a wrong
// one in their place and see whether it is found.

package import ReverseCore

/// The three exact methods, as functions from a program to its derivative.
///
/// A comparison uses the package's own. A test plants a mistake in one of them and hands the set to the comparison;
/// nothing global changes.
package struct ExactMethods: Sendable {
  /// The derivative of a trace along one input, by one pass over dual numbers.
  package var forward: @Sendable (_ list: WengertList, _ point: [Double], _ position: Int) -> Double {
    didSet { isOwnForward = false }
  }

  /// The value of a trace and its gradient, by one sweep forwards and one backwards.
  package var reverse:
    @Sendable (_ list: WengertList, _ point: [Double]) -> (value: Double, gradient: [Double])

  /// The naive formula of a derivative.
  package var formula: @Sendable (_ formula: Symbolic, _ variable: String) -> Symbolic {
    didSet { isOwnFormula = false }
  }

  /// Whether forward mode is the package's, which goes along what a variable reaches: the same bits for less work.
  private(set) var isOwnForward = false

  /// Whether the naive formula is, which is evaluated without being written.
  private(set) var isOwnFormula = false

  /// The methods of this package.
  package static let own = ExactMethods(
    forward: { list, point, position in
      let inputs = Dual.inputs(at: point, along: position)
      return list.value(at: inputs).tangent + 0  // −0 is 0
    },
    reverse: { list, point in list.valueWithGradient(at: point) },
    formula: { formula, variable in formula.derivative(withRespectTo: variable) },
    isOwnForward: true, isOwnFormula: true)
}

extension ExactMethods {
  /// Methods of somebody else's.
  package init(
    forward: @escaping @Sendable (_ list: WengertList, _ point: [Double], _ position: Int) -> Double,
    reverse:
      @escaping @Sendable (_ list: WengertList, _ point: [Double]) -> (value: Double, gradient: [Double]),
    formula: @escaping @Sendable (_ formula: Symbolic, _ variable: String) -> Symbolic
  ) {
    self.init(forward: forward, reverse: reverse, formula: formula, isOwnForward: false, isOwnFormula: false)
  }
}
