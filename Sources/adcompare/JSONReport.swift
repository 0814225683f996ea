// After reading this file you know the JSON that scripts and graders read: schema 1, to which keys are only ever
// added.

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
      ("parsed", .string(comparison.formula.description)),
      ("at", JSONReport.point(comparison)),
      ("pointChosen", .bool(comparison.isPointChosen)),
      ("value", .number(comparison.value)),
      ("methods", JSONReport.methods(comparison, hessian, view?.reference)),
      ("swell", swell ?? JSONReport.swell(comparison, withLight: view != nil)),
      ("operations", JSONReport.operations(comparison.operations)),
    ]
    if let hints = view?.hints, !hints.isEmpty {
      fields.append(("hints", .array(hints.map { .string($0.description) })))
    }
    if let view {
      let plain = PlainDifferencesView(comparison: comparison, reference: view.reference)
      fields.append(("plainDifferences", plain.json))
    }
    if let orders { fields.append(("orders", orders.json)) }
    if let cost { fields.append(("cost", cost.json)) }
    fields.append(("verdict", JSONReport.verdict(comparison)))
    value = .object(fields)
  }

  /// The point, in the order in which it was given.
  static func point(_ comparison: Comparison) -> JSONValue {
    .object(zip(comparison.point.names, comparison.point.values).map { ($0, .number($1)) })
  }

  private static func methods(
    _ comparison: Comparison, _ hessian: HessianView?, _ reference: Reference?
  ) -> JSONValue {
    var methods: [(String, JSONValue)] =
      Method.allCases.map { method in
        var fields: [(String, JSONValue)] = [
          ("value", .number(comparison.value)),
          ("gradient", byVariable(comparison) { .number($0[method: method]) }),
        ]
        if method == .finiteDifference {
          fields += [
            ("step", byVariable(comparison) { .number($0.difference.step) }),
            ("errorEstimate", byVariable(comparison) { .number($0.difference.errorEstimate) }),
            ("evaluations", .whole(comparison.operations.functionCalls)),
          ]
        }
        if let reference {
          let ulps = reference.derivatives.map {
            ($0.variable, $0.errors[method].map { JSONValue.number($0.ulps) } ?? .null)
          }
          fields.append(("ulps", .object(ulps)))
        }
        if let hessian { fields.append(("hessian", hessian.json(method))) }
        return (method.rawValue, .object(fields))
      }
    if let reference { methods.append(("reference", json(of: reference))) }
    return .object(methods)
  }

  /// The reference: numerals of 31 digits as strings, and how many of the digits are certain; `null` for a finite
  /// derivative that it vouches for no digit of.
  private static func json(of reference: Reference) -> JSONValue {
    .object([
      ("value", .numeral(reference.value.description)),
      (
        "gradient",
        .object(
          reference.derivatives.map { row in
            let isNone = row.errors.isEmpty && row.value.isFinite
            return (row.variable, isNone ? .null : .numeral(row.value.description))
          })
      ),
      ("digits", .object(reference.derivatives.map { ($0.variable, .number($0.digits.rounded(.down))) })),
    ])
  }

  /// The sizes of the formula and of its naive derivatives, which are the same at every point.
  static func swell(_ comparison: Comparison, withLight: Bool) -> JSONValue {
    let partials = byVariable(comparison) { row in
      let light = withLight ? [("light", JSONValue.object(size(row.formula.simplified(.light).result)))] : []
      return .object(size(row.formula) + light)
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
    .object(
      verdict(comparison.verdict)
        + [("perVariable", byVariable(comparison) { .object(verdict($0.verdict)) })])
  }

  private static func verdict(_ verdict: Verdict) -> [(String, JSONValue)] {
    var fields: [(String, JSONValue)] = [
      ("kind", .string(verdict.kind.rawValue)), ("reason", .string(verdict.reason)),
    ]
    guard let diagnosis = verdict.diagnosis else { return fields }
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
