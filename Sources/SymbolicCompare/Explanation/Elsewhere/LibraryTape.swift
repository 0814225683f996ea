// After reading this file you know how another library's answer is computed without the library: its program is written
// down as it records it, and swept as it sweeps it.
//
// Idea. What an automatic differentiation answers is settled by two things: a table, the slope that it takes of each
// primitive, and an arithmetic, how it passes a derivative through that slope. At ordinary points both are forced. At a
// kink, an edge or a pole they are a choice, and the answer of a whole formula is these choices put together:
//
//     sqrt(relu(x)) at 0        slope of sqrt ∞, slope of relu 0          backwards   1·∞ = ∞, then cut by relu      0
//                                                                         forwards    1 cut by relu = 0, then 0·∞    nan
//
// Arithmetic. A derivative d is multiplied by a slope (0·∞ and 0·NaN are NaN), divided by a number, or cut: relu left of
// 0 answers 0 whatever d is. What does not depend on an input has no derivative at all, which is not the number 0.
//
// Certainty. Libraries round differently in the last digits. The sweep carries a bound of that, and an answer that such
// a digit could change is not known: none is guessed.

/// How a derivative passes through one operand of a step.
enum Factor {
  /// It is multiplied: 0·∞ is NaN.
  case times(Double)

  /// It is divided: 0/0 and ∞/∞ are NaN.
  case over(Double)

  /// It is replaced by 0, whatever it is.
  case cut
}

/// A program as another library records it, with the slopes that the library takes.
struct LibraryTape {
  /// What stands in a place of the program.
  enum Kind {
    /// A number of the host language, which no library sees as a variable.
    case number

    /// An array or a node that does not depend on an input.
    case constant

    /// What depends on an input.
    case active
  }

  /// A number that the program computes.
  struct Node {
    let value: Double
    let kind: Kind
    let links: [(node: Int, factor: Factor)]

    /// The number of the computation, the same for equal ones.
    let identity: Int

    /// Whether every library computes the same number to the last digit.
    let isExact: Bool

    /// Whether the slopes were computed from such numbers.
    let hasExactOperands: Bool
  }

  private(set) var nodes: [Node] = []

  /// Whether something depended on a digit that libraries round differently.
  private(set) var isUncertain = false

  /// A computation: its name and the identities of what it is applied to.
  private struct Computation: Hashable {
    let name: String
    let first: Int
    let second: Int
  }

  private var identities: [Computation: Int] = [:]

  subscript(node: Int) -> Node { nodes[node] }

  /// An input or a constant.
  mutating func leaf(_ value: Double, _ kind: Kind) -> Int {
    nodes.append(
      Node(
        value: value, kind: kind, links: [], identity: nodes.count, isExact: true, hasExactOperands: true))
    return nodes.count - 1
  }

  /// A step with the factor of each operand; of what depends on no input nothing is passed on.
  mutating func push(_ value: Double, _ links: (node: Int, factor: Factor)..., as name: String = "") -> Int {
    let active = links.filter { nodes[$0.node].kind == .active }
    let isExact = links.allSatisfy { nodes[$0.node].isExact }
    nodes.append(
      Node(
        value: value, kind: active.isEmpty ? .constant : .active, links: active,
        identity: identity(name, links.first?.node, links.last?.node), isExact: isExact && value.isShort,
        hasExactOperands: isExact))
    return nodes.count - 1
  }

  /// A step through which nothing passes, so that what follows does not depend on an input.
  mutating func pushInactive(_ value: Double) -> Int { leaf(value, .constant) }

  /// Equal computations have equal results in every library, whatever it rounds; one without a name is like no other.
  private mutating func identity(_ name: String, _ first: Int?, _ second: Int?) -> Int {
    guard !name.isEmpty, let first, let second else { return nodes.count }
    let computation = Computation(
      name: name, first: nodes[first].identity, second: nodes[second].identity)
    let identity = identities[computation] ?? nodes.count
    identities[computation] = identity
    return identity
  }

  /// A gate of `where(condition, a, b)`, which cuts what it does not let through: backwards, a 0 is sent into the closed branch.
  mutating func gate(_ step: LibraryStep) -> Int? {
    if step.x.isNaN { return nil }
    let isOpen = (step.x > 0) == (step.primitive == .binary(.ifPositive))
    return push(step.z, (step.second, isOpen ? .times(1) : .cut), as: step.primitive.name)
  }

  /// A remainder x − y·floor(x/y), multiplied: 1 and −floor(x/y).
  mutating func remainder(_ step: LibraryStep) -> Int? {
    guard step.y != 0, step.x.isFinite, step.y.isFinite else { return nil }
    let whole = (step.x / step.y).rounded(.down)
    compare(
      push(step.x / step.y, (step.first, .cut), (step.second, .cut)),
      leaf((step.x / step.y).rounded(), .constant))
    return push(step.z, (step.first, .times(1)), (step.second, .times(-whole)), as: "mod")
  }

  /// Says that the answer hangs on a comparison of two numbers.
  ///
  /// It is uncertain if they are nearly or quite equal without being equal for a reason.
  mutating func compare(_ a: Int, _ b: Int) {
    let (x, y) = (nodes[a], nodes[b])
    guard x.identity != y.identity, !(x.isExact && y.isExact) else { return }
    guard x.value.isFinite && y.value.isFinite else { return }
    if (x.value - y.value).magnitude <= 1e-9 * Swift.max(x.value.magnitude, y.value.magnitude) {
      isUncertain = true
    }
  }

  /// Says that a sum was computed: the digits that are left after a cancellation are every library's own.
  mutating func checkCancellation(_ sum: Double, of a: Int, _ b: Int) {
    let (x, y) = (nodes[a], nodes[b])
    guard x.identity != y.identity, !(x.isExact && y.isExact), sum.isFinite else { return }
    if sum.magnitude <= 1e-9 * Swift.max(x.value.magnitude, y.value.magnitude) { isUncertain = true }
  }
}

extension Double {
  /// Whether the number has few binary digits, so that it can be computed without rounding: 0, 1, 0.5, 3, ∞.
  var isShort: Bool { !isFinite || Double(Float(self)) == self }
}
