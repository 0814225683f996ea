// After reading this file you know the JSON that scripts and graders read, to which keys are only ever added; what schema
// 2 calls otherwise, Schema.swift renames.

import SymbolicCompare

/// A comparison as JSON.
struct JSONReport {
  let value: JSONValue

  /// - Parameters:
  ///   - expression: the formula as the user wrote it.
  ///   - cost: timings, if they were asked for.
  ///   - swell: the formulas' sizes, if they are known from an earlier comparison of the same formula.
  ///   - view: the reference and the hints, if there are any.
  ///   - hessian, orders: derivatives of higher order, if they were asked for.
  init(
    of comparison: Comparison, writtenAs expression: String, cost: Cost? = nil, swell: JSONValue? = nil,
    view: ComparisonView? = nil, hessian: HessianView? = nil, orders: OrderView? = nil
  ) {
    var fields: [(String, JSONValue)] = [
      ("schema", .whole(1)),
      ("expression", .string(expression)),
      ("parsed", .string(comparison.formula.textWithNames)),
      ("at", JSONReport.point(comparison)),
      ("pointChosen", .bool(comparison.isPointChosen)),
      ("value", .number(comparison.value)),
      ("methods", JSONReport.methods(comparison, hessian, isThorough: view != nil)),
      ("swell", swell ?? JSONReport.swell(comparison, withLight: view != nil)),
      ("operations", JSONReport.operations(comparison.operations)),
    ]
    if view != nil { fields.append(("formulas", FormulaView(comparison.derivatives).json)) }
    if let hints = view?.hints, !hints.isEmpty {
      fields.append(("hints", .array(hints.map { .string($0.description) })))
    }
    if view != nil {
      let plain = PlainDifferencesView(comparison: comparison)
      fields.append(("plainDifferences", plain.json))
    }
    if let orders { fields.append(("orders", orders.json)) }
    if let cost { fields.append(("cost", cost.json)) }
    // In a batch other systems are asked where something is to be said: most lines are smooth points.
    let elsewhere = view?.elsewhere ?? ElsewhereView(comparison: comparison)
    if view != nil || !comparison.isPlainlyRight { fields.append(("elsewhere", elsewhere.json)) }
    if view != nil { fields.append(("checkers", elsewhere.checkersJSON)) }
    fields.append(("verdict", JSONReport.verdict(comparison)))
    value = .object(fields)
  }

  /// The point, in the order in which it was given.
  static func point(_ comparison: Comparison) -> JSONValue {
    .object(zip(comparison.point.names, comparison.point.values).map { ($0, .number($1)) })
  }

  private static func methods(
    _ comparison: Comparison, _ hessian: HessianView?, isThorough: Bool
  ) -> JSONValue {
    var methods: [(String, JSONValue)] =
      Method.allCases.map { method in
        var fields: [(String, JSONValue)] = [
          ("value", .number(comparison.value)),
          ("gradient", byVariable(comparison) { .number($0[method: method]) }),
        ]
        if method == .finiteDifference {
          fields += [
            ("step", byVariable(comparison) { .number($0.difference?.step ?? .nan) }),
            ("errorEstimate", byVariable(comparison) { .number($0.difference?.errorEstimate ?? .nan) }),
            ("evaluations", .whole(comparison.operations.functionCalls)),
          ]
        }
        if isThorough {
          let ulps = comparison.derivatives.map { row in
            (row.variable, row.error(of: method).map { JSONValue.number($0.ulps) } ?? .null)
          }
          fields.append(("ulps", .object(ulps)))
        }
        if let hessian { fields.append(("hessian", hessian.json(method))) }
        return (method.rawValue, .object(fields))
      }
    if isThorough { methods.append(("reference", CertifiedJSON(comparison).value)) }
    return .object(methods)
  }

  /// The sizes of the formula and of its naive derivatives, which are the same at every point.
  static func swell(_ comparison: Comparison, withLight: Bool) -> JSONValue {
    let partials = byVariable(comparison) { row in
      guard let formula = row.formula else { return .null }
      let light = withLight ? [("light", JSONValue.object(size(formula.simplified(.light).result)))] : []
      return .object(size(formula) + light)
    }
    return .object(size(comparison.formula) + [("derivatives", partials)])
  }

  private static func size(_ formula: Symbolic) -> [(String, JSONValue)] {
    [("tree", .digits(formula.treeSize.description)), ("shared", .whole(formula.sharedSize))]
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

  private static func verdict(_ comparison: Comparison) -> JSONValue {
    let worst = comparison.worst
    return .object(
      verdict(worst, comparison.verdict, comparison)
        + [
          ("perVariable", byVariable(comparison) { .object(verdict($0, $0.verdict, comparison)) }),
          ("value", .object(brief(comparison.valueComparison.verdict))),
          (
            "perDerivative",
            .object(
              (comparison.derivatives + comparison.higherDerivatives).map {
                ($0.key, .object(brief($0.verdict)))
              })
          ),
        ])
  }

  /// Kind, reason, and the certain digits of the exact methods' number.
  private static func brief(_ verdict: Verdict) -> [(String, JSONValue)] {
    [("kind", .string(verdict.kind.rawValue)), ("reason", .string(verdict.reason))]
      + (verdict.digits.map { [("digits", .number(($0 * 10).rounded(.down) / 10))] } ?? [])
  }

  private static func verdict(
    _ row: DerivativeComparison?, _ verdict: Verdict, _ comparison: Comparison
  ) -> [(String, JSONValue)] {
    var fields = brief(verdict)
    guard let row, let diagnosis = comparison.diagnosis(of: row) else { return fields }
    fields.append(("cause", .string(diagnosis.cause.rawValue)))
    if !diagnosis.advice.isEmpty { fields.append(("advice", .string(diagnosis.advice))) }
    guard let node = diagnosis.node else { return fields }
    fields.append(
      (
        "node",
        .object([
          ("formula", .string(node.formula)), ("operands", .array(node.operands.map { .number($0) })),
          ("value", .number(node.value)),
        ])
      ))
    return fields
  }

  private static func byVariable(
    _ comparison: Comparison, _ value: (DerivativeComparison) -> JSONValue
  ) -> JSONValue {
    .object(comparison.derivatives.map { ($0.variable, value($0)) })
  }
}

extension Comparison {
  /// Whether every method is right at a point at which no step is singular.
  fileprivate var isPlainlyRight: Bool {
    verdict.kind <= .belowResolution && judged.allSatisfy { $0.truth?.events.isEmpty == true }
  }
}
