// After reading this file you know the JSON report that scripts and graders read. From version to version keys are only ever
// added to it; the keys that have another name in schema 2 are renamed in Schema.swift.

import SymbolicCompare

/// A comparison as JSON.
struct JSONReport {
  let comparison: Comparison

  /// What is the same at every point.
  let fixed: Fixed

  let schema: Int

  /// Timings, if they were asked for.
  var cost: Cost?

  /// The reference and the hints, if there are any.
  var view: ComparisonView?

  /// Derivatives of higher order, if they were asked for.
  var hessian: HessianView?
  var orders: OrderView?

  /// What is the same at every point: the formula's texts and sizes, as they are written.
  struct Fixed {
    fileprivate let expression, parsed, swell, formulas, cutFormulas: [UInt8]

    /// - Parameters:
    ///   - expression: the formula as the user wrote it.
    ///   - isThorough: whether the light formulas are wanted, too.
    ///   - isInBatch: whether their sizes are left out.
    init(
      _ comparison: Comparison, writtenAs expression: String, isThorough: Bool,
      isInBatch: Bool = false
    ) {
      let derivatives = comparison.naiveDerivatives()
      self.expression = JSONValue.string(expression).written
      parsed = JSONValue.string(comparison.formula.textWithNames).written
      swell = JSONReport.swell(comparison, derivatives, withLight: isThorough && !isInBatch).written
      let view = isThorough ? FormulaView(comparison.derivatives, derivatives).json : nil
      formulas = view?.formulas.written ?? []
      let cut = view?.cut ?? []
      cutFormulas = cut.isEmpty ? [] : JSONValue.array(cut.map { .string($0) }).written
    }
  }

