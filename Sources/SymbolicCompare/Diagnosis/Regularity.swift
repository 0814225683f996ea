// After reading this file you know what can be certified about a point before any derivative is trusted there.
//
//     smooth          every node is analytic at the numbers it met: all derivatives exist
//     smoothAcrossTie a node sits at a kink, but its two slopes meet again in the result: x·|x| at 0
//     kink            the slopes on the two sides differ: |x| at 0
//     branch          the function jumps, or sits on a cut: sign(x) at 0, atan2(y, −1) at y = 0
//     edgeOfDomain    a node sits at the end of its domain, or where its tangent is vertical: √x at 0, x^1.5 at 0
//     undefined       the function has no finite value here
//
// Source: Griewank & Walther, chapter 14 (differentiation without smoothness).

/// What is certain about the differentiability of a formula at a point, along one variable.
public struct Regularity: Sendable {
  /// The classes of points, from best to worst.
  public enum Kind: String, CaseIterable, Sendable {
    /// Every node is analytic here.
    case smooth

    /// A node is at a kink, but the slopes on both sides of the function are the same.
    case smoothAcrossTie

    /// The slopes on both sides differ.
    case kink

    /// The function jumps, or sits on a branch cut.
    case branch

    /// A node is at the end of its domain.
    case edgeOfDomain

    /// The function has no finite value here.
    case undefined
  }

  /// The class of the point.
  public let kind: Kind

  /// The nodes that are not analytic here, in the order of evaluation; at most eight.
  public let nodes: [TraceNode]

  /// The slopes of the function on both sides.
  public let slopes: OneSidedSlopes

  /// The certificate in one sentence.
  public var statement: String {
    let place = nodes.first.map { " at \($0)" } ?? ""
    return switch kind {
    case .smooth: "smooth: every operation is analytic at the numbers it met"
    case .smoothAcrossTie: "a tie\(place), across which the slope stays \(slopes.right)"
    case .kink: "a kink\(place): left slope \(slopes.left), right slope \(slopes.right)"
    case .branch: "a jump or branch cut\(place)"
    case .edgeOfDomain: "the edge of a domain\(place)"
    case .undefined: "no finite value here\(place)"
    }
  }

  /// Classifies a point of a trace along one input.
  ///
  /// - Complexity: four forward passes, and one backward sweep.
  init(of list: WengertList, at point: [Double], along position: Int) {
    slopes = OneSidedSlopes(of: list, at: point, along: position)
    let inputs = Dual.inputs(at: point, along: position)
    let duals = list.values(at: inputs)
    let values = duals.map(\.value)
    func nodes(_ lines: [WengertList.Line]) -> [TraceNode] {
      lines.prefix(8).map { TraceNode($0, in: list, values) }
    }
    guard list.outputs.first.map({ values[$0].isFinite }) ?? false else {
      let cause = Singularity(in: list, at: point, derivative: .nan)
      (kind, self.nodes) = (.undefined, cause.map { [$0.node] } ?? [])
      return
    }
    let adjoints = list.outputs.first.map { list.adjoints(values: values, seed: 1, output: $0) } ?? []
    let reached = list.lines.filter { line in
      adjoints[line.result] != nil && line.operands.contains { duals[$0].tangent != 0 }
    }
    let edges = reached.filter { $0.primitive.isAtEdgeOfDomain($0.operands.map { values[$0] }) }
    let ties = Tie.all(in: list, at: point, along: position)
    if !edges.isEmpty {
      (kind, self.nodes) = (.edgeOfDomain, nodes(edges))
    } else if slopes.isJump {
      (kind, self.nodes) = (.branch, nodes(ties.filter(\.isJump).map(\.line)))
    } else if slopes.isKink {
      (kind, self.nodes) = (.kink, nodes(ties.map(\.line)))
    } else {
      (kind, self.nodes) = (ties.isEmpty ? .smooth : .smoothAcrossTie, nodes(ties.map(\.line)))
    }
  }
}

extension Primitive {
  /// Whether a primitive with a finite value sits at the end of its domain, or has a vertical tangent.
  func isAtEdgeOfDomain(_ operands: [Double]) -> Bool {
    switch self {
    case .unary(.cbrt): operands[0] == 0
    case .unary(let function):
      operands[0] == function.domain.lowerBound || operands[0] == function.domain.upperBound
    case .binary(.pow): operands[0] == 0 && !(operands[1] >= 0 && operands[1] == operands[1].rounded())
    case .binary(.atan2): operands[0] == 0 && operands[1] == 0
    case .negate, .add, .subtract, .multiply, .divide, .binary: false
    }
  }
}

extension Comparison {
  /// What is certain about the function's differentiability along a variable; `nil` for a variable it does not have.
  ///
  /// - Complexity: about ten evaluations of the function, each time it is asked.
  public func regularity(along variable: String) -> Regularity? {
    guard let position = list.inputs.firstIndex(of: variable) else { return nil }
    return Regularity(of: list, at: coordinates, along: position)
  }

  /// Where the first NaN of a sweep arose; `nil` if the sweep has none.
  ///
  /// - Complexity: a few evaluations of the function, each time it is asked.
  public func firstNaN(in sweep: FirstNaN.Sweep) -> FirstNaN? {
    switch sweep {
    case .values: .inValues(of: list, at: coordinates)
    case .adjoints: .inAdjoints(of: list, at: coordinates)
    case .tangents(let variable):
      list.inputs.firstIndex(of: variable).flatMap {
        .inTangents(of: list, at: coordinates, along: $0)
      }
    }
  }

  /// The coordinates in the order of the trace's inputs.
  var coordinates: [Double] { list.inputs.compactMap { point[$0] } }
}
