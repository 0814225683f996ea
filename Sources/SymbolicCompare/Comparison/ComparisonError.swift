// After reading this file you know which questions a comparison refuses, and the advice that it gives instead.

/// Why a formula cannot be compared at a point.
public enum ComparisonError: Error, Hashable, Sendable {
  /// Variables of the formula that the point has no value for.
  case missing(variables: [String])

  /// A name of the point that the formula does not contain, and the formula's variables.
  case unknownCoordinate(name: String, variables: [String])

  /// A name to differentiate by that the formula does not contain, and the formula's variables.
  case unknownVariable(name: String, variables: [String])

  /// No point could be found by itself; and the operation that has no finite value wherever it was tried, if
  /// one and the same is to blame.
  case noPointFound(variables: [String], undefined: String?)

  /// No point could help: the order of a derivative, as of polygamma, depends on a variable, and there is no slope
  /// along it.
  case variableOrder(formula: String, variables: [String])

  /// One pass a variable would take too long.
  case tooManyVariables(variables: Int, operations: Int)

  /// A Hessian by so many variables would take longer than some seconds.
  case hessianTooLarge(variables: [String], operations: Int)

  /// Derivatives of order 3 and more are by one variable.
  case severalVariables(order: Int, variables: [String])
}

extension ComparisonError: CustomStringConvertible {
  /// What was found, and what to do about it, in a sentence each.
  public var description: String { "\(message); \(advice)" }

  /// What was found.
  public var message: String {
    switch self {
    case .missing(let names):
      names.count == 1
        ? "no value for the variable '\(names[0])'" : "no values for the variables \(list(names))"
    case .unknownCoordinate(let name, _): "the formula has no variable '\(name)'"
    case .unknownVariable(let name, _): "the formula has no variable '\(name)' to differentiate by"
    case .noPointFound(_, let undefined?): "\(undefined) has no finite value at any point that was tried"
    case .noPointFound: "no point was found at which the value and all derivatives are finite"
    case .variableOrder(let formula, _):
      "\(formula) has no derivative by its order, which is a whole number, 0 or more"
    case .tooManyVariables(let variables, let operations):
      "\(variables) variables times \(operations) operations is too much for one pass a variable"
    case .hessianTooLarge(let variables, let operations):
      "a Hessian by \(variables.count) variables of \(operations) operations is too large"
    case .severalVariables(let order, _): "derivatives of order \(order) are by one variable only"
    }
  }

  /// What to write instead.
  public var advice: String {
    switch self {
    case .missing(let names):
      "add to the point \(names.prefix(4).map { "\($0)=1" }.joined(separator: ","))\(names.count > 4 ? ",..." : "")"
    case .unknownCoordinate(let name, let variables), .unknownVariable(let name, let variables):
      ComparisonError.suggestion(for: name, among: variables)
    case .noPointFound(_, let undefined?) where undefined.hasPrefix(BinaryFunction.polygamma.name):
      "polygamma(n, x) takes a whole number n, 0 or more, and an x that is none of 0, -1, -2, ...; "
        + "where n is large beside x the value is beyond 1.8e308: take a smaller n"
    case .noPointFound(_, let undefined?) where undefined.hasPrefix(BinaryFunction.sincDerivative.name):
      "sincDerivative(n, x) takes a whole number n from 0 through 1000"
    case .noPointFound(let names, let undefined):
      (undefined == nil ? "" : "if it has one somewhere, ")
        + "name one, for example --at \(names.prefix(4).map { "\($0)=1" }.joined(separator: ","))"
    case .variableOrder(let formula, let names):
      "write the order as a number, as in \(formula.prefix { $0 != "(" })(1, x)"
        + (names.count > 1 ? ", or name a point with a whole order, and other variables with --wrt" : "")
    case .tooManyVariables: "name the variables of interest, for example --wrt x1,x2"
    case .hessianTooLarge(let variables, _):
      "name a few of them, for example --wrt \(variables.prefix(2).joined(separator: ","))"
    case .severalVariables(_, let variables):
      "name it: --wrt \(variables[0]); --order 2 gives the Hessian by all of them"
    }
  }

  private func list(_ names: [String]) -> String {
    names.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
      + (names.count > 8 ? " and \(names.count - 8) more" : "")
  }

  private static func suggestion(for name: String, among variables: [String]) -> String {
    if let near = closestName(to: name, among: variables) { return "did you mean '\(near)'?" }
    if variables.isEmpty { return "it has no variables" }
    let shown = variables.prefix(8).joined(separator: ", ")
    return "its variables are \(shown)\(variables.count > 8 ? ", ..." : "")"
  }
}