  /// The report on one line.
  ///
  /// - Parameter number: the number of the line that it answers, in a batch.
  func line(numbered number: Int? = nil) -> [UInt8] {
    var bytes = object(numbered: number)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// The report as an object.
  ///
  /// - Parameter name: its name as one of several results, which have schema and expression in common.
  func object(numbered number: Int? = nil, named name: String? = nil) -> [UInt8] {
    var writer = JSONWriter()
    writer.open()
    if let name {
      writer.value("name", .string(name))
    } else {
      writer.value("schema", .whole(schema))
      writer.written("expression", fixed.expression)
    }
    writer.written("parsed", fixed.parsed)
    writer.value("at", JSONReport.point(comparison))
    writer.value("pointChosen", .bool(comparison.isPointChosen))
    writer.number("value", comparison.value)
    writeMethods(to: &writer)
    writer.written("swell", fixed.swell)
    writer.value("operations", JSONReport.operations(comparison.operations))
    if view != nil { writer.written("formulas", fixed.formulas) }
    if view != nil, !fixed.cutFormulas.isEmpty { writer.written("formulasCut", fixed.cutFormulas) }
    if let hints = view?.hints, !hints.isEmpty {
      writer.value("hints", .array(hints.map { .string($0.description) }))
    }
    if view != nil {
      writer.value("plainDifferences", PlainDifferencesView(comparison: comparison).json)
    }
    if let pattern = hessian?.patternJSON { writer.value("pattern", pattern) }
    if let orders { writer.value("orders", orders.json.withMethods(ofSchema: schema)) }
    if let cost { writer.value("cost", cost.json.withMethods(ofSchema: schema)) }
    // In a batch other systems are asked where something is to be said: most lines are smooth points.
    if view != nil || !comparison.isPlainlyRight {
      let elsewhere = view?.elsewhere ?? ElsewhereView(comparison: comparison)
      writer.value("elsewhere", elsewhere.json)
      if view != nil, isAskedOfCheckers { writer.value("checkers", elsewhere.checkersJSON) }
    }
    writeVerdicts(to: &writer)
    if let number { writer.value("line", .whole(number)) }
    writer.close()
    return writer.bytes
  }

  /// Operations times variables beyond which gradient checks are not asked: each takes some 30 passes a variable.
  private static let mostWorkOfCheckers = 4_000_000

  private var isAskedOfCheckers: Bool {
    comparison.operations.function * comparison.operations.forwardPasses <= JSONReport.mostWorkOfCheckers
  }

  /// The point, in the order in which it was given.
  static func point(_ comparison: Comparison) -> JSONValue { point(comparison.point) }

  static func point(_ point: Point) -> JSONValue {
    .object(zip(point.names, point.values).map { ($0, .number($1)) })
  }

  private func writeMethods(to writer: inout JSONWriter) {
    func byVariable(
      _ name: String, _ writer: inout JSONWriter, _ value: (DerivativeComparison) -> Double
    ) {
      writer.open(name)
      for row in comparison.derivatives { writer.number(row.variable, value(row)) }
      writer.close()
    }
    writer.open("methods")
    for method in Method.allCases {
      writer.open(method.name(inSchema: schema))
      writer.number("value", comparison.value)
      byVariable("gradient", &writer) { $0[method: method] }
      if method == .finiteDifference {
        byVariable("step", &writer) { $0.difference?.step ?? .nan }
        byVariable("errorEstimate", &writer) { $0.difference?.errorEstimate ?? .nan }
        writer.value("evaluations", .whole(comparison.operations.functionCalls))
      }
      if view != nil {
        let ulps = comparison.derivatives.map { row in
          (row.variable, row.error(of: method).map { JSONValue.number($0.ulps) } ?? .null)
        }
        writer.value("ulps", .object(ulps))
      }
      if let hessian { writer.value("hessian", hessian.json(method)) }
      writer.close()
    }
    if view != nil { writer.value("reference", CertifiedJSON(comparison).value) }
    writer.close()
  }

  /// The sizes of the formula and of its naive derivatives.
  private static func swell(
    _ comparison: Comparison, _ derivatives: [NaiveDerivative], withLight: Bool
  ) -> JSONValue {
    let partials = zip(comparison.derivatives, derivatives).map { row, naive in
      let light =
        withLight
        ? [("light", JSONValue.object(size(naive.light.treeSize, naive.light.sharedSize)))] : []
      return (row.variable, JSONValue.object(size(naive.tree, naive.shared) + light))
    }
    let formula = comparison.formula
    return .object(
      size(formula.treeSize, formula.sharedSize) + [("derivatives", .object(partials))])
  }

  private static func size(_ tree: WholeNumber, _ shared: Int) -> [(String, JSONValue)] {
    [("tree", .digits(tree.description)), ("shared", .whole(shared))]
  }

  private static func operations(_ count: OperationCount) -> JSONValue {
    .object([
      ("function", .whole(count.function)),
      ("forwardPass", .whole(count.forwardPass)),
      ("forwardPasses", .whole(count.forwardPasses)),
      ("reverse", .whole(count.reverse)),
      ("reverseRatio", .number(count.reverseRatio)),
      ("functionCalls", .whole(count.functionCalls)),
    ])
  }

  private func writeVerdicts(to writer: inout JSONWriter) {
    // Each verdict stands twice or more, and is written once.
    let derivatives = comparison.derivatives.map { JSONReport.fields(of: $0.verdict) }
    writer.open("verdict")
    writer.fields(JSONReport.fields(of: comparison.verdict))
    writeDiagnosis(of: comparison.worst, to: &writer)
    writer.open("perVariable")
    for (row, fields) in zip(comparison.derivatives, derivatives) {
      writer.open(row.variable)
      writer.fields(fields)
      writeDiagnosis(of: row, to: &writer)
      writer.close()
    }
    writer.close()
    writer.open("value")
    writer.fields(JSONReport.fields(of: comparison.valueComparison.verdict))
    writer.close()
    writer.open("perDerivative")
    for (row, fields) in zip(comparison.derivatives, derivatives) {
      writer.open(row.key)
      writer.fields(fields)
      writer.close()
    }
    for row in comparison.higherDerivatives {
      writer.open(row.key)
      writer.fields(JSONReport.fields(of: row.verdict))
      writer.close()
    }
    writer.close()
    writer.close()
  }

  /// Kind, reason, and the certain digits of the exact methods' number.
  private static func fields(of verdict: Verdict) -> [UInt8] {
    var writer = JSONWriter(reserving: 192)
    writer.string("kind", verdict.kind.rawValue)
    writer.string("reason", verdict.reason)
    if let digits = verdict.digits { writer.number("digits", (digits * 10).rounded(.down) / 10) }
    return writer.bytes
  }

  /// What is to blame for a verdict, and what to do.
  private func writeDiagnosis(of row: DerivativeComparison?, to writer: inout JSONWriter) {
    guard let row, row.verdict.kind != .agree, let diagnosis = comparison.diagnosis(of: row) else { return }
    writer.string("cause", diagnosis.cause.rawValue)
    if !diagnosis.advice.isEmpty { writer.string("advice", diagnosis.advice) }
    guard let node = diagnosis.node else { return }
    writer.open("node")
    writer.string("formula", node.formula)
    if node.formula.isCutFormula { writer.value("isCut", .bool(true)) }
    writer.value("operands", .array(node.operands.map { .number($0) }))
    writer.number("value", node.value)
    writer.close()
  }
}

extension Comparison {
  /// Whether every method is right at a point at which no step is singular.
  fileprivate var isPlainlyRight: Bool {
    guard verdict.kind <= .belowResolution else { return false }
    func isSmooth(_ row: DerivativeComparison) -> Bool { row.truth?.events.isEmpty == true }
    return isSmooth(valueComparison) && derivatives.allSatisfy(isSmooth)
      && higherDerivatives.allSatisfy(isSmooth)
  }
}
