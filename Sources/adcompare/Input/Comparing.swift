// After reading this file you know how the texts of a formula and of a point become a comparison, and that whatever the library refuses
// in it is shown in these texts.

import SymbolicCompare

/// Parses a formula and a point, and compares the methods there.
func compare(
  _ text: String, at pointText: String?, withRespectTo names: [String]?, data: VectorData = VectorData()
) throws(Problem) -> Comparison {
  try compare(parse(text, data), readFrom: text, at: pointText, withRespectTo: names, data: data)
}

/// Parses a point, and compares the methods there on a formula that was read from a text.
func compare(
  _ formula: Symbolic, readFrom text: String, at pointText: String?, withRespectTo names: [String]?,
  order: Int = 1, certainty: Certainty = .full, constants: ConstantMeaning = .double,
  data: VectorData = VectorData()
) throws(Problem) -> Comparison {
  try compare(
    formula, readFrom: text, at: pointText.map { text throws(Problem) in try readPoint(text) },
    writtenAs: pointText, withRespectTo: names,
    order: order, certainty: certainty, constants: constants, data: data)
}

/// Compares the methods at a point on a formula, both read from texts.
func compare(
  _ formula: Symbolic, readFrom text: String, at given: Point?, writtenAs pointText: String?,
  withRespectTo names: [String]?, order: Int = 1, certainty: Certainty = .full,
  constants: ConstantMeaning = .double, data: VectorData = VectorData()
) throws(Problem) -> Comparison {
  let point = try complete(given, readFrom: pointText, of: formula.variables, in: text, data)
  let names = names.map { data.spelledOut($0, among: formula.variables) }
  do {
    return try Comparison(
      of: formula, at: point, withRespectTo: names, order: order, certainty: certainty, constants: constants)
  } catch {
    throw Problem(error, of: text, at: point, writtenAs: pointText)
  }
}

/// Parses a point, and compares the methods there on a formula that has been differentiated.
func compare(
  _ prepared: PreparedFormula, readFrom text: String, at pointText: String?, certainty: Certainty
) throws(Problem) -> Comparison {
  let plain = pointText.flatMap { Point(plain: $0, names: prepared.names) }
  let point =
    if plain == nil, let pointText {
      try readPoint(pointText, of: prepared.names, in: text)
    } else { plain }
  do {
    return try Comparison(of: prepared, at: point, certainty: certainty)
  } catch {
    throw Problem(error, of: text, at: point, writtenAs: pointText)
  }
}

/// Compares all methods on several results.
func compareResults(
  _ results: [(name: String?, formula: Symbolic)], readFrom text: String, at pointText: String?,
  withRespectTo names: [String]?, order: Int = 1, certainty: Certainty = .full,
  constants: ConstantMeaning, data: VectorData
) throws(Problem) -> JacobianComparison {
  let all = Set(results.flatMap(\.formula.variables)).sorted()
  let point = try readPoint(pointText, of: all, in: text, data)
  do {
    return try JacobianComparison(
      of: results, at: point, withRespectTo: names.map { data.spelledOut($0, among: all) }, order: order,
      certainty: certainty, constants: constants)
  } catch {
    throw Problem(error, of: text, at: point, writtenAs: pointText)
  }
}

/// Differentiates a formula that was read from a text.
func prepare(
  _ formula: Symbolic, readFrom text: String, _ variables: [String]?, _ constants: ConstantMeaning,
  _ data: VectorData
) throws(Problem) -> PreparedFormula {
  let variables = variables.map { data.spelledOut($0, among: formula.variables) }
  do {
    return try PreparedFormula(of: formula, withRespectTo: variables, constants: constants)
  } catch {
    throw Problem(error, of: text, at: nil, writtenAs: nil)
  }
}
