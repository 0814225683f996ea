// After reading this file you know how a kink is found, and what its two slopes are.
//
// Idea. At a kink the derivative does not exist, but the one-sided slopes do:
//
//     f′₊ = lim (f(x + h) − f(x))/h,  h ↓ 0        |x| at 0:  f′₋ = −1,  f′₊ = 1
//     f′₋ = lim (f(x) − f(x − h))/h,  h ↓ 0
//
// Algebra. The directional derivative f′(x; t) of a function put together from pieces obeys the chain rule,
// (f ∘ g)′(x; t) = f′(g(x); g′(x; t)). Forward mode computes it when its tangent is read as a direction: at 0,
// abs maps the tangent t to |t| and relu to max(t, 0); at a tie, max takes the larger tangent. One pass along
// +1 gives f′₊, one along −1 gives −f′₋. If they differ, the function has a kink at the point, and not merely
// a node that has one: x·|x| at 0 has the slopes 0 and 0.
//
// Source: Griewank & Walther, Evaluating Derivatives, 2nd edition, section 14.2.

/// A dual number whose tangent is a direction, so that a kink has a slope on each side.
struct Directional: Scalar {
  var dual: Dual

  /// What was met on the way to the number.
  var met: Corner = []

  /// Whether a function that jumps was met at its jump.
  var isAtJump: Bool { met.contains(.jump) }

  /// Where a function put together from pieces is not smooth.
  struct Corner: OptionSet {
    let rawValue: UInt8

    static let kink = Corner(rawValue: 1)
    static let jump = Corner(rawValue: 2)
  }

  init(_ dual: Dual, met: Corner = []) {
    self.dual = dual
    self.met = met
  }

  init(_ constant: Double) { dual = Dual(constant) }

  static func == (a: Self, b: Self) -> Bool { a.dual == b.dual }
  static func + (a: Self, b: Self) -> Self { Self(a.dual + b.dual, met: a.met.union(b.met)) }
  static func - (a: Self, b: Self) -> Self { Self(a.dual - b.dual, met: a.met.union(b.met)) }
  static func * (a: Self, b: Self) -> Self { Self(a.dual * b.dual, met: a.met.union(b.met)) }
  static func / (a: Self, b: Self) -> Self { Self(a.dual / b.dual, met: a.met.union(b.met)) }
  static prefix func - (a: Self) -> Self { Self(-a.dual, met: a.met) }

  static func apply(_ function: UnaryFunction, to x: Self) -> Self {
    let (value, tangent) = (x.dual.value, x.dual.tangent)
    var result = Self(Dual.apply(function, to: x.dual), met: x.met)
    guard value == 0, tangent != 0 else { return result }
    switch function {
    case .abs: result.bend(to: tangent.magnitude)
    case .relu: result.bend(to: tangent > 0 ? tangent : 0)
    case .sign, .heaviside: result.met.insert(.jump)
    default: break
    }
    return result
  }

  static func apply(_ function: BinaryFunction, to x: Self, _ y: Self) -> Self {
    let (a, b) = (x.dual, y.dual)
    var result = Self(Dual.apply(function, to: a, b), met: x.met.union(y.met))
    guard a.tangent != 0 || b.tangent != 0 else { return result }
    switch function {
    case .max where a.value == b.value: result.bend(to: Swift.max(a.tangent, b.tangent))
    case .min where a.value == b.value: result.bend(to: Swift.min(a.tangent, b.tangent))
    case .hypot where a.value == 0 && b.value == 0:
      result.bend(to: Double.apply(.hypot, to: a.tangent, b.tangent))
    case .atan2 where a.value == 0 && b.value < 0 && a.tangent != 0: result.met.insert(.jump)
    default: break
    }
    return result
  }

  /// Takes the slope on the side to which the direction points.
  private mutating func bend(to tangent: Double) {
    dual.tangent = tangent
    met.insert(.kink)
  }
}

extension Directional {
  /// The inputs of a pass along the variable at a position, towards larger values (1) or smaller ones (−1).
  static func inputs(at point: [Double], along position: Int, towards direction: Double) -> [Directional] {
    point.enumerated().map { index, x in
      Directional(Dual(value: x, tangent: index == position ? direction : 0))
    }
  }

  /// All slots of a trace, in a pass towards larger values of a variable and in one towards smaller ones.
  static func passes(
    through list: WengertList, at point: [Double], along position: Int
  ) -> (forward: [Directional], backward: [Directional]) {
    (
      list.values(at: inputs(at: point, along: position, towards: 1)),
      list.values(at: inputs(at: point, along: position, towards: -1))
    )
  }
}

/// The slopes of a function on both sides of a point, along one variable.
public struct OneSidedSlopes: Hashable, Sendable {
  /// The slope towards smaller values of the variable.
  public let left: Double

  /// The slope towards larger values of the variable.
  public let right: Double

  /// Whether the function jumps here, so that no slope says anything.
  public let isJump: Bool

  /// Whether the function is not differentiable here: it jumps, or the slopes differ beyond rounding.
  public var isKink: Bool {
    if isJump { return true }
    // At a cusp, such as that of √|x| at 0, a slope is infinite, and the comparison below would say nothing.
    if left.isInfinite || right.isInfinite { return left != right && !left.isNaN && !right.isNaN }
    return (left - right).magnitude > 0x1p-40 * Swift.max(left.magnitude, right.magnitude)
  }

  /// Whether a part of the function is at a kink of its own.
  let meetsKink: Bool

  /// The slopes of a function, given by its evaluation trace, along the variable at a position.
  ///
  /// - Complexity: two forward passes.
  init(of list: WengertList, at point: [Double], along position: Int) {
    let forward = list.value(at: Directional.inputs(at: point, along: position, towards: 1))
    let backward = list.value(at: Directional.inputs(at: point, along: position, towards: -1))
    right = forward.dual.tangent + 0  // −0 is 0
    left = 0 - backward.dual.tangent
    isJump =
      forward.isAtJump || backward.isAtJump || Self.jumpsBeside(list, at: point, along: position)
    meetsKink = forward.met.union(backward.met).contains(.kink)
  }

  /// Whether a function that jumps leaves its jump beside the point, though its operand has no slope: heaviside(y²) at 0
  /// is ½ there and 1 elsewhere, while heaviside(relu(−y)) at 1 stays ½.
  private static func jumpsBeside(_ list: WengertList, at point: [Double], along position: Int) -> Bool {
    let jumps = list.lines.filter { $0.primitive == .unary(.sign) || $0.primitive == .unary(.heaviside) }
    guard !jumps.isEmpty else { return false }
    let (values, depends) = (list.values(at: point), list.dependence(on: [position]))
    let met = jumps.filter { depends[$0.first] && values[$0.first] == 0 }
    guard !met.isEmpty else { return false }
    let step = 0x1p-26 * (point[position] == 0 ? 1 : point[position].magnitude)
    return [-step, step].contains { offset in
      var beside = point
      beside[position] += offset
      let values = list.values(at: beside)
      return met.contains { values[$0.first] != 0 }
    }
  }
}
