// After reading this file you know what of the methods' shadow (Shadow.swift) serves all derivatives: the numbers of all slots
// and their adjoints over balls, and the first line at which the value, or an adjoint, leaves the range of `Double`.
//
// A formula of n variables that overflows does so for n derivatives: each of these is made once, when it is first asked for.
// Forward mode has a pass of its own for each input; over balls, too, it goes along what that reaches.
//
// Cost. One sweep over balls forwards, one backwards; and the slice of each input that is asked about.

import Truth

/// The numbers of a list over balls, whose exponents go to ±2⁶⁰.
final class SharedShadow {
  /// A line at which a number leaves the range.
  struct Departure {
    /// The slot of the line.
    let step: Int

    /// What happened there.
    let words: String

    /// Whether the number became too small; else too large.
    var isUnderflow = false
  }

  static let bits = 128

  private let list: WengertList
  private let slices: ForwardSlices
  private let doubles: [Double]

  /// Starts with the numbers in all slots.
  init(_ list: WengertList, _ slices: ForwardSlices, values: [Double]) {
    (self.list, self.slices, doubles) = (list, slices, values)
  }

  /// The number of every slot.
  private(set) lazy var values = Ball.withPrecision(Self.bits) {
    list.values(at: list.inputs.indices.map { Ball(doubles[$0]) })
  }

  /// What reverse mode's rules give for every slot.
  private lazy var adjoints = Ball.withPrecision(Self.bits) {
    list.adjoints(values: values, seed: .one, output: slices.output)
  }

  private lazy var tangents = SliceSweep(resting: values.map { NestedDual(constant: $0) })

  /// The value.
  var value: Ball { values[slices.output] }

  /// What reverse mode's rules give for the derivative by an input.
  func adjoint(of position: Int) -> Ball { adjoints[position] ?? .zero }

  /// What forward mode's rules give for the derivative along a slice.
  func tangent(along slice: ForwardSlice) -> Ball {
    defer { tangents.rest(slice) }
    let seed = NestedDual(value: values[slice.input], tangent: Ball.one)
    return Ball.withPrecision(Self.bits) { tangents.output(moving: slice, of: slices, to: seed) }.tangent
      ?? .zero
  }

  /// The first line of a slice at which a tangent leaves the range.
  func lineOfTangents(along slice: ForwardSlice) -> Departure? {
    defer { tangents.rest(slice) }
    var lines: [(slot: Int, tangent: Double)] = []
    duals.visit(slice, of: slices, from: Dual(value: doubles[slice.input], tangent: 1)) { slot, result in
      lines.append((slot, result.tangent))
    }
    duals.rest(slice)
    var shadows: [Ball] = []
    let seed = NestedDual(value: values[slice.input], tangent: Ball.one)
    Ball.withPrecision(Self.bits) {
      tangents.visit(slice, of: slices, from: seed) { _, result in shadows.append(result.tangent ?? .zero) }
    }
    return zip(lines, shadows).firstResult { line, shadow in
      self.lines[line.slot].flatMap { self.departure(line.tangent, shadow, of: "the tangent of ", at: $0) }
    }
  }

  private lazy var duals = SliceSweep(resting: doubles.map { Dual($0) })

  private lazy var lines = Dictionary(uniqueKeysWithValues: list.lines.map { ($0.result, $0) })

  /// The first line at which the value leaves the range.
  private(set) lazy var lineOfValue: Departure? =
    list.lines.firstResult { line in
      departure(doubles[line.result], values[line.result], of: "", at: line)
    }

  /// The first line, on the way back, at which an adjoint leaves the range.
  private(set) lazy var lineOfAdjoints: Departure? = {
    let plain = list.adjoints(values: doubles, seed: 1, output: slices.output)
    return list.lines.reversed().firstResult { line in
      departure(plain[line.result] ?? 0, adjoints[line.result] ?? .zero, of: "the adjoint of ", at: line)
    }
  }()

  /// Whether a number is out of range where its shadow is not what it says.
  func departure(_ x: Double, _ shadow: Ball, of what: String, at line: WengertList.Line) -> Departure? {
    func left(_ happened: String, isUnderflow: Bool) -> Departure {
      Departure(
        step: line.result, words: "\(what)\(line.formula(in: list)) \(happened)", isUnderflow: isUnderflow)
    }
    if !shadow.isFinite {
      // Beyond the exponents of balls; but a quotient may have been divided by 0.
      return what.isEmpty && x.isInfinite && line.primitive.growsWithoutPole
        ? left("overflows", isUnderflow: false) : nil
    }
    if shadow.containsZero && x.isFinite {
      let isTiny = x == 0 && !shadow.isZero && shadow.isZeroInDouble
      return isTiny ? left("underflows", isUnderflow: true) : nil
    }
    let size = shadow.midpoint.magnitude
    let isTooLarge = !x.isFinite && size > BigFloat(Double.greatestFiniteMagnitude)
    let isTooSmall = x.isFinite && !size.isZero && size < BigFloat(Double.leastNormalMagnitude)
    guard isTooLarge || isTooSmall, isTooLarge || BigFloat(x) != shadow.midpoint else {
      return nil
    }
    let truth = shadow.midpoint.decimal(digits: 3)
    return left("\(isTooLarge ? "overflows" : "underflows"): it is \(truth)", isUnderflow: !isTooLarge)
  }
}

extension Sequence {
  /// The first result that is not `nil`, each element being asked once.
  func firstResult<Result>(_ result: (Element) -> Result?) -> Result? {
    for element in self {
      if let found = result(element) { return found }
    }
    return nil
  }
}

extension Primitive {
  /// Whether an infinite value can only be an overflow: the function has no pole.
  fileprivate var growsWithoutPole: Bool {
    switch self {
    case .unary(.exp), .unary(.exp2), .unary(.expm1), .unary(.sinh), .unary(.cosh), .unary(.gamma): true
    default: false
    }
  }
}
