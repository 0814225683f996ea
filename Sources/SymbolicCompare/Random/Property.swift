// After reading this file you know what must hold for every formula at every point: the properties that the tests
// and the self-check run over thousands of random cases.
//
// Each property compares things that are computed in different ways, so that it can fail: a method against
// another, an algorithm against the definition, a rule against the composition of two others.

/// Something that holds for every formula at every point at which it is finite.
public struct Property: Sendable {
  /// What holds, in words.
  public let name: String

  /// What is wrong with a formula at a point; `nil` if the property holds there.
  public let violation: @Sendable (Symbolic, Point) -> String?

  /// Creates a property.
  public init(_ name: String, violation: @escaping @Sendable (Symbolic, Point) -> String?) {
    (self.name, self.violation) = (name, violation)
  }
}

extension Property {
  /// All properties of this package.
  public static let all: [Property] = [
    methodsAgree, valuesAreTheSame, textReadsBack, sizesAreCounts, pushforwardMeetsPullback, rulesCompose,
    mixedDerivativesAreSymmetric,
  ]

  /// No method stands alone, by the judge's bounds.
  public static let methodsAgree = Property("the four methods agree") { formula, point in
    guard let comparison = try? Comparison(of: formula, at: point) else { return "the point does not fit" }
    return comparison.verdict.kind == .disagree ? comparison.verdict.reason : nil
  }

  /// Differentiation does not change the value: bit for bit the same in `Double`, `Dual` and `Variable`.
  public static let valuesAreTheSame = Property("the value is the same in every kind of number") {
    formula, point in
    let (list, coordinates) = traced(formula, point)
    let plain = list.value(at: coordinates)
    let dual = list.value(at: coordinates.map { Dual(value: $0, tangent: 1) }).value
    let tape = Reverse::valueWithGradient(at: coordinates) { list.value(at: $0) }.value
    let same = [dual, tape].allSatisfy { $0 == plain || ($0.isNaN && plain.isNaN) }
    return same ? nil : "Double \(plain), Dual \(dual), Variable \(tape)"
  }

  /// A printed formula is read as the same formula.
  public static let textReadsBack = Property("what is printed reads back") { formula, _ in
    guard let again = try? Symbolic(parsing: formula.description) else { return "the text is refused" }
    return again == formula ? nil : "the text reads as \(again)"
  }

  /// The size that a formula states is the number of nodes that one counts.
  public static let sizesAreCounts = Property("sizes are counts") { formula, point in
    let (list, coordinates) = traced(formula, point)
    let counted = list.value(at: coordinates.map { _ in NodeCount(1) }).count
    let stated = formula.treeSize.description
    return stated == String(counted) ? nil : "states \(stated) nodes, has \(counted)"
  }

  /// ⟨w, Jv⟩ = ⟨Jᵀw, v⟩: forward mode's slope along v is the gradient of reverse mode times v.
  public static let pushforwardMeetsPullback = Property("pushforward and pullback are adjoint") {
    formula, point in
    let (list, coordinates) = traced(formula, point)
    let direction = coordinates.indices.map { 1 / Double($0 + 1) }
    let tangent = Dual::pushforward(at: coordinates, along: direction) { list.value(at: $0) }.tangent
    let gradient = Reverse::gradient(at: coordinates) { list.value(at: $0) }
    let product = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
    let scale = coordinates.indices.reduce(0.0) {
      $0 + derivativeScale(of: list, at: coordinates, along: $1) * direction[$1]
    }
    return differ(tangent, product, scale: scale)
      ? "Jv is \(tangent), but the gradient times v \(product)" : nil
  }
}

extension Property {
  /// A formula's trace, and the point's coordinates in its inputs' order.
  static func traced(_ formula: Symbolic, _ point: Point) -> (list: WengertList, coordinates: [Double]) {
    let names = formula.variables
    return (formula.compiled(inputs: names), names.map { point[$0] ?? .nan })
  }

  /// Whether two finite numbers are further apart than rounding explains; numbers that are not finite are not
  /// compared, nor are those beside an overflow or underflow.
  static func differ(_ a: Double, _ b: Double, scale: Double) -> Bool {
    guard a.isFinite, b.isFinite, scale.isFinite else { return false }
    return (a - b).magnitude > 32 * unitRoundoff * scale + 0x1p-900
  }
}

/// A number that counts: the nodes of the tree from which it was computed.
///
/// - Complexity: one addition an operation; stops counting at the largest `Int`.
struct NodeCount: Scalar {
  let count: Int

  init(_ constant: Double) { count = 1 }

  private init(above operands: Int...) {
    count = operands.reduce(1) { sum, operand in
      let (total, overflow) = sum.addingReportingOverflow(operand)
      return overflow ? .max : total
    }
  }

  static func + (x: Self, y: Self) -> Self { Self(above: x.count, y.count) }
  static func - (x: Self, y: Self) -> Self { Self(above: x.count, y.count) }
  static func * (x: Self, y: Self) -> Self { Self(above: x.count, y.count) }
  static func / (x: Self, y: Self) -> Self { Self(above: x.count, y.count) }
  static prefix func - (x: Self) -> Self { Self(above: x.count) }
  static func apply(_ function: UnaryFunction, to x: Self) -> Self { Self(above: x.count) }
  static func apply(_ function: BinaryFunction, to x: Self, _ y: Self) -> Self {
    Self(above: x.count, y.count)
  }
}
