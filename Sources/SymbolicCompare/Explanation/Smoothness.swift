// After reading this file you know what can be certified about a point before any derivative is trusted there.
//
//     smooth          no step is singular along the variable: the function is analytic, all derivatives exist
//     smoothAcrossTie a step is singular, and the function is differentiable all the same: x·|x| at 0
//     kink            the slopes on the two sides differ: |x| at 0
//     branch          the function jumps: sign(x) at 0, atan2(y, −1) at y = 0
//     edgeOfDomain    it has values on one side alone, or is vertical: √x at 0, ∛x at 0
//     undefined       it has no value here, or that could not be decided
//
// Source: Griewank & Walther, chapter 14 (differentiation without smoothness).

public import Truth

/// What is certain about the differentiability of a formula at a point, along one variable.
public struct Smoothness: Sendable {
  /// The classes of points, from best to worst.
  public enum Kind: String, CaseIterable, Sendable {
    /// The function is analytic here.
    case smooth

    /// A step is singular, but the slopes on both sides of the function are the same.
    case smoothAcrossTie

    /// The slopes on both sides differ.
    case kink

    /// The function jumps, or sits on a branch cut.
    case branch

    /// The function has values on one side alone, or an infinite slope.
    case edgeOfDomain

    /// The function has no value here.
    case undefined
  }

  /// The class of the point.
  public let kind: Kind

  /// The steps that are singular here, in the order of evaluation; at most eight.
  public let nodes: [TraceNode]

  /// The certified slope, with its two sides.
  public let slope: CertifiedNumber

  /// The certificate in one sentence.
  public var statement: String {
    let place = nodes.first.map { " at \($0)" } ?? ""
    let sides = Sides(slope, "the slope").sentence
    return switch kind {
    case .smooth: "smooth: every operation is analytic at the numbers it met"
    case .smoothAcrossTie: "a tie\(place), across which the slope stays \(slope.number?.figure ?? "the same")"
    case .kink: "a kink\(place): \(sides)"
    case .branch: "a jump or branch cut\(place)"
    case .edgeOfDomain: "the edge of a domain\(place)"
    case .undefined: "no finite value here\(place)"
    }
  }
}

extension Comparison {
  /// What is certain about the function's differentiability along a variable; `nil` for a variable it does not have, or
  /// a formula that is too long to be certified.
  ///
  /// - Complexity: a certificate each time it is asked.
  public func smoothness(along variable: String) -> Smoothness? {
    guard let position = list.inputs.firstIndex(of: variable), let program = list.straightLineProgram(),
      program.steps.count <= ComparedFormula.largestCertifiedWork
    else { return nil }
    var certification = Certification(of: program, at: coordinates)
    let slope = certification.derivative(by: [position])
    let slots = slope.events.map(\.step) + (slope.events.isEmpty ? [slope.obstacle].compactMap(\.self) : [])
    let nodes = slots.sorted().prefix(8).compactMap { SingularNode($0, in: list, at: coordinates)?.node }
    let kind: Smoothness.Kind =
      switch slope.kind {
      case .number, .huge: slope.events.isEmpty ? .smooth : .smoothAcrossTie
      case .kink, .partial: .kink
      case .jump: .branch
      case .oneSided, .infinite: .edgeOfDomain
      case .noValue, .undecided: .undefined
      }
    return Smoothness(kind: kind, nodes: nodes, slope: slope)
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
}
