// After reading this file you know how a report says how to make it again: a command that a shell can run.
//
//     adcompare "exp(x)+x" --at x=1                  again:  adcompare --at x=1 'exp(x) + x'
//     adcompare "t1 = sin(x); t1*t1" --at x=1        again:  adcompare --at x=1 't1 = sin(x); t1*t1'
//
// A formula stands there as it was understood, a program with its names. Text of more than 400 characters is not for pasting:
// then there is no such line.

import SymbolicCompare

/// The command that compares this formula at this point again, or `nil` if it would be too long to paste.
///
/// - Parameter text: the formula or program as it was typed.
func reproduction(
  _ command: Command, of comparison: Comparison, writtenAs text: String, _ arguments: Arguments
) -> String? {
  reproduction(of: comparison.formula, writtenAs: text, at: comparison.point, arguments)
}

/// The command that shows this formula again, at this point if there is one.
func reproduction(
  of formula: Symbolic, writtenAs text: String, at point: Point?, _ arguments: Arguments
) -> String? {
  pasteable(formula).flatMap { reproduction(of: $0, at: point, arguments) }
}

/// The command that shows several results again.
func reproduction(of jacobian: JacobianComparison, _ arguments: Arguments) -> String? {
  pasteable(jacobian.results.map(\.formula)).flatMap { reproduction(of: $0, at: jacobian.point, arguments) }
}

/// The command that shows this formula again along a range of points, of which one is given.
func reproduction(
  of formula: Symbolic, along sweep: Sweep, at point: Point, withRespectTo names: [String]?,
  _ arguments: Arguments
) -> String? {
  guard point.names.count <= 40 else { return nil }
  return pasteable(formula).map {
    reproduction(of: $0, at: sweep.range(amid: point), withRespectTo: names, arguments)
  }
}

private func reproduction(of expression: String, at point: Point?, _ arguments: Arguments) -> String? {
  guard point?.names.count ?? 0 <= 40 else { return nil }
  let coordinates = point.map { zip($0.names, $0.values).map { "\($0)=\(numeral($1))" } } ?? []
  return reproduction(
    of: expression, at: coordinates.joined(separator: ","), withRespectTo: arguments.wrt, arguments)
}

private func reproduction(
  of expression: String, at place: String, withRespectTo names: [String]?, _ arguments: Arguments
) -> String {
  let command = arguments.command
  var words = ["adcompare"]
  if command != .compare || Command(rawValue: expression) != nil { words.append(command.rawValue) }
  if !place.isEmpty { words.append("--at \(place)") }
  if arguments.order > 1 { words.append("--order \(arguments.order)") }
  if arguments.constants != .double { words.append("--constants \(arguments.constants.rawValue)") }
  if arguments.comparesRules { words.append("--compare-rules") }
  if let names { words.append("--wrt \(names.joined(separator: ","))") }
  if let form = arguments.values[.form] { words.append("--form \(form)") }
  for option in [Option.vector, .covector] {
    if let numbers = arguments.values[option] {
      words.append(
        "--\(option.rawValue)=\(numbers.contains { !"0123456789.,+-e".contains($0) } ? numbers.shellQuoted : numbers)"
      )
    }
  }
  if arguments.given.contains(.steps) { words.append("--steps") }
  if arguments.given.contains(.step) { words.append("--step") }
  if arguments.given.contains(.equivalence) { words.append("--equivalence") }
  if expression.hasPrefix("-") { words.append("--") }
  return (words + [expression.shellQuoted]).joined(separator: " ")
}

extension Point {
  /// The first forty coordinates, as they are written on the command line.
  var shortDescription: String {
    let coordinates = zip(names, values).prefix(40).map { "\($0)=\(numeral($1))" }
    return coordinates.joined(separator: ", ") + (names.count > 40 ? ", ..." : "")
  }
}
